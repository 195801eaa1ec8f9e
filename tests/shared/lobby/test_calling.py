"""Who is next: the promises of the calling rules, over arbitrary queues."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.lobby import calling
from shared.lobby.branch import Branch, Serves

NOW = datetime(2026, 6, 18, 3, 0, tzinfo=UTC)
SLOT = timedelta(minutes=10)
CLASSES = ("vip", "elder", "gold", "regular")


@dataclass(frozen=True)
class Waiting:
    """A waiting ticket, as far as calling is concerned."""

    number: str
    zone: str
    ticket_class: str
    arrived_at: datetime
    queued_at: datetime
    rank_at: datetime | None = None
    booked_for: datetime | None = None
    prioritised_at: datetime | None = None
    for_counter: int | None = None


def minutes_ago(minutes: float) -> datetime:
    return NOW - timedelta(minutes=minutes)


def waiting(number: str, zone: str = "A", waited: float = 5, one: str = "regular", **more: object) -> Waiting:
    return Waiting(number, zone, one, minutes_ago(waited), minutes_ago(waited), **more)  # type: ignore[arg-type]


AGES = st.integers(0, 80 * 60).map(lambda seconds: timedelta(seconds=seconds))


@st.composite
def queues(draw: st.DrawFn, overrides: bool = True) -> list[Waiting]:
    found = []
    for ordinal in range(draw(st.integers(0, 12))):
        arrived = NOW - draw(AGES)
        moment = st.none() | AGES.map(lambda age: NOW - age)
        found.append(
            Waiting(
                f"A{ordinal:03d}",
                draw(st.sampled_from("AABV")),
                draw(st.sampled_from(CLASSES)),
                arrived,
                arrived,
                booked_for=draw(st.none() | st.none() | st.integers(-6, 4).map(lambda n: NOW + n * SLOT)),
                prioritised_at=draw(st.none() | moment) if overrides else None,
                for_counter=draw(st.sampled_from([None, None, None, 3, 5])),
            )
        )
    return found


COUNTERS = st.sampled_from([1, 3, 5, 6, 7])


@given(queues(), COUNTERS, st.randoms(use_true_random=False))
def test_the_order_is_total_and_does_not_depend_on_how_tickets_are_listed(branch, queue, counter, shuffle):
    serves = branch.counters[counter].serves
    line = calling.line(branch, serves, counter, queue, NOW)
    shuffled = queue[:]
    shuffle.shuffle(shuffled)
    again = calling.line(branch, serves, counter, shuffled, NOW)
    assert [one.ticket for one in again] == [one.ticket for one in line]
    ranks = [calling.rank(branch, one.ticket, NOW) for one in line]
    assert ranks == sorted(set(ranks))


@given(queues(), COUNTERS)
def test_who_is_next_is_who_heads_the_line_for_the_same_reason(branch, queue, counter):
    serves = branch.counters[counter].serves
    line = calling.line(branch, serves, counter, queue, NOW)
    first = calling.next_for(branch, serves, counter, queue, NOW)
    assert (line[0] if line else None) == first


@given(queues(overrides=False), COUNTERS)
def test_a_regular_customer_is_passed_only_within_the_head_start(branch, queue, counter):
    line = [one.ticket for one in calling.line(branch, branch.counters[counter].serves, counter, queue, NOW)]
    for place, ticket in enumerate(line):
        if ticket.ticket_class != "regular":
            continue
        for passing in line[:place]:
            allowed = branch.classes[passing.ticket_class].head_start
            if passing.booked_for is not None:
                allowed += branch.booking.grace
            # Who comes before a booked slot is in line from the slot on, whatever the class.
            due = max(ticket.arrived_at, ticket.booked_for or ticket.arrived_at)
            assert passing.arrived_at - due <= timedelta(minutes=allowed)


@given(queues(overrides=False), COUNTERS)
def test_nobody_waits_past_the_cap_while_a_later_one_is_called(branch, queue, counter):
    line = [one.ticket for one in calling.line(branch, branch.counters[counter].serves, counter, queue, NOW)]
    for place, ticket in enumerate(line):
        if calling.past_cap(branch, ticket, NOW):
            assert all(calling.waits_since(one) <= calling.waits_since(ticket) for one in line[:place])


@given(queues(), COUNTERS)
def test_the_lobby_manager_s_word_comes_first(branch, queue, counter):
    line = [one.ticket for one in calling.line(branch, branch.counters[counter].serves, counter, queue, NOW)]
    first = [one.prioritised_at is not None for one in line]
    assert first == sorted(first, reverse=True)
    moments = [one.prioritised_at for one in line if one.prioritised_at is not None]
    assert moments == sorted(moments)


@given(queues(), COUNTERS)
def test_a_counter_calls_its_zones_what_is_meant_for_it_and_helps_only_after_its_minutes(branch, queue, counter):
    serves = branch.counters[counter].serves
    line = {one.ticket.number for one in calling.line(branch, serves, counter, queue, NOW)}
    after = {one.zone: timedelta(minutes=one.after) for one in serves}
    for ticket in queue:
        if ticket.for_counter is not None:
            mine = ticket.for_counter == counter
        else:
            waited = NOW - max(ticket.queued_at, ticket.booked_for or ticket.queued_at)
            mine = ticket.zone in after and (after[ticket.zone] == timedelta() or waited >= after[ticket.zone])
        assert (ticket.number in line) == mine


@pytest.mark.parametrize(("waited", "helps"), [(9.99, False), (10, True)])
def test_helping_begins_at_its_minute(branch, waited, helps):
    queue = [waiting("B001", "B", waited)]
    choice = calling.next_for(branch, branch.counters[3].serves, 3, queue, NOW)
    assert (choice is not None) == helps
    if choice is not None:
        assert choice.code == "helping"


@pytest.mark.parametrize(
    ("ticket", "code", "says"),
    [
        (waiting("A001", waited=5), "longest", "waited longest"),
        (waiting("A001", waited=1), "order", "by arrival"),
        (waiting("A001", waited=1, one="vip"), "head-start", "VIP: counted as 15 min earlier"),
        (waiting("A001", waited=45), "cap", "waited 45 min, past the cap of 45"),
        (waiting("A001", waited=50, one="vip"), "cap", "waited 50 min, past the cap of 45"),
        (waiting("A001", waited=1, prioritised_at=minutes_ago(1)), "priority", "put first by the lobby manager"),
        (waiting("A001", waited=1, for_counter=1), "for-counter", "waits for this counter"),
        (waiting("A001", waited=1, rank_at=minutes_ago(3)), "returned", "back after a missed call, 3 places on"),
        (waiting("A001", waited=1, booked_for=minutes_ago(6)), "booked", "booked, counts from 10:54"),
        (waiting("A001", waited=1, booked_for=minutes_ago(16)), "booked", "booked, counts from 10:44"),
        (
            waiting("A001", waited=1, booked_for=minutes_ago(16.1)),
            "booked-late",
            "booked 10:43, came late: by arrival",
        ),
        (
            waiting("A001", waited=1, one="elder", booked_for=minutes_ago(0)),
            "booked",
            "booked, counts from 11:00, less 10 min (Care)",
        ),
        (waiting("A001", waited=50, booked_for=minutes_ago(46)), "cap", "waited 46 min, past the cap of 45"),
        (waiting("A001", waited=1, booked_for=minutes_ago(3), rank_at=minutes_ago(1)), "returned", "back after"),
    ],
)
def test_the_reason_in_words(branch, ticket, code, says):
    line = calling.line(branch, branch.counters[1].serves, 1, [waiting("A000", waited=3), ticket], NOW)
    choice = next(one for one in line if one.ticket is ticket)
    assert choice.code == code
    assert choice.why.en.startswith(says)
    assert choice.why.zh
    assert choice.tag.zh


@given(queues(overrides=False), st.integers(0, 6))
def test_a_returned_ticket_goes_some_places_down_not_to_the_end(branch, queue, places):
    queue = [one for one in queue if one.zone == "A"]
    rank_at = calling.place_after(branch, queue, places, NOW)
    back = Waiting("A999", "A", "regular", minutes_ago(70), NOW, rank_at=rank_at)
    ahead = calling.ahead_of(branch, back, queue, NOW)
    if len({calling.effective_arrival(branch, one) for one in queue}) < len(queue):
        return  # equal places cannot be cut between
    if any(calling.past_cap(branch, one, NOW) for one in queue):
        assert ahead >= min(places, len(queue))  # the cap goes before any place
    else:
        assert ahead == min(places, len(queue))


def order(branch: Branch, *queue: Waiting, now: datetime = NOW) -> list[str]:
    serves = branch.counters[1].serves
    return [one.ticket.number for one in calling.line(branch, serves, 1, queue, now)]


def test_a_booked_ticket_counts_as_arriving_at_its_slot(branch):
    walk_in = waiting("A001", waited=20)
    early = waiting("A002", waited=30, booked_for=minutes_ago(15))
    on_time = waiting("A003", waited=10, booked_for=minutes_ago(10))
    graced = waiting("A004", waited=1, booked_for=minutes_ago(12))
    late = waiting("A005", waited=1, booked_for=minutes_ago(40))
    between = waiting("A006", waited=11)
    # arrivals: A001 10:40, A002 counts from 10:45, A004 from 10:48, A006 10:49, A003 10:50, A005 10:59
    assert order(branch, walk_in, early, on_time, graced, late, between) == [
        *("A001", "A002", "A004", "A006", "A003", "A005")
    ]


def test_who_is_early_is_called_when_nobody_else_is_there(branch):
    early = waiting("A001", waited=2, booked_for=NOW + timedelta(minutes=12))
    assert order(branch, early) == ["A001"]
    assert order(branch, early, waiting("A002", waited=1)) == ["A002", "A001"]
    # A counter that helps out after some minutes counts them from the slot.
    queue = [waiting("B001", "B", 14, booked_for=NOW + timedelta(minutes=1))]
    assert calling.next_for(branch, branch.counters[3].serves, 3, queue, NOW) is None
    assert calling.next_for(branch, branch.counters[3].serves, 3, queue, NOW + timedelta(minutes=11)) is not None


def test_the_people_ahead_are_those_of_the_same_zone(branch):
    queue = [waiting("A001", waited=9), waiting("A002", waited=2), waiting("B001", "B", 30), waiting("A003", waited=4)]
    assert [calling.ahead_of(branch, one, queue, NOW) for one in queue] == [0, 2, 0, 1]


def drained(branch: Branch, queue: list[Waiting], counters: dict[int, tuple[Serves, ...]], seed: int) -> list[Waiting]:
    """The order in which a day's tickets are called while time passes between the calls."""
    now, order, chance = NOW, [], random.Random(seed)
    while queue:
        counter = chance.choice(list(counters))
        choice = calling.next_for(branch, counters[counter], counter, queue, now)
        if choice is not None:
            queue = [one for one in queue if one is not choice.ticket]
            order.append(choice.ticket)
        now += timedelta(minutes=chance.uniform(0, 8))
    return order


@given(queues(overrides=False), st.integers(0, 1000))
def test_everybody_is_called_in_the_end(branch, queue, seed):
    counters = {number: one.serves for number, one in branch.counters.items()}
    assert sorted(drained(branch, queue, counters, seed), key=lambda one: one.number) == queue
