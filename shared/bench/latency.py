"""How long people wait for the screens, across real processes: start, tap → ticket, call → wall."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from shared.bench.report import Figure, spread
from shared.bench.stores import Scale, Stores, lobby_in, office_hours
from shared.bench.throughput import COUNTERS, INTENT
from shared.operations import FastClock, call_next, issue
from shared.practice.stage import ScreenProcess, end_all, environment

START_SECONDS = 120.0
CALL_SECONDS = 60.0
PAUSE_SECONDS = 0.3
"""Between two calls."""
KIOSK = ("kiosk", "--windowed")
DISPLAY = ("display", "--windowed", "--no-voice")


@contextmanager
def screen(stores: Stores, url: str, clock: FastClock, command: Sequence[str]) -> Iterator[ScreenProcess]:
    """A screen that shows its first data, offscreen.

    Raises:
        RuntimeError: it does not come up, or complains.
    """
    process = ScreenProcess(command[0], command, environment(url, str(clock)), stores.folder)
    try:
        yield process
    finally:
        end_all([process])


def usable(process: ScreenProcess) -> float:
    """Seconds from the start of the process to its first frame with data.

    Raises:
        RuntimeError: there was none.
    """
    news = process.wait_for("usable", START_SECONDS)
    if news is None:
        raise RuntimeError(f"{process.name} did not come up\n{process.stderr}")
    return float(news["seconds"])


def start(stores: Stores, scale: Scale) -> list[Figure]:
    """The kiosk and the wall from a warm disk."""
    url = stores.fresh("SQLite")
    clock = office_hours(url)
    figures: list[Figure] = []
    for name, command in (("kiosk", KIOSK), ("display", DISPLAY)):
        seconds = []
        for _ in range(scale.starts):
            with screen(stores, url, clock, command) as process:
                seconds.append(usable(process))
        figures += spread("start", f"{name}: process start → first usable frame", seconds, "s")
    return figures


def tap(stores: Stores, scale: Scale) -> list[Figure]:
    """The kiosk is tapped, and a ticket is on its screen."""
    figures: list[Figure] = []
    for kind in stores.kinds:
        url = stores.fresh(kind)
        with screen(stores, url, office_hours(url), (*KIOSK, "--taps", str(scale.taps))) as process:
            usable(process)
            times: list[float] = []
            while len(times) < scale.taps and (news := process.wait_for("ticket", CALL_SECONDS)) is not None:
                times.append(float(news["ms"]))
        figures += spread("tap", "tap → ticket on the screen", times, "ms", kind)
        stores.drop(kind, url)
    return figures


def call(stores: Stores, scale: Scale) -> list[Figure]:
    """A teller's process (this one) calls, and the wall shows it."""
    figures: list[Figure] = []
    for kind in stores.kinds:
        url = stores.fresh(kind)
        clock = office_hours(url)
        times = []
        with lobby_in(url, clock) as lobby, screen(stores, url, clock, DISPLAY) as process:
            usable(process)
            for index in range(scale.calls):
                issue(lobby, INTENT)
                call_next(lobby, COUNTERS[index % len(COUNTERS)], finish=True)
                news = process.wait_for("shown", CALL_SECONDS)
                if news is None:
                    raise RuntimeError(f"call {index + 1} was not shown\n{process.stderr}")
                times.append(float(news["ms"]))
                time.sleep(PAUSE_SECONDS)
        figures += spread("call", "call → on the wall", times, "ms", kind)
        stores.drop(kind, url)
    return figures
