"""Where a composed sound goes: the sound card, or a file."""

import contextlib
import time
from array import array
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any, Protocol

import miniaudio

from shared.voice.sound import RATE, TAIL, WATCHDOG, seconds, silence, write_wav

BUFFER = 100
"""Milliseconds a device asks for at a time; it holds three of them."""
BACKENDS = tuple(
    miniaudio.Backend[name] for name in ("WASAPI", "DSOUND", "WINMM", "COREAUDIO", "PULSEAUDIO", "ALSA", "JACK")
)
"""What sounds, best first; miniaudio's own order ends with a device that swallows everything and calls it played."""


class NoDevice(Exception):
    """There is no device to play on, or one that takes sound without sounding it."""


class Stalled(Exception):
    """The sound did not reach its end in time. Its device may hang when touched: the process should end."""


class AudioOut(Protocol):
    """Plays one sound and returns when its end was reached. Raises `NoDevice` or `Stalled`.

    `on_sound` gets the name of the device (None: the system's default) as soon as it took the first samples.
    """

    def play(
        self,
        samples: "array[int]",
        name: str,
        device: str | None = None,
        on_sound: Callable[[str | None], None] | None = None,
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class Device:
    """A playback device as one backend lists it."""

    name: str
    default: bool
    backend: miniaudio.Backend
    id: Any
    """Belongs to the backend."""


def listed(backends: Sequence[miniaudio.Backend] = BACKENDS) -> list[Device]:
    """The playback devices of the first backend that works here; empty without any."""
    for backend in backends:
        try:
            found = _Listing([backend]).get_playbacks()
        except miniaudio.MiniaudioError:
            continue
        return [Device(each["name"], each["default"], backend, each["id"]) for each in found]
    return []


def named(wanted: str, devices: Sequence[Device]) -> Device | None:
    """The device of that name; else the first whose name contains it, whatever the case."""
    folded = wanted.strip().casefold()
    if not folded:
        return None
    exact = (device for device in devices if device.name == wanted)
    part = (device for device in devices if folded in device.name.casefold())
    return next(exact, None) or next(part, None)


def examine(device: str | None = None) -> dict[str, Any]:
    """For the doctor: the backend, the devices by name, the default one, and whether opening works.

    `opens` is about `device`, or the default one where `device` is None or missing; `why` is empty when it opens.
    """
    devices = listed()
    wanted = named(device or "", devices)
    facts: dict[str, Any] = {
        "devices": [each.name for each in devices],
        "default": next((each.name for each in devices if each.default), None),
    }
    try:
        opened = _Device(wanted, BACKENDS) if wanted else _default(BACKENDS)
    except miniaudio.MiniaudioError as problem:
        return facts | {"backend": None, "opens": False, "why": str(problem)}
    opened.close()
    return facts | {"backend": opened.backend, "opens": True, "why": ""}


class CardOut:
    """A playback device, opened anew for each sound so that a device that comes back is found.

    The device asked for by name is looked for each time; while it is missing, the default one sounds, or with `only`
    nothing: what is for one person's ears is not said to a room.
    """

    def __init__(self, backends: Sequence[miniaudio.Backend] = BACKENDS, *, only: bool = False) -> None:
        self._backends = backends
        self._only = only
        self._stalled: list[_Device] = []

    def play(
        self,
        samples: "array[int]",
        name: str,  # noqa: ARG002
        device: str | None = None,
        on_sound: Callable[[str | None], None] | None = None,
    ) -> None:
        feed = _Feed(samples)
        opened, where = self._open(device)
        opened.stop_callback = feed.stopped.set
        try:
            try:
                opened.start(feed.frames())
            except miniaudio.MiniaudioError as problem:
                raise NoDevice(str(problem)) from problem
            feed.follow(lambda: on_sound(where) if on_sound else None)
        except Stalled:
            self._stalled.append(opened)  # to close it could wait for ever for a sound server that hangs
            raise
        except NoDevice:
            opened.close()
            raise
        opened.close()

    def _open(self, wanted: str | None) -> tuple["_Device", str | None]:
        found = named(wanted, listed(self._backends)) if wanted else None
        if found:
            with contextlib.suppress(miniaudio.MiniaudioError):  # gone since, or busy
                return _Device(found, self._backends), found.name
        if wanted and self._only:
            raise NoDevice(f"there is no device called {wanted}")
        try:
            return _default(self._backends), None
        except miniaudio.MiniaudioError as problem:
            raise NoDevice(str(problem)) from problem


class _Feed:
    """Hands one sound over, and watches that it is taken, in time but not too fast."""

    def __init__(self, samples: "array[int]") -> None:
        self._length = seconds(samples)
        self._whole = samples + silence(TAIL)
        self._began = Event()
        self._ended = Event()
        self._asked = 0.0
        self.stopped = Event()
        """Set by some backends when the device goes away; by others never."""

    def frames(self) -> Generator["array[int]", int, None]:
        """A started generator as miniaudio wants it; runs on its thread."""
        frames = self._frames()
        next(frames)
        return frames

    def _frames(self) -> Generator["array[int]", int, None]:
        whole, position = self._whole, 0
        wanted = yield array("h")
        while True:
            self._asked = time.monotonic()
            part = whole[position : position + wanted]
            position += wanted
            part.frombytes(bytes(2 * (wanted - len(part))))
            self._began.set()
            if position >= len(whole):
                self._ended.set()
            wanted = yield part

    def follow(self, began: Callable[[], None]) -> None:
        """Returns at the end of the sound. Calls `began` once the first samples were handed over."""
        start = time.monotonic()
        self._asked = start
        if not self._began.wait(TAIL + WATCHDOG):
            raise Stalled("the device never asked for a sample")
        began()
        # A device that slept may need a second to wake after it filled its buffer: less patience would lose words.
        while not self._ended.wait(0.1):
            now = time.monotonic()
            if self.stopped.is_set() or now - self._asked > TAIL + WATCHDOG:
                raise Stalled("the device asks for no more samples")
            if now - start > seconds(self._whole) + WATCHDOG:
                raise Stalled(f"{self._length:.1f} s of sound did not end")
        if time.monotonic() - start < self._length / 2:
            raise NoDevice("the device takes sound faster than it could sound it")


class _Device(miniaudio.PlaybackDevice):  # type: ignore[misc]
    """A playback device that gives its connection back: miniaudio 1.71 keeps one for each device ever opened, and
    PulseAudio takes no more than 64."""

    _connection: Any = None

    def __init__(self, device: Device | None, backends: Sequence[miniaudio.Backend]) -> None:
        try:
            super().__init__(
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=RATE,
                buffersize_msec=BUFFER,
                device_id=device.id if device else None,
                backends=[device.backend] if device else list(backends),
                app_name="Tingtang",
            )
        except miniaudio.MiniaudioError:
            # It refers to itself: left alone it would keep its connection until some collection of cyclic garbage.
            self.close()
            raise

    def _make_context(self, *args: Any) -> Any:
        self._connection = super()._make_context(*args)
        return self._connection

    def close(self) -> None:
        super().close()
        if self._connection is not None:
            miniaudio.lib.ma_context_uninit(self._connection)
            self._connection = None


def _default(backends: Sequence[miniaudio.Backend]) -> _Device:
    """The default device, opened. Raises MiniaudioError."""
    if miniaudio.Backend.PULSEAUDIO in backends and _bare():
        # Opening it would fail, and miniaudio 1.71 then never gives back the connection that it made for it.
        raise miniaudio.MiniaudioError("PulseAudio has no device to play on")
    return _Device(None, backends)


def _bare() -> bool:
    """Whether PulseAudio runs and has nothing to play on."""
    try:
        return not _Listing([miniaudio.Backend.PULSEAUDIO]).get_playbacks()
    except miniaudio.MiniaudioError:
        return False


class _Listing(miniaudio.Devices):  # type: ignore[misc]
    """Lists without the formats: asking for them opens every device, and one that is busy fails the whole list."""

    def _get_info(self, device_type: Any, device_info: Any) -> dict[str, Any]:  # noqa: ARG002
        return {"default": bool(device_info.isDefault)}


class FileOut:
    """Each sound as a WAV file in a folder, in order: for machines without a sound card, and to look at in tests."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._count = len(list(folder.glob("*.wav")))

    def play(
        self,
        samples: "array[int]",
        name: str,
        device: str | None = None,  # noqa: ARG002
        on_sound: Callable[[str | None], None] | None = None,
    ) -> None:
        self._count += 1
        if on_sound:
            on_sound(None)
        write_wav(self._folder / f"{self._count:04d}-{name or 'notice'}.wav", samples)
