"""The wealth manager's seat as a process: its parts put together, run until the window closes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtQuick import QQuickWindow

from desk.options import Options
from desk.radio.seatradio import SeatRadio
from desk.running import run_seat
from desk.seatlink import SeatLink
from desk.seatlock import SeatLock
from desk.signin import SignIn
from desk.status import DeskStatus
from desk.tending import Tending
from desk.wealth.looking import Look
from desk.wealth.wealthadd import WealthAdd
from desk.wealth.wealthbook import WealthBook
from desk.wealth.wealthcorrect import WealthCorrect
from desk.wealth.wealthdealing import WealthDealing
from desk.wealth.wealthguest import WealthGuest
from desk.wealth.wealthnote import WealthNote
from desk.wealth.wealthplanning import WealthPlanning
from desk.wealth.wealthrecord import WealthRecord
from desk.wealth.wealthseat import WealthSeat
from shared.lobby.branch import Staff
from shared.screens.app import Screen

if TYPE_CHECKING:
    from shared.operations import Clock, Lobby

QML = Path(__file__).parents[1] / "qml" / "Wealth.qml"


@dataclass(frozen=True)
class Parts:
    """The seat's parts, put together."""

    link: SeatLink
    status: DeskStatus
    sign_in: SignIn
    seat: WealthSeat
    note: WealthNote
    """The form on the card of the customer being received."""
    guest: WealthGuest
    book: WealthBook
    dealing: WealthDealing
    """What becomes of today's plan."""
    record_note: WealthNote
    record_dealing: WealthDealing
    planning: WealthPlanning
    correct: WealthCorrect
    record: WealthRecord
    add: WealthAdd
    lock: SeatLock
    radio: SeatRadio
    window: QQuickWindow


def at_the_desk(lobby: Lobby, _: int, staff_id: str, pin: str) -> Staff:
    """A wealth manager takes the seat; see `operations.take_seat`."""
    from shared.operations import take_seat

    return take_seat(lobby, "wealth", staff_id, pin)


def build(screen: Screen, options: Options, *, follow: bool = True, clock: Clock | None = None) -> Parts:
    """Make the seat and show its window; `link.open()` brings it to life. `follow=False` and a `clock`: pictures."""
    link = SeatLink(screen.jobs, options.store, options.branch, follow=follow, clock=clock)
    screen.at_end(link.close)
    status = DeskStatus(link, screen.languages)
    sign_in = SignIn(link, at_the_desk, for_counter=False, language=options.language)
    seat = WealthSeat(link)
    note, record_note = WealthNote(seat), WealthNote(seat)
    guest = WealthGuest(seat, note)
    dealing, record_dealing = WealthDealing(seat), WealthDealing(seat)
    book = WealthBook(seat, dealing)
    planning, correct = WealthPlanning(seat), WealthCorrect(seat)
    record = WealthRecord(seat, book, record_note, planning, record_dealing, correct)
    add = WealthAdd(seat, book)
    note.saved.connect(record.again)
    lock = SeatLock(link)
    radio = SeatRadio(link)
    Tending(link, seat.board)

    def seen(look: Look) -> None:
        status.show_board(look.board)
        sign_in.show_board(look.board)
        lock.show_board(look.board)
        radio.show_board(look.board)

    link.seen.connect(seen)
    sign_in.signedIn.connect(lambda person, _: seat.welcome(person))
    sign_in.signedIn.connect(lambda person, _: lock.sit(person))
    seat.personChanged.connect(lambda: radio.sit(seat.inputs.person))
    book.panelChanged.connect(radio.away)
    book.opened.connect(lambda _: radio.away())
    seat.goodbye.connect(sign_in.say)
    seat.goodbye.connect(lambda _: lock.sit(None))
    lock.left.connect(seat.signOut)
    screen.languages.changed.connect(sign_in.use)
    screen.languages.changed.connect(seat.use)
    screen.languages.changed.connect(lock.use)
    screen.languages.changed.connect(radio.use)
    window = screen.show(
        QML,
        status=status,
        signIn=sign_in,
        seat=seat,
        note=note,
        guest=guest,
        book=book,
        dealing=dealing,
        recordNote=record_note,
        recordDealing=record_dealing,
        planning=planning,
        correct=correct,
        record=record,
        add=add,
        lock=lock,
        radio=radio,
    )
    lock.watch(window)
    screen.languages.use(options.language)
    return Parts(
        link, status, sign_in, seat, note, guest, book, dealing, record_note, record_dealing, planning, correct, record,
        add, lock, radio, window,
    )  # fmt: skip


def run(options: Options) -> int:
    """Run the seat until its window closes. Returns the exit code."""
    return run_seat(options, build)
