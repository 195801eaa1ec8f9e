"""What is written down of a consultation, a visit or a call."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from shared.lobby.customers import TEXT_LIMIT, FollowUpKind, Note
from shared.lobby.errors import BadInput, Refused
from shared.lobby.roles import role_of
from shared.operations.customer_book import (
    Look,
    customer_row,
    keys_of_texts,
    keys_to_write,
    met,
    place,
    require_own,
    sealed,
    sees_all,
    unsealed,
)
from shared.operations.followups import insert_follow_up
from shared.operations.lobby import Lobby
from shared.operations.unit import Unit, clean, operating
from shared.store.customers import CustomerRow, NoteRow
from shared.store.receptions import ReceptionRow
from shared.store.tables import TicketRow

PARTS = {
    "text": ("记录", "note"),
    "needs": ("需求", "needs"),
    "products": ("谈到的产品", "products"),
    "next_step": ("下一步", "next step"),
}


def write_note(
    lobby: Lobby,
    reference: str | None = None,
    reception: int | None = None,
    text: str = "",
    needs: str = "",
    products: str = "",
    next_step: str = "",
    next_on: date | None = None,
    nothing: bool = False,
) -> Note:
    """Write a note on a customer, or on the guest of a reception who is not in the book; or say that there is nothing.

    With a `reception` it is the note without which that cannot be ended. A next step with a date is planned as a
    follow-up of who writes.

    Raises:
        BadInput: of nobody, nothing written, no such customer or reception, a date without a step or in the past.
        Refused: another wealth manager's customer or reception; the key is not as it must be.
    """
    given = {"text": text, "needs": needs, "products": products, "next_step": next_step}
    parts = {name: clean(value, TEXT_LIMIT, *PARTS[name]) for name, value in given.items()}
    if reference is None and reception is None:
        raise BadInput("whom", "请指明是哪位客户或哪次接待", "name the customer, or the reception")
    if nothing == any(parts.values()):
        raise BadInput(
            "note-needed",
            "请写下要记的，或选“没有要记的”，不能两样都选",
            "write what is to be noted, or say that there is nothing: one of the two",
        )
    if next_on is not None and not parts["next_step"]:
        raise BadInput("step-needed", "有日期，请写下一步做什么", "there is a date: write what is to be done then")
    with operating(lobby, "write_note") as unit:
        keys = keys_to_write(unit)
        if next_on is not None and next_on < unit.today:
            raise BadInput("bad-date", "下一步的日期已经过了", "the next step's day is over")
        if reception is not None:
            customer = _of_reception(unit, reception, reference)
        else:
            customer = customer_row(unit, reference or "")
            require_own(unit, customer.manager)
        if customer is not None:
            met(unit, customer)
        reference = customer.reference if customer is not None else None
        seq = unit.event("note_written", customer=reference, reception=reception)
        row = NoteRow(
            branch_id=unit.branch.id,
            id=seq,
            reference=reference,
            reception=reception,
            at=unit.now,
            by=unit.actor,
            nothing=nothing,
            next_on=next_on,
            **{name: sealed(keys, value, place("note", seq, reference, name)) for name, value in parts.items()},
        )
        unit.session.add(row)
        if reference is not None and next_on is not None:
            insert_follow_up(unit, keys, reference, FollowUpKind.OTHER, next_on, parts["next_step"], unit.actor)
        return as_notes(unit, [row])[0]


def read_notes(lobby: Lobby, reference: str | None = None, reception: int | None = None) -> list[Note]:
    """The notes on a customer, or of a reception; the newest first. Leaves its trace in the log.

    Raises:
        BadInput: of nobody, or no such customer.
        Refused: another wealth manager's customer; the key is not as it must be.
    """
    if (reference is None) == (reception is None):
        raise BadInput("whom", "请指明是哪位客户或哪次接待", "name the customer, or the reception")
    with operating(lobby, "read_notes", ends_day=False) as unit:
        query = select(NoteRow).where(NoteRow.branch_id == unit.branch.id)
        if reference is not None:
            customer = customer_row(unit, reference)
            reference = customer.reference
            require_own(unit, customer.manager)
            query = query.where(NoteRow.reference == reference)
        else:
            query = query.where(NoteRow.reception == reception)
            if role_of(unit.branch, unit.actor) == "wealth":
                query = query.where(NoteRow.by == unit.actor)
        found = as_notes(unit, unit.session.scalars(query.order_by(NoteRow.id.desc())))
        unit.event("customer_read", customer=reference, reception=reception, part="notes")
        return found


def _of_reception(unit: Unit, id: int, reference: str | None) -> CustomerRow | None:
    """The customer of a reception, which is noted from now on: whoever receives writes, whose customer it ever is."""
    row = unit.session.get(ReceptionRow, (unit.branch.id, id)) if 0 < id <= unit.row.last_seq else None
    if row is None:
        raise BadInput("unknown-reception", "没有这次接待", "there is no such reception")
    if not sees_all(unit) and row.accepted_by != unit.actor:
        raise Refused("not-yours", "这次接待不是您的", "this reception is another's")
    row.noted = True
    ticket = unit.session.get(TicketRow, (unit.branch.id, row.business_date, row.number))
    known = ticket.customer if ticket is not None else None
    if reference is None:
        # None also for a ticket that was taken just when its customer was deleted.
        return unit.session.get(CustomerRow, (unit.branch.id, known)) if known is not None else None
    customer = customer_row(unit, reference)
    if customer.reference != known:
        # A guest who was not recognised, and turns out to be in the book.
        require_own(unit, customer.manager)
    return customer


def as_notes(at: Unit | Look, rows: Iterable[NoteRow]) -> list[Note]:
    """The frozen values of rows."""
    rows = list(rows)
    if not rows:
        return []
    keys = keys_of_texts(at)
    return [
        Note(
            id=row.id,
            reference=row.reference,
            reception=row.reception,
            at=row.at,
            by=row.by,
            nothing=row.nothing,
            next_on=row.next_on,
            **{name: unsealed(keys, getattr(row, name), place("note", row.id, row.reference, name)) for name in PARTS},
        )
        for row in rows
    ]
