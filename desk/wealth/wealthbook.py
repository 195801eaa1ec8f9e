"""The panel at the right as QML draws it: today's plan and my list; it says which record is open."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from desk.wealth import bookpage
from desk.wealth.bookpage import LIST, PLAN, POSTPONE, RECORD, BookDrawn, BookKnown, CustomerRow, derive
from desk.wealth.planning import DayRow, PlanRow, ahead, day_rows, plan_rows, shifted
from desk.wealth.wealthseat import WealthSeat
from shared.lobby.text import Text, text
from shared.screens.rows import Rows
from shared.screens.viewmodel import ViewModel

QML_IMPORT_NAME = "Tingtang.Desk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("the seat makes it")
class WealthBook(QObject, ViewModel[BookKnown, BookDrawn]):
    """The panel. `opened(reference)` asks for a customer's record."""

    panelChanged = Signal()
    summaryChanged = Signal()
    lateChanged = Signal()
    listedChanged = Signal()
    asksChanged = Signal()
    askedNameChanged = Signal()
    canConfirmChanged = Signal()
    missingChanged = Signal()
    toChanged = Signal()
    remindingChanged = Signal()
    troubleChanged = Signal()
    refusalChanged = Signal()
    opened = Signal(str)
    cleared = Signal()
    """What was typed goes."""

    def __init__(self, seat: WealthSeat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._plan = Rows(PlanRow, "id", self)
        self._mine = Rows(CustomerRow, "reference", self)
        self._days = Rows(DayRow, "days", self)
        self.begin(BookKnown(), derive)
        seat.shown.connect(self._look)
        seat.begun.connect(self._begin)

    @Slot(str)
    def turn(self, panel: str) -> None:
        """Show the plan, the list, or the form for somebody new."""
        before = self.inputs.panel
        back = before if before in (PLAN, LIST) else self.inputs.back
        self._change(panel=panel, back=back, asks="", chosen=0, search="", refusal=None)
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
        self._change(search=search)

    @Slot()
    def reminded(self) -> None:
        """The reminder was read."""
        self._change(reminding=False)

    @Slot(int, str)
    def ask(self, id: int, what: str) -> None:
        """Begin to tick something off (`done`) or put it off (`postpone`); once more takes that back."""
        same = (id, what) == (self.inputs.chosen, self.inputs.asks)
        self._change(chosen=0 if same else id, asks="" if same else what, words="", days=0, refusal=None)
        self.cleared.emit()

    @Slot(str)
    def write(self, words: str) -> None:
        """What came of it, or why it is put off."""
        self._change(words=words, refusal=None)

    @Slot(int)
    def inDays(self, days: int) -> None:
        """Put it off by so many days."""
        self._change(days=days, refusal=None)

    @Slot(int)
    def shift(self, days: int) -> None:
        """The day it is put off to, a day earlier (-1) or later (1)."""
        self._change(days=shifted(self.inputs.days, days), refusal=None)

    @Slot()
    def confirm(self) -> None:
        """Tick it off, or put it off."""
        if not self.props.can_confirm or self.inputs.look is None or self._seat.is_busy:
            return
        from shared.operations import finish_follow_up, postpone_follow_up

        known, words = self.inputs, self.inputs.words.strip()
        to = ahead(self.inputs.look.board.business_date, known.days)
        self._change(busy=True, refusal=None)
        if known.asks == POSTPONE and to is not None:
            self._seat.perform(
                lambda lobby: postpone_follow_up(lobby, known.chosen, to, words),
                text("已改期", "Put off"),
                self._done,
                self._sorry,
            )
        else:
            self._seat.perform(
                lambda lobby: finish_follow_up(lobby, known.chosen, words),
                text("已完成", "Done"),
                self._done,
                self._sorry,
            )

    def _done(self, _: object) -> None:
        self._change(busy=False, chosen=0, asks="", words="", days=0)
        self.cleared.emit()

    def _sorry(self, why: Text) -> None:
        self._change(busy=False, refusal=why)

    def _begin(self) -> None:
        self.update(**vars(BookKnown(language=self.inputs.language, reminding=True)))
        self._seat.list_customers(False)
        self._change()
        self.cleared.emit()

    def _look(self) -> None:
        known = self._seat.inputs
        self._change(look=known.look if known.person is not None else None, language=known.language)

    def _change(self, **changes: Any) -> None:
        self.update(**changes)
        known = self.inputs
        look = known.look
        self._plan.replace(plan_rows(look, known.chosen, known.asks, known.language) if look else [])
        self._mine.replace(bookpage.customer_rows(known))
        self._days.replace(day_rows(known.days, known.language))

    @Property(QObject, constant=True)
    def plan(self) -> QObject:
        return self._plan

    @Property(QObject, constant=True)
    def mine(self) -> QObject:
        return self._mine

    @Property(QObject, constant=True)
    def days(self) -> QObject:
        return self._days

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

    @Property(str, notify=asksChanged)
    def asks(self) -> str:
        return self.props.asks

    @Property(str, notify=askedNameChanged)
    def askedName(self) -> str:
        return self.props.asked_name

    @Property(bool, notify=canConfirmChanged)
    def canConfirm(self) -> bool:
        return self.props.can_confirm

    @Property(str, notify=missingChanged)
    def missing(self) -> str:
        return self.props.missing

    @Property(str, notify=toChanged)
    def to(self) -> str:
        return self.props.to

    @Property(bool, notify=remindingChanged)
    def reminding(self) -> bool:
        return self.props.reminding

    @Property(str, notify=troubleChanged)
    def trouble(self) -> str:
        return self.props.trouble

    @Property(str, notify=refusalChanged)
    def refusal(self) -> str:
        return self.props.refusal
