"""A seat's figure for the benchmarks: `usable`, when somebody can sign in."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtQuick import QQuickWindow

from desk.seatlink import SeatLink
from shared.screens import measure


class Measure(QObject):
    """Tells `usable` once, with the frame that draws the first look at the lobby. Lives as long as the link."""

    def __init__(self, link: SeatLink, window: QQuickWindow) -> None:
        super().__init__(link)
        self._window = window
        self._seen = False
        self._frames = 0
        link.seen.connect(self._look)
        window.frameSwapped.connect(self._frame)

    def _look(self) -> None:
        if not self._seen:
            # The frame under way may still be the old one: the second is surely new.
            self._seen, self._frames = True, 2
            self._window.update()

    def _frame(self) -> None:
        if not self._frames:
            return
        self._frames -= 1
        if self._frames:
            self._window.update()
        else:
            measure.tell_usable()


def watch(link: SeatLink, window: QQuickWindow) -> None:
    """Measure, if somebody asked for it."""
    if measure.wanted():
        Measure(link, window)
