"""`tingtang status` on the displays: which runs, which speaks, on what, how well."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from shared.lobby.displays import LOST_AFTER, DisplayHealth
from shared.operations import Lobby, display_is, open_lobby
from shared.store.database import Store
from shared.store.displays import DisplayRow
from tests.cli.conftest import Run

SPEAKER = DisplayHealth(
    place="东侧大屏",
    host="hall",
    speaks=True,
    voice="espeak",
    device="USB Audio",
    backlog=2,
    last="failed: timed out",
    asked=8,
    ready=6,
    trouble="onnxruntime is missing",
)
Hang = Callable[..., None]


@pytest.fixture
def hang(tingtang: Run) -> Hang:
    """`hang(health, silent=seconds)`: one more display of the branch."""

    def up(*health: DisplayHealth, silent: float = 0.0) -> None:
        store = Store(os.environ["TINGTANG_STORE"])
        lobby: Lobby = open_lobby(store, actor="display")
        for one in health:
            display_is(lobby, one.place, one)
        with store.writing() as session:
            session.execute(update(DisplayRow).values(seen_at=datetime.now(UTC) - timedelta(seconds=silent)))
        store.close()

    return up


def lines(tingtang: Run) -> list[str]:
    return [line for line in tingtang("status", json=False).out.splitlines() if "(hall)" in line]


def test_the_speaker_tells_how_it_speaks(tingtang: Run, hang: Hang) -> None:
    hang(SPEAKER)
    assert lines(tingtang) == [
        "  东侧大屏 (hall)  espeak-ng · espeak-ng  在播报 speaks, USB Audio  6/8 提前合成 rendered ahead"
        "  没播出来：音箱断了 · No sound: device lost  onnxruntime is missing"
    ]
    (told,) = tingtang("status").data["displays"]
    assert told.pop("seen_seconds_ago") >= 0
    assert told == {
        "place": "东侧大屏",
        "host": "hall",
        "state": "running",
        "speaks": True,
        "voice": "espeak",
        "device": "USB Audio",
        "backlog": 2,
        "last": "failed: timed out",
        "calls": 8,
        "rendered_before_called": 6,
        "trouble": "onnxruntime is missing",
    }


def test_those_that_do_not_speak(tingtang: Run, hang: Hang) -> None:
    hang(
        DisplayHealth(place="1", host="hall", voice="standby"),
        DisplayHealth(place="2", host="hall", voice="resting", last="failed: no device"),
        DisplayHealth(place="3", host="hall"),
        DisplayHealth(place="4", host="hall", speaks=True, voice="recorded"),
    )
    assert lines(tingtang) == [
        "  1 (hall)  待命 · standby",
        "  2 (hall)  没有声音，已让出 · no sound, gave way  没播出来：没有音箱 · No sound: no device",
        "  3 (hall)  不播报 · shows only",
        "  4 (hall)  真人录音 · recordings  在播报 speaks, 默认音箱 default device  0/0 提前合成 rendered ahead",
    ]
    assert [one["trouble"] for one in tingtang("status").data["displays"]] == [None] * 4


def test_one_that_is_lost(tingtang: Run, hang: Hang) -> None:
    hang(SPEAKER, silent=LOST_AFTER + 75)
    assert lines(tingtang)[0].startswith("  东侧大屏 (hall)  没有回应 lost, 2 min  espeak-ng")
    (told,) = tingtang("status").data["displays"]
    assert (told["state"], told["seen_seconds_ago"] >= LOST_AFTER) == ("lost", True)
