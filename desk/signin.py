"""Signing in: a staff number and a PIN, at a counter (teller) or at a seat without one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from desk.seatlink import SeatLink
from shared.lobby.board import Board, CounterState
from shared.lobby.branch import Staff
from shared.lobby.text import Text, text
from shared.screens.rows import Rows
from shared.screens.viewmodel import ViewModel

if TYPE_CHECKING:
    from shared.operations import Lobby

QML_IMPORT_NAME = "Tingtang.Desk"
QML_IMPORT_MAJOR_VERSION = 1

Check = Callable[["Lobby", int, str, str], Staff]
"""(lobby, counter or 0, staff id, PIN) → who it is. Runs on the worker."""


def at_counter(lobby: Lobby, counter: int, staff_id: str, pin: str) -> Staff:
    """A teller takes a counter's seat; see `operations.sign_in`."""
    from shared.operations import sign_in

    return sign_in(lobby, counter, staff_id, pin)


def at_seat(seat: str) -> Check:
    """Somebody takes a seat that has no counter; see `operations.take_seat`."""

    def check(lobby: Lobby, _: int, staff_id: str, pin: str) -> Staff:
        from shared.operations import take_seat

        return take_seat(lobby, seat, staff_id, pin)

    return check


@dataclass(frozen=True)
class Seat:
    """A counter to choose from."""

    number: int
    zone: str
    pigment: str
    zone_name: str
    teller: str
    """Who is signed in there, by name."""
    state: str
    chosen: bool


@dataclass(frozen=True)
class Known:
    """What the page knows."""

    board: Board | None = None
    for_counter: bool = True
    counter: int = 0
    """0: not chosen yet."""
    given: bool = False
    """The counter came from the command line: nothing to choose."""
    busy: bool = False
    message: Text | None = None
    language: str = "zh"


@dataclass(frozen=True)
class Drawn:
    """What it shows."""

    counter: int
    choosing: bool
    busy: bool
    message: str
    zone: str
    pigment: str
    zone_name: str


def seats(known: Known) -> list[Seat]:
    """The counters to choose from, in the branch file's order."""
    board = known.board
    if board is None or not known.for_counter:
        return []
    rows = []
    for one in board.counters:
        zone = board.branch.zones[one.serves[0].zone] if one.serves else board.branch.zone[0]
        person = board.branch.people.get(one.teller) if one.teller else None
        rows.append(
            Seat(
                number=one.number,
                zone=zone.letter,
                pigment=zone.pigment,
                zone_name=zone.short.to(known.language),
                teller=person.name if person else one.teller or "",
                state=one.state if one.state is not CounterState.CLOSED else CounterState.UNOPENED,
                chosen=one.number == known.counter,
            )
        )
    return rows


def derive(known: Known) -> Drawn:
    """The page of what is known."""
    mine = next((one for one in seats(known) if one.chosen), None)
    message = known.message
    if known.board is not None and known.for_counter and known.counter and mine is None:
        message = text(f"本网点没有 {known.counter} 号窗口，请另选", f"There is no counter {known.counter}; choose one")
    return Drawn(
        counter=mine.number if mine else 0,
        choosing=known.for_counter and (not known.given or (known.board is not None and mine is None)),
        busy=known.busy,
        message=message.to(known.language) if message else "",
        zone=mine.zone if mine else "",
        pigment=mine.pigment if mine else "azurite",
        zone_name=mine.zone_name if mine else "",
    )


@QmlElement
@QmlUncreatable("the seat makes it")
class SignIn(QObject, ViewModel[Known, Drawn]):
    """The sign-in page. `signedIn(Staff, counter)` when the PIN was right; the page keeps neither number nor PIN."""

    counterChanged = Signal()
    choosingChanged = Signal()
    busyChanged = Signal()
    messageChanged = Signal()
    zoneChanged = Signal()
    pigmentChanged = Signal()
    zoneNameChanged = Signal()
    signedIn = Signal(object, int)
    refused = Signal()

    def __init__(
        self,
        link: SeatLink,
        check: Check,
        *,
        counter: int | None = None,
        for_counter: bool = True,
        language: str = "zh",
        parent: QObject | None = None,
    ) -> None:
        """`for_counter=False` asks for no counter (the lobby manager's seat)."""
        super().__init__(parent)
        self._link = link
        self._check = check
        self._seats = Rows(Seat, "number", self)
        self.begin(
            Known(for_counter=for_counter, counter=counter or 0, given=counter is not None, language=language), derive
        )

    def show_board(self, board: Board) -> None:
        """The counters as they are now."""
        self._change(board=board)

    def use(self, language: str) -> None:
        """Speak `zh` or `en`; connect it to `Languages.changed`."""
        self._change(language=language)

    def say(self, message: Text | None) -> None:
        """A sentence above the keys: why somebody has to sign in again."""
        self._change(message=message)

    @Slot(int)
    def choose(self, counter: int) -> None:
        """Choose a counter."""
        self._change(counter=counter, message=None)

    @Slot(str, str)
    def submit(self, staff_id: str, pin: str) -> None:
        """Try a number and a PIN. A second try while one is under way is ignored."""
        if self.props.busy:
            return
        if not staff_id.strip():
            self._change(message=text("请先填工号", "Enter your staff number first"))
            return
        if self.inputs.for_counter and not self.props.counter:
            self._change(message=text("请先选窗口", "Choose a counter first"))
            return
        counter, check = self.props.counter, self._check
        self._change(busy=True, message=None)
        self._link.do(
            lambda lobby: check(lobby, counter, staff_id.strip(), pin),
            lambda person: self._welcome(person, counter),
            self._refuse,
        )

    def _welcome(self, person: Staff, counter: int) -> None:
        self._change(busy=False, message=None)
        self.signedIn.emit(person, counter)

    def _refuse(self, why: Text) -> None:
        self._change(busy=False, message=why)
        self.refused.emit()

    def _change(self, **changes: object) -> None:
        self.update(**changes)
        self._seats.replace(seats(self.inputs))

    @Property(QObject, constant=True)
    def seats(self) -> QObject:
        return self._seats

    @Property(int, notify=counterChanged)
    def counter(self) -> int:
        return self.props.counter

    @Property(bool, notify=choosingChanged)
    def choosing(self) -> bool:
        return self.props.choosing

    @Property(bool, notify=busyChanged)
    def busy(self) -> bool:
        return self.props.busy

    @Property(str, notify=messageChanged)
    def message(self) -> str:
        return self.props.message

    @Property(str, notify=zoneChanged)
    def zone(self) -> str:
        return self.props.zone

    @Property(str, notify=pigmentChanged)
    def pigment(self) -> str:
        return self.props.pigment

    @Property(str, notify=zoneNameChanged)
    def zoneName(self) -> str:
        return self.props.zone_name
