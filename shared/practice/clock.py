"""The clock of a practised lobby: first the model's own time, then, for screens and people, a fast real one."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from shared.operations import FastClock


class PracticeClock:
    """A lobby clock that is set by the model until it is let run. Never goes back."""

    def __init__(self, start: datetime) -> None:
        self.moment = start.astimezone(UTC)
        self.running: FastClock | None = None

    def now(self) -> datetime:
        """See `shared.operations.Clock.now`."""
        return self.running.now() if self.running is not None else self.moment

    def advance(self, moment: datetime) -> None:
        """Set the clock; once it runs it cannot be set."""
        if self.running is None:
            self.moment = max(self.moment, moment)

    def let_run(self, speed: float, delay: float = 0.0) -> FastClock:
        """From `delay` real seconds on, the clock runs by itself. Other processes take it as `TINGTANG_CLOCK`."""
        self.running = FastClock(self.moment, time.time() + delay, speed)
        return self.running
