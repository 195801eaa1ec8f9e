"""What a picture of the teller's seat is made with: a morning, a seat at a counter, and hands that press."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication

from desk.options import Options
from desk.teller.scene import PIN, TELLER, Morning
from desk.teller.seat import Parts, build
from shared.screens.app import Screen
from shared.screens.jobs import ImmediateJobs
from shared.screens.pictures import still


@dataclass(frozen=True)
class Stage:
    """What a picture is made with."""

    morning: Morning
    parts: Parts

    def sign_in(self, staff: str = TELLER, pin: str = PIN) -> None:
        """The teller sits down."""
        self.parts.sign_in.submit(staff, pin)

    def press(self, *actions: str) -> None:
        """Press keys of the page."""
        for action in actions:
            self.parts.seat.press(action)

    def look(self) -> None:
        """Read the store again, as after news."""
        self.parts.link.read()


@contextmanager
def stage_at(before: Path, language: str, counter: int | None) -> Iterator[Stage]:
    """A copy of the morning `before`, and the teller's seat on it."""
    with tempfile.TemporaryDirectory() as folder, Screen("desk", jobs=ImmediateJobs()) as screen:
        morning = Morning(Path(shutil.copy(before, folder)))
        options = Options(store=morning.store.name, language=language, counter=counter)
        # A blinking cursor would make two runs differ.
        QGuiApplication.styleHints().setCursorFlashTime(0)
        settings = QSettings(str(Path(folder) / "desk.ini"), QSettings.Format.IniFormat)
        parts = build(screen, options, follow=False, clock=morning.clock, settings=settings)
        still(screen.engine)
        parts.link.open()
        yield Stage(morning, parts)
        morning.close()
