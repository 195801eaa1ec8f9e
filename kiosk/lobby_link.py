"""The kiosk's line to the lobby: it opens the store, follows it, and does the operations, all on the worker."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from shared.screens.follow import ChangeFollower
from shared.screens.jobs import Jobs

if TYPE_CHECKING:
    from kiosk.outlook import Outlook
    from shared.lobby.branch import Staff
    from shared.lobby.routing import Intent
    from shared.operations import Issued, Lobby

log = logging.getLogger(__name__)
RETRY_MS = 1000
"""Between two tries while the store is away."""
REST_MS = 150
"""Between two looks while there is news."""
LOOK_MS = 10_000
"""Waits change with the time alone, and the door opens and closes: look this often without news."""
Done = Callable[[Any], None]
Failed = Callable[[Exception], None]


class LobbyLink(QObject):
    """One lobby as the kiosk sees it. All signals come on the GUI thread.

    seen: an `Outlook` was read. away: the store could not be reached (told at every failed try).
    refused: the lobby named on the command line does not exist; an exception, and nothing will ever come.
    """

    seen = Signal(object)
    away = Signal()
    refused = Signal(object)

    def __init__(self, jobs: Jobs, enter: Callable[[], Lobby], parent: QObject | None = None) -> None:
        """`enter` opens the lobby; it is called on the worker, again and again until the store is there."""
        super().__init__(parent)
        self._jobs = jobs
        self._enter = enter
        self._lobby: Lobby | None = None
        self._outlook: Outlook | None = None
        self.elders = False
        """The large pages are shown: their waits are worked out beforehand."""
        self._reading = False
        self._again = False
        self._looked_at = 0.0
        self._follower: ChangeFollower | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Open the lobby and follow it."""
        self._jobs.run(self._enter, self._entered, self._not_entered)

    def close(self) -> None:
        """Stop following."""
        self._timer.stop()
        if self._follower is not None:
            self._follower.close()

    def look(self) -> None:
        """Read the board now; while a reading is under way, once more soon after it."""
        if self._reading:
            self._again = True
            return
        self._look()

    def issue(self, intent: Intent, request_id: str, language: str, on_done: Done, on_failed: Failed) -> None:
        """Issue a ticket; `on_done(Issued)`."""
        lobby = self._there()

        def work() -> Issued:
            from shared.operations import issue

            return issue(lobby, intent, request_id, language)

        self._jobs.run(work, on_done, on_failed)

    def ask_help(self, place: str, on_done: Done, on_failed: Failed) -> None:
        """Ask for a person at `place`; `on_done(id of the request)`."""
        lobby = self._lobby

        def work() -> int:
            from shared.lobby.errors import StoreUnreachable
            from shared.operations import ask_help

            if lobby is None:
                raise StoreUnreachable("unreachable", "还没有连上数据库", "the store has not been reached yet")
            return ask_help(lobby, place)

        self._jobs.run(work, on_done, on_failed)

    def verify(self, staff_id: str, pin: str, on_done: Done, on_failed: Failed) -> None:
        """Check a PIN of the lobby's staff; `on_done(Staff)`. While the store is away, by the last branch file seen."""
        lobby, outlook = self._lobby, self._outlook

        def work() -> Staff:
            from kiosk.way_out import may_leave

            return may_leave(lobby, outlook.branch if outlook else None, staff_id, pin)

        self._jobs.run(work, on_done, on_failed)

    def _news(self) -> None:
        """Something changed. A busy hall changes all the time: the worker rests between looks, free for a tap."""
        rest = REST_MS - (time.monotonic() - self._looked_at) * 1000
        if self._reading or rest <= 0:
            self.look()
        else:
            self._timer.start(math.ceil(rest))

    def _there(self) -> Lobby:
        if self._lobby is None:
            raise RuntimeError("nothing can be pressed before the lobby is open")
        return self._lobby

    def _entered(self, lobby: Lobby) -> None:
        self._lobby = lobby

        def make_feed() -> Any:
            from shared.store.feed import open_feed

            return open_feed(lobby.store)

        self._follower = ChangeFollower(make_feed, parent=self)
        self._follower.changed.connect(self._news)
        self._follower.lost.connect(self._lost)
        self._follower.start()
        self.look()

    def _not_entered(self, error: Exception) -> None:
        from shared.lobby.errors import StoreUnreachable

        if isinstance(error, StoreUnreachable):
            self._lost(str(error))
        else:
            self.refused.emit(error)

    def _lost(self, why: str) -> None:
        log.warning("the lobby is away: %s", why)
        self.away.emit()
        self._timer.start(RETRY_MS)

    def _look(self) -> None:
        lobby = self._lobby
        if lobby is None:
            self.start()
            return
        self._reading, self._again = True, False
        elders = self.elders

        def work() -> Outlook:
            from kiosk.outlook import Outlook
            from shared.operations import read_board

            return Outlook(read_board(lobby, calls=0)).prepare(elders)

        self._jobs.run(work, self._looked, self._not_looked)

    def _looked(self, outlook: Outlook) -> None:
        self._reading = False
        self._outlook = outlook
        self._looked_at = time.monotonic()
        self._timer.start(REST_MS if self._again else LOOK_MS)
        self.seen.emit(outlook)

    def _not_looked(self, error: Exception) -> None:
        self._reading = False
        self._lost(str(error))
