"""The wall as a process: every call is shown once, in order, whatever happens to the display."""

from __future__ import annotations

import os
import signal

from shared.lobby.routing import Intent
from shared.operations import Lobby, call_next, calls_after, issue, last_seq, recall
from shared.operations.reading import Event
from tests.e2e.conftest import PATIENCE, Start, wait_for_events


def shown(events: list[Event]) -> list[int]:
    """The calls that were shown, in the order of their acknowledgements."""
    return [event.data["call"] for event in events if event.kind == "call_shown"]


def fill(hall: Lobby, people: int) -> None:
    """People waiting for counters 5 and 6."""
    for _ in range(people):
        issue(hall, Intent("corporate"))


def call(hall: Lobby, counter: int) -> int:
    """Call the next one, finishing whoever is there. Returns the call's number."""
    called = call_next(hall, counter, finish=True)
    assert called is not None
    return called.seq


def test_a_burst_of_calls_is_shown_whole_and_in_order(hall: Lobby, start: Start) -> None:
    fill(hall, 12)
    wall = start("display", "--windowed", "--no-voice")
    assert wall.wait_for("usable", PATIENCE)
    before = last_seq(hall)
    made = [call(hall, 5 + turn % 2) for turn in range(10)]
    made.append(recall(hall, 5).seq)
    events = wait_for_events(hall, before, lambda found: len(shown(found)) >= len(made))
    assert shown(events) == made
    assert wall.code is None


def test_a_display_killed_in_the_middle_shows_the_rest_when_it_is_back(hall: Lobby, start: Start) -> None:
    fill(hall, 8)
    first = start("display", "--windowed", "--no-voice")
    assert first.wait_for("usable", PATIENCE)
    before = last_seq(hall)
    made = [call(hall, 5 + turn % 2) for turn in range(4)]
    wait_for_events(hall, before, lambda found: len(shown(found)) >= 1)
    os.kill(first.pid, signal.SIGKILL)
    made += [call(hall, 5 + turn % 2) for turn in range(4)]
    second = start("display", "--windowed", "--no-voice")
    assert second.wait_for("usable", PATIENCE)
    wait_for_events(hall, before, lambda found: set(shown(found)) >= set(made))
    assert all(one.shown_at is not None for one in calls_after(hall, 0))
    assert second.code is None
