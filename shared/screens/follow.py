"""News from the store, told on the GUI thread."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot

log = logging.getLogger(__name__)


class Feed(Protocol):
    """Where news comes from. Made and used on one thread only."""

    def wait(self, timeout: float) -> bool:
        """Wait at most `timeout` seconds; True when there is news. Raises when the store is away."""

    def close(self) -> None:
        """Let go of the connection."""


class ChangeFollower(QObject):
    """Watches a feed on its own thread. All three signals arrive on the GUI thread.

    changed: something new is in the store (many pieces of news in a row become one signal); also as soon as it watches,
    at the start and after `found`, for what was committed since the last look.
    lost: the store went away, with a sentence for the log; told once per loss.
    found: it is back.
    """

    changed = Signal()
    lost = Signal(str)
    found = Signal()

    _news = Signal()

    def __init__(
        self,
        make_feed: Callable[[], Feed],
        *,
        look: float = 0.1,
        retry: float = 1.0,
        parent: QObject | None = None,
    ) -> None:
        """`look`: longest single wait in seconds (bounds how long `close` takes). `retry`: seconds between tries."""
        super().__init__(parent)
        self._make_feed = make_feed
        self._look = look
        self._retry = retry
        self._stop = threading.Event()
        self._pending = threading.Event()
        self._news.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._follow, name="follow", daemon=True)

    def start(self) -> None:
        """Begin to watch. Connect the signals first."""
        self._thread.start()

    def close(self) -> None:
        """Stop watching; returns when the thread has ended and the feed is closed."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    @Slot()
    def _tell(self) -> None:
        # Cleared before telling: news that comes while a screen reads is told again, never swallowed.
        self._pending.clear()
        if not self._stop.is_set():
            self.changed.emit()

    def _note(self) -> None:
        if not self._pending.is_set():
            self._pending.set()
            self._news.emit()

    def _follow(self) -> None:
        away = False
        while not self._stop.is_set():
            try:
                feed = self._make_feed()
            except Exception as error:
                away = self._lose(error, away)
                continue
            try:
                if away:
                    away = False
                    self.found.emit()
                # A feed tells what comes after it was opened: what came before that and after the screen's own look
                # would otherwise be shown with the next change only.
                self._note()
                while not self._stop.is_set():
                    if feed.wait(self._look):
                        self._note()
            except Exception as error:
                away = self._lose(error, away)
            finally:
                # A feed whose store is gone may fail to say goodbye; the loss itself is already told.
                with contextlib.suppress(Exception):
                    feed.close()

    def _lose(self, error: Exception, away: bool) -> bool:
        if not away:
            log.warning("the store is away: %s", error)
            self.lost.emit(str(error))
        self._stop.wait(self._retry)
        return True
