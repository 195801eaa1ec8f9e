"""The process with the plain voices: its lines, its levelling, and pyttsx3 behind its guards."""

import json
import math
import os
from array import array
from io import StringIO
from pathlib import Path

import pytest

from shared.voice import espeak, system
from shared.voice.player import read
from shared.voice.sound import LOUDNESS, RATE, loudness, seconds, silence, write_wav
from shared.voice.system import EDGE, answer, main, trimmed

ASKED = {"id": 7, "language": "zh", "spoken": "dao4 san1 hao4 chuang1 kou3", "text": "到3号窗口"}


def tone(length: float, value: int = 2000) -> "array[int]":
    return array("h", (round(value * math.sin(index / 8)) for index in range(round(length * RATE))))


def test_words_are_trimmed_levelled_and_whole(tmp_path: Path) -> None:
    def render(language: str, spoken: str, text: str, to: Path) -> None:
        write_wav(to, silence(0.5) + tone(1.0) + silence(0.7))

    told = answer(json.dumps({**ASKED, "to": str(tmp_path / "a.wav")}), render)
    assert told["id"] == 7
    samples = read(str(tmp_path / "a.wav"))
    assert samples is not None
    assert seconds(samples) == pytest.approx(1.0 + 2 * EDGE, abs=0.01)
    assert loudness(samples) == pytest.approx(LOUDNESS, abs=0.1)
    assert [path.name for path in tmp_path.iterdir()] == ["a.wav"]


def test_a_margin_is_added_where_there_was_none() -> None:
    assert seconds(trimmed(tone(0.5))) == pytest.approx(0.5 + 2 * EDGE, abs=0.001)
    assert not trimmed(silence(1.0))
    assert not trimmed(array("h"))


@pytest.mark.parametrize("fault", ["raises", "silence", "nothing", "no sound"])
def test_what_goes_wrong_is_an_answer(tmp_path: Path, fault: str) -> None:
    def render(language: str, spoken: str, text: str, to: Path) -> None:
        if fault == "raises":
            raise RuntimeError("the driver")
        if fault == "silence":
            write_wav(to, silence(1.0))
        if fault == "no sound":
            to.write_bytes(b"hello")

    told = answer(json.dumps({**ASKED, "to": str(tmp_path / "a.wav")}), render)
    assert told["id"] == 7
    assert told["error"]
    assert not (tmp_path / "a.wav").exists()
    assert "error" in answer("nonsense", render)


def test_a_disk_that_refuses_is_told_apart_from_an_engine_that_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def render(language: str, spoken: str, text: str, to: Path) -> None:
        write_wav(to, tone(1.0))

    def full(source: str, target: Path) -> None:
        raise OSError(28, "No space left on device")

    def no_model(language: str, spoken: str, text: str, to: Path) -> None:
        raise OSError(28, "No space left on device")

    asked = json.dumps({**ASKED, "to": str(tmp_path / "a.wav")})
    assert "unwritable" not in answer(asked, no_model)
    monkeypatch.setattr(os, "replace", full)
    assert answer(asked, render)["unwritable"] is True
    assert list(tmp_path.iterdir()) == []


def test_an_engine_that_is_missing_says_so_and_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(espeak, "voices", dict)
    replies = StringIO()
    assert main("espeak", StringIO(), replies) == 1
    assert json.loads(replies.getvalue())["ready"] is False


def test_pyttsx3_never_takes_a_voice_that_is_not_listed(tmp_path: Path) -> None:
    engine = object.__new__(system.Pyttsx3)
    engine._voices = ["gmw/fr"]
    with pytest.raises(espeak.NoVoice):
        engine.render("fr", "bonjour", "bonjour", tmp_path / "a.wav")
