"""The wall without a wall: offscreen, drawn in software, on a real store in a file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow

from display.election import Election
from display.strip import Strip
from display.voice import Voice
from display.wall import Wall
from shared.lobby.routing import Intent
from shared.operations import Called, Lobby, call_next, issue, open_lobby
from shared.screens.app import Screen
from shared.screens.clockface import ClockFace
from shared.screens.jobs import SerialJobs
from shared.screens.pictures import still
from shared.store.database import Store
from tests.conftest import Clock, Databases

QML = Path(__file__).resolve().parents[2] / "display" / "qml"
CASH = Intent("deposit", "10k-50k")


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    """Qt Quick needs no widgets."""
    return QGuiApplication


@dataclass
class Steady:
    """Seconds that pass when a test says so: the clock of the turns."""

    at: float = 1000.0

    def __call__(self) -> float:
        return self.at


@dataclass
class Hall:
    """A lobby with people in it, and what hangs on its walls."""

    url: str
    clock: Clock
    lobby: Lobby
    steady: Steady = field(default_factory=Steady)
    screens: list[Screen] = field(default_factory=list)

    def open(self) -> Lobby:
        """The lobby as a wall's own process opens it."""
        return open_lobby(Store(self.url), clock=self.clock, actor="display")

    def wall(
        self, voice: Voice | None = None, election: Election | None = None, id: str = "", stale_after: int = 60_000
    ) -> tuple[Wall, QQuickWindow]:
        """A wall that has begun to follow the store."""
        screen = Screen("display")
        self.screens.append(screen)
        acks = SerialJobs()
        wall = Wall(
            screen.jobs,
            acks,
            self.open,
            voice=voice,
            election=election,
            id=id,
            stale_after=stale_after,
            steady=self.steady,
        )
        face = ClockFace(self.clock.now, ticking=False)
        screen.at_end(wall.link.close)
        screen.at_end(acks.close)
        screen.at_end(wall.close)
        window = screen.show(
            QML / "WallScreen.qml",
            board=wall.board,
            flash=wall.flash,
            slides=wall.slides.view,
            emergency=wall.broadcasts.emergency,
            notices=wall.broadcasts.notices,
            clock=face,
        )
        still(screen.engine)
        window.show()
        wall.start(window)
        return wall, window

    def strip(self, counter: int) -> Strip:
        """A strip above a window."""
        screen = Screen("display")
        self.screens.append(screen)
        strip = Strip(counter, screen.jobs, self.open)
        screen.at_end(strip.close)
        window = screen.show(QML / "StripScreen.qml", strip=strip.view)
        window.show()
        strip.start(window)
        return strip

    def close(self) -> None:
        """Take everything down."""
        while self.screens:
            self.screens.pop().close()

    def arrive(self, count: int = 1, intent: Intent = CASH) -> None:
        """So many take a ticket."""
        for _ in range(count):
            issue(self.lobby, intent)

    def call(self, counter: int, finish: bool = False) -> Called:
        """Call the next one to a counter."""
        called = call_next(self.lobby, counter, finish=finish)
        assert called is not None
        return called


def open_hall(databases: Databases, clock: Clock) -> Iterator[Hall]:
    """A hall in a store of this kind, closed afterwards."""
    url = databases.prepared()
    store = Store(url)
    made = Hall(url, clock, open_lobby(store, clock=clock))
    yield made
    made.close()
    store.close()


@pytest.fixture
def hall(sqlite_databases: Databases, clock: Clock, qapp: QGuiApplication) -> Iterator[Hall]:
    """See `Hall`."""
    yield from open_hall(sqlite_databases, clock)


@pytest.fixture
def postgres_hall(postgres_databases: Databases, clock: Clock, qapp: QGuiApplication) -> Iterator[Hall]:
    """The same on PostgreSQL."""
    yield from open_hall(postgres_databases, clock)


@pytest.fixture
def texts() -> Callable[[QQuickWindow], list[str]]:
    """All texts that can be seen in a window."""

    def seen(item: QQuickItem) -> list[str]:
        if not item.isVisible() or item.opacity() == 0:
            return []
        own = item.property("text") if item.inherits("QQuickText") else None
        return ([own] if own else []) + [text for child in item.childItems() for text in seen(child)]

    return lambda window: seen(window.contentItem())
