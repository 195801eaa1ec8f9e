"""Today's overrides, read from the log once and then followed.

Lives on the store's thread. The log has no gaps, so the day's first event is found by halving, not by reading years.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from desk.lobby.sentences import is_override
from shared.lobby.branch import Branch

if TYPE_CHECKING:
    from shared.operations import Lobby
    from shared.operations.reading import Event

PAGE = 1000
KEPT = 300
"""Overrides kept: a page nobody scrolls past."""


@dataclass
class DayLog:
    """What one seat knows of today's events."""

    day: date | None = None
    seq: int = 0
    overrides: list[Event] = field(default_factory=list)

    def follow(self, lobby: Lobby, branch: Branch, day: date, last: int) -> None:
        """Read what is new up to event `last` (or a little later). A new day begins a new log.

        Raises:
            StoreUnreachable: the store is away.
        """
        from shared.operations import events_after

        if day != self.day or last < self.seq:
            self.day, self.overrides = day, []
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
            self.overrides = []
        if is_override(branch, event):
            self.overrides.append(event)
            del self.overrides[:-KEPT]


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
