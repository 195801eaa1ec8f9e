"""The display's figures for the benchmarks: `usable`, for each call `shown` and `sounding`, and at the end `gaps`."""

from __future__ import annotations

import os
import time
from datetime import datetime

from PySide6.QtCore import Qt, QTimer

from shared.screens.measure import VARIABLE, tell, tell_usable

TICK_MS = 4
"""Between two looks at the event loop."""


class Measure:
    """Tells `usable` (see `shared.screens.measure`), `shown` and `sounding` (milliseconds from the call)."""

    def __init__(self) -> None:
        self._waits_for_frame = False
        self._gaps: list[float] = []
        self._ticked = 0.0
        self._ticks: QTimer | None = None
        if os.environ.get(VARIABLE) == "gaps":
            # Only when asked: a timer this quick keeps a processor from resting.
            self._ticks = QTimer()
            self._ticks.setTimerType(Qt.TimerType.PreciseTimer)
            self._ticks.setInterval(TICK_MS)
            self._ticks.timeout.connect(self._tick)

    def usable_with_next_frame(self) -> None:
        """The data is there; the frame that draws it makes the screen usable."""
        self._waits_for_frame = True

    def frame(self) -> None:
        """A frame was swapped."""
        if self._waits_for_frame:
            self._waits_for_frame = False
            tell_usable()

    def shown(self, seq: int, called: datetime, at: datetime, speed: float = 1.0) -> None:
        """A call can be read since `at`; both moments are of a lobby's clock that runs at `speed` (0: stands)."""
        tell("shown", seq=seq, ms=round((at - called).total_seconds() * 1000 / (speed or 1.0), 1))

    def sounding(self, seq: int, called: datetime, at: datetime, speed: float = 1.0, *, asked: int, ready: int) -> None:
        """A call is heard since `at`; as `shown`. Of the `asked` calls so far, `ready` were rendered by their turn."""
        ms = round((at - called).total_seconds() * 1000 / (speed or 1.0), 1)
        tell("sounding", seq=seq, ms=ms, asked=asked, ready=ready)

    def announcing(self, now: bool) -> None:
        """Something is on the flash, or nothing is any more: meanwhile it is watched how long events have to wait."""
        if self._ticks is None or now == self._ticks.isActive():
            return
        self._ticked = time.monotonic()
        if now:
            self._ticks.start()
        else:
            self._ticks.stop()

    def close(self) -> None:
        """Tell `gaps`: milliseconds that events had to wait beyond the tick, while calls were announced."""
        if self._ticks is None or not self._gaps:
            return
        self._ticks.stop()
        gaps = sorted(self._gaps)
        p50, p99 = (round(gaps[round(share * (len(gaps) - 1))], 2) for share in (0.5, 0.99))
        tell("gaps", n=len(gaps), p50=p50, p99=p99, max=round(gaps[-1], 2))

    def _tick(self) -> None:
        now = time.monotonic()
        self._gaps.append(max(0.0, (now - self._ticked) * 1000 - TICK_MS))
        self._ticked = now
