"""Which schema a store has, and bringing it to ours. Alembic is imported only when there is something to migrate."""

from __future__ import annotations

import time
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from shared.lobby.errors import StoreUnreachable

HEAD = "0014"
"""The schema this program works with: the newest file in `migrations/versions`."""
_MIGRATIONS = Path(__file__).parent / "migrations"
_PG_LOCK = 7_482_910
"""Advisory lock that two programs take in turn when they find an empty or old database at the same time."""
_WAL_TRIES = 200


def prepare(engine: Engine) -> None:
    """Make sure the store has our schema: create it in an empty database, migrate an older one.

    Raises:
        StoreUnreachable: the database belongs to another program or to a newer Tingtang.
    """
    with engine.connect() as connection:
        if version(connection) == HEAD:
            return
    if engine.dialect.name == "sqlite":
        _use_wal(engine)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _PG_LOCK})
        # Looked at again under the lock: another program may have done the work meanwhile.
        if version(connection) != HEAD:
            _migrate(connection)


def version(connection: Connection) -> str | None:
    """The store's schema; None for an empty database.

    Raises:
        StoreUnreachable: not a store of ours, or newer than this program.
    """
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if not {"alembic_version", "branch", "event"} <= tables:
        raise StoreUnreachable(
            "not-a-store",
            "这个数据库属于别的程序，没有动它",
            "this database belongs to another program; nothing in it was touched",
        )
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if found is None or found > HEAD:
        raise StoreUnreachable(
            "newer-store",
            f"数据库的版本是 {found}，比本程序（{HEAD}）新，请先更新程序",
            f"the store has schema {found}, newer than this program's {HEAD}; please update the program",
        )
    return str(found)


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise StoreUnreachable(
            "unknown-schema",
            "数据库的版本本程序不认识，没有动它",
            "the store has a schema this program does not know; nothing in it was touched",
        ) from error


def _use_wal(engine: Engine) -> None:
    """Readers never wait for the writer. The file keeps the mode; changing it needs the file alone for a moment."""
    for attempt in range(_WAL_TRIES):
        raw = engine.raw_connection()
        try:
            mode = raw.cursor().execute("PRAGMA journal_mode=WAL").fetchone()
            if mode and mode[0] in ("wal", "memory"):
                return
        except Exception as error:
            if "locked" not in str(error) or attempt == _WAL_TRIES - 1:
                raise
        finally:
            raw.close()
        time.sleep(0.05)  # another program is creating the same store: SQLite offers nothing to wait on here
