"""`tingtang demo`: a busy branch day of made-up customers, on the real screens as processes of their own, on one store.

Somebody may press the kiosk or take a seat in between. Without a screen everything runs offscreen for a minute, and
pictures and figures tell what happened.
"""

from __future__ import annotations

import json
import shutil
import signal
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path
from typing import Any

from shared.lobby.branch import Branch
from shared.lobby.branch_parts import WEEKDAYS
from shared.operations import last_seq, open_lobby, read_branch
from shared.practice import Figures, Outcome, Practice, outcome, seats
from shared.practice.outcome import percentile
from shared.practice.stage import ScreenProcess, end_all, environment, has_screen, unbroken
from shared.store.database import Store

SPEED = 10.0
HEADLESS_SPEED = 30.0
"""Fast enough for a good number of calls in the minute without a screen, slow enough that the wall can show each."""
HEADLESS_MINUTES = 1.0
MONDAY = 510
"""Customers of a busy day (DOMAIN: a Monday)."""
BUSY_FROM = time_of_day(10, 0)
"""The hour the demo shows; what came before is played as fast as possible, so the lobby is not empty."""
READY_SECONDS = 120.0
"""How long the screens may take to show their first data."""
HEAD_START_SECONDS = 5.0
"""So long the lobby's clock stands still for the screens to come up."""
SETTLE_SECONDS = 60.0
"""At the end, so long may the wall need to show the last calls."""
PINS = {"1001": "1101", "1015": "1115", "1027": "1127", "1033": "1133", "1042": "1142", "1056": "1156"}
"""The tellers of the shipped branch file; its PINs are in the README."""
TELLER_COUNTER, TELLER, MANAGER, MANAGER_PIN = 3, "1027", "2001", "2201"

COMMANDS: dict[str, list[str]] = {
    "kiosk": ["kiosk", "--windowed"],
    "display": ["display", "--windowed"],
    "teller": ["desk", "--seat", "teller", "--counter", str(TELLER_COUNTER), "--windowed"],
    "lobby": ["desk", "--seat", "lobby", "--windowed"],
}
PLACES: dict[str, tuple[float, float, float, float]] = {
    "kiosk": (0.0, 0.02, 0.27, 0.96),
    "display": (0.28, 0.02, 0.35, 0.37),
    "teller": (0.64, 0.02, 0.355, 0.4),
    "lobby": (0.28, 0.45, 0.715, 0.53),
}
"""Where the windows stand on a screen: x, y, width, height as parts of it."""
TELL_USABLE = ("display", "kiosk")
"""The screens that say when they first show data."""


@dataclass(frozen=True)
class Report:
    """What the demo tells at its end."""

    day: Outcome
    speed: float
    seconds: float
    refusals: dict[str, int]
    errors: list[str]
    pictures: list[Path]

    def milliseconds(self, share: float) -> float | None:
        """Real time from a call to the frame that showed it."""
        seconds = percentile(self.day.shown, share)
        return None if seconds is None else round(seconds / self.speed * 1000, 1)

    def data(self) -> dict[str, Any]:
        """As JSON."""
        day = asdict(self.day)
        del day["shown"]
        return {
            **day,
            "speed": self.speed,
            "seconds": round(self.seconds, 1),
            "call_to_display_ms": {"p50": self.milliseconds(0.5), "p99": self.milliseconds(0.99)},
            "shown": len(self.day.shown),
            "refusals": self.refusals,
            "errors": self.errors,
            "pictures": [str(one) for one in self.pictures],
        }

    def words(self) -> str:
        """In words, Chinese first."""
        day = self.day
        zones = "  ".join(f"{letter} {count}" for letter, count in day.tickets.items())
        wait = "–" if day.mean_wait is None else f"{day.mean_wait:.1f}"
        spoken = "  ".join(f"{what} {count}" for what, count in sorted(day.spoken.items())) or "–"
        lines = [
            f"今天取号 tickets today {sum(day.tickets.values())}   {zones}",
            f"今天平均等候 mean wait {wait} 分 min",
            f"演示中呼叫 calls      {day.calls}，重呼 recalls {day.recalls}",
            f"呼叫→上屏 call→display p50 {self.milliseconds(0.5)} ms, p99 {self.milliseconds(0.99)} ms"
            f" ({len(day.shown)} 次 calls, 未上屏 not shown {day.unshown})",
            f"播报 spoken           {spoken}",
            f"错误 errors           {len(self.errors) or '无 none'}",
            *(f"  {one}" for one in self.errors),
        ]
        if self.pictures:
            lines.append(f"截图 pictures         {self.pictures[0].parent}")
            lines += [f"  {one.name}" for one in self.pictures]
        return "\n".join(lines)


