"""When something is read again: one reading at a time, and what is asked for meanwhile once, after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from shared.screens.jobs import Jobs


class Reading(QObject):
    """One kind of reading, done by `jobs`. Signals on the GUI thread.

    done: what was read. failed: the exception; what was asked for meanwhile is dropped, whoever hears it tries again.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        jobs: Jobs,
        next_work: Callable[[], Callable[[], Any] | None],
        rest_ms: int = 0,
        parent: QObject | None = None,
    ) -> None:
        """`next_work` tells on the GUI thread what to read now; None: nothing. `rest_ms`: see `soon`."""
        super().__init__(parent)
        self._jobs = jobs
        self._next_work = next_work
        self._under_way = False
        self._again = False
        self._stopped = False
        self._rest = QTimer(self, singleShot=True, interval=rest_ms)
        self._rest.timeout.connect(self._rested)

    def now(self) -> None:
        """Read now; while a reading is under way, once more after it."""
        if self._under_way:
            self._again = True
            return
        work = None if self._stopped else self._next_work()
        if work is None:
            return
        self._rest.stop()
        self._under_way, self._again = True, False
        self._jobs.run(work, self._done, self._failed)

    def soon(self) -> None:
        """Read when `rest_ms` have gone by since the last reading: much news leaves the worker free for other work."""
        if self._rest.isActive():
            self._again = True
        else:
            self.now()

    def stop(self) -> None:
        """Read no more, and tell nothing of what is under way."""
        self._stopped = True
        self._rest.stop()

    def _done(self, found: Any) -> None:
        self._under_way = False
        if self._stopped:
            return
        if self._rest.interval() > 0:
            self._rest.start()
        self.done.emit(found)
        if not self._rest.isActive():
            self._rested()

    def _failed(self, error: Exception) -> None:
        self._under_way = self._again = False
        if not self._stopped:
            self.failed.emit(error)

    def _rested(self) -> None:
        if self._again:
            self.now()
