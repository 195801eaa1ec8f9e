"""The hidden corner for staff: a staff number, a PIN, and then the way out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.door_link import DoorLink
from kiosk.kiosk_idle import KioskIdle
from shared.screens.viewmodel import ViewModel

if TYPE_CHECKING:
    from shared.lobby.branch import Staff
    from shared.lobby.text import Text

QML_IMPORT_NAME = "Tingtang.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

PATIENCE = 60.0
"""Seconds without touch after which the corner closes by itself."""
TRIES = 3
"""Wrong PINs after which the corner closes; the logo must then be held again."""


@dataclass(frozen=True)
class StaffKnown:
    """`phase`: empty (closed), `number`, `pin` or `menu`."""

    phase: str = ""
    number: str = ""
    wrong: int = 0
    busy: bool = False
    message: Text | None = None
    person: str = ""
    language: str = "zh"


@dataclass(frozen=True)
class StaffDrawn:
    """What the corner shows."""

    phase: str = ""
    number: str = ""
    busy: bool = False
    message: str = ""
    person: str = ""


def derive(known: StaffKnown) -> StaffDrawn:
    """The corner, in the language of the screen."""
    message = known.message.to(known.language) if known.message else ""
    return StaffDrawn(known.phase, known.number, known.busy, message, known.person)


@QmlElement
@QmlUncreatable("the screen makes it")
class KioskStaff(QObject, ViewModel[StaffKnown, StaffDrawn]):
    """`leave` when somebody who may wants the kiosk to end; `toggleWindow` to change between window and full screen."""

    phaseChanged = Signal()
    numberChanged = Signal()
    busyChanged = Signal()
    messageChanged = Signal()
    personChanged = Signal()
    leave = Signal()
    toggleWindow = Signal()

    def __init__(self, link: DoorLink, idle: KioskIdle, facts: str = "", parent: QObject | None = None) -> None:
        """`idle` is the corner's own watch. `facts` are shown on the menu: what this kiosk runs on, a line each."""
        super().__init__(parent)
        self._link, self._idle, self._facts = link, idle, facts
        self._round = 0
        self.begin(StaffKnown(), derive)
        idle.expired.connect(self.close)

    @Slot()
    def open(self) -> None:
        """The logo was held."""
        self.update(phase="number", number="", wrong=0, busy=False, message=None, person="")
        self._idle.watch(0, PATIENCE)

    @Slot()
    def close(self) -> None:
        """Forget everything."""
        self._round += 1
        self._idle.watch(0, 0)
        self.update(phase="", number="", wrong=0, busy=False, message=None, person="")

    @Slot(str)
    def entered(self, digits: str) -> None:
        """A staff number, or the PIN that goes with it."""
        if self.inputs.phase == "number":
            self.update(phase="pin", number=digits, message=None)
            return
        if self.inputs.phase != "pin" or self.inputs.busy:
            return
        this = self._round
        self.update(busy=True, message=None)
        self._link.verify(
            self.inputs.number,
            digits,
            lambda person: self._right(this, person),
            lambda error: self._wrong(this, error),
        )

    @Slot()
    def askLeave(self) -> None:
        """Leave was pressed on the menu."""
        if self.inputs.phase == "menu":
            self.leave.emit()

    @Slot()
    def askWindow(self) -> None:
        """Window or full screen was pressed on the menu."""
        if self.inputs.phase == "menu":
            self.toggleWindow.emit()

    @Slot()
    def touched(self) -> None:
        """The screen was touched anywhere."""
        self._idle.touch()

    def use(self, language: str) -> None:
        """Speak `zh` or `en`."""
        self.update(language=language)

    def _right(self, this: int, person: Staff) -> None:
        if this == self._round:
            self.update(phase="menu", busy=False, message=None, person=person.name, number="")

    def _wrong(self, this: int, error: Exception) -> None:
        if this != self._round:
            return
        from shared.lobby.errors import LobbyError, StoreUnreachable
        from shared.lobby.text import text

        wrong = self.inputs.wrong + 1
        if wrong >= TRIES:
            self.close()
            return
        if isinstance(error, LobbyError) and not isinstance(error, StoreUnreachable):
            message = error.why
        else:
            message = text("系统暂时连不上，核对不了", "No connection: the PIN cannot be checked")
        self.update(phase="number", number="", busy=False, wrong=wrong, message=message)

    @Property(str, constant=True)
    def facts(self) -> str:
        return self._facts

    @Property(str, notify=phaseChanged)
    def phase(self) -> str:
        return self.props.phase

    @Property(str, notify=numberChanged)
    def number(self) -> str:
        return self.props.number

    @Property(bool, notify=busyChanged)
    def busy(self) -> bool:
        return self.props.busy

    @Property(str, notify=messageChanged)
    def message(self) -> str:
        return self.props.message

    @Property(str, notify=personChanged)
    def person(self) -> str:
        return self.props.person
