"""What the voice costs, and how long people wait for it: a real display that speaks in real time, to nobody."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from shared.bench.idle import PROC, resident
from shared.bench.latency import CALL_SECONDS, START_SECONDS
from shared.bench.report import Figure, spread
from shared.bench.stores import Scale, Stores, lobby_in, office_hours
from shared.demo import BUSY_FROM, MONDAY, PINS, next_opening
from shared.lobby.routing import Intent
from shared.operations import (
    FastClock,
    Lobby,
    call_next,
    finish,
    issue,
    open_lobby,
    publish,
    published,
    read_board,
    read_branch,
)
from shared.practice import Figures, Practice, seats
from shared.practice.stage import ScreenProcess, end_all, environment
from shared.store.database import Store

COMMAND = ("display", "--windowed", "--rehearse")
ZONES = ((Intent("deposit", "10k-50k"), (1, 2, 3, 4)), (Intent("account"), (5, 6)), (Intent("wealth"), (7,)))
"""Every zone of the shipped branch that calls: how to get there, and its counters."""
RENDER_SECONDS = 600.0
SPOKEN_SECONDS = 60.0
DAY_SPEED = 10.0
"""The demo's: there is ten times less time to render than in a branch."""
BRIEF = 'call = { zh = "请{number}号|到{counter}号窗口", en = "{number} |{counter}" }'


def measure(stores: Stores, scale: Scale) -> list[Figure]:
    """Calls whose speech is ready and calls that come at once; the display's own turns meanwhile; a practised day.

    Raises:
        RuntimeError: the display does not come up, does not speak, or complains.
    """
    return [*_calls(stores, scale), *(_day(stores, scale) if scale.voice_day_seconds else [])]


@contextmanager
def _display(stores: Stores, url: str, clock: str, cache: Path) -> Iterator[ScreenProcess]:
    values = environment(url, clock) | {"TINGTANG_VOICE_CACHE": str(cache), "TINGTANG_MEASURE": "gaps"}
    display = ScreenProcess("display", COMMAND, values, stores.folder)
    try:
        if display.wait_for("usable", START_SECONDS) is None:
            raise RuntimeError(f"the display did not come up\n{display.stderr}")
        yield display
    finally:
        end_all([display])


