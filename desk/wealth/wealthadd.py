"""The form that puts the guest of a consultation into the customer book, as QML draws it."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from desk.wealth import addpage
from desk.wealth.addpage import AddDrawn, AddKnown, derive
from desk.wealth.bookpage import ADD
from desk.wealth.choices import ChoiceRow
from desk.wealth.panel import Panel
from desk.wealth.wealthbook import WealthBook
from desk.wealth.wealthseat import WealthSeat
from shared.lobby.customers import Channel, Customer
from shared.lobby.identifiers import Identifier
from shared.lobby.text import text
from shared.screens.rows import Rows

QML_IMPORT_NAME = "Tingtang.Desk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("the seat makes it")
class WealthAdd(QObject, Panel[AddKnown, AddDrawn]):
    """The form. What is typed stands here only until it is saved or the form is left."""

    numberChanged = Signal()
    kindChanged = Signal()
    consentChanged = Signal()
    readyChanged = Signal()
    missingChanged = Signal()
    refusalChanged = Signal()
    cleared = Signal()

    def __init__(self, seat: WealthSeat, book: WealthBook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._tiers = Rows(ChoiceRow, "key", self)
        self._kinds = Rows(ChoiceRow, "key", self)
        self._channels = Rows(ChoiceRow, "key", self)
        self.attend(
            seat,
            AddKnown(),
            derive,
            (self._tiers, addpage.tier_rows),
            (self._kinds, addpage.kind_rows),
            (self._channels, addpage.channel_rows),
        )
        seat.shown.connect(self.look)
        seat.begun.connect(self._clear)
        book.panelChanged.connect(self._clear)

    @Slot(str)
    def call(self, name: str) -> None:
        """How the customer is addressed."""
        self._fill(name=name)

    @Slot(str)
    def rank(self, tier: str) -> None:
        """The customer's tier."""
        self._fill(tier=tier)

    @Slot(str)
    def knowBy(self, kind: str) -> None:
        """By what the customer is known again."""
        self._fill(kind=Identifier(kind))

    @Slot(str)
    def identify(self, value: str) -> None:
        """The card, phone number, … itself."""
        self._fill(value=value)

    @Slot(str)
    def reach(self, channel: str) -> None:
        """How the customer wishes to be reached."""
        self._fill(channel=Channel(channel))

    @Slot()
    def agree(self) -> None:
        """The customer consents, or takes that back."""
        self._fill(consent=not self.inputs.consent)

    @Slot()
    def save(self) -> None:
        """Put the customer into the book; a guest is known from now on."""
        if not self.props.ready:
            return
        from shared.operations import add_customer, introduce

        known, number = self.inputs, self.props.number
        identifiers = {known.kind: known.value}

        def added(customer: Customer) -> None:
            reference = customer.reference
            if not number:
                self._book.show(reference)
                return
            # A step of its own: if the guest has left meanwhile, the customer is in the book all the same.
            self._seat.perform(
                lambda lobby: introduce(lobby, number, reference),
                done=lambda _: self._book.show(reference),
                refused=lambda _: self._book.show(reference),
            )

        self._step(
            lambda lobby: add_customer(
                lobby, known.name, known.tier_now, identifiers, consent=True, channel=known.channel
            ),
            text("已加入客户簿", "Added to the book"),
            added,
        )

    def _clear(self) -> None:
        if self._book.props.panel != ADD or not self.inputs.name:
            self.update(**vars(AddKnown(language=self.inputs.language)))
            self.look()
            self.cleared.emit()

    @Property(QObject, constant=True)
    def tiers(self) -> QObject:
        return self._tiers

    @Property(QObject, constant=True)
    def kinds(self) -> QObject:
        return self._kinds

    @Property(QObject, constant=True)
    def channels(self) -> QObject:
        return self._channels

    @Property(str, notify=numberChanged)
    def number(self) -> str:
        return self.props.number

    @Property(str, notify=kindChanged)
    def kind(self) -> str:
        return self.props.kind

    @Property(bool, notify=consentChanged)
    def consent(self) -> bool:
        return self.props.consent

    @Property(bool, notify=readyChanged)
    def ready(self) -> bool:
        return self.props.ready

    @Property(str, notify=missingChanged)
    def missing(self) -> str:
        return self.props.missing

    @Property(str, notify=refusalChanged)
    def refusal(self) -> str:
        return self.props.refusal
