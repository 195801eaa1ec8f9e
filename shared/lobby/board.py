"""The whole lobby at one moment, as one frozen value: every screen and the wait estimates derive from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property

from shared.lobby import calling, waiting
from shared.lobby.branch import Branch, Hours, Serves
from shared.lobby.branch_parts import WEEKDAYS
from shared.lobby.broadcasts import Broadcast
from shared.lobby.calling import Choice
from shared.lobby.displays import DisplayNow
from shared.lobby.messages import Message
from shared.lobby.printers import PrinterNow, ReprintWanted
from shared.lobby.rating import BadRating
from shared.lobby.reception import Present, Reception
from shared.lobby.ticket import AT_COUNTER, State, Ticket
from shared.lobby.waiting import Server, WaitRange

OPENING_MINUTES = 3
"""How long a counter that nobody opened yet is likely to take, once the branch is open."""


class CounterState(StrEnum):
    """Whether a counter calls."""

    UNOPENED = "unopened"
    """Not opened yet today."""
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class CounterNow:
    """A counter today."""

    number: int
    state: CounterState
    since: datetime | None
    serves: tuple[Serves, ...]
    teller: str | None = None
    """Staff id of who is signed in."""
    reason: str | None = None
    """Why it is paused."""
    free_since: datetime | None = None
    """Since when nobody is there: it was opened then, or its last customer left. Means nothing while somebody is."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call of one ticket: what the wall shows and says. `seq` is the call's number in the event log."""

    seq: int
    number: str
    counter: int
    zone: str
    at: datetime
    recall: int
    """0 for the call itself, 1, 2, … for its recalls."""
    language: str
    shown_at: datetime | None = None
    spoken_at: datetime | None = None
    spoken: str | None = None
    """`spoken`, `partly spoken`, `chime only`, `muted`, `quiet`, or `failed: …` (`SPOKEN_NAMES`); None while nobody
    said."""
    withdrawn: bool = False
    """The ticket is no longer called (served, missed, undone): nothing to announce any more."""


@dataclass(frozen=True, slots=True)
class Closure:
    """A zone or service that takes no new customers."""

    kind: str
    """`zone` or `service`."""
    id: str
    reason: str
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Help:
    """Somebody asked for a person."""

    id: int
    place: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ZoneNow:
    """A zone as the wall and the kiosk show it."""

    letter: str
    waiting: int
    wait: WaitRange | None
    closed: Closure | None


