"""The VIP area as its reception sees it: who has come, the wealth managers, the VIP teller. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from desk.lobby.floorplan import CounterRow, counter_rows, ticket_note
from desk.lobby.phrases import minutes_between, pigment_of
from desk.lobby.reading import Look
from desk.vip.receptionrows import mark_of
from shared.lobby.alerts import wait_level
from shared.lobby.board import Board
from shared.lobby.ticket import Ticket

FRESH = timedelta(minutes=2)
"""For so long somebody has just come."""


@dataclass(frozen=True, slots=True)
class ArrivalRow:
    """Somebody who waits in the VIP zone. `person`, how to greet them, is for this seat only: no log has it."""

    number: str
    pigment: str
    tier: str
    note: str
    minutes: int
    band: str
    mark: str
    fresh: bool
    person: str = field(repr=False)


@dataclass(frozen=True)
class AreaKnown:
    """What the reception knows."""

    look: Look | None = None
    language: str = "zh"


@dataclass(frozen=True)
class AreaDrawn:
    """The header's figures."""

    waiting: int
    longest: int
    """Minutes."""
    received: int
    """Customers received by a wealth manager today."""


def derive(known: AreaKnown) -> AreaDrawn:
    """The figures of what is known."""
    if known.look is None:
        return AreaDrawn(0, 0, 0)
    board = known.look.board
    waiting = arrived(board)
    longest = max((minutes_between(one.arrived_at, board.now) for one in waiting), default=0)
    return AreaDrawn(len(waiting), longest, sum(1 for one in board.receptions if one.handed_over))


def arrived(board: Board) -> list[Ticket]:
    """Who waits in the VIP zone, longest first."""
    mine = (one for one in board.waiting if one.zone == board.branch.reception.zone)
    return sorted(mine, key=lambda one: (one.arrived_at, one.number))


def arrival_rows(board: Board, names: Mapping[str, str], language: str) -> list[ArrivalRow]:
    """The cards of who waits."""
    tiers = {one.id: one.name for one in board.branch.tier}
    return [
        ArrivalRow(
            number=one.number,
            pigment=pigment_of(board.branch, one.prefix),
            tier=tiers[one.tier].to(language) if one.tier in tiers else "",
            note=ticket_note(board, one, language),
            minutes=minutes_between(one.arrived_at, board.now),
            band=wait_level(board, one) or "calm",
            mark=mark_of(board.branch, one.potential, language),
            fresh=board.now - one.arrived_at < FRESH,
            person=names.get(one.customer or "", ""),
        )
        for one in arrived(board)
    ]


def vip_counters(board: Board, now: datetime, language: str) -> list[CounterRow]:
    """The counters of the VIP teller."""
    zone = board.branch.reception.zone
    mine = {one.number for one in board.counters if one.serves and one.serves[0].zone == zone}
    return [row for row in counter_rows(board, now, language) if row.number in mine]
