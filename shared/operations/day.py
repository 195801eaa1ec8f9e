"""The end of a day: nobody is left waiting in the store over night."""

from __future__ import annotations

from sqlalchemy import delete, select, update

from shared.lobby.ticket import UNFINISHED, State
from shared.operations.asking import end_questions
from shared.operations.bookings import not_come
from shared.operations.displaying import end_displays
from shared.operations.handing import void_row
from shared.operations.lobby import Lobby
from shared.operations.pins import forget_tries
from shared.operations.presence import all_leave
from shared.operations.printers import forget_printers
from shared.operations.radioing import end_messages
from shared.operations.received import end_receptions
from shared.operations.unit import Unit, new_token, operating
from shared.store.tables import ClosureRow, CounterRow, HelpRow, TicketRow


def end_day(lobby: Lobby) -> dict[str, int]:
    """End the day now: see `close_day`. Returns how many tickets ended how."""
    with operating(lobby, "end_day") as unit:
        return close_day(unit)


def close_day(unit: Unit) -> dict[str, int]:
    """Served, received and guided tickets are done, all others cancelled, reserved ones void; counters close, staff
    are signed out, help and the radio end, and what phones and slips hold leads nowhere any more.

    Bookings that gave no ticket were for nothing: their customers did not come.

    Closures without an end stay: a broken machine is broken tomorrow too.
    """
    ended: dict[str, int] = {}
    open_tickets = unit.session.scalars(
        select(TicketRow)
        .where(
            TicketRow.branch_id == unit.branch.id,
            TicketRow.business_date == unit.today,
            TicketRow.state.in_(UNFINISHED),
        )
        .order_by(TicketRow.arrived_at, TicketRow.number)
    )
    for ticket in open_tickets:
        if ticket.state == State.PRINTING:
            ended[State.PRINTING] = ended.get(State.PRINTING, 0) + 1
            void_row(unit, ticket, "day ended")
            continue
        done = ticket.state in (State.SERVING, State.GUIDED, State.CONSULTING)
        ended[ticket.state] = ended.get(ticket.state, 0) + 1
        unit.change(
            ticket,
            "ticket_finished" if done else "ticket_cancelled",
            undoable=False,
            event={"reason": "day ended", "was": ticket.state},
            state=State.DONE if done else State.CANCELLED,
            hold=None,
            finished_at=unit.now,
        )
        if not done:
            unit.withdraw_calls(ticket)
    end_receptions(unit)
    all_leave(unit)
    forget_tries(unit)
    end_questions(unit)
    not_come(unit)
    end_messages(unit)
    unit.session.execute(delete(CounterRow).where(CounterRow.branch_id == unit.branch.id))
    unit.session.execute(delete(ClosureRow).where(ClosureRow.branch_id == unit.branch.id, ClosureRow.until <= unit.now))
    unit.session.execute(
        update(HelpRow)
        .where(HelpRow.branch_id == unit.branch.id, HelpRow.answered_at.is_(None))
        .values(answered_at=unit.now, answered_by="day ended")
    )
    end_displays(unit.session, unit.branch.id)
    forget_printers(unit.session, unit.branch.id)
    _end_tokens(unit)
    unit.event("day_ended", date=unit.today.isoformat(), tickets=ended)
    return ended


def _end_tokens(unit: Unit) -> None:
    """What a slip's code or a phone's address holds leads nowhere from now on: nobody knows the new ones."""
    tickets = unit.session.scalars(
        select(TicketRow).where(TicketRow.branch_id == unit.branch.id, TicketRow.business_date == unit.today)
    )
    for ticket in tickets:
        ticket.token = new_token()
