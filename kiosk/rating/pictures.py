"""The rating pad in every state, for `kiosk.pictures`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtQuick import QQuickWindow

from kiosk.pictures import NOW, long_names, shipped, standing
from kiosk.rating.assembled import Pad, assemble
from shared.lobby.routing import Intent
from shared.operations import Lobby, call_next, finish, issue, open_counter, open_lobby, pause_counter, start
from shared.screens.app import Screen
from shared.screens.jobs import ImmediateJobs
from shared.screens.pictures import still
from shared.store.database import Store

COUNTER = 3


@dataclass
class PadStage:
    """A pad to be drawn, and seconds that pass only when told."""

    parts: Pad
    lobby: Lobby
    seconds: list[float]
    number: str = ""

    @property
    def window(self) -> QQuickWindow:
        """What is drawn."""
        return self.parts.window

    def wait(self, seconds: float) -> None:
        """Nobody touches the screen for so long."""
        self.seconds[0] += seconds
        self.parts.idle.tick()

    def serve(self, language: str) -> None:
        """One customer more is called, served and done; then the pad looks."""
        for step in (self.call, self.begin, self.end):
            step(language)

    def call(self, language: str) -> None:
        """Somebody is called to the window."""
        issue(self.lobby, Intent("deposit", "over-50k"), language=language)
        called = call_next(self.lobby, COUNTER)
        assert called is not None
        self.number = called.number
        self.parts.link.read()

    def begin(self, _language: str) -> None:
        """The service begins."""
        start(self.lobby, self.number)
        self.parts.link.read()

    def end(self, _language: str) -> None:
        """The service ends."""
        finish(self.lobby, self.number)
        self.parts.link.read()


@contextmanager
def pad_stage(path: Path, language: str, change: Callable[[str], str] = lambda text: text) -> Iterator[PadStage]:
    """A pad at window 3 in its window, motion off, not open yet."""
    text, seconds = shipped(change), [0.0]
    lobby = open_lobby(Store(str(path)), clock=standing(NOW), actor="pictures", shipped=lambda: text)
    with Screen("kiosk", jobs=ImmediateJobs()) as screen:
        parts = assemble(
            screen,
            lambda: lobby.acting("pad"),
            COUNTER,
            language=language,
            windowed=True,
            facts="3 号窗口·评价屏  Window 3, rating\n默认数据库  Default database",
            seconds=lambda: seconds[0],
            follow=False,
        )
        still(screen.engine)
        yield PadStage(parts, lobby, seconds)


def pads(made: Path) -> Iterator[tuple[str, PadStage]]:
    """Every state in both languages."""
    for language in ("zh", "en"):
        with pad_stage(made / f"pad-{language}.db", language) as on:
            pad = on.parts.pad
            yield f"starting-{language}", on
            on.parts.link.open()
            yield f"unopened-{language}", on
            open_counter(on.lobby, COUNTER)
            on.parts.link.read()
            yield f"idle-{language}", on
            on.call(language)
            yield f"called-{language}", on
            on.begin(language)
            yield f"serving-{language}", on
            on.end(language)
            on.wait(9)
            yield f"question-{language}", on
            pad.choose("unsatisfied")
            on.wait(4)
            yield f"reasons-{language}", on
            pad.because("2")
            yield f"thanks-bad-{language}", on
            on.serve(language)
            pad.choose("very")
            yield f"thanks-{language}", on
            on.wait(6)
            pause_counter(on.lobby, COUNTER, "核对")
            on.parts.link.read()
            yield f"paused-{language}", on
            on.parts.link.away.emit(True)
            yield f"away-{language}", on
            on.parts.staff.open()
            yield f"staff-{language}", on
            on.parts.staff.update(phase="menu", person="周宁")
            yield f"staff-menu-{language}", on
        with pad_stage(made / f"pad-long-{language}.db", language, _long) as on:
            on.parts.link.open()
            open_counter(on.lobby, COUNTER)
            on.parts.link.read()
            yield f"long-idle-{language}", on
            on.serve(language)
            on.parts.pad.choose("unsatisfied")
            yield f"long-reasons-{language}", on


def _long(text: str) -> str:
    """Names and reasons as long as they get."""
    return (
        long_names(text)
        .replace('zh = "没讲清楚"', 'zh = "没有讲清楚要带哪些材料"')
        .replace('en = "Not explained well"', 'en = "Nobody explained the papers"')
    )
