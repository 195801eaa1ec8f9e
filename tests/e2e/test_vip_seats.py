"""One customer's way through the VIP area on the real seats, each killed after every step and begun again."""

from __future__ import annotations

import itertools
import os
import signal
import time
from collections.abc import Callable

import pytest

from shared.lobby.reception import Reception, Stage
from shared.lobby.routing import Intent
from shared.lobby.ticket import State
from shared.operations import Lobby, issue, last_seq, read_board, read_receptions, read_ticket
from shared.practice.stage import ScreenProcess
from tests.e2e.conftest import PATIENCE, Start, wait_for_events
from tests.e2e.test_lobby import press, seated
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


def walk(screen: ScreenProcess, happened: Callable[[], bool], *names: str) -> None:
    """Press one key after another, each as soon as the screen offers it.

    What has only just opened may not take the first touch, so the furthest key that can be pressed is pressed again.
    """
    until = time.monotonic() + PATIENCE
    while not happened():
        if time.monotonic() > until or screen.code is not None:
            pytest.fail(f"{screen.name}: {names} led nowhere; it said {screen.stderr}")
        next((name for name in reversed(names) if screen.tap(name)), None)
        time.sleep(0.5)


@pytest.mark.parametrize("databases", ["postgresql"], indirect=True)
def test_each_seat_comes_back_where_it_was(hall: Lobby, start: Start) -> None:
    number = issue(hall, Intent("transfer", "over-50k")).ticket.number
    floor = Seat(hall, start, "lobby", "2001", "2201")
    wealth = Seat(hall, start, "wealth", "4001", "4101")

    def there() -> Reception | None:
        return next(iter(read_receptions(hall)), None)

    def at(stage: Stage) -> Callable[[], bool]:
        return lambda: (one := there()) is not None and one.stage is stage

    walk(floor.screen, at(Stage.INVITED), f"ticket-{number}", "action-invite", "consent", "confirm")
    press(wealth.killed(), "accept", at(Stage.ACCEPTED))
    floor.killed()
    walk(floor.screen, at(Stage.LEADING), f"step-{number}", "target-staff:", "confirm")
    press(floor.killed(), f"step-{number}", at(Stage.HANDING))
    press(wealth.killed(), "primary", at(Stage.CONSULTING))
    teller = seated(hall, start, 7, "1056", "1156")
    walk(wealth.killed(), at(Stage.ESCORTING), "ask-escort", "escort-7")
    os.kill(teller.pid, signal.SIGKILL)
    teller = seated(hall, start, 7, "1056", "1156")
    press(teller, "action-start", at(Stage.AT_TELLER))
    press(teller, "action-finish", at(Stage.CONSULTING))
    wealth.killed()
    until = time.monotonic() + PATIENCE
    for name in itertools.cycle(("primary", "outcome-done", "end", "nothing", "end")):
        if at(Stage.CLOSED)():
            break
        assert time.monotonic() < until, wealth.screen.stderr
        wealth.screen.tap(name)
        time.sleep(0.5)
    assert read_ticket(hall, number).state is State.DONE
    assert [one.staff for one in read_board(hall).present] == ["2001", "4001"]
    invariants.check(hall)
