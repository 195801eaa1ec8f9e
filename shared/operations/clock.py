"""The lobby's clock. Whatever depends on the time takes it from here, so a day can be played fast or stand still."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from shared.lobby.errors import BadInput

VARIABLE = "TINGTANG_CLOCK"
MOST_SPEED = 100_000.0


class Clock(Protocol):
    """Tells the lobby's time."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The real time."""

    def now(self) -> datetime:
        """See `Clock.now`."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class FastClock:
    """A day played at `speed` (0 stands): at the real moment `began` (Unix seconds) it was `start` in the lobby.

    A moment that is still to come: until then it stands at `start`, so screens can be got ready.
    """

    start: datetime
    began: float
    speed: float

    def now(self) -> datetime:
        """See `Clock.now`."""
        gone = max(0.0, time.time() - self.began)
        return (self.start + timedelta(seconds=gone * self.speed)).astimezone(UTC)

    def __str__(self) -> str:
        """The form `TINGTANG_CLOCK` takes."""
        return f"{self.start.isoformat()}@{self.speed!r}@{self.began!r}"


def clock_from_environment() -> Clock:
    """The clock other processes of the same lobby were started with: `START@SPEED@BEGAN`, else the real time.

    Raises:
        BadInput: the variable is not of that form.
    """
    value = os.environ.get(VARIABLE)
    if not value:
        return SystemClock()
    try:
        start, speed, began = value.split("@")
        moment = datetime.fromisoformat(start)
        if moment.tzinfo is None:
            raise ValueError("no time zone")
        clock = FastClock(moment, float(began), float(speed))
        if not (0 <= clock.speed <= MOST_SPEED and 2000 <= clock.now().year < 2200):
            raise ValueError("out of range")
        return clock
    except (ValueError, OverflowError) as error:
        raise BadInput("bad-clock", f"{VARIABLE} 写得不对", f"{VARIABLE} is not START@SPEED@BEGAN") from error
