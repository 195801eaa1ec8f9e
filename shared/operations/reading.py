"""Reading: the board, the log, one ticket. Nothing here changes anything, and nothing waits for a writer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from shared.lobby.board import Board, Call, Closure, CounterNow, CounterState, Help
from shared.lobby.branch import Branch, Serves
from shared.lobby.errors import BadInput
from shared.lobby.ticket import OPEN_STATES, State, Ticket
from shared.operations.broadcasting import broadcasts
from shared.operations.displaying import displays
from shared.operations.lobby import Lobby, business_date
from shared.operations.presence import present
from shared.operations.printers import printers, reprints
from shared.operations.radioing import messages
from shared.operations.rated import bad_ratings
from shared.operations.received import receptions_of_day
from shared.operations.unit import TICKET_COLUMNS, as_ticket, clean, ticket_of
from shared.store.tables import CallRow, ClosureRow, CounterRow, EventRow, HelpRow, TicketRow

RECENT_CALLS = 24


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the log."""

    seq: int
    at: datetime
    kind: str
    number: str | None
    counter: int | None
    zone: str | None
    actor: str
    data: dict[str, Any]


def read_board(lobby: Lobby, calls: int = RECENT_CALLS) -> Board:
    """The lobby at this moment, with the newest `calls` calls.

    Raises:
        StoreUnreachable: the store is away.
    """
    with lobby.store.reading() as session:
        return board_in(session, lobby, calls)


def read_line(lobby: Lobby) -> Board:
    """The board as far as people ahead and waits go: tickets, counters and closures; of all else it is empty.

    Who takes a ticket waits for this; the rest of the board is ten more looks into the store.

    Raises:
        StoreUnreachable: the store is away.
    """
    with lobby.store.reading() as session:
        return _line(session, lobby)[0]


def board_in(session: Session, lobby: Lobby, calls: int) -> Board:
    """See `read_board`; for readers that want more of the same moment."""
    line, rolled = _line(session, lobby)
    today = line.business_date
    running, had_displays = displays(session, lobby.branch_id)
    return replace(
        line,
        calls=_calls(session, lobby.branch_id, today, calls),
        help=() if rolled else _help(session, lobby.branch_id),
        printers=printers(session, lobby.branch_id),
        reprints=reprints(session, lobby.branch_id, today),
        displays=running,
        had_displays=had_displays,
        bad_ratings=bad_ratings(session, lobby.branch_id, today),
        broadcasts=broadcasts(session, lobby.branch_id, line.now),
        receptions=receptions_of_day(session, lobby.branch_id, today),
        present=() if rolled else present(session, lobby.branch_id),
        radio=messages(session, lobby.branch_id, today),
    )


def _line(session: Session, lobby: Lobby) -> tuple[Board, bool]:
    """See `read_line`; and whether the day is a new one in which nothing was written yet."""
    row = lobby.row(session)
    branch, now = lobby.file(session, row.version), lobby.now()
    today = max(row.business_date, business_date(branch, now))
    rolled = today > row.business_date
    tickets = session.execute(
        select(*TICKET_COLUMNS)
        .where(
            TicketRow.branch_id == lobby.branch_id,
            TicketRow.business_date == today,
            TicketRow.state.in_(OPEN_STATES),
        )
        .order_by(TicketRow.arrived_at, TicketRow.number)
    )
    # One row a counter: tickets finished there, and when the last one there changed, which is when it was left.
    served = session.execute(
        select(
            TicketRow.counter,
            func.sum(case((TicketRow.state == State.DONE, 1), else_=0)),
            func.max(TicketRow.state_since),
        )
        .where(TicketRow.branch_id == lobby.branch_id, TicketRow.business_date == today)
        .group_by(TicketRow.counter)
    ).all()
    finished = {one[0]: int(one[1]) for one in served}
    left = {one[0]: one[2] for one in served}
    line = Board(
        branch=branch,
        branch_version=row.version,
        seq=row.last_seq,
        now=now,
        business_date=today,
        tickets=tuple(ticket_of(ticket) for ticket in tickets),
        # Yesterday's rows of the night before the first operation of a new day say nothing about today.
        counters=_counters(session, branch, rolled, left),
        calls=(),
        closures=closures(session, lobby.branch_id, now),
        help=(),
        finished=sum(finished.values()),
        finished_by_counter={counter: count for counter, count in finished.items() if counter is not None},
    )
    return line, rolled


def read_branch(lobby: Lobby) -> Branch:
    """The branch file in force."""
    with lobby.store.reading() as session:
        return lobby.file(session, lobby.row(session).version)


def last_seq(lobby: Lobby) -> int:
    """The number of the newest event."""
    with lobby.store.reading() as session:
        return lobby.row(session).last_seq


def events_after(lobby: Lobby, seq: int, limit: int = 1000) -> list[Event]:
    """Events with a number above `seq`, in order, at most `limit`: ask again until there are none."""
    with lobby.store.reading() as session:
        rows = session.scalars(
            select(EventRow)
            .where(EventRow.branch_id == lobby.branch_id, EventRow.seq > _kept(seq))
            .order_by(EventRow.seq)
            .limit(max(0, limit))
        )
        return [_event(row) for row in rows]


