"""What a step would do, worked out before it is taken: the same wait estimate on a board where it has been taken.

Pure, but not cheap on a long queue: run it on the store's thread.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from desk.lobby.phrases import middle
from shared.lobby import calling
from shared.lobby.board import Board, CounterState
from shared.lobby.ticket import State, Ticket
from shared.lobby.waiting import WaitRange


@dataclass(frozen=True, slots=True)
class Effect:
    """A ticket's wait before (None: it is in no line) and after a step, and how many others are then called later."""

    before: WaitRange | None
    after: WaitRange | None
    delayed: int


@dataclass(frozen=True, slots=True)
class OpenOneMore:
    """Opening `counter` shortens a zone's wait from `before` to `after` minutes. `before` None: nobody serves it."""

    counter: int
    zone: str
    before: int | None
    after: int


def of_move(board: Board, ticket: Ticket, zone: str) -> Effect:
    """Moving a ticket to another zone, keeping its time of arrival."""
    calls = board.branch.zones[zone].calls
    moved = replace(
        ticket,
        zone=zone,
        state=State.WAITING if calls else State.GUIDED,
        state_since=board.now,
        for_counter=None,
        rank_at=ticket.rank_at if zone == ticket.zone else None,
    )
    return _effect(board, ticket, moved, behind=calls)


def of_priority(board: Board, ticket: Ticket) -> Effect:
    """Putting a ticket first."""
    first = replace(ticket, prioritised_at=board.now)
    effect = _effect(board, ticket, first, behind=False)
    return replace(effect, delayed=max(0, board.ahead(ticket) - board_with(board, first).ahead(first)))


def of_return(board: Board, ticket: Ticket) -> Effect:
    """Bringing a missed ticket back, some places down its zone's queue."""
    queue = [one for one in board.waiting if one.zone == ticket.zone]
    rank_at = calling.place_after(board.branch, queue, board.branch.no_show.return_places, board.now)
    back = replace(
        ticket,
        state=State.WAITING,
        queued_at=board.now,
        rank_at=rank_at,
        prioritised_at=None,
        counter=None,
        for_counter=None,
    )
    return _effect(board, ticket, back, behind=True)


def board_with(board: Board, ticket: Ticket) -> Board:
    """The board on which this ticket has already changed."""
    return replace(board, tickets=tuple(ticket if one.number == ticket.number else one for one in board.tickets))


def board_open(board: Board, number: int) -> Board:
    """The board on which a counter is open and free."""
    return replace(
        board,
        counters=tuple(
            replace(one, state=CounterState.OPEN, since=board.now) if one.number == number else one
            for one in board.counters
        ),
    )


def open_one_more(board: Board) -> OpenOneMore | None:
    """The counter whose opening helps a zone in orange or red most; None where no opening helps.

    A zone is in orange or red when a customer who came now would wait that long, or when people wait there and no open
    counter is theirs.
    """
    best: OpenOneMore | None = None
    for letter, zone in board.branch.zones.items():
        if not zone.calls:
            continue
        before = _troubled(board, letter)
        if before is _FINE:
            continue
        for counter in board.counters:
            if counter.state not in (CounterState.UNOPENED, CounterState.CLOSED):
                continue
            if not any(one.zone == letter and one.after == 0 for one in counter.serves):
                continue
            wait = board_open(board, counter.number).wait_in(letter)
            if wait is None:
                continue
            found = OpenOneMore(counter.number, letter, None if before is None else int(before), middle(wait))
            if _gain(found) >= _WORTH and (best is None or _gain(found) > _gain(best)):
                best = found
    return best


_FINE = -1
_WORTH = 2
"""Minutes an opening must save to be proposed: less is inside the estimate's own spread."""
_UNSERVED = 10_000


def _troubled(board: Board, letter: str) -> int | None:
    """The minutes of a zone in orange or red, None for one that nobody serves, `_FINE` for any other."""
    waiting = any(ticket.zone == letter for ticket in board.waiting)
    served = any(
        one.state is CounterState.OPEN and any(serves.zone == letter for serves in one.serves) for one in board.counters
    )
    if not served:
        return None if waiting else _FINE
    wait = board.wait_in(letter)
    if wait is None:
        return None if waiting else _FINE
    return middle(wait) if middle(wait) >= board.branch.alerts.wait[1] else _FINE


def _gain(found: OpenOneMore) -> int:
    return (_UNSERVED if found.before is None else found.before) - found.after


def _effect(board: Board, ticket: Ticket, changed: Ticket, behind: bool) -> Effect:
    after = board_with(board, changed)
    before = board.wait(ticket) if ticket.state is State.WAITING else None
    delayed = 0
    if behind:
        mine = calling.rank(board.branch, changed, board.now)
        delayed = sum(
            1
            for other in after.waiting
            if other.zone == changed.zone
            and other.number != changed.number
            and calling.rank(board.branch, other, board.now) > mine
        )
    return Effect(before, after.wait(changed), delayed)
