"""The smallest view-model: what a screen's author copies."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from shared.screens.jobs import Jobs
from shared.screens.rows import Rows
from shared.screens.viewmodel import ViewModel

QML_IMPORT_NAME = "Tingtang.Example"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class Known:
    """What the screen knows."""

    waiting: int = 0
    trouble: str = ""


@dataclass(frozen=True)
class Drawn:
    """What it shows."""

    waiting_text: str
    can_call: bool


@dataclass(frozen=True)
class Ticket:
    """One row of the list."""

    number: str
    minutes: int


def derive(known: Known) -> Drawn:
    """The words for what is known."""
    return Drawn(f"{known.waiting} 人", known.waiting > 0 and not known.trouble)


@QmlElement
@QmlUncreatable("the screen makes it")
class CounterModel(QObject, ViewModel[Known, Drawn]):
    """A counter's queue."""

    waitingTextChanged = Signal()
    canCallChanged = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._tickets = Rows(Ticket, "number", self)
        self.begin(Known(), derive)

    @Property(str, notify=waitingTextChanged)
    def waitingText(self) -> str:
        return self.props.waiting_text

    @Property(bool, notify=canCallChanged)
    def canCall(self) -> bool:
        return self.props.can_call

    @Property(QObject, constant=True)
    def tickets(self) -> QObject:
        return self._tickets

    @Slot()
    def look(self) -> None:
        """Read the queue."""
        self._jobs.run(lambda: (Ticket("A012", 3), Ticket("A013", 1)), self._seen)

    def _seen(self, tickets: tuple[Ticket, ...]) -> None:
        self._tickets.replace(tickets)
        self.update(waiting=len(tickets))