def calls_after(lobby: Lobby, seq: int) -> list[Call]:
    """Today's calls with a number above `seq`, in order: what a display still has to announce."""
    with lobby.store.reading() as session:
        row = lobby.row(session)
        rows = session.scalars(
            select(CallRow)
            .where(
                CallRow.branch_id == lobby.branch_id,
                CallRow.seq > _kept(seq),
                CallRow.business_date == row.business_date,
            )
            .order_by(CallRow.seq)
        )
        return [_call(one) for one in rows]


def read_ticket(lobby: Lobby, number: str) -> Ticket:
    """A ticket of today, in any state.

    Raises:
        BadInput: there is none.
    """
    asked = clean(number, 20, "票号", "ticket number").upper()
    with lobby.store.reading() as session:
        row = lobby.row(session)
        today = max(row.business_date, business_date(lobby.file(session, row.version), lobby.now()))
        ticket = session.get(TicketRow, (lobby.branch_id, today, asked))
        if ticket is None:
            raise BadInput("unknown-ticket", f"今天没有 {asked} 这张号", f"there is no ticket {asked} today")
        return as_ticket(ticket)


def read_tickets(lobby: Lobby, zone: str | None = None, state: State | None = None) -> list[Ticket]:
    """All of today's tickets, in the order they came."""
    zone = zone and clean(zone, 20, "区", "zone")
    with lobby.store.reading() as session:
        row = lobby.row(session)
        today = max(row.business_date, business_date(lobby.file(session, row.version), lobby.now()))
        query = select(TicketRow).where(TicketRow.branch_id == lobby.branch_id, TicketRow.business_date == today)
        if zone is not None:
            query = query.where(TicketRow.zone == zone)
        if state is not None:
            query = query.where(TicketRow.state == state)
        rows = session.scalars(query.order_by(TicketRow.arrived_at, TicketRow.number))
        return [as_ticket(one) for one in rows]


def history(lobby: Lobby, number: str) -> list[Event]:
    """What happened to a ticket of today, in order."""
    ticket = read_ticket(lobby, number)
    with lobby.store.reading() as session:
        rows = session.scalars(
            select(EventRow)
            .where(
                EventRow.branch_id == lobby.branch_id,
                EventRow.business_date == ticket.business_date,
                EventRow.number == ticket.number,
            )
            .order_by(EventRow.seq)
        )
        return [_event(row) for row in rows]


def closures(session: Session, branch_id: str, now: datetime) -> tuple[Closure, ...]:
    """What takes no new customers now; a closure whose time has passed is none."""
    rows = session.scalars(select(ClosureRow).where(ClosureRow.branch_id == branch_id).order_by(ClosureRow.id))
    return tuple(
        Closure(row.kind, row.id, row.reason, row.until) for row in rows if row.until is None or row.until > now
    )


def serves_of(branch: Branch, number: int, row: CounterRow | None) -> tuple[Serves, ...]:
    """The zones a counter serves today: the lobby manager's, else the branch file's."""
    if row is not None and row.zones is not None:
        return tuple(Serves(zone=zone, after=after) for zone, after in row.zones["serves"] if zone in branch.zones)
    return branch.counters[number].serves


def _counters(
    session: Session, branch: Branch, rolled: bool, left: dict[int | None, datetime]
) -> tuple[CounterNow, ...]:
    rows = {}
    if not rolled:
        rows = {row.number: row for row in session.scalars(select(CounterRow).where(CounterRow.branch_id == branch.id))}
    return tuple(_counter(branch, number, rows.get(number), left.get(number)) for number in branch.counters)


def _counter(branch: Branch, number: int, row: CounterRow | None, left: datetime | None) -> CounterNow:
    serves = serves_of(branch, number, row)
    if row is None or row.state == CounterState.UNOPENED:
        return CounterNow(number, CounterState.UNOPENED, None, serves)
    free_since = max(row.since, left) if left is not None else row.since
    return CounterNow(number, CounterState(row.state), row.since, serves, row.teller, row.reason, free_since)


def _calls(session: Session, branch_id: str, today: date, most: int) -> tuple[Call, ...]:
    if most <= 0:
        return ()
    rows = session.scalars(
        select(CallRow)
        .where(CallRow.branch_id == branch_id, CallRow.business_date == today)
        .order_by(CallRow.seq.desc())
        .limit(most)
    )
    return tuple(_call(row) for row in rows)


def _call(row: CallRow) -> Call:
    return Call(
        row.seq,
        row.number,
        row.counter,
        row.zone,
        row.at,
        row.recall,
        row.language,
        row.shown_at,
        row.spoken_at,
        row.spoken,
        row.withdrawn,
    )


def _help(session: Session, branch_id: str) -> tuple[Help, ...]:
    # Sorted here: asked to sort, SQLite would read all help ever asked for, in the order of the key.
    rows = session.scalars(select(HelpRow).where(HelpRow.branch_id == branch_id, HelpRow.answered_at.is_(None)))
    return tuple(Help(row.id, row.place, row.at) for row in sorted(rows, key=lambda row: row.id))


def _kept(seq: int) -> int:
    """A number that both databases take; none is larger."""
    return max(-1, min(seq, 2**62))


def _event(row: EventRow) -> Event:
    return Event(row.seq, row.at, row.kind, row.number, row.counter, row.zone, row.actor, row.data)
