"""From a reserved number to a ticket that a customer holds, and what becomes of its paper.

A kiosk with a printer reserves a ticket, prints it without cutting, hands it over and then cuts it. The hand-over is
one transaction: before it the ticket is in no queue, after it somebody has it or can take it out of the printer. A
kiosk that was killed finds in its slips what still hangs in its printer. Where nothing is to be printed, the hand-over
comes when the number is on the screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select

from shared.lobby.errors import BadInput, Refused
from shared.lobby.ticket import OPEN_STATES, STATE_NAMES, State, Ticket
from shared.operations.arriving import tell_arrival
from shared.operations.bookings import give_back
from shared.operations.lobby import Lobby
from shared.operations.radioing import settle
from shared.operations.slipping import SlipNow, SlipState, kiosk_name, slips, slips_of, want_reprint
from shared.operations.unit import Unit, as_ticket, operating, said
from shared.store.slips import SlipRow
from shared.store.tables import TicketRow

RESERVED_MINUTES = 5
"""A kiosk that has not handed a ticket over by then never comes back to it."""


def issued_data(row: TicketRow) -> dict[str, object]:
    """What the log says of a ticket that is issued or reserved."""
    return {
        "service": row.service,
        "band": row.band,
        "ticket_class": row.ticket_class,
        "rule": row.rule,
        "branch_version": row.branch_version,
        "booked_for": row.booked_for,
    }


def hand_over(lobby: Lobby, number: str, held: str = "paper") -> Ticket:
    """The customer has it, or can take it: into the queue. Again, it answers with the ticket as it is.

    `held`: `paper`, or `screen` where the customer noted or photographed the number instead.

    Raises:
        BadInput: no such ticket today.
        Refused: it was voided meanwhile; its paper must not be given away.
    """
    if held not in ("paper", "screen"):
        raise BadInput("unknown-holding", "凭据只能是 paper 或 screen", "a ticket is held as paper or screen")
    with operating(lobby, "hand_over") as unit:
        row = unit.ticket(number)
        if row.state == State.VOID:
            raise Refused("voided", f"{row.number} 已作废，请重新取号", f"{row.number} is void; please take a new one")
        if row.state == State.PRINTING:
            into_queue(unit, row, held)
        if held == "screen":
            _spoil(unit, row)
        else:
            for slip in slips_of(unit, row, SlipState.PRINTING):
                if slip.kind == "ticket":
                    slip.state = SlipState.HANDED
        return as_ticket(row)


def into_queue(unit: Unit, row: TicketRow, held: str) -> None:
    """A reserved ticket counts from now on: somebody holds it."""
    unit.change(
        row,
        "ticket_issued",
        undoable=False,
        event=issued_data(row) | {"held": held},
        state=State.WAITING if unit.branch.zones[row.zone].calls else State.GUIDED,
    )
    tell_arrival(unit, row)


def void(lobby: Lobby, number: str, reason: str | None = None) -> Ticket:
    """Nobody holds this ticket, and nobody will. A void one stays void.

    It is reserved, or it was handed over and its paper did not come out after all.

    Raises:
        BadInput: no such ticket today.
        Refused: it was handed over; a ticket that somebody holds is cancelled, not voided.
    """
    reason = said(reason)
    with operating(lobby, "void") as unit:
        row = unit.ticket(number)
        never_out = row.state in (State.WAITING, State.GUIDED) and any(
            slip.kind == "ticket" for slip in slips_of(unit, row, SlipState.HANDED)
        )
        if row.state not in (State.PRINTING, State.VOID) and not never_out:
            name = STATE_NAMES[State(row.state)]
            raise Refused(
                "illegal-move",
                f"{row.number} 现在是“{name.zh}”，不能作废",
                f"{row.number} is {name.en}, so it cannot be voided",
            )
        if row.state != State.VOID:
            void_row(unit, row, reason)
        return as_ticket(row)


def void_row(unit: Unit, row: TicketRow, reason: str | None) -> None:
    """See `void`; for operations that void on the way."""
    unit.change(row, "ticket_voided", undoable=False, event={"reason": reason}, state=State.VOID, finished_at=unit.now)
    give_back(unit, row)
    _spoil(unit, row)
    if row.customer is not None:
        settle(unit, row.number)


def void_forgotten(unit: Unit) -> None:
    """Void what kiosks reserved and never came back to."""
    forgotten = unit.session.scalars(
        select(TicketRow)
        .where(
            TicketRow.branch_id == unit.branch.id,
            TicketRow.business_date == unit.today,
            TicketRow.state == State.PRINTING,
        )
        .order_by(TicketRow.arrived_at, TicketRow.number)
    )
    for row in forgotten:
        if unit.now - row.state_since >= timedelta(minutes=RESERVED_MINUTES):
            void_row(unit, row, "取号机没有回应")


def _spoil(unit: Unit, row: TicketRow) -> None:
    """The ticket's own slip is nobody's, wherever it is: what of it hangs, is marked as void."""
    for slip in slips_of(unit, row, SlipState.PRINTING, SlipState.HANDED):
        if slip.kind == "ticket":
            slip.state = SlipState.VOID


def recover(lobby: Lobby, kiosk: str, upto: int, dropped: Sequence[str] = ()) -> list[SlipNow]:
    """What a kiosk has left to do with its paper. What nobody comes back to is void, or wanted again.

    That is what it was printing when it ended (`upto`: the newest event when it began anew; what it has reserved since
    then it is still busy with), and `dropped`: numbers whose customer went away without them. What was handed over on
    another day, or to a customer who has gone since, is void too: nobody waits for that paper.
    """
    kiosk = kiosk_name(kiosk)

    def forgotten(slip: SlipNow) -> bool:
        return slip.state is SlipState.PRINTING and (slip.id <= upto or slip.number in dropped)

    left = slips(lobby, kiosk)
    if any(forgotten(slip) or slip.state is SlipState.HANDED for slip in left):
        with operating(lobby, "recover") as unit:
            for slip in left:
                row = unit.session.get(SlipRow, (unit.branch.id, slip.id))
                if row is not None and row.state == SlipState.PRINTING and forgotten(slip):
                    _recover(unit, row, kiosk)
                elif row is not None and row.state == SlipState.HANDED and not _is_awaited(unit, row):
                    row.state = SlipState.VOID
        left = slips(lobby, kiosk)
    return [slip for slip in left if slip.state is not SlipState.PRINTING]


def _is_awaited(unit: Unit, slip: SlipRow) -> bool:
    ticket = unit.session.get(TicketRow, (unit.branch.id, slip.business_date, slip.number))
    return ticket is not None and ticket.state in OPEN_STATES and slip.business_date == unit.today


def _recover(unit: Unit, slip: SlipRow, kiosk: str) -> None:
    ticket = unit.session.get(TicketRow, (unit.branch.id, slip.business_date, slip.number))
    if slip.kind == "reprint":
        # What hangs is pushed out as void, and the reprint begins anew.
        slip.state = SlipState.VOID
        if ticket is not None and ticket.state in OPEN_STATES:
            want_reprint(unit, ticket, kiosk)
    elif ticket is not None and ticket.state == State.PRINTING and slip.business_date == unit.today:
        void_row(unit, ticket, "没有打完，没有人拿到")
    else:
        slip.state = SlipState.VOID
