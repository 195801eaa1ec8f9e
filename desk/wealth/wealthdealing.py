"""The sheet that ticks something off, puts it off or gives it up, as QML draws it: at the plan, and in a record."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from desk.wealth import dealing
from desk.wealth.dealing import CANCEL, POSTPONE, DealDrawn, DealKnown, WhyRow, derive
from desk.wealth.looking import Look
from desk.wealth.panel import Panel
from desk.wealth.planning import DayRow, shifted
from desk.wealth.wealthseat import WealthSeat
from shared.lobby.customers import FollowUp
from shared.lobby.text import Text, text
from shared.screens.rows import Rows

if TYPE_CHECKING:
    from shared.operations import Lobby

QML_IMPORT_NAME = "Tingtang.Desk"
QML_IMPORT_MAJOR_VERSION = 1

Find = Callable[[int], tuple[FollowUp, str] | None]
"""What is planned under a number and for whom; None once there is nothing to deal with under it."""


@QmlElement
@QmlUncreatable("the seat makes it")
class WealthDealing(QObject, Panel[DealKnown, DealDrawn]):
    """The sheet. `finished()`: it is done, put off or given up; `cleared()`: what was typed goes."""

    idChanged = Signal()
    asksChanged = Signal()
    whatChanged = Signal()
    whoChanged = Signal()
    verbChanged = Signal()
    toChanged = Signal()
    missingChanged = Signal()
    canConfirmChanged = Signal()
    refusalChanged = Signal()
    cleared = Signal()
    finished = Signal()

    def __init__(self, seat: WealthSeat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._find: Find = lambda _: None
        self._days = Rows(DayRow, "days", self)
        self._reasons = Rows(WhyRow, "index", self)
        self.attend(seat, DealKnown(), derive, (self._days, dealing.day_choices), (self._reasons, dealing.why_rows))
        seat.begun.connect(self.close)

    def among(self, find: Find) -> None:
        """Where to look for what is planned."""
        self._find = find

    @Slot(int, str)
    def ask(self, id: int, what: str) -> None:
        """Begin to deal with something (`done`, `postpone`, `cancel`, or undecided); once more takes that back."""
        now = self.inputs.one.id if self.inputs.one else 0
        found = self._find(id)
        if found is None or (id, what) == (now, self.inputs.asks):
            self.close()
            return
        self._fill(one=found[0], who=found[1], asks=what, why=-1, words="", days=0)
        self.cleared.emit()

    @Slot()
    def close(self) -> None:
        """Leave it as it is."""
        self._fill(one=None, who="", asks="", why=-1, words="", days=0, busy=False)
        self.cleared.emit()

    @Slot(str)
    def write(self, words: str) -> None:
        """What came of it, or why, in words of one's own."""
        if words != self.inputs.words:
            self._fill(words=words)

    @Slot(int)
    def because(self, why: int) -> None:
        """Pick a reason; the same again takes it back."""
        self._fill(why=-1 if why == self.inputs.why else why)

    @Slot(int)
    def inDays(self, days: int) -> None:
        """Put it off by so many days."""
        self._fill(days=days)

    @Slot(int)
    def shift(self, days: int) -> None:
        """The day it is put off to, a day earlier (-1) or later (1)."""
        self._fill(days=shifted(self.inputs.days, days))

    @Slot()
    def confirm(self) -> None:
        """Do it."""
        if self.props.can_confirm:
            work, said = self._work()
            self._step(work, said, self._done)

    def _work(self) -> tuple[Callable[[Lobby], FollowUp], Text]:
        from shared.operations import cancel_follow_up, finish_follow_up, postpone_follow_up

        known = self.inputs
        id, said, to = self.props.id, known.said, known.to
        if known.asks == CANCEL:
            return lambda lobby: cancel_follow_up(lobby, id, said), text("已取消", "Cancelled")
        if known.asks == POSTPONE and to is not None:
            return lambda lobby: postpone_follow_up(lobby, id, to, said), text("已改期", "Postponed")
        return lambda lobby: finish_follow_up(lobby, id, said), text("已完成", "Done")

    def _done(self, _: FollowUp) -> None:
        self.close()
        self.finished.emit()

    def look(self) -> None:
        """What is planned, as its owner has it now: somebody else may have dealt with it."""
        super().look()
        one = self.inputs.one
        if one is not None and not self.inputs.busy and self._find(one.id) is None:
            self.close()

    def _sees(self, look: Look | None) -> dict[str, Any]:
        return {"today": look.board.business_date if look else None}

    @Property(QObject, constant=True)
    def days(self) -> QObject:
        return self._days

    @Property(QObject, constant=True)
    def reasons(self) -> QObject:
        return self._reasons

    @Property(int, notify=idChanged)
    def id(self) -> int:
        return self.props.id

    @Property(str, notify=asksChanged)
    def asks(self) -> str:
        return self.props.asks

    @Property(str, notify=whatChanged)
    def what(self) -> str:
        return self.props.what

    @Property(str, notify=whoChanged)
    def who(self) -> str:
        return self.props.who

    @Property(str, notify=verbChanged)
    def verb(self) -> str:
        return self.props.verb

    @Property(str, notify=toChanged)
    def to(self) -> str:
        return self.props.to

    @Property(str, notify=missingChanged)
    def missing(self) -> str:
        return self.props.missing

    @Property(bool, notify=canConfirmChanged)
    def canConfirm(self) -> bool:
        return self.props.can_confirm

    @Property(str, notify=refusalChanged)
    def refusal(self) -> str:
        return self.props.refusal
