"""The page as a whole: what is picked on it, and its figures. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from desk.lobby import floorplan
from desk.lobby.floorplan import ALERTS_SHOWN, Totals, WhatIf
from desk.lobby.reading import Look
from shared.lobby.branch import Staff

LOG, TICKET, COUNTER, ZONE = "log", "ticket", "counter", "zone"


@dataclass(frozen=True)
class HallKnown:
    """What the page knows."""

    look: Look | None = None
    person: Staff | None = None
    language: str = "zh"
    panel: str = LOG
    number: str = ""
    """The ticket last picked; it stays picked while a counter's panel is open, to be called there."""
    counter: int = 0
    zone: str = ""
    issuing: bool = False
    booking: bool = False


@dataclass(frozen=True)
class HallDrawn:
    """What it shows beside its lists."""

    signed_in: bool
    person: str
    ready: bool
    panel: str
    number: str
    counter: int
    zone: str
    issuing: bool
    booking: bool
    waiting: int
    longest: int
    finished: int
    more_alerts: int
    offer: int
    """The counter proposed to be opened; 0 when none helps."""
    offer_lead: str
    offer_before: str
    offer_after: str


def derive(known: HallKnown) -> HallDrawn:
    """The page of what is known."""
    look = known.look
    totals = floorplan.totals(look.board) if look else Totals(0, 0, 0)
    offer = floorplan.what_if(look.board, look.one_more, known.language) if look else None
    offer = offer or WhatIf(0, "", "", "")
    count = len(look.alerts) if look else 0
    return HallDrawn(
        signed_in=known.person is not None,
        person=known.person.name if known.person else "",
        ready=look is not None,
        panel=known.panel,
        number=known.number if known.panel in (TICKET, COUNTER) else "",
        counter=known.counter if known.panel == COUNTER else 0,
        zone=known.zone if known.panel == ZONE else "",
        issuing=known.issuing,
        booking=known.booking,
        waiting=totals.waiting,
        longest=totals.longest,
        finished=totals.finished,
        more_alerts=max(0, count - ALERTS_SHOWN),
        offer=offer.counter,
        offer_lead=offer.lead,
        offer_before=offer.before,
        offer_after=offer.after,
    )
