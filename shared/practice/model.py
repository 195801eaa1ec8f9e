"""The model: time, the people's processes, and doing what they do on the real lobby."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Concatenate, ParamSpec, TypeVar

import simpy

from shared.lobby.branch import Branch
from shared.lobby.branch_parts import WEEKDAYS
from shared.lobby.errors import BadInput, Refused, StoreUnreachable
from shared.lobby.ticket import Ticket
from shared.operations import Lobby, finish, issue, read_branch, read_ticket, transfer
from shared.practice.clock import PracticeClock
from shared.practice.customers import Customer, counter_zone, draw_customer, guest
from shared.practice.figures import Figures

P = ParamSpec("P")
T = TypeVar("T")
Life = Generator[simpy.Event, Any, None]
"""A process of the model."""
MINUTE, HOUR = 60.0, 3600.0
"""The model counts seconds of the lobby's time since its start."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Who sits at a counter. Without a PIN the counter is opened, but nobody signs in."""

    counter: int
    staff: str | None = None
    pin: str | None = None


def seats(branch: Branch, pins: dict[str, str], but: Sequence[int] = ()) -> list[Seat]:
    """The tellers with known PINs at the counters; are there more counters, the best served zone goes without some.

    `but`: counters that are left to people.
    """
    tellers = [person.id for person in branch.staff if person.role == "teller" and person.id in pins]
    counters = list(branch.counters)
    while len(counters) > len(tellers) > 0:
        own = Counter(branch.counters[number].serves[0].zone for number in counters)
        crowded = max(own, key=lambda zone: own[zone])
        counters.remove(max(n for n in counters if branch.counters[n].serves[0].zone == crowded))
    if not tellers:
        return [Seat(number) for number in counters if number not in but]
    pairs = zip(counters, tellers, strict=False)
    return [Seat(number, staff, pins[staff]) for number, staff in pairs if number not in but]


