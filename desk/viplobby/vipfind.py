"""Finding who has come without a card, for QML: a number is typed or read, and a ticket becomes that customer's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from desk.lobby.lobbyseat import LobbySeat
from desk.vip import receptionsteps as steps
from desk.viplobby.finding import FindDrawn, FindKnown, derive
from shared.lobby.customers import Customer
from shared.lobby.text import Text
from shared.screens.viewmodel import ViewModel

if TYPE_CHECKING:
    from shared.operations import Lobby

QML_IMPORT_NAME = "Tingtang.Desk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("the seat makes it")
class VipFind(QObject, ViewModel[FindKnown, FindDrawn]):
    """See the module. `searched(known)`: the book was asked; a number that it knows does not stay on the screen."""

    foundChanged = Signal()
    whoChanged = Signal()
    noteChanged = Signal()
    numberChanged = Signal()
    adviceChanged = Signal()
    refusalChanged = Signal()
    busyChanged = Signal()
    searched = Signal(bool)

    def __init__(self, seat: LobbySeat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self.begin(FindKnown(), derive)
        seat.shown.connect(self._look)
        seat.opened.connect(self._look)

    @Slot(str)
    def write(self, typed: str) -> None:
        """What stands in the field; something else ends what was found before."""
        if typed and typed != self.inputs.typed:
            self.update(typed=typed, found=None, nobody=False, refusal=None)

    @Slot()
    def search(self) -> None:
        """Ask the book."""
        typed = self.inputs.typed.strip()
        if not typed or self.inputs.busy:
            return

        def work(lobby: Lobby) -> Customer | None:
            from shared.operations import find_customer

            return find_customer(lobby, typed)

        def found(customer: Customer | None) -> None:
            self.update(busy=False, typed="", found=customer, nobody=customer is None)
            self.searched.emit(customer is not None)

        def refused(why: Text) -> None:
            self._sorry(why)
            self.searched.emit(False)

        self.update(busy=True, found=None, nobody=False, refusal=None)
        self._seat.link.do(work, found, refused)

    @Slot()
    def introduce(self) -> None:
        """The ticket in the drawer is this customer's."""
        number, customer = self.props.number, self.inputs.found
        if number and customer is not None and not self.inputs.busy:
            self.update(busy=True, refusal=None)
            self._seat.perform(steps.introduce(number, customer.reference), self.forget, self._sorry)

    @Slot()
    def forget(self) -> None:
        """Nobody is looked for any more."""
        self.update(typed="", found=None, nobody=False, busy=False, refusal=None)
        self.searched.emit(True)

    def _sorry(self, why: Text) -> None:
        self.update(busy=False, refusal=why)

    def _look(self) -> None:
        known = self._seat.inputs
        if known.person is None and self.inputs.found is not None:
            self.forget()
        self.update(look=known.look, language=known.language, number=known.number)

    @Property(bool, notify=foundChanged)
    def found(self) -> bool:
        return self.props.found

    @Property(str, notify=whoChanged)
    def who(self) -> str:
        return self.props.who

    @Property(str, notify=noteChanged)
    def note(self) -> str:
        return self.props.note

    @Property(str, notify=numberChanged)
    def number(self) -> str:
        return self.props.number

    @Property(str, notify=adviceChanged)
    def advice(self) -> str:
        return self.props.advice

    @Property(str, notify=refusalChanged)
    def refusal(self) -> str:
        return self.props.refusal

    @Property(bool, notify=busyChanged)
    def busy(self) -> bool:
        return self.props.busy
