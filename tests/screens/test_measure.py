"""What a screen tells those who measure it."""

from __future__ import annotations

import json

import pytest

from shared.screens import measure


def test_a_line_is_told_only_to_those_who_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(measure.VARIABLE, raising=False)
    measure.tell_usable()
    assert capsys.readouterr().out == ""
    monkeypatch.setenv(measure.VARIABLE, "1")
    measure.tell("shown", seq=3, ms=80.5)
    measure.tell_usable()
    shown, usable = map(json.loads, capsys.readouterr().out.splitlines())
    assert shown == {"event": "shown", "seq": 3, "ms": 80.5}
    assert usable["event"] == "usable"
    assert usable["seconds"] > 0


def test_a_process_only_grows_older(monkeypatch: pytest.MonkeyPatch) -> None:
    first = measure.process_age()
    assert 0 < first <= measure.process_age()
    # Where the system does not tell: since the import.
    monkeypatch.setattr(measure, "Path", lambda _: (_ for _ in ()).throw(OSError))
    monkeypatch.setattr(measure, "_IMPORTED", -1.0)
    assert measure.process_age() > 1.0
