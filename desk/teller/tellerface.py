"""What the teller's page reads of its seat: one notifying property for each field of `page.Drawn`, and its lists."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from desk.teller import keys, lists
from desk.teller.page import MISSED, Drawn, Known, asked, derive
from desk.teller.sheets import Option
from desk.vip.receptionrows import ReceptionRow
from shared.screens.rows import Rows
from shared.screens.viewmodel import ViewModel

QML_IMPORT_NAME = "Tingtang.Desk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("the seat makes it")
class TellerFace(QObject, ViewModel[Known, Drawn]):
    """The readable side of a seat; `TellerHand` and `TellerSeat` are the side that does things."""

    signedInChanged = Signal()
    counterChanged = Signal()
    zoneChanged = Signal()
    pigmentChanged = Signal()
    zoneNameChanged = Signal()
    personChanged = Signal()
    countChanged = Signal()
    ticketChanged = Signal()
    primaryTitleChanged = Signal()
    primaryNoteChanged = Signal()
    primaryNumberChanged = Signal()
    primaryEnabledChanged = Signal()
    waitingChanged = Signal()
    moreChanged = Signal()
    waitChanged = Signal()
    listModeChanged = Signal()
    heldChanged = Signal()
    missedChanged = Signal()
    sheetChanged = Signal()
    sheetTitleChanged = Signal()
    sheetNoteChanged = Signal()
    sheetReturnsChanged = Signal()
    sheetReturnsOnChanged = Signal()
    sheetTypesChanged = Signal()
    sheetConsentChanged = Signal()
    sheetConsentedChanged = Signal()
    noticeChanged = Signal()
    awayChanged = Signal()
    slowChanged = Signal()
    stripChanged = Signal()
    undoTextChanged = Signal()

    def __init__(self, known: Known, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions = Rows(keys.Action, "action", self)
        self._options = Rows(Option, "option_id", self)
        self._line = Rows(lists.Next, "number", self)
        self._aside = Rows(lists.Aside, "number", self)
        self._receptions = Rows(ReceptionRow, "key", self)
        self.begin(known, derive)

    def change(self, **changes: object) -> None:
        """Know something new; the page and its lists follow."""
        self.update(**changes)
        known, seen = self.inputs, self.inputs.seen
        language = known.language
        self._actions.replace(keys.actions(seen, language, known.away, known.armed))
        self._options.replace(asked(known).options)
        if seen is None:
            for rows in (self._line, self._aside, self._receptions):
                rows.replace([])
            return
        self.time_receptions(seen.board.now)
        self._line.replace(lists.line_rows(seen, language))
        aside = lists.missed_rows if self.props.list_mode == MISSED else lists.held_rows
        self._aside.replace(aside(seen, language))

    def time_receptions(self, now: datetime) -> None:
        """The customers invited from here, with their running times."""
        known = self.inputs
        if known.seen is not None and known.staff is not None:
            self._receptions.replace(lists.reception_rows(known.seen, known.staff.id, now, known.language))

    @Property(QObject, constant=True)
    def receptions(self) -> QObject:
        return self._receptions

    @Property(QObject, constant=True)
    def actions(self) -> QObject:
        return self._actions

    @Property(QObject, constant=True)
    def options(self) -> QObject:
        return self._options

    @Property(QObject, constant=True)
    def line(self) -> QObject:
        return self._line

    @Property(QObject, constant=True)
    def aside(self) -> QObject:
        return self._aside

    @Property(bool, notify=signedInChanged)
    def signedIn(self) -> bool:
        return self.props.signed_in

    @Property(int, notify=counterChanged)
    def counter(self) -> int:
        return self.props.counter

    @Property(str, notify=zoneChanged)
    def zone(self) -> str:
        return self.props.zone

    @Property(str, notify=pigmentChanged)
    def pigment(self) -> str:
        return self.props.pigment

    @Property(str, notify=zoneNameChanged)
    def zoneName(self) -> str:
        return self.props.zone_name

    @Property(str, notify=personChanged)
    def person(self) -> str:
        return self.props.person

    @Property(str, notify=countChanged)
    def count(self) -> str:
        return self.props.count

    @Property(str, notify=ticketChanged)
    def ticket(self) -> str:
        return self.props.ticket

    @Property(str, notify=primaryTitleChanged)
    def primaryTitle(self) -> str:
        return self.props.primary_title

    @Property(str, notify=primaryNoteChanged)
    def primaryNote(self) -> str:
        return self.props.primary_note

    @Property(str, notify=primaryNumberChanged)
    def primaryNumber(self) -> str:
        return self.props.primary_number

    @Property(bool, notify=primaryEnabledChanged)
    def primaryEnabled(self) -> bool:
        return self.props.primary_enabled

    @Property(int, notify=waitingChanged)
    def waiting(self) -> int:
        return self.props.waiting

    @Property(int, notify=moreChanged)
    def more(self) -> int:
        return self.props.more

    @Property(str, notify=waitChanged)
    def wait(self) -> str:
        return self.props.wait

    @Property(str, notify=listModeChanged)
    def listMode(self) -> str:
        return self.props.list_mode

    @Property(int, notify=heldChanged)
    def held(self) -> int:
        return self.props.held

    @Property(int, notify=missedChanged)
    def missed(self) -> int:
        return self.props.missed

    @Property(str, notify=sheetChanged)
    def sheet(self) -> str:
        return self.props.sheet

    @Property(str, notify=sheetTitleChanged)
    def sheetTitle(self) -> str:
        return self.props.sheet_title

    @Property(str, notify=sheetNoteChanged)
    def sheetNote(self) -> str:
        return self.props.sheet_note

    @Property(bool, notify=sheetReturnsChanged)
    def sheetReturns(self) -> bool:
        return self.props.sheet_returns

    @Property(bool, notify=sheetReturnsOnChanged)
    def sheetReturnsOn(self) -> bool:
        return self.props.sheet_returns_on

    @Property(bool, notify=sheetTypesChanged)
    def sheetTypes(self) -> bool:
        return self.props.sheet_types

    @Property(bool, notify=sheetConsentChanged)
    def sheetConsent(self) -> bool:
        return self.props.sheet_consent

    @Property(bool, notify=sheetConsentedChanged)
    def sheetConsented(self) -> bool:
        return self.props.sheet_consented

    @Property(str, notify=noticeChanged)
    def notice(self) -> str:
        return self.props.notice

    @Property(bool, notify=awayChanged)
    def away(self) -> bool:
        return self.props.away

    @Property(bool, notify=slowChanged)
    def slow(self) -> bool:
        return self.props.slow

    @Property(bool, notify=stripChanged)
    def strip(self) -> bool:
        return self.props.strip

    @Property(str, notify=undoTextChanged)
    def undoText(self) -> str:
        return self.props.undo_text
