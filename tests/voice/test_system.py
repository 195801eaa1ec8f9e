"""The process with the plain voices: its lines, its levelling, and pyttsx3 behind its guards."""

import json
import math
import os
import threading
from array import array
from io import StringIO
from pathlib import Path

import pytest

from shared.voice import PhraseBook, espeak, system
from shared.voice.cache import Cache
from shared.voice.player import read
from shared.voice.recordings import bounds
from shared.voice.rendering import Rendering
from shared.voice.sound import LOUDNESS, RATE, loudness, seconds, silence, write_wav
from shared.voice.studio import SYSTEM
from shared.voice.system import EDGE, answer, main, trimmed

ASKED = {
    "id": 7,
    "language": "zh",
    "spoken": "dao4 san1 hao4 chuang1 kou3",
    "words": "到三号窗口",
    "text": "到3号窗口",
}

PATIENCE = 60.0  # an upper bound for a slow machine, never waited out


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


class Engine:
    """A system's own speech engine, as pyttsx3 drives it."""

    def __init__(self, finished: threading.Event) -> None:
        self._finished = finished
        self.asked: list[tuple[str, str]] = []
        self._voice = ""

    def setProperty(self, name: str, value: str) -> None:
        assert name == "voice"
        self._voice = value

    def save_to_file(self, words: str, name: str) -> None:
        self.asked.append((self._voice, words))
        write_wav(Path(name), tone(0.5))

    def runAndWait(self) -> None:
        self._finished.set()


@pytest.mark.parametrize(
    ("platform", "voice"),
    [
        ("win32", r"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Speech\Voices\Tokens\TTS_MS_ZH-CN_HUIHUI_11.0"),
        ("darwin", "com.apple.voice.compact.zh-CN.Tingting"),
        ("linux", "sit/cmn-latn-pinyin"),
    ],
)
def test_a_voice_that_reads_hanzi_gets_no_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, voice: str
) -> None:
    monkeypatch.setattr(system.sys, "platform", platform)
    one = object.__new__(system.Pyttsx3)
    one._voices, one._finished = ["com.apple.eloquence.fr-FR.Grandma", voice], threading.Event()
    one._engine = engine = Engine(one._finished)
    book = PhraseBook({"zh": "请{number}号|到{counter}号窗口"})
    for number, part in enumerate(
        (*book.call("A012", 12).sentences[0].parts, *book.notice({"zh": "¥200"}).sentences[0].parts)
    ):
        line = {"id": number, "language": "zh", "spoken": part.spoken, "words": part.words, "text": part.text}
        assert "error" not in answer(json.dumps({**line, "to": str(tmp_path / f"{number}.wav")}), one.render)
    pinyin = ["qing3 ei1 ling2 yi1 er4 hao4", "dao4 shi2 er4 hao4 chuang1 kou3", "er4 bai3 yuan2"]
    hanzi = ["请 A 零一二号", "到十二号窗口", "二百元"]
    assert engine.asked == [(voice, words) for words in (pinyin if platform == "linux" else hanzi)]


def test_pyttsx3_never_takes_a_voice_that_is_not_listed(tmp_path: Path) -> None:
    engine = object.__new__(system.Pyttsx3)
    engine._voices = ["gmw/fr"]
    with pytest.raises(espeak.NoVoice):
        engine.render("fr", "bonjour", "bonjour", tmp_path / "a.wav")


@pytest.mark.skipif(not espeak.voices(), reason="espeak-ng is not installed")
def test_pyttsx3_renders_through_its_guarded_process(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    rendering = Rendering((*SYSTEM, "pyttsx3"), system.voices, cache, starting=PATIENCE, rendering=PATIENCE)
    said = PhraseBook({"zh": "请{number}号|到{counter}号窗口", "en": "Ticket {number}"}).call("A012", 3)
    parts = [part for sentence in said.sentences for part in sentence.parts]
    rendering.wait(parts, PATIENCE)
    rendering.close()
    assert rendering.why == ""
    lengths = []
    for part in parts:
        found = cache.find(rendering.key(part) or "")
        assert found is not None, part.text
        samples = read(str(found))
        assert samples is not None
        assert loudness(samples) == pytest.approx(LOUDNESS, abs=1.5)
        low, high = bounds(part)
        assert low < seconds(samples) < high, "the words, whole and once"
        lengths.append(len(samples))
    assert len(set(lengths)) == len(parts), "each part is its own sound"
