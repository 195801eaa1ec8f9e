"""The rating pad as a process."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from kiosk.rating.assembled import Pad, assemble
from shared.screens.app import Screen
from shared.screens.link import entrance
from shared.screens.measure import tell, tell_usable, wanted

if TYPE_CHECKING:
    from shared.operations import Lobby


def run(options: argparse.Namespace, facts: str, warmed_up: Callable[[], None]) -> int:
    """Run the pad until staff let it go. Returns the exit code (2: the branch does not exist).

    `warmed_up` returns when nobody else imports any more: two threads that import the same packages at once may each be
    handed half of one.
    """
    failed: list[Exception] = []
    open_it = entrance(options.store, options.branch, "pad")

    def enter() -> Lobby:
        warmed_up()
        return open_it()

    with Screen("kiosk") as screen:
        pad = assemble(
            screen,
            enter,
            options.counter,
            language=options.lang,
            windowed=options.windowed,
            facts=facts,
        )

        def refused(error: Exception) -> None:
            failed.append(error)
            QCoreApplication.exit(2)

        pad.link.refused.connect(refused)
        if wanted():
            PadMeasure(pad)
        pad.link.open()
        code = screen.run()
    if failed:
        print(failed[0], file=sys.stderr)
        return getattr(failed[0], "exit_code", 1)
    return code


class PadMeasure(QObject):
    """Tells `usable` with the first look's frame, and `question` with the frame that begins to ask."""

    def __init__(self, pad: Pad) -> None:
        super().__init__(pad.link)
        self._window = pad.window
        self._usable = False
        self._what = ""
        self._frames = 0
        pad.link.seen.connect(self._seen)
        pad.pad.asked.connect(lambda: self._expect("question"))
        pad.window.frameSwapped.connect(self._swapped)

    def _seen(self) -> None:
        if not self._usable:
            self._usable = True
            self._expect("usable")

    def _expect(self, what: str) -> None:
        # The frame under way when the values changed may still be the old one: the second is surely new.
        self._what, self._frames = what, 2
        self._window.update()

    def _swapped(self) -> None:
        if not self._frames:
            return
        self._frames -= 1
        if self._frames:
            self._window.update()
        elif self._what == "usable":
            tell_usable()
        else:
            tell(self._what)
