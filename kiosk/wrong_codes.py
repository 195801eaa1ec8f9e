"""Wrong booking codes at one kiosk, whoever typed them: after some in a row it pauses, so that nobody guesses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

FORGET_SECONDS = 600.0
"""A wrong code this long ago was another customer's slip."""


@dataclass
class WrongCodes:
    """Counts them. `now` tells seconds."""

    now: Callable[[], float]
    count: int = 0
    last: float = 0.0
    until: float = 0.0

    def wrong(self, limit: int, pause: float) -> None:
        """One more; after `limit` in a row there is a pause of `pause` seconds."""
        now = self.now()
        self.count = 1 if now - self.last > FORGET_SECONDS else self.count + 1
        self.last = now
        if self.count >= limit:
            self.count, self.until = 0, now + pause

    def right(self) -> None:
        """A code was right."""
        self.count = 0

    @property
    def left(self) -> float:
        """Seconds of the pause still to go; 0 when there is none."""
        return max(0.0, self.until - self.now())
