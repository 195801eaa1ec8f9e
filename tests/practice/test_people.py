"""The figures behind the people, seats, and the paced run with other people in the lobby."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from shared.demo import PINS, next_opening
from shared.lobby.branch import Branch
from shared.lobby.printers import Condition
from shared.lobby.routing import Intent, route
from shared.lobby.ticket import State
from shared.operations import (
    Lobby,
    call_ticket,
    cancel,
    issue,
    open_lobby,
    pause_counter,
    printer_is,
    read_board,
    read_branch,
    read_ticket,
    tell_alerts,
)
from shared.practice import Figures, Practice, Seat, seats
from shared.practice.customers import draw_customer
from shared.practice.figures import service_minutes, weighted
from shared.practice.outcome import percentile
from shared.store.database import Store

SHANGHAI = ZoneInfo("Asia/Shanghai")
TEN = datetime(2026, 6, 18, 10, 0, tzinfo=SHANGHAI)


@pytest.fixture
def lobby(tmp_path: Path) -> Iterator[Lobby]:
    opened = open_lobby(Store(f"sqlite:///{tmp_path / 'store' / 'lobby.db'}"))
    yield opened
    opened.store.close()


@pytest.mark.parametrize(("typical", "mean"), [((1.0, 6.0), 3.5), ((10.0, 20.0), 15.0), ((20.0, 25.0), 22.5)])
def test_services_are_skewed_around_their_mean(typical: tuple[float, float], mean: float) -> None:
    rng = random.Random(1)
    lengths = [service_minutes(rng, typical) for _ in range(20_000)]
    assert statistics.fmean(lengths) == pytest.approx(mean, rel=0.03)
    assert statistics.median(lengths) < mean


def test_of_the_services_at_counters_seven_in_ten_are_short(branch: Branch) -> None:
    rng, figures = random.Random(1), Figures()
    short = long = 0
    for _ in range(6_000):
        intent = draw_customer(branch, figures, rng).intent
        if branch.zones[route(branch, intent).zone].calls:
            if sum(branch.services[intent.service].typical(intent.band)) / 2 < 7:
                short += 1
            else:
                long += 1
    assert short / (short + long) == pytest.approx(0.70, abs=0.04)


def test_choices_beyond_the_weights_are_as_rare_as_the_last() -> None:
    rng = random.Random(1)
    drawn = [weighted(rng, ["a", "b", "c"], [8, 1]) for _ in range(2_000)]
    assert drawn.count("b") == pytest.approx(drawn.count("c"), rel=0.3)


def test_the_best_served_zone_goes_without_a_teller(branch: Branch) -> None:
    assert [seat.counter for seat in seats(branch, PINS)] == [1, 2, 3, 5, 6, 7]
    assert {seat.counter: seat.staff for seat in seats(branch, PINS)}[3] == "1027"
    assert [seat.counter for seat in seats(branch, PINS, but=[3])] == [1, 2, 5, 6, 7]
    assert [seat.counter for seat in seats(branch, {})] == list(branch.counters)


def test_the_demo_opens_when_the_branch_does(branch: Branch) -> None:
    night = datetime(2026, 6, 19, 23, 30, tzinfo=SHANGHAI)
    assert next_opening(branch, night) == datetime(2026, 6, 19, 8, 0, tzinfo=SHANGHAI)
    assert next_opening(branch, datetime(2026, 6, 20, 3, 0, tzinfo=SHANGHAI)).hour == 9
    workdays = branch.model_copy(update={"hours": {day: branch.hours[day] for day in ("mon", "tue")}})
    assert next_opening(workdays, night) == datetime(2026, 6, 22, 8, 0, tzinfo=SHANGHAI)
    assert next_opening(branch.model_copy(update={"hours": {}}), night).hour == 8


def test_percentiles_are_nearest_ranks() -> None:
    assert percentile([], 0.5) is None
    assert percentile([3.0], 0.99) == 3.0
    assert percentile([float(n) for n in range(1, 101)], 0.5) == 50.0
    assert percentile([float(n) for n in range(1, 101)], 0.99) == 99.0


def test_people_from_outside_are_served_and_their_interference_is_a_fact_of_life(lobby: Lobby) -> None:
    """Half an hour of the lobby in a few seconds, while others take tickets, call, cancel and pause counters."""
    practice = Practice(
        lobby, TEN, [Seat(1, "1001", "1101"), Seat(2, "1015", "1115"), Seat(5)], Figures(customers=900), look=20.0
    )
    practice.clock.let_run(speed=600.0)
    mine: list[str] = []

    def wait(seconds: float) -> bool:
        time.sleep(seconds)
        step = len(mine)
        if step < 12:
            mine.append(issue(practice.lobby, Intent("deposit", band="10k-50k")).ticket.number)
            board = read_board(practice.lobby)
            there = board.at_counter(1)
            if step == 2:
                # As a seat would.
                printer_is(practice.lobby, "取号机", Condition.PAPER_OUT)
                tell_alerts(practice.lobby)
            if step == 4 and board.waiting and there is None:
                call_ticket(practice.lobby, board.waiting[0].number, 1)
            if step == 6 and there is not None and there.state is State.CALLED:
                cancel(practice.lobby, there.number)
            if step == 8:
                pause_counter(practice.lobby, 2)
        return False

    practice.play(speed=600.0, seconds=4.0, wait=wait)
    assert practice.errors == []
    assert State.DONE in {read_ticket(practice.lobby, number).state for number in mine}
    assert practice.refusals["counter-paused"] > 0
    (told,) = [one for one in read_board(practice.lobby).radio if one.alert == "printer:取号机"]
    assert [ack.staff for ack in told.acks] == [practice.manager.actor]


def test_a_paced_run_ends_when_it_is_asked_to(lobby: Lobby) -> None:
    practice = Practice(lobby, TEN, seats(read_branch(lobby), {}))
    practice.clock.let_run(speed=1.0)
    practice.play(speed=1.0, seconds=3600.0, wait=lambda _: True)
    assert practice.env.now == 0


def test_a_store_that_goes_away_is_told_and_waited_for(lobby: Lobby, tmp_path: Path) -> None:
    practice = Practice(lobby, TEN, [Seat(1)], Figures(customers=2_000))
    (tmp_path / "store").rename(tmp_path / "elsewhere")
    practice.run(until=TEN.replace(minute=5))
    assert practice.errors
    (tmp_path / "elsewhere").rename(tmp_path / "store")
    practice.errors.clear()
    practice.run(until=TEN.replace(minute=30))
    assert practice.errors == []
    assert read_board(practice.lobby).finished > 0
