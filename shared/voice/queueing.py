"""Who is announced next, and how much is said of it: pure, over values.

The arithmetic. A call in two languages with its chime is 9.5 s, of which the chime is 1.9 s and each language 3.5 s.
Ten counters at three minutes each call every 18 s: said once, the voice is busy half of the time, and two waiting calls
are chance; said twice, it is never done. So the repeat goes first, for any call that waits. With `SHORTER` waiting, the
last one would be heard half a minute late: one language is left, 5.4 s a call, three in the time between two calls of
ten counters. With `BARE` waiting the voice does not pause at all; a chime that turns heads already turned goes too,
and 200 calls at once are through in 12 minutes. An emergency is always said whole.
"""

from dataclasses import dataclass, replace

from shared.voice.announcement import Announcement, Outcome, Sentence, Urgency

SHORTER = 3
"""From so many calls waiting behind it, a call is said in one language."""
BARE = 10
"""From so many calls waiting behind it, a call is said without the chime."""

_FIRST = {Urgency.EMERGENCY: 0, Urgency.CALL: 1, Urgency.NOTICE: 2}


@dataclass(frozen=True, slots=True)
class Waiting:
    """An announcement in the queue."""

    announcement: Announcement
    times: int = 1
    """How often it may still be said."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What has its turn now."""

    waiting: Waiting
    said: Announcement
    """What is left of it to say, the queue being as long as it is."""
    repeat: bool = False
    """It has been said and reported before."""
    quiet: bool = False
    """It is not to be said at all: quiet hours."""


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits, in the order of arrival; and what may be said again if nothing does."""

    waiting: tuple[Waiting, ...] = ()
    again: Waiting | None = None

    def __len__(self) -> int:
        return len(self.waiting)

    @property
    def calls(self) -> int:
        """How many calls wait."""
        return sum(one.announcement.urgency is Urgency.CALL for one in self.waiting)

    @property
    def busy(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.waiting) or self.again is not None

    def in_turn(self) -> tuple[Waiting, ...]:
        """What waits, in the order in which it is said if nothing more comes."""
        return tuple(sorted(self.waiting, key=lambda one: _FIRST[one.announcement.urgency]))


Ended = tuple[tuple[Announcement, Outcome], ...]
"""Announcements that ended without their turn, and how."""


def add(queue: Queue, announcement: Announcement, times: int = 1, *, first: bool = False) -> tuple[Queue, Ended]:
    """Queues it last; or in the place of a waiting one of the same ticket. `first`: before all of its urgency."""
    new = Waiting(announcement, max(1, times))
    for place, old in enumerate(queue.waiting):
        if announcement.number and old.announcement.number == announcement.number:
            waiting = (*queue.waiting[:place], new, *queue.waiting[place + 1 :])
            return replace(queue, waiting=waiting), ((old.announcement, Outcome.REPLACED),)
    return replace(queue, waiting=(new, *queue.waiting) if first else (*queue.waiting, new)), ()


def drop(queue: Queue, number: str) -> tuple[Queue, Ended]:
    """Takes a ticket out, with what was left of its repeats. Without a number nothing is dropped."""
    if not number:
        return queue, ()
    kept = tuple(one for one in queue.waiting if one.announcement.number != number)
    gone = tuple((one.announcement, Outcome.DROPPED) for one in queue.waiting if one.announcement.number == number)
    again = None if queue.again and queue.again.announcement.number == number else queue.again
    return Queue(kept, again), gone


def take(queue: Queue, *, quiet: bool = False) -> tuple[Queue, Turn | None]:
    """The next turn. A repeat comes only when nothing waits, and is forgotten as soon as something does."""
    if not queue.waiting:
        again = queue.again
        if again is None or (quiet and again.announcement.urgency is not Urgency.EMERGENCY):
            return Queue(), None
        return Queue(), Turn(again, again.announcement, repeat=True)
    chosen = queue.in_turn()[0]
    place = queue.waiting.index(chosen)
    rest = Queue((*queue.waiting[:place], *queue.waiting[place + 1 :]))
    held_back = quiet and chosen.announcement.urgency is not Urgency.EMERGENCY
    return rest, Turn(chosen, shortened(chosen.announcement, rest.calls), quiet=held_back)


def said(queue: Queue, turn: Turn) -> Queue:
    """The queue after the turn's sound has ended: it may be said again while nothing else waits."""
    left = turn.waiting.times - 1
    return replace(queue, again=replace(turn.waiting, times=left) if left > 0 else None)


def clear(queue: Queue, outcome: Outcome) -> tuple[Queue, Ended]:
    """Nothing waits any more."""
    return Queue(), tuple((one.announcement, outcome) for one in queue.waiting)


def shortened(announcement: Announcement, backlog: int) -> Announcement:
    """What is said of it while so many calls wait behind it. The customer's own language is never the one left out."""
    if announcement.urgency is not Urgency.CALL or backlog < SHORTER:
        return announcement
    kept = _kept(announcement)
    return replace(announcement, sentences=kept, chime=announcement.chime and (backlog < BARE or not kept))


def _kept(announcement: Announcement) -> tuple[Sentence, ...]:
    own = tuple(one for one in announcement.sentences if one.language == announcement.keep)
    return own or announcement.sentences[:1]
