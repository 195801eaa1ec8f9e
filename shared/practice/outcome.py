"""What happened on a day, from the log and the tickets: figures for a summary."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

from shared.operations import Lobby, calls_after, read_board, read_tickets


@dataclass(frozen=True, slots=True)
class Outcome:
    """A day in figures. Minutes and seconds are the lobby's."""

    tickets: dict[str, int]
    """Tickets by the zone they were issued for."""
    states: dict[str, int]
    calls: int
    recalls: int
    mean_wait: float | None
    """Minutes from arrival to the (last first) call, over all tickets called; None: none was."""
    shown: list[float]
    """Seconds from each call to the frame that showed it, for the calls that were shown."""
    unshown: int
    """Calls neither shown nor withdrawn."""
    spoken: dict[str, int]
    """What became of speaking the calls."""


def outcome(lobby: Lobby, after: int = 0) -> Outcome:
    """Today in this lobby; calls with a number above `after`."""
    branch = read_board(lobby, calls=0).branch
    tickets = read_tickets(lobby)
    calls = calls_after(lobby, after)
    issued = Counter(ticket.prefix for ticket in tickets)
    waits = [
        (ticket.called_at - ticket.arrived_at).total_seconds() / 60
        for ticket in tickets
        if ticket.called_at is not None
    ]
    return Outcome(
        tickets={letter: issued[letter] for letter in branch.zones},
        states=dict(Counter(ticket.state.value for ticket in tickets)),
        calls=sum(1 for call in calls if call.recall == 0),
        recalls=sum(1 for call in calls if call.recall > 0),
        mean_wait=sum(waits) / len(waits) if waits else None,
        shown=sorted((call.shown_at - call.at).total_seconds() for call in calls if call.shown_at is not None),
        unshown=sum(1 for call in calls if call.shown_at is None and not call.withdrawn),
        spoken=dict(Counter(call.spoken for call in calls if call.spoken is not None)),
    )


def percentile(values: list[float], share: float) -> float | None:
    """The nearest-rank percentile of sorted values; None of none."""
    if not values:
        return None
    return values[max(0, math.ceil(share * len(values)) - 1)]
