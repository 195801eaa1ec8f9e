"""Customers on their way to the wealth manager: invited, and received."""

from __future__ import annotations

from desk.wealth.scene import LARGE_CASH, LOBBY
from shared import operations as do
from tests.desk.wealth.conftest import Manager


def invited(manager: Manager, **named: str) -> str:
    """A customer of the hall is invited, and this person is asked."""
    number = manager.morning.take(14, LARGE_CASH)
    manager.morning.invite(number, **named)
    manager.look()
    return number


def consulting(manager: Manager) -> str:
    """The customer was brought, and both have confirmed."""
    number = invited(manager)
    manager.touch("accept", "primary")
    do.give(manager.morning.lobby.acting(LOBBY), number)
    manager.look()
    return number
