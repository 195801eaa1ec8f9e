"""The strip above one window: whom it calls or serves, in Chinese with a little English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from display.boardview import is_closed, pigment_of
from shared.screens.viewmodel import ViewModel

if TYPE_CHECKING:
    from shared.lobby.board import Board

QML_IMPORT_NAME = "Tingtang.Display"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class StripKnown:
    """What the strip knows."""

    counter: int
    board: Board | None = None
    stale: bool = False


@dataclass(frozen=True, slots=True)
class StripDrawn:
    """What the strip draws. Without a `number` the `message` stands large."""

    counter: str
    state: str
    """`called`, `serving`, `escorted` (no number), `idle`, `paused`, `unopened`, `unknown`, `starting`, `away`."""
    message: str
    english: str
    number: str = ""
    pigment: str = "azurite"
    zone: str = ""
    zone_name: str = ""


_SAID = {
    "called": ("请到本窗口", "Please come to this window"),
    "serving": ("办理中", "Being served"),
    "escorted": ("办理中", "Being served"),
    "idle": ("空闲，请稍候", "Free, please wait for your call"),
    "paused": ("暂停服务", "Paused"),
    "unopened": ("未开放", "Not open"),
    "unknown": ("没有这个窗口", "No such window in this branch"),
    "starting": ("正在准备", "Getting ready"),
    "away": ("请听广播", "Please listen for your number"),
}


def state_of(known: StripKnown) -> str:
    """What the window does now."""
    from shared.lobby.board import CounterState
    from shared.lobby.ticket import State

    board = known.board
    if known.stale:
        return "away"
    if board is None:
        return "starting"
    counter = board.counter(known.counter)
    if counter is None:
        return "unknown"
    ticket = board.at_counter(known.counter)
    if ticket is not None:
        if board.is_escorted(ticket):
            return "escorted"
        return "called" if ticket.state is State.CALLED else "serving"
    if counter.state is CounterState.PAUSED:
        return "paused"
    if counter.state is not CounterState.OPEN or is_closed(board):
        return "unopened"
    return "idle"


def derive(known: StripKnown) -> StripDrawn:
    """What is drawn of what is known."""
    state = state_of(known)
    message, english = _SAID[state]
    counter = str(known.counter)
    board = known.board
    if board is None or state not in ("called", "serving", "idle"):
        return StripDrawn(counter, state, message, english)
    ticket, now = board.at_counter(known.counter), board.counter(known.counter)
    # An idle window names its first zone: that is whom it waits for.
    letter = ticket.zone if ticket else now.serves[0].zone if now and now.serves else ""
    zone = board.branch.zones.get(letter)
    return StripDrawn(
        counter,
        state,
        message,
        english,
        number=ticket.number if ticket else "",
        pigment=pigment_of(board.branch, letter),
        zone=letter if zone else "",
        zone_name=zone.name.zh if zone else "",
    )


@QmlElement
@QmlUncreatable("the screen makes it")
class StripView(QObject, ViewModel[StripKnown, StripDrawn]):
    """The strip for QML."""

    counterChanged = Signal()
    stateChanged = Signal()
    messageChanged = Signal()
    englishChanged = Signal()
    numberChanged = Signal()
    pigmentChanged = Signal()
    zoneChanged = Signal()
    zoneNameChanged = Signal()

    def __init__(self, counter: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.begin(StripKnown(counter), derive)

    @Property(str, notify=counterChanged)
    def counter(self) -> str:
        return self.props.counter

    @Property(str, notify=stateChanged)
    def state(self) -> str:
        return self.props.state

    @Property(str, notify=messageChanged)
    def message(self) -> str:
        return self.props.message

    @Property(str, notify=englishChanged)
    def english(self) -> str:
        return self.props.english

    @Property(str, notify=numberChanged)
    def number(self) -> str:
        return self.props.number

    @Property(str, notify=pigmentChanged)
    def pigment(self) -> str:
        return self.props.pigment

    @Property(str, notify=zoneChanged)
    def zone(self) -> str:
        return self.props.zone

    @Property(str, notify=zoneNameChanged)
    def zoneName(self) -> str:
        return self.props.zone_name
