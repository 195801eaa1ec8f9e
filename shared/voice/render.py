"""pyttsx3 behind the guards it needs (measured with 2.99 on espeak-ng 1.51).

One engine, one utterance at a time, always to a file: `say()` and queued files lose words, and `say()` after a file
stays silent. On espeak-ng `runAndWait()` comes back before the file is written; only the `finished-utterance` callback
tells that it is there.
"""

import sys
import tempfile
import threading
from array import array
from pathlib import Path
from typing import Any

import miniaudio
import pyttsx3

from shared.voice.sound import RATE

# espeak-ng's voices by preference; elsewhere (Windows, macOS) the first installed voice of the language is taken.
_VOICES = {"zh": ("sit/cmn-latn-pinyin",), "en": ("gmw/en-us", "gmw/en")}
_LANGUAGE_MARKS = {"zh": ("zh", "chinese", "mandarin"), "en": ("en-", "en_", "english")}
_WORDS_PER_MINUTE = 145
"""A little slower than talk: calls are heard across a hall."""
_PATIENCE = 8.0
"""Seconds an utterance may take to render; on two slow cores it takes 0.1."""

# How the letters are said in Mandarin, in syllables that exist in pinyin.
_LETTERS_ZH = {
    "A": "ei1",
    "B": "bi4",
    "C": "xi1",
    "D": "di4",
    "E": "yi4",
    "F": "ai2 fu5",
    "G": "ji4",
    "H": "ei2 chi5",
    "I": "ai4",
    "J": "zhei4",
    "K": "kei4",
    "L": "ai2 lou5",
    "M": "ai2 mu5",
    "N": "en1",
    "O": "ou1",
    "P": "pi4",
    "Q": "kiu4",
    "R": "a4 er5",
    "S": "ai2 si5",
    "T": "ti4",
    "U": "you4",
    "V": "wei1",
    "W": "da2 bu5 liu5",
    "X": "ai2 ke5 si5",
    "Y": "wai4",
    "Z": "zei4",
}


class NoVoice(Exception):
    """The engine has no voice for the language, or rendered nothing."""


def named(pinyin: str) -> str:
    """Pinyin whose capitals are replaced by the letters' Mandarin names."""
    return " ".join(_LETTERS_ZH.get(syllable, syllable) for syllable in pinyin.split(" "))


class Renderer:
    """Text to samples. Raises whatever pyttsx3 raises when no engine is installed."""

    def __init__(self) -> None:
        self._engine: Any = pyttsx3.init()
        self._engine.setProperty("rate", _WORDS_PER_MINUTE)
        self._finished = threading.Event()
        self._engine.connect("finished-utterance", lambda **_: self._finished.set())
        self._voices = [voice.id for voice in self._engine.getProperty("voices")]

    def reads_pinyin(self, language: str) -> bool:
        """Whether the voice of the language wants `Sentence.spoken`; a native voice reads hanzi better."""
        return language != "zh" or self._voice(language) in _VOICES["zh"]

    def render(self, text: str, language: str) -> "array[int]":
        """Samples of the text in the language's voice. Raises `NoVoice`."""
        voice = self._voice(language)
        self._engine.setProperty("voice", voice)
        with tempfile.TemporaryDirectory(prefix="tingtang-voice-") as folder:
            file = Path(folder) / "said.wav"
            self._finished.clear()
            self._engine.save_to_file(text, str(file))
            self._engine.runAndWait()
            if not self._finished.wait(_PATIENCE) or not file.exists():
                raise NoVoice(f"nothing rendered for {language}")
            sound = miniaudio.decode_file(str(file), miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=RATE)
        samples = array("h", sound.samples)
        if not any(samples):
            raise NoVoice(f"the voice {voice} rendered silence")
        return samples

    def _voice(self, language: str) -> str:
        # An unknown voice falls back to English without a word; so only voices seen in the list are asked for.
        for voice in _VOICES[language]:
            if voice in self._voices:
                return voice
        if not sys.platform.startswith("linux"):
            for voice in self._voices:
                if any(mark in voice.lower() for mark in _LANGUAGE_MARKS[language]):
                    return str(voice)
        raise NoVoice(f"no voice for {language}")
