"""A wealth manager at the seat: sees what is drawn, touches and types; and a morning made by the real operations."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QPointingDevice
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from desk.options import Options
from desk.wealth.scene import ME, PIN, Morning
from desk.wealth.seat import Parts, build
from shared.lobby.reception import Reception
from shared.operations import read_receptions
from shared.screens.app import Screen
from shared.screens.jobs import ImmediateJobs
from shared.screens.pictures import grab, still
from tests.desk.lobby.conftest import descendants


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The store's file at 10:26, and the references of two customers in its book."""
    folder = tmp_path_factory.mktemp("wealth")
    made = Morning(folder)
    made.fill_book()
    made.open_counters()
    made.close()
    return folder / "lobby.db", {"wang": made.wang, "li": made.li}


@pytest.fixture
def morning(lived: tuple[Path, dict[str, str]], tmp_path: Path) -> Iterator[Morning]:
    """A copy of that morning: counters are open, nobody is there yet, the book is filled."""
    shutil.copy(lived[0], tmp_path / "lobby.db")
    made = Morning(tmp_path)
    made.wang, made.li = lived[1]["wang"], lived[1]["li"]
    yield made
    made.close()


class Manager:
    """沈洁, the wealth manager."""

    def __init__(self, parts: Parts, morning: Morning, finger: QPointingDevice) -> None:
        self.parts = parts
        self.morning = morning
        self.window = parts.window
        self._finger = finger

    def all(self, name: str) -> list[QQuickItem]:
        """What is drawn under this name."""
        found = descendants(self.window.contentItem())
        return [item for item in found if item.objectName() == name and item.isVisible()]

    def sees(self, name: str) -> bool:
        """Whether something is drawn under this name."""
        return bool(self.all(name))

    def item(self, name: str) -> QQuickItem:
        """The one thing drawn under this name."""
        (found,) = self.all(name)
        return found

    def text(self, name: str) -> str:
        """Its words."""
        return str(self.item(name).property("text"))

    def touch(self, *names: str) -> None:
        """Touch the middle of each in turn, as a finger would: what is outside the window cannot be touched."""
        for name in names:
            grab(self.window)  # what came before is laid out and drawn
            item = self.item(name)
            item.setProperty("lastPress", 0)  # long ago, for a hand
            middle = item.mapToScene(item.boundingRect().center())
            assert 0 <= middle.x() < self.window.width(), name
            assert 0 <= middle.y() < self.window.height(), name
            at = QPoint(int(middle.x()), int(middle.y()))
            QTest.touchEvent(self.window, self._finger).press(0, at, self.window).commit()
            QTest.touchEvent(self.window, self._finger).release(0, at, self.window).commit()

    def words(self) -> str:
        """Everything that can be read on the page."""
        grab(self.window)
        drawn = [item for item in descendants(self.window.contentItem()) if item.isVisible()]
        return " ".join(str(item.property("text")) for item in drawn if item.inherits("QQuickText"))

    def write(self, name: str, words: str) -> None:
        """Touch a field and write into it, as an input method would."""
        self.touch(name)
        event = QInputMethodEvent()
        event.setCommitString(words)
        QGuiApplication.sendEvent(self.window.focusObject(), event)

    def read(self, number: str) -> None:
        """A reader types what it has read, as a keyboard, and ends with Enter."""
        for one in number:
            QTest.keyClick(self.window, one)
        QTest.keyClick(self.window, Qt.Key.Key_Return)

    @property
    def toast(self) -> str:
        """What the toast says; empty when there is none."""
        toast = self.window.findChild(QObject, "toast")
        return str(toast.property("text")) if toast.property("secondsLeft") > 0 else ""

    def look(self) -> None:
        """What others did in the store arrives."""
        self.parts.link.read()

    def second(self, seconds: float = 1) -> None:
        """Time passes."""
        self.morning.clock.ago(seconds=-seconds)
        self.parts.link.ticked.emit()

    def reception(self, number: str) -> Reception:
        """The last reception of a ticket, as the store has it."""
        return [one for one in read_receptions(self.morning.lobby) if one.number == number][-1]


Sits = Callable[..., Manager]


@pytest.fixture
def sit(morning: Morning, qapp, qtbot) -> Iterator[Sits]:
    """Takes the seat, on `ImmediateJobs` unless told; signed in unless told."""
    screens: list[Screen] = []
    finger = QTest.createTouchDevice()

    def sit(*, jobs=None, follow: bool = False, signed_in: bool = True, language: str = "zh") -> Manager:
        screen = Screen("test", jobs=jobs or ImmediateJobs())
        screens.append(screen)
        parts = build(
            screen, Options(seat="wealth", store=morning.url, language=language), follow=follow, clock=morning.clock
        )
        still(screen.engine)
        with qtbot.waitExposed(parts.window):
            parts.window.show()
        parts.link.open()
        if signed_in:
            qtbot.waitUntil(lambda: parts.status.connected)
            parts.sign_in.submit(ME, PIN)
            qtbot.waitUntil(lambda: parts.seat.ready)
        return Manager(parts, morning, finger)

    yield sit
    for screen in screens:
        screen.close()