def run(
    speed: float = SPEED,
    minutes: float | None = None,
    pictures: Path | None = None,
    seed: int = 1,
    headless: bool | None = None,
    as_json: bool = False,
) -> int:
    """Play the demo. `minutes` are real ones; `headless` None: as the machine has it. Returns the exit code: 0 without
    any error.
    """
    offscreen = not has_screen() if headless is None else headless
    if offscreen:
        speed = HEADLESS_SPEED if speed == SPEED else speed
        minutes = HEADLESS_MINUTES if minutes is None else minutes
        pictures = pictures or Path(tempfile.gettempdir()) / "tingtang-demo"
    _say(_opening_words(offscreen, speed, minutes))
    folder = Path(tempfile.mkdtemp(prefix="tingtang-demo-store-"))
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        report = _Demo(folder, speed, minutes, pictures, seed, offscreen).play()
    finally:
        signal.signal(signal.SIGTERM, before)
        shutil.rmtree(folder, ignore_errors=True)
    print(json.dumps(report.data(), ensure_ascii=False) if as_json else report.words(), flush=True)
    return 1 if report.errors else 0


class _Demo:
    """One demo from the fresh store to the report."""

    def __init__(
        self, folder: Path, speed: float, minutes: float | None, pictures: Path | None, seed: int, offscreen: bool
    ) -> None:
        self.folder, self.speed, self.minutes = folder, speed, minutes
        self.pictures, self.offscreen = pictures, offscreen
        self.url = f"sqlite:///{folder / 'lobby.db'}"
        self.store = Store(self.url)
        lobby = open_lobby(self.store)
        branch = read_branch(lobby)
        # A person with a screen may take the teller's seat; nobody else sits there then.
        staff = seats(branch, PINS, but=() if offscreen else (TELLER_COUNTER,))
        opening = next_opening(branch, lobby.now())
        self.practice = Practice(
            lobby,
            opening,
            staff,
            Figures(customers=MONDAY),
            seed=seed,
            # Whoever takes a ticket at the kiosk is seen by an idle teller within two real seconds.
            look=2.0 * speed,
        )
        self.busy = max(opening + timedelta(minutes=45), datetime.combine(opening.date(), BUSY_FROM, opening.tzinfo))
        self.screens: dict[str, ScreenProcess] = {}
        self.errors: list[str] = []
        self.taken: list[Path] = []

    def play(self) -> Report:
        """All of it. The screens are gone when this returns, however it does."""
        began, after = time.monotonic(), 0
        try:
            self.practice.run(self.busy)
            after = last_seq(self.practice.lobby)
            self._start_screens()
            began = time.monotonic()
            self._play()
            day = self._settled(after)
            if day.unshown and self.offscreen:
                self.errors.append(f"display: {day.unshown} 次呼叫没有上屏 calls were not shown")
            self._take_pictures()
        except KeyboardInterrupt:
            # The wall was not given the time to show what was called just now.
            day = outcome(self.practice.lobby, after)
        finally:
            with unbroken():
                end_all(list(self.screens.values()))
            seconds = time.monotonic() - began
        self.errors += self.practice.errors
        self.errors += [one.failure for one in self.screens.values() if one.failure is not None]
        self.store.close()
        return Report(day, self.speed, seconds, dict(self.practice.refusals), self.errors, self.taken)

    def _start_screens(self) -> None:
        clock = self.practice.clock.let_run(self.speed, delay=HEAD_START_SECONDS)
        values = environment(self.url, str(clock), self.offscreen)
        for name, command in COMMANDS.items():
            with unbroken():
                self.screens[name] = ScreenProcess(name, command, values, self.folder)
        until = time.monotonic() + READY_SECONDS
        for name in (one for one in TELL_USABLE if one in self.screens):
            if self.screens[name].wait_for("usable", until - time.monotonic()) is None and not self.screens[name].gone:
                self.errors.append(f"{name}: {READY_SECONDS:g} 秒内没有画面 no picture within {READY_SECONDS:g} s")
        if not self.offscreen:
            for name, place in PLACES.items():
                self.screens[name].place(*place)
        # The teller's seat is left to a person where there is one to take it.
        seated = [("lobby", MANAGER, MANAGER_PIN)]
        if self.offscreen:
            seated.append(("teller", TELLER, PINS[TELLER]))
        for name, person, pin in seated:
            if name in self.screens:
                self.screens[name].keys(person, pin)
        self._wait(max(0.0, clock.began - time.time()))

    def _play(self) -> None:
        seconds = float("inf") if self.minutes is None else self.minutes * 60
        self.practice.play(self.speed, seconds, self._wait)

    def _wait(self, seconds: float) -> bool:
        """Wait; True at once when the demo is over: the kiosk's window was closed, or a screen failed offscreen."""
        until = time.monotonic() + seconds
        while not self._ended():
            left = until - time.monotonic()
            if left <= 0:
                return False
            time.sleep(min(0.1, left))
        return True

    def _ended(self) -> bool:
        watched = [one for name, one in self.screens.items() if self.offscreen or name == "kiosk"]
        return any(one.code is not None for one in watched)

    def _settled(self, after: int) -> Outcome:
        """The outcome, once the wall has shown the calls of the last moment (or was given the time to)."""
        until = time.monotonic() + SETTLE_SECONDS
        while (day := outcome(self.practice.lobby, after)).unshown and time.monotonic() < until and not self._wait(0.1):
            pass
        return day

    def _take_pictures(self) -> None:
        if self.pictures is None:
            return
        for name, screen in self.screens.items():
            file = self.pictures / f"demo-{name}.png"
            if screen.code is None and screen.picture(file):
                self.taken.append(file)
            elif self.offscreen:
                self.errors.append(f"{name}: 没有截到图 no picture could be taken")


