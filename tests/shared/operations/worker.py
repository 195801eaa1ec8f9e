"""One process of several at the same store. It says that it is ready, waits for its signal, and tells what it did."""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from shared.lobby.routing import Intent
from shared.operations import FastClock, Lobby, call_next, cancel, events_after, issue, open_lobby
from shared.store.database import Store
from shared.store.feed import open_feed
from tests.moment import OPENING


def call(lobby: Lobby, counter: str) -> list[str]:
    """Call and finish at one counter until nobody is left."""
    called = []
    while (one := call_next(lobby, int(counter), finish=True)) is not None:
        called.append(one.number)
    return called


def take(lobby: Lobby, name: str, count: str) -> list[str]:
    """Issue tickets, a few to each zone. Their customers leave at once, so that the queue stays a lobby's size."""
    services = ("inquiry", "account", "wealth", "inquiry")
    numbers = []
    for n in range(int(count)):
        numbers.append(issue(lobby, Intent(services[n % 4]), f"{name}-{n}").ticket.number)
        cancel(lobby, numbers[-1])
    return numbers


def again(lobby: Lobby, request_id: str, count: str) -> list[list[Any]]:
    """Ask for one ticket again and again."""
    asked = [issue(lobby, Intent("account"), request_id) for _ in range(int(count))]
    return [[one.ticket.number, one.repeated] for one in asked]


def follow(lobby: Lobby, until: str) -> list[int]:
    """Follow the log to an event's number, as a screen does: wait for news, then read what is new."""
    feed = open_feed(lobby.store)
    seen: list[int] = []
    try:
        while not seen or seen[-1] < int(until):
            seen += [one.seq for one in events_after(lobby, seen[-1] if seen else 0, limit=50)]
            if not seen or seen[-1] < int(until):
                feed.wait(5)
    finally:
        feed.close()
    return seen


WORK: dict[str, Callable[..., Any]] = {"call": call, "take": take, "again": again, "follow": follow}


def main(line: Connection, what: str, url: str, *rest: str) -> None:
    """See the module; `line` is the way to the test."""
    lobby = open_lobby(Store(url), clock=FastClock(OPENING, 0.0, 0.0))
    line.send("ready")
    line.recv()
    line.send(WORK[what](lobby, *rest))
    lobby.store.close()
