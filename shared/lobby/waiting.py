"""How long a customer waits, as a range: the calling rules run forward from the present state.

Every open counter takes, whenever it becomes free, the ticket that `calling` would give it; each service takes its
typical time. The spread of the services on the way makes the range. No open counter for a zone: no estimate, never a
guess.
"""

from __future__ import annotations

import heapq
import math
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import NormalDist

from shared.lobby.branch import Branch, Serves
from shared.lobby.calling import InLine, past_cap, rank, waits_since
from shared.lobby.ticket import State, Ticket

_NORMAL = NormalDist()
_P90 = _NORMAL.inv_cdf(0.9)
"""Typical minutes are the 10th and 90th percentile of a service."""
_SPREAD = 1.2
"""Half-width of the promised range in standard deviations: on made-up days seven waits in ten end inside it."""


@dataclass(frozen=True, slots=True)
class WaitRange:
    """Whole minutes, `low` ≤ `high`; 0–0 means no wait."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Server:
    """A counter (or a machine, with number 0) that takes tickets, and from when."""

    number: int
    serves: Sequence[Serves]
    free_at: datetime
    spread: float = 0.0
    """Standard deviation of `free_at` in minutes."""


@dataclass(frozen=True, slots=True)
class Work:
    """A service's length: its mean in minutes, and the spread of its logarithm, since service times are lognormal."""

    mean: float
    log_sd: float

    @property
    def sd(self) -> float:
        """Standard deviation in minutes."""
        return self.mean * math.sqrt(math.expm1(self.log_sd**2))

    def left(self, gone: float) -> float:
        """Mean minutes still to go after `gone` minutes: a long service is likely to be a very long one."""
        if gone <= self.mean * 1e-6:
            return self.mean
        beyond = (math.log(gone / self.mean) + self.log_sd**2 / 2) / self.log_sd
        tail = 1 - _NORMAL.cdf(beyond)
        if tail < 1e-4:  # longer than any service is: nothing is known any more
            return self.mean
        return max(0.0, self.mean * _NORMAL.cdf(self.log_sd - beyond) / tail - gone)


_UNKNOWN = Work(5.0, 0.6)
"""A service that the branch file no longer has."""


def work(branch: Branch, ticket: Ticket) -> Work:
    """How long this ticket takes at a counter; for a zone of machines, at a machine."""
    service = branch.services.get(ticket.service)
    if service is None:
        return _UNKNOWN
    zone = branch.zones.get(ticket.zone)
    if zone is not None and not zone.calls:
        return Work(max(service.self_minutes, 0.1), 0.3)
    low, high = service.typical(ticket.band)
    spread = math.log(high / max(low, high / 20)) / (2 * _P90)
    return Work((low + high) / 2, max(spread, 0.05))


def server(branch: Branch, number: int, serves: Sequence[Serves], ticket: Ticket | None, now: datetime) -> Server:
    """An open counter with the ticket that is there: likely to be free when that service ends."""
    if ticket is None:
        return Server(number, serves, now)
    typical = work(branch, ticket)
    since = ticket.started_at if ticket.state is State.SERVING else ticket.called_at
    left = typical.left((now - (since or now)).total_seconds() / 60)
    return Server(number, serves, now + timedelta(minutes=left), min(typical.sd, left))


class _Line:
    """One zone's waiting tickets as the calling rules order them, consumed from the front."""

    def __init__(self, branch: Branch, tickets: Iterable[Ticket], now: datetime) -> None:
        own = list(tickets)
        self._branch = branch
        self._ranked = deque(sorted(own, key=lambda ticket: rank(branch, ticket, now)))
        self._oldest = deque(sorted(own, key=lambda ticket: (waits_since(ticket), ticket.arrived_at, ticket.number)))
        self._taken: set[str] = set()

    def head(self, at: datetime, after: float = 0) -> Ticket | None:
        """Who is next then, of those who have waited `after` minutes; somebody may have reached the cap by then."""
        oldest = self.oldest()
        since = at - timedelta(minutes=after)
        if oldest is None or not self._may(oldest, since, after):
            return None
        while self._ranked[0].number in self._taken:
            self._ranked.popleft()
        first = next(one for one in self._ranked if self._may(one, since, after) and one.number not in self._taken)
        if first.prioritised_at is None and past_cap(self._branch, oldest, at):
            return oldest
        return first

    @staticmethod
    def _may(ticket: Ticket, since: datetime, after: float) -> bool:
        # Not asked of an own zone: who came before a booked slot is taken when a counter has nothing else to do.
        return after == 0 or waits_since(ticket) <= since

    def oldest(self) -> Ticket | None:
        """Who waits longest."""
        while self._oldest and self._oldest[0].number in self._taken:
            self._oldest.popleft()
        return self._oldest[0] if self._oldest else None

    def take(self, ticket: Ticket) -> None:
        """This one has been called."""
        self._taken.add(ticket.number)


