"""A screen's line to the store: the lobby is opened, followed and read on the worker, and found again when it was away.

What a screen does with the lobby is its own: the wall's calls, the kiosk's tickets and the seats' steps build on this.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from shared.screens.follow import ChangeFollower, Feed
from shared.screens.jobs import Failed, Jobs
from shared.screens.reading import Reading

if TYPE_CHECKING:
    # They bring SQLAlchemy and pydantic with them: at run time that is for the worker, when the first frame is up.
    from shared.operations import Clock, Lobby

log = logging.getLogger(__name__)
T = TypeVar("T")
Look = Callable[["Lobby"], Any]
"""Reads what a screen draws, on the worker; returns plain values, never an ORM object."""
RETRY_MS = 1000
"""Between two tries while the store is away."""


def entrance(store: str | None, branch: str | None, actor: str, clock: Clock | None = None) -> Callable[[], Lobby]:
    """Opens the lobby named on a command line; for the worker.

    `store`: SQLAlchemy URL or SQLite file, None: TINGTANG_STORE, else the user's data. `clock`: else the one the
    environment names.
    """

    def enter() -> Lobby:
        from shared.operations import clock_from_environment, open_lobby
        from shared.store.database import Store

        opened = Store(store)
        try:
            return open_lobby(opened, branch, clock or clock_from_environment(), actor)
        except BaseException:
            opened.close()
            raise

    return enter


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a piece of work returned, and what was seen right after it."""

    result: Any
    seen: Any
    error: Exception | None


