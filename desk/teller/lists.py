"""The lists at the teller's right: who comes next and why, who is on hold, who was missed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from desk.teller.look import Seen
from desk.teller.panel import capital, pigment
from desk.vip.receptionrows import GIVE, ReceptionRow, reception_row, step_label, under_way
from shared.lobby.board import Board
from shared.lobby.reception import BEFORE_HANDOVER
from shared.lobby.text import text
from shared.lobby.ticket import HOLD_NAMES, Ticket

TONES = {
    "longest": "plain",
    "order": "plain",
    "head-start": "accent",
    "priority": "accent",
    "for-counter": "accent",
    "booked": "accent",
    "booked-late": "orange",
    "returned": "orange",
    "cap": "orange",
    "helping": "zone",
}
"""The tint of a reason's tag, by `Choice.code`."""
DEPTH = 60
"""Rows drawn of the line; the teller looks at the next few, and the count says how many there are."""


@dataclass(frozen=True)
class Next:
    """A waiting ticket in this counter's line."""

    number: str
    pigment: str
    service: str
    band: str
    minutes: int
    tag: str
    tone: str
    why: str


@dataclass(frozen=True)
class Aside:
    """A ticket on hold, or missed."""

    number: str
    pigment: str
    service: str
    note: str
    minutes: int
    """Since it was put there."""
    mine: bool
    """It was at this counter."""


def line_rows(seen: Seen, language: str) -> list[Next]:
    """The counter's line, in order."""
    rows = []
    for choice in seen.line[:DEPTH]:
        ticket = choice.ticket
        rows.append(
            Next(
                number=ticket.number,
                pigment=pigment(seen.board, ticket.prefix),
                service=service_name(seen.board, ticket, language),
                band=band_name(seen.board, ticket, language),
                minutes=_minutes(seen.board.now, ticket.arrived_at),
                tag=capital(choice.tag.to(language)),
                tone=TONES.get(choice.code, "plain"),
                why=capital(choice.why.to(language)),
            )
        )
    return rows


def held_rows(seen: Seen, language: str) -> list[Aside]:
    """Tickets on hold at this counter, longest first."""
    return [
        _aside(seen, ticket, capital(HOLD_NAMES[ticket.hold].to(language)) if ticket.hold else "", language)
        for ticket in seen.held
    ]


def missed_rows(seen: Seen, language: str) -> list[Aside]:
    """Missed tickets this counter could serve, newest first."""
    rows = []
    for ticket in seen.missed:
        where = text(f"{ticket.counter} 号窗口呼叫未到", f"missed at counter {ticket.counter}")
        rows.append(_aside(seen, ticket, where.to(language), language))
    return rows


def reception_rows(seen: Seen, staff: str, now: datetime, language: str) -> list[ReceptionRow]:
    """Customers invited from this seat who have not been handed over. A teller's next step is always the hand-over."""
    rows = []
    for one in under_way(seen.board):
        if one.stage in BEFORE_HANDOVER and one.given_at is None and staff in (one.by, one.led_by):
            row = reception_row(seen.board, one, now, language)
            rows.append(replace(row, next=GIVE, label=step_label(GIVE, language)) if row.next else row)
    return rows


def service_name(board: Board, ticket: Ticket, language: str) -> str:
    """The service's name; its id where the branch file in force no longer has it."""
    service = board.branch.services.get(ticket.service)
    return service.name.to(language) if service else ticket.service


def band_name(board: Board, ticket: Ticket, language: str) -> str:
    """The amount band's name, or nothing."""
    service = board.branch.services.get(ticket.service)
    band = next((one for one in service.band if one.id == ticket.band), None) if service else None
    return band.name.to(language) if band else ""


def _aside(seen: Seen, ticket: Ticket, note: str, language: str) -> Aside:
    return Aside(
        number=ticket.number,
        pigment=pigment(seen.board, ticket.prefix),
        service=service_name(seen.board, ticket, language),
        note=note,
        minutes=_minutes(seen.board.now, ticket.state_since),
        mine=ticket.counter == seen.counter,
    )


def _minutes(now: datetime, since: datetime) -> int:
    return max(0, int((now - since).total_seconds() // 60))
