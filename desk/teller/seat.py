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
from desk.running import run_seat
from desk.seating import Seating, seating
from desk.signin import at_counter
from desk.teller.stripplace import StripPlace
from desk.teller.tellerpanel import TicketPanel
from desk.teller.tellerseat import TellerSeat
from shared.screens.app import Screen

if TYPE_CHECKING:
    from shared.operations import Clock

QML = Path(__file__).parents[1] / "qml" / "Teller.qml"


@dataclass(frozen=True)
class Parts(Seating):
    """The seat's parts, put together."""

    panel: TicketPanel
    seat: TellerSeat
    place: StripPlace
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
    made = seating(screen, options, at_counter, follow=follow, clock=clock, for_counter=True)
    panel = TicketPanel(made.link.now())
    seat = TellerSeat(made.link, panel, strip=options.strip, seconds=seconds)
    place = StripPlace(settings or QSettings("Tingtang", "desk"))
    screen.at_end(seat.end)
    made.serve(screen, seat, seat.welcome)
    seat.pageTurned.connect(lambda: made.radio.sit(seat.inputs.staff, seat.counter))
    window = made.show(screen, options, QML, seat=seat, ticket=panel, place=place)
    return Parts(**vars(made), panel=panel, seat=seat, place=place, window=window)


def run(options: Options) -> int:
    """Run the seat until its window closes. Returns the exit code."""
    return run_seat(options, build, fills=False)
