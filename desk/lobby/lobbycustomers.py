"""The branch manager's page of customer lists as QML draws it: pick a list, pick customers, give them to another."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from desk.lobby.chosen import ReasonRow, reason_rows
from desk.lobby.customerlists import (
    NOBODY,
    ListRow,
    ListsDrawn,
    ListsKnown,
    PickRow,
    customer_rows,
    derive,
    list_rows,
    step_of,
)
from desk.lobby.lobbyseat import LobbySeat
from shared.lobby.customer_lists import PAGE
from shared.lobby.text import Text
from shared.screens.rows import Rows
from shared.screens.viewmodel import ViewModel

QML_IMPORT_NAME = "Tingtang.Desk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("the seat makes it")
class LobbyCustomers(QObject, ViewModel[ListsKnown, ListsDrawn]):
    """The page. What was read of it is dropped when it is closed."""

    offeredChanged = Signal()
    openChanged = Signal()
    headingChanged = Signal()
    rangeChanged = Signal()
    canGoBackChanged = Signal()
    canGoOnChanged = Signal()
    emptyChanged = Signal()
    wholePageChanged = Signal()
    everyChanged = Signal()
    pickedChanged = Signal()
    primaryChanged = Signal()
    readyChanged = Signal()
    troubleChanged = Signal()
    refusalChanged = Signal()
    doneChanged = Signal()
    begun = Signal()
    """Another list, or the customers are given: what was typed goes."""
    turned = Signal()
    """Another page: back to its top."""

    def __init__(self, seat: LobbySeat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._lists = Rows(ListRow, "staff", self)
        self._customers = Rows(PickRow, "reference", self)
        self._reasons = Rows(ReasonRow, "index", self)
        self.begin(ListsKnown(), derive)
        seat.shown.connect(self._look)
        seat.signedInChanged.connect(self.close)

    @Slot(str)
    def show(self, staff: str) -> None:
        """Open the page on somebody's list (empty: nobody's)."""
        if not self.props.offered:
            return
        self._change(open=True, staff=staff, first=0, **_AFRESH)
        self.begun.emit()
        self._read()

    @Slot()
    def close(self) -> None:
        """Close the page."""
        if self.inputs.open:
            self._change(open=False, staff=NOBODY, first=0, **_AFRESH)
            self._read()

    @Slot(int)
    def turn(self, pages: int) -> None:
        """A page on (1) or back (-1); who was picked stays picked."""
        self._change(first=max(0, self.inputs.first + pages * PAGE))
        self._read()

    @Slot(str)
    def pick(self, reference: str) -> None:
        """Pick a customer, or take that back. Of a whole list that was picked, only this page's others stay."""
        chosen = self._chosen()
        self._change(chosen=chosen ^ {reference}, every=False, refusal=None, done=None)

    @Slot()
    def pickPage(self) -> None:
        """Pick all of this page, or none of them."""
        page = {row.reference for row in self._customers.rows}
        chosen = self._chosen()
        self._change(
            chosen=chosen - page if self.props.whole_page else chosen | page, every=False, refusal=None, done=None
        )

    @Slot()
    def pickAll(self) -> None:
        """Pick the whole list, or nobody."""
        self._change(chosen=frozenset(), every=not self.inputs.every, refusal=None, done=None)

    @Slot(str)
    def giveTo(self, staff: str) -> None:
        """Who gets them."""
        self._change(to=staff, refusal=None, done=None)

    @Slot(int)
    def because(self, reason: int) -> None:
        """Pick a reason; picking it again takes it back."""
        self._change(reason=-1 if reason == self.inputs.reason else reason, refusal=None, done=None)

    @Slot(str)
    def write(self, typed: str) -> None:
        """A reason in one's own words."""
        self._change(typed=typed, refusal=None, done=None)

    @Slot()
    def confirm(self) -> None:
        """Give them away."""
        step = step_of(self.inputs)
        if step is None:
            return
        self._change(busy=True, refusal=None, done=None)

        def given() -> None:
            # The toast is behind this page, and its undo would be none.
            self._change(**_AFRESH | {"done": step.said})
            self.begun.emit()

        self._seat.perform(step, given, self._refused)

    def _chosen(self) -> frozenset[str]:
        if self.inputs.every:
            return frozenset(row.reference for row in self._customers.rows)
        return self.inputs.chosen

    def _refused(self, why: Text) -> None:
        self._change(busy=False, refusal=why)

    def _read(self) -> None:
        self._seat.list_customers(self.inputs.asked)
        self.turned.emit()

    def _look(self) -> None:
        known = self._seat.inputs
        look = known.look if known.person is not None else None
        page = look.book.page if look is not None and look.book is not None else None
        # A list that has become shorter answers with its last page.
        first = page.first if page is not None and page.staff == (self.inputs.staff or None) else self.inputs.first
        self._change(look=look, language=known.language, first=first)

    def _change(self, **changes: Any) -> None:
        self.update(**changes)
        known = self.inputs
        self._lists.replace(list_rows(known))
        self._customers.replace(customer_rows(known))
        reasons = known.look.board.branch.customers.reason if known.look is not None else ()
        self._reasons.replace(reason_rows(reasons, known.reason, known.language))

    @Property(QObject, constant=True)
    def lists(self) -> QObject:
        return self._lists

    @Property(QObject, constant=True)
    def customers(self) -> QObject:
        return self._customers

    @Property(QObject, constant=True)
    def reasons(self) -> QObject:
        return self._reasons

    @Property(bool, notify=offeredChanged)
    def offered(self) -> bool:
        return self.props.offered

    @Property(bool, notify=openChanged)
    def open(self) -> bool:
        return self.props.open

    @Property(str, notify=headingChanged)
    def heading(self) -> str:
        return self.props.heading

    @Property(str, notify=rangeChanged)
    def range(self) -> str:
        return self.props.range

    @Property(bool, notify=canGoBackChanged)
    def canGoBack(self) -> bool:
        return self.props.can_go_back

    @Property(bool, notify=canGoOnChanged)
    def canGoOn(self) -> bool:
        return self.props.can_go_on

    @Property(bool, notify=emptyChanged)
    def empty(self) -> bool:
        return self.props.empty

    @Property(bool, notify=wholePageChanged)
    def wholePage(self) -> bool:
        return self.props.whole_page

    @Property(bool, notify=everyChanged)
    def every(self) -> bool:
        return self.props.every

    @Property(str, notify=pickedChanged)
    def picked(self) -> str:
        return self.props.picked

    @Property(str, notify=primaryChanged)
    def primary(self) -> str:
        return self.props.primary

    @Property(bool, notify=readyChanged)
    def ready(self) -> bool:
        return self.props.ready

    @Property(str, notify=troubleChanged)
    def trouble(self) -> str:
        return self.props.trouble

    @Property(str, notify=refusalChanged)
    def refusal(self) -> str:
        return self.props.refusal

    @Property(str, notify=doneChanged)
    def done(self) -> str:
        return self.props.done


_AFRESH: dict[str, Any] = {
    "chosen": frozenset(),
    "every": False,
    "to": "",
    "reason": -1,
    "typed": "",
    "busy": False,
    "refusal": None,
    "done": None,
}
"""Nothing picked yet."""
