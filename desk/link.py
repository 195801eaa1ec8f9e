"""A seat's line to the store: opened, read and written on the worker, followed, and found again when it was away."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from shared.lobby.errors import BadInput, LobbyError, StoreUnreachable
from shared.lobby.text import Text, text
from shared.screens.follow import ChangeFollower
from shared.screens.jobs import Jobs

if TYPE_CHECKING:
    # SQLAlchemy comes with it: at run time it is imported on the worker, when the first frame is up.
    from shared.operations import Clock, Lobby
    from shared.store.database import Store

log = logging.getLogger(__name__)
T = TypeVar("T")
Look = Callable[["Lobby"], Any]
RETRY_MS = 1000
CALLS = 120
"""Calls kept on a seat's board: a long service still finds its own call among them."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a piece of work returned, and what the seat saw right after it."""

    result: Any
    seen: Any
    error: Exception | None


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


class StoreLink(QObject):
    """One seat's store. All signals and callbacks come on the GUI thread.

    opened: the store is open for the first time.
    seen: what `look` returned; after every change in the store, after every `do`, and at each turn of the minute.
    away: True when the store is lost, False when it is back.
    failed: it can never open like this (no such branch, not a store's URL), with the reason.
    ticked: once a second while open, for running times.
    """

    opened = Signal()
    seen = Signal(object)
    away = Signal(bool)
    failed = Signal(object)
    ticked = Signal()

    def __init__(
        self,
        jobs: Jobs,
        store: str | None = None,
        branch: str | None = None,
        *,
        actor: str = "desk",
        follow: bool = True,
        clock: Clock | None = None,
        look: Look = board_of,
        parent: QObject | None = None,
    ) -> None:
        """`follow=False` reads only when asked (pictures). `clock`: else the one the environment names."""
        super().__init__(parent)
        self._jobs = jobs
        self._url = store
        self._branch = branch
        self._actor = actor
        self._follow = follow
        self._clock = clock
        self._look = look
        self._store: Store | None = None
        self._lobby: Lobby | None = None
        self._follower: ChangeFollower | None = None
        self._away = False
        self._reading = False
        self._again = False
        self._closed = False
        self._minute: datetime | None = None
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._retry.timeout.connect(self._try_again)
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._tick)

    @property
    def is_open(self) -> bool:
        """Whether the store was ever reached."""
        return self._lobby is not None

    @property
    def is_away(self) -> bool:
        """Whether the store is out of reach now."""
        return self._away

    def now(self) -> datetime:
        """The lobby's time; before the store is open, the real one."""
        return self._lobby.now() if self._lobby is not None else datetime.now(UTC)

    def open(self) -> None:
        """Open the store on the worker; goes on trying while it is away."""
        self._jobs.run(self._open, self._opened, self._not_opened)

    def act_as(self, actor: str) -> None:
        """From now on, work is done in this person's name."""
        self._actor = actor
        if self._lobby is not None:
            self._lobby = self._lobby.acting(actor)

    def look_with(self, look: Look) -> None:
        """Change what is read, and read it."""
        self._look = look
        self.read()

    def read(self) -> None:
        """Look now. Asked while a look is under way, it looks once more after it."""
        lobby, look = self._lobby, self._look
        if lobby is None or self._closed:
            return
        if self._reading:
            self._again = True
            return
        self._reading = True
        self._jobs.run(lambda: look(lobby), self._read, self._not_read)

    def do(
        self,
        work: Callable[[Lobby], T],
        on_done: Callable[[T], None] | None = None,
        on_failed: Callable[[Text], None] | None = None,
    ) -> None:
        """Do store work. Before `on_done` the new state is on screen (`seen`); `on_failed` gets a sentence."""
        lobby, look = self._lobby, self._look
        if lobby is None or self._closed:
            if on_failed is not None:
                on_failed(text("系统还没连上", "The store is not connected yet"))
            return

        def job() -> _Answer:
            result = work(lobby)
            try:
                return _Answer(result, look(lobby), None)
            except StoreUnreachable as error:
                # The work itself is done; that the store went away right after it is another matter.
                return _Answer(result, None, error)

        def done(answer: _Answer) -> None:
            if answer.error is None:
                self._show(answer.seen)
            else:
                self._lost()
            if on_done is not None:
                on_done(answer.result)

        def not_done(error: Exception) -> None:
            if isinstance(error, StoreUnreachable):
                self._lost()
            else:
                self.read()
            if on_failed is not None:
                on_failed(sentence(error))

        self._jobs.run(job, done, not_done)

    def close(self) -> None:
        """Let go: the follower ends here; the store's connections are given back on the worker."""
        if self._closed:
            return
        self._closed = True
        self._retry.stop()
        self._second.stop()
        if self._follower is not None:
            self._follower.close()
        if self._store is not None:
            self._jobs.run(self._store.close)

    def _open(self) -> tuple[Store, Lobby]:
        from shared.operations import clock_from_environment, open_lobby
        from shared.store.database import Store

        store = Store(self._url)
        try:
            return store, open_lobby(store, self._branch, self._clock or clock_from_environment(), self._actor)
        except BaseException:
            store.close()
            raise

    def _opened(self, answer: tuple[Store, Lobby]) -> None:
        self._store, lobby = answer
        self._lobby = lobby.acting(self._actor)
        self._found()
        self._second.start()
        self.opened.emit()
        self.read()
        if self._follow:
            self._begin_following(self._store)

    def _begin_following(self, store: Store) -> None:
        def feed() -> Any:
            from shared.store.feed import open_feed

            return open_feed(store)

        self._follower = ChangeFollower(feed, parent=self)
        self._follower.changed.connect(self.read)
        self._follower.lost.connect(self._lost)
        self._follower.found.connect(self.read)
        self._follower.start()

    def _not_opened(self, error: Exception) -> None:
        if isinstance(error, BadInput):
            self.failed.emit(error.why)
            return
        sentence(error)
        self._lost()

    def _read(self, seen: Any) -> None:
        self._reading = False
        self._show(seen)
        if self._again:
            self._again = False
            self.read()

    def _not_read(self, error: Exception) -> None:
        self._reading = self._again = False
        sentence(error)
        self._lost()

    def _show(self, seen: Any) -> None:
        self._found()
        self._minute = _minute(self.now())
        self.seen.emit(seen)

    def _lost(self) -> None:
        if not self._away:
            self._away = True
            self.away.emit(True)
        if not self._closed:
            self._retry.start()

    def _found(self) -> None:
        self._retry.stop()
        if self._away:
            self._away = False
            self.away.emit(False)

    def _try_again(self) -> None:
        if self._lobby is None:
            self.open()
        else:
            self.read()

    def _tick(self) -> None:
        # Waits and the order of the line depend on the minute, so a quiet store is read again at its turn.
        if not self._away and self._minute is not None and _minute(self.now()) != self._minute:
            self.read()
        self.ticked.emit()


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
