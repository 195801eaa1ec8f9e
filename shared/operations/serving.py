"""What a teller does with the ticket at the counter. Each verb is one transaction and refuses what is not allowed."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from shared.lobby import calling
from shared.lobby.board import CounterState
from shared.lobby.errors import BadInput, Refused
from shared.lobby.ticket import AT_COUNTER, Hold, State, Ticket, Verb, require
from shared.operations.asking import ask_for_rating, close_question
from shared.operations.counters import open_row
from shared.operations.lobby import Lobby
from shared.operations.radioing import settle
from shared.operations.reading import closures, serves_of
from shared.operations.received import back_to, not_received, open_reception
from shared.operations.unit import Unit, as_ticket, operating, said
from shared.store.tables import TicketRow


def start(lobby: Lobby, number: str) -> Ticket:
    """The customer has arrived at the counter."""
    with operating(lobby, "start") as unit:
        row = _for(unit, Verb.START, number)
        unit.change(row, "ticket_started", state=State.SERVING, started_at=unit.now)
        if row.counter is not None:
            close_question(unit, row.counter)
        return as_ticket(row)


def finish(lobby: Lobby, number: str) -> Ticket:
    """The business is done. A ticket transferred with return goes back to wait for its first counter instead.

    A customer who is being received is with the wealth manager again, or waits for one.
    """
    with operating(lobby, "finish") as unit:
        row = _for(unit, Verb.FINISH, number)
        finish_row(unit, row)
        return as_ticket(row)


def finish_row(unit: Unit, row: TicketRow) -> None:
    """See `finish`; for operations that finish on the way."""
    received = back_to(unit, row)
    if received is not None:
        # The window's part is done, and rated there; the visit goes on in the VIP area. Where the customer was to
        # return to after the window stands until the hand-over: a declined invitation leaves that as it was, too.
        unit.change(row, "ticket_served", state=received, for_counter=None)
    elif row.return_to is not None:
        send_back(unit, row, row.return_to)
        return
    else:
        unit.change(row, "ticket_finished", state=State.DONE, finished_at=unit.now)
        if row.customer is not None:
            settle(unit, row.number)
    ask_for_rating(unit, row)


def send_back(unit: Unit, row: TicketRow, counter: int, undoable: bool = True) -> None:
    """What it was transferred for is done: it waits for the counter that it is to return to."""
    zones = [one.zone for one in serves_of(unit.branch, counter, unit.counter(counter))]
    # Back in the queue it was issued for, not in the helper's, if its first counter serves that.
    home = next((zone for zone in (row.number[:1], row.zone) if zone in zones), zones[0])
    unit.change(
        row,
        "ticket_sent_back",
        undoable=undoable,
        event={"to_counter": counter},
        state=State.WAITING,
        zone=home,
        for_counter=counter,
        return_to=None,
    )


def hold(lobby: Lobby, number: str, kind: Hold = Hold.AWAY, reason: str | None = None) -> Ticket:
    """Put the ticket aside (挂起) and free the counter."""
    reason = said(reason)
    with operating(lobby, "hold") as unit:
        row = _for(unit, Verb.HOLD, number)
        unit.withdraw_calls(row)
        unit.change(row, "ticket_held", event={"hold": kind, "reason": reason}, state=State.HELD, hold=kind)
        return as_ticket(row)


def resume(lobby: Lobby, number: str, counter: int | None = None) -> Ticket:
    """Take a ticket off hold, at the counter it was held at or at another.

    Is that counter busy, it waits for it with its old place: no new ticket, no second queue. Who is being received is
    never called by the wall: while the counter is busy their ticket stays on hold.

    Raises:
        Refused: it is not on hold, the counter is closed, or it is busy and the customer is being received.
    """
    with operating(lobby, "resume") as unit:
        row = _for(unit, Verb.RESUME, number)
        target = counter if counter is not None else row.counter
        if target is None:
            raise BadInput("which-counter", "请指明窗口", "name the counter")
        there = unit.working_counter(target)
        if there is None or there.state == CounterState.UNOPENED:
            open_row(unit, target)
        if open_reception(unit, row.number) is not None:
            unit.free_counter(target)
        if unit.at_counter(target) is None:
            unit.change(
                row,
                "ticket_resumed",
                event={"counter": target},
                state=State.SERVING,
                counter=target,
                hold=None,
                started_at=row.started_at or unit.now,
            )
            close_question(unit, target)
        else:
            unit.change(
                row, "ticket_resumed", event={"counter": target}, state=State.WAITING, for_counter=target, hold=None
            )
        return as_ticket(row)


def transfer(
    lobby: Lobby,
    number: str,
    zone: str | None = None,
    counter: int | None = None,
    back: bool = False,
    reason: str | None = None,
) -> Ticket:
    """Send a ticket to another zone or counter (exactly one of them), keeping the time of its arrival.

    `back`: when that is done, it returns to the counter it comes from.

    Raises:
        BadInput: unknown zone or counter, both or neither; `back` without a counter to return to.
        Refused: its state does not allow it, the zone or counter is closed, or it is there already.
    """
    reason = said(reason)
    if (zone is None) == (counter is None):
        raise BadInput("zone-or-counter", "请指明一个区或一个窗口", "name either a zone or a counter")
    with operating(lobby, "transfer") as unit:
        row = _for(unit, Verb.TRANSFER, number)
        not_received(unit, row)
        if back and row.state not in AT_COUNTER:
            raise BadInput(
                "no-origin", f"{row.number} 不在窗口，没有可返回的地方", f"{row.number} is at no counter to return to"
            )
        origin = row.counter if back else None
        if counter is not None:
            there = unit.working_counter(counter)
            if row.counter == counter and row.state in AT_COUNTER:
                raise Refused(
                    "already-there", f"{row.number} 就在 {counter} 号窗口", f"{row.number} is at counter {counter}"
                )
            serves = serves_of(unit.branch, counter, there)
            target = row.zone if any(one.zone == row.zone for one in serves) else serves[0].zone
        else:
            target = str(zone)
        place(unit, row, target, "ticket_transferred", reason, for_counter=counter, return_to=origin)
        return as_ticket(row)


def place(
    unit: Unit,
    row: TicketRow,
    zone: str,
    kind: str,
    reason: str | None,
    for_counter: int | None = None,
    return_to: int | None = None,
) -> None:
    """Put a ticket into a zone with its old time of arrival: into the queue, or on its way where nothing is called."""
    target = open_zone(unit, zone)
    if zone == row.zone and for_counter == row.for_counter and row.state in (State.WAITING, State.GUIDED):
        name = unit.branch.zones[zone].name
        raise Refused("already-there", f"{row.number} 已经在{name.zh}", f"{row.number} is already in {name.en}")
    unit.withdraw_calls(row)
    unit.change(
        row,
        kind,
        event={"from_zone": row.zone, "to_zone": zone, "to_counter": for_counter, "reason": reason},
        zone=zone,
        state=State.WAITING if target else State.GUIDED,
        counter=None,
        for_counter=for_counter,
        return_to=return_to,
        hold=None,
        # A place given after a missed call belongs to the old queue.
        rank_at=row.rank_at if zone == row.zone else None,
    )


def open_zone(unit: Unit, zone: str) -> bool:
    """Whether tickets of this zone are called.

    Raises:
        BadInput: no such zone.
        Refused: it is closed.
    """
    known = unit.branch.zones.get(zone)
    if known is None:
        letters = ", ".join(unit.branch.zones)
        raise BadInput(
            "unknown-zone",
            f"没有“{zone[:20]}”这个区，可选：{letters}",
            f"there is no zone '{zone[:20]}'; choose: {letters}",
        )
    for one in closures(unit.session, unit.branch.id, unit.now):
        if one.kind == "zone" and one.id == zone:
            raise Refused(
                "zone-closed", f"{known.name.zh}暂停：{one.reason}", f"{known.name.en} is closed: {one.reason}"
            )
    return known.calls


def no_show(lobby: Lobby, number: str) -> Ticket:
    """The customer did not come (过号). Who is being received is with the wealth manager again, or waits for one."""
    with operating(lobby, "no_show") as unit:
        row = _for(unit, Verb.NO_SHOW, number)
        unit.withdraw_calls(row)
        received = back_to(unit, row)
        if received is not None:
            unit.change(row, "ticket_not_come", event={"calls": row.calls}, state=received)
            return as_ticket(row)
        unit.change(row, "ticket_missed", event={"calls": row.calls}, state=State.MISSED, misses=row.misses + 1)
        return as_ticket(row)


def bring_back(lobby: Lobby, number: str) -> Ticket:
    """A missed customer has turned up: back into the queue, some places down, not at its end.

    Raises:
        Refused: not missed, missed too long ago or too often (see the branch file's no-show policy).
    """
    with operating(lobby, "bring_back") as unit:
        row = _for(unit, Verb.RETURN, number)
        policy = unit.branch.no_show
        if unit.now - row.state_since > timedelta(minutes=policy.return_within):
            raise Refused(
                "missed-too-long",
                f"{row.number} 过号已超过 {policy.return_within:g} 分钟，请重新取号",
                f"{row.number} was missed over {policy.return_within:g} minutes ago; please take a new ticket",
            )
        if row.misses >= policy.limit:
            raise Refused(
                "missed-too-often",
                f"{row.number} 已过号 {row.misses} 次，请重新取号",
                f"{row.number} was missed {row.misses} times; please take a new ticket",
            )
        queue = unit.session.scalars(
            select(TicketRow).where(
                TicketRow.branch_id == unit.branch.id,
                TicketRow.business_date == unit.today,
                TicketRow.zone == row.zone,
                TicketRow.state == State.WAITING,
            )
        )
        rank_at = calling.place_after(unit.branch, list(queue), policy.return_places, unit.now)
        unit.change(
            row,
            "ticket_returned",
            event={"places": policy.return_places},
            state=State.WAITING,
            queued_at=unit.now,
            rank_at=rank_at,
            prioritised_at=None,
            counter=None,
            for_counter=None,
        )
        return as_ticket(row)


def _for(unit: Unit, verb: Verb, number: str) -> TicketRow:
    row = unit.ticket(number)
    require(verb, row.number, State(row.state))
    return row
