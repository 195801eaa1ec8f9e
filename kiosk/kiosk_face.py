"""What the kiosk's pages read: one notifying property for each field of `drawn.Drawn`, and its lists."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.drawn import BandRow, Card, Drawn, Known, StepRow, WayRow
from shared.screens.rows import Rows
from shared.screens.viewmodel import ViewModel

QML_IMPORT_NAME = "Tingtang.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("the screen makes it")
class KioskFace(QObject, ViewModel[Known, Drawn]):
    """The readable side of the kiosk; `KioskScreen` is the side that does things."""

    conditionChanged = Signal()
    pageChanged = Signal()
    forwardChanged = Signal()
    languageChanged = Signal()
    largeChanged = Signal()
    branchChanged = Signal()
    branchRestChanged = Signal()
    bilingualChanged = Signal()
    titleChanged = Signal()
    busyChanged = Signal()
    refusalChanged = Signal()
    helpChanged = Signal()
    opensChanged = Signal()
    opensInChanged = Signal()
    opensOnChanged = Signal()
    othersChanged = Signal()
    cardsChanged = Signal()
    otherCardsChanged = Signal()
    bandsChanged = Signal()
    waysChanged = Signal()
    stepsChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._models: dict[str, Rows[Any]] = {
            "cards": Rows(Card, "code", self),
            "other_cards": Rows(Card, "code", self),
            "bands": Rows(BandRow, "code", self),
            "ways": Rows(WayRow, "code", self),
            "steps": Rows(StepRow, "code", self),
        }

    def rederive(self) -> None:
        """Derive, and bring the lists along."""
        super().rederive()
        for name, rows in self._models.items():
            rows.replace(getattr(self.props, name))

    @Property(QObject, constant=True)
    def cards(self) -> QObject:
        return self._models["cards"]

    @Property(QObject, constant=True)
    def otherCards(self) -> QObject:
        return self._models["other_cards"]

    @Property(QObject, constant=True)
    def bands(self) -> QObject:
        return self._models["bands"]

    @Property(QObject, constant=True)
    def ways(self) -> QObject:
        return self._models["ways"]

    @Property(QObject, constant=True)
    def steps(self) -> QObject:
        return self._models["steps"]

    @Property(str, notify=conditionChanged)
    def condition(self) -> str:
        return self.props.condition

    @Property(str, notify=pageChanged)
    def page(self) -> str:
        return str(self.props.page)

    @Property(bool, notify=forwardChanged)
    def forward(self) -> bool:
        return self.props.forward

    @Property(str, notify=languageChanged)
    def language(self) -> str:
        return self.props.language

    @Property(bool, notify=largeChanged)
    def large(self) -> bool:
        return self.props.large

    @Property(str, notify=branchChanged)
    def branch(self) -> str:
        return self.props.branch

    @Property(str, notify=branchRestChanged)
    def branchRest(self) -> str:
        return self.props.branch_rest

    @Property(bool, notify=bilingualChanged)
    def bilingual(self) -> bool:
        return self.props.bilingual

    @Property(str, notify=titleChanged)
    def title(self) -> str:
        return self.props.title

    @Property(bool, notify=busyChanged)
    def busy(self) -> bool:
        return self.props.busy

    @Property(str, notify=refusalChanged)
    def refusal(self) -> str:
        return self.props.refusal

    @Property(str, notify=helpChanged)
    def help(self) -> str:
        return self.props.help

    @Property(str, notify=opensChanged)
    def opens(self) -> str:
        return self.props.opens

    @Property(int, notify=opensInChanged)
    def opensIn(self) -> int:
        return self.props.opens_in

    @Property(str, notify=opensOnChanged)
    def opensOn(self) -> str:
        return self.props.opens_on

    @Property(str, notify=othersChanged)
    def others(self) -> str:
        return self.props.others
