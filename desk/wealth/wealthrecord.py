"""A customer's record as QML draws it. It is read when it is opened, and after what is done to it here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from desk.wealth import recordpage
from desk.wealth.bookpage import RECORD
from desk.wealth.recordpage import NoteRow, PlannedRow, Record, RecordDrawn, RecordKnown, derive
from desk.wealth.wealthbook import WealthBook
from desk.wealth.wealthnote import WealthNote
from desk.wealth.wealthseat import WealthSeat
from shared.lobby.text import Text, text
from shared.screens.rows import Rows
from shared.screens.viewmodel import ViewModel

if TYPE_CHECKING:
    from shared.operations import Lobby

QML_IMPORT_NAME = "Tingtang.Desk"
QML_IMPORT_MAJOR_VERSION = 1


def read_record(lobby: Lobby, reference: str) -> Record:
    """Everything of one customer that the drawer shows. Leaves its trace in the log."""
    from shared.operations import follow_ups, read_customer, read_notes

    return Record(
        read_customer(lobby, reference),
        tuple(read_notes(lobby, reference)),
        tuple(follow_ups(lobby, reference=reference)),
    )


@QmlElement
@QmlUncreatable("the seat makes it")
class WealthRecord(QObject, ViewModel[RecordKnown, RecordDrawn]):
    """The drawer of the record that is open; closed, it holds nothing."""

    nameChanged = Signal()
    tierChanged = Signal()
    managerChanged = Signal()
    consentChanged = Signal()
    agreedChanged = Signal()
    channelChanged = Signal()
    preferencesChanged = Signal()
    seenChanged = Signal()
    introducesChanged = Signal()
    writingChanged = Signal()
    loadingChanged = Signal()
    refusalChanged = Signal()
    begun = Signal()
    """Another record is shown: back to the top."""

    def __init__(self, seat: WealthSeat, book: WealthBook, note: WealthNote, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._book = book
        self._note = note
        self._notes = Rows(NoteRow, "id", self)
        self._planned = Rows(PlannedRow, "id", self)
        self.begin(RecordKnown(), derive)
        seat.shown.connect(self._look)
        seat.begun.connect(self._close)
        book.opened.connect(self._open)
        book.panelChanged.connect(self._turned)
        note.saved.connect(self._noted)

    @Slot()
    def writeNote(self) -> None:
        """Open the form for a note, or put it away."""
        self._change(writing=not self.inputs.writing)

    @Slot()
    def introduce(self) -> None:
        """The guest whom nobody knew at the door is this customer."""
        from shared.operations import introduce

        number, reference = self.props.introduces, self.inputs.reference
        self._change(refusal=None)
        self._seat.perform(
            lambda lobby: introduce(lobby, number, reference),
            text(f"{number} 已对上客户簿", f"{number} is known now"),
            lambda _: self.again(),
            self._sorry,
        )

    def again(self) -> None:
        """Read what is open once more: something was done to it here."""
        if self.inputs.reference:
            self._read(self.inputs.reference)

    def _open(self, reference: str) -> None:
        self._change(reference=reference, record=None, writing=False, refusal=None)
        self._note.about("", 0)
        self.begun.emit()
        self._read(reference)

    def _read(self, reference: str) -> None:
        def shown(record: Record) -> None:
            if self.inputs.reference == reference:
                self._change(record=record)
                self._look()

        self._seat.fetch(lambda lobby: read_record(lobby, reference), shown, self._sorry)

    def _noted(self) -> None:
        self._change(writing=False)
        self.again()

    def _turned(self) -> None:
        if self._book.props.panel != RECORD:
            self._close()

    def _close(self) -> None:
        if self.inputs.reference:
            self._change(reference="", record=None, writing=False, refusal=None)

    def _sorry(self, why: Text) -> None:
        self._change(refusal=why)

    def _look(self) -> None:
        known = self._seat.inputs
        look = known.look if known.person is not None else None
        self._change(look=look, language=known.language)
        if look is not None and self.inputs.record is not None:
            reference = self.inputs.reference
            self._note.about(reference, recordpage.note_reception(look, reference))

    def _change(self, **changes: Any) -> None:
        self.update(**changes)
        self._notes.replace(recordpage.note_rows(self.inputs))
        self._planned.replace(recordpage.planned_rows(self.inputs))

    @Property(QObject, constant=True)
    def notes(self) -> QObject:
        return self._notes

    @Property(QObject, constant=True)
    def planned(self) -> QObject:
        return self._planned

    @Property(str, notify=nameChanged)
    def name(self) -> str:
        return self.props.name

    @Property(str, notify=tierChanged)
    def tier(self) -> str:
        return self.props.tier

    @Property(str, notify=managerChanged)
    def manager(self) -> str:
        return self.props.manager

    @Property(str, notify=consentChanged)
    def consent(self) -> str:
        return self.props.consent

    @Property(bool, notify=agreedChanged)
    def agreed(self) -> bool:
        return self.props.agreed

    @Property(str, notify=channelChanged)
    def channel(self) -> str:
        return self.props.channel

    @Property(str, notify=preferencesChanged)
    def preferences(self) -> str:
        return self.props.preferences

    @Property(str, notify=seenChanged)
    def seen(self) -> str:
        return self.props.seen

    @Property(str, notify=introducesChanged)
    def introduces(self) -> str:
        return self.props.introduces

    @Property(bool, notify=writingChanged)
    def writing(self) -> bool:
        return self.props.writing

    @Property(bool, notify=loadingChanged)
    def loading(self) -> bool:
        return self.props.loading

    @Property(str, notify=refusalChanged)
    def refusal(self) -> str:
        return self.props.refusal
