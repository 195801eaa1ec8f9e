"""How long nobody has touched the screen: the shrinking ring, and home at its end. Real seconds, not the lobby's."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, QTimer, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from shared.screens.viewmodel import ViewModel

QML_IMPORT_NAME = "Tingtang.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

RING_MS = 100
"""Between two steps of the ring: it covers less than a degree and a half in each."""


@dataclass(frozen=True)
class Untouched:
    """Seconds without touch, and the limits that hold now; `home` 0: nobody is waited for."""

    seconds: float = 0
    warn: float = 0
    home: float = 0


@dataclass(frozen=True)
class Ring:
    """The ring: visible while `warning`, from 1 to 0, with whole seconds inside."""

    warning: bool = False
    fraction: float = 1
    seconds: int = 0


def derive(untouched: Untouched) -> Ring:
    """The ring for so many seconds without touch."""
    if untouched.home <= 0 or untouched.seconds < untouched.warn:
        return Ring()
    left = max(0.0, untouched.home - untouched.seconds)
    return Ring(True, left / (untouched.home - untouched.warn), math.ceil(left))


@QmlElement
@QmlUncreatable("the screen makes it")
class KioskIdle(QObject, ViewModel[Untouched, Ring]):
    """Watches for the end of patience. `expired` once when it is reached."""

    warningChanged = Signal()
    fractionChanged = Signal()
    secondsChanged = Signal()
    expired = Signal()

    def __init__(self, now: Callable[[], float] = time.monotonic, parent: QObject | None = None) -> None:
        """`now` tells seconds; tests bring their own and call `tick`."""
        super().__init__(parent)
        self._now = now
        self._touched_at = now()
        self.begin(Untouched(), derive)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.tick)

    def watch(self, warn: float, home: float) -> None:
        """Warn after `warn` seconds without touch, go home after `home`, counted from now. 0, 0: watch nothing."""
        self._touched_at = self._now()
        self.update(seconds=0.0, warn=warn, home=home)
        self._arm()

    def touch(self) -> None:
        """Somebody is there: count from now."""
        self.watch(self.inputs.warn, self.inputs.home)

    def tick(self) -> None:
        """Look at the clock."""
        if self.inputs.home <= 0:
            return
        self.update(seconds=self._now() - self._touched_at)
        if self.inputs.seconds >= self.inputs.home:
            self.watch(0, 0)
            self.expired.emit()
        else:
            self._arm()

    def _arm(self) -> None:
        if self.inputs.home <= 0:
            self._timer.stop()
        elif self.props.warning:
            self._timer.start(RING_MS)
        else:
            self._timer.start(max(1, math.ceil((self.inputs.warn - self.inputs.seconds) * 1000)))

    @Property(bool, notify=warningChanged)
    def warning(self) -> bool:
        return self.props.warning

    @Property(float, notify=fractionChanged)
    def fraction(self) -> float:
        return self.props.fraction

    @Property(int, notify=secondsChanged)
    def seconds(self) -> int:
        return self.props.seconds
