"""贵宾客户: what was swiped, scanned or typed, who it is, and nothing of it left behind.

A customer who is known and one who is not see the same: the choice of services. While too many were not
known lately, nobody is, so that guessing tells nothing.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.kiosk_link import KioskLink
from kiosk.wrong_codes import WrongCodes
from shared.screens.viewmodel import ViewModel

if TYPE_CHECKING:
    from shared.lobby.customers import Recognised

QML_IMPORT_NAME = "Tingtang.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1
SHORTEST = 4
LONGEST = 24
"""Digits and letters of what is typed: a member code has from four to 24."""
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class VipKnown:
    """What was typed; a card's number or a phone number, so no `repr` shows it."""

    typed: str = field(default="", repr=False)
    paused: bool = False
    asking: bool = False


@dataclass(frozen=True)
class VipDrawn:
    """What the page shows of it: a dot for each place, in groups of four."""

    dots: str = ""
    places: int = 0
    ready: bool = False
    usable: bool = True
    paused: bool = False


def derive(known: VipKnown) -> VipDrawn:
    """The page as it is drawn."""
    places = len(known.typed)
    dots = " ".join("•" * min(4, places - at) for at in range(0, places, 4))
    usable = not known.paused and not known.asking
    return VipDrawn(dots, places, usable and places >= SHORTEST, usable, known.paused)


@QmlElement
@QmlUncreatable("the screen makes it")
class KioskVip(QObject, ViewModel[VipKnown, VipDrawn]):
    """`answered(reference, tier)` when it is known who is there, or that nobody knows: then both are empty."""

    dotsChanged = Signal()
    placesChanged = Signal()
    readyChanged = Signal()
    usableChanged = Signal()
    pausedChanged = Signal()
    answered = Signal(str, str)

    def __init__(
        self, link: KioskLink, now: Callable[[], float] = time.monotonic, parent: QObject | None = None
    ) -> None:
        """`now` tells seconds; tests bring their own and call `tick`."""
        super().__init__(parent)
        self._link = link
        self._wrong = WrongCodes(now)
        self._asked = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.tick)
        self.begin(VipKnown(), derive)

    @Slot(str)
    def type(self, place: str) -> None:
        """A digit, or on a keyboard a letter, was pressed."""
        if self.props.usable and len(self.inputs.typed) < LONGEST:
            self.update(typed=self.inputs.typed + place)

    @Slot()
    def erase(self) -> None:
        """Take the last place back."""
        if self.props.usable:
            self.update(typed=self.inputs.typed[:-1])

    @Slot()
    def submit(self) -> None:
        """Ask who it is."""
        if self.props.ready:
            self._ask(self.inputs.typed)

    @Slot()
    def skip(self) -> None:
        """Straight to the services."""
        if not self.inputs.asking:
            self._go_on()

    def scanned(self, read: str) -> None:
        """A card was swiped, or a code held before the reader."""
        if self.inputs.paused:
            self._go_on()
        elif not self.inputs.asking:
            self._ask(read)

    def clear(self) -> None:
        """Forget what was typed, and an answer that is still to come; what was not known stays counted."""
        self._asked += 1
        self.update(typed="", asking=False)

    @Slot()
    def tick(self) -> None:
        """Look whether the pause is over."""
        left = self._wrong.left
        if left > 0:
            self._pause.start(math.ceil(left * 1000))
        self.update(paused=left > 0)

    def _ask(self, read: str) -> None:
        self._asked += 1
        asked = self._asked
        self.update(typed="", asking=True)

        def done(known: Recognised | None) -> None:
            if known is None and self._link.last_branch is not None:
                rules = self._link.last_branch.customers
                self._wrong.wrong(rules.wrong_codes, rules.pause)
                self.tick()
            if asked == self._asked:
                self._go_on(known)

        def failed(error: Exception) -> None:
            # Store or key away: served as anybody is. The sentence says which, and names nobody.
            log.warning("nobody can be recognised here: %s", error)
            if asked == self._asked:
                self._go_on()

        self._link.recognise(read, done, failed)

    def _go_on(self, known: Recognised | None = None) -> None:
        self.clear()
        self.answered.emit(*((known.reference, known.tier) if known is not None else ("", "")))

    @Property(str, notify=dotsChanged)
    def dots(self) -> str:
        return self.props.dots

    @Property(int, notify=placesChanged)
    def places(self) -> int:
        return self.props.places

    @Property(bool, notify=readyChanged)
    def ready(self) -> bool:
        return self.props.ready

    @Property(bool, notify=usableChanged)
    def usable(self) -> bool:
        return self.props.usable

    @Property(bool, notify=pausedChanged)
    def paused(self) -> bool:
        return self.props.paused
