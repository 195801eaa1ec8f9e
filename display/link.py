"""The wall's link to the store: opens the lobby, follows its news, and tries again for as long as it takes."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from shared.screens.follow import ChangeFollower
from shared.screens.jobs import Jobs

if TYPE_CHECKING:
    from shared.lobby.board import Board, Call
    from shared.operations import Lobby
    from shared.screens.follow import Feed

log = logging.getLogger(__name__)
RETRY_MS = 1_000
"""Between two tries to open the store."""
REFRESH_MS = 5_000
"""Estimates change as time goes by, with no event in the log: look again this often."""
BREATH_MS = 80
"""Between two readings of the board in a burst. Calls do not wait for it: they are read at each piece of news."""


def read_lobby(lobby: Lobby) -> Board:
    """The board, with the wait estimates worked out here on the worker instead of on the GUI thread."""
    from shared.operations import read_board

    board = read_board(lobby)
    _ = board.zones
    return board


@dataclass
class _Reading:
    """One kind of reading: at most one under way, and one more after it if there was news meanwhile."""

    under_way: bool = False
    again: bool = False

    def begin(self) -> bool:
        """Whether to read now; if one is under way, it is noted for later."""
        if self.under_way:
            self.again = True
            return False
        self.under_way, self.again = True, False
        return True

    def end(self) -> bool:
        """It came back. Whether to read again."""
        self.under_way = False
        return self.again


class StoreLink(QObject):
    """Reads the store whenever there is news. All signals arrive on the GUI thread.

    opened: the lobby was found, `lobby` is set (once).
    callsRead: calls after `since()`, in order, read before the board so that a new call is drawn at once.
    boardRead: the board.
    failed: the store is away, with the error; told at each try.
    """

    opened = Signal()
    callsRead = Signal(object)
    boardRead = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        jobs: Jobs,
        open_lobby: Callable[[], Lobby],
        since: Callable[[], int] | None = None,
        make_feed: Callable[[Lobby], Feed] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`since` tells after which call to read; None: this screen announces nothing. `make_feed` None: no feed
        (pictures); else it makes the feed of news on the follower's thread.
        """
        super().__init__(parent)
        self._jobs = jobs
        self._open_lobby = open_lobby
        self._since = since
        self._make_feed = make_feed
        self._follower: ChangeFollower | None = None
        self._lobby: Lobby | None = None
        self._calls = _Reading()
        self._board = _Reading()
        self._closed = False
        self._told = False
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(BREATH_MS)
        self._breath.timeout.connect(self._read_board_again)
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self.start)
        self._refresh = QTimer(self)
        self._refresh.setInterval(REFRESH_MS)
        self._refresh.timeout.connect(self.read)

    @property
    def lobby(self) -> Lobby | None:
        """The lobby, once the store answered."""
        return self._lobby

    def start(self) -> None:
        """Open the store, now or as soon as it is there."""
        self._jobs.run(self._open_lobby, self._opened, self._not_opened)

    def close(self) -> None:
        """Stop following."""
        self._closed = True
        self._retry.stop()
        self._refresh.stop()
        self._breath.stop()
        if self._follower is not None:
            self._follower.close()

    def read(self) -> None:
        """Read what is new; called while a read runs, once more after it."""
        if self._lobby is not None and not self._closed:
            self._read_calls(self._lobby)
            self._read_board(self._lobby)

    def _read_calls(self, lobby: Lobby) -> None:
        since = self._since() if self._since is not None else -1
        if since < 0 or not self._calls.begin():
            return
        from shared.operations import calls_after

        self._jobs.run(lambda: calls_after(lobby, since), self._got_calls, self._no_calls)

    def _read_board(self, lobby: Lobby) -> None:
        if self._breath.isActive():
            self._board.again = True
        elif self._board.begin():
            self._breath.start()
            self._jobs.run(lambda: read_lobby(lobby), self._got_board, self._no_board)

    def _read_board_again(self) -> None:
        if self._lobby is not None and self._board.again:
            self._read_board(self._lobby)

    def _opened(self, lobby: Lobby) -> None:
        if self._closed:
            return
        self._lobby = lobby
        self.opened.emit()
        make_feed = self._make_feed
        if make_feed is not None:
            self._follower = ChangeFollower(lambda: make_feed(lobby), parent=self)
            self._follower.changed.connect(self.read)
            self._follower.start()
            self._refresh.start()
        self.read()

    def _not_opened(self, error: Exception) -> None:
        if not self._told:
            self._told = True
            log.warning("the store cannot be opened yet: %s", error)
        self.failed.emit(error)
        if not self._closed:
            self._retry.start()

    def _got_calls(self, calls: list[Call]) -> None:
        again = self._calls.end()
        if self._closed or self._lobby is None:
            return
        self.callsRead.emit(calls)
        if again:
            self._read_calls(self._lobby)

    def _no_calls(self, error: Exception) -> None:
        self._calls.end()
        self.failed.emit(error)

    def _got_board(self, board: Board) -> None:
        again = self._board.end()
        if self._closed or self._lobby is None:
            return
        self.boardRead.emit(board)
        if again:
            self._read_board(self._lobby)

    def _no_board(self, error: Exception) -> None:
        self._board.end()
        self.failed.emit(error)
