"""The display's figures for the benchmarks: `usable`, and for each call `shown` and `sounding`."""

from __future__ import annotations

from datetime import datetime

from shared.screens.measure import tell, tell_usable


class Measure:
    """Tells `usable` (see `shared.screens.measure`), `shown` and `sounding` (milliseconds from the call)."""

    def __init__(self) -> None:
        self._waits_for_frame = False

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

    def sounding(self, seq: int, called: datetime, at: datetime, speed: float = 1.0) -> None:
        """A call is heard since `at`; as `shown`."""
        tell("sounding", seq=seq, ms=round((at - called).total_seconds() * 1000 / (speed or 1.0), 1))
