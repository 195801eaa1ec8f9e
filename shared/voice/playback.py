"""Where a composed sound goes: the sound card, or a file."""

import threading
from array import array
from collections.abc import Generator
from pathlib import Path
from typing import Protocol

import miniaudio

from shared.voice.sound import RATE, seconds, silence, write_wav

WATCHDOG = 1.5
"""Seconds past a sound's own length after which it counts as lost. Sound servers that die say nothing."""


class NoDevice(Exception):
    """There is no device to play on."""


class Stalled(Exception):
    """The sound did not reach its end in time."""


class AudioOut(Protocol):
    """Plays one sound and returns when its end was reached. Raises `NoDevice` or `Stalled`."""

    def play(self, samples: "array[int]", name: str) -> None: ...


class CardOut:
    """The default playback device, opened anew for each sound so that a device that comes back is found."""

    def __init__(self, backends: list[miniaudio.Backend] | None = None) -> None:
        self._backends = backends or []

    def play(self, samples: "array[int]", name: str) -> None:  # noqa: ARG002
        ended = threading.Event()
        source = _frames(samples, ended)
        next(source)
        try:
            device = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=RATE,
                buffersize_msec=100,
                backends=self._backends,
            )
        except miniaudio.MiniaudioError as problem:
            raise NoDevice(str(problem)) from problem
        try:
            device.start(source)
            if not ended.wait(seconds(samples) + WATCHDOG):
                raise Stalled(f"{seconds(samples):.1f} s of sound did not end")
        except miniaudio.MiniaudioError as problem:
            raise NoDevice(str(problem)) from problem
        finally:
            device.close()


def _frames(samples: "array[int]", ended: threading.Event) -> Generator["array[int]", int, None]:
    # Silence as long as the device's buffers follows: handing over the last word is not yet having sounded it.
    whole = samples + silence(0.3)
    position = 0
    wanted = yield array("h")
    while position < len(whole):
        part = whole[position : position + wanted]
        position += wanted
        wanted = yield part
    ended.set()
    while True:
        wanted = yield array("h", bytes(2 * wanted))


class FileOut:
    """Each sound as a WAV file in a folder, in order: for machines without a sound card, and to look at in tests."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._count = len(list(folder.glob("*.wav")))

    def play(self, samples: "array[int]", name: str) -> None:
        self._count += 1
        write_wav(self._folder / f"{self._count:04d}-{name or 'notice'}.wav", samples)
