"""The parts of a kiosk, put together: for the process, for the pictures and for the tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtQuick import QQuickWindow

from kiosk.frames import Frames
from kiosk.kiosk_booking import KioskBooking
from kiosk.kiosk_idle import KioskIdle
from kiosk.kiosk_link import KioskLink
from kiosk.kiosk_printer import KioskPrinter
from kiosk.kiosk_screen import KioskScreen
from kiosk.kiosk_staff import KioskStaff
from kiosk.kiosk_vip import KioskVip
from kiosk.scanner import Scanner
from kiosk.touching import Touches
from shared.screens.app import Screen
from shared.screens.clockface import ClockFace
from shared.screens.jobs import Jobs, SerialJobs

if TYPE_CHECKING:
    from kiosk.paper import PaperWork
    from shared.operations import Lobby

QML = Path(__file__).parent / "qml" / "Kiosk.qml"


@dataclass
class Kiosk:
    """A kiosk that is put together. Keep it as long as the screen runs."""

    link: KioskLink
    kiosk: KioskScreen
    booking: KioskBooking
    vip: KioskVip
    staff: KioskStaff
    clock: ClockFace
    idle: KioskIdle
    staff_idle: KioskIdle
    window: QQuickWindow
    touches: Touches
    scanner: Scanner
    frames: Frames
    printer: KioskPrinter | None


def assemble(
    screen: Screen,
    enter: Callable[[], Lobby],
    local_now: Callable[[], datetime],
    *,
    language: str = "zh",
    windowed: bool = False,
    place: str = "取号机",
    facts: str = "",
    seconds: Callable[[], float] = monotonic,
    ticking: bool = True,
    follow: bool = True,
    framed: bool = True,
    paper: Callable[[], PaperWork] | None = None,
    paper_jobs: Jobs | None = None,
) -> Kiosk:
    """Make the view-models, show the window, wire them. Call `link.open()` to begin.

    `enter` opens the lobby, on the worker; `local_now` tells the branch's time; `seconds` times the untouched screen.
    Pictures neither tick nor follow; without ticking nobody looks after a printer unasked. `framed=False`: nothing
    waits for a frame (pictures, and tests of other things).
    `paper` makes the printer's work, on the printer's own thread (`paper_jobs` replaces it in tests and pictures);
    None: no printer.
    """
    link = KioskLink(screen.jobs, enter, follow=follow)
    idle, staff_idle = KioskIdle(seconds), KioskIdle(seconds)
    printer = KioskPrinter(link, paper_jobs or SerialJobs(), paper, place, ticking) if paper is not None else None
    booking = KioskBooking(seconds)
    vip = KioskVip(link, seconds)
    kiosk = KioskScreen(link, idle, booking, vip, language=language, place=place, printer=printer)
    staff = KioskStaff(link, staff_idle, facts)
    clock = ClockFace(local_now, language, ticking=ticking)
    screen.languages.use(language)
    window = screen.show(
        QML,
        kiosk=kiosk,
        ticket=kiosk.ticket,
        booking=booking,
        vip=vip,
        idle=idle,
        staff=staff,
        clock=clock,
        windowed=windowed,
    )
    # A PIN typed in the staff's corner is nobody's code.
    scanner = Scanner(window, lambda: kiosk.scans and not staff.phase, kiosk.scanned)

    def speak() -> None:
        spoken = kiosk.inputs.language
        screen.languages.use(spoken)
        clock.use(spoken)
        staff.use(spoken)

    def touched() -> None:
        kiosk.touched()
        staff.touched()

    def toggle() -> None:
        window.setProperty("windowed", not window.property("windowed"))

    kiosk.languageChanged.connect(speak)
    # A fast clock runs ahead of a real minute.
    link.seen.connect(clock.tick)
    staff.toggleWindow.connect(toggle)
    # Not quit(): that asks the windows first, and this one says no.
    staff.leave.connect(lambda: QCoreApplication.exit(0))
    screen.at_end(link.close)
    if printer is not None:
        screen.at_end(printer.close)
    touches, frames = Touches(window, touched), Frames(window)
    kiosk.issued.connect(lambda: frames.after(kiosk.shown) if framed else kiosk.shown())
    return Kiosk(link, kiosk, booking, vip, staff, clock, idle, staff_idle, window, touches, scanner, frames, printer)
