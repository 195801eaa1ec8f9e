"""A customer's whole way through the real programs: kiosk, wall, tellers' seats, lobby manager's seat."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable

import pytest

from shared.lobby.routing import Intent
from shared.lobby.ticket import State
from shared.operations import (
    Event,
    Lobby,
    events_after,
    issue,
    last_seq,
    open_counter,
    read_board,
    read_ticket,
)
from shared.practice.stage import ScreenProcess
from tests.e2e.conftest import PATIENCE, Start, wait_for_events


def of(kind: str) -> Callable[[list[Event]], bool]:
    """Whether such an event is among those seen."""
    return lambda found: any(one.kind == kind for one in found)


def press(screen: ScreenProcess, name: str, happened: Callable[[], bool]) -> None:
    """Press a key until what it is for has happened: a seat ignores keys for a moment after each step."""
    until = time.monotonic() + PATIENCE
    while not happened():
        if time.monotonic() > until or screen.code is not None:
            pytest.fail(f"{screen.name}: {name} did nothing; it said {screen.stderr}")
        if screen.tap(name):
            settled = time.monotonic() + 1.0
            while not happened() and time.monotonic() < settled:
                time.sleep(0.02)
        else:
            time.sleep(0.02)


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


def seated(hall: Lobby, start: Start, counter: int, person: str, pin: str) -> ScreenProcess:
    """A teller's seat with somebody signed in."""
    before = last_seq(hall)
    seat = start("desk", "--seat", "teller", "--counter", str(counter), "--windowed", name=f"teller{counter}-{before}")
    assert seat.wait_for("usable", PATIENCE)
    seat.keys(person, pin)
    wait_for_events(hall, before, lambda found: read_board(hall).counter(counter).teller == person)  # type: ignore[union-attr]
    return seat


def test_from_the_kiosk_to_the_counter(hall: Lobby, start: Start) -> None:
    before = last_seq(hall)
    kiosk = start("kiosk", "--windowed", name="kiosk")
    wall = start("display", "--windowed", "--no-voice", name="wall")
    teller = seated(hall, start, 5, "1033", "1133")
    assert kiosk.wait_for("usable", PATIENCE)
    assert wall.wait_for("usable", PATIENCE)
    press(kiosk, "service-account", lambda: len(read_board(hall).waiting) == 1)
    press(teller, "callNext", lambda: read_ticket(hall, "B001").state is State.CALLED)
    wait_for_events(hall, before, of("call_shown"))
    press(teller, "action-start", lambda: read_ticket(hall, "B001").state is State.SERVING)
    press(teller, "action-finish", lambda: read_ticket(hall, "B001").state is State.DONE)
    events = events_after(hall, before)
    told = [one.kind for one in events if one.number == "B001" and not one.kind.startswith("call_")]
    assert told == ["ticket_reserved", "ticket_issued", "ticket_called", "ticket_started", "ticket_finished"]
    assert [one.seq for one in events] == list(range(before + 1, before + 1 + len(events)))
    assert {one.actor for one in events if one.number == "B001"} == {"kiosk", "1033", "display"}


def test_a_seat_that_is_killed_comes_back_where_it_was(hall: Lobby, start: Start) -> None:
    issue(hall, Intent("corporate"))
    teller = seated(hall, start, 5, "1033", "1133")
    press(teller, "callNext", lambda: read_ticket(hall, "B001").state is State.CALLED)
    press(teller, "action-start", lambda: read_ticket(hall, "B001").state is State.SERVING)
    os.kill(teller.pid, signal.SIGKILL)
    again = seated(hall, start, 5, "1033", "1133")
    press(again, "action-finish", lambda: read_ticket(hall, "B001").state is State.DONE)


def test_two_tellers_at_once_call_two_customers(hall: Lobby, start: Start) -> None:
    seats = [seated(hall, start, 5, "1033", "1133"), seated(hall, start, 6, "1042", "1142")]
    before = last_seq(hall)
    for _ in seats:
        issue(hall, Intent("corporate"))

    def called() -> list[Event]:
        return [one for one in events_after(hall, before) if one.kind == "ticket_called"]

    until = time.monotonic() + PATIENCE
    while len(called()) < 2:
        assert time.monotonic() < until
        for seat in seats:  # both keys go down before either seat has answered
            seat.tell("tap callNext")
        for seat in seats:
            assert seat.wait_for("tap", PATIENCE)
    assert {one.number for one in called()} == {"B001", "B002"}
    assert {one.counter for one in called()} == {5, 6}


def test_the_lobby_manager_puts_a_customer_first(hall: Lobby, start: Start) -> None:
    before = last_seq(hall)
    open_counter(hall, 5)
    for _ in range(3):
        issue(hall, Intent("corporate"))
    manager = start("desk", "--seat", "lobby", "--windowed", name="manager")
    assert manager.wait_for("usable", PATIENCE)
    manager.keys("2001", "2201")
    steps = ("ticket-B003", "action-first", "reason-0", "confirm")
    walk(manager, lambda: read_ticket(hall, "B003").prioritised_at is not None, *steps)
    override = next(one for one in events_after(hall, before) if one.kind == "ticket_prioritised")
    assert (override.actor, override.data["reason"]) == ("2001", "大额现金")
    assert [choice.ticket.number for choice in read_board(hall).line(5)] == ["B003", "B001", "B002"]
