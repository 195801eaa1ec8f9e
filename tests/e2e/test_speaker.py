"""Several displays on one store: exactly one speaks, and when it dies the next one says what is left."""

from __future__ import annotations

import os
import re
import signal
from datetime import datetime, timedelta

from shared.lobby.routing import Intent
from shared.operations import Lobby, call_next, calls_after, issue, last_seq, publish, published, read_board
from shared.operations.reading import Event
from shared.practice.stage import ScreenProcess
from tests.e2e.conftest import PATIENCE, Start, wait_for_events

WALL = ("display", "--windowed", "--rehearse", "--place")
"""It speaks in real time, to nobody: there is no loudspeaker where tests run."""
PAPERS, CASH = Intent("corporate"), Intent("deposit", "10k-50k")


def spoken(events: list[Event]) -> list[int]:
    """The calls that were spoken, in order."""
    return [event.data["call"] for event in events if event.kind == "call_spoken"]


def speakers(events: list[Event]) -> list[str]:
    """Who began to speak, in order."""
    return [event.data["place"] for event in events if event.kind == "speaker_changed"]


def sounded(hall: Lobby, screen: ScreenProcess) -> list[tuple[int, datetime]]:
    """Which calls a display sounded, and since when, by the lobby's clock."""
    made = {one.seq: one.at for one in calls_after(hall, 0)}
    told = [one for one in screen.events if one.get("event") == "sounding"]
    return [(one["seq"], made[one["seq"]] + timedelta(milliseconds=one["ms"])) for one in told]


def brief(hall: Lobby) -> None:
    """The branch says as little as can be said: the tests wait for every word of it."""
    said = re.sub(
        r"(?m)^call = .*$", 'call = { zh = "{number}|{counter}", en = "{number} |{counter}" }', published(hall)[1]
    )
    for old, new in (('languages = ["zh", "en"] # a', 'languages = ["en"] # a'), ("chime = true", "chime = false")):
        assert old in said
        said = said.replace(old, new)
    publish(hall, said.replace("times = 2", "times = 1"))


def arrive(hall: Lobby, *intents: Intent) -> None:
    """People who speak English come for these."""
    for intent in intents:
        issue(hall, intent, language="en")


def call(hall: Lobby, counter: int) -> int:
    """Call the next one to a free counter. Returns the call's number."""
    called = call_next(hall, counter)
    assert called is not None
    return called.seq


def wall(start: Start, place: str) -> ScreenProcess:
    """A display that has shown its first data."""
    screen = start(*WALL, place)
    assert screen.wait_for("usable", PATIENCE)
    return screen


def test_one_of_two_speaks_and_the_other_takes_over(hall: Lobby, start: Start) -> None:
    brief(hall)
    arrive(hall, PAPERS, PAPERS, CASH)
    before = last_seq(hall)
    first = wall(start, "East")
    wait_for_events(hall, before, lambda found: speakers(found) == ["East"])
    second = wall(start, "West")
    wait_for_events(hall, before, lambda found: [one.kind for one in found].count("display_started") == 2)
    said = call(hall, 5)
    events = wait_for_events(hall, before, lambda found: spoken(found) == [said])
    assert speakers(events) == ["East"]
    # Killed in mid-word: what it has begun, and what waits behind it, is left unsaid.
    left = [call(hall, 6), call(hall, 1)]
    assert first.wait_for("sounding", PATIENCE)
    assert first.wait_for("sounding", PATIENCE)
    died = hall.now()
    os.kill(first.pid, signal.SIGKILL)
    events = wait_for_events(hall, before, lambda found: set(spoken(found)) >= {said, *left})
    assert speakers(events) == ["East", "West"]
    assert sorted(spoken(events)) == sorted([said, *left])
    # Never two voices: while the first lived, the second was silent; nothing is said twice but what was cut off, as far
    # as the first had come when it was killed.
    began = [seq for seq, _ in sounded(hall, first)]
    ended = spoken(events[: events.index(next(one for one in events if speakers([one]) == ["West"]))])
    assert began == [said, *left][: len(began)]
    assert [seq for seq, _ in sounded(hall, second)] == [one for one in left if one not in ended] != []
    assert min(since for _, since in sounded(hall, second)) >= died
    assert second.code is None
    board = read_board(hall)
    assert [one.health.place for one in board.displays if one.health.speaks and one.health.voice != "standby"] == [
        "East",  # it died without a word, and is missed after a while
        "West",
    ]


def test_a_display_that_is_closed_hands_over_at_once(hall: Lobby, start: Start) -> None:
    brief(hall)
    arrive(hall, PAPERS, PAPERS)
    before = last_seq(hall)
    first = wall(start, "East")
    wait_for_events(hall, before, lambda found: speakers(found) == ["East"])
    second = wall(start, "West")
    left = [call(hall, 5), call(hall, 6)]
    assert first.wait_for("sounding", PATIENCE)
    closed = hall.now()
    os.kill(first.pid, signal.SIGTERM)
    events = wait_for_events(hall, before, lambda found: set(spoken(found)) >= set(left))
    assert sorted(spoken(events)) == sorted(left)
    assert speakers(events) == ["East", "West"]
    assert min(since for _, since in sounded(hall, second)) >= closed
    assert [one.health.place for one in read_board(hall).displays] == ["West"]
