"""A seat as a process: built, shown, opened, and run until its window closes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtQuick import QQuickWindow

from desk.measure import watch
from desk.options import Options
from desk.radio.seatradio import SeatRadio
from desk.radio.wearing import wear
from desk.seatlink import SeatLink
from shared.screens.app import Screen


class SeatParts(Protocol):
    """What running a seat needs of its parts."""

    @property
    def link(self) -> SeatLink: ...
    @property
    def radio(self) -> SeatRadio: ...
    @property
    def window(self) -> QQuickWindow: ...


def run_seat(options: Options, build: Callable[[Screen, Options], SeatParts], *, fills: bool = True) -> int:
    """Run a seat. `fills`: its window fills the screen unless asked for `--windowed`. Returns the exit code."""
    with Screen("desk") as screen:
        parts = build(screen, options)
        wear(screen, parts.radio, options)
        if fills and not options.windowed:
            parts.window.showMaximized()
        watch(parts.link, parts.window)
        parts.link.open()
        return screen.run()
