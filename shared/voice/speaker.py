"""A speaker that never makes its caller wait and always tells how it went."""

import contextlib
import json
import logging
import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Protocol

from shared.voice.announcement import Announcement, Outcome
from shared.voice.playback import WATCHDOG

ENGINE = (sys.executable, "-m", "shared.voice.engine")
RENDERING = 20.0
"""Seconds a process may take to start and render; beyond, it hangs."""

Done = Callable[[Announcement, Outcome], None]


class Speaker(Protocol):
    """Speaks announcements one after another, first come first served. No method waits for sound."""

    def say(self, announcement: Announcement) -> None:
        """Queues it. One that still waits for the same ticket is replaced, at its place in the queue."""

    def drop(self, number: str) -> None:
        """Takes a ticket's call out of the queue; a phrase that has begun is never cut."""

    def close(self) -> None:
        """Ends it within seconds, whatever hangs."""


class SilentSpeaker:
    """Says nothing and says so; for a wall whose sound is elsewhere."""

    def __init__(self, on_done: Done) -> None:
        self._on_done = on_done

    def say(self, announcement: Announcement) -> None:
        self._on_done(announcement, Outcome.MUTED)

    def drop(self, number: str) -> None:
        pass

    def close(self) -> None:
        pass


class _Hung(Exception):
    """The engine's process did not answer in time."""


class _Crashed(Exception):
    """The engine's process ended, or answered nonsense."""


class _Engine:
    """One running engine process. Its answers come through a queue, so that waiting for one can have an end."""

    def __init__(self, command: Sequence[str]) -> None:
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        self._answers: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, name="voice-answers", daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._answers.put(line)
        self._answers.put(None)

    def ask(self, announcement: Announcement) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(asdict(announcement)) + "\n")
            self._process.stdin.flush()
        except OSError as problem:
            raise _Crashed from problem

    def answer(self, key: str, patience: float) -> Any:
        try:
            line = self._answers.get(timeout=patience)
        except queue.Empty:
            raise _Hung from None
        try:
            return json.loads(line or "")[key]
        except (ValueError, KeyError, TypeError):
            raise _Crashed from None

    def kill(self) -> None:
        """Ends the process and everything held for it; safe to call twice and from another thread."""
        self._process.kill()
        self._process.wait()

    def release(self) -> None:
        """Kills, then closes the pipes; only for the thread that asks."""
        self.kill()
        self._reader.join()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            with contextlib.suppress(OSError):  # an unsent line for a process that is gone
                pipe.close()


class GuardedSpeaker:
    """Speaks through a process of its own, which is killed and started anew when it hangs or crashes.

    `on_done` is called once for every announcement, on the speaker's thread (for what never reached the engine, on the
    thread that dropped or replaced it).
    """

    def __init__(
        self,
        on_done: Done,
        *,
        engine: Sequence[str] = ENGINE,
        rendering: float = RENDERING,
        watchdog: float = 2 * WATCHDOG,
    ) -> None:
        # The engine watches its own playback with WATCHDOG; this one is for an engine that cannot any more.
        self._on_done = on_done
        self._command = tuple(engine)
        self._rendering = rendering
        self._watchdog = watchdog
        self._waiting: deque[Announcement] = deque()
        self._changed = threading.Condition()
        self._closed = False
        self._engine: _Engine | None = None
        self._thread = threading.Thread(target=self._run, name="speaker", daemon=True)
        self._thread.start()

    def say(self, announcement: Announcement) -> None:
        outcome: tuple[Announcement, Outcome] | None = None
        with self._changed:
            if self._closed:
                outcome = announcement, Outcome.CLOSED
            else:
                place = self._place(announcement.number)
                if place is None:
                    self._waiting.append(announcement)
                else:
                    outcome = self._waiting[place], Outcome.REPLACED
                    self._waiting[place] = announcement
                self._changed.notify_all()
        if outcome:
            self._on_done(*outcome)

    def drop(self, number: str) -> None:
        with self._changed:
            place = self._place(number)
            if place is None:
                return
            dropped = self._waiting[place]
            del self._waiting[place]
        self._on_done(dropped, Outcome.DROPPED)

    def close(self, patience: float = 0.0) -> None:
        """Lets the phrase that sounds end for up to `patience` seconds, then ends everything."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._thread.join(patience)
        with self._changed:
            engine = self._engine
        if engine is not None:
            engine.kill()
        self._thread.join()

    def _place(self, number: str) -> int | None:
        if not number:
            return None  # notices are about no ticket: each is said
        return next((place for place, waiting in enumerate(self._waiting) if waiting.number == number), None)

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._closed)
                if self._closed:
                    break
                announcement = self._waiting.popleft()
            outcome = self._speak(announcement)
            try:
                self._on_done(announcement, outcome)
            except Exception:  # a listener's mistake must not silence the lobby
                logging.getLogger(__name__).exception("the listener failed on %s", announcement.number)
        self._release()
        for announcement in self._waiting:
            self._on_done(announcement, Outcome.CLOSED)

    def _speak(self, announcement: Announcement) -> Outcome:
        """Whole; and where the voice hangs or crashes before a sound, the chime alone from a fresh process."""
        for attempt in (announcement, replace(announcement, sentences=())):
            try:
                composed = self._compose(attempt)
            except (_Hung, _Crashed, OSError):
                self._release()
                if self._closed:
                    return Outcome.CLOSED
                continue
            return self._sound(composed)
        return Outcome.ENGINE

    def _compose(self, announcement: Announcement) -> float:
        # Under the lock: `close` sees either the process it has to kill, or a speaker that starts no more.
        with self._changed:
            if self._closed:
                raise _Crashed
            if self._engine is None:
                self._engine = _Engine(self._command)
            engine = self._engine
        engine.ask(announcement)
        return float(engine.answer("composed", self._rendering))

    def _sound(self, seconds: float) -> Outcome:
        assert self._engine is not None
        try:
            return Outcome(self._engine.answer("outcome", seconds + self._watchdog))
        except (_Hung, _Crashed, ValueError) as problem:
            self._release()
            if self._closed:
                return Outcome.CLOSED
            return Outcome.TIMED_OUT if isinstance(problem, _Hung) else Outcome.ENGINE

    def _release(self) -> None:
        with self._changed:
            engine, self._engine = self._engine, None
        if engine is not None:
            engine.release()


def recording_speaker(folder: Path, on_done: Done) -> GuardedSpeaker:
    """Speaks into WAV files in a folder instead of the room, as fast as it renders."""
    return GuardedSpeaker(on_done, engine=(*ENGINE, "--folder", str(folder)))
