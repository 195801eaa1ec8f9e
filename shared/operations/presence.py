"""Seats without a counter: who of the staff is there today, and whether they can be asked just now."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from shared.lobby.branch import Staff
from shared.lobby.errors import BadInput, Refused
from shared.lobby.reception import Present
from shared.lobby.roles import ROLE_NAMES
from shared.operations.lobby import Lobby
from shared.operations.pins import known_person
from shared.operations.unit import Unit, operating
from shared.store.receptions import PresentRow

SEATS: dict[str, tuple[str, ...]] = {
    "wealth": ("wealth",),
    "viplobby": ("viplobby", "lobby", "manager"),
    "lobby": ("lobby", "manager"),
}
"""Which roles may sit at which of these seats."""


def take_seat(lobby: Lobby, seat: str, staff_id: str, pin: str) -> Staff:
    """Sign in at a seat without a counter. Somebody who sits elsewhere changes seats.

    Raises:
        BadInput: no such seat; the staff number or the PIN is wrong (which of the two is not said).
        Refused: this person's role does not sit there, or too many wrong PINs.
    """
    if seat not in SEATS:
        known = ", ".join(SEATS)
        raise BadInput(
            "unknown-seat", f"没有“{seat[:20]}”这个席位，可选：{known}", f"there is no seat '{seat[:20]}'; {known}"
        )
    person = known_person(lobby, staff_id, pin)
    if person.role not in SEATS[seat]:
        name = ROLE_NAMES[person.role]
        raise Refused(
            "not-allowed",
            f"{person.name}（{name.zh}）不坐这个席位",
            f"{person.name} ({name.en}) does not sit at this seat",
        )
    with operating(lobby.acting(person.id), "take_seat") as unit:
        row = unit.session.get(PresentRow, (unit.branch.id, person.id))
        if row is None:
            row = PresentRow(branch_id=unit.branch.id, staff=person.id, seat=seat, since=unit.now, away=False)
            unit.session.add(row)
            unit.event("seat_taken", staff=person.id, seat=seat)
        elif row.seat != seat:
            row.seat, row.since = seat, unit.now
            unit.event("seat_taken", staff=person.id, seat=seat)
        row.away = False
    return person


def leave_seat(lobby: Lobby) -> None:
    """The lobby's actor signs out. Who is at no seat stays that way."""
    with operating(lobby, "leave_seat") as unit:
        row = unit.session.get(PresentRow, (unit.branch.id, unit.actor))
        if row is not None:
            unit.session.delete(row)
            unit.event("seat_left", staff=row.staff, seat=row.seat)


def be_away(lobby: Lobby, away: bool = True) -> None:
    """The lobby's actor is not to be asked for a while (`away`), or can be asked again.

    Raises:
        Refused: not signed in at a seat.
    """
    with operating(lobby, "be_away") as unit:
        row = unit.session.get(PresentRow, (unit.branch.id, unit.actor))
        if row is None:
            raise Refused("not-signed-in", "您还没有签到", "you are not signed in")
        if row.away != away:
            row.away = away
            unit.event("seat_away" if away else "seat_back", staff=row.staff, seat=row.seat)


def present(session: Session, branch_id: str) -> tuple[Present, ...]:
    """Who is at a seat without a counter now, in the order they came."""
    rows = session.scalars(select(PresentRow).where(PresentRow.branch_id == branch_id))
    there = (Present(row.staff, row.seat, row.since, row.away) for row in rows)
    return tuple(sorted(there, key=lambda one: (one.since, one.staff)))


def all_leave(unit: Unit) -> None:
    """The day ends: everybody is signed out."""
    for one in present(unit.session, unit.branch.id):
        unit.event("seat_left", staff=one.staff, seat=one.seat, reason="day ended")
    unit.session.execute(delete(PresentRow).where(PresentRow.branch_id == unit.branch.id))
