"""What the lobby would do for a customer who asks now: where each wish leads, and how long it takes.

Plain values over one board; the worker fills the cache, the GUI thread reads it.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from shared.lobby.board import Board, Closure
from shared.lobby.branch import Branch, Service, Zone
from shared.lobby.branch_parts import WEEKDAYS
from shared.lobby.errors import LobbyError
from shared.lobby.routing import Intent, route
from shared.lobby.waiting import WaitRange


@dataclass(frozen=True, slots=True)
class Way:
    """Where an intent leads now. `wait` None: no honest estimate, show people only."""

    intent: Intent
    zone: Zone
    rule: str
    tells_manager: bool
    ahead: int
    wait: WaitRange | None


class Outlook:
    """One board, and the way of every wish at that moment."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.tier = ""
        """Of the customer who asks; empty: of everybody."""
        self._ways: dict[Intent, Way | None] = {}
        self._queues: dict[tuple[str, str], tuple[int, WaitRange | None]] = {}
        self._telling = {rule.id for rule in board.branch.rule if rule.tell_manager}

    @property
    def branch(self) -> Branch:
        """The branch file in force."""
        return self.board.branch

    def of_tier(self, tier: str) -> Outlook:
        """The same moment for a customer of this tier."""
        outlook = copy(self)
        outlook.tier = tier
        return outlook

    def way(self, intent: Intent) -> Way | None:
        """The way of an intent; None where no open zone can do it."""
        intent = replace(intent, tier=self.tier)
        if intent not in self._ways:
            self._ways[intent] = self._find(intent)
        return self._ways[intent]

    def service_closure(self, service: str) -> Closure | None:
        """Why a service is not on offer now, if it is not."""
        return self.board.closure("service", service)

    def blocking_closure(self, service: str) -> Closure | None:
        """Why no zone can do a service: the closure of the zone it would go to on any other day."""
        try:
            usual = route(self.branch, Intent(service))
        except LobbyError:
            return None
        return self.board.closure("zone", usual.zone)

    def prepare(self, elder: bool) -> Outlook:
        """Work out what a customer may see next; the worker does it before handing the outlook over.

        `elder`: for the large pages, otherwise for the plain ones. Half the work, and a tap on 大字 does the rest.
        """
        for service in self.branch.service:
            for band in (None, *(one.id for one in service.band)):
                self.way(Intent(service.id, band, elder=elder))
                self.way(Intent(service.id, band, elder=elder, prefer="counter"))
                self.way(Intent(service.id, band, elder=elder, prefer="self"))
        return self

    def _find(self, intent: Intent) -> Way | None:
        try:
            found = route(self.branch, intent, self.board.closed_zones)
        except LobbyError:
            return None
        key = (found.zone, found.ticket_class)
        if key not in self._queues:
            newcomer = self.board.newcomer(found.zone, found.ticket_class, intent.service)
            self._queues[key] = (self.board.ahead(newcomer), self.board.wait(newcomer))
        ahead, wait = self._queues[key]
        return Way(intent, self.branch.zones[found.zone], found.rule, found.rule in self._telling, ahead, wait)


def minutes_at_machine(service: Service) -> int:
    """How long the doing itself takes at a machine, in whole minutes."""
    return max(1, round(service.self_minutes))


def next_opening(branch: Branch, now: datetime) -> datetime | None:
    """When the door opens next, in the branch's time; None for a branch whose file opens on no day."""
    local = now.astimezone(branch.tz)
    for days in range(8):
        day = local + timedelta(days=days)
        hours = branch.hours.get(WEEKDAYS[day.weekday()])
        if hours is None:
            continue
        opens = day.replace(hour=hours.opens.hour, minute=hours.opens.minute, second=0, microsecond=0)
        if opens > local:
            return opens
    return None
