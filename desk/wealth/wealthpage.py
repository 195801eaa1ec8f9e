"""The wealth manager's page as a whole: who sits here, and what its lists say when they are empty. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desk.lobby.phrases import say
from desk.wealth.invitations import Offer, offer
from desk.wealth.looking import Look
from shared.lobby.branch import Staff
from shared.lobby.reception import ENDING_NAMES


@dataclass(frozen=True)
class PageKnown:
    """What the page knows."""

    look: Look | None = None
    person: Staff | None = None
    now: datetime | None = None
    language: str = "zh"
    busy: bool = False
    """A step is under way; presses are not taken."""


@dataclass(frozen=True, repr=False)
class PageDrawn:
    """What it shows beside its lists."""

    signed_in: bool
    person: str
    ready: bool
    away: bool
    received: int
    """Consultations this person ended today."""
    can_receive: bool
    """No other customer is being received."""
    hindered: str
    """Why nobody can be accepted just now."""
    offer: str
    """The number of the invitation to answer; empty: none."""
    offer_pigment: str
    offer_who: str
    offer_name: str
    offer_whose: str
    offer_mine: bool
    offer_why: str
    offer_mark: str
    offer_where: str
    offer_waited: str
    countdown: str
    offer_more: str


def derive(known: PageKnown) -> PageDrawn:
    """The page of what is known."""
    look = known.look if known.person is not None else None
    now = known.now or (look.board.now if look else None)
    asked = offer(look, now, known.language) if look and now else Offer()
    guest = look.guest if look else None
    mine = [one for one in look.board.receptions if one.accepted_by == look.me] if look else []
    return PageDrawn(
        signed_in=known.person is not None,
        person=known.person.name if known.person else "",
        ready=look is not None and look.here,
        away=look is not None and look.away,
        received=sum(one.closed_at is not None and one.outcome not in ENDING_NAMES for one in mine),
        can_receive=look is not None and guest is None,
        hindered=_hindered(guest.number, known.language) if guest else "",
        offer=asked.number,
        offer_pigment=asked.pigment,
        offer_who=asked.who,
        offer_name=asked.name,
        offer_whose=asked.whose,
        offer_mine=asked.mine,
        offer_why=asked.why,
        offer_mark=asked.mark,
        offer_where=asked.where,
        offer_waited=asked.waited,
        countdown=asked.countdown,
        offer_more=asked.more,
    )


def _hindered(number: str, language: str) -> str:
    return say(language, f"正在接待 {number}，结束后再接", f"End {number} before the next")
