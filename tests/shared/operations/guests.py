"""What the tests of the VIP way share: who is there, and a customer somewhere on it."""

from __future__ import annotations

import pytest

from shared import operations as do
from shared.lobby.errors import BadInput, Refused
from shared.lobby.reception import Stage
from shared.lobby.routing import Intent
from shared.lobby.ticket import State
from shared.operations import Lobby

SHEN, LUO, ZHOU, SU, HE, TELLER = "4001", "4002", "2001", "2101", "3001", "1056"
PIN = {SHEN: "4101", LUO: "4102", ZHOU: "2201", SU: "2301"}


def there(lobby: Lobby, *staff: str) -> None:
    """Wealth managers sign in."""
    for one in staff:
        do.take_seat(lobby, "wealth", one, PIN[one])


def take(lobby: Lobby, service: str = "account") -> str:
    return do.issue(lobby, Intent(service)).ticket.number


def stage(lobby: Lobby, number: str) -> Stage:
    return [one for one in do.read_receptions(lobby) if one.number == number][-1].stage


def state(lobby: Lobby, number: str) -> State:
    return do.read_ticket(lobby, number).state


def received(lobby: Lobby, service: str = "account") -> str:
    """A customer in consultation with 沈洁."""
    there(lobby, SHEN)
    number = take(lobby, service)
    do.invite(lobby.acting(ZHOU), number)
    do.accept(lobby.acting(SHEN), number)
    do.give(lobby.acting(ZHOU), number)
    do.receive(lobby.acting(SHEN), number)
    return number


def refused(work, *arguments, **named) -> str:
    with pytest.raises((Refused, BadInput)) as caught:
        work(*arguments, **named)
    return caught.value.code
