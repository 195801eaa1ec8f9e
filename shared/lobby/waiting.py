"""How long a customer waits, as a range: the calling rules run forward from the present state.

Every open counter takes, whenever it becomes free, the ticket that `calling` would give it; each service takes its
typical time. The spread of the services on the way makes the range. No open counter for a zone: no estimate, never a
guess.
"""

from __future__ import annotations

import heapq
import math
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from shared.lobby.branch import Branch, Serves
from shared.lobby.calling import InLine, past_cap, rank
from shared.lobby.ticket import Ticket

_P90 = 1.2816
"""Typical minutes are read as the 10th and 90th percentile of a normal spread."""
_RANGE = 0.9
"""Half-width of the promised range in standard deviations: about two waits in three end inside it."""


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


@dataclass(frozen=True, slots=True)
class Work:
    """A service's typical length in minutes: mean and standard deviation."""

    mean: float
    sd: float


def work(branch: Branch, ticket: Ticket) -> Work:
    """How long this ticket takes at a counter; for a zone of machines, at a machine."""
    service = branch.services.get(ticket.service)
    if service is None:
        return Work(5.0, 3.0)
    zone = branch.zones.get(ticket.zone)
    if zone is not None and not zone.calls:
        return Work(service.self_minutes, service.self_minutes / 3)
    low, high = service.typical(ticket.band)
    return Work((low + high) / 2, (high - low) / (2 * _P90))


def free_at(branch: Branch, ticket: Ticket, now: datetime) -> datetime:
    """When the counter that serves this ticket is likely to be free: its typical time, and never less than a fifth."""
    typical = work(branch, ticket).mean
    since = ticket.started_at or ticket.called_at or now
    gone = (now - since).total_seconds() / 60
    return now + timedelta(minutes=max(typical - gone, typical / 5))


class _Line:
    """One zone's waiting tickets as the calling rules order them, consumed from the front."""

    def __init__(self, branch: Branch, tickets: Iterable[Ticket], now: datetime) -> None:
        own = list(tickets)
        self._branch = branch
        self._ranked = deque(sorted(own, key=lambda ticket: rank(branch, ticket, now)))
        self._oldest = deque(sorted(own, key=lambda ticket: ticket.queued_at))
        self._taken: set[str] = set()

    def head(self, at: datetime) -> Ticket | None:
        """Who is next at that time: by then, somebody may have reached the cap."""
        for queue in (self._ranked, self._oldest):
            while queue and queue[0].number in self._taken:
                queue.popleft()
        if not self._ranked:
            return None
        first, oldest = self._ranked[0], self._oldest[0]
        if first.prioritised_at is None and past_cap(self._branch, oldest, at):
            return oldest
        return first

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
    by_zone: dict[str, list[Ticket]] = {}
    by_counter: dict[int, list[Ticket]] = {}
    for ticket in everyone.values():
        if ticket.for_counter is not None:
            by_counter.setdefault(ticket.for_counter, []).append(ticket)
        else:
            by_zone.setdefault(ticket.zone, []).append(ticket)
    zones = {zone: _Line(branch, tickets, now) for zone, tickets in by_zone.items()}
    counters = {number: _Line(branch, tickets, now) for number, tickets in by_counter.items()}

    free = [(max(server.free_at, now), index) for index, server in enumerate(servers)]
    heapq.heapify(free)
    variance = 0.0
    workers = sum(1 for server in servers if _takes(server, target)) or 1
    while free:
        at, index = heapq.heappop(free)
        server = servers[index]
        called, later = _next(branch, server, zones, counters, at)
        if called is None:
            if later is not None:
                heapq.heappush(free, (later, index))
            continue
        if called.number == target.number:
            return _range((at - now).total_seconds() / 60, math.sqrt(variance) / workers)
        (zones[called.zone] if called.for_counter is None else counters[called.for_counter]).take(called)
        typical = work(branch, called)
        if _takes(server, target):
            variance += typical.sd**2
        heapq.heappush(free, (at + timedelta(minutes=typical.mean), index))
    return None


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
        head = zones[one.zone].head(at) if one.zone in zones else None
        if head is None:
            continue
        helps_from = head.queued_at + timedelta(minutes=one.after)
        if helps_from <= at:
            heads.append(head)
        elif later is None or helps_from < later:
            later = helps_from
    if not heads:
        return None, later
    return min(heads, key=lambda ticket: rank(branch, ticket, at)), None


def _range(mean: float, sd: float) -> WaitRange:
    """A range in whole minutes. Under half a minute is no wait; any other range is at least two minutes wide."""
    if mean < 0.5:
        return WaitRange(0, 0)
    half = max(_RANGE * sd, 0.5)
    low, high = max(0, math.floor(mean - half)), math.ceil(mean + half)
    return WaitRange(low, max(high, low + 2))
