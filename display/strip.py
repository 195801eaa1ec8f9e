"""The strip above one window at work: follows the store and shows what the window does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtQuick import QQuickWindow

from display.freshness import STALE_MS, Freshness
from display.measure import Measure
from display.reading import REFRESH_MS, REST_MS, read_lobby
from display.stripview import StripView
from shared.screens.jobs import Jobs
from shared.screens.link import StoreLink

if TYPE_CHECKING:
    from shared.lobby.board import Board
    from shared.operations import Lobby


class Strip(QObject):
    """Everything behind a window strip but its window. It neither speaks nor acknowledges: the wall does.

    People wait where the wall is. A receipt from a strip would tell the teller that a call was shown while the wall
    is dark.
    """

    def __init__(
        self,
        counter: int,
        jobs: Jobs,
        enter: Callable[[], Lobby],
        *,
        measure: Measure | None = None,
        stale_after: int = STALE_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.view = StripView(counter, self)
        self.link = StoreLink(jobs, enter, read_lobby, rest_ms=REST_MS, refresh_ms=REFRESH_MS, parent=self)
        self._measure = measure or Measure()
        self._freshness = Freshness(lambda stale: self.view.update(stale=stale), stale_after, self)
        self.link.seen.connect(self._show)

    def start(self, window: QQuickWindow) -> None:
        """Begin to follow the store and draw into `window`."""
        window.frameSwapped.connect(self._measure.frame)
        self._freshness.begin()
        self.link.open()

    def close(self) -> None:
        """Stop following."""
        self.link.close()
        self._freshness.stop()

    def _show(self, board: Board) -> None:
        if self.view.inputs.board is None:
            self._measure.usable_with_next_frame()
        self._freshness.read()
        self.view.update(board=board)
