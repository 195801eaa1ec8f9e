"""Whole lobbies: the real programs as processes of their own, on one store, on both databases."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from shared.operations import FastClock, Lobby
from shared.operations.reading import Event, events_after
from shared.practice.stage import ScreenProcess, end_all, environment
from shared.store.feed import open_feed
from tests.conftest import SHANGHAI, Doors

PATIENCE = 60.0
"""Seconds a test waits for another process before it says what did not happen. Nothing is asserted about speed."""
Start = Callable[..., ScreenProcess]


@pytest.fixture
def running() -> FastClock:
    """A Thursday at half past ten, at the speed of life: the kiosk is open whenever the tests run."""
    return FastClock(datetime(2026, 6, 18, 10, 30, tzinfo=SHANGHAI), time.time(), 1.0)


@pytest.fixture
def hall(doors: Doors, store_url: str, running: FastClock) -> Lobby:
    """The lobby the processes share, as the test's own process opens it."""
    return doors.lobby(store_url, actor="system", clock=running)  # type: ignore[arg-type]


@pytest.fixture
def start(store_url: str, running: FastClock, tmp_path: Path) -> Iterator[Start]:
    """`start("display", "--no-voice")`: a real program on the store, held on a line; all end with the test."""
    begun: list[ScreenProcess] = []

    def begin(module: str, *arguments: str, name: str | None = None) -> ScreenProcess:
        screen = ScreenProcess(
            name or f"{module}{len(begun)}", [module, *arguments], environment(store_url, str(running)), tmp_path
        )
        begun.append(screen)
        return screen

    yield begin
    end_all(begun)


def wait_for_events(lobby: Lobby, after: int, done: Callable[[list[Event]], bool]) -> list[Event]:
    """Follow the log from `after` until `done` says of all events so far that they are what was waited for."""
    found: list[Event] = []
    feed = open_feed(lobby.store)
    until = time.monotonic() + PATIENCE
    try:
        while not done(found):
            left = until - time.monotonic()
            if left <= 0:
                pytest.fail(
                    "not seen in time; the log says " + ", ".join(f"{e.seq} {e.kind} {e.number}" for e in found)
                )
            found += events_after(lobby, found[-1].seq if found else after)
            if not done(found):
                feed.wait(min(left, 1.0))
    finally:
        feed.close()
    return found
