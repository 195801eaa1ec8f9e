"""Store work, one job after the other, off the GUI thread.

A screen touches the store only through `Jobs.run`: the work runs on the process's one worker thread, and what it
returned (a frozen value, never an ORM object) is handed to `on_done` on the GUI thread.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

log = logging.getLogger(__name__)
T = TypeVar("T")
Failed = Callable[[Exception], None]


class Jobs(Protocol):
    """What runs store work for a screen."""

    def run(
        self, work: Callable[[], T], on_done: Callable[[T], None] | None = None, on_failed: Failed | None = None
    ) -> None:
        """Do `work` after everything asked for before; then `on_done(result)` or `on_failed(error)`, GUI thread."""

    def close(self) -> None:
        """Finish what was asked for, hand over the results, stop. Later `run` calls are refused."""


@dataclass
class _Job:
    """One piece of work on its way to the worker and back.

    The whole job travels back, work included, so that the GUI thread drops the last reference: a closure may hold
    QObjects, and those must not die on the worker. It travels in a box, a list of one, which the GUI thread empties:
    the worker may still have the box in its hand then, and never what was in it.
    """

    work: Callable[[], Any]
    on_done: Callable[[Any], None] | None
    on_failed: Failed | None
    result: Any = None
    error: Exception | None = None

    def perform(self) -> None:
        try:
            self.result = self.work()
        except Exception as error:
            self.error = error

    def deliver(self) -> None:
        if self.error is None:
            if self.on_done is not None:
                self.on_done(self.result)
        elif self.on_failed is not None:
            log.info("a job failed: %s", self.error)
            self.on_failed(self.error)
        else:
            log.error("a job failed and nobody handles it", exc_info=self.error)


class SerialJobs(QObject):
    """The real runner: one worker thread, first asked first done."""

    _ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked: queue.SimpleQueue[list[_Job] | None] = queue.SimpleQueue()
        self._finished: deque[list[_Job]] = deque()
        self._closed = False
        self._ready.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._worker = threading.Thread(target=self._work, name="store", daemon=True)
        self._worker.start()

    def run(
        self, work: Callable[[], T], on_done: Callable[[T], None] | None = None, on_failed: Failed | None = None
    ) -> None:
        """See `Jobs.run`. After `close` the job is dropped and logged."""
        if self._closed:
            log.warning("a job came after closing and was not done: %r", work)
            return
        self._asked.put([_Job(work, on_done, on_failed)])

    def close(self) -> None:
        """See `Jobs.close`. Returns when the worker thread has ended."""
        if self._closed:
            return
        self._closed = True
        self._asked.put(None)
        self._worker.join()
        self._deliver()
        # Nothing more is to come. What Qt still had to bring here would be brought in the middle of this object's end,
        # should Python find it to be garbage on another thread.
        QCoreApplication.removePostedEvents(self)

    def _work(self) -> None:
        while (box := self._asked.get()) is not None:
            box[0].perform()
            self._finished.append(box)
            self._ready.emit()

    @Slot()
    def _deliver(self) -> None:
        while self._finished:
            job = self._finished.popleft().pop()
            try:
                job.deliver()
            except Exception:
                log.exception("handling the result of a job failed")


class ImmediateJobs:
    """For tests and pictures: each job is done and delivered before `run` returns."""

    def run(
        self, work: Callable[[], T], on_done: Callable[[T], None] | None = None, on_failed: Failed | None = None
    ) -> None:
        """See `Jobs.run`. Unlike the real runner it raises what nobody handles."""
        job = _Job(work, on_done, on_failed)
        job.perform()
        if job.error is not None and on_failed is None:
            raise job.error
        job.deliver()

    def close(self) -> None:
        """Nothing is ever pending."""
