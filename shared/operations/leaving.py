"""What a customer may do with a phone: hold a number whose slip did not come out, leave the queue, and come back to it
while it is still their place.
"""

from __future__ import annotations

from datetime import timedelta

from shared.lobby.errors import Refused
from shared.lobby.ticket import LEFT, OPEN_STATES, STATE_NAMES, State, Ticket
from shared.operations.asking import take_back_questions
from shared.operations.handing import into_queue
from shared.operations.lobby import Lobby
from shared.operations.overrides import standing_step
from shared.operations.rating import by_token
from shared.operations.received import leaves
from shared.operations.unit import as_ticket, operating

LEAVABLE = (State.WAITING, State.INVITED, State.CALLED)
"""Somebody at a machine just goes; somebody at a counter says so there."""
COME_BACK_MINUTES = 5
"""How long a place is kept for somebody who left it."""


def hold_by_phone(lobby: Lobby, token: str) -> Ticket:
    """The customer has the number on the phone: into the queue. Again, it answers with the ticket as it is.

    Whoever scanned the kiosk's screen may walk off before the kiosk has heard of it. A slip that is still being printed
    is theirs too when it comes out.

    Raises:
        BadInput: no ticket of today has this token.
        Refused: it was voided meanwhile.
    """
    with operating(lobby, "hold_by_phone") as unit:
        row = by_token(unit, token)
        if row.state == State.VOID:
            raise Refused("voided", f"{row.number} 已作废，请重新取号", f"{row.number} is void; please take a new one")
        if row.state == State.PRINTING:
            into_queue(unit, row, "phone")
        return as_ticket(row)


def leave(lobby: Lobby, token: str) -> Ticket:
    """The customer does not want to wait any longer. Asked again, it answers with the ticket as it is.

    Raises:
        BadInput: no ticket of today has this token.
        Refused: it is neither waiting nor called.
    """
    with operating(lobby, "leave") as unit:
        row = by_token(unit, token)
        if row.state == State.CANCELLED:
            return as_ticket(row)
        if row.state not in LEAVABLE:
            name = STATE_NAMES[State(row.state)]
            raise Refused(
                "illegal-move",
                f"{row.number} 现在是“{name.zh}”，不能离开排队",
                f"{row.number} is {name.en}, so it cannot leave the queue",
            )
        unit.withdraw_calls(row)
        gone = {"code": LEFT, "reception": leaves(unit, row)}
        unit.change(row, "ticket_cancelled", event=gone, state=State.CANCELLED, finished_at=unit.now)
        return as_ticket(row)


def come_back(lobby: Lobby, token: str) -> Ticket:
    """The customer waits again, where they waited before. Asked again, it answers with the ticket as it is.

    Somebody who had been called waits too, and is first by the time of arrival: the counter may have gone on.

    Raises:
        BadInput: no ticket of today has this token.
        Refused: the customer did not leave it, or too long ago.
    """
    with operating(lobby, "come_back") as unit:
        row = by_token(unit, token)
        if row.state in OPEN_STATES:
            return as_ticket(row)
        last = standing_step(unit, row)
        if last.kind != "ticket_cancelled" or last.data.get("code") != LEFT or last.undo is None:
            raise Refused(
                "not-left", f"{row.number} 已经结束，请重新取号", f"{row.number} is over; please take a new ticket"
            )
        if unit.now - last.at > timedelta(minutes=COME_BACK_MINUTES):
            raise Refused(
                "left-too-long",
                f"{row.number} 离开已超过 {COME_BACK_MINUTES} 分钟，请重新取号",
                f"{row.number} left over {COME_BACK_MINUTES} minutes ago; please take a new ticket",
            )
        take_back_questions(unit, row)
        had_been_called = last.undo["state"] == State.CALLED
        unit.change(
            row,
            "undone",
            undoable=False,
            event={"undone": last.kind, "undone_seq": last.seq},
            state=State.WAITING if unit.branch.zones[row.zone].calls else State.GUIDED,
            finished_at=None,
            counter=None if had_been_called else row.counter,
        )
        return as_ticket(row)