class Practice:
    """A made-up day in a real lobby."""

    def __init__(
        self,
        lobby: Lobby,
        start: datetime,
        staff: Sequence[Seat],
        figures: Figures | None = None,
        seed: int = 1,
        look: float = 3 * MINUTE,
    ) -> None:
        """`lobby`: its clock is replaced by the model's. `start`: aware; the opening, as a rule. `look`: seconds of
        lobby time after which an idle teller looks again unasked (for tickets of people outside the model).
        """
        from shared.practice.manager import machines_down, manages
        from shared.practice.tellers import works

        self.clock = PracticeClock(start)
        self.lobby = replace(lobby, clock=self.clock, actor="practice")
        self.figures = figures or Figures()
        self.seed = seed
        self.start = start
        self.look = look
        self.branch = read_branch(self.lobby)
        manager = next((person.id for person in self.branch.staff if person.role == "lobby"), "practice")
        self.manager = self.lobby.acting(manager)
        self.env = simpy.Environment()
        self.customers: dict[str, Customer] = {}
        self.refusals: Counter[str] = Counter()
        """What the lobby's rules refused, by code: a fact of life where people work side by side."""
        self.errors: list[str] = []
        """What should not happen: the store was away."""
        self.closes = self._closing()
        self._bell = self.env.event()
        self._machines = {
            letter: simpy.Resource(self.env, max(1, zone.machines))
            for letter, zone in self.branch.zones.items()
            if not zone.calls
        }
        self.env.process(self._arrivals())
        for index, seat in enumerate(staff):
            self.env.process(works(self, seat, index))
        self.env.process(manages(self))
        self.env.process(machines_down(self))

    # ---------------------------------------------------------------- time

    def run(self, until: datetime | None = None) -> None:
        """As fast as possible, up to `until` or to the end of the day. The same seed gives the same day."""
        end = float("inf") if until is None else (until - self.start).total_seconds()
        while (due := self.env.peek()) <= end and due != float("inf"):
            self.clock.advance(self.start + timedelta(seconds=due))
            self.env.step()
        if until is not None:
            self.clock.advance(until)

    def play(self, speed: float, seconds: float, wait: Callable[[float], bool]) -> None:
        """For so many real seconds, at `speed`; each step has its own due time, so slow operations add up to no drift.

        `wait(seconds)`: waits that long and returns True to end at once. Call `clock.let_run` first.
        """
        from_model = max(self.env.now, (self.clock.now() - self.start).total_seconds())
        began = time.monotonic()
        # What the model has due before now (the clock ran on while screens started) is done now, not skipped.
        while (due := self.env.peek()) != float("inf"):
            at = max(0.0, (due - from_model) / speed)
            if at > seconds:
                break
            if wait(max(0.0, began + at - time.monotonic())):
                return
            self.env.step()
        wait(max(0.0, began + seconds - time.monotonic()))

    def rng(self, *name: object) -> random.Random:
        """A stream of random numbers of its own for everyone, so that nobody's luck depends on another's."""
        return random.Random("/".join(str(part) for part in (self.seed, *name)))

    # ---------------------------------------------------------------- doing

    def do(self, operation: Callable[Concatenate[Lobby, P], T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Do something in the lobby; None if the lobby refuses. See `refusal` for why."""
        return self.do_as(self.lobby, operation, *args, **kwargs)

    def do_as(
        self, lobby: Lobby, operation: Callable[Concatenate[Lobby, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T | None:
        """`do` in somebody's name."""
        self.refusal: str | None = None
        try:
            return operation(lobby, *args, **kwargs)
        except (Refused, BadInput) as error:
            self.refusal = error.code
            self.refusals[error.code] += 1
        except StoreUnreachable as error:
            self.refusal = error.code
            self.errors.append(f"{operation.__name__}: {error}")
        return None

    def ring(self) -> None:
        """Something changed in a queue: whoever is idle looks."""
        bell, self._bell = self._bell, self.env.event()
        bell.succeed()

    def idle(self) -> simpy.Event:
        """Until the bell rings, or it is time to look unasked."""
        return self._bell | self.env.timeout(self.look)

    def customer(self, number: str) -> Customer:
        """Who holds this ticket."""
        known = self.customers.get(number)
        if known is None:
            ticket: Ticket | None = self.do(read_ticket, number)
            rng = self.rng("guest", number)
            if ticket is None:
                known = draw_customer(self.branch, self.figures, rng)
            else:
                known = guest(self.branch, self.figures, rng, ticket)
            self.customers[number] = known
        return known

    # ---------------------------------------------------------------- customers

    def _closing(self) -> float:
        """Seconds from the start to closing time."""
        local = self.start.astimezone(self.branch.tz)
        hours = self.branch.hours.get(WEEKDAYS[local.weekday()])
        if hours is None:
            return (24 - local.hour) * HOUR if not self.branch.hours else 10 * HOUR
        closes = local.replace(hour=hours.closes.hour, minute=hours.closes.minute, second=0, microsecond=0)
        return (closes - local).total_seconds()

    def _arrivals(self) -> Life:
        """A Poisson stream whose rate changes with the hour, thinned from the busiest hour's."""
        rng = self.rng("arrivals")
        local = self.start.astimezone(self.branch.tz)
        opened = (local - local.replace(hour=0, minute=0, second=0, microsecond=0)).total_seconds()
        shares = self.figures.hourly
        busiest = max(shares) / sum(shares) * self.figures.customers / HOUR
        count = 0
        while busiest > 0:
            yield self.env.timeout(rng.expovariate(busiest))
            if self.env.now >= self.closes:
                return
            hour = int((opened + self.env.now) // HOUR) - self.figures.first_hour
            share = shares[hour] if 0 <= hour < len(shares) else 0.0
            if rng.random() * max(shares) < share:
                count += 1
                self._arrive(draw_customer(self.branch, self.figures, self.rng("customer", count)))

    def _arrive(self, customer: Customer) -> None:
        issued = self.do_as(self.lobby.acting("kiosk"), issue, customer.intent, language=customer.language)
        if issued is None:
            return
        self.customers[issued.ticket.number] = customer
        if self.branch.zones[issued.ticket.zone].calls:
            self.ring()
        else:
            self.env.process(self._at_machine(issued.ticket.number, issued.ticket.zone, customer))

    def _at_machine(self, number: str, zone: str, customer: Customer) -> Life:
        with self._machines[zone].request() as free:
            yield free
            yield self.env.timeout(customer.self_minutes * MINUTE)
        if not customer.machine_fails:
            self.do(finish, number)
            return
        target = counter_zone(self.branch, customer.intent)
        if self.do_as(self.manager, transfer, number, zone=target, reason="设备故障") is not None:
            self.ring()
