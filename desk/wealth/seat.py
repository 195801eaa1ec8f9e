"""The wealth manager's seat as a process: its parts put together, run until the window closes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtQuick import QQuickWindow

from desk.options import Options
from desk.running import run_seat
from desk.seating import Seating, seating
from desk.signin import at_seat
from desk.tending import Tending
from desk.wealth.wealthadd import WealthAdd
from desk.wealth.wealthbook import WealthBook
from desk.wealth.wealthcorrect import WealthCorrect
from desk.wealth.wealthdealing import WealthDealing
from desk.wealth.wealthguest import WealthGuest
from desk.wealth.wealthnote import WealthNote
from desk.wealth.wealthplanning import WealthPlanning
from desk.wealth.wealthrecord import WealthRecord
from desk.wealth.wealthseat import WealthSeat
from shared.screens.app import Screen

if TYPE_CHECKING:
    from shared.operations import Clock

QML = Path(__file__).parents[1] / "qml" / "Wealth.qml"


@dataclass(frozen=True)
class Parts(Seating):
    """The seat's parts, put together."""

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
    window: QQuickWindow


def build(screen: Screen, options: Options, *, follow: bool = True, clock: Clock | None = None) -> Parts:
    """Make the seat and show its window; `link.open()` brings it to life. `follow=False` and a `clock`: pictures."""
    made = seating(screen, options, at_seat("wealth"), follow=follow, clock=clock)
    seat = WealthSeat(made.link)
    note, record_note = WealthNote(seat), WealthNote(seat)
    guest = WealthGuest(seat, note)
    dealing, record_dealing = WealthDealing(seat), WealthDealing(seat)
    book = WealthBook(seat, dealing)
    planning, correct = WealthPlanning(seat), WealthCorrect(seat)
    record = WealthRecord(seat, book, record_note, planning, record_dealing, correct)
    add = WealthAdd(seat, book)
    note.saved.connect(record.again)
    Tending(made.link, seat.board)
    made.serve(screen, seat, lambda person, _: seat.welcome(person))
    made.lock.left.connect(seat.signOut)
    seat.personChanged.connect(lambda: made.radio.sit(seat.inputs.person))
    book.panelChanged.connect(made.radio.away)
    book.opened.connect(lambda _: made.radio.away())
    own = {
        "seat": seat,
        "note": note,
        "guest": guest,
        "book": book,
        "dealing": dealing,
        "record_note": record_note,
        "record_dealing": record_dealing,
        "planning": planning,
        "correct": correct,
        "record": record,
        "add": add,
    }
    return Parts(**vars(made), **own, window=made.show(screen, options, QML, **own))


def run(options: Options) -> int:
    """Run the seat until its window closes. Returns the exit code."""
    return run_seat(options, build)
