"""Sound as plain samples: 16-bit mono at one rate, so that parts can be put one after another."""

import math
import os
import tempfile
import wave
from array import array
from functools import cache
from pathlib import Path
from typing import IO, Any

RATE = 24_000
"""Samples a second; what the neural voices render."""
FULL = 32_767
LOUDNESS = -20.0
"""Root mean square every part is brought to, in dB below full scale: chime and voices stand equally loud."""
PEAK = -1.0
"""No sample goes above this, in dB below full scale."""

WATCHDOG = 1.5
"""Seconds past a sound's own length and `TAIL` after which it counts as lost. Sound servers that die say nothing."""
TAIL = 0.5
"""Seconds of silence after a sound, longer than what a device buffers (up to 0.4 s seen): when the last of it is asked
for, the last word has left the loudspeaker."""


def silence(seconds: float) -> "array[int]":
    """Nothing, for so long."""
    return array("h", bytes(2 * round(seconds * RATE)))


def loudness(samples: "array[int]") -> float:
    """Root mean square in dB below full scale; minus infinity for silence."""
    if not samples:
        return -math.inf
    mean_square = math.fsum(sample * sample for sample in samples) / len(samples)
    return 10 * math.log10(mean_square / FULL**2) if mean_square else -math.inf


def levelled(samples: "array[int]") -> "array[int]":
    """The same sound at `LOUDNESS`, or as near as `PEAK` lets it come. Silence stays silence."""
    now = loudness(samples)
    if now == -math.inf:
        return samples
    top = max(abs(sample) for sample in samples)
    gain = min(10 ** ((LOUDNESS - now) / 20), FULL * 10 ** (PEAK / 20) / top)
    return array("h", (round(sample * gain) for sample in samples))


def seconds(samples: "array[int]") -> float:
    """How long the sound lasts."""
    return len(samples) / RATE


def write_wav(path: Path, samples: "array[int]") -> None:
    """Keep the sound as a WAV file."""
    with path.open("wb") as raw:
        _write(raw, samples.tobytes())


class Unwritable(Exception):
    """The disk refuses the sound: it is full, read-only, or gone."""


def write_whole(path: Path, frames: bytes) -> None:
    """A WAV file that appears whole or not at all. Raises `Unwritable`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as raw:
                _write(raw, frames)
            os.replace(name, path)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as problem:
        raise Unwritable(str(problem)) from problem


def refusal(asked: Any, problem: Exception) -> dict[str, Any]:
    """What a voice's process answers to a line that it could not do."""
    id = asked.get("id") if isinstance(asked, dict) else None
    told = {"id": id, "error": f"{type(problem).__name__}: {problem}"}
    return told | {"unwritable": True} if isinstance(problem, Unwritable) else told


def _write(raw: IO[bytes], frames: bytes) -> None:
    with wave.open(raw, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(frames)


@cache
def chime() -> "array[int]":
    """Our own chime: three falling bells of a major triad, 1.6 s, the last one left to ring.

    A struck bar: a strong fundamental and two weak, faster fading partials; each note fades in over 4 ms, since a
    sudden start clicks.
    """
    notes = ((783.99, 0.0), (659.26, 0.28), (523.25, 0.56))  # G5 E5 C5
    partials = ((1.0, 1.0, 3.2), (2.0, 0.22, 6.0), (3.0, 0.08, 9.0))
    length = 1.6
    mix = [0.0] * round(length * RATE)
    for pitch, start in notes:
        first = round(start * RATE)
        for index in range(first, len(mix)):
            t = (index - first) / RATE
            attack = min(1.0, t / 0.004)
            mix[index] += attack * sum(
                weight * math.exp(-decay * t) * math.sin(2 * math.pi * pitch * ratio * t)
                for ratio, weight, decay in partials
            )
    fade = round(0.1 * RATE)
    for step in range(fade):
        mix[-1 - step] *= step / fade
    top = max(abs(value) for value in mix)
    return levelled(array("h", (round(value / top * FULL) for value in mix)))
