"""The one follower of the store: the hall is read once for each change, whoever watches."""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from phone.view import Standing, stand
from shared.lobby.errors import BadInput, LobbyError
from shared.operations import Lobby
from shared.operations.watching import Hall, read_hall
from shared.store.feed import Feed, open_feed

log = logging.getLogger(__name__)
LOOK_SECONDS = 0.1
"""Longest single wait: how long an end may take."""
READ_SECONDS = 20.0
"""The hall is read at least so often: waits shrink and days end without news."""
PAUSE_SECONDS = 0.05
"""Between two reads: a burst of changes becomes one."""
STAND_SECONDS = 1.0
"""Between two standings. Who is called, served or missed is told before and without one."""
RETRY_SECONDS = 1.0


@dataclass(frozen=True)
class Tell:
    """Where the news go; called on the follower's thread."""

    hall: Callable[[Hall], None]
    standing: Callable[[Standing], None]
    lost: Callable[[], None]
    refused: Callable[[BadInput], None]
    """It can never open like this: no such branch, not a store's URL. Nothing comes after it."""


class Follower:
    """Opens the lobby, follows its store and reads it, and finds it again when it was away."""

    def __init__(self, enter: Callable[[], Lobby], tell: Tell) -> None:
        self._enter, self._tell = enter, tell
        self.lobby: Lobby | None = None
        self._away = False
        self._stood = 0.0
        self._hall: Hall | None = None
        """Read, and not yet stood."""
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._follow, name="follow", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def close(self) -> None:
        """Stop, and give the store back."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()
        if self.lobby is not None:
            self.lobby.store.close()

    def _follow(self) -> None:
        while not self._stop.is_set():
            feed: Feed | None = None
            try:
                if self.lobby is None:
                    self.lobby = self._enter()
                feed = open_feed(self.lobby.store)
                self._watch(self.lobby, feed)
            except BadInput as error:
                self._tell.refused(error)
                return
            except LobbyError as error:
                self._lose(error)
            except Exception as error:
                log.exception("following the store failed")
                self._lose(error)
            finally:
                if feed is not None:
                    # A feed whose store is gone may fail to say goodbye; the loss itself is already told.
                    with contextlib.suppress(Exception):
                        feed.close()

    def _lose(self, error: Exception) -> None:
        if not self._away:
            log.warning("the store is away: %s", error)
            self._away = True
            self._tell.lost()
        self._stop.wait(RETRY_SECONDS)

    def _watch(self, lobby: Lobby, feed: Feed) -> None:
        read = self._read(lobby)
        while not self._stop.is_set():
            due = self._stood + STAND_SECONDS - time.monotonic() if self._hall is not None else LOOK_SECONDS
            if feed.wait(max(0.0, min(LOOK_SECONDS, due))) or time.monotonic() - read > READ_SECONDS:
                self._stop.wait(max(0.0, read + PAUSE_SECONDS - time.monotonic()))
                for _ in range(1000):  # what else is told by now is in this read
                    if not feed.wait(0):
                        break
                read = self._read(lobby)
            if self._hall is not None and time.monotonic() - self._stood >= STAND_SECONDS:
                standing = stand(self._hall.board)
                self._hall, self._stood = None, time.monotonic()
                self._tell.standing(standing)

    def _read(self, lobby: Lobby) -> float:
        self._hall = read_hall(lobby)
        if self._away:
            log.warning("the store is back")
            self._away = False
        self._tell.hall(self._hall)
        return time.monotonic()
