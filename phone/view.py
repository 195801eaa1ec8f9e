"""What one ticket's page shows: a frozen value, derived from the hall. Pure.

The page and the news that follow it are both made of this value's `data`. It names the zone, never a service or amount.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from shared.lobby.board import Board
from shared.lobby.branch import Branch
from shared.lobby.rating import Level, may_say_why
from shared.lobby.ticket import State, Ticket
from shared.lobby.waiting import WaitRange
from shared.operations.leaving import LEAVABLE
from shared.operations.watching import Aside, Hall

RECEIVED = "received"
SHOWN_AHEAD = 2
"""Numbers shown between the window and the customer's own."""


@dataclass(frozen=True)
class Standing:
    """Where everybody who waits stands, and how long: worked out once for all phones."""

    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Each calling zone's numbers in the order of their calls."""
    place: Mapping[str, tuple[str, int, WaitRange | None]] = field(default_factory=dict)
    """By number: the zone, how many are called before it there, and its wait."""


def stand(board: Board) -> Standing:
    """The standing of everybody who waits. The long part of a derivation: a millisecond for twenty people."""
    lines: dict[str, tuple[str, ...]] = {}
    place: dict[str, tuple[str, int, WaitRange | None]] = {}
    for letter, zone in board.branch.zones.items():
        if not zone.calls:
            continue
        standing = board.standing(letter)
        lines[letter] = tuple(ticket.number for ticket, _ in standing)
        place |= {ticket.number: (letter, index, told) for index, (ticket, told) in enumerate(standing)}
    return Standing(lines, place)


@dataclass(frozen=True, slots=True)
class Face:
    """What a page shows. Times are the branch's, `10:26`; minutes are whole."""

    state: str
    """A ticket's state; `left`: cancelled by the customer, who may still come back; `received`: staff are with them."""
    number: str
    zone: str
    """The zone's letter."""
    pigment: str
    name: str
    """The zone's name, in the page's language."""
    counter: int = 0
    rang: int = 0
    """The moment of its last call or recall in milliseconds since 1970: the page rings when a call has a new one."""
    ahead: int = 0
    wait: str = ""
    """`range`, `none` or `unknown`; empty where nobody waits."""
    low: int = 0
    high: int = 0
    before: str = ""
    """The number called right before this one; empty: none."""
    before2: str = ""
    """The one before that."""
    more: int = 0
    """People ahead who are not shown by number."""
    issued: str = ""
    leave: bool = False
    """Whether the queue can be left now."""
    until: str = ""
    """Until when one who left may come back, or a missed one may go on with this number; empty: not (any more)."""
    places: int = 0
    """How far down the queue a missed ticket comes back."""
    hold: str = ""
    rating: str = ""
    """`ask`: the service may be rated now; else the level that was given; empty: it is not asked (any more)."""
    explain: bool = False
    """Whether the customer, who was not satisfied, may still say why."""
    why: bool = False
    """Whether the customer, who left, may say why."""

    def data(self) -> dict[str, Any]:
        """As the page's fields and as JSON."""
        return {name: getattr(self, name) for name in self.__slots__}


def derive(hall: Hall, standing: Standing, ticket: Ticket | Aside, language: str) -> Face:
    """The page of one ticket of the hall."""
    branch = hall.board.branch
    zone = branch.zones.get(ticket.zone)
    common: dict[str, Any] = {
        "number": ticket.number,
        "zone": ticket.zone,
        "pigment": zone.pigment if zone else "azurite",
        "name": zone.name.to(language) if zone else ticket.zone,
        "counter": ticket.counter or 0,
    }
    if isinstance(ticket, Aside):
        now, left_at, back = hall.board.now, ticket.left_at, ticket.back_until
        why = left_at is not None and not ticket.said_why and may_say_why(branch.rating, left_at, now)
        if back is not None and now <= back:
            return Face("left", until=_clock(branch, back), why=why, **common)
        return Face(ticket.state.value, why=why, **common, **_rating(branch, ticket, now))
    common |= {
        "rang": int(ticket.last_called_at.timestamp() * 1000) if ticket.last_called_at else 0,
        "issued": _clock(branch, ticket.arrived_at),
        "leave": ticket.state in LEAVABLE,
        "hold": ticket.hold.value if ticket.hold else "",
    }
    if ticket.state in (State.INVITED, State.CONSULTING) or hall.board.is_escorted(ticket):
        # Somebody is with them, whatever for: the phone neither rings nor sends them to a window.
        leave = ticket.state is State.INVITED
        return Face(RECEIVED, **common | {"rang": 0, "counter": 0, "leave": leave})
    if ticket.state is State.MISSED:
        return Face("missed", **common, **_missed(branch, ticket, hall.board.now))
    if ticket.state not in (State.WAITING, State.GUIDED):
        return Face(ticket.state.value, **common)
    return Face(ticket.state.value, **common, **_waiting(hall.board, standing, ticket))


def _waiting(board: Board, standing: Standing, ticket: Ticket) -> dict[str, Any]:
    line: tuple[str, ...] = ()
    letter, ahead, told = standing.place.get(ticket.number, ("", 0, None))
    if letter == ticket.zone:
        line = standing.lines[letter][max(0, ahead - SHOWN_AHEAD) : ahead]
    else:
        # At a machine, or newer than the standing: it is looked at alone.
        ahead, told = board.ahead(ticket), board.wait(ticket)
    kind = "unknown" if told is None else "none" if told.high <= 0 else "range"
    return {
        "ahead": ahead,
        "wait": kind,
        "low": told.low if told else 0,
        "high": told.high if told else 0,
        "before": line[-1] if line else "",
        "before2": line[-2] if len(line) > 1 else "",
        "more": ahead - len(line) if line else 0,
    }


def _missed(branch: Branch, ticket: Ticket, now: datetime) -> dict[str, Any]:
    """The no-show rule, as `bring_back` will apply it."""
    policy = branch.no_show
    until = ticket.state_since + timedelta(minutes=policy.return_within)
    if ticket.misses >= policy.limit or now > until:
        return {}
    return {"until": _clock(branch, until), "places": policy.return_places}


def _rating(branch: Branch, ticket: Aside, now: datetime) -> dict[str, Any]:
    """What is asked of a customer who has been served, for as long as `rate` takes an answer by phone."""
    question = ticket.rating
    if ticket.state is not State.DONE or question is None or not branch.rating.ask:
        return {}
    may = now - question.asked_at <= timedelta(minutes=branch.rating.phone_minutes)
    if question.level is None:
        return {"rating": "ask" if may else ""}
    unexplained = question.level is Level.UNSATISFIED and question.reason is None and question.words is None
    return {"rating": question.level.value, "explain": may and unexplained}


def _clock(branch: Branch, at: datetime) -> str:
    return at.astimezone(branch.tz).strftime("%H:%M")
