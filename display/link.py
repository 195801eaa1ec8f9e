"""The wall's link to the store: opens the lobby, follows its news, and tries again for as long as it takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from shared.screens.follow import ChangeFollower
from shared.screens.jobs import Jobs

if TYPE_CHECKING:
    from shared.lobby.board import Board, Call
    from shared.operations import Lobby
    from shared.screens.follow import Feed

RETRY_MS = 1_000
"""Between two tries to open the store."""
REFRESH_MS = 5_000
"""Estimates change as time goes by, with no event in the log: look again this often."""


def read_lobby(lobby: Lobby) -> Board:
    """The board, with the wait estimates worked out here on the worker instead of on the GUI thread."""
    from shared.operations import read_board

    board = read_board(lobby)
    _ = board.zones
    return board


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
        self._reading = False
        self._again = False
        self._closed = False
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
        if self._follower is not None:
            self._follower.close()

    def read(self) -> None:
        """Read what is new; called while a read runs, once more after it."""
        lobby = self._lobby
        if lobby is None or self._closed:
            return
        if self._reading:
            self._again = True
            return
        self._reading, self._again = True, False
        if self._since is not None:
            from shared.operations import calls_after

            since = self._since()
            if since >= 0:
                self._jobs.run(lambda: calls_after(lobby, since), self._got_calls, self._no_answer)
        self._jobs.run(lambda: read_lobby(lobby), self._got_board, self._no_board)

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
        self.failed.emit(error)
        if not self._closed:
            self._retry.start()

    def _got_calls(self, calls: list[Call]) -> None:
        if not self._closed:
            self.callsRead.emit(calls)

    def _no_answer(self, error: Exception) -> None:
        self.failed.emit(error)

    def _got_board(self, board: Board) -> None:
        self._reading = False
        if self._closed:
            return
        self.boardRead.emit(board)
        if self._again:
            self.read()

    def _no_board(self, error: Exception) -> None:
        self._reading = False
        self.failed.emit(error)
