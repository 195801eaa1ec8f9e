"""The code on the booking page: typed or scanned, and forgotten with the page."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.wrong_codes import WrongCodes
from shared.screens.viewmodel import ViewModel

if TYPE_CHECKING:
    from shared.lobby.branch_booking import BookingRules
    from shared.lobby.text import Text

QML_IMPORT_NAME = "Tingtang.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1
LENGTH = 6
"""Digits of a code: `shared.lobby.booking.CODE_LENGTH`, which is imported only when the store is read."""


@dataclass(frozen=True)
class CodeKnown:
    """The digits so far. `judged`: they were asked for, and the next digit begins anew."""

    typed: str = ""
    judged: bool = False
    paused: bool = False


@dataclass(frozen=True)
class CodeDrawn:
    """What the page shows of them."""

    typed: str = ""
    ready: bool = False
    paused: bool = False


def derive(known: CodeKnown) -> CodeDrawn:
    """The code as it is drawn."""
    return CodeDrawn(known.typed, len(known.typed) == LENGTH and not known.paused, known.paused)


@QmlElement
@QmlUncreatable("the screen makes it")
class KioskBooking(QObject, ViewModel[CodeKnown, CodeDrawn]):
    """`asked(code)` when a code is to be redeemed; `edited` when what was said of the last one is out of date."""

    typedChanged = Signal()
    readyChanged = Signal()
    pausedChanged = Signal()
    asked = Signal(str)
    edited = Signal()

    def __init__(self, now: Callable[[], float] = time.monotonic, parent: QObject | None = None) -> None:
        """`now` tells seconds; tests bring their own and call `tick`."""
        super().__init__(parent)
        self._wrong = WrongCodes(now)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.tick)
        self.begin(CodeKnown(), derive)

    @Slot(str)
    def type(self, digit: str) -> None:
        """A digit was pressed."""
        known = self.inputs
        before = "" if known.judged else known.typed
        if not known.paused and len(before) < LENGTH:
            self.update(typed=before + digit, judged=False)
            self.edited.emit()

    @Slot()
    def erase(self) -> None:
        """Take the last digit back."""
        if not self.inputs.paused:
            self.update(typed=self.inputs.typed[:-1], judged=False)
            self.edited.emit()

    @Slot()
    def submit(self) -> None:
        """Ask for the ticket."""
        if self.props.ready:
            self.asked.emit(self.inputs.typed)

    def scanned(self, code: str) -> None:
        """A whole code at once."""
        if not self.inputs.paused:
            self.update(typed=code, judged=False)
            self.submit()

    def clear(self) -> None:
        """Forget the code; wrong ones stay counted."""
        self.update(typed="", judged=False)

    def refused(self, error: Exception, rules: BookingRules) -> None:
        """The code gave no ticket. Only one that nobody has counts as wrong."""
        if getattr(error, "code", "") == "unknown-booking":
            self._wrong.wrong(rules.wrong_codes, rules.pause)
        self.update(judged=True)
        self.tick()

    def tick(self) -> None:
        """Look whether the pause is over."""
        left = self._wrong.left
        if left > 0:
            self._pause.start(math.ceil(left * 1000))
            self.update(paused=True, typed="")
        elif self.inputs.paused:
            self.update(paused=False, judged=False)
            self.edited.emit()

    def sorry(self) -> Text | None:
        """What to say during the pause; None when there is none."""
        from shared.lobby.text import text

        if not self.inputs.paused:
            return None
        return text(
            "刚才输错了几次，请稍等再试，或请工作人员帮您",
            "Several wrong codes just now: please wait a little, or ask our staff to help",
        )

    @Property(str, notify=typedChanged)
    def typed(self) -> str:
        return self.props.typed

    @Property(bool, notify=readyChanged)
    def ready(self) -> bool:
        return self.props.ready

    @Property(bool, notify=pausedChanged)
    def paused(self) -> bool:
        return self.props.paused
