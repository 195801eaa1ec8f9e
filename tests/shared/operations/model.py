"""What the model of a lobby knows, and how a step is done in both lobbies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis.stateful import RuleBasedStateMachine

from shared.lobby.branch import Branch
from shared.lobby.errors import Refused
from shared.operations.lobby import Lobby
from tests.conftest import Clock

SERVES = {1: {"A": 0}, 3: {"A": 0, "B": 10}, 6: {"B": 0}, 7: {"V": 0}}
COUNTERS = tuple(SERVES)
AT_COUNTER = ("called", "serving")


@dataclass(frozen=True)
class Customer:
    """What the model knows of a ticket."""

    number: str
    zone: str
    ticket_class: str
    arrived_at: datetime
    queued_at: datetime
    since: datetime
    state: str = "waiting"
    counter: int | None = None
    rank_at: datetime | None = None
    booked_for: datetime | None = None
    prioritised_at: datetime | None = None
    for_counter: int | None = None
    return_to: int | None = None
    misses: int = 0


@dataclass(frozen=True)
class Guest:
    """What the model knows of a reception that is under way."""

    id: int
    offered_to: str | None = None
    offered_at: datetime | None = None
    passed: tuple[str, ...] = ()
    said_no: tuple[str, ...] = ()
    accepted_by: str | None = None
    led_by: str | None = None
    given: bool = False
    received: bool = False

    @property
    def place(self) -> str:
        """Where this customer is when at no counter."""
        return "consulting" if self.given and self.received else "invited"


@dataclass(frozen=True)
class Booked:
    """What the model knows of a booking for an account."""

    code: str
    slot_at: datetime
    state: str = "booked"
    number: str | None = None


@dataclass(frozen=True)
class Step:
    """What was done to a ticket, and what it takes back (`None`: it is not undone)."""

    back: dict[str, Any] | None
    served: bool = False
    """A window finished with a customer who is being received."""


class Known(RuleBasedStateMachine):
    """The model's knowledge: plain values that the steps change."""

    lobby: Lobby
    clock: Clock
    branch: Branch
    people: dict[str, Customer]
    before: dict[str, list[Step]]
    """Each ticket's steps that stand."""
    closed: set[int]
    opened: set[int]
    guests: dict[str, Guest]
    gone: dict[str, Guest]
    """Receptions that ended as their customers left: undoing that takes them up again."""
    focus: str | None = None
    by_phone: set[str]
    """Who left by phone, and may come back."""

    def at(self, counter: int) -> Customer | None:
        """Who is at a counter."""
        there = [one for one in self.people.values() if one.counter == counter and one.state in AT_COUNTER]
        assert len(there) <= 1
        return there[0] if there else None

    def put(self, old: Customer, final: bool = False, served: bool = False, **new: Any) -> None:
        """A customer goes on; the step can be taken back unless it is `final`."""
        back = {key: getattr(old, key) for key in new}
        since = old.since
        if new.get("state", old.state) != old.state:
            back["since"], since = old.since, self.clock.at
        self.before[old.number].append(Step(None if final else back, served))
        self.people[old.number] = replace(old, since=since, **new)

    def both(self, allowed: bool, step: Callable[[], Any]) -> Any:
        """Do a step in the real lobby: it must be refused exactly if the model forbids it."""
        if allowed:
            return step()
        with pytest.raises(Refused):
            step()
        return None

    def some(self, choice: int) -> Customer:
        """One of the customers; while several steps go with one, that one."""
        if self.focus is not None:
            return self.people[self.focus]
        return list(self.people.values())[choice % len(self.people)]

    def finished(self, one: Customer) -> None:
        """A window, or a machine, is done with a customer."""
        guest = self.guests.get(one.number)
        if guest is not None:
            self.put(one, served=True, state=guest.place, for_counter=None)
        elif one.return_to is not None:
            self.sent_back(one)
        else:
            self.put(one, state="done")

    def sent_back(self, one: Customer, final: bool = False) -> None:
        """Back to the counter that sent the customer on."""
        assert one.return_to is not None
        zones = list(SERVES[one.return_to])
        home = next((zone for zone in (one.number[0], one.zone) if zone in zones), zones[0])
        self.put(one, final, state="waiting", zone=home, for_counter=one.return_to, return_to=None)

    def goes(self, one: Customer) -> None:
        """The customer leaves, and is received no more."""
        self.put(one, state="cancelled")
        self.gone.pop(one.number, None)
        if one.number in self.guests:
            self.gone[one.number] = self.guests.pop(one.number)
