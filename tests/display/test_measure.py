"""The figures for the benchmarks."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from display.measure import Measure
from shared.screens.measure import VARIABLE

NOON = datetime(2026, 6, 18, 4, tzinfo=UTC)


def told(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_nothing_is_printed_unasked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    Measure().shown(3, NOON, NOON)
    assert told(capsys) == []


@pytest.mark.parametrize(("speed", "ms"), [(1.0, 80.0), (60.0, 1.3), (0.0, 80.0)])
def test_real_milliseconds_whatever_the_speed_of_the_day(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], speed: float, ms: float
) -> None:
    monkeypatch.setenv(VARIABLE, "1")
    Measure().shown(3, NOON, NOON + timedelta(milliseconds=80), speed)
    assert told(capsys) == [{"event": "shown", "seq": 3, "ms": ms}]


def test_usable_is_told_once_with_the_frame_after_the_data(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(VARIABLE, "1")
    measure = Measure()
    measure.frame()
    measure.usable_with_next_frame()
    measure.frame()
    measure.frame()
    assert [one["event"] for one in told(capsys)] == ["usable"]


def test_each_call_that_sounds_tells_how_many_were_rendered_by_their_turn(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(VARIABLE, "1")
    Measure().sounding(3, NOON, NOON + timedelta(milliseconds=80), 10.0, asked=5, ready=4)
    assert told(capsys) == [{"event": "sounding", "seq": 3, "ms": 8.0, "asked": 5, "ready": 4}]
