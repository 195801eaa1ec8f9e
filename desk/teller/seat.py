"""The teller's seat as a process: its parts put together, run until the window closes."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtQuick import QQuickWindow

from desk.options import Options
from desk.radio.seatradio import SeatRadio
from desk.running import run_seat
from desk.seatlink import SeatLink
from desk.seatlock import SeatLock
from desk.signin import SignIn, at_counter
from desk.status import DeskStatus
from desk.teller.look import Seen
from desk.teller.stripplace import StripPlace
from desk.teller.tellerpanel import TicketPanel
from desk.teller.tellerseat import TellerSeat
from shared.lobby.board import Board
from shared.screens.app import Screen

if TYPE_CHECKING:
    from shared.operations import Clock

QML = Path(__file__).parents[1] / "qml" / "Teller.qml"


@dataclass(frozen=True)
class Parts:
    """The parts of a seat; hold on to them while the screen lives."""

    link: SeatLink
    status: DeskStatus
    sign_in: SignIn
    panel: TicketPanel
    seat: TellerSeat
    place: StripPlace
    lock: SeatLock
    radio: SeatRadio
    window: QQuickWindow


def build(
    screen: Screen,
    options: Options,
    *,
    follow: bool = True,
    clock: Clock | None = None,
    settings: QSettings | None = None,
    seconds: Callable[[], float] = time.monotonic,
) -> Parts:
    """Put the seat together on a screen and show it. The store is opened by `link.open()`."""
    link = SeatLink(screen.jobs, options.store, options.branch, follow=follow, clock=clock)
    screen.at_end(link.close)
    status = DeskStatus(link, screen.languages)
    sign_in = SignIn(link, at_counter, counter=options.counter, language=screen.languages.language)
    panel = TicketPanel(link.now())
    seat = TellerSeat(link, panel, strip=options.strip, seconds=seconds)
    radio = SeatRadio(link)
    place = StripPlace(settings or QSettings("Tingtang", "desk"))
    lock = SeatLock(link)
    screen.at_end(seat.end)

    def show(seen: object) -> None:
        board = seen.board if isinstance(seen, Seen) else seen
        if isinstance(board, Board):
            status.show_board(board)
            sign_in.show_board(board)
            lock.show_board(board)
            radio.show_board(board)

    link.seen.connect(show)
    sign_in.signedIn.connect(seat.welcome)
    sign_in.signedIn.connect(lambda person, _: lock.sit(person))
    seat.pageTurned.connect(lambda: radio.sit(seat.inputs.staff, seat.counter))
    seat.goodbye.connect(sign_in.say)
    seat.goodbye.connect(lambda _: lock.sit(None))
    screen.languages.changed.connect(sign_in.use)
    screen.languages.changed.connect(seat.use)
    screen.languages.changed.connect(lock.use)
    screen.languages.changed.connect(radio.use)
    window = screen.show(
        QML, status=status, signIn=sign_in, seat=seat, ticket=panel, place=place, lock=lock, radio=radio
    )
    lock.watch(window)
    screen.languages.use(options.language)
    return Parts(link, status, sign_in, panel, seat, place, lock, radio, window)


def run(options: Options) -> int:
    """Run the seat until its window closes. Returns the exit code."""
    return run_seat(options, build, fills=False)
