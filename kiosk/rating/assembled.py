"""The parts of a rating pad, put together: for the process, for the pictures and for the tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtQuick import QQuickWindow

from kiosk.kiosk_idle import KioskIdle
from kiosk.kiosk_staff import KioskStaff
from kiosk.rating.ratingpad import RatingPad
from kiosk.rating.reading import Outbox, PadLink
from kiosk.touching import Touches
from shared.screens.app import Screen

if TYPE_CHECKING:
    from shared.operations import Lobby

QML = Path(__file__).parent.parent / "qml" / "RatingWindow.qml"


@dataclass
class Pad:
    """A pad that is put together. Keep it as long as the screen runs."""

    link: PadLink
    outbox: Outbox
    pad: RatingPad
    staff: KioskStaff
    idle: KioskIdle
    staff_idle: KioskIdle
    window: QQuickWindow
    touches: Touches


def assemble(
    screen: Screen,
    enter: Callable[[], Lobby],
    counter: int,
    *,
    language: str = "zh",
    windowed: bool = False,
    facts: str = "",
    seconds: Callable[[], float] = monotonic,
    follow: bool = True,
) -> Pad:
    """Make the view-models, show the window, wire them. Call `link.open()` to begin. See `kiosk.assemble`."""
    link = PadLink(screen.jobs, enter, counter, follow=follow)
    idle, staff_idle = KioskIdle(seconds), KioskIdle(seconds)
    outbox = Outbox(link)
    pad = RatingPad(link, outbox, idle, counter, language)
    staff = KioskStaff(link, staff_idle, facts)
    screen.languages.use(language)
    staff.use(language)
    window = screen.show(QML, pad=pad, idle=idle, staff=staff, windowed=windowed)

    def touched() -> None:
        pad.touched()
        staff.touched()

    def toggle() -> None:
        window.setProperty("windowed", not window.property("windowed"))

    staff.toggleWindow.connect(toggle)
    # Not quit(): that asks the windows first, and this one says no.
    staff.leave.connect(lambda: QCoreApplication.exit(0))
    screen.at_end(link.close)
    return Pad(link, outbox, pad, staff, idle, staff_idle, window, Touches(window, touched))