def next_opening(branch: Branch, now: datetime) -> datetime:
    """The opening of today, or of the next day on which the branch opens; 8:00 for one that never closes."""
    local = now.astimezone(branch.tz)
    for days in range(7):
        day = (local + timedelta(days=days)).date()
        hours = branch.hours.get(WEEKDAYS[day.weekday()])
        if hours is not None:
            return datetime.combine(day, hours.opens, branch.tz)
    return datetime.combine(local.date(), time_of_day(8, 0), branch.tz)


def _opening_words(offscreen: bool, speed: float, minutes: float | None) -> str:
    if offscreen:
        return (
            f"这里没有屏幕：离屏运行约 {minutes:g} 分钟（{speed:g} 倍速），结束后给出截图和数字。 "
            f"There is no screen here: everything runs offscreen for {minutes:g} min at {speed:g}×, "
            "then pictures and figures follow."
        )
    return (
        f"演示：{speed:g} 倍速的忙碌网点日。请在取号机上取号；关掉取号机窗口或按 Ctrl+C 结束。\n"
        f"A busy branch day at {speed:g}×. Take a ticket at the kiosk; close its window or press Ctrl+C to end.\n"
        f"柜员席等您来坐 the teller's seat is yours: {TELLER} / {PINS[TELLER]}"
    )


def _say(words: str) -> None:
    """To the person at the terminal; standard output is for the result."""
    print(words, file=sys.stderr, flush=True)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt
