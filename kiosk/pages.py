"""The pages of the kiosk and the steps named at their head."""

from __future__ import annotations

from enum import StrEnum


class Page(StrEnum):
    """What the kiosk shows."""

    HOME = "home"
    OTHERS = "others"
    """The services for which the home page has no room."""
    BOOKING = "booking"
    """The code of a booking."""
    VIP = "vip"
    """Who the customer is, for who wishes to be known."""
    SERVICES = "services"
    """The services once more, after that question."""
    AMOUNT = "amount"
    OFFER = "offer"
    TICKET = "ticket"
    HELP = "help"


class Step(StrEnum):
    """The steps named at the head of an inner page."""

    SERVICE = "service"
    BOOKING = "booking"
    AMOUNT = "amount"
    WAY = "way"
    TICKET = "ticket"
