"""Figures for the benchmarks: with TINGTANG_MEASURE set, one JSON line on stdout for each event."""

from __future__ import annotations

import json
import os
import sys
import time
from datetime import datetime

VARIABLE = "TINGTANG_MEASURE"


class Measure:
    """Tells `usable` (seconds since the start of the process) and `shown` (milliseconds from call to frame)."""

    def __init__(self, began: float | None = None) -> None:
        """`began`: `time.monotonic()` at the start of the process."""
        self._began = time.monotonic() if began is None else began
        self._on = bool(os.environ.get(VARIABLE))
        self._waits_for_frame = False

    def usable_with_next_frame(self) -> None:
        """The data is there; the frame that draws it makes the screen usable."""
        self._waits_for_frame = True

    def frame(self) -> None:
        """A frame was swapped."""
        if self._waits_for_frame:
            self._waits_for_frame = False
            self._tell("usable", seconds=round(time.monotonic() - self._began, 3))

    def shown(self, seq: int, called: datetime, at: datetime, speed: float = 1.0) -> None:
        """A call can be read since `at`; both moments are of a lobby's clock that runs at `speed` (0: stands)."""
        self._tell("shown", seq=seq, ms=round((at - called).total_seconds() * 1000 / (speed or 1.0), 1))

    def _tell(self, event: str, **figures: float) -> None:
        if self._on:
            sys.stdout.write(json.dumps({"event": event, **figures}) + "\n")
            sys.stdout.flush()
