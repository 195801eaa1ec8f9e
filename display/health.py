"""A display tells the lobby how it is: at once when that changes, and from time to time that it is still there."""

from __future__ import annotations

import logging
import platform
import time
import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from shared.screens.jobs import Jobs

if TYPE_CHECKING:
    from shared.lobby.displays import DisplayHealth
    from shared.operations import Lobby

log = logging.getLogger(__name__)
LOOK_MS = 2_000
"""Between two looks at how the voice is."""


def host() -> str:
    """This machine's name."""
    return platform.node() or "?"


def new_id() -> str:
    """What a display calls itself among the displays of its branch, from its start to its end."""
    return uuid.uuid4().hex


class Health(QObject):
    """Reports what `now` tells, through `jobs`; while the store is away it tries again at its next look."""

    def __init__(
        self,
        jobs: Jobs,
        lobby: Callable[[], Lobby | None],
        now: Callable[[], DisplayHealth],
        *,
        id: str | None = None,
        steady: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.id = id or new_id()
        self._jobs, self._lobby, self._now, self._steady = jobs, lobby, now, steady
        self._told: DisplayHealth | None = None
        self._told_at = float("-inf")
        self._telling = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """The store is there: report, and go on reporting."""
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Report if there is something to say."""
        from shared.lobby.displays import SEEN_EVERY
        from shared.operations import display_is

        lobby = self._lobby()
        if lobby is None or self._telling:
            return
        health = self._now()
        at = self._steady()
        if self._told is not None and not health.differs(self._told) and at - self._told_at < SEEN_EVERY:
            return
        self._telling = True

        def told(_: None) -> None:
            self._telling = False
            self._told, self._told_at = health, at

        self._jobs.run(lambda: display_is(lobby, self.id, health), told, self._not_told)

    def close(self) -> None:
        """Say goodbye; the jobs must still run."""
        from shared.operations import display_ended

        self._timer.stop()
        lobby = self._lobby()
        if lobby is not None:
            self._jobs.run(lambda: display_ended(lobby, self.id), None, self._not_told)

    def _not_told(self, error: Exception) -> None:
        self._telling = False
        log.info("the lobby does not hear how this display is: %s", error)