class StoreLink(QObject):
    """One screen's lobby. All signals and callbacks come on the GUI thread.

    opened: the lobby is there for the first time.
    seen: what `look` returned: after `opened`, after every change in the store, and when `refresh_ms` have gone by.
    seenFirst: what `first` returned.
    away: True when the store is lost, False with the first look after it.
    refused: it can never open like this (no such branch, not a store's URL); a `BadInput`, and nothing will ever come.
    """

    opened = Signal()
    seen = Signal(object)
    seenFirst = Signal(object)
    away = Signal(bool)
    refused = Signal(object)

    def __init__(
        self,
        jobs: Jobs,
        enter: Callable[[], Lobby],
        look: Look,
        *,
        first: Callable[[], Look | None] | None = None,
        rest_ms: int = 0,
        refresh_ms: int = 0,
        follow: bool = True,
        parent: QObject | None = None,
    ) -> None:
        """`enter` opens the lobby; it is called on the worker, again and again until the store is there.

        `first` is asked on the GUI thread for what must not wait for the look: it is read before it, at every change
        and without a rest; None skips it. `rest_ms`: the worker's rest between two looks while there is news.
        `refresh_ms`: look this long after the last look without news, as waits change with the time alone; 0: never.
        `follow=False` reads only when asked (pictures).
        """
        super().__init__(parent)
        self._jobs = jobs
        self._enter = enter
        self._look = look
        self._ask_first = first
        self._follow = follow
        self._lobby: Lobby | None = None
        self._follower: ChangeFollower | None = None
        self._away = False
        self._closed = False
        self._first = Reading(jobs, self._next_first, parent=self)
        self._first.done.connect(self.seenFirst)
        self._first.failed.connect(self._lose)
        self._looks = Reading(jobs, self._next_look, rest_ms, self)
        self._looks.done.connect(self._show)
        self._looks.failed.connect(self._lose)
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._retry.timeout.connect(self._try_again)
        self._refresh = QTimer(self, singleShot=True, interval=refresh_ms)
        self._refresh.timeout.connect(self.read)

    @property
    def lobby(self) -> Lobby | None:
        """The lobby, once the store answered."""
        return self._lobby

    @property
    def is_open(self) -> bool:
        """Whether the store was ever reached."""
        return self._lobby is not None

    @property
    def is_away(self) -> bool:
        """Whether the store is out of reach now."""
        return self._away

    def open(self) -> None:
        """Open the lobby on the worker; goes on trying while the store is away."""
        self._jobs.run(self._enter, self._entered, self._not_entered)

    def read(self) -> None:
        """Look now. Asked while a look is under way, it looks once more after it."""
        self._first.now()
        self._looks.now()

    def look_with(self, look: Look) -> None:
        """Change what is read, and read it."""
        self._look = look
        self.read()

    def ask(
        self, work: Callable[[Lobby], T], on_done: Callable[[T], None] | None = None, on_failed: Failed | None = None
    ) -> None:
        """Do store work; what it changed is seen when the feed tells of it. `on_failed(StoreUnreachable)` if away."""
        lobby = self._lobby
        if lobby is None or self._closed:
            if on_failed is not None:
                on_failed(_not_connected())
            return
        self._jobs.run(lambda: work(lobby), on_done, on_failed)

    def act(
        self, work: Callable[[Lobby], T], on_done: Callable[[T], None] | None = None, on_failed: Failed | None = None
    ) -> None:
        """Do store work and look right after it: what it changed is `seen` before `on_done` is told."""
        look = self._look

        def look_after(lobby: Lobby) -> _Answer:
            from shared.lobby.errors import StoreUnreachable

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
                self._lose(answer.error)
            if on_done is not None:
                on_done(answer.result)

        def not_done(error: Exception) -> None:
            from shared.lobby.errors import StoreUnreachable

            if isinstance(error, StoreUnreachable):
                self._lose(error)
            else:
                self.read()
            if on_failed is not None:
                on_failed(error)

        self.ask(look_after, done, not_done)

    def stop(self) -> None:
        """Follow and read no more. Work that is under way may still use the store."""
        self._closed = True
        for timer in (self._retry, self._refresh):
            timer.stop()
        for reading in (self._first, self._looks):
            reading.stop()
        if self._follower is not None:
            self._follower.close()

    def close(self) -> None:
        """Stop, and give the store's connections back, on the worker after all work asked for. Once is enough."""
        self.stop()
        lobby, self._lobby = self._lobby, None
        if lobby is not None:
            self._jobs.run(lobby.store.close)

    def _next_look(self) -> Callable[[], Any] | None:
        lobby, look = self._lobby, self._look
        return None if lobby is None else lambda: look(lobby)

    def _next_first(self) -> Callable[[], Any] | None:
        lobby = self._lobby
        look = self._ask_first() if lobby is not None and self._ask_first is not None else None
        return None if lobby is None or look is None else lambda: look(lobby)

    def _entered(self, lobby: Lobby) -> None:
        if self._closed:
            lobby.store.close()
            return
        self._lobby = lobby
        self.opened.emit()
        self.read()
        if self._follow:
            self._begin_following(lobby)

    def _begin_following(self, lobby: Lobby) -> None:
        def make_feed() -> Feed:
            from shared.store.feed import open_feed

            return open_feed(lobby.store)

        self._follower = ChangeFollower(make_feed, parent=self)
        self._follower.changed.connect(self._news)
        self._follower.lost.connect(self._lose)
        self._follower.start()

    def _not_entered(self, error: Exception) -> None:
        from shared.lobby.errors import BadInput

        if isinstance(error, BadInput):
            self.refused.emit(error)
        else:
            self._lose(error)

    def _news(self) -> None:
        self._first.now()
        self._looks.soon()

    def _show(self, seen: Any) -> None:
        if self._closed:
            return
        self._retry.stop()
        if self._refresh.interval() > 0 and self._follow:
            self._refresh.start()
        if self._away:
            self._away = False
            self.away.emit(False)
        self.seen.emit(seen)

    def _lose(self, why: Exception | str) -> None:
        """Lost by a failed try, or by the follower, which tells in words."""
        from shared.lobby.errors import LobbyError

        if isinstance(why, Exception) and not isinstance(why, LobbyError):
            log.error("unexpected failure", exc_info=why)
        if self._closed:
            return
        self._retry.start()
        if not self._away:
            log.warning("the lobby is away: %s", why)
            self._away = True
            self.away.emit(True)

    def _try_again(self) -> None:
        if self._lobby is None:
            self.open()
        else:
            self.read()


def _not_connected() -> Exception:
    from shared.lobby.errors import StoreUnreachable

    return StoreUnreachable("unreachable", "系统还没连上", "The store is not connected yet")
