"""Today's log, read once and then followed: overrides, and since when each counter has been free.

Lives on the store's thread. The log has no gaps, so the day's first event is found by halving, not by reading years.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from desk.lobby.sentences import is_override
from shared.lobby.branch import Branch

if TYPE_CHECKING:
    from shared.operations import Lobby
    from shared.operations.reading import Event

PAGE = 1000
KEPT = 300
"""Overrides kept: a page nobody scrolls past."""
_FREES = frozenset({"ticket_finished", "ticket_sent_back", "ticket_held", "ticket_missed", "ticket_cancelled"})


@dataclass
class DayLog:
    """What one seat knows of today's events."""

    day: date | None = None
    seq: int = 0
    overrides: list[Event] = field(default_factory=list)
    last_at: dict[str, int] = field(default_factory=dict)
    freed: dict[int, datetime] = field(default_factory=dict)
    """Counter → when a customer last left it."""

    def follow(self, lobby: Lobby, branch: Branch, day: date, last: int) -> None:
        """Read what is new up to event `last` (or a little later). A new day begins a new log.

        Raises:
            StoreUnreachable: the store is away.
        """
        from shared.operations import events_after

        if day != self.day or last < self.seq:
            self.day, self.overrides, self.freed, self.last_at = day, [], {}, {}
            self.seq = _before(lobby, branch, day, last)
        while self.seq < last:
            events = events_after(lobby, self.seq, PAGE)
            if not events:
                return
            for event in events:
                self._take(branch, event)
            self.seq = events[-1].seq

    def _take(self, branch: Branch, event: Event) -> None:
        if event.kind == "day_ended" and event.data.get("date") != str(self.day):
            # The end of yesterday is written by today's first operation: nothing before it is today's.
            self.overrides, self.freed, self.last_at = [], {}, {}
        if is_override(branch, event):
            self.overrides.append(event)
            del self.overrides[:-KEPT]
        number = event.number
        if number is None:
            return
        if event.kind in _FREES or event.kind in ("ticket_transferred", "undone"):
            # Such an event may name no counter: the ticket left the one it was last called to.
            counter = event.counter or self.last_at.get(number)
            if counter is not None:
                self.freed[counter] = event.at
        if event.counter is not None:
            self.last_at[number] = event.counter


def _before(lobby: Lobby, branch: Branch, day: date, last: int) -> int:
    """The number of the last event before `day`."""
    from shared.operations import events_after

    low, high = 0, last
    while low < high:
        middle = (low + high) // 2
        found = events_after(lobby, middle, 1)
        if found and found[0].at.astimezone(branch.tz).date() < day:
            low = middle + 1
        else:
            high = middle
    return low
