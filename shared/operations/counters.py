"""Counters: who sits there, whether it calls, which zones it serves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select, update

from shared.lobby.board import CounterState
from shared.lobby.branch import Serves, Staff
from shared.lobby.branch_parts import Role
from shared.lobby.errors import BadInput, Refused
from shared.lobby.ticket import State
from shared.operations.lobby import Lobby
from shared.operations.unit import Unit, clean, operating, said
from shared.store.tables import CounterRow, TicketRow


def open_counter(lobby: Lobby, number: int) -> None:
    """Open a counter, or go on after a pause. An open one stays open."""
    with operating(lobby, "open_counter") as unit:
        row = unit.counter(number)
        if row is None or row.state != CounterState.OPEN:
            open_row(unit, number)


def pause_counter(lobby: Lobby, number: int, reason: str | None = None) -> None:
    """No more calls for now; what is at the counter is finished first.

    Raises:
        Refused: it is not open.
    """
    reason = said(reason)
    with operating(lobby, "pause_counter") as unit:
        row = unit.counter(number)
        if row is None or row.state in (CounterState.CLOSED, CounterState.UNOPENED):
            raise Refused("counter-not-open", f"{number} 号窗口没有开", f"counter {number} is not open")
        if row.state != CounterState.PAUSED:
            _set(unit, row, CounterState.PAUSED, reason)
            unit.event("counter_paused", counter=number, reason=reason)


def close_counter(lobby: Lobby, number: int) -> None:
    """Close a counter for now, and sign its teller out. Tickets meant for it alone go back to their zone.

    Raises:
        Refused: a ticket is still there.
    """
    with operating(lobby, "close_counter") as unit:
        row = unit.counter(number)
        unit.free_counter(number)
        if row is not None and row.state == CounterState.CLOSED:
            return
        if row is None:
            row = CounterRow(branch_id=unit.branch.id, number=number, state=CounterState.CLOSED, since=unit.now)
            unit.session.add(row)
        if row.teller is not None:
            unit.event("teller_signed_out", counter=number, teller=row.teller)
            row.teller = None
        _set(unit, row, CounterState.CLOSED, None)
        unit.event("counter_closed", counter=number)
        for ticket in unit.session.scalars(_meant_for(unit, number)):
            unit.change(ticket, "ticket_released", undoable=False, event={"counter": number}, for_counter=None)
        unit.session.execute(
            update(TicketRow)
            .where(
                TicketRow.branch_id == unit.branch.id,
                TicketRow.business_date == unit.today,
                TicketRow.return_to == number,
            )
            .values(return_to=None)
        )


def open_row(unit: Unit, number: int) -> CounterRow:
    """Open a counter inside another operation."""
    row = unit.counter(number)
    if row is None:
        row = CounterRow(branch_id=unit.branch.id, number=number, state=CounterState.OPEN, since=unit.now)
        unit.session.add(row)
    _set(unit, row, CounterState.OPEN, None)
    unit.event("counter_opened", counter=number)
    return row


def assign(lobby: Lobby, number: int, serves: Sequence[Serves], reason: str) -> None:
    """Change which zones a counter serves, for the rest of the day.

    Raises:
        BadInput: no reason, no zone, an unknown zone, or one named twice.
    """
    reason = said(reason, required=True) or ""
    with operating(lobby, "assign") as unit:
        row = unit.counter(number)
        letters = [one.zone for one in serves]
        for letter in letters:
            if letter not in unit.branch.zones:
                raise BadInput("unknown-zone", f"没有“{letter[:20]}”这个区", f"there is no zone '{letter[:20]}'")
        if not any(unit.branch.zones[letter].calls for letter in letters):
            raise BadInput("nobody-to-call", "这些区不叫号，窗口没有客户可叫", "nobody is called from these zones")
        if len(set(letters)) != len(letters):
            raise BadInput(
                "bad-zones", "每个窗口至少一个区，且不能重复", "a counter serves at least one zone, each once"
            )
        if row is None:
            row = CounterRow(branch_id=unit.branch.id, number=number, state=CounterState.UNOPENED, since=unit.now)
            unit.session.add(row)
        zones: dict[str, Any] = {"serves": [[one.zone, one.after] for one in serves]}
        row.zones = zones
        unit.event("counter_zones_changed", counter=number, reason=reason, **zones)


def sign_in(lobby: Lobby, number: int, staff_id: str, pin: str) -> Staff:
    """A teller takes a counter's seat, and the counter opens.

    Raises:
        BadInput: the staff number or the PIN is wrong (which of the two is not said).
        Refused: somebody else sits there, or this teller at another counter.
    """
    with lobby.store.reading() as session:
        branch = lobby.file(session, lobby.row(session).version)
    # The hash takes its time on purpose, so it is checked before the branch is taken.
    person = check_pin(branch.people.get(staff_id), pin)
    with operating(lobby.acting(person.id), "sign_in") as unit:
        row = unit.counter(number)
        if row is not None and row.teller not in (None, person.id):
            name = unit.branch.people[row.teller].name if row.teller in unit.branch.people else row.teller
            raise Refused("seat-taken", f"{number} 号窗口已由{name}签到", f"{name} is signed in at counter {number}")
        elsewhere = unit.session.scalars(
            select(CounterRow.number).where(
                CounterRow.branch_id == unit.branch.id, CounterRow.teller == person.id, CounterRow.number != number
            )
        ).first()
        if elsewhere is not None:
            raise Refused(
                "sits-elsewhere",
                f"{person.name}已在 {elsewhere} 号窗口签到",
                f"{person.name} is signed in at counter {elsewhere}",
            )
        if row is None or row.state in (CounterState.CLOSED, CounterState.UNOPENED):
            row = open_row(unit, number)
        if row.teller is None:
            row.teller = person.id
            unit.event("teller_signed_in", counter=number, teller=person.id)
    return person


def sign_out(lobby: Lobby, number: int) -> None:
    """The teller leaves, and the counter closes.

    Raises:
        Refused: a ticket is still there.
    """
    close_counter(lobby, number)


def verify(lobby: Lobby, staff_id: str, pin: str, roles: Sequence[Role] = ()) -> Staff:
    """Check a PIN without taking a seat: the lobby manager's seat, the kiosk's way out.

    Raises:
        BadInput: the staff number or the PIN is wrong.
        Refused: this person's role may not do it.
    """
    with lobby.store.reading() as session:
        branch = lobby.file(session, lobby.row(session).version)
    person = check_pin(branch.people.get(clean(staff_id, 40, "工号", "staff number")), pin)
    if roles and person.role not in roles:
        raise Refused("not-allowed", f"{person.name}没有这个权限", f"{person.name} may not do this")
    return person


def check_pin(person: Staff | None, pin: str) -> Staff:
    """The person, if the PIN is theirs.

    Raises:
        BadInput: it is not. An unknown person takes as long as a wrong PIN.
    """
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    hasher = PasswordHasher()
    try:
        hasher.verify(person.pin if person else _NOBODY, pin[:64].encode(errors="replace"))
        if person is not None:
            return person
    except (VerificationError, InvalidHashError):
        pass
    raise BadInput("wrong-pin", "工号或密码不对", "the staff number or the PIN is wrong")


def hash_pin(pin: str) -> str:
    """The hash of a PIN for the branch file: argon2id, 19 MiB and two passes (OWASP's second profile).

    Raises:
        BadInput: not four to twelve digits.
    """
    from argon2 import PasswordHasher

    if not (pin.isascii() and pin.isdigit() and 4 <= len(pin) <= 12):
        raise BadInput("bad-pin", "密码要 4 到 12 位数字", "a PIN is four to twelve digits")
    return PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1).hash(pin)


_NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
"""A hash that no PIN has."""


def _set(unit: Unit, row: CounterRow, state: CounterState, reason: str | None) -> None:
    row.state, row.since, row.reason = state, unit.now, reason


def _meant_for(unit: Unit, number: int) -> Any:
    return select(TicketRow).where(
        TicketRow.branch_id == unit.branch.id,
        TicketRow.business_date == unit.today,
        TicketRow.for_counter == number,
        TicketRow.state == State.WAITING,
    )
