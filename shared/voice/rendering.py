"""Parts of sentences rendered ahead, by one child process at a time, on a thread of its own.

What is needed now goes first, then what waits to be called, then what may be called. The child is started when there is
work and ended after some idle minutes, since a neural voice holds half a gigabyte; it is killed when it hangs, and
started anew after a crash, each time after a longer pause.
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

from shared.voice.announcement import Part
from shared.voice.cache import Cache, Moved, Unusable, key
from shared.voice.lines import Crashed, Hung, Lines

IDLE = 600.0
"""Seconds without work after which the child ends."""
STARTING = 60.0
"""Seconds until the first rendering of a child may be done: it loads, and at the very first unpacks, its model."""
RENDERING = 20.0
"""Seconds a later part may take; on two slow cores a long one takes 5."""
CRASHES = 3
"""After so many crashes or hangs on one part it is not tried again until the next start of the program."""
PAUSE, LONGEST_PAUSE = 1.0, 60.0
"""Seconds before a child that crashed is started anew; doubled with each crash in a row."""
RETRY = 600.0
"""Seconds after which a child that said it cannot work is asked again."""

_log = logging.getLogger(__name__)


class Rendering:
    """Renders with one voice process. All methods are for any thread, and only `wait` waits.

    `command` speaks the lines of `shared.voice.neural`; `identities` tells language → identity of its voice, cheaply.
    """

    def __init__(
        self,
        command: Sequence[str],
        identities: Callable[[], dict[str, str]],
        cache: Cache,
        *,
        starting: float = STARTING,
        rendering: float = RENDERING,
        idle: float = IDLE,
        pause: float = PAUSE,
        retry: float = RETRY,
    ) -> None:
        self._command = tuple(command)
        self.identities = identities()
        self._cache = cache
        self._starting, self._rendering, self._idle, self._pause, self._retry = starting, rendering, idle, pause, retry
        self._changed = threading.Condition()
        self._lists: dict[str, list[Part]] = {"now": [], "soon": [], "ahead": []}
        self._failed: dict[Part, int] = {}
        self._reasons: dict[Part, str] = {}
        """Why a part was not rendered when it was last tried."""
        self._crashes = 0
        self._not_before = 0.0
        """On the monotonic clock: until then the child is not started."""
        self.why = ""
        """Why nothing is rendered at present; empty when all is well."""
        self._closed = False
        self._child: Lines | None = None
        self._warm = False
        self._thread: threading.Thread | None = None

    @property
    def works(self) -> bool:
        """Whether it is worth waiting for."""
        with self._changed:
            return bool(self.identities) and not self._closed and time.monotonic() >= self._not_before

    def key(self, part: Part) -> str | None:
        """The cache key of a part in this voice; None for a language it does not speak."""
        identity = self.identities.get(part.language)
        return key(identity, part) if identity else None

    def why_not(self, part: Part) -> str:
        """Why the part is not rendered; empty when nothing was tried in vain."""
        with self._changed:
            return self._reasons.get(part) or self.why

    def want(self, which: str, parts: Sequence[Part]) -> None:
        """Replaces the list `now`, `soon` or `ahead`; what is no longer in any list is not begun."""
        with self._changed:
            if self._closed:
                return
            self._lists[which] = [part for part in parts if part.language in self.identities]
            if self._lists[which] and self._thread is None:
                self._thread = threading.Thread(target=self._run, name="voice-rendering", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def wait(self, parts: Sequence[Part], patience: float) -> None:
        """Renders these before all others; returns when they are done, or cannot be, or after `patience` seconds."""
        self.want("now", parts)
        wanted = set(parts)

        def over() -> bool:
            left = wanted & set(self._lists["now"])
            return not left or self._closed or time.monotonic() < self._not_before or any(map(self._hopeless, left))

        with self._changed:
            self._changed.wait_for(over, patience)
            self._lists["now"] = []

    def close(self) -> None:
        """Ends the child at once, whatever it does."""
        with self._changed:
            self._closed = True
            child = self._child
            self._changed.notify_all()
        if child is not None:
            child.kill()
        if self._thread is not None:
            self._thread.join()

    def _hopeless(self, part: Part) -> bool:
        return self._failed.get(part, 0) >= CRASHES

    def _next(self) -> Part | None:
        for parts in self._lists.values():
            for part in parts:
                if not self._hopeless(part):
                    return part
        return None

    def _done(self, part: Part) -> None:
        with self._changed:
            for parts in self._lists.values():
                while part in parts:
                    parts.remove(part)
            self._changed.notify_all()

    def _run(self) -> None:
        while True:
            with self._changed:
                part = self._next()
                pause = self._not_before - time.monotonic()
                if self._closed:
                    break
                if part is None or pause > 0:
                    limit = pause if part is not None else (self._idle if self._child else None)
                    if not self._changed.wait(limit) and part is None and self._next() is None:
                        self._release()
                    continue
            self._attend(part)
        self._release()

    def _attend(self, part: Part) -> None:
        name = self.key(part)
        assert name is not None
        if self._cache.find(name) is not None:
            self._done(part)
            return
        try:
            settled = self._render(part, name)
        except (Hung, Crashed, OSError) as problem:
            self._release()
            if self._closed:
                return
            _log.warning("the voice failed on %s: %s", part.text, problem)
            with self._changed:
                self._failed[part] = self._failed.get(part, 0) + 1
                self._not_before = time.monotonic() + min(LONGEST_PAUSE, self._pause * 2**self._crashes)
                self._crashes = min(self._crashes + 1, 10)
                self.why = self._reasons[part] = str(problem)
                self._changed.notify_all()
            return
        self._crashes = 0
        if settled:
            self._done(part)

    def _render(self, part: Part, name: str) -> bool:
        """Whether nothing is left to do about the part."""
        child = self._ready()
        if child is None:
            return False
        path = self._cache.place(name)
        said = {"language": part.language, "spoken": part.spoken, "words": part.words, "text": part.text}
        child.ask({"id": name[:8], **said, "to": str(path)})
        answer: dict[str, Any] = child.answer(self._rendering if self._warm else self._starting)
        self._warm = True
        if "error" in answer:
            path.unlink(missing_ok=True)
            if answer.get("unwritable") is True:
                self._cache.move_away(str(answer["error"]))
                return self._refused(part, str(answer["error"]), again=True)
            return self._refused(part, str(answer["error"]))
        try:
            self._cache.keep(name, path)
        except Moved as problem:
            return self._refused(part, str(problem), again=True)
        except Unusable as problem:
            return self._refused(part, str(problem))
        with self._changed:
            self.why = ""
            self._reasons.pop(part, None)
        return True

    def _refused(self, part: Part, why: str, *, again: bool = False) -> bool:
        """The process is well but did not say this part. `again`: it may be tried again. Whether it never will."""
        _log.warning("the voice cannot say %s: %s", part.text, why)
        with self._changed:
            self._failed[part] = self._failed.get(part, 0) + 1 if again else CRASHES
            self.why = self._reasons[part] = why
            return self._hopeless(part)

    def _ready(self) -> Lines | None:
        """The running child, or None when it says that it cannot work."""
        # Under the lock: `close` sees either the process it has to kill, or one that starts no more.
        with self._changed:
            if self._closed:
                raise Crashed("closed")
            if self._child is not None:
                return self._child
            self._child, self._warm = Lines(self._command), False
            child = self._child
        first = child.answer(self._starting)
        if first.get("ready") is True:
            return child
        if first.get("ready") is not False:
            raise Crashed(f"it said {first}")
        self._release()
        with self._changed:
            self.why = str(first.get("why", ""))
            self._not_before = time.monotonic() + self._retry
            self._lists["now"] = []
            self._changed.notify_all()
        return None

    def _release(self) -> None:
        with self._changed:
            child, self._child = self._child, None
            self._changed.notify_all()
        if child is not None:
            child.release()
