"""What may only happen once a customer can see it: told when the frame with it is on the screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtQuick import QQuickWindow

FRAMES = 2
"""The frame under way when something changed may still be the old one: the second is surely new."""


class Frames(QObject):
    """The frames of a window."""

    def __init__(self, window: QQuickWindow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._waiting: list[tuple[int, Callable[[], None]]] = []
        window.frameSwapped.connect(self._swapped)

    def after(self, act: Callable[[], None]) -> None:
        """Act once what has changed until now is on the screen; never, while nothing is drawn."""
        self._waiting.append((FRAMES, act))
        self._window.update()

    def _swapped(self) -> None:
        due = [act for left, act in self._waiting if left <= 1]
        self._waiting = [(left - 1, act) for left, act in self._waiting if left > 1]
        if self._waiting:
            self._window.update()
        for act in due:
            act()
