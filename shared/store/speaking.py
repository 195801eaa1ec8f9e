"""Which of a branch's displays speaks: a lock in the store that exactly one process holds.

The lock ends with its holder, however that ended, and nothing is written to hold it: a lease that is renewed in a table
would wake every screen of a branch each second. On SQLite it is the exclusive lock of an empty database beside the
store's; on PostgreSQL an advisory lock of a session of its own, which the server ends within four seconds when the
holder's machine is gone from the network.
"""

from __future__ import annotations

import contextlib
import sqlite3
import zlib
from pathlib import Path
from typing import Any, Protocol

from shared.lobby.errors import StoreUnreachable
from shared.store.database import Store

CONNECT_SECONDS = 2
MISSED_SIGNS = 3
"""So many signs of life, one a second, may a holder's machine owe the server."""
GIVEN_AWAY = 1.0 + MISSED_SIGNS
"""Seconds after which a server gives the lock of a machine that is gone to another; of a process that died, at once."""
_NAMESPACE = 7_482_911
"""First half of the advisory lock's key; the second tells the branch."""


class SpeakerLock(Protocol):
    """Tried for by many, held by one. For one thread."""

    def take(self) -> bool:
        """Take the lock, or see whether it is still held. False: another process holds it.

        Raises:
            StoreUnreachable: the store is away, and the lock with it.
        """

    def release(self) -> None:
        """Let another one take it. Safe to call twice."""


def speaker_lock(store: Store, branch_id: str) -> SpeakerLock:
    """The lock of a branch in this store."""
    if store.engine.dialect.name == "sqlite":
        return SqliteLock(Path(f"{store.url.database}.{branch_id}.speaker"))
    return PostgresLock(store.url.set(drivername="postgresql").render_as_string(hide_password=False), branch_id)


class SqliteLock:
    """The operating system gives it back when the process ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None

    def take(self) -> bool:
        """See `SpeakerLock.take`."""
        if self._connection is not None:
            return True
        connection = None
        try:
            connection = sqlite3.connect(self._path, timeout=0, isolation_level=None, check_same_thread=False)
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            if connection is not None:
                connection.close()
            if "locked" in str(error):
                return False
            raise _away() from error
        self._connection = connection
        return True

    def release(self) -> None:
        """See `SpeakerLock.release`. The file stays: removing it would let two hold two files of one name."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()


class PostgresLock:
    """Held by a session: a connection through a pooler that shares sessions cannot hold it."""

    def __init__(self, url: str, branch_id: str) -> None:
        import psycopg  # a lobby on SQLite starts without it

        self._connect, self._error = psycopg.connect, psycopg.Error
        self._url = url
        self._key = zlib.crc32(branch_id.encode()) - 2**31
        self._connection: Any = None
        self._held = False

    def take(self) -> bool:
        """See `SpeakerLock.take`."""
        try:
            if self._connection is None:
                self._connection = self._connect(
                    self._url,
                    autocommit=True,
                    connect_timeout=CONNECT_SECONDS,
                    application_name="tingtang speaker",
                    tcp_user_timeout=1000 * CONNECT_SECONDS,
                    # The server asks for a sign of life each second, and after three without one gives the lock back.
                    options="-c tcp_keepalives_idle=1 -c tcp_keepalives_interval=1 "
                    f"-c tcp_keepalives_count={MISSED_SIGNS}",
                )
            if self._held:
                self._connection.execute("SELECT 1")
            else:
                asked = self._connection.execute("SELECT pg_try_advisory_lock(%s, %s)", (_NAMESPACE, self._key))
                self._held = bool(asked.fetchone()[0])
        except self._error as error:
            self._drop()
            raise _away() from error
        return self._held

    def release(self) -> None:
        """See `SpeakerLock.release`."""
        self._drop(unlock=self._held)

    def _drop(self, unlock: bool = False) -> None:
        connection, self._connection, self._held = self._connection, None, False
        if connection is None:
            return
        if unlock:
            # Said, not left to the end of the session: the server notices that in its own time.
            with contextlib.suppress(self._error):
                connection.execute("SELECT pg_advisory_unlock(%s, %s)", (_NAMESPACE, self._key))
        connection.close()


def _away() -> StoreUnreachable:
    return StoreUnreachable("unreachable", "连不上数据库", "the store cannot be reached")
