"""A whole made-up day through the real operations, as fast as it goes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from shared.demo import PINS
from shared.lobby.ticket import State, Ticket
from shared.operations import Event, Lobby, end_day, events_after, open_lobby, read_branch, read_tickets
from shared.practice import Figures, Practice, Seat, outcome, seats
from shared.store.database import Store

OPENING = datetime(2026, 6, 18, 8, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
FACTS_OF_LIFE = {"missed-too-long", "missed-too-often", "zone-closed", "no-open-zone"}
"""What may be refused where nobody but the model works in the lobby."""


@dataclass(frozen=True)
class Day:
    practice: Practice
    before_end: list[Ticket]
    tickets: list[Ticket]
    events: list[Event]


def lobby_at(path: Path) -> Lobby:
    return open_lobby(Store(f"sqlite:///{path}"))


def log_of(lobby: Lobby) -> list[Event]:
    found: list[Event] = []
    while more := events_after(lobby, found[-1].seq if found else 0):
        found += more
    return found


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    lobby = lobby_at(tmp_path_factory.mktemp("day") / "lobby.db")
    practice = Practice(lobby, OPENING, seats(read_branch(lobby), PINS), seed=1)
    practice.run()
    before_end = read_tickets(practice.lobby)
    end_day(practice.lobby)
    yield Day(practice, before_end, read_tickets(practice.lobby), log_of(practice.lobby))
    lobby.store.close()


def test_nothing_goes_wrong(day: Day) -> None:
    assert day.practice.errors == []
    assert set(day.practice.refusals) <= FACTS_OF_LIFE


def test_a_large_branchs_day_of_customers(day: Day) -> None:
    # Poisson: 392 expected, less the part of the last hour after closing; four standard deviations either way.
    assert 300 < len(day.tickets) < 465


def test_everybody_is_served_before_the_end_except_who_did_not_come(day: Day) -> None:
    assert {ticket.state for ticket in day.before_end} <= {State.DONE, State.MISSED}


def test_every_ticket_ends(day: Day) -> None:
    assert {ticket.state for ticket in day.tickets} <= {State.DONE, State.CANCELLED}
    assert all(ticket.finished_at is not None for ticket in day.tickets)


def test_the_log_has_no_gaps_and_no_steps_back_in_time(day: Day) -> None:
    assert [event.seq for event in day.events] == list(range(1, len(day.events) + 1))
    # The first event publishes the branch file, by the real clock.
    moments = [event.at for event in day.events[1:]]
    assert moments == sorted(moments)


def test_numbers_have_no_gaps(day: Day) -> None:
    numbers: dict[str, list[int]] = defaultdict(list)
    for ticket in day.tickets:
        numbers[ticket.prefix].append(int(ticket.number[1:]))
    for ordinals in numbers.values():
        assert sorted(ordinals) == list(range(1, len(ordinals) + 1))


def test_one_customer_at_a_counter_and_one_counter_for_a_customer(day: Day) -> None:
    leaves = {
        "ticket_finished",
        "ticket_held",
        "ticket_transferred",
        "ticket_missed",
        "ticket_cancelled",
        "ticket_sent_back",
    }
    at: dict[int, str] = {}
    for event in day.events:
        if event.number is None:
            continue
        if event.kind in ("ticket_called", "ticket_resumed") and event.data.get("counter", event.counter) is not None:
            counter = event.counter
            assert counter is not None
            assert at.get(counter) is None, f"{event.number} while {at[counter]} is at counter {counter}"
            assert event.number not in at.values()
            at[counter] = event.number
        elif event.kind in leaves:
            at = {counter: number for counter, number in at.items() if number != event.number}


def test_a_day_has_something_of_everything(day: Day) -> None:
    kinds = Counter(event.kind for event in day.events)
    for kind in (
        "ticket_recalled",
        "ticket_held",
        "ticket_resumed",
        "ticket_transferred",
        "ticket_missed",
        "ticket_returned",
        "ticket_moved",
        "ticket_prioritised",
        "counter_paused",
        "teller_signed_in",
        "zone_closed",
        "rating_given",
        "rating_unrated",
        "rating_seen",
    ):
        assert kinds[kind] > 0, kind
    assert kinds["ticket_called"] > 150


def test_the_outcome_counts_what_happened(day: Day) -> None:
    told = outcome(day.practice.lobby)
    kinds = Counter(event.kind for event in day.events)
    assert sum(told.tickets.values()) == kinds["ticket_issued"] == len(day.tickets)
    assert (told.calls, told.recalls) == (kinds["ticket_called"], kinds["ticket_recalled"])
    assert told.mean_wait is not None
    assert told.shown == []


def played(path: Path, seed: int, staff: list[Seat]) -> list[tuple[object, ...]]:
    lobby = lobby_at(path)
    practice = Practice(lobby, OPENING, staff, Figures(customers=40), seed=seed)
    practice.run()
    log = log_of(practice.lobby)
    lobby.store.close()
    return [(event.seq, event.at, event.kind, event.number, event.counter) for event in log[1:]]


FEW = [Seat(1), Seat(5), Seat(7)]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[object, ...]]:
    """The log of a small day of seed 7 at few counters."""
    return played(tmp_path_factory.mktemp("small") / "first.db", 7, FEW)


def test_a_seed_is_a_day(small: list[tuple[object, ...]], tmp_path: Path) -> None:
    assert small == played(tmp_path / "again.db", 7, FEW)
    assert small != played(tmp_path / "other.db", 8, FEW)


def test_more_counters_change_nobody_who_comes(small: list[tuple[object, ...]], tmp_path: Path) -> None:
    def arrivals(log: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
        return [(at, number) for _, at, kind, number, _ in log if kind == "ticket_issued"]

    assert arrivals(small) == arrivals(played(tmp_path / "more.db", 7, [Seat(n) for n in (1, 2, 5, 6, 7)]))
