"""A seat's line to the store: work is done in a person's name, failures come as sentences, and a second ticks."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from shared.lobby.errors import LobbyError
from shared.lobby.text import Text, text
from shared.screens.jobs import Jobs
from shared.screens.link import Look, StoreLink, entrance

if TYPE_CHECKING:
    # SQLAlchemy comes with it: at run time it is imported on the worker, when the first frame is up.
    from shared.operations import Clock, Lobby

log = logging.getLogger(__name__)
T = TypeVar("T")
ACTOR = "desk"
"""In whose name a seat acts while nobody is signed in."""
CALLS = 120
"""Calls kept on a seat's board: a long service still finds its own call among them."""


def board_of(lobby: Lobby) -> Any:
    """The plain look: the board."""
    from shared.operations import read_board

    return read_board(lobby, calls=CALLS)


def sentence(error: Exception) -> Text:
    """What to say of a failure. What is not the lobby's own sentence is logged, and kept from the screen."""
    if isinstance(error, LobbyError):
        return error.why
    log.error("unexpected failure", exc_info=error)
    return text("没有办成，请再试一次", "That did not work; please try again")


class SeatLink(StoreLink):
    """One seat's lobby: see `StoreLink`. It looks again at each turn of the lobby's minute.

    ticked: once a second while open and followed, for running times.
    """

    ticked = Signal()

    def __init__(
        self,
        jobs: Jobs,
        store: str | None = None,
        branch: str | None = None,
        *,
        follow: bool = True,
        clock: Clock | None = None,
        look: Look = board_of,
        rest_ms: int = 0,
        refresh_ms: int = 0,
        parent: QObject | None = None,
    ) -> None:
        """`follow=False` reads and ticks only when asked (pictures). `clock`: else the one the environment names.

        `rest_ms`: as in `StoreLink`, for a seat whose look is a long one. `refresh_ms`: where a minute is too long.
        """
        enter = entrance(store, branch, ACTOR, clock)
        super().__init__(jobs, enter, look, rest_ms=rest_ms, refresh_ms=refresh_ms, follow=follow, parent=parent)
        self._minute: datetime | None = None
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._tick)
        if follow:
            self.opened.connect(self._second.start)
        self.seen.connect(self._remember_minute)

    def now(self) -> datetime:
        """The lobby's time; before the store is open, the real one."""
        return self._lobby.now() if self._lobby is not None else datetime.now(UTC)

    def act_as(self, actor: str) -> None:
        """From now on, work is done in this person's name."""
        if self._lobby is not None:
            self._lobby = self._lobby.acting(actor)

    def do(
        self,
        work: Callable[[Lobby], T],
        on_done: Callable[[T], None] | None = None,
        on_failed: Callable[[Text], None] | None = None,
    ) -> None:
        """Do store work. Before `on_done` the new state is on screen (`seen`); `on_failed` gets a sentence."""

        def sorry(error: Exception) -> None:
            why = sentence(error)
            if on_failed is not None:
                on_failed(why)

        self.act(work, on_done, sorry)

    def stop(self) -> None:
        """See `StoreLink.stop`."""
        super().stop()
        self._second.stop()

    def _remember_minute(self) -> None:
        self._minute = _minute(self.now())

    def _tick(self) -> None:
        # Waits and the order of the line depend on the minute, so a quiet store is read again at its turn.
        if not self.is_away and self._minute is not None and _minute(self.now()) != self._minute:
            self.read()
        self.ticked.emit()


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
