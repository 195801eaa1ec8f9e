"""A morning at the branch, lived through once; each test gets a copy, and seats that are driven by real keys."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from desk.lobby.morning import LUO, SHEN, SU
from desk.lobby.morning import Morning as HallMorning
from desk.options import Options
from desk.seatlink import SeatLink
from desk.signin import at_counter
from desk.teller.scene import COUNTER, PIN, TELLER, Morning, make_morning
from desk.teller.seat import Parts, build
from desk.teller.tellerpanel import TicketPanel
from desk.teller.tellerseat import TellerSeat
from shared.screens.app import Screen
from shared.screens.jobs import ImmediateJobs, Jobs
from shared.screens.pictures import still


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    """Qt Quick needs no widgets."""
    return QGuiApplication


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store's file at 10:26."""
    return make_morning(tmp_path_factory.mktemp("morning"))


@pytest.fixture
def morning(lived: Path, tmp_path: Path) -> Iterator[Morning]:
    """A copy of that morning, its clock set by hand."""
    made = Morning(Path(shutil.copy(lived, tmp_path / "lobby.db")))
    yield made
    made.close()


@pytest.fixture(scope="session")
def busy_morning(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store's file at 10:26."""
    folder = tmp_path_factory.mktemp("busy")
    made = HallMorning(folder)
    made.busy()
    made.close()
    return folder / "lobby.db"


@pytest.fixture
def hall(busy_morning: Path, tmp_path: Path) -> Iterator[HallMorning]:
    """A copy of that morning."""
    shutil.copy(busy_morning, tmp_path / "lobby.db")
    made = HallMorning(tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="session")
def staffed_morning(busy_morning: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, with staff at the seats without a counter and more customers in the VIP area."""
    folder = tmp_path_factory.mktemp("staffed")
    shutil.copy(busy_morning, folder / "lobby.db")
    made = HallMorning(folder)
    made.sits(SHEN, LUO, SU)
    made.arrivals()
    made.close()
    return folder / "lobby.db"


@pytest.fixture
def staffed(staffed_morning: Path, tmp_path: Path) -> Iterator[HallMorning]:
    """A copy of that one."""
    shutil.copy(staffed_morning, tmp_path / "lobby.db")
    made = HallMorning(tmp_path)
    yield made
    made.close()


class Seconds:
    """The real clock behind the guard against double presses, moved by hand."""

    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at


def descendants(root: QQuickItem) -> list[QQuickItem]:
    """All items below one, in drawing order."""
    return [root, *(found for child in root.childItems() for found in descendants(child))]


class Teller:
    """A person at a teller's seat: sees what is drawn, presses keys, clicks."""

    def __init__(self, parts: Parts, seconds: Seconds, qtbot) -> None:
        self.parts = parts
        self.seat = parts.seat
        self.window = parts.window
        self.seconds = seconds
        self._qtbot = qtbot

    @property
    def front(self) -> QQuickWindow:
        """The window in use: the page, or the bar."""
        strip = self.strip
        return strip if strip.isVisible() else self.window

    @property
    def strip(self) -> QQuickWindow:
        """The bar."""
        return self.window.findChild(QQuickWindow, "strip")

    def key(self, key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier, *, at_once: bool = False) -> None:
        """Press a key, a second after the one before, or at once after it."""
        self.seconds.at += 0.05 if at_once else 1.0
        QTest.keyClick(self.front, key, modifiers)

    def type(self, words: str) -> None:
        """Type on the keyboard."""
        for one in words:
            QTest.keyClick(self.front, one)

    def item(self, name: str) -> QQuickItem:
        """What is drawn under that name. Rows of a list come with the next frame, so it waits for it."""
        self._qtbot.waitUntil(lambda: self.drawn(name))
        return next(one for one in self._all() if one.objectName() == name and one.isVisible())

    def drawn(self, name: str) -> bool:
        """Whether something of that name is on screen."""
        return any(one.objectName() == name and one.isVisible() for one in self._all())

    def _all(self) -> list[QQuickItem]:
        return descendants(self.front.contentItem())

    def click(self, name: str) -> None:
        """Click in the middle of something."""
        self.seconds.at += 1.0
        item = self.item(name)
        middle = item.mapToScene(item.boundingRect().center())
        QTest.mouseClick(self.front, Qt.MouseButton.LeftButton, pos=QPoint(round(middle.x()), round(middle.y())))

    def reads(self, name: str) -> str:
        """The words drawn under a name."""
        return self.item(name).property("text")

    def sign_in(self, staff: str = TELLER, pin: str = PIN) -> None:
        """Staff number, Enter, PIN, Enter."""
        self.type(staff)
        QTest.keyClick(self.window, Qt.Key.Key_Return)
        self.type(pin)
        QTest.keyClick(self.window, Qt.Key.Key_Return)

    @property
    def number(self) -> str:
        """The number on the panel; empty while nobody is called."""
        return self.parts.panel.number


Sits = Callable[..., Teller]


class Colleague:
    """Another teller, without a window: the same seat on the same store."""

    def __init__(self, morning: Morning, counter: int, staff: str, pin: str, jobs: Jobs) -> None:
        self.jobs = jobs
        self.link = SeatLink(jobs, morning.store.name, follow=False, clock=morning.clock)
        self.panel = TicketPanel(morning.clock.now())
        self.seat = TellerSeat(self.link, self.panel)
        self.link.opened.connect(
            lambda: self.link.do(
                lambda lobby: at_counter(lobby, counter, staff, pin), lambda who: self.seat.welcome(who, counter)
            )
        )
        self.link.open()

    def close(self) -> None:
        """Leave the process, as a crash would: nothing is said to the store."""
        self.seat.end()
        self.link.close()
        self.jobs.close()


@pytest.fixture
def colleague(qapp: QGuiApplication, morning: Morning, qtbot) -> Iterator[Callable[..., Colleague]]:
    """Seats another teller: `colleague(5, "1033", "1133")`."""
    made: list[Colleague] = []

    def sit(counter: int, staff: str, pin: str, jobs: Jobs | None = None) -> Colleague:
        one = Colleague(morning, counter, staff, pin, jobs or ImmediateJobs())
        made.append(one)
        qtbot.waitUntil(lambda: one.seat.inputs.seen is not None)
        return one

    yield sit
    for one in made:
        one.close()


@pytest.fixture
def sits(qapp: QGuiApplication, morning: Morning, tmp_path: Path, qtbot) -> Iterator[Sits]:
    """Opens a seat on the morning's store: `sits()` signs 李敏 in at counter 3; `sits(signed_in=False)` does not."""
    screens: list[Screen] = []

    def sit(
        counter: int | None = COUNTER,
        staff: str = TELLER,
        pin: str = PIN,
        *,
        signed_in: bool = True,
        strip: bool = False,
        language: str = "zh",
        jobs=None,
        follow: bool = False,
    ) -> Teller:
        screen = Screen("test", jobs=jobs or ImmediateJobs())
        screens.append(screen)
        seconds = Seconds()
        parts = build(
            screen,
            Options(store=morning.store.name, counter=counter, strip=strip, language=language),
            follow=follow,
            clock=morning.clock,
            settings=QSettings(str(tmp_path / "desk.ini"), QSettings.Format.IniFormat),
            seconds=seconds,
        )
        still(screen.engine)
        parts.window.requestActivate()
        qtbot.waitUntil(lambda: parts.window.isActive())
        parts.link.open()
        teller = Teller(parts, seconds, qtbot)
        if signed_in:
            qtbot.waitUntil(lambda: parts.status.connected)
            teller.sign_in(staff, pin)
            qtbot.waitUntil(lambda: parts.seat.signedIn and parts.seat.inputs.seen is not None)
        return teller

    yield sit
    for screen in reversed(screens):
        screen.close()
