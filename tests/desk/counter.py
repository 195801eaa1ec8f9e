"""What the tests of the teller's seat share: its keys, who was called, and where a ticket is."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desk.teller.scene import NOW
from shared.lobby.ticket import State
from shared.operations import Lobby, read_board, read_ticket

F1, F2, F3, F4, F5, F6, F7, F8 = (getattr(Qt.Key, f"Key_F{at}") for at in range(1, 9))
CONTROL = Qt.KeyboardModifier.ControlModifier


def calls(lobby: Lobby) -> list[str]:
    """The numbers called since the morning's end, in order."""
    return [one.number for one in reversed(read_board(lobby, calls=100).calls) if one.at >= NOW and one.recall == 0]


def state(lobby: Lobby, number: str) -> State:
    return read_ticket(lobby, number).state
