"""Learning of a change at once: `PRAGMA data_version` on SQLite, `LISTEN` on PostgreSQL.

What arrives is only "there is news"; the follower then reads what it shows. A slow look is the fallback, so that a lost
notification costs two seconds and never a change.
"""

from __future__ import annotations

import os
import sqlite3
import time
from typing import Any, Protocol

from shared.lobby.errors import StoreUnreachable
from shared.store.database import CHANNEL, CONNECT_SECONDS, Store, told

LOOK_SECONDS = 0.02
"""Between two looks at an SQLite file: 5 µs of work each, and the waking up costs more."""
QUIET_LOOK_SECONDS = 0.04
"""The same while nothing has happened for a while: half the processor for a screen that idles."""
QUIET_AFTER_SECONDS = 5.0
FALLBACK_SECONDS = 2.0


class Feed(Protocol):
    """News of one store, for one thread."""

    def wait(self, timeout: float) -> bool:
        """Wait up to `timeout` seconds for a change; True if there was one (or may have been).

        Raises:
            StoreUnreachable: the store is away. A new feed must be opened.
        """
        ...

    def close(self) -> None:
        """Let go of the connection. Safe to call twice."""
        ...


def open_feed(store: Store) -> Feed:
    """A feed with a connection of its own, to be used by the thread that opened it.

    Raises:
        StoreUnreachable: the store is away.
    """
    with told(store.url):
        return SqliteFeed(store) if store.engine.dialect.name == "sqlite" else PostgresFeed(store)


class SqliteFeed:
    """Looks at the file's data version, which SQLite raises with every commit of another connection."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._connection = store.engine.raw_connection()
        self._path = str(store.url.database)
        # As it was when the connection was checked: looked at again, it might be another file by now, or none.
        self._file: int = self._connection.info["inode"]
        self._checked = self._changed = time.monotonic()
        self._cursor: Any = self._connection.cursor()
        self._seen = self._look()

    def _look(self) -> int:
        return int(self._cursor.execute("PRAGMA data_version").fetchone()[0])

    def _check_file(self) -> None:
        """A deleted or replaced file would look unchanged for ever: the open connection still sees the old one."""
        if time.monotonic() - self._checked < FALLBACK_SECONDS:
            return
        self._checked = time.monotonic()
        if os.stat(self._path).st_ino != self._file:
            raise FileNotFoundError(self._path)

    def wait(self, timeout: float) -> bool:
        """See `Feed.wait`."""
        until = time.monotonic() + timeout
        try:
            while (now := self._look()) == self._seen:
                left = until - time.monotonic()
                if left <= 0:
                    return False
                quiet = time.monotonic() - self._changed > QUIET_AFTER_SECONDS
                time.sleep(min(QUIET_LOOK_SECONDS if quiet else LOOK_SECONDS, left))
                self._check_file()
        except (OSError, sqlite3.Error) as error:
            raise StoreUnreachable("unreachable", "数据库文件不见了", "the store's file is away") from error
        self._seen, self._changed = now, time.monotonic()
        return True

    def close(self) -> None:
        """See `Feed.close`."""
        self._connection.close()


class PostgresFeed:
    """Listens on the store's channel."""

    def __init__(self, store: Store) -> None:
        import psycopg  # a lobby on SQLite starts without it

        self._error = psycopg.Error
        url = store.url.set(drivername="postgresql").render_as_string(hide_password=False)
        try:
            self._connection = psycopg.connect(url, autocommit=True, connect_timeout=CONNECT_SECONDS)
            self._connection.execute(f"LISTEN {CHANNEL}")
        except psycopg.Error as error:
            raise StoreUnreachable("unreachable", "连不上数据库", "the store cannot be reached") from error
        self._looked = time.monotonic()

    def wait(self, timeout: float) -> bool:
        """See `Feed.wait`. Every two seconds it says yes unasked: the slow look."""
        try:
            patience = max(0.0, min(timeout, self._looked + FALLBACK_SECONDS - time.monotonic()))
            for _ in self._connection.notifies(timeout=patience, stop_after=1):
                self._looked = time.monotonic()
                return True
            if time.monotonic() - self._looked < FALLBACK_SECONDS:
                return False
            self._connection.execute("SELECT 1")
        except self._error as error:
            raise StoreUnreachable("unreachable", "数据库连接断了", "the connection to the store is lost") from error
        self._looked = time.monotonic()
        return True

    def close(self) -> None:
        """See `Feed.close`."""
        self._connection.close()
