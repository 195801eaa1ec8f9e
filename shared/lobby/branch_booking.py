"""The branch file on bookings: what may be booked, when, and how a booking becomes a ticket."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from shared.lobby.branch_parts import Id, Minutes, Number, Part, Whole


class Offer(Part):
    """What may be booked: a service, or some of its amount bands. The first offer that holds is the booking's."""

    service: Id
    band: tuple[Id, ...] = ()
    """Left out: the whole service, whatever the amount."""
    per_slot: Annotated[Whole, Field(ge=1, le=99)] | None = None
    """Bookings of this offer in one slot; left out, as many as `[booking]` says."""
    days_before: Annotated[Whole, Field(ge=0, le=60)] = 0
    """Booked so many days before at the latest. Large cash: 1 (People's Bank rule, 1997)."""

    def holds(self, service: str, band: str | None) -> bool:
        """Whether a service with this amount band is booked by this offer."""
        return service == self.service and (not self.band or band in self.band)


class BookingRules(Part):
    """Bookings: slots follow one another from opening time on. Without an offer nothing can be booked."""

    slot: Annotated[Whole, Field(ge=5, le=480)] = 30
    """Minutes of a slot."""
    per_slot: Annotated[Whole, Field(ge=1, le=99)] = 2
    """Bookings of one offer in one slot."""
    days_ahead: Annotated[Whole, Field(ge=0, le=90)] = 14
    """How far ahead one can book: so many days after today."""
    early: Minutes = 15
    """Minutes before its slot from which a booking gives a ticket."""
    grace: Minutes = 15
    """Minutes after its slot's beginning in which a ticket still counts as having come at its beginning."""
    wrong_codes: Annotated[Whole, Field(ge=1, le=20)] = 5
    """Wrong codes within minutes after which a kiosk pauses."""
    pause: Annotated[Number, Field(ge=5, le=600)] = 60
    """Seconds of that pause."""
    offer: tuple[Offer, ...] = ()

    def offer_for(self, service: str, band: str | None) -> Offer | None:
        """By which offer this can be booked; None: it cannot."""
        return next((one for one in self.offer if one.holds(service, band)), None)
