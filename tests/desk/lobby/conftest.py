"""A lobby manager at the seat: sees what is drawn, clicks, types; and the board of a busy morning."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from desk.lobby.morning import MANAGER, MANAGER_PIN, Morning
from desk.lobby.seat import Parts, build
from desk.options import Options
from shared.lobby.board import Board
from shared.operations import read_board
from shared.screens.app import Screen
from shared.screens.jobs import ImmediateJobs
from shared.screens.pictures import grab, still


@pytest.fixture(scope="session")
def board(busy_morning: Path, tmp_path_factory: pytest.TempPathFactory) -> Board:
    """The board of that morning."""
    folder = tmp_path_factory.mktemp("board")
    shutil.copy(busy_morning, folder / "lobby.db")
    made = Morning(folder)
    read = read_board(made.lobby, calls=0)
    made.close()
    return read


def descendants(root: QQuickItem) -> list[QQuickItem]:
    """All items below one, in drawing order."""
    return [root, *(found for child in root.childItems() for found in descendants(child))]


class Manager:
    """The lobby manager."""

    def __init__(self, parts: Parts, hall: Morning) -> None:
        self.parts = parts
        self.hall = hall
        self.window = parts.window

    def all(self, name: str) -> list[QQuickItem]:
        """What is drawn under this name."""
        found = descendants(self.window.contentItem())
        return [item for item in found if item.objectName() == name and item.isVisible()]

    def item(self, name: str) -> QQuickItem:
        """The one thing drawn under this name."""
        (found,) = self.all(name)
        return found

    def sees(self, name: str) -> bool:
        """Whether something is drawn under this name."""
        return bool(self.all(name))

    def text(self, name: str) -> str:
        """Its words."""
        return str(self.item(name).property("text"))

    def click(self, *names: str) -> None:
        """Click the middle of each in turn, as a hand would: what is outside the window cannot be hit."""
        for name in names:
            grab(self.window)  # what came before is laid out and drawn
            item = self.item(name)
            item.setProperty("lastPress", 0)
            self.hit(item)

    def hit(self, item: QQuickItem) -> None:
        """One click, whatever came before."""
        middle = item.mapToScene(item.boundingRect().center())
        assert 0 <= middle.x() < self.window.width(), item.objectName()
        assert 0 <= middle.y() < self.window.height(), item.objectName()
        at = QPoint(int(middle.x()), int(middle.y()))
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, pos=at)

    def alert(self, name: str) -> None:
        """Press the key of an alert: `help-87`, `ticket-A009`, …"""
        grab(self.window)
        card = self.item(f"alert-{name}")
        self.hit(next(item for item in descendants(card) if item.objectName() == "alert-act"))

    def words(self) -> str:
        """Everything that can be read on the page."""
        drawn = [item for item in descendants(self.window.contentItem()) if item.isVisible()]
        return " ".join(str(item.property("text")) for item in drawn if item.inherits("QQuickText"))

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key."""
        QTest.keyClick(self.window, key, modifier)

    def write(self, words: str) -> None:
        """Type a reason into the line that is shown."""
        self.item("reason-words").setProperty("text", words)

    @property
    def toast(self) -> str:
        """What the toast says; empty when there is none."""
        toast = self.window.findChild(QObject, "toast")
        return str(toast.property("text")) if toast.property("secondsLeft") > 0 else ""

    def log(self) -> list[tuple[str, str, str]]:
        """The log: who, what, why; newest first."""
        return [(row.who, row.what, row.why) for row in self.parts.seat.log.rows]

    def look(self) -> Board:
        """The lobby as the store has it."""
        return read_board(self.hall.lobby)


@pytest.fixture
def sit(hall: Morning, qapp, qtbot) -> Iterator[Callable[..., Manager]]:
    """Takes the lobby manager's seat, on `ImmediateJobs` unless told; signed in unless told."""
    screens: list[Screen] = []

    def sit(*, jobs=None, follow: bool = False, signed_in: bool = True, language: str = "zh") -> Manager:
        screen = Screen("test", jobs=jobs or ImmediateJobs())
        screens.append(screen)
        options = Options(seat="lobby", store=hall.url, language=language)
        parts = build(screen, options, follow=follow, clock=hall.clock)
        still(screen.engine)
        with qtbot.waitExposed(parts.window):
            parts.window.show()
        parts.link.open()
        if signed_in:
            qtbot.waitUntil(lambda: parts.seat.ready)
            parts.sign_in.submit(MANAGER, MANAGER_PIN)
            qtbot.waitUntil(lambda: parts.seat.signedIn)
        return Manager(parts, hall)

    yield sit
    for screen in screens:
        screen.close()


@pytest.fixture
def manager(sit: Callable[..., Manager]) -> Manager:
    """Signed in, on a busy morning."""
    return sit()
