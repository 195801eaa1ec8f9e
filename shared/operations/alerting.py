"""The hall's alerts go out on the radio: told once while they last, and settled when they are over."""

from __future__ import annotations

from dataclasses import replace

from shared.lobby.alerts import CALLS_LOOKED_AT
from shared.operations.lobby import Lobby
from shared.operations.radioing import say_in
from shared.operations.reading import board_in
from shared.operations.unit import operating
from shared.radio import ALERT, are_over, to_tell
from shared.store.radio import RadioMessageRow

TELLER_OF_ALERTS = "system"
"""In whose name: the seat that saw it first did not say it, and whoever sits there is to hear it too."""


def tell_alerts(lobby: Lobby) -> tuple[int, ...]:
    """Tell the new alerts to whom they concern, and settle what is over. Returns the ids of the new messages.

    Whichever seat sees an alert first asks for this; the second finds nothing left to do.
    """
    with operating(lobby, "tell_alerts") as unit:
        board = board_in(unit.session, lobby, CALLS_LOOKED_AT)
        unit = replace(unit, actor=TELLER_OF_ALERTS)
        for message in are_over(board):
            row = unit.session.get_one(RadioMessageRow, (unit.branch.id, message.id))
            row.open, row.settled_at = False, unit.now
            unit.event("radio_settled", message=row.id)
        return tuple(say_in(unit, one.to, one.said, one.about, ALERT, one.key) for one in to_tell(board))
