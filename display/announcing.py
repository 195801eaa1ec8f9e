"""Which call the wall announces now, and which come after: a pure state machine over seconds of a steady clock.

Each call gets one turn on the flash, in the order of the log. While others wait the turn is shorter, down to a floor;
what waits is listed beside the flash meanwhile, so that nobody's call is unreadable while it waits its turn.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shared.lobby.board import Call

RISE = 0.26
"""Seconds the paper takes to rise (tokens.json, flashIn)."""
HOLD = 6.0
"""Seconds a call alone stays on the flash (tokens.json, flashHold)."""
FLOOR = 3.0
"""Seconds it stays at least while others wait: long enough to read a number and a window twice."""
CROWD = 3
"""With this many waiting the floor is reached."""
RUSH = 1.5
"""Seconds a call stays while more wait than can be listed beside it."""
REST = 1.0
"""Seconds between two changes of brightness (design notes, motion)."""
VOICE_LIMIT = 25.0
"""Longest a turn waits for the voice; a voice that never answers must not stop the wall."""
LISTED = 10
"""Calls that fit beside the flash."""
ANNOUNCE_WITHIN = timedelta(seconds=60)
"""After a start, an unannounced call younger than this is announced; an older one has been dealt with."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A call on the flash since `began`."""

    call: Call
    began: float
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Announcing:
    """What is announced, what waits, and what was taken in so far."""

    turn: Turn | None = None
    queue: tuple[Call, ...] = ()
    taken: int = 0
    """Number of the newest call taken in: nothing up to it is taken again."""
    unspoken: frozenset[int] = frozenset()
    """Calls whose voice has not ended yet."""
    settled: float = float("-inf")
    """When the paper last went down."""
    last: Call | None = None
    """What was on the paper when it went down."""

    @property
    def listed(self) -> tuple[Call, ...]:
        """The waiting calls that can be read beside the flash: the newest, so that each is there the moment it comes.

        The ones before them have been read there, and are the next on the flash.
        """
        return self.queue[-LISTED:]

    @property
    def oldest(self) -> int:
        """Reading the calls after this one tells all that is new, and all that was withdrawn of what still waits."""
        open_calls = [call.seq for call in self.queue]
        if self.turn is not None:
            open_calls.append(self.turn.call.seq)
        return min([self.taken, *(seq - 1 for seq in open_calls)])


def begin(calls: Iterable[Call], seq: int, now: datetime) -> tuple[Announcing, tuple[Call, ...]]:
    """The state at a start, and the calls of today that are still to be announced.

    `seq` is the last event the calls include; what comes later is taken in by `take`.
    """
    due = tuple(
        call
        for call in sorted(calls, key=lambda one: one.seq)
        if call.shown_at is None and not call.withdrawn and now - call.at < ANNOUNCE_WITHIN
    )
    return Announcing(queue=due, taken=seq), due


def take(state: Announcing, calls: Iterable[Call]) -> tuple[Announcing, tuple[Call, ...]]:
    """Take in calls read from the store; returns also those that are new and to be announced.

    Known ones that were withdrawn since leave the queue.
    """
    known = sorted(calls, key=lambda one: one.seq)
    fresh = tuple(call for call in known if call.seq > state.taken and not call.withdrawn)
    state = withdraw(state, {call.seq for call in known if call.withdrawn})
    newest = max([state.taken, *(call.seq for call in known)])
    return replace(state, queue=state.queue + fresh, taken=newest), fresh


def withdraw(state: Announcing, seqs: Collection[int]) -> Announcing:
    """These calls are no longer to be announced; the one on the flash goes as soon as it may."""
    if not seqs:
        return state
    turn = state.turn
    if turn is not None and turn.call.seq in seqs and not turn.withdrawn:
        turn = replace(turn, withdrawn=True)
    return replace(
        state,
        turn=turn,
        queue=tuple(call for call in state.queue if call.seq not in seqs),
        unspoken=state.unspoken - frozenset(seqs),
    )


def speaks(state: Announcing, seqs: Iterable[int]) -> Announcing:
    """The voice has been asked to speak these calls: their turns last at least as long as it needs."""
    return replace(state, unspoken=state.unspoken | frozenset(seqs))


def spoken(state: Announcing, *seqs: int) -> Announcing:
    """The voice is done with these calls, however they ended."""
    return replace(state, unspoken=state.unspoken.difference(seqs))


def unsaid(calls: Iterable[Call], now: datetime) -> tuple[Call, ...]:
    """The calls of the last minute that nobody has heard, oldest first: for a voice that begins.

    Of a ticket's calls only the newest: it took the place of the ones before, which nobody needs to hear any more.
    """
    from shared.lobby.spoken import heard_by_nobody  # pydantic comes with it: not before the first frame

    newest = {call.number: call for call in sorted(calls, key=lambda one: one.seq)}
    return tuple(
        call
        for call in sorted(newest.values(), key=lambda one: one.seq)
        if heard_by_nobody(call.spoken) and not call.withdrawn and now - call.at < ANNOUNCE_WITHIN
    )


def hold(waiting: int) -> float:
    """Seconds a call stays on the flash while so many others wait."""
    if waiting > LISTED:
        return RUSH
    return max(FLOOR, HOLD - (HOLD - FLOOR) * waiting / CROWD)


def due(state: Announcing) -> float | None:
    """When `tick` has something to do; None while nothing is announced or waits."""
    turn = state.turn
    if turn is None:
        return state.settled + REST if state.queue else None
    if turn.withdrawn:
        return turn.began + REST
    if turn.call.seq in state.unspoken:
        return turn.began + VOICE_LIMIT
    return turn.began + RISE + hold(len(state.queue))


def tick(state: Announcing, at: float) -> Announcing:
    """The state at `at`: a turn that is over gives way to the next, or the paper goes down."""
    end = due(state)
    if end is None or at < end:
        return state
    if state.queue:
        return replace(state, turn=Turn(state.queue[0], at), queue=state.queue[1:])
    return replace(state, turn=None, settled=at, last=state.turn.call if state.turn else None)
