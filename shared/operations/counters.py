"""Counters: who sits there, whether it calls, which zones it serves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select, update

from shared.lobby.board import CounterState
from shared.lobby.branch import Serves, Staff
from shared.lobby.errors import BadInput, Refused
from shared.lobby.ticket import State
from shared.operations.lobby import Lobby
from shared.operations.pins import known_person
from shared.operations.unit import Unit, operating, said
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
        Refused: somebody else sits there, this teller at another counter, or too many wrong PINs.
    """
    person = known_person(lobby, staff_id, pin)
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


def _set(unit: Unit, row: CounterRow, state: CounterState, reason: str | None) -> None:
    row.state, row.since, row.reason = state, unit.now, reason


def _meant_for(unit: Unit, number: int) -> Any:
    return select(TicketRow).where(
        TicketRow.branch_id == unit.branch.id,
        TicketRow.business_date == unit.today,
        TicketRow.for_counter == number,
        # Who is invited goes back into the line after declining.
        TicketRow.state.in_((State.WAITING, State.INVITED)),
    )
