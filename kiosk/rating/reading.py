"""What the rating pad reads of the lobby, and how it sends answers: kept while the store is away."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kiosk.door_link import DoorLink
from shared.screens.jobs import Jobs

if TYPE_CHECKING:
    from shared.lobby.board import Board
    from shared.operations import Lobby, PadQuestion

log = logging.getLogger(__name__)
REST_MS = 50
"""Between two looks while there is news: the customer looks up as the service ends."""
Work = Callable[["Lobby"], object]


@dataclass(frozen=True)
class PadLook:
    """The lobby, and what this window's pad is to ask."""

    board: Board
    question: PadQuestion | None


@dataclass
class PadLooker:
    """Takes looks. `asking`: the ticket the pad asks about now."""

    counter: int
    asking: str | None = None

    def __call__(self, lobby: Lobby) -> PadLook:
        """Look now."""
        from shared.operations import pad_question, read_board

        board = read_board(lobby, calls=0)
        known = board.counter(self.counter) is not None
        return PadLook(board, pad_question(lobby, self.counter, self.asking) if known else None)


class PadLink(DoorLink):
    """One lobby as the pad sees it; `seen` brings a `PadLook`."""

    def __init__(
        self,
        jobs: Jobs,
        enter: Callable[[], Lobby],
        counter: int,
        parent: QObject | None = None,
        *,
        follow: bool = True,
    ) -> None:
        """See `StoreLink`."""
        self.looker = PadLooker(counter)
        super().__init__(jobs, enter, self.looker, rest_ms=REST_MS, follow=follow, parent=parent)
        self.seen.connect(self._remember)

    def _remember(self, look: PadLook) -> None:
        self.last_branch = look.board.branch


class Outbox(QObject):
    """What customers said, on its way to the store: one after the other, and again when the store is back."""

    def __init__(self, link: PadLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._waiting: deque[tuple[Work, Callable[[], None]]] = deque()
        self._sending = False
        link.away.connect(lambda _away: self._next())

    def send(self, work: Work, done: Callable[[], None] = lambda: None) -> None:
        """Do it in the store as soon as it is there; then `done`. What the lobby's rules refuse is dropped."""
        self._waiting.append((work, done))
        self._next()

    def _next(self) -> None:
        if not self._waiting or self._sending or self._link.is_away:
            return
        self._sending = True
        work, done = self._waiting[0]

        def sent(_result: object) -> None:
            self._waiting.popleft()
            self._sending = False
            done()
            self._next()

        def failed(error: Exception) -> None:
            from shared.lobby.errors import LobbyError, StoreUnreachable

            self._sending = False
            if isinstance(error, StoreUnreachable):
                return  # it stays first in line; the link tells when the store is back
            self._waiting.popleft()
            if isinstance(error, LobbyError):
                log.info("not kept: %s", error)
            else:
                log.error("an answer could not be kept", exc_info=error)
            self._next()

        self._link.act(work, sent, failed)
