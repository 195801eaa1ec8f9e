"""The form that plans something for the customer whose record is open, as QML draws it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from desk.wealth import planform
from desk.wealth.choices import ChoiceRow
from desk.wealth.looking import Look
from desk.wealth.panel import Panel
from desk.wealth.planform import PlanDrawn, PlanKnown, derive
from desk.wealth.planning import DayRow
from desk.wealth.wealthseat import WealthSeat
from shared.lobby.customers import FollowUpKind
from shared.lobby.text import text
from shared.screens.rows import Rows

QML_IMPORT_NAME = "Tingtang.Desk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("the seat makes it")
class WealthPlanning(QObject, Panel[PlanKnown, PlanDrawn]):
    """The form. `cleared()`: what was typed goes; `saved()`: it is planned."""

    whenChanged = Signal()
    consentChanged = Signal()
    missingChanged = Signal()
    readyChanged = Signal()
    refusalChanged = Signal()
    cleared = Signal()
    saved = Signal()

    def __init__(self, seat: WealthSeat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kinds = Rows(ChoiceRow, "key", self)
        self._days = Rows(DayRow, "days", self)
        lists = (self._kinds, planform.kind_rows), (self._days, planform.day_rows)
        self.attend(seat, PlanKnown(), derive, *lists)
        seat.shown.connect(self.look)
        seat.begun.connect(lambda: self.about("", False))

    def about(self, reference: str, agreed: bool) -> None:
        """For whom it is; the form begins empty."""
        self._fill(reference=reference, agreed=agreed, kind=None, due=None, words="", busy=False)
        self.cleared.emit()

    @Slot(str)
    def pick(self, kind: str) -> None:
        """What is to be done."""
        self._fill(kind=FollowUpKind(kind))

    @Slot(int)
    def on(self, at: int) -> None:
        """Choose a day; choosing it again takes it back."""
        self._fill(due=planform.chosen(self.inputs, at))

    @Slot(int, int)
    def shift(self, months: int, days: int) -> None:
        """The day, so much earlier or later."""
        self._fill(due=planform.moved(self.inputs, months, days))

    @Slot(str)
    def write(self, words: str) -> None:
        """What it is about."""
        if words != self.inputs.words:
            self._fill(words=words)

    @Slot()
    def save(self) -> None:
        """Plan it."""
        known = self.inputs
        kind, due = known.kind, known.due
        if not self.props.ready or kind is None or due is None:
            return
        from shared.operations import plan_follow_up

        self._step(
            lambda lobby: plan_follow_up(lobby, known.reference, kind, due, known.words.strip()),
            text("已计划", "Planned"),
            lambda _: self.saved.emit(),
        )

    def _sees(self, look: Look | None) -> dict[str, Any]:
        return {"today": look.board.business_date if look else None}

    @Property(QObject, constant=True)
    def kinds(self) -> QObject:
        return self._kinds

    @Property(QObject, constant=True)
    def days(self) -> QObject:
        return self._days

    @Property(str, notify=whenChanged)
    def when(self) -> str:
        return self.props.when

    @Property(str, notify=consentChanged)
    def consent(self) -> str:
        return self.props.consent

    @Property(str, notify=missingChanged)
    def missing(self) -> str:
        return self.props.missing

    @Property(bool, notify=readyChanged)
    def ready(self) -> bool:
        return self.props.ready

    @Property(str, notify=refusalChanged)
    def refusal(self) -> str:
        return self.props.refusal