def _calls(stores: Stores, scale: Scale) -> list[Figure]:
    url = stores.fresh("SQLite")
    clock = office_hours(url)
    cache = stores.folder / "voice"
    ready: list[float] = []
    fresh: list[float] = []
    own = scale.voice_languages[0]
    with lobby_in(url, clock) as lobby:
        _brief(lobby, scale.voice_languages)
        with _display(stores, url, str(clock), cache) as display:
            _wait(lambda: any(one.health.speaks for one in read_board(lobby).displays), START_SECONDS, "not elected")
            turns = [ZONES[index % len(ZONES)] for index in range(scale.voice_calls)]
            for intent, _ in turns:
                issue(lobby, intent, language=own)
            # In each language a part for each ticket, and one for each counter.
            parts = len(scale.voice_languages) * (len(turns) + len(read_board(lobby).counters))
            _wait(lambda: _ready(lobby, cache) >= parts, RENDER_SECONDS, "rendering does not come to an end")
            for index, (_, counters) in enumerate(turns):
                ready.append(_call(lobby, display, counters[index // len(ZONES) % len(counters)]))
            share = _rendered(display)
            for index in range(max(1, scale.voice_calls // 3)):
                intent, counters = ZONES[index % len(ZONES)]
                issue(lobby, intent, language=own)
                fresh.append(_call(lobby, display, counters[0]))
            memory = _memory(display.pid)
    figures = [
        *spread("voice", "call → first sound, rendered before", ready, "ms"),
        *spread("voice", "ticket and call → first sound, not rendered", fresh, "ms"),
        Figure("voice", "rendered before their turn came", share, "%"),
        *(Figure("voice", f"{name}: memory (resident)", size / 2**20, "MiB") for name, size in memory),
    ]
    gaps = next((event for event in reversed(display.events) if event.get("event") == "gaps"), None)
    if gaps is None:
        raise RuntimeError(f"the display did not tell its gaps\n{display.stderr}")
    name = f"display's event loop kept waiting while announcing (n={gaps['n']:.0f})"
    return [*figures, *(Figure("voice", f"{name} {share}", gaps[share], "ms") for share in ("p50", "p99", "max"))]


def _ready(lobby: Lobby, cache: Path) -> int:
    """How many parts are rendered."""
    if any(one.health.speaks and one.health.voice == "chime" for one in read_board(lobby).displays):
        raise RuntimeError("no voice is installed here, so there is nothing to measure (tingtang voice doctor)")
    return len(list(cache.glob("*.wav")))


def _call(lobby: Lobby, display: ScreenProcess, counter: int) -> float:
    """Milliseconds from a call to its first sound; returns when the wall is quiet again."""
    called = call_next(lobby, counter)
    if called is None:
        raise RuntimeError(f"nobody waits for counter {counter}")
    news = display.wait_for("sounding", CALL_SECONDS + SPOKEN_SECONDS)
    if news is None or news["seq"] != called.seq:
        raise RuntimeError(f"{called.number} was not heard\n{display.stderr}")

    def spoken() -> bool:
        return next(one for one in read_board(lobby).calls if one.seq == called.seq).spoken is not None

    _wait(spoken, SPOKEN_SECONDS, f"{called.number} was not spoken to its end")
    finish(lobby, called.number)
    return float(news["ms"])


def _day(stores: Stores, scale: Scale) -> list[Figure]:
    """The demo's day, with nothing but the display."""
    store = Store(stores.fresh("SQLite"))
    try:
        lobby = open_lobby(store)
        branch = read_branch(lobby)
        opening = next_opening(branch, lobby.now())
        practice = Practice(lobby, opening, seats(branch, PINS), Figures(customers=MONDAY), seed=1)
        practice.run(datetime.combine(opening.date(), BUSY_FROM, opening.tzinfo))
        clock: FastClock = practice.clock.let_run(DAY_SPEED, delay=8.0)
        with _display(stores, store.name, str(clock), stores.folder / "voice-day") as display:
            time.sleep(max(0.0, clock.began - time.time()))
            practice.play(DAY_SPEED, scale.voice_day_seconds, _sleep)
            share = _rendered(display)
            calls = sum(event.get("event") == "sounding" for event in display.events)
    finally:
        store.close()
    return [Figure("voice", f"rendered before called, demo day at {DAY_SPEED:g}× ({calls} heard)", share, "%")]


def _brief(lobby: Lobby, languages: tuple[str, ...]) -> None:
    """Each call once, in few words: the figures are about its beginning."""
    wanted = f"{BRIEF}\nlanguages = {list(languages)}"
    text = re.sub(r"(?m)^call = .*\nlanguages = .*$", wanted, published(lobby)[1])
    publish(lobby, text.replace("times = 2", "times = 1").replace("chime = true", "chime = false"))


def _rendered(display: ScreenProcess) -> float:
    """Of the calls that had their turn, how many percent were rendered by then; as the latest one told."""
    latest = next((event for event in reversed(display.events) if event.get("event") == "sounding"), None)
    if latest is None:
        raise RuntimeError(f"no call was heard\n{display.stderr}")
    return float(100 * latest["ready"] / latest["asked"])


def _wait(condition: Callable[[], bool], seconds: float, why: str) -> None:
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise RuntimeError(why)
        time.sleep(0.05)


def _sleep(seconds: float) -> bool:
    """The practised day may go on."""
    time.sleep(seconds)
    return False


def _memory(pid: int) -> list[tuple[str, int]]:
    """The display and the processes it started, by module, with the bytes each holds; nothing without /proc."""
    if not (PROC / str(pid)).exists():
        return []
    found = [("display", resident(pid))]
    for entry in PROC.iterdir():
        try:
            if entry.name.isdigit() and int((entry / "stat").read_text().rpartition(")")[2].split()[1]) == pid:
                words = (entry / "cmdline").read_text().split("\0")
                module = words[words.index("-m") + 1].rpartition(".")[2] if "-m" in words else words[0]
                extra = f" {words[-2]}" if module == "system" else ""
                found.append((f"{module}{extra}", resident(int(entry.name))))
        except (OSError, ValueError):
            continue  # it has just ended
    return found
