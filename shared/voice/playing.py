"""Sounds played in a process of their own, and guarded: whatever hangs or dies there, the caller gets an answer."""

import contextlib
import json
import logging
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shared.voice.announcement import Outcome
from shared.voice.lines import Crashed, Hung, Lines
from shared.voice.sound import TAIL, WATCHDOG

PLAYER = (sys.executable, "-m", "shared.voice.player")
COMPOSING = 10.0
"""Seconds a process may take to start, read the files and compose; beyond, it hangs."""
OPENING = 4.0
"""Seconds to open a device and hand over the first samples, two of them for a device that never asks."""


class Player:
    """Plays one sound at a time through a process that is killed and started anew when it hangs or crashes.

    `play` is for one thread; `cut` and `close` may come from any other.
    """

    def __init__(
        self,
        command: Sequence[str] = PLAYER,
        device: str | None = None,
        *,
        composing: float = COMPOSING,
        opening: float = OPENING,
        watchdog: float = 2 * WATCHDOG,
    ) -> None:
        # The process watches its own sound with WATCHDOG; this one is for a process that cannot any more.
        self._command = tuple(command)
        self._wanted = device
        self._composing = composing
        self._opening = opening
        self._watchdog = watchdog
        self._lock = threading.Lock()
        self._child: Lines | None = None
        self._playing = False
        self._stop: Outcome | None = None
        """Why the sound that plays was ended from outside."""
        self._closed = False
        self.device: str | None = None
        """Where the last sound went; None for the system's default device, also when the one asked for is missing."""

    def warm(self) -> None:
        """Starts the process ahead, so that the next sound need not wait for it. A failure shows when playing."""
        with contextlib.suppress(OSError, Crashed):
            self._ready()

    def play(
        self,
        number: str,
        files: Sequence[Path],
        pauses: Sequence[float],
        chime: bool = True,
        volume: float = 1.0,
        on_sound: Callable[[float], None] | None = None,
    ) -> Outcome:
        """Chime and files as one sound; returns when its end was heard, or with how it failed.

        `pauses` are seconds before each file; `volume` is 0–1, see `shared.voice.player.gain`. `on_sound` gets the
        seconds from this call to the first samples handed to the device. Files that are missing or broken are left out,
        and told as `Outcome.PARTLY`; without a usable one the chime sounds.
        """
        asked = time.monotonic()
        request = {
            "number": number,
            "chime": chime,
            "files": [str(file) for file in files],
            "pauses": list(pauses),
            "volume": volume,
            "device": self._wanted,
        }
        with self._lock:
            if self._closed:
                return Outcome.CLOSED
            self._playing, self._stop = True, None
        try:
            outcome = self._tried(request, asked, on_sound)
        finally:
            with self._lock:
                self._playing, self._stop = False, None
                closed = self._closed
            if closed:
                self._release()
        if outcome in (Outcome.TIMED_OUT, Outcome.ENGINE, Outcome.CUT):
            self._release()
            self.warm()
        return outcome

    def cut(self) -> None:
        """Silence at once: what plays ends as `Outcome.CUT`."""
        self._end(Outcome.CUT)

    def close(self) -> None:
        """Ends the process at once, whatever hangs; what plays ends as `Outcome.CLOSED`, and nothing plays any more."""
        with self._lock:
            self._closed = True
            idle = not self._playing
        if idle:
            self._release()
        else:
            self._end(Outcome.CLOSED)

    def _end(self, why: Outcome) -> None:
        with self._lock:
            if not self._playing:
                return
            self._stop = why
            child = self._child
        if child is not None:
            child.kill()

    def _tried(self, request: dict[str, Any], asked: float, on_sound: Callable[[float], None] | None) -> Outcome:
        for attempt in (1, 2):
            sounded = False

            def began() -> None:
                nonlocal sounded
                sounded = True
                if on_sound is not None:
                    on_sound(time.monotonic() - asked)

            try:
                return self._play(request, began)
            except (Hung, Crashed, OSError) as problem:
                self._release()
                if self._stop is not None:
                    return self._stop
                logging.getLogger(__name__).warning("the player failed on %s: %r", request["number"], problem)
                if isinstance(problem, Hung):
                    return Outcome.TIMED_OUT
                # A process that died while idle, or before a sound, costs the caller nothing: a fresh one plays it.
                if sounded or attempt == 2:
                    return Outcome.ENGINE
        raise AssertionError

    def _play(self, request: dict[str, Any], began: Callable[[], None]) -> Outcome:
        child = self._ready()
        child.ask(request)
        answer = child.answer(self._composing)
        try:
            length = float(answer["composed"])
            answer = child.answer(self._opening)
            sounding = "sounding" in answer
            if sounding:
                self.device = answer["device"]
        except (KeyError, TypeError, ValueError) as problem:
            raise Crashed from problem
        if sounding:
            began()
            answer = child.answer(length + TAIL + self._watchdog)
        try:
            return Outcome(answer["outcome"])
        except (KeyError, ValueError) as problem:
            raise Crashed from problem

    def _ready(self) -> Lines:
        # Under the lock: `close` and `cut` see either the process they have to kill, or a player that starts no more.
        with self._lock:
            if self._closed or self._stop is not None:
                raise Crashed
            if self._child is None:
                self._child = Lines(self._command)
            return self._child

    def _release(self) -> None:
        with self._lock:
            child, self._child = self._child, None
        if child is not None:
            child.release()


@dataclass(frozen=True, slots=True)
class Equipment:
    """What this machine can sound on."""

    backend: str | None
    """PulseAudio, ALSA, WASAPI, …; None when nothing opens."""
    devices: tuple[str, ...]
    default: str | None
    opens: bool
    why: str
    """Why it does not open; empty when it does."""


def equipment(device: str | None = None, patience: float = COMPOSING) -> Equipment:
    """Looks in a process of its own, since a sound server that hangs would hang the caller."""
    command = (*PLAYER, "--examine", *((device,) if device else ()))
    try:
        told = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            timeout=patience,
            creationflags=_flags(),
        ).stdout
        facts = json.loads(told)
        return Equipment(facts["backend"], tuple(facts["devices"]), facts["default"], facts["opens"], facts["why"])
    except subprocess.TimeoutExpired:
        return Equipment(None, (), None, False, "the sound server does not answer")
    except (OSError, ValueError, KeyError) as problem:
        return Equipment(None, (), None, False, f"the player does not start: {problem}")


def devices() -> list[str]:
    """The playback devices by name."""
    return list(equipment().devices)


def _flags() -> int:
    # No console window on Windows.
    return int(getattr(subprocess, "CREATE_NO_WINDOW", 0))
