"""A real kiosk on a real store, touched by a finger, in a window without a screen."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.assemble import Kiosk, assemble
from kiosk.paper import PaperWork
from kiosk.touching import find
from shared.operations import Lobby, read_tickets
from shared.screens.app import Screen
from shared.screens.jobs import ImmediateJobs, Jobs
from shared.screens.pictures import still
from tests.conftest import SHANGHAI, Databases, Doors
from tests.paper.conftest import connected
from tests.paper.tcp_printer import TcpPrinter

KIOSK = "取号机 1"


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    """Qt Quick needs no widgets."""
    return QGuiApplication


@pytest.fixture(scope="session")
def finger(qapp: QGuiApplication) -> Any:
    """A touch screen."""
    return QTest.createTouchDevice()


@pytest.fixture
def lobby(doors: Doors, sqlite_databases: Databases) -> Lobby:
    """The shipped branch on a Thursday morning."""
    return doors.lobby(sqlite_databases.prepared())


class HeldJobs:
    """Does nothing until told: what is asked for meanwhile waits, as on a slow store."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []
        self.held = False

    def run(self, work: Any, on_done: Any = None, on_failed: Any = None) -> None:
        if self.held:
            self.waiting.append(lambda: ImmediateJobs().run(work, on_done, on_failed))
        else:
            ImmediateJobs().run(work, on_done, on_failed)

    def go(self) -> None:
        """Do what waits."""
        self.held = False
        while self.waiting:
            self.waiting.pop(0)()

    def close(self) -> None:
        """Nothing runs by itself."""


@dataclass
class Customer:
    """Somebody before the kiosk."""

    kiosk: Kiosk
    screen: Screen
    lobby: Lobby
    finger: Any
    seconds: list[float] = field(default_factory=lambda: [0.0])

    @property
    def page(self) -> str:
        """The page that is shown."""
        return str(self.kiosk.kiosk.props.page)

    def item(self, name: str) -> QQuickItem:
        """What is on the screen under that name."""
        found = find(self.kiosk.window, name)
        assert found is not None, f"there is no {name} on the {self.page} page"
        return found

    def sees(self, name: str) -> bool:
        """Whether something of that name is on the screen."""
        return find(self.kiosk.window, name) is not None

    def text(self, name: str) -> str:
        """What is written there."""
        return str(self.item(name).property("text"))

    def tap(self, name: str) -> None:
        """Press and let go with a finger."""
        where = self._middle(name)
        QTest.touchEvent(self.kiosk.window, self.finger).press(0, where).commit()
        QTest.touchEvent(self.kiosk.window, self.finger).release(0, where).commit()

    def tap_later(self, name: str) -> None:
        """Press once more, after the moment in which a second press is taken for a trembling hand."""
        self.item(name).setProperty("lastPress", 0)
        self.tap(name)

    @contextmanager
    def holding(self, name: str) -> Iterator[None]:
        """Keep the finger there."""
        where = self._middle(name)
        QTest.touchEvent(self.kiosk.window, self.finger).press(0, where).commit()
        yield
        QTest.touchEvent(self.kiosk.window, self.finger).release(0, where).commit()

    def tap_at(self, x: int, y: int) -> None:
        """Press a place in design px."""
        scale = self.kiosk.window.width() / 1080
        where = QPoint(int(x * scale), int(y * scale))
        QTest.touchEvent(self.kiosk.window, self.finger).press(0, where).commit()
        QTest.touchEvent(self.kiosk.window, self.finger).release(0, where).commit()

    def click(self, name: str) -> None:
        """Press with a mouse."""
        QTest.mouseClick(self.kiosk.window, Qt.MouseButton.LeftButton, pos=self._middle(name))

    def waits(self, seconds: float) -> None:
        """Touch nothing for so long."""
        self.seconds[0] += seconds
        self.kiosk.idle.tick()
        self.kiosk.staff_idle.tick()

    def tickets(self) -> list[str]:
        """Numbers of all tickets of the day."""
        return [ticket.number for ticket in read_tickets(self.lobby)]

    def _middle(self, name: str) -> QPoint:
        # Nobody presses what was not drawn yet: positions are final once a frame was made.
        self.kiosk.window.grabWindow()
        item = self.item(name)
        middle = item.mapToScene(item.boundingRect().center())
        return QPoint(int(middle.x()), int(middle.y()))


Enter = Callable[..., Customer]


@pytest.fixture
def enter(qtbot, lobby: Lobby, finger: Any) -> Iterator[Enter]:
    """Opens a kiosk of the lobby; closed after the test."""
    opened: list[Screen] = []

    def enter(jobs: Jobs | None = None, opening: Callable[[], Lobby] | None = None, **options: Any) -> Customer:
        screen = Screen("kiosk", jobs=jobs or ImmediateJobs())
        opened.append(screen)
        seconds = [0.0]
        kiosk = assemble(
            screen,
            opening or (lambda: lobby.acting("kiosk")),
            lambda: lobby.now().astimezone(SHANGHAI),
            seconds=lambda: seconds[0],
            ticking=False,
            **({"windowed": True, "framed": False} | options),
        )
        still(screen.engine)
        customer = Customer(kiosk, screen, lobby, finger, seconds)
        qtbot.waitUntil(kiosk.window.isExposed)
        kiosk.link.open()
        qtbot.waitUntil(lambda: kiosk.kiosk.props.condition != "starting")
        return customer

    yield enter
    for screen in opened:
        screen.close()


@contextmanager
def hidden(path: Path) -> Iterator[None]:
    """The store's file is away for a while, with what SQLite keeps beside it."""
    # Itself first, and back last: who opens it has what belongs to it.
    names = sorted(one for one in path.parent.iterdir() if one.name.startswith(path.name))
    for one in names:
        one.rename(one.with_name("away-" + one.name))
    try:
        yield
    finally:
        for one in reversed(names):
            one.with_name("away-" + one.name).rename(one)


@pytest.fixture
def tcp() -> Iterator[TcpPrinter]:
    """A printer that is switched on."""
    printer = TcpPrinter()
    yield printer
    printer.close()


@dataclass
class Printing:
    """A kiosk with such a printer, and what works for it."""

    customer: Customer
    work: PaperWork
    tcp: TcpPrinter
    jobs: HeldJobs

    @property
    def slip(self) -> str:
        """What the page says of the slip."""
        return self.customer.kiosk.kiosk.ticket.props.slip

    def look(self) -> None:
        """The kiosk looks after its printer, as it does every few seconds."""
        assert self.customer.kiosk.printer is not None
        self.customer.kiosk.printer.attend()


@pytest.fixture
def printing(enter: Enter, tcp: TcpPrinter) -> Iterator[Callable[..., Printing]]:
    """Opens a kiosk with a printer."""
    opened: list[PaperWork] = []

    def open_one(**options: Any) -> Printing:
        jobs = HeldJobs()
        work = PaperWork(connected(tcp), KIOSK, store_seconds=0.0)
        opened.append(work)
        customer = enter(paper=lambda: work, paper_jobs=jobs, place=KIOSK, **options)
        return Printing(customer, work, tcp, jobs)

    yield open_one
    for work in opened:
        work.printer.close()
