"""Wrong codes at one kiosk, whoever gave them: after some of them it pauses, so that nobody guesses.

A right code takes none back: whoever has one of their own would try others between. Nothing is kept across a restart,
which takes a kiosk about as long as the pause.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

FORGET_SECONDS = 120.0
"""So long after one wrong code it is forgotten, and then the one before it: they were customers' slips."""


@dataclass
class WrongCodes:
    """Counts them. `now` tells seconds."""

    now: Callable[[], float]
    level: float = 0.0
    """Those that are not forgotten; of the last one to go, what is left of its time."""
    last: float = 0.0
    until: float = 0.0

    def wrong(self, limit: int, pause: float) -> None:
        """One more; when `limit` of them are not forgotten there is a pause of `pause` seconds."""
        now = self.now()
        self.level = max(0.0, self.level - (now - self.last) / FORGET_SECONDS) + 1
        self.last = now
        if self.level > limit - 1:
            self.level, self.until = 0.0, now + pause

    @property
    def left(self) -> float:
        """Seconds of the pause still to go; 0 when there is none."""
        return max(0.0, self.until - self.now())
