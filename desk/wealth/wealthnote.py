"""The form of a note as QML draws it: on the card of the customer being received, and in a customer's record."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from desk.wealth import noteform
from desk.wealth.looking import Look
from desk.wealth.noteform import FIELDS, NoteDrawn, NoteKnown, derive
from desk.wealth.panel import Panel
from desk.wealth.planning import DayRow, shifted
from desk.wealth.wealthseat import WealthSeat
from shared.lobby.text import text
from shared.screens.rows import Rows

if TYPE_CHECKING:
    from shared.lobby.customers import Note
    from shared.operations import Lobby

QML_IMPORT_NAME = "Tingtang.Desk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("the seat makes it")
class WealthNote(QObject, Panel[NoteKnown, NoteDrawn]):
    """One form. `cleared()`: what was typed goes; `saved()`: it is in the book."""

    daysChanged = Signal()
    whenChanged = Signal()
    writtenChanged = Signal()
    canSaveChanged = Signal()
    hintChanged = Signal()
    refusalChanged = Signal()
    cleared = Signal()
    saved = Signal()

    def __init__(self, seat: WealthSeat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices = Rows(DayRow, "days", self)
        self.attend(seat, NoteKnown(), derive, (self._choices, noteform.day_choices))
        seat.shown.connect(self.look)
        seat.begun.connect(lambda: self.about("", 0))

    def about(self, reference: str, reception: int) -> None:
        """Whose note it is; somebody else's begins empty."""
        known = self.inputs
        if reception and reception == known.reception:
            # The guest turned out to be somebody of the book: what was typed stays.
            self._change(reference=reference)
        elif (reference, reception) != (known.reference, known.reception):
            self._change(reference=reference, reception=reception)
            self.clear()

    def clear(self) -> None:
        """Begin afresh."""
        self._fill(**dict.fromkeys(FIELDS, ""), days=0, busy=False)
        self.cleared.emit()

    def work(self) -> Callable[[Lobby], Note]:
        """What saves it, for the worker."""
        from shared.operations import write_note

        known = self.inputs
        of: dict[str, Any] = {"reference": known.reference or None, "reception": known.reception or None}
        return lambda lobby: write_note(lobby, **of, **known.given, next_on=known.next_on)

    @Slot(str, str)
    def write(self, field: str, words: str) -> None:
        """What stands in a field."""
        if field in FIELDS and words != getattr(self.inputs, field):
            self._fill(**{field: words})

    @Slot(int)
    def inDays(self, days: int) -> None:
        """Choose the day of the next step; choosing it again takes it back."""
        self._fill(days=0 if days == self.inputs.days else days)

    @Slot(int)
    def shift(self, days: int) -> None:
        """The day of the next step, a day earlier (-1) or later (1)."""
        self._fill(days=shifted(self.inputs.days, days))

    @Slot()
    def save(self) -> None:
        """Write it down."""
        if self.props.can_save:
            self._step(self.work(), text("已记下", "Noted"), lambda _: self.put_away())

    def put_away(self) -> None:
        """It was written down."""
        self.clear()
        self.saved.emit()

    def _sees(self, look: Look | None) -> dict[str, Any]:
        return {"today": look.board.business_date if look else None}

    @Property(QObject, constant=True)
    def choices(self) -> QObject:
        return self._choices

    @Property(int, notify=daysChanged)
    def days(self) -> int:
        return self.props.days

    @Property(str, notify=whenChanged)
    def when(self) -> str:
        return self.props.when

    @Property(bool, notify=writtenChanged)
    def written(self) -> bool:
        return self.props.written

    @Property(bool, notify=canSaveChanged)
    def canSave(self) -> bool:
        return self.props.can_save

    @Property(str, notify=hintChanged)
    def hint(self) -> str:
        return self.props.hint

    @Property(str, notify=refusalChanged)
    def refusal(self) -> str:
        return self.props.refusal
