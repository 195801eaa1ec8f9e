"""The process with the plain voices: `python -m shared.voice.system espeak|pyttsx3`.

Speaks the lines of `shared.voice.neural`. It also trims and levels: loops over samples have no place in the display's
process. Each engine has a process of its own, so that pyttsx3, which may hang, takes nothing with it.

pyttsx3 is used behind the guards it needs (measured with 2.99 on espeak-ng 1.51): one engine, one utterance at a time,
always to a file. `say()` and queued files lose words, and `say()` after a file stays silent. On espeak-ng
`runAndWait()` comes back before the file is written; only `finished-utterance` tells that it is there.
"""

import contextlib
import json
import os
import sys
import threading
import time
from array import array
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TextIO

from shared.voice import espeak
from shared.voice.espeak import NoVoice
from shared.voice.mandarin import named
from shared.voice.sound import RATE, levelled, refusal, seconds, write_whole

RULES = 2
"""Raised whenever pyttsx3 is made to say the same words in another way."""
EDGE = 0.06
"""Seconds of quiet left at both ends, where parts are joined."""

# espeak-ng's voices by preference; elsewhere (Windows, macOS) the first installed voice of the language is taken.
_VOICES = {"zh": ("sit/cmn-latn-pinyin", "sit/cmn-Latn-pinyin"), "en": ("gmw/en-us", "gmw/en-US", "gmw/en")}
_LANGUAGE_MARKS = {"zh": ("zh", "chinese", "mandarin"), "en": ("en-", "en_", "english")}
_WORDS_PER_MINUTE = 145
_PATIENCE = 8.0
"""Seconds an utterance may take to render; on two slow cores it takes 0.1."""
_QUIET = 0.004
"""What counts as quiet, as a share of the loudest sample: 48 dB below it."""

Render = Callable[[str, str, str, Path], None]
"""Language, as it is said, the same in hanzi, the file to write."""


def voices() -> dict[str, str]:
    """Language → identity of pyttsx3's voices, as far as can be told without starting it."""
    if find_spec("pyttsx3") is None:
        return {}
    return dict.fromkeys(_VOICES, f"pyttsx3 {sys.platform} {_WORDS_PER_MINUTE} r{RULES}")


class Pyttsx3:
    """Text to a file. Raises whatever pyttsx3 raises when no engine is installed."""

    def __init__(self) -> None:
        import pyttsx3

        self._engine: Any = pyttsx3.init()
        self._engine.setProperty("rate", _WORDS_PER_MINUTE)
        self._finished = threading.Event()
        self._engine.connect("finished-utterance", lambda **_: self._finished.set())
        self._voices = [str(voice.id) for voice in self._engine.getProperty("voices")]

    def render(self, language: str, spoken: str, words: str, to: Path) -> None:
        """Raises `NoVoice`."""
        voice = self._voice(language)
        if language == "zh":
            # Our pinyin is for espeak-ng's voice; a native one reads hanzi better, but A012 as 十二.
            spoken = named(spoken) if voice in _VOICES["zh"] else words
        self._engine.setProperty("voice", voice)
        self._finished.clear()
        self._engine.save_to_file(spoken, str(to))
        self._engine.runAndWait()
        if not self._finished.wait(_PATIENCE) or not to.exists():
            raise NoVoice(f"pyttsx3 rendered nothing for {language}")

    def _voice(self, language: str) -> str:
        # An unknown voice falls back to English without a word; so only voices seen in the list are asked for.
        for voice in _VOICES.get(language, ()):
            if voice in self._voices:
                return voice
        if not sys.platform.startswith("linux"):
            for voice in self._voices:
                if any(mark in voice.lower() for mark in _LANGUAGE_MARKS.get(language, ())):
                    return voice
        raise NoVoice(f"pyttsx3 has no voice for {language}")


def trimmed(samples: "array[int]") -> "array[int]":
    """The words with a small margin of quiet at both ends; nothing when there is no sound."""
    if not samples:
        return samples
    floor = _QUIET * max(abs(sample) for sample in samples)
    loud = [index for index, sample in enumerate(samples) if abs(sample) > floor]
    if not loud:
        return array("h")
    margin = round(EDGE * RATE)
    before, after = max(0, margin - loud[0]), max(0, loud[-1] + 1 + margin - len(samples))
    kept = samples[max(0, loud[0] - margin) : loud[-1] + 1 + margin]
    return array("h", bytes(2 * before)) + kept + array("h", bytes(2 * after))


def decoded(path: Path) -> "array[int]":
    """A sound file of any rate as samples of ours. Raises `NoVoice` for what is none."""
    import miniaudio

    try:
        sound = miniaudio.decode_file(str(path), miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=RATE)
    except miniaudio.MiniaudioError as problem:
        raise NoVoice(f"no sound in {path.name}: {problem}") from problem
    return array("h", sound.samples)


def finish(raw: Path, to: Path) -> float:
    """Trims, levels and writes so that the file appears whole. Returns its seconds. Raises `NoVoice`, `Unwritable`."""
    samples = levelled(trimmed(decoded(raw)))
    if not samples:
        raise NoVoice("the voice rendered silence")
    write_whole(to, samples.tobytes())
    return seconds(samples)


def answer(line: str, render: Render) -> dict[str, Any]:
    """The reply to one line. Whatever goes wrong is a reply too."""
    asked: dict[str, Any] = {}
    try:
        asked = json.loads(line)
        began = time.monotonic()
        to = Path(asked["to"])
        # Beside the result: this process may be killed at any moment, and what it leaves in the cache is cleared there.
        raw = to.with_name(f"{to.stem}-raw.part")
        try:
            render(asked["language"], asked["spoken"], asked.get("words", ""), raw)
            length = finish(raw, to)
        finally:
            raw.unlink(missing_ok=True)
        return {"id": asked["id"], "seconds": round(length, 3), "took": round(time.monotonic() - began, 3)}
    except Exception as error:  # pyttsx3 raises whatever its driver does
        return refusal(asked, error)


def engine(name: str) -> tuple[Render, dict[str, str]]:
    """How to render with an engine, and its voices. Raises when it is not there."""
    if name == "espeak":
        found = espeak.voices()
        if not found:
            raise NoVoice("espeak-ng is not installed")
        return (lambda language, spoken, words, to: espeak.render(language, spoken, to)), found  # noqa: ARG005
    return Pyttsx3().render, voices()


def main(name: str, requests: TextIO, replies: TextIO) -> int:
    """Serves until `requests` ends."""

    def tell(reply: dict[str, Any]) -> None:
        replies.write(json.dumps(reply, ensure_ascii=False) + "\n")
        replies.flush()

    try:
        render, found = engine(name)
    except Exception as problem:
        tell({"ready": False, "why": f"{type(problem).__name__}: {problem}"})
        return 1
    tell({"ready": True, "voices": found})
    for line in requests:
        if line.strip():
            tell(answer(line, render))
    return 0


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    # pyttsx3 prints to stdout; the answers keep the real one for themselves.
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        code = main(sys.argv[1], sys.stdin, out)
        out.flush()
        os._exit(code)  # at once: an engine's own threads do not end with it
