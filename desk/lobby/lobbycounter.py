"""The drawer of a counter: open, pause, close it, change its zones, call the picked ticket to it."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from desk.lobby import steps
from desk.lobby.chosen import ReasonRow, reason_rows, reason_said
from desk.lobby.counterdrawer import (
    AFTER_STEP,
    CounterDrawn,
    CounterKnown,
    LineRow,
    ServesRow,
    assignment,
    checked,
    derive,
    line_rows,
    serves_rows,
    shifted,
)
from desk.lobby.hallpage import COUNTER
from desk.lobby.lobbyseat import LobbySeat
from desk.lobby.steps import Step
from shared.lobby.text import Text
from shared.screens.rows import Rows
from shared.screens.viewmodel import ViewModel

QML_IMPORT_NAME = "Tingtang.Desk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("the seat makes it")
class LobbyCounter(QObject, ViewModel[CounterKnown, CounterDrawn]):
    """The drawer of the picked counter."""

    numberChanged = Signal()
    stateChanged = Signal()
    tellerChanged = Signal()
    atCounterChanged = Signal()
    canOpenChanged = Signal()
    canPauseChanged = Signal()
    canCloseChanged = Signal()
    ticketChanged = Signal()
    canCallChanged = Signal()
    draftingChanged = Signal()
    readyChanged = Signal()
    busyChanged = Signal()
    refusalChanged = Signal()
    begun = Signal()
    """Another counter, or it is done: what was typed goes."""

    def __init__(self, seat: LobbySeat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._serves = Rows(ServesRow, "letter", self)
        self._line = Rows(LineRow, "number", self)
        self._reasons = Rows(ReasonRow, "index", self)
        self.begin(CounterKnown(), derive)
        seat.shown.connect(self._look)
        seat.opened.connect(self._begin)

    @Slot(str)
    def check(self, letter: str) -> None:
        """Add or take out a zone."""
        self._change(draft=checked(self.inputs.zones, letter), refusal=None)

    @Slot(str, int)
    def shift(self, letter: str, steps_: int) -> None:
        """Help out later or sooner, by steps of five minutes."""
        self._change(draft=shifted(self.inputs.zones, letter, steps_ * AFTER_STEP), refusal=None)

    @Slot(int)
    def because(self, reason: int) -> None:
        """Pick a reason; picking it again takes it back."""
        self._change(reason=-1 if reason == self.inputs.reason else reason, refusal=None)

    @Slot(str)
    def write(self, typed: str) -> None:
        """A reason in one's own words."""
        self._change(typed=typed, refusal=None)

    @Slot()
    def assign(self) -> None:
        """Change the zones as drafted."""
        self._take(assignment(self.inputs))

    @Slot()
    def open(self) -> None:
        """Open the counter, or go on after a pause."""
        self._take(steps.open_counter(self.inputs.counter))

    @Slot()
    def pause(self) -> None:
        """No more calls there for now; with the reason, if one is given."""
        known = self.inputs
        if known.look is not None:
            reason = reason_said(known.look.board.branch.reason, known.reason, known.typed)
            self._take(steps.pause_counter(known.counter, reason))

    @Slot()
    def shut(self) -> None:
        """Close the counter."""
        self._take(steps.close_counter(self.inputs.counter))

    def _take(self, step: Step | None) -> None:
        if step is None or self.inputs.busy:
            return
        counter = self.inputs.counter
        self._change(busy=True, refusal=None)

        def done() -> None:
            if self.inputs.counter == counter:
                self._change(busy=False, draft=None, reason=-1, typed="")
                self.begun.emit()

        def refused(why: Text) -> None:
            if self.inputs.counter == counter:
                self._change(busy=False, refusal=why)

        self._seat.perform(step, done, refused)

    def _begin(self) -> None:
        known = self._seat.inputs
        counter = known.counter if known.panel == COUNTER else 0
        if counter and counter == self.inputs.counter:
            return
        self._change(
            counter=counter, ticket=known.number, draft=None, reason=-1, typed="", busy=False, refusal=None
        )  # fmt: skip
        self.begun.emit()

    def _look(self) -> None:
        known = self._seat.inputs
        self._change(look=known.look, language=known.language)

    def _change(self, **changes: object) -> None:
        self.update(**changes)
        known = self.inputs
        if known.look is None or not known.counter:
            return
        self._serves.replace(serves_rows(known))
        self._line.replace(line_rows(known))
        self._reasons.replace(reason_rows(known.look.board.branch.reason, known.reason, known.language))

    @Property(QObject, constant=True)
    def serves(self) -> QObject:
        return self._serves

    @Property(QObject, constant=True)
    def line(self) -> QObject:
        return self._line

    @Property(QObject, constant=True)
    def reasons(self) -> QObject:
        return self._reasons

    @Property(int, notify=numberChanged)
    def number(self) -> int:
        return self.props.number

    @Property(str, notify=stateChanged)
    def state(self) -> str:
        return self.props.state

    @Property(str, notify=tellerChanged)
    def teller(self) -> str:
        return self.props.teller

    @Property(str, notify=atCounterChanged)
    def atCounter(self) -> str:
        return self.props.at_counter

    @Property(bool, notify=canOpenChanged)
    def canOpen(self) -> bool:
        return self.props.can_open

    @Property(bool, notify=canPauseChanged)
    def canPause(self) -> bool:
        return self.props.can_pause

    @Property(bool, notify=canCloseChanged)
    def canClose(self) -> bool:
        return self.props.can_close

    @Property(str, notify=ticketChanged)
    def ticket(self) -> str:
        return self.props.ticket

    @Property(bool, notify=canCallChanged)
    def canCall(self) -> bool:
        return self.props.can_call

    @Property(bool, notify=draftingChanged)
    def drafting(self) -> bool:
        return self.props.drafting

    @Property(bool, notify=readyChanged)
    def ready(self) -> bool:
        return self.props.ready

    @Property(bool, notify=busyChanged)
    def busy(self) -> bool:
        return self.props.busy

    @Property(str, notify=refusalChanged)
    def refusal(self) -> str:
        return self.props.refusal
