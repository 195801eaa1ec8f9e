"""Unanswered invitations go on to the next: every seat at which somebody sits sees to it, once a second at most."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desk.seatlink import SeatLink

if TYPE_CHECKING:
    from shared.lobby.board import Board


class Tending(QObject):
    """Looks at each second of the link's, and lets the lobby tend its invitations when one is due.

    Seats need not agree who does it: `operations.tend` leaves alone what another seat has moved already. Lives as long
    as the link.
    """

    def __init__(self, link: SeatLink, board: Callable[[], Board | None]) -> None:
        """`board`: the lobby as the seat shows it; None while nobody sits there (only staff may tend)."""
        super().__init__(link)
        self._link = link
        self._board = board
        self._busy = False
        link.ticked.connect(self._tick)

    def _tick(self) -> None:
        from shared.lobby import reception
        from shared.operations import tend

        board = None if self._busy or self._link.is_away else self._board()
        if board is None or not reception.due(board.branch, board.present, board.receptions, self._link.now()):
            return
        self._busy = True
        self._link.do(tend, lambda _: self._done(), lambda _: self._done())

    def _done(self) -> None:
        self._busy = False
