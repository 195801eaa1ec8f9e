"""Bookings: taken, cancelled, given back, and looked up. `issuing.redeem` turns one into a ticket."""

from __future__ import annotations

import secrets
from dataclasses import fields
from datetime import UTC, date, datetime

from sqlalchemy import select

from shared.lobby import booking as rules
from shared.lobby.booking import CODE_LENGTH, Booking, BookingState, Slot, code_in, day_of, unknown_code
from shared.lobby.errors import BadInput, Refused
from shared.lobby.routing import Intent, checked
from shared.operations.lobby import Lobby, business_date
from shared.operations.unit import Unit, clean, operating
from shared.store.bookings import BookingRow
from shared.store.tables import TicketRow


def book(
    lobby: Lobby,
    service: str,
    band: str | None,
    at: datetime,
    request_id: str | None = None,
    language: str | None = None,
) -> Booking:
    """Take a booking. The same request id (at most 64 characters) always answers with the same booking.

    Raises:
        BadInput: no such service, band or slot.
        Refused: it cannot be booked, not for that day any more, or the slot is full.
    """
    if language not in (None, "zh", "en"):
        raise BadInput("unknown-language", "语言只能是 zh 或 en", "a language is either zh or en")
    request_id = clean(request_id or "", 64, "请求号", "request id") or secrets.token_hex(16)
    at = at.astimezone(UTC)
    with operating(lobby, "book") as unit:
        made = unit.session.scalars(
            select(BookingRow).where(BookingRow.branch_id == unit.branch.id, BookingRow.request_id == request_id)
        ).one_or_none()
        if made is not None:
            return as_booking(made)
        checked(unit.branch, Intent(service, band))
        _require_slot(unit, service, band, at)
        row = BookingRow(
            branch_id=unit.branch.id,
            id=unit.event("booking_made", service=service, band=band, slot=at),
            code=_new_code(unit),
            request_id=request_id,
            day=day_of(unit.branch, at),
            slot_at=at,
            service=service,
            band=band,
            language=language,
            state=BookingState.BOOKED,
            created_by=unit.actor,
        )
        unit.session.add(row)
        return as_booking(row)


def cancel_booking(lobby: Lobby, code: str) -> Booking:
    """The customer will not come: the slot is free again.

    Raises:
        BadInput: no such booking.
        Refused: it has its ticket, is cancelled already, or its day is over.
    """
    with operating(lobby, "cancel_booking") as unit:
        row = find(unit, code)
        _require(row, BookingState.BOOKED, "取消", "cancelled")
        row.state = BookingState.CANCELLED
        unit.event("booking_cancelled", booking=row.id, service=row.service, slot=row.slot_at)
        return as_booking(row)


def restore_booking(lobby: Lobby, code: str) -> Booking:
    """A cancelled booking holds again, if nobody has its place.

    Raises:
        BadInput: no such booking.
        Refused: it is not cancelled, or its slot is full or over by now.
    """
    with operating(lobby, "restore_booking") as unit:
        row = find(unit, code)
        _require(row, BookingState.CANCELLED, "恢复", "restored")
        _require_slot(unit, row.service, row.band, row.slot_at)
        row.state = BookingState.BOOKED
        unit.event("booking_restored", booking=row.id, service=row.service, slot=row.slot_at)
        return as_booking(row)


def read_booking(lobby: Lobby, code: str) -> Booking:
    """A booking by its code, of any day and in any state.

    Raises:
        BadInput: there is none.
    """
    known = code_in(code)
    with lobby.store.reading() as session:
        row = session.scalars(
            select(BookingRow).where(BookingRow.branch_id == lobby.branch_id, BookingRow.code == known)
        ).one_or_none()
        if row is None:
            raise unknown_code()
        return as_booking(row)