@dataclass(frozen=True)
class Board:
    """One branch's lobby at `now`. `seq` is the last event it includes."""

    branch: Branch
    branch_version: int
    seq: int
    now: datetime
    business_date: date
    tickets: tuple[Ticket, ...]
    """All tickets of today that are not done or cancelled."""
    counters: tuple[CounterNow, ...]
    calls: tuple[Call, ...]
    """Today's calls, newest first, as many as were asked for."""
    closures: tuple[Closure, ...]
    help: tuple[Help, ...]
    finished: int
    """Tickets finished today."""
    finished_by_counter: dict[int, int]
    printers: tuple[PrinterNow, ...] = ()
    """Of the kiosks that have one."""
    reprints: tuple[ReprintWanted, ...] = ()
    """Not out yet."""
    displays: tuple[DisplayNow, ...] = ()
    """Those that were started and have not ended in order."""
    had_displays: bool = False
    """A display runs, or did in the last week: calls are expected to be seen."""
    bad_ratings: tuple[BadRating, ...] = ()
    """Today's that nobody has acknowledged."""
    broadcasts: tuple[Broadcast, ...] = ()
    """What staff say to everyone now, an emergency first."""
    receptions: tuple[Reception, ...] = ()
    """Today's customers of the VIP area, ended ones too, in the order they were invited or came."""
    present: tuple[Present, ...] = ()
    """Staff at seats without a counter."""
    radio: tuple[Message, ...] = ()
    """Today's messages between staff, newest first: all open ones, and the latest of the others."""

    @cached_property
    def waiting(self) -> tuple[Ticket, ...]:
        """Tickets that can be called."""
        return tuple(ticket for ticket in self.tickets if ticket.state is State.WAITING)

    @cached_property
    def closed_zones(self) -> frozenset[str]:
        """Letters of the zones that take no new customers."""
        return frozenset(one.id for one in self.closures if one.kind == "zone")

    def ticket(self, number: str) -> Ticket | None:
        """An open ticket of today by number."""
        return self._by_number.get(number)

    def counter(self, number: int) -> CounterNow | None:
        """A counter by number."""
        return next((one for one in self.counters if one.number == number), None)

    def at_counter(self, number: int) -> Ticket | None:
        """The ticket called to or served at this counter."""
        return self._at_counter.get(number)

    def reception(self, number: str) -> Reception | None:
        """The reception of a ticket that is under way."""
        return next((one for one in self.receptions if one.number == number and one.closed_at is None), None)

    def is_escorted(self, ticket: Ticket) -> bool:
        """Whether a wealth manager walks with this customer, or stands back meanwhile: nobody calls them."""
        if ticket.state not in (*AT_COUNTER, State.HELD):
            return False
        received = self.reception(ticket.number)
        return received is not None and received.escorted

    def stands(self, call: Call) -> bool:
        """Whether a call is still to be followed: its customer has not come to the counter yet, nor gone elsewhere."""
        ticket = self.ticket(call.number)
        called = ticket is not None and ticket.state is State.CALLED and ticket.counter == call.counter
        return called and not call.withdrawn

    def held_at(self, number: int) -> tuple[Ticket, ...]:
        """Tickets on hold at this counter."""
        return tuple(one for one in self.tickets if one.state is State.HELD and one.counter == number)

    def line(self, number: int) -> list[Choice[Ticket]]:
        """Whom this counter calls next, and after that, with reasons."""
        counter = self.counter(number)
        if counter is None:
            return []
        return calling.line(self.branch, counter.serves, number, self.waiting, self.now)

    def closure(self, kind: str, id: str) -> Closure | None:
        """The closure of a zone or service, if it is closed."""
        return next((one for one in self.closures if one.kind == kind and one.id == id), None)

    @cached_property
    def zones(self) -> tuple[ZoneNow, ...]:
        """All zones in the branch file's order, each with the wait of a customer who would come now."""
        return tuple(
            ZoneNow(
                letter,
                self.queue_length(letter),
                self.wait_in(letter),
                self.closure("zone", letter),
            )
            for letter in self.branch.zones
        )

    def zone(self, letter: str) -> ZoneNow:
        """One zone."""
        return next(one for one in self.zones if one.letter == letter)

    def queue_length(self, letter: str) -> int:
        """People waiting in a zone: for machines, those for whom no machine is free."""
        zone = self.branch.zones[letter]
        if zone.calls:
            return sum(1 for ticket in self.waiting if ticket.zone == letter)
        return max(0, len(self._at_machines(letter)) - zone.machines)

    def ahead(self, ticket: Ticket) -> int:
        """People who are called before this ticket."""
        if not self.branch.zones[ticket.zone].calls:
            return max(0, len(self._at_machines(ticket.zone, ticket)) - self.branch.zones[ticket.zone].machines)
        return calling.ahead_of(self.branch, ticket, self.waiting, self.now)

    def wait(self, ticket: Ticket) -> WaitRange | None:
        """How much longer this ticket waits; None without an honest estimate."""
        zone = self.branch.zones[ticket.zone]
        if zone.calls:
            return waiting.estimate(self.branch, self._servers(ticket.zone), self.waiting, ticket, self.now)
        return self._machine_wait(ticket)

    def standing(self, letter: str) -> list[tuple[Ticket, WaitRange | None]]:
        """A calling zone's waiting tickets in the order of their calls, each with its `wait`; for those ahead, count.

        One look at the line for all of them, where `ahead` and `wait` take one each.
        """
        own = [ticket for ticket in self.waiting if ticket.zone == letter]
        waits = waiting.estimates(self.branch, self._servers(letter), self.waiting, self.now)
        own.sort(key=lambda ticket: calling.rank(self.branch, ticket, self.now))
        return [(ticket, waits.get(ticket.number)) for ticket in own]

    def wait_in(self, letter: str) -> WaitRange | None:
        """The wait of an ordinary customer who would take a ticket for this zone now."""
        return self.wait(self.newcomer(letter, self.branch.class_[-1].id))

    def newcomer(
        self, letter: str, ticket_class: str, service: str | None = None, booked_for: datetime | None = None
    ) -> Ticket:
        """A ticket that somebody might take now, to ask what the wait would be."""
        return Ticket(
            number="~",
            business_date=self.business_date,
            zone=letter,
            state=State.WAITING,
            service=service or self.branch.service[0].id,
            band=None,
            corporate=False,
            tier=self.branch.everybody,
            elder=False,
            prefer=None,
            language="zh",
            ticket_class=ticket_class,
            rule="",
            branch_version=self.branch_version,
            token="",
            request_id="",
            arrived_at=self.now,
            queued_at=self.now,
            state_since=self.now,
            booked_for=booked_for,
        )

    @cached_property
    def opens_today(self) -> Hours | None:
        """Today's opening hours; None on a day the branch is closed."""
        return self.branch.hours.get(WEEKDAYS[self.now.astimezone(self.branch.tz).weekday()])

    @property
    def is_open(self) -> bool:
        """Whether the kiosk's door is open now. A branch file without hours is always open."""
        if not self.branch.hours:
            return True
        hours, local = self.opens_today, self.now.astimezone(self.branch.tz).time()
        return hours is not None and hours.opens <= local < hours.closes

    @cached_property
    def _by_number(self) -> dict[str, Ticket]:
        return {ticket.number: ticket for ticket in self.tickets}

    @cached_property
    def _at_counter(self) -> dict[int, Ticket]:
        return {
            ticket.counter: ticket
            for ticket in self.tickets
            if ticket.state in AT_COUNTER and ticket.counter is not None
        }

    def _servers(self, letter: str) -> Sequence[Server]:
        """Who works: the open counters; before any for this zone opened today, those the branch file plans for it.

        Nobody sits at a planned counter yet, so it is never promised for at once.
        """
        open_now = [
            waiting.server(self.branch, one.number, one.serves, self.at_counter(one.number), self.now)
            for one in self.counters
            if one.state is CounterState.OPEN
        ]
        if any(serves.zone == letter and serves.after == 0 for server in open_now for serves in server.serves):
            return open_now
        from_ = self._opening()
        planned = [
            Server(one.number, one.serves, from_, OPENING_MINUTES / 2)
            for one in self.counters
            if one.state is CounterState.UNOPENED
            and any(serves.zone == letter and serves.after == 0 for serves in one.serves)
        ]
        helping = any(serves.zone == letter for server in open_now for serves in server.serves)
        return [*open_now, *planned] if planned or helping else []

    def _opening(self) -> datetime:
        soon = self.now + timedelta(minutes=OPENING_MINUTES)
        hours = self.opens_today
        if hours is None:
            return soon
        local = self.now.astimezone(self.branch.tz)
        opens = local.replace(hour=hours.opens.hour, minute=hours.opens.minute, second=0, microsecond=0)
        return max(soon, opens)

    def _at_machines(self, letter: str, before: Ticket | None = None) -> list[datetime]:
        """When each guided customer (who came `before` somebody) is likely to be done, if probably still there."""
        done: list[datetime] = []
        for ticket in self.tickets:
            if ticket.state is State.GUIDED and ticket.zone == letter and _came_first(ticket, before):
                until = ticket.state_since + timedelta(minutes=waiting.work(self.branch, ticket).mean)
                if until > self.now:
                    done.append(until)
        return sorted(done)

    def _machine_wait(self, ticket: Ticket) -> WaitRange | None:
        machines, busy = self.branch.zones[ticket.zone].machines, self._at_machines(ticket.zone, ticket)
        if len(busy) < machines or machines == 0:
            return WaitRange(0, 0)
        minutes = (busy[len(busy) - machines] - self.now).total_seconds() / 60
        return WaitRange(int(minutes), int(minutes) + 2)


def _came_first(ticket: Ticket, other: Ticket | None) -> bool:
    return other is None or (ticket.arrived_at, ticket.number) < (other.arrived_at, other.number)
