"""The card of the customer whom a wealth manager receives now, as QML draws it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from desk.wealth import hosting
from desk.wealth.guestpage import ENDING, ESCORT, GuestDrawn, GuestKnown, derive
from desk.wealth.hosting import RECEIVE, CounterRow, OutcomeRow, StepRow
from desk.wealth.wealthnote import WealthNote
from desk.wealth.wealthseat import WealthSeat
from shared.lobby.text import Text, text
from shared.screens.rows import Rows
from shared.screens.viewmodel import ViewModel

if TYPE_CHECKING:
    from shared.operations import Lobby

QML_IMPORT_NAME = "Tingtang.Desk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("the seat makes it")
class WealthGuest(QObject, ViewModel[GuestKnown, GuestDrawn]):
    """The card. What it asks (a counter, an outcome, whether the customer declines) goes with the customer."""

    numberChanged = Signal()
    pigmentChanged = Signal()
    nameChanged = Signal()
    whoseChanged = Signal()
    referenceChanged = Signal()
    canAddChanged = Signal()
    cameChanged = Signal()
    sinceChanged = Signal()
    whyChanged = Signal()
    actionChanged = Signal()
    primaryChanged = Signal()
    noteChanged = Signal()
    asksChanged = Signal()
    canDeclineChanged = Signal()
    canEscortChanged = Signal()
    consultingChanged = Signal()
    notedChanged = Signal()
    writtenChanged = Signal()
    nothingChanged = Signal()
    canEndChanged = Signal()
    missingChanged = Signal()
    busyChanged = Signal()
    refusalChanged = Signal()

    def __init__(self, seat: WealthSeat, note: WealthNote, parent: QObject | None = None) -> None:
        """`note`: the form on the card; what stands in it when the consultation ends is saved with it."""
        super().__init__(parent)
        self._seat = seat
        self._note = note
        self._steps = Rows(StepRow, "key", self)
        self._counters = Rows(CounterRow, "number", self)
        self._outcomes = Rows(OutcomeRow, "key", self)
        self.begin(GuestKnown(), derive)
        seat.shown.connect(self._look)
        seat.begun.connect(self._look)
        note.writtenChanged.connect(lambda: self._change(written=note.props.written))

    @Slot()
    def go(self) -> None:
        """Do the next step; ending asks for the outcome first."""
        action, number = self.props.action, self.props.number
        if action == RECEIVE:
            from shared.operations import receive

            self._perform(lambda lobby: receive(lobby, number), text(f"{number} 已确认交接", f"{number} received"))
        elif action == hosting.END:
            self.ask(ENDING)

    @Slot(str)
    def ask(self, what: str) -> None:
        """Ask which counter (`escort`), how it ends (`end`), whether the customer declines (`decline`), or nothing."""
        self._change(asks="" if what == self.inputs.asks else what, outcome="", nothing=False, refusal=None)

    @Slot(int)
    def escort(self, counter: int) -> None:
        """Walk the customer to a counter."""
        from shared.operations import escort

        number = self.props.number
        said = text(f"陪 {number} 到 {counter} 号窗口", f"{number} is walked to counter {counter}")
        self._perform(lambda lobby: escort(lobby, number, counter), said)

    @Slot()
    def decline(self) -> None:
        """The customer would rather not."""
        from shared.operations import decline

        number = self.props.number
        said = text(f"{number} 回到原来的位置", f"{number} has the former place again")
        self._perform(lambda lobby: decline(lobby, number), said)

    @Slot(str)
    def choose(self, outcome: str) -> None:
        """How it ended."""
        self._change(outcome=outcome, refusal=None)

    @Slot()
    def nothingToNote(self) -> None:
        """Say explicitly that there is nothing to note, or take that back."""
        self._change(nothing=not self.inputs.nothing, refusal=None)

    @Slot()
    def end(self) -> None:
        """End the consultation; what stands in the form is written down first."""
        if not self.props.can_end or self._seat.is_busy:
            return
        if self.inputs.written:
            # One after the other: if the second is refused, the note stays and is not written twice.
            self._change(busy=True, refusal=None)
            self._seat.perform(self._note.work(), done=self._written, refused=self._sorry)
        else:
            self._end()

    def _written(self, _: object) -> None:
        self._change(busy=False)
        self._note.put_away()
        self._end()

    def _end(self) -> None:
        from shared.operations import end_reception

        number, outcome, nothing = self.props.number, self.inputs.outcome, self.props.nothing
        self._perform(
            lambda lobby: end_reception(lobby, number, outcome, nothing_to_note=nothing),
            text(f"{number} 接待结束", f"{number}: consultation ended"),
        )

    def _perform(self, work: Callable[[Lobby], object], said: Text) -> None:
        if self._seat.is_busy:
            return
        self._change(busy=True, refusal=None)
        self._seat.perform(
            work,
            said,
            lambda _: self._change(busy=False, asks="", outcome="", nothing=False),
            self._sorry,
        )

    def _sorry(self, why: Text) -> None:
        self._change(busy=False, refusal=why)

    def _look(self) -> None:
        known = self._seat.inputs
        look = known.look if known.person is not None else None
        guest = look.guest if look else None
        id = guest.id if guest else 0
        if id != self.inputs.id:
            self.update(id=id, asks="", outcome="", nothing=False, refusal=None)
        ticket = look.board.ticket(guest.number) if look and guest else None
        self._note.about((ticket.customer if ticket else None) or "", id)
        self._change(look=look, now=known.now, language=known.language)
        if self.inputs.asks and not self.props.asks:
            # The customer has gone on to another step: what was asked is over.
            self._change(asks="", outcome="", nothing=False)

    def _change(self, **changes: Any) -> None:
        self.update(**changes)
        look, guest, language = self.inputs.look, self.inputs.guest, self.inputs.language
        if look is None or guest is None:
            for rows in (self._steps, self._counters, self._outcomes):
                rows.replace([])
            return
        self._steps.replace(hosting.step_rows(look, guest, language))
        self._counters.replace(hosting.counter_rows(look, language) if self.props.asks == ESCORT else [])
        self._outcomes.replace(hosting.outcome_rows(look, self.inputs.outcome, language))

    @Property(QObject, constant=True)
    def steps(self) -> QObject:
        return self._steps

    @Property(QObject, constant=True)
    def counters(self) -> QObject:
        return self._counters

    @Property(QObject, constant=True)
    def outcomes(self) -> QObject:
        return self._outcomes

    @Property(str, notify=numberChanged)
    def number(self) -> str:
        return self.props.number

    @Property(str, notify=pigmentChanged)
    def pigment(self) -> str:
        return self.props.pigment

    @Property(str, notify=cameChanged)
    def came(self) -> str:
        return self.props.came

    @Property(str, notify=sinceChanged)
    def since(self) -> str:
        return self.props.since

    @Property(str, notify=whyChanged)
    def why(self) -> str:
        return self.props.why

    @Property(str, notify=actionChanged)
    def action(self) -> str:
        return self.props.action

    @Property(str, notify=primaryChanged)
    def primary(self) -> str:
        return self.props.primary

    @Property(str, notify=noteChanged)
    def note(self) -> str:
        return self.props.note

    @Property(str, notify=asksChanged)
    def asks(self) -> str:
        return self.props.asks

    @Property(bool, notify=canDeclineChanged)
    def canDecline(self) -> bool:
        return self.props.can_decline

    @Property(bool, notify=canEscortChanged)
    def canEscort(self) -> bool:
        return self.props.can_escort

    @Property(bool, notify=consultingChanged)
    def consulting(self) -> bool:
        return self.props.consulting

    @Property(bool, notify=notedChanged)
    def noted(self) -> bool:
        return self.props.noted

    @Property(bool, notify=nothingChanged)
    def nothing(self) -> bool:
        return self.props.nothing

    @Property(bool, notify=canEndChanged)
    def canEnd(self) -> bool:
        return self.props.can_end

    @Property(str, notify=missingChanged)
    def missing(self) -> str:
        return self.props.missing

    @Property(bool, notify=busyChanged)
    def busy(self) -> bool:
        return self.props.busy

    @Property(str, notify=refusalChanged)
    def refusal(self) -> str:
        return self.props.refusal

    @Property(str, notify=nameChanged)
    def name(self) -> str:
        return self.props.name

    @Property(str, notify=whoseChanged)
    def whose(self) -> str:
        return self.props.whose

    @Property(str, notify=referenceChanged)
    def reference(self) -> str:
        return self.props.reference

    @Property(bool, notify=canAddChanged)
    def canAdd(self) -> bool:
        return self.props.can_add

    @Property(bool, notify=writtenChanged)
    def written(self) -> bool:
        return self.props.written
