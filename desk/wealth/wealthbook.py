"""The panel at the right as QML draws it: today's plan and my list; it says which record is open."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from desk.customerrow import CustomerRow
from desk.wealth import bookpage
from desk.wealth.bookpage import LIST, PLAN, RECORD, BookDrawn, BookKnown, derive
from desk.wealth.panel import Panel
from desk.wealth.planning import PlanRow, whom
from desk.wealth.wealthdealing import WealthDealing
from desk.wealth.wealthseat import WealthSeat
from shared.lobby.customers import Customer, FollowUp
from shared.screens.rows import Rows

QML_IMPORT_NAME = "Tingtang.Desk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("the seat makes it")
class WealthBook(QObject, Panel[BookKnown, BookDrawn]):
    """The panel. `opened(reference)` asks for a customer's record."""

    panelChanged = Signal()
    summaryChanged = Signal()
    lateChanged = Signal()
    listedChanged = Signal()
    byNumberChanged = Signal()
    foundChanged = Signal()
    foundNoteChanged = Signal()
    nobodyChanged = Signal()
    remindingChanged = Signal()
    troubleChanged = Signal()
    refusalChanged = Signal()
    opened = Signal(str)
    cleared = Signal()
    """What was typed goes."""
    searched = Signal()
    """The book was asked, and no record opens: what is typed next takes the place of what stands there."""

    def __init__(self, seat: WealthSeat, dealing: WealthDealing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plan = Rows(PlanRow, "id", self)
        self._mine = Rows(CustomerRow, "reference", self)
        self._dealing = dealing
        dealing.among(self._open_plan)
        lists = (self._plan, bookpage.due_rows), (self._mine, bookpage.customer_rows)
        self.attend(seat, BookKnown(), derive, *lists)
        seat.shown.connect(self.look)
        seat.begun.connect(self._begin)

    @Slot(str)
    def turn(self, panel: str) -> None:
        """Show the plan, the list, or the form for somebody new."""
        before = self.inputs.panel
        back = before if before in (PLAN, LIST) else self.inputs.back
        self._fill(panel=panel, back=back, search="", found=None, nobody=False)
        self._dealing.close()
        self.cleared.emit()
        self._seat.list_customers(panel == LIST)

    @Slot(str)
    def show(self, reference: str) -> None:
        """Open a customer's record."""
        if self.inputs.panel != RECORD:
            self.turn(RECORD)
        self.opened.emit(reference)

    @Slot()
    def close(self) -> None:
        """Back from a record."""
        self.turn(self.inputs.back)

    @Slot(str)
    def find(self, search: str) -> None:
        """Search within my customers."""
        if search != self.inputs.search:
            self._fill(search=search, found=None, nobody=False)

    @Slot()
    def reminded(self) -> None:
        """The reminder was read."""
        self._change(reminding=False)

    @Slot()
    def lookUp(self) -> None:
        """Ask the book who has the card, phone number, … that was swiped or typed: somebody came without a card."""
        if not self.props.by_number:
            return
        from shared.operations import find_customer

        scanned = self.inputs.search
        self._step(lambda lobby: find_customer(lobby, scanned), None, self._found, found=None, nobody=False)

    def _found(self, customer: Customer | None) -> None:
        self._change(busy=False)
        if customer is not None and customer.manager == (self.inputs.look.me if self.inputs.look else ""):
            self.show(customer.reference)
            return
        self._change(found=customer, nobody=customer is None)
        self.searched.emit()

    def _open_plan(self, id: int) -> tuple[FollowUp, str] | None:
        look = self.inputs.look
        one = next((one for one in look.book.plan if one.id == id), None) if look else None
        return (one, whom(look, one, self.inputs.language)) if look and one else None

    def _begin(self) -> None:
        self.update(**vars(BookKnown(language=self.inputs.language, reminding=True)))
        self._seat.list_customers(False)
        self._change()
        self.cleared.emit()

    def look(self) -> None:
        """See `Panel.look`; the sheet over the plan looks after it."""
        super().look()
        self._dealing.look()

    @Property(QObject, constant=True)
    def plan(self) -> QObject:
        return self._plan

    @Property(QObject, constant=True)
    def mine(self) -> QObject:
        return self._mine

    @Property(str, notify=panelChanged)
    def panel(self) -> str:
        return self.props.panel

    @Property(str, notify=summaryChanged)
    def summary(self) -> str:
        return self.props.summary

    @Property(bool, notify=lateChanged)
    def late(self) -> bool:
        return self.props.late

    @Property(str, notify=listedChanged)
    def listed(self) -> str:
        return self.props.listed

    @Property(bool, notify=byNumberChanged)
    def byNumber(self) -> bool:
        return self.props.by_number

    @Property(str, notify=foundChanged)
    def found(self) -> str:
        return self.props.found

    @Property(str, notify=foundNoteChanged)
    def foundNote(self) -> str:
        return self.props.found_note

    @Property(str, notify=nobodyChanged)
    def nobody(self) -> str:
        return self.props.nobody

    @Property(bool, notify=remindingChanged)
    def reminding(self) -> bool:
        return self.props.reminding

    @Property(str, notify=troubleChanged)
    def trouble(self) -> str:
        return self.props.trouble

    @Property(str, notify=refusalChanged)
    def refusal(self) -> str:
        return self.props.refusal
