"""A customer's record as QML draws it. It is read when it is opened, and after what is done to it here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from desk.wealth import recordpage
from desk.wealth.bookpage import RECORD
from desk.wealth.panel import Panel
from desk.wealth.recordpage import CORRECT, DEAL, PLAN, NoteRow, PlannedRow, Record, RecordDrawn, RecordKnown, derive
from desk.wealth.wealthbook import WealthBook
from desk.wealth.wealthcorrect import WealthCorrect
from desk.wealth.wealthdealing import WealthDealing
from desk.wealth.wealthnote import WealthNote
from desk.wealth.wealthplanning import WealthPlanning
from desk.wealth.wealthseat import WealthSeat
from shared.lobby.customers import OPEN, FollowUp
from shared.lobby.text import text
from shared.screens.rows import Rows

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
class WealthRecord(QObject, Panel[RecordKnown, RecordDrawn]):
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
    doingChanged = Signal()
    busyChanged = Signal()
    loadingChanged = Signal()
    refusalChanged = Signal()
    begun = Signal()
    """Another record is shown: back to the top."""

    def __init__(
        self,
        seat: WealthSeat,
        book: WealthBook,
        note: WealthNote,
        planning: WealthPlanning,
        dealing: WealthDealing,
        correct: WealthCorrect,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._note = note
        self._planning = planning
        self._dealing = dealing
        self._correct = correct
        self._notes = Rows(NoteRow, "id", self)
        self._planned = Rows(PlannedRow, "id", self)
        lists = (self._notes, recordpage.note_rows), (self._planned, recordpage.planned_rows)
        self.attend(seat, RecordKnown(), derive, *lists)
        seat.shown.connect(self.look)
        seat.begun.connect(self._close)
        book.opened.connect(self._open)
        book.panelChanged.connect(self._turned)
        dealing.among(self._open_plan)
        dealing.idChanged.connect(self._dealt)
        dealing.finished.connect(self.again)
        for form in (note, planning, correct):
            form.saved.connect(self._saved)

    @Slot(str)
    def do(self, what: str) -> None:
        """Open what stands at the foot (`note`, `plan`, `correct`, `consent`), or put it away."""
        record, opens = self.inputs.record, what != self.inputs.doing
        if record is None:
            return
        if opens and what == PLAN:
            self._planning.about(record.customer.reference, record.customer.consent_at is not None)
        elif opens and what == CORRECT:
            self._correct.about(record.customer)
        self._fill(doing=what if opens else "")
        self._dealing.close()

    @Slot(int)
    def deal(self, id: int) -> None:
        """Deal with something planned, or leave it after all."""
        if id == self._dealing.props.id:
            self._dealing.close()
        else:
            self._dealing.ask(id, "")
        self._fill(doing=DEAL if self._dealing.props.id else "")

    @Slot(bool)
    def consents(self, given: bool) -> None:
        """The customer consents in person, or takes that back."""
        from shared.operations import note_consent

        reference = self.inputs.reference
        said = text("已登记同意", "Consent recorded") if given else text("已登记收回同意", "Consent withdrawn")
        self._step(lambda lobby: note_consent(lobby, reference, given), said, self._saved)

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
        self._fill(reference=reference, record=None, doing="", busy=False)
        self._note.about("", 0)
        self._forget()
        self.begun.emit()
        self._read(reference)

    def _read(self, reference: str) -> None:
        def shown(record: Record) -> None:
            if self.inputs.reference == reference:
                self._change(record=record)
                self.look()

        self._seat.fetch(lambda lobby: read_record(lobby, reference), shown, self._sorry)

    def _saved(self, _: object = None) -> None:
        self._change(doing="", busy=False)
        self.again()

    def _open_plan(self, id: int) -> tuple[FollowUp, str] | None:
        record = self.inputs.record
        planned = record.planned if record else ()
        one = next((one for one in planned if one.id == id and one.state in OPEN), None)
        return (one, record.customer.name) if record and one else None

    def _dealt(self) -> None:
        if self.inputs.doing == DEAL and not self._dealing.props.id:
            self._change(doing="")

    def _turned(self) -> None:
        if self._book.props.panel != RECORD:
            self._close()

    def _close(self) -> None:
        if self.inputs.reference:
            self._fill(reference="", record=None, doing="", busy=False)
            self._forget()

    def _forget(self) -> None:
        """What the forms held of somebody is gone."""
        self._dealing.close()
        self._planning.about("", False)
        self._correct.about(None)

    def look(self) -> None:
        """See `Panel.look`; the forms of the record learn whose it is."""
        super().look()
        self._dealing.look()
        look = self.inputs.look
        if look is not None and self.inputs.record is not None:
            reference = self.inputs.reference
            self._note.about(reference, recordpage.note_reception(look, reference))

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

    @Property(str, notify=doingChanged)
    def doing(self) -> str:
        return self.props.doing

    @Property(bool, notify=busyChanged)
    def busy(self) -> bool:
        return self.props.busy

    @Property(bool, notify=loadingChanged)
    def loading(self) -> bool:
        return self.props.loading

    @Property(str, notify=refusalChanged)
    def refusal(self) -> str:
        return self.props.refusal
