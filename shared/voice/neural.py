"""The process that renders speech with the neural voices: one JSON line a request, one a reply.

Run as `python -m shared.voice.neural`. It says once what it can do::

    {"ready": true, "voices": {"zh": IDENTITY, "en": IDENTITY}}      or      {"ready": false, "why": "…"}

and then answers each request in its order, until its standard input ends::

    {"id": 7, "language": "zh", "spoken": "qing3 A …", "words": "请 A 零…", "text": "…", "to": "/path/file.wav"}
    {"id": 7, "seconds": 1.9, "took": 0.8}      or      {"id": 7, "error": "…"}

with `"unwritable": true` beside an error that is the disk's alone. The file appears whole or not at all. A model is
loaded when its language is first asked for.
"""

import contextlib
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from shared.voice import sound
from shared.voice.voices import voices

if TYPE_CHECKING:
    from shared.voice.kokoro import Samples

__all__ = ["main", "voices"]

_EDGE = 0.06
"""Seconds of quiet left before and after the words: parts are joined there, and soft consonants begin before."""
_FLOOR = 0.004
"""What counts as quiet, as a share of the loudest hundredth of a second: 48 dB below it."""

_renderers: dict[str, "Callable[[str], Samples]"] = {}


def keep_to_ourselves() -> None:
    """onnxruntime (1.32 seen) identifies the machine and reports to its makers, unless told not to before it is loaded.

    Both names it has had for that are set. What is said in a branch stays in the branch.
    """
    os.environ.update(ORT_DISABLE_TELEMETRY="1", ORT_TELEMETRY_DISABLED="1")


def _renderer(language: str) -> "Callable[[str], Samples]":
    if language not in _renderers:
        keep_to_ourselves()
        if language == "zh":
            from shared.voice.kokoro import Kokoro

            _renderers["zh"] = Kokoro().render
        elif language == "en":
            from shared.voice.english import English

            _renderers["en"] = English().render
        else:
            raise ValueError(f"no neural voice for {language}")
    return _renderers[language]


def trimmed(samples: "Samples") -> "Samples":
    """The words with a small margin of quiet at both ends; nothing when there is no sound."""
    import numpy as np

    frame = sound.RATE // 100
    count = len(samples) // frame
    loud = np.sqrt(np.mean(samples[: count * frame].reshape(count, frame) ** 2, axis=1)) if count else np.zeros(0)
    if not loud.any():
        return samples[:0]
    heard = np.flatnonzero(loud > _FLOOR * loud.max())
    margin = round(_EDGE * sound.RATE)
    first, last = heard[0] * frame, (heard[-1] + 1) * frame
    kept = samples[max(0, first - margin) : last + margin]
    before, after = max(0, margin - first), max(0, last + margin - len(samples))
    return np.pad(kept, (before, after))


def levelled(samples: "Samples") -> "Samples":
    """The same sound at `sound.LOUDNESS`, or as near as `sound.PEAK` lets it come."""
    import numpy as np

    level = float(np.sqrt(np.mean(np.square(samples, dtype=np.float64))))
    top = float(np.abs(samples).max())
    gain = min(10 ** (sound.LOUDNESS / 20) / level, 10 ** (sound.PEAK / 20) / top)
    return samples * np.float32(gain)


def render(language: str, spoken: str, to: Path) -> float:
    """Renders into a WAV file that appears whole; returns its seconds. Raises what words refuse; `Unwritable`."""
    import numpy as np

    samples = trimmed(_renderer(language)(spoken))
    if not len(samples):
        raise ValueError("the voice rendered silence")
    data = np.rint(levelled(samples) * sound.FULL).astype("<i2")
    sound.write_whole(to, data.tobytes())
    return len(data) / sound.RATE


def answer(line: str) -> dict[str, Any]:
    """The reply to one line. Whatever goes wrong is a reply too: the process outlives any request."""
    asked: dict[str, Any] = {}
    try:
        asked = json.loads(line)
        began = time.monotonic()
        seconds = render(asked["language"], asked["spoken"], Path(asked["to"]))
        return {"id": asked["id"], "seconds": round(seconds, 3), "took": round(time.monotonic() - began, 3)}
    except Exception as error:
        return sound.refusal(asked, error)


def step_back() -> None:
    """The screens go first: the lowest priority the system has.

    `TINGTANG_VOICE_PRIORITY=normal` is for a machine that other programs keep busy: nothing would be rendered there.
    """
    if os.environ.get("TINGTANG_VOICE_PRIORITY") == "normal":
        return
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), 0x40)  # IDLE_PRIORITY_CLASS
        return
    os.nice(19)
    if hasattr(os, "SCHED_IDLE"):
        with contextlib.suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))


def main(requests: TextIO, replies: TextIO) -> int:
    """Serves until `requests` ends."""

    def tell(reply: dict[str, Any]) -> None:
        replies.write(json.dumps(reply, ensure_ascii=False) + "\n")
        replies.flush()

    found = voices()
    if not found:
        tell({"ready": False, "why": "the extra `voice` is not installed"})
        return 1
    step_back()
    tell({"ready": True, "voices": found})
    for line in requests:
        if line.strip():
            tell(answer(line))
    return 0


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    # A library that prints must not break the lines: they go out on a copy, and print() goes to the log.
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        sys.exit(main(sys.stdin, out))
