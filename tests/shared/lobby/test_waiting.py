"""The promised wait: never a guess, the calling rules run forward, and an honest range."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.lobby import calling, waiting
from shared.lobby.board import Board, CounterNow, CounterState
from shared.lobby.branch import Branch
from shared.lobby.ticket import State, Ticket
from shared.lobby.waiting import Server, WaitRange, Work

NOW = datetime(2026, 6, 18, 3, 0, tzinfo=UTC)
SLOT = timedelta(minutes=7)
SERVICES = {
    "A": [("withdrawal", "20k-50k"), ("deposit", "over-50k")],
    "B": [("transfer", "over-50k"), ("account", None)],
    "V": [("wealth", None)],
}


def ticket(number: str, zone: str, arrived: datetime, kind: int = 0, one: str = "regular", **more: object) -> Ticket:
    service, band = SERVICES[zone][kind % len(SERVICES[zone])]
    values = {
        "number": number,
        "business_date": date(2026, 6, 18),
        "zone": zone,
        "state": State.WAITING,
        "service": service,
        "band": band,
        "corporate": False,
        "tier": "ordinary",
        "elder": False,
        "prefer": None,
        "language": "zh",
        "ticket_class": one,
        "rule": "",
        "branch_version": 1,
        "token": "",
        "request_id": "",
        "arrived_at": arrived,
        "queued_at": arrived,
        "state_since": arrived,
    }
    return Ticket(**(values | more))  # type: ignore[arg-type]


@st.composite
def lobbies(draw: st.DrawFn) -> tuple[list[Ticket], dict[int, float]]:
    """Waiting tickets, and open counters with the minutes until each is free."""
    tickets = []
    for ordinal in range(draw(st.integers(1, 14))):
        arrived = NOW - timedelta(seconds=draw(st.integers(0, 3600)))
        tickets.append(
            ticket(
                f"A{ordinal:03d}",
                draw(st.sampled_from("AAABBV")),
                arrived,
                draw(st.integers(0, 1)),
                draw(st.sampled_from(["regular", "regular", "elder", "vip"])),
                booked_for=draw(st.none() | st.none() | st.integers(-6, 3).map(lambda n: NOW + n * SLOT)),
                prioritised_at=draw(st.sampled_from([None, None, None, NOW])),
                for_counter=draw(st.sampled_from([None] * 6 + [3, 5])),
            )
        )
    counters = draw(st.dictionaries(st.integers(1, 7), st.integers(0, 20).map(float), max_size=7))
    return tickets, counters


def servers(branch: Branch, counters: dict[int, float]) -> list[Server]:
    return [
        Server(number, branch.counters[number].serves, NOW + timedelta(minutes=minutes))
        for number, minutes in sorted(counters.items())
    ]


def called_at(branch: Branch, tickets: list[Ticket], counters: dict[int, float], target: Ticket) -> float | None:
    """Minutes until the target is called, played minute by minute with nothing but `next_for`."""
    free = {number: NOW + timedelta(minutes=minutes) for number, minutes in sorted(counters.items())}
    left, now = list(tickets), NOW
    while left and now < NOW + timedelta(days=2):
        for number, at in free.items():
            if at > now:
                continue
            choice = calling.next_for(branch, branch.counters[number].serves, number, left, now)
            if choice is None:
                continue
            if choice.ticket.number == target.number:
                return (now - NOW).total_seconds() / 60
            left.remove(choice.ticket)
            free[number] = now + timedelta(minutes=waiting.work(branch, choice.ticket).mean)
        # The next moment at which anything can change: a counter becomes free, or a counter may begin to help.
        moments = [at for at in free.values() if at > now]
        moments += [
            when
            for one in left
            for number in free
            for serves in branch.counters[number].serves
            if serves.zone == one.zone and (when := calling.waits_since(one) + timedelta(minutes=serves.after)) > now
        ]
        if not moments:
            return None
        now = min(moments)
    return None


@given(lobbies(), st.data())
def test_the_estimate_is_the_calling_rules_run_forward(branch, lobby, data):
    tickets, counters = lobby
    target = data.draw(st.sampled_from(tickets))
    minutes = called_at(branch, tickets, counters, target)
    told = waiting.estimate(branch, servers(branch, counters), tickets, target, NOW)
    if minutes is None:
        assert told is None
    elif minutes < 0.5:
        assert told == WaitRange(0, 0)
    else:
        assert told is not None
        assert told.low <= minutes <= told.high


@given(lobbies())
def test_all_estimates_at_once_are_those_one_by_one(branch, lobby):
    tickets, counters = lobby
    there = servers(branch, counters)
    told = {one.number: waiting.estimate(branch, there, tickets, one, NOW) for one in tickets}
    assert waiting.estimates(branch, there, tickets, NOW) == {
        number: wait for number, wait in told.items() if wait is not None
    }


@given(lobbies(), st.data())
def test_more_people_ahead_is_never_a_shorter_wait_at_one_counter(branch, lobby, data):
    tickets = [replace(one, zone="V", service="wealth", band=None, for_counter=None) for one in lobby[0]]
    target = ticket("V999", "V", NOW)
    told = [
        waiting.estimate(branch, servers(branch, {7: 4}), tickets[:size], target, NOW) for size in range(len(tickets))
    ]
    highs = [one.high for one in told if one is not None]
    assert len(highs) == len(tickets)
    assert highs == sorted(highs)


def test_no_counter_no_estimate(branch):
    assert waiting.estimate(branch, [], [], ticket("A001", "A", NOW), NOW) is None
    assert waiting.estimate(branch, servers(branch, {7: 0}), [], ticket("A001", "A", NOW), NOW) is None
    assert waiting.estimate(branch, servers(branch, {1: 0}), [], ticket("A001", "A", NOW, for_counter=2), NOW) is None


def test_a_free_counter_and_nobody_ahead_is_no_wait(branch):
    assert waiting.estimate(branch, servers(branch, {1: 0}), [], ticket("A001", "A", NOW), NOW) == WaitRange(0, 0)


def test_a_counter_that_only_helps_begins_when_it_may(branch):
    told = waiting.estimate(branch, servers(branch, {3: 0}), [], ticket("B001", "B", NOW), NOW)
    assert told is not None
    assert told.low <= 10 <= told.high


def test_the_range_is_in_whole_minutes_and_ordered(branch):
    tickets = [ticket(f"A{n:03d}", "A", NOW - timedelta(minutes=n), n) for n in range(30)]
    for one in tickets[1:]:
        told = waiting.estimate(branch, servers(branch, {1: 3, 2: 9}), tickets, one, NOW)
        assert told is not None
        assert 0 <= told.low < told.high


@given(st.floats(0.5, 60), st.floats(0.05, 1.2), st.floats(0, 300))
def test_the_rest_of_a_service_is_never_negative_and_never_endless(mean, spread, gone):
    left = Work(mean, spread).left(gone)
    assert left >= 0
    assert math.isfinite(left)


@pytest.mark.parametrize("gone", [0.0, 2.0, 6.0])
def test_the_rest_of_a_service_is_the_mean_of_those_that_last_so_long(gone):
    chance, typical = random.Random(1), Work(3.5, 0.7)
    lasting = [
        one - gone
        for one in (chance.lognormvariate(math.log(3.5) - 0.7**2 / 2, 0.7) for _ in range(60_000))
        if one > gone
    ]
    assert typical.left(gone) == pytest.approx(sum(lasting) / len(lasting), rel=0.05)


# ---------------------------------------------------------------- a day at random, and what came of the promises

SHARE_BY_HOUR = (3.3, 11.9, 14.6, 11.3, 8.7, 7.8, 14.8, 14.5, 8.4, 4.8)
"""Per cent of a day's customers, from 8 to 17 o'clock."""
DAY = datetime(2026, 6, 18, 0, 0, tzinfo=UTC)  # 8:00 in Shanghai
MIX = (("A", 0, 42), ("A", 1, 18), ("B", 0, 12), ("B", 1, 6), ("V", 0, 4))
CLASSES = (("regular", 78), ("elder", 14), ("gold", 8))


@dataclass(frozen=True)
class Kept:
    """One promise, and the wait that followed."""

    zone: str
    low: int
    high: int
    actual: float


def one_day(branch: Branch, customers: int, seed: int) -> Iterator[Kept]:
    """A seeded day: Poisson arrivals by the hour, lognormal services, all counters open, nobody leaves."""
    chance = random.Random(seed)
    arrivals: list[tuple[datetime, str, int, str]] = []
    for hour, share in enumerate(SHARE_BY_HOUR):
        at = DAY + timedelta(hours=hour)
        while True:
            at += timedelta(hours=chance.expovariate(customers * share / 100))
            if at >= DAY + timedelta(hours=hour + 1):
                break
            zone, kind, _ = chance.choices(MIX, [one[2] for one in MIX])[0]
            arrivals.append((at, zone, kind, chance.choices(CLASSES, [one[1] for one in CLASSES])[0][0]))
    queue: list[Ticket] = []
    serving: dict[int, tuple[Ticket, datetime]] = {}
    promised: dict[str, WaitRange] = {}
    now, coming = DAY, iter(arrivals)
    upcoming = next(coming, None)
    while upcoming is not None or queue or serving:
        for number, counter in branch.counters.items():
            if number in serving:
                continue
            choice = calling.next_for(branch, counter.serves, number, queue, now)
            if choice is None:
                continue
            called = choice.ticket
            queue.remove(called)
            told = promised.get(called.number)
            if told is not None and told.high > 0:
                yield Kept(called.zone, told.low, told.high, (now - called.arrived_at).total_seconds() / 60)
            low, high = branch.services[called.service].typical(called.band)
            spread = math.log(high / low) / 2 / NormalDist().inv_cdf(0.9)
            minutes = chance.lognormvariate(math.log((low + high) / 2) - spread**2 / 2, spread)
            here = replace(called, state=State.SERVING, counter=number, called_at=now, started_at=now)
            serving[number] = (here, now + timedelta(minutes=minutes))
        moments = [until for _, until in serving.values()] + ([upcoming[0]] if upcoming else [])
        moments += [one.queued_at + timedelta(minutes=m) for one in queue for m in (10, 15)]
        now = min(moment for moment in moments if moment > now)
        serving = {number: one for number, one in serving.items() if one[1] > now}
        if upcoming is not None and upcoming[0] <= now:
            at, zone, kind, who = upcoming
            board = Board(
                branch=branch,
                branch_version=1,
                seq=0,
                now=now,
                business_date=date(2026, 6, 18),
                tickets=(*queue, *(one for one, _ in serving.values())),
                counters=tuple(
                    CounterNow(number, CounterState.OPEN, DAY, one.serves) for number, one in branch.counters.items()
                ),
                calls=(),
                closures=(),
                help=(),
                finished=0,
                finished_by_counter={},
            )
            came = ticket(f"{zone}{len(promised):04d}", zone, at, kind, who)
            told = board.wait(came)
            assert told is not None
            promised[came.number] = told
            queue.append(came)
            upcoming = next(coming, None)


def test_about_seven_promises_in_ten_are_kept(branch, record_property):
    kept = [one for seed in range(12) for one in one_day(branch, 250, seed)]
    assert len(kept) > 1000
    inside = sum(one.low <= one.actual <= one.high for one in kept) / len(kept)
    sooner = sum(one.actual < one.low for one in kept) / len(kept)
    later = sum(one.actual > one.high for one in kept) / len(kept)
    record_property("inside", round(inside, 3))
    assert 0.60 <= inside <= 0.80
    assert later < 0.25
    assert sooner < 0.25
