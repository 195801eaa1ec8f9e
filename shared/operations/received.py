"""Receptions inside other operations, and reading them: whoever ends a ticket ends its reception too."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from shared.lobby.errors import Refused
from shared.lobby.reception import DAY_ENDED, LEFT, Reception
from shared.lobby.ticket import State
from shared.operations.lobby import Lobby, business_date
from shared.operations.radioing import settle
from shared.operations.unit import Unit
from shared.store.customers import CustomerRow
from shared.store.receptions import ReceptionRow
from shared.store.tables import TicketRow

NO_COUNTER: dict[str, Any] = {"counter": None, "for_counter": None, "return_to": None}
"""With a wealth manager no counter waits for the customer any more, whatever the windows had agreed before."""


def receptions(session: Session, branch_id: str, day: date, only_open: bool = False) -> Sequence[ReceptionRow]:
    """A day's receptions in the order they began; `only_open`: those under way."""
    query = select(ReceptionRow).where(ReceptionRow.branch_id == branch_id, ReceptionRow.business_date == day)
    if only_open:
        query = query.where(ReceptionRow.closed_at.is_(None))
    return session.scalars(query.order_by(ReceptionRow.id)).all()


def open_reception(unit: Unit, number: str) -> ReceptionRow | None:
    """The reception of a ticket that is under way."""
    return unit.session.scalars(
        select(ReceptionRow).where(
            ReceptionRow.branch_id == unit.branch.id,
            ReceptionRow.business_date == unit.today,
            ReceptionRow.number == number,
            ReceptionRow.closed_at.is_(None),
        )
    ).one_or_none()


def as_reception(session: Session, row: ReceptionRow) -> Reception:
    """The frozen value of a row, with its ticket's present state."""
    ticket = session.get(TicketRow, (row.branch_id, row.business_date, row.number))
    assert ticket is not None  # tickets are never deleted, and the branch keeps no reception of another's ticket
    return _value(row, State(ticket.state), ticket.counter)


def receptions_of_day(session: Session, branch_id: str, day: date) -> tuple[Reception, ...]:
    """All of a day's receptions as values: one query, whatever their number."""
    rows = session.execute(
        select(ReceptionRow, TicketRow.state, TicketRow.counter)
        .join(
            TicketRow,
            (TicketRow.branch_id == ReceptionRow.branch_id)
            & (TicketRow.business_date == ReceptionRow.business_date)
            & (TicketRow.number == ReceptionRow.number),
        )
        .where(ReceptionRow.branch_id == branch_id, ReceptionRow.business_date == day)
        .order_by(ReceptionRow.id)
    )
    return tuple(_value(row, State(state), counter) for row, state, counter in rows)


def read_receptions(lobby: Lobby) -> tuple[Reception, ...]:
    """Today's receptions, ended ones too, in the order they began."""
    with lobby.store.reading() as session:
        row = lobby.row(session)
        today = max(row.business_date, business_date(lobby.file(session, row.version), lobby.now()))
        return receptions_of_day(session, lobby.branch_id, today)


def manager_of(unit: Unit, ticket: TicketRow) -> str | None:
    """The wealth manager responsible for a ticket's customer, where the customer is known."""
    if ticket.customer is None:
        return None
    return unit.session.scalar(
        select(CustomerRow.manager).where(
            CustomerRow.branch_id == unit.branch.id, CustomerRow.reference == ticket.customer
        )
    )


def close_reception_row(unit: Unit, row: ReceptionRow, outcome: str, reason: str | None = None) -> None:
    """A reception is over."""
    row.closed_at, row.outcome = unit.now, outcome
    settle(unit, row.number)
    unit.event("reception_closed", number=row.number, reception=row.id, outcome=outcome, reason=reason)


def to_old_place(unit: Unit, ticket: TicketRow) -> None:
    """The customer stands where they stood before: arrival and place were never touched."""
    is_called = unit.branch.zones[ticket.zone].calls or ticket.for_counter is not None
    back = State.WAITING if is_called else State.GUIDED
    unit.change(ticket, "ticket_back_in_line", undoable=False, state=back, counter=None)


def not_received(unit: Unit, ticket: TicketRow) -> None:
    """Refuse what would take a customer away from the wealth manager who has been asked or looks after them.

    Raises:
        Refused: the ticket's customer is being received.
    """
    if open_reception(unit, ticket.number) is not None:
        raise Refused(
            "in-reception",
            f"{ticket.number} 在贵宾接待中，请先结束接待或撤回邀请",
            f"{ticket.number} is being received; end the reception or withdraw the invitation first",
        )


def back_to(unit: Unit, ticket: TicketRow) -> State | None:
    """Where a customer goes from a counter who is being received: to the wealth manager, or to wait for one."""
    row = open_reception(unit, ticket.number)
    if row is None:
        return None
    return State.CONSULTING if row.given_at is not None and row.received_at is not None else State.INVITED


def leaves(unit: Unit, ticket: TicketRow) -> int | None:
    """The customer is gone: nobody has to come for them, and the reception is over. Returns which one that was."""
    if ticket.customer is not None:
        settle(unit, ticket.number)
    row = open_reception(unit, ticket.number)
    if row is None:
        return None
    close_reception_row(unit, row, LEFT)
    return row.id


def comes_back(unit: Unit, reception: int) -> bool:
    """A customer who had left in this reception is being received again after all.

    Returns whether the customer had been with a wealth manager who looks after another by now.
    """
    row = unit.session.get(ReceptionRow, (unit.branch.id, reception))
    assert row is not None  # the log names it, and receptions are not deleted
    was_with = row.given_at is not None and row.received_at is not None
    if row.accepted_by is not None and _looks_after_another(unit, row):
        # One customer at a time: somebody has to be found anew.
        row.offered_to = row.offered_at = row.accepted_by = row.accepted_at = None
        row.led_by = row.led_at = row.cover = row.given_by = row.given_at = row.received_at = None
    row.closed_at = row.outcome = None
    unit.event("reception_reopened", number=row.number, reception=row.id)
    return was_with and row.accepted_by is None


def _looks_after_another(unit: Unit, row: ReceptionRow) -> bool:
    under_way = receptions(unit.session, unit.branch.id, unit.today, only_open=True)
    return any(one.accepted_by == row.accepted_by and one.id != row.id for one in under_way)


def end_receptions(unit: Unit) -> None:
    """The day ends, and with it what is under way."""
    for row in receptions(unit.session, unit.branch.id, unit.today, only_open=True):
        close_reception_row(unit, row, DAY_ENDED)


def _value(row: ReceptionRow, state: State, counter: int | None) -> Reception:
    return Reception(
        id=row.id,
        number=row.number,
        known=row.known,
        by=row.by,
        at=row.at,
        reason=row.reason,
        was=row.was,
        state=state,
        counter=counter,
        offered_to=row.offered_to,
        offered_at=row.offered_at,
        passed=tuple(row.passed),
        said_no=tuple(row.said_no),
        accepted_by=row.accepted_by,
        accepted_at=row.accepted_at,
        led_by=row.led_by,
        led_at=row.led_at,
        cover=row.cover,
        given_by=row.given_by,
        given_at=row.given_at,
        received_at=row.received_at,
        noted=row.noted,
        closed_at=row.closed_at,
        outcome=row.outcome,
    )
