"""What `tingtang bench` reads: JSON lines on stdout, one event each.

{"event": "usable", "seconds": s}   process start → first frame with the services on it
{"event": "ticket", "ms": t}        the tap is taken → the frame with the ticket is on the screen
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Qt, QTimer

from kiosk.touching import find
from shared.screens.measure import tell, tell_usable

if TYPE_CHECKING:
    from kiosk.assemble import Kiosk

TAP_MS = 600
"""Between two taps of `--taps`."""


class Measure(QObject):
    """Watches a kiosk's frames. `taps` > 0: taps the first self-service card that often by itself, then ends."""

    def __init__(self, kiosk: Kiosk, taps: int = 0) -> None:
        super().__init__(kiosk.link)
        self._kiosk = kiosk
        self._taps = taps
        self._usable = False
        self._tapped_at = 0.0
        self._what = ""
        kiosk.kiosk.committed.connect(self._committed)
        kiosk.kiosk.issued.connect(lambda: kiosk.frames.after(self._ticket))

    def seen(self) -> None:
        """The lobby was read: the next frame is usable."""
        if not self._usable:
            self._usable = True
            self._kiosk.frames.after(self._is_usable)

    def _committed(self) -> None:
        self._tapped_at = time.perf_counter()

    def _is_usable(self) -> None:
        tell_usable()
        self._next()

    def _ticket(self) -> None:
        tell("ticket", ms=round((time.perf_counter() - self._tapped_at) * 1000, 2))
        self._what = "ticket"
        self._next()

    def _next(self) -> None:
        if self._taps:
            QTimer.singleShot(TAP_MS, self._tap)

    def _tap(self) -> None:
        if self._what == "ticket":
            self._kiosk.kiosk.home()
            self._taps -= 1
        if self._taps <= 0:
            QCoreApplication.exit(0)
            return
        rows = [one for one in self._kiosk.kiosk.props.cards if one.usable and not one.calls]
        card = find(self._kiosk.window, f"service-{rows[0].code}") if rows else None
        if card is None or self._kiosk.kiosk.props.condition:
            print("the kiosk is not open for taps", file=sys.stderr)
            QCoreApplication.exit(3)
            return
        from PySide6.QtTest import QTest

        middle = card.mapToScene(card.boundingRect().center())
        self._what = ""
        QTest.mouseClick(self._kiosk.window, Qt.MouseButton.LeftButton, pos=QPoint(int(middle.x()), int(middle.y())))
