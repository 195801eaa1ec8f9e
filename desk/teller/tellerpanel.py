"""The ticket panel's view-model."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from desk.teller.look import Seen
from desk.teller.panel import Drawn, Fact, Known, derive, facts
from shared.screens.rows import Rows
from shared.screens.viewmodel import ViewModel

QML_IMPORT_NAME = "Tingtang.Desk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("the seat makes it")
class TicketPanel(QObject, ViewModel[Known, Drawn]):
    """The ticket at the counter: its facts, its running time, the receipts of its call."""

    presentChanged = Signal()
    titleChanged = Signal()
    noteChanged = Signal()
    numberChanged = Signal()
    pigmentChanged = Signal()
    servingChanged = Signal()
    stateChanged = Signal()
    takenChanged = Signal()
    serviceChanged = Signal()
    bandChanged = Signal()
    shownChanged = Signal()
    shownWellChanged = Signal()
    spokenChanged = Signal()
    spokenWellChanged = Signal()
    calledAtChanged = Signal()
    timerLabelChanged = Signal()
    timerChanged = Signal()
    fractionChanged = Signal()
    overtimeChanged = Signal()
    typicalChanged = Signal()
    escortedChanged = Signal()
    markChanged = Signal()

    def __init__(self, now: datetime, language: str = "zh", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facts = Rows(Fact, "id", self)
        self.begin(Known(None, now, language), derive)

    def show_seen(self, seen: Seen | None, now: datetime) -> None:
        """What the seat has read; None signs out."""
        self.update(seen=seen, now=now)
        self._facts.replace(facts(self.inputs))

    def tick(self, now: datetime) -> None:
        """A second has gone."""
        self.update(now=now)

    def use(self, language: str) -> None:
        """Speak `zh` or `en`."""
        self.update(language=language)
        self._facts.replace(facts(self.inputs))

    @Property(QObject, constant=True)
    def facts(self) -> QObject:
        return self._facts

    @Property(bool, notify=presentChanged)
    def present(self) -> bool:
        return self.props.present

    @Property(str, notify=titleChanged)
    def title(self) -> str:
        return self.props.title

    @Property(str, notify=noteChanged)
    def note(self) -> str:
        return self.props.note

    @Property(str, notify=numberChanged)
    def number(self) -> str:
        return self.props.number

    @Property(str, notify=pigmentChanged)
    def pigment(self) -> str:
        return self.props.pigment

    @Property(bool, notify=servingChanged)
    def serving(self) -> bool:
        return self.props.serving

    @Property(str, notify=stateChanged)
    def state(self) -> str:
        return self.props.state

    @Property(str, notify=takenChanged)
    def taken(self) -> str:
        return self.props.taken

    @Property(str, notify=serviceChanged)
    def service(self) -> str:
        return self.props.service

    @Property(str, notify=bandChanged)
    def band(self) -> str:
        return self.props.band

    @Property(str, notify=shownChanged)
    def shown(self) -> str:
        return self.props.shown

    @Property(bool, notify=shownWellChanged)
    def shownWell(self) -> bool:
        return self.props.shown_well

    @Property(str, notify=spokenChanged)
    def spoken(self) -> str:
        return self.props.spoken

    @Property(bool, notify=spokenWellChanged)
    def spokenWell(self) -> bool:
        return self.props.spoken_well

    @Property(str, notify=calledAtChanged)
    def calledAt(self) -> str:
        return self.props.called_at

    @Property(str, notify=timerLabelChanged)
    def timerLabel(self) -> str:
        return self.props.timer_label

    @Property(str, notify=timerChanged)
    def timer(self) -> str:
        return self.props.timer

    @Property(float, notify=fractionChanged)
    def fraction(self) -> float:
        return self.props.fraction

    @Property(bool, notify=overtimeChanged)
    def overtime(self) -> bool:
        return self.props.overtime

    @Property(str, notify=typicalChanged)
    def typical(self) -> str:
        return self.props.typical

    @Property(bool, notify=escortedChanged)
    def escorted(self) -> bool:
        return self.props.escorted

    @Property(str, notify=markChanged)
    def mark(self) -> str:
        return self.props.mark
