"""Fingers on a window: who touches it, and what lies under a name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtQuick import QQuickItem, QQuickWindow

_TOUCHES = {QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.KeyPress}


def find(window: QQuickWindow, name: str) -> QQuickItem | None:
    """The first visible item of that object name, in drawing order (made by a Repeater or not)."""
    waiting = [window.contentItem()]
    while waiting:
        item = waiting.pop()
        if not item.isVisible():
            continue
        if item.objectName() == name:
            return item
        waiting.extend(item.childItems())
    return None


class Touches(QObject):
    """Sees every touch of the window before anybody else, and swallows none."""

    def __init__(self, window: QQuickWindow, touched: Callable[[], None]) -> None:
        super().__init__()
        self._touched = touched
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A touch, a click or a key: somebody is there."""
        if event.type() in _TOUCHES:
            self._touched()
        return False
