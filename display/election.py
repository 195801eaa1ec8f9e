"""Whether this display is the one that speaks: of all displays of a branch exactly one is, elected through the store.

The lock (`shared.store.speaking`) is tried for each second, on a thread of its own. Two watches keep two voices apart
and a silent one from staying: a store that no longer answers costs this display its voice after `DOUBT` seconds, before
the server may give the lock to another; and a GUI thread that hangs lets go of the lock after `PATIENCE` seconds. One
that cannot sound steps back for `REST` seconds.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

log = logging.getLogger(__name__)
LOOK = 1.0
"""Seconds between two tries."""
DOUBT = 2.5
"""Seconds without a sign from the store after which the lock may be another's: the server gives it away after 4
(`shared.store.speaking.GIVEN_AWAY`)."""
PATIENCE = 3.0
"""Seconds without a sign from the GUI thread after which another display should speak."""
FAILURES = 2
"""So many sounds in a row that nobody heard, and another display should speak."""
REST = 10.0
"""Seconds for which a display that could not sound leaves the lock to the others: they try once a second."""


class Lock(Protocol):
    """See `shared.store.speaking.SpeakerLock`."""

    def take(self) -> bool: ...
    def release(self) -> None: ...


class Election(QObject):
    """Tries to be the speaker for as long as it lives; `elected` tells on the GUI thread when that changes."""

    elected = Signal(bool)

    _looked = Signal()

    def __init__(
        self,
        *,
        look: float = LOOK,
        doubt: float = DOUBT,
        patience: float = PATIENCE,
        steady: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._doubt, self._patience, self._steady = look, doubt, patience, steady
        self._is_speaker = False
        self._held = False
        self._sure_at = float("-inf")
        """When the lock was last seen to be held."""
        self._alive_at = steady()
        """When the GUI thread last gave a sign."""
        self._rests_until = float("-inf")
        self._failed = 0
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._looked.connect(self._judge, Qt.ConnectionType.QueuedConnection)
        self._pulse = QTimer(self)
        self._pulse.setInterval(max(1, round(look * 500)))
        self._pulse.timeout.connect(self._judge)

    @property
    def is_speaker(self) -> bool:
        """Whether this display speaks now."""
        return self._is_speaker

    @property
    def rests(self) -> bool:
        """Whether it has stepped back and stands again in a while."""
        return self._steady() < self._rests_until

    def sounded(self, in_vain: bool, others: bool) -> None:
        """A sound has ended, heard or not. When nobody hears this display and there are others, it gives way."""
        self._failed = self._failed + 1 if in_vain else 0
        if self._failed >= FAILURES and others:
            self._failed = 0
            self._rests_until = self._steady() + REST
            self._judge()

    def begin(self, make_lock: Callable[[], Lock], hush: Callable[[], None] = lambda: None) -> None:
        """Stand for election from now on.

        Both are called on the thread that uses the lock: `make_lock`, and `hush` before a lock that was held is let go,
        since the GUI thread may be what hangs.
        """
        if self._thread is None:
            self._alive_at = self._steady()
            self._pulse.start()
            self._thread = threading.Thread(target=self._run, args=(make_lock, hush), name="election", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Stand back; another display may speak at once."""
        self._pulse.stop()
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
        self._held = False
        self._judge()

    @Slot()
    def _judge(self) -> None:
        now = self._steady()
        self._alive_at = now
        speaks = self._held and not self.rests and now - self._sure_at <= self._doubt
        if speaks != self._is_speaker:
            self._is_speaker = speaks
            self.elected.emit(speaks)

    def _run(self, make_lock: Callable[[], Lock], hush: Callable[[], None]) -> None:
        lock: Lock | None = None
        while not self._stop.is_set():
            before, asked = self._held, self._steady()
            withdraws = self.rests or asked - self._alive_at > self._patience
            try:
                lock = lock or make_lock()
                self._held = not withdraws and lock.take()
            except Exception as error:  # whatever is wrong with the store, it is tried again
                log.info("the speaker's lock is out of reach: %s", error)
                self._held = False
            if self._held:
                self._sure_at = asked  # not when the answer came: it may have been long on its way
            if before and not self._held:
                hush()
            if withdraws and lock is not None:
                lock.release()
            if self._held != before:
                self._looked.emit()
            self._stop.wait(self._look)
        if lock is not None:
            lock.release()
