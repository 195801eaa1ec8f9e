"""A reader that types what it scans (keyboard wedge): a burst of keys that ends with Enter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickWindow

GAP_MS = 150
"""Between two keys of a burst; a person's keys are further apart, and go to the page as usual."""
SHORTEST = 4
LONGEST = 400
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Scanner(QObject):
    """Sees every key of the window before anybody else; of a burst it takes the Enter, so that no key is pressed."""

    def __init__(self, window: QQuickWindow, listening: Callable[[], bool], scanned: Callable[[str], None]) -> None:
        """`scanned` gets what was read, while `listening`."""
        super().__init__()
        self._listening, self._scanned = listening, scanned
        self._typed = ""
        self._last = 0
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A key, perhaps of a burst."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not self._listening():
            self._typed = ""
            return False
        # The event's own time: a busy screen handles keys late, and then all at once.
        at = event.timestamp()
        if at - self._last > GAP_MS:
            self._typed = ""
        self._last = at
        if event.key() not in _ENTER:
            self._typed = (self._typed + event.text())[:LONGEST]
            return False
        read, self._typed = self._typed, ""
        if len(read) < SHORTEST:
            return False
        self._scanned(read)
        return True
