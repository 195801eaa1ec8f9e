"""Who leaves the customer book: one person who asks to, and whoever was not met for long. Neither needs the key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import ColumnElement, and_, delete, exists, func, select, update

from shared.lobby.customers import OPEN, kept_since
from shared.lobby.errors import BadInput
from shared.operations.customer_book import Look, customer_row, looking
from shared.operations.lobby import Lobby
from shared.operations.unit import Unit, operating
from shared.store.customers import CustomerRow, FollowUpRow, IdentifierRow, NoteRow
from shared.store.tables import TicketRow


@dataclass(frozen=True, slots=True)
class Purged:
    """What a purge deleted, or would delete."""

    customers: tuple[str, ...]
    """References."""
    notes: int
    """Notes on guests who are not in the book."""
    spared: int
    """Customers not met for as long, for whom something is still planned."""


def delete_customer(lobby: Lobby, reference: str) -> None:
    """Delete somebody, with all that was noted and planned (PIPL Art. 47).

    The log keeps the reference, which leads nowhere any more.

    Raises:
        BadInput: no such customer.
    """
    with operating(lobby, "delete_customer") as unit:
        _delete(unit, customer_row(unit, reference).reference)


def purge_customers(lobby: Lobby, not_seen_since: date | None = None, dry_run: bool = True) -> Purged:
    """Look who was not met since a day (without one, since as long as the branch file keeps them) and unless `dry_run`
    delete them, and the notes of before that day on guests who are not in the book.

    For whom something is still planned stays, unless that too has been overdue for as long as the branch file keeps.

    Raises:
        BadInput: the day is not over yet.
    """
    if dry_run:
        with looking(lobby, "purge_customers") as look:
            return _found(look, _since(look, not_seen_since))
    with operating(lobby, "purge_customers") as unit:
        since = _since(unit, not_seen_since)
        gone = _found(unit, since)
        for reference in gone.customers:
            _delete(unit, reference)
        if gone.notes:
            unit.session.execute(delete(NoteRow).where(_of_nobody(unit, since)))
            unit.event("notes_purged", count=gone.notes)
        return gone


def _since(at: Unit | Look, asked: date | None) -> date:
    since = asked or kept_since(at.today, at.branch.customers.keep_months)
    if since > at.today:
        raise BadInput("bad-date", "日期要在今天以前", "the day must be in the past")
    return since


def _found(at: Unit | Look, since: date) -> Purged:
    planned = exists().where(
        FollowUpRow.branch_id == CustomerRow.branch_id,
        FollowUpRow.reference == CustomerRow.reference,
        FollowUpRow.state.in_(OPEN),
        FollowUpRow.due >= kept_since(at.today, at.branch.customers.keep_months),
    )
    old = and_(CustomerRow.branch_id == at.branch.id, CustomerRow.last_seen < since)
    references = select(CustomerRow.reference).where(old, ~planned).order_by(CustomerRow.reference)
    spared = select(func.count()).select_from(CustomerRow).where(old, planned)
    notes = select(func.count()).select_from(NoteRow).where(_of_nobody(at, since))
    return Purged(tuple(at.session.scalars(references)), at.session.scalar(notes) or 0, at.session.scalar(spared) or 0)


def _of_nobody(at: Unit | Look, since: date) -> ColumnElement[bool]:
    """Notes of before a day on guests who never were in the book, or are not any more."""
    begins = datetime.combine(since, time(), at.branch.tz)
    return and_(NoteRow.branch_id == at.branch.id, NoteRow.reference.is_(None), NoteRow.at < begins)


def _delete(unit: Unit, reference: str) -> None:
    for table in (IdentifierRow, NoteRow, FollowUpRow, CustomerRow):
        unit.session.execute(delete(table).where(table.branch_id == unit.branch.id, table.reference == reference))
    unit.session.execute(
        update(TicketRow)
        .where(TicketRow.branch_id == unit.branch.id, TicketRow.customer == reference)
        .values(customer=None)
    )
    unit.event("customer_deleted", customer=reference)
