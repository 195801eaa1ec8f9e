"""The form that puts a customer's record right, as QML draws it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from desk.wealth import correctpage
from desk.wealth.choices import ChoiceRow
from desk.wealth.correctpage import CorrectDrawn, CorrectKnown, derive
from desk.wealth.looking import Look
from desk.wealth.panel import Panel
from desk.wealth.wealthseat import WealthSeat
from shared.lobby.customers import Channel, Customer
from shared.lobby.text import text
from shared.screens.rows import Rows

QML_IMPORT_NAME = "Tingtang.Desk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("the seat makes it")
class WealthCorrect(QObject, Panel[CorrectKnown, CorrectDrawn]):
    """The form. `begun(name, preferences)` is what stands in its fields at first; `saved()`: it stands in the book."""

    missingChanged = Signal()
    readyChanged = Signal()
    refusalChanged = Signal()
    begun = Signal(str, str)
    saved = Signal()

    def __init__(self, seat: WealthSeat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tiers = Rows(ChoiceRow, "key", self)
        self._channels = Rows(ChoiceRow, "key", self)
        lists = (self._tiers, correctpage.tier_rows), (self._channels, correctpage.channel_rows)
        self.attend(seat, CorrectKnown(), derive, *lists)
        seat.shown.connect(self.look)
        seat.begun.connect(lambda: self.about(None))

    def about(self, customer: Customer | None) -> None:
        """Whose record it is; the form begins as the book has it."""
        one = customer
        self._fill(
            customer=one,
            name=one.name if one else "",
            tier=one.tier if one else "",
            channel=one.channel if one else Channel.NONE,
            preferences=one.preferences if one else "",
            busy=False,
        )
        self.begun.emit(self.inputs.name, self.inputs.preferences)

    @Slot(str)
    def call(self, name: str) -> None:
        """How the customer is addressed."""
        self._fill(name=name)

    @Slot(str)
    def rank(self, tier: str) -> None:
        """The customer's tier."""
        self._fill(tier=tier)

    @Slot(str)
    def reach(self, channel: str) -> None:
        """How the customer wishes to be reached."""
        self._fill(channel=Channel(channel))

    @Slot(str)
    def prefer(self, preferences: str) -> None:
        """What the customer prefers."""
        self._fill(preferences=preferences)

    @Slot()
    def save(self) -> None:
        """Put it right."""
        customer, changes = self.inputs.customer, self.inputs.changes
        if not self.props.ready or customer is None:
            return
        from shared.operations import correct_customer

        self._step(
            lambda lobby: correct_customer(lobby, customer.reference, **changes),
            text("已更正", "Put right"),
            lambda _: self.saved.emit(),
        )

    def _sees(self, look: Look | None) -> dict[str, Any]:
        return {"branch": look.board.branch if look else None}

    @Property(QObject, constant=True)
    def tiers(self) -> QObject:
        return self._tiers

    @Property(QObject, constant=True)
    def channels(self) -> QObject:
        return self._channels

    @Property(str, notify=missingChanged)
    def missing(self) -> str:
        return self.props.missing

    @Property(bool, notify=readyChanged)
    def ready(self) -> bool:
        return self.props.ready

    @Property(str, notify=refusalChanged)
    def refusal(self) -> str:
        return self.props.refusal
