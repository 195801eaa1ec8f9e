"""One customer's way through the VIP area on the real seats, each killed after every step and begun again."""

from __future__ import annotations

import itertools
import os
import signal
import time
from collections.abc import Callable

import pytest

from shared.lobby.reception import Stage
from shared.lobby.routing import Intent
from shared.lobby.ticket import State
from shared.operations import (
    Lobby,
    import_customers,
    issue,
    last_seq,
    read_board,
    read_receptions,
    read_ticket,
    recognise,
)
from shared.practice.stage import ScreenProcess
from tests.e2e.conftest import PATIENCE, Start, wait_for_events
from tests.e2e.test_lobby import press, seated, walk
from tests.shared.operations import invariants


class Seat:
    """A seat without a counter: a real program with somebody at it."""

    def __init__(self, hall: Lobby, start: Start, seat: str, staff: str, pin: str) -> None:
        self._sit: Callable[[str], ScreenProcess] = lambda name: start("desk", "--seat", seat, "--windowed", name=name)
        self.hall, self.seat, self.staff, self.pin, self.begun = hall, seat, staff, pin, 0
        self.screen = self._begin()

    def _begin(self) -> ScreenProcess:
        self.begun += 1
        before = last_seq(self.hall)
        screen = self._sit(f"{self.seat}{self.begun}")
        assert screen.wait_for("usable", PATIENCE), screen.stderr
        screen.keys(self.staff, self.pin)
        if self.begun == 1:
            wait_for_events(self.hall, before, lambda found: any(one.kind == "seat_taken" for one in found))
        return screen

    def killed(self) -> ScreenProcess:
        """It dies by SIGKILL; whoever sat there signs in again."""
        os.kill(self.screen.pid, signal.SIGKILL)
        self.screen = self._begin()
        return self.screen


def at(hall: Lobby, stage: Stage) -> Callable[[], bool]:
    """Whether the only reception there is has come so far."""
    return lambda: [one.stage for one in read_receptions(hall)] == [stage]


def end(hall: Lobby, wealth: Seat) -> None:
    """The consultation is ended at the wealth manager's seat, with nothing to note."""
    until = time.monotonic() + PATIENCE
    for name in itertools.cycle(("primary", "outcome-done", "end", "nothing", "end")):
        if at(hall, Stage.CLOSED)():
            return
        assert time.monotonic() < until, wealth.screen.stderr
        wealth.screen.tap(name)
        time.sleep(0.5)


@pytest.mark.parametrize("databases", ["postgresql"], indirect=True)
def test_each_seat_comes_back_where_it_was(hall: Lobby, start: Start) -> None:
    number = issue(hall, Intent("transfer", "over-50k")).ticket.number
    floor = Seat(hall, start, "lobby", "2001", "2201")
    wealth = Seat(hall, start, "wealth", "4001", "4101")
    walk(floor.screen, at(hall, Stage.INVITED), f"ticket-{number}", "action-invite", "consent", "confirm")
    floor.killed()
    press(wealth.killed(), "accept", at(hall, Stage.ACCEPTED))
    walk(floor.killed(), at(hall, Stage.LEADING), f"step-{number}", "target-staff:", "confirm")
    press(floor.killed(), f"step-{number}", at(hall, Stage.HANDING))
    floor.killed()
    press(wealth.killed(), "primary", at(hall, Stage.CONSULTING))
    teller = seated(hall, start, 7, "1056", "1156")
    walk(wealth.killed(), at(hall, Stage.ESCORTING), "ask-escort", "escort-7")
    os.kill(teller.pid, signal.SIGKILL)
    teller = seated(hall, start, 7, "1056", "1156")
    press(teller, "action-start", at(hall, Stage.AT_TELLER))
    os.kill(teller.pid, signal.SIGKILL)
    wealth.killed()
    teller = seated(hall, start, 7, "1056", "1156")
    press(teller, "action-finish", at(hall, Stage.CONSULTING))
    wealth.killed()
    end(hall, wealth)
    assert read_ticket(hall, number).state is State.DONE
    assert [one.staff for one in read_board(hall).present] == ["2001", "4001"]
    invariants.check(hall)


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
def test_the_reception_of_the_vip_area_comes_back_where_it_was(hall: Lobby, start: Start) -> None:
    import_customers(hall, "姓名,等级,客户经理,会员号,同意\n王芳女士,private,4001,MB7301,是", dry_run=False)
    known = recognise(hall, "MB7301")
    assert known is not None
    number = issue(hall, Intent("wealth", tier=known.tier, customer=known.reference)).ticket.number
    reception = Seat(hall, start, "viplobby", "2101", "2301")
    wealth = Seat(hall, start, "wealth", "4001", "4101")
    press(reception.killed(), f"ask-{number}", at(hall, Stage.INVITED))
    reception.killed()
    press(wealth.screen, "accept", at(hall, Stage.ACCEPTED))
    walk(reception.killed(), at(hall, Stage.LEADING), f"step-{number}", "target-staff:", "confirm")
    press(reception.killed(), f"step-{number}", at(hall, Stage.HANDING))
    reception.killed()
    press(wealth.killed(), "primary", at(hall, Stage.CONSULTING))
    end(hall, wealth)
    assert read_ticket(hall, number).state is State.DONE
    assert [one.staff for one in read_board(hall).present] == ["2101", "4001"]
    invariants.check(hall)
