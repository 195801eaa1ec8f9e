"""A seat of the floor on a made-up morning, and the folder its pictures go to."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar
from unittest.mock import patch

from PySide6.QtCore import QObject
from PySide6.QtQuick import QQuickWindow

from desk.lobby.morning import Morning
from desk.options import Options
from desk.seatlink import SeatLink
from shared.screens.app import Screen
from shared.screens.jobs import ImmediateJobs
from shared.screens.pictures import save, still


class Drawn(Protocol):
    """What a picture needs of a seat's parts."""

    @property
    def link(self) -> SeatLink: ...

    @property
    def window(self) -> QQuickWindow: ...


P = TypeVar("P", bound=Drawn)


@dataclass
class Easel(Generic[P]):
    """A seat on a filled store, and the folder its pictures go to."""

    folder: Path
    seat: str
    language: str
    parts: P
    morning: Morning
    drawn: list[Path] = field(default_factory=list)

    def draw(self, state: str) -> None:
        """Save the window as it is now."""
        self.drawn.append(save(self.parts.window, self.folder / f"desk-{self.seat}-{state}-{self.language}.png"))

    def hold_toast(self) -> None:
        """Stop the countdown: the picture must not depend on how long it takes to draw."""
        for child in self._toast().children():
            if child.metaObject().className() == "QQmlTimer":
                child.setProperty("running", False)

    def put_away_toast(self) -> None:
        """Take the toast off the page."""
        self._toast().setProperty("secondsLeft", 0)

    def _toast(self) -> QObject:
        toast = self.parts.window.findChild(QObject, "toast")
        assert toast is not None
        return toast


@contextmanager
def easel(
    folder: Path,
    language: str,
    seat: str,
    build: Callable[..., P],
    fill: Callable[[Morning], Any],
    ago: timedelta = timedelta(),
) -> Iterator[Easel[P]]:
    """Set it up: `seat` as on the command line, `build` its own, `fill` lives through the morning; `ago` as there."""
    with (
        tempfile.TemporaryDirectory() as place,
        patch.dict("os.environ", {"TINGTANG_KEY": f"{place}/customers.key"}),
        Screen("desk", jobs=ImmediateJobs()) as screen,
    ):
        morning = Morning(Path(place), ago)
        fill(morning)
        options = Options(seat=seat, store=morning.url, language=language)
        parts = build(screen, options, follow=False, clock=morning.clock)
        still(screen.engine)
        screen.app.styleHints().setCursorFlashTime(0)  # a blinking cursor is another picture every half second
        parts.link.open()
        yield Easel(folder, seat, language, parts, morning)
        morning.close()
