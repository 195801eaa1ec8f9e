"""The form that puts a customer's record right, as QML draws it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from desk.wealth import correctpage
from desk.wealth.addpage import ChoiceRow
from desk.wealth.correctpage import CorrectDrawn, CorrectKnown, derive
from desk.wealth.wealthseat import WealthSeat
from shared.lobby.customers import Channel, Customer
from shared.lobby.text import Text, text
from shared.screens.rows import Rows
from shared.screens.viewmodel import ViewModel

QML_IMPORT_NAME = "Tingtang.Desk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("the seat makes it")
class WealthCorrect(QObject, ViewModel[CorrectKnown, CorrectDrawn]):
    """The form. `begun(name, preferences)` is what stands in its fields at first; `saved()`: it stands in the book."""

    missingChanged = Signal()
    readyChanged = Signal()
    refusalChanged = Signal()
    begun = Signal(str, str)
    saved = Signal()

    def __init__(self, seat: WealthSeat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._tiers = Rows(ChoiceRow, "key", self)
        self._channels = Rows(ChoiceRow, "key", self)
        self.begin(CorrectKnown(), derive)
        seat.shown.connect(self._look)
        seat.begun.connect(lambda: self.about(None))

    def about(self, customer: Customer | None) -> None:
        """Whose record it is; the form begins as the book has it."""
        one = customer
        self._change(
            customer=one,
            name=one.name if one else "",
            tier=one.tier if one else "",
            channel=one.channel if one else Channel.NONE,
            preferences=one.preferences if one else "",
            busy=False,
            refusal=None,
        )
        self.begun.emit(self.inputs.name, self.inputs.preferences)

    @Slot(str)
    def call(self, name: str) -> None:
        """How the customer is addressed."""
        self._change(name=name, refusal=None)

    @Slot(str)
    def rank(self, tier: str) -> None:
        """The customer's tier."""
        self._change(tier=tier, refusal=None)

    @Slot(str)
    def reach(self, channel: str) -> None:
        """How the customer wishes to be reached."""
        self._change(channel=Channel(channel), refusal=None)

    @Slot(str)
    def prefer(self, preferences: str) -> None:
        """What the customer prefers."""
        self._change(preferences=preferences, refusal=None)

    @Slot()
    def save(self) -> None:
        """Put it right."""
        customer, changes = self.inputs.customer, self.inputs.changes
        if not self.props.ready or self._seat.is_busy or customer is None:
            return
        from shared.operations import correct_customer

        self._change(busy=True, refusal=None)
        self._seat.perform(
            lambda lobby: correct_customer(lobby, customer.reference, **changes),
            text("已更正", "Put right"),
            lambda _: self.saved.emit(),
            self._sorry,
        )

    def _sorry(self, why: Text) -> None:
        self._change(busy=False, refusal=why)

    def _look(self) -> None:
        known = self._seat.inputs
        self._change(branch=known.look.board.branch if known.look else None, language=known.language)

    def _change(self, **changes: Any) -> None:
        self.update(**changes)
        self._tiers.replace(correctpage.tier_rows(self.inputs))
        self._channels.replace(correctpage.channel_rows(self.inputs))

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
