"""What the wall and the strips read of the lobby, and how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shared.lobby.board import Board
    from shared.operations import Lobby

REFRESH_MS = 5_000
"""Estimates change as time goes by, with no event in the log: look again this often."""
REST_MS = 80
"""Between two readings of the board in a burst. Calls do not wait for it: they are read at each piece of news."""


def read_lobby(lobby: Lobby) -> Board:
    """The board, with the wait estimates worked out here on the worker instead of on the GUI thread."""
    from shared.operations import read_board

    board = read_board(lobby)
    _ = board.zones
    return board