def read_bookings(lobby: Lobby, first: date | None = None, last: date | None = None) -> list[Booking]:
    """The bookings of these days in the order of their slots; from today on, unless told."""
    with lobby.store.reading() as session:
        branch_row = lobby.row(session)
        today = max(branch_row.business_date, business_date(lobby.file(session, branch_row.version), lobby.now()))
        query = select(BookingRow).where(BookingRow.branch_id == lobby.branch_id, BookingRow.day >= (first or today))
        if last is not None:
            query = query.where(BookingRow.day <= last)
        return [as_booking(row) for row in session.scalars(query.order_by(BookingRow.slot_at, BookingRow.id))]


def read_slots(lobby: Lobby, service: str, band: str | None, day: date) -> list[Slot]:
    """The slots of a day for a service, with what is left of each.

    Raises:
        BadInput: no such service or band.
        Refused: it cannot be booked.
    """
    taken = read_bookings(lobby, day, day)
    with lobby.store.reading() as session:
        branch = lobby.file(session, lobby.row(session).version)
    checked(branch, Intent(service, band))
    return rules.slots(branch, rules.bookable(branch, service, band), day, lobby.now(), taken)


def find(unit: Unit, code: str) -> BookingRow:
    """A booking of the taken branch.

    Raises:
        BadInput: there is none.
    """
    row = unit.session.scalars(
        select(BookingRow).where(BookingRow.branch_id == unit.branch.id, BookingRow.code == code_in(code))
    ).one_or_none()
    if row is None:
        raise unknown_code()
    return row


def give_back(unit: Unit, ticket: TicketRow) -> None:
    """Nobody ever held this ticket: the booking that gave it can give another."""
    if ticket.booked_for is None:
        return
    row = unit.session.scalars(
        select(BookingRow).where(
            BookingRow.branch_id == unit.branch.id,
            BookingRow.day == ticket.business_date,
            BookingRow.number == ticket.number,
        )
    ).one()
    row.state, row.number = BookingState.BOOKED, None
    unit.event("booking_returned", booking=row.id, slot=row.slot_at)


def not_come(unit: Unit) -> None:
    """The day ends: who booked for it and did not come."""
    rows = unit.session.scalars(
        select(BookingRow)
        .where(
            BookingRow.branch_id == unit.branch.id,
            BookingRow.day <= unit.today,
            BookingRow.state == BookingState.BOOKED,
        )
        .order_by(BookingRow.slot_at, BookingRow.id)
    )
    for row in rows:
        row.state = BookingState.NOT_COME
        unit.event("booking_not_come", booking=row.id, service=row.service, slot=row.slot_at)


_FIELDS = tuple(one.name for one in fields(Booking))


def as_booking(row: BookingRow) -> Booking:
    """The frozen value of a row."""
    values = {name: getattr(row, name) for name in _FIELDS}
    return Booking(**values | {"state": BookingState(row.state)})


def _require_slot(unit: Unit, service: str, band: str | None, at: datetime) -> None:
    offer = rules.bookable(unit.branch, service, band)
    day = day_of(unit.branch, at)
    taken = unit.session.scalars(
        select(BookingRow).where(BookingRow.branch_id == unit.branch.id, BookingRow.day == day)
    )
    rules.require_slot(unit.branch, offer, at, unit.now, [as_booking(row) for row in taken])


def _require(row: BookingRow, state: BookingState, zh: str, en: str) -> None:
    if row.state != state:
        name = rules.BOOKING_STATES[BookingState(row.state)]
        raise Refused(
            "illegal-move",
            f"这个预约现在是“{name.zh}”，不能{zh}",
            f"this booking is '{name.en}', so it cannot be {en}",
        )


def _new_code(unit: Unit) -> str:
    """A code that no booking of this branch ever had."""
    while True:
        code = f"{secrets.randbelow(10**CODE_LENGTH):0{CODE_LENGTH}d}"
        query = select(BookingRow.id).where(BookingRow.branch_id == unit.branch.id, BookingRow.code == code)
        if unit.session.scalar(query) is None:
            return code
