"""The lobby manager overrules: each override has a reason, is logged, and can be undone."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from shared.lobby.errors import Refused
from shared.lobby.ticket import AT_COUNTER, State, Ticket, Verb, require
from shared.operations.asking import take_back_questions
from shared.operations.lobby import Lobby
from shared.operations.radioing import settle
from shared.operations.reading import read_ticket
from shared.operations.received import back_to, comes_back, leaves, not_received
from shared.operations.serving import place
from shared.operations.unit import Unit, as_ticket, operating, said
from shared.store.tables import EventRow, TicketRow

_ACKNOWLEDGEMENTS = (
    *("call_shown", "call_spoken", "ticket_recalled", "reprint_wanted", "ticket_reprinted"),
    *("reception_offered", "reception_waits", "reception_accepted", "reception_passed", "reception_unanswered"),
    *("reception_led", "reception_given", "reception_received", "reception_closed", "reception_reopened"),
    *("reception_invited", "reception_welcomed", "customer_introduced"),
    *("rating_given", "rating_explained", "rating_unrated", "rating_seen", "leaving_explained"),
)
"""Events that change nothing an undo would have to give back."""


def move(lobby: Lobby, number: str, zone: str, reason: str) -> Ticket:
    """Move a ticket to another zone, keeping the time of its arrival.

    Raises:
        BadInput: no reason, no such ticket or zone.
        Refused: it is called already, in that zone already, its customer is being received, or the zone is closed.
    """
    reason = said(reason, required=True) or ""
    with operating(lobby, "move") as unit:
        row = unit.ticket(number)
        require(Verb.MOVE, row.number, State(row.state))
        not_received(unit, row)
        place(unit, row, zone, "ticket_moved", reason)
        return as_ticket(row)


def prioritise(lobby: Lobby, number: str, reason: str) -> Ticket:
    """Put a waiting ticket first in its queue, behind those put first before it.

    Raises:
        BadInput: no reason, no such ticket.
        Refused: not waiting, or first already.
    """
    reason = said(reason, required=True) or ""
    with operating(lobby, "prioritise") as unit:
        row = unit.ticket(number)
        require(Verb.PRIORITISE, row.number, State(row.state))
        if row.prioritised_at is not None:
            raise Refused("already-first", f"{row.number} 已经设为优先", f"{row.number} has been put first already")
        unit.change(row, "ticket_prioritised", event={"reason": reason}, prioritised_at=unit.now)
        return as_ticket(row)


def cancel(lobby: Lobby, number: str, reason: str | None = None) -> Ticket:
    """Take a ticket out: the customer left.

    Raises:
        Refused: it is being served, finished or cancelled.
    """
    reason = said(reason)
    with operating(lobby, "cancel") as unit:
        row = unit.ticket(number)
        require(Verb.CANCEL, row.number, State(row.state))
        unit.withdraw_calls(row)
        unit.change(
            row,
            "ticket_cancelled",
            event={"reason": reason, "reception": leaves(unit, row)},
            state=State.CANCELLED,
            hold=None,
            finished_at=unit.now,
        )
        return as_ticket(row)


def undo(lobby: Lobby, number: str, step: int | None = None) -> Ticket:
    """Take back the last thing that was done to a ticket. Its customer is again where they were.

    Who was invited since then is on the way to a wealth manager instead of in the line, with the old place kept.

    `step`: the event that is meant (its number in the log); if something else happened to the ticket since, that is
    somebody else's step and stays.

    Raises:
        Refused: nothing to undo, something happened since, or the counter it would go back to is taken or closed.
    """
    with operating(lobby, "undo") as unit:
        row = unit.ticket(number)
        last = standing_step(unit, row)
        if step is not None and last.seq != step:
            raise Refused(
                "changed-since",
                f"{row.number} 之后又有变化，不能撤销了",
                f"{row.number} has changed since; this can no longer be undone",
            )
        if last.undo is None:
            raise _nothing_to_undo(row)
        before = {key: _value(key, value) for key, value in last.undo.items()}
        state, counter = before.get("state", row.state), before.get("counter", row.counter)
        reopened = last.data.get("reception") if last.kind == "ticket_cancelled" else None
        is_left_alone = reopened is not None and comes_back(unit, reopened)
        received = back_to(unit, row)
        if received is None and state in (State.INVITED, State.CONSULTING):
            # The reception that it would lead back to is over.
            raise _nothing_to_undo(row)
        goes_on = received is not None and (is_left_alone or state not in (*AT_COUNTER, State.HELD, received))
        if goes_on:
            # Not back into the line, or alone to a counter: the customer is received meanwhile.
            state = received
            before |= {"state": received, "counter": None, "hold": None}
        if state in AT_COUNTER and row.state not in AT_COUNTER and counter is not None:
            unit.working_counter(counter)
            unit.free_counter(counter)
        if last.kind == "ticket_called":
            unit.withdraw_calls(row)
        if last.kind == "ticket_introduced":
            settle(unit, row.number)
        if last.kind in ("ticket_finished", "ticket_served", "ticket_cancelled"):
            take_back_questions(unit, row)
        since = before.pop("state_since", row.state_since)
        unit.change(row, "undone", undoable=False, event={"undone": last.kind, "undone_seq": last.seq}, **before)
        if not goes_on:
            row.state_since = since
        if state in AT_COUNTER and last.kind != "ticket_called":
            unit.restore_calls(row)
        return as_ticket(row)


def standing_step(unit: Unit, row: TicketRow) -> EventRow:
    """The ticket's newest step that was not undone: an undo leads back to the one before it."""
    events = unit.session.scalars(
        select(EventRow)
        .where(
            EventRow.branch_id == unit.branch.id,
            EventRow.business_date == unit.today,
            EventRow.number == row.number,
            EventRow.kind.not_in(_ACKNOWLEDGEMENTS),
        )
        .order_by(EventRow.seq.desc())
    )
    undone: set[int] = set()
    for event in events:
        if event.kind == "undone":
            undone.add(event.data["undone_seq"])
        elif event.seq not in undone:
            return event
    raise AssertionError(f"{row.number} was never issued")


def _nothing_to_undo(row: TicketRow) -> Refused:
    return Refused("nothing-to-undo", f"{row.number} 没有可以撤销的操作", f"there is nothing to undo for {row.number}")


def last_step(lobby: Lobby, number: str) -> int:
    """The newest step on a ticket in this lobby's name, as its number in the log; 0 where there is none.

    Asked right after an operation it is the `step` that an `undo` is to name: what others do meanwhile is not counted.

    Raises:
        BadInput: no such ticket today.
    """
    ticket = read_ticket(lobby, number)
    with lobby.store.reading() as session:
        newest = session.scalar(
            select(func.max(EventRow.seq)).where(
                EventRow.branch_id == lobby.branch_id,
                EventRow.business_date == ticket.business_date,
                EventRow.number == ticket.number,
                EventRow.actor == lobby.actor,
                EventRow.kind.not_in(_ACKNOWLEDGEMENTS),
            )
        )
    return newest or 0


def _value(key: str, value: Any) -> Any:
    """A column's value from JSON."""
    if isinstance(value, str) and key in _MOMENTS:
        return datetime.fromisoformat(value)
    return value


_MOMENTS = frozenset(name for name in TicketRow.__table__.columns.keys() if name.endswith(("_at", "_since")))  # noqa: SIM118