def estimate(
    branch: Branch, servers: Sequence[Server], waiting: Iterable[Ticket], target: Ticket, now: datetime
) -> WaitRange | None:
    """The wait of `target`, which need not be among `waiting` yet, from now until it is called.

    Returns None when no server takes its zone.
    """
    everyone = {ticket.number: ticket for ticket in waiting}
    everyone[target.number] = target
    mine = [one for one in servers if _takes(one, target)]
    workers = len(mine) or 1
    variance = sum(one.spread**2 for one in mine)
    for server, called, at in _calls(branch, servers, everyone.values(), now):
        if called.number == target.number:
            return _range((at - now).total_seconds() / 60, math.sqrt(variance) / workers)
        if _takes(server, target):
            variance += work(branch, called).sd ** 2
    return None


def estimates(
    branch: Branch, servers: Sequence[Server], waiting: Iterable[Ticket], now: datetime
) -> dict[str, WaitRange]:
    """What `estimate` says of each waiting ticket, by number, for the cost of one: the rules are run forward once.

    A ticket that no server takes is left out.
    """
    everyone = list(waiting)
    # Tickets that the same servers take share their spread: one sum for each such kind.
    kinds = {_kind(ticket): ticket for ticket in everyone}
    mine = {kind: [one for one in servers if _takes(one, ticket)] for kind, ticket in kinds.items()}
    variance = {kind: sum(one.spread**2 for one in mine[kind]) for kind in kinds}
    taken_by = {one.number: [kind for kind in kinds if one in mine[kind]] for one in servers}
    found: dict[str, WaitRange] = {}
    for server, called, at in _calls(branch, servers, everyone, now):
        kind = _kind(called)
        spread = math.sqrt(variance[kind]) / (len(mine[kind]) or 1)
        found[called.number] = _range((at - now).total_seconds() / 60, spread)
        for one in taken_by[server.number]:
            variance[one] += work(branch, called).sd ** 2
    return found


def _kind(ticket: InLine) -> tuple[str, int | None]:
    return ("", ticket.for_counter) if ticket.for_counter is not None else (ticket.zone, None)


def _calls(
    branch: Branch, servers: Sequence[Server], waiting: Iterable[Ticket], now: datetime
) -> Iterator[tuple[Server, Ticket, datetime]]:
    """The calls to come, in order: by whom, of whom, when."""
    by_zone: dict[str, list[Ticket]] = {}
    by_counter: dict[int, list[Ticket]] = {}
    for ticket in waiting:
        if ticket.for_counter is not None:
            by_counter.setdefault(ticket.for_counter, []).append(ticket)
        else:
            by_zone.setdefault(ticket.zone, []).append(ticket)
    zones = {zone: _Line(branch, tickets, now) for zone, tickets in by_zone.items()}
    counters = {number: _Line(branch, tickets, now) for number, tickets in by_counter.items()}

    free = [(max(server.free_at, now), index) for index, server in enumerate(servers)]
    heapq.heapify(free)
    while free:
        at, index = heapq.heappop(free)
        server = servers[index]
        called, later = _next(branch, server, zones, counters, at)
        if called is None:
            if later is not None:
                heapq.heappush(free, (later, index))
            continue
        yield server, called, at
        (zones[called.zone] if called.for_counter is None else counters[called.for_counter]).take(called)
        heapq.heappush(free, (at + timedelta(minutes=work(branch, called).mean), index))


def _takes(server: Server, ticket: InLine) -> bool:
    if ticket.for_counter is not None:
        return ticket.for_counter == server.number
    return any(one.zone == ticket.zone for one in server.serves)


def _next(
    branch: Branch,
    server: Server,
    zones: Mapping[str, _Line],
    counters: Mapping[int, _Line],
    at: datetime,
) -> tuple[Ticket | None, datetime | None]:
    """What this server calls at that time; or None, and when it can first help out."""
    heads: list[Ticket] = []
    later: datetime | None = None
    own = counters.get(server.number)
    first = own.head(at) if own is not None else None
    if first is not None:
        heads.append(first)
    for one in server.serves:
        queue = zones.get(one.zone)
        oldest = queue.oldest() if queue is not None else None
        if queue is None or oldest is None:
            continue
        head = queue.head(at, one.after)
        if head is not None:
            heads.append(head)
            continue
        helps_from = waits_since(oldest) + timedelta(minutes=one.after)
        if later is None or helps_from < later:
            later = helps_from
    if not heads:
        return None, later
    return min(heads, key=lambda ticket: rank(branch, ticket, at)), None


def _range(mean: float, sd: float) -> WaitRange:
    """A range in whole minutes. Under half a minute is no wait; any other range is at least two minutes wide."""
    if mean < 0.5:
        return WaitRange(0, 0)
    low, high = max(0, math.floor(mean - _SPREAD * sd)), math.ceil(mean + _SPREAD * sd)
    return WaitRange(low, max(high, low + 2))
