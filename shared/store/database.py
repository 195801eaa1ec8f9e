"""The store: one database, reading and writing it, and its errors as sentences."""

from __future__ import annotations

import os
import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from platformdirs import user_data_path
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, DisconnectionError, NoSuchModuleError
from sqlalchemy.orm import Session

from shared.lobby.errors import BadInput, StoreUnreachable
from shared.store import schema

BUSY_SECONDS = 30
"""How long a writer waits for its turn."""
CONNECT_SECONDS = 5
CHANNEL = "tingtang"
"""The PostgreSQL channel on which a commit tells that there is news."""


def default_url() -> str:
    """`TINGTANG_STORE`, or an SQLite file in the user's data folder."""
    return os.environ.get("TINGTANG_STORE") or f"sqlite:///{user_data_path('tingtang') / 'lobby.db'}"


def parse_url(name: str) -> URL:
    """An SQLAlchemy URL, or the path of an SQLite file.

    Raises:
        BadInput: neither.
    """
    shown = repr(name if len(name) <= 100 else name[:99] + "…")
    try:
        name.encode()
        if not name.strip() or "\0" in name:
            raise ValueError("no name")
        url = make_url(name if "://" in name else f"sqlite:///{name}")
    except (ArgumentError, ValueError) as error:
        raise BadInput("bad-store-url", f"看不懂数据库地址：{shown}", f"not a store's URL: {shown}") from error
    backend, database = url.get_backend_name(), url.database
    if backend == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if backend == "sqlite" and database not in (None, "", ":memory:"):
        if url.query or str(database).startswith("file:"):
            raise BadInput(
                "bad-store-url",
                f"SQLite 的地址只要文件的路径，不要别的：{shown}",
                f"an SQLite store is the path of a file and nothing else: {shown}",
            )
        return url.set(drivername="sqlite")
    raise BadInput(
        "bad-store-url",
        "数据库要用 SQLite 文件或 PostgreSQL",
        "a store is an SQLite file or a PostgreSQL database",
    )


class Store:
    """One database. Safe to share between threads; not between processes."""

    def __init__(self, name: str | None = None) -> None:
        """Open a store and bring its schema up to date.

        Raises:
            BadInput: `name` is no store's URL.
            StoreUnreachable: it cannot be opened, is not ours, or is newer than this program.
        """
        self.url = parse_url(name or default_url())
        self.engine = _engine(self.url)
        try:
            with told(self.url):
                schema.prepare(self.engine)
        except BaseException:
            self.engine.dispose()
            raise

    def __repr__(self) -> str:
        return f"Store({self.url.render_as_string(hide_password=True)})"

    @property
    def name(self) -> str:
        """The URL, as another process needs it."""
        return self.url.render_as_string(hide_password=False)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one moment of the store and changes nothing."""
        with told(self.url), Session(self.engine, expire_on_commit=False, autoflush=False) as session:
            if self.engine.dialect.name == "postgresql":
                session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session in one transaction: all of it is kept, or nothing."""
        with (
            told(self.url),
            Session(self.engine, expire_on_commit=False) as session,
            session.begin(),
        ):
            session.connection(execution_options={"writes": True})
            yield session

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


def _engine(url: URL) -> Engine:
    if url.get_backend_name() == "postgresql":
        return create_engine(
            url,
            pool_pre_ping=True,
            pool_size=4,
            connect_args={
                "connect_timeout": CONNECT_SECONDS,
                "application_name": "tingtang",
                # As on SQLite: a writer that hangs somewhere must not make all others hang with it.
                "options": f"-c lock_timeout={BUSY_SECONDS}s",
            },
        )
    path = Path(str(url.database))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnreachable(
            "no-folder",
            f"建不了数据文件夹：{path.parent}",
            f"cannot make the data folder {path.parent}: {error.strerror}",
        ) from error
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "checkout", _check_file)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    # The driver must not begin transactions of its own: `_begin_sqlite` does, and says what kind.
    connection.isolation_level = None
    # FULL: a number that is on paper stays given out even if the power fails right after.
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")


def _check_file(connection: Any, record: Any, _proxy: Any) -> None:
    """A connection to a file that was deleted or replaced would go on as if nothing had happened, and lose it all."""
    path = record.info.setdefault("path", connection.execute("PRAGMA database_list").fetchone()[2])
    try:
        inode = os.stat(path).st_ino
    except OSError as error:
        raise StoreUnreachable(
            "unreachable", f"数据库文件不见了（{path}）", f"the store's file is away ({path})"
        ) from error
    if record.info.setdefault("inode", inode) != inode:
        record.info.clear()
        raise DisconnectionError("the store's file was replaced")


def _begin_sqlite(connection: Connection) -> None:
    if not connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql("BEGIN")
        return
    # SQLite's own way of waiting looks ever more rarely, and of many busy writers one may never find a gap. Here all
    # look equally often, however long they have waited.
    raw: Any = connection.connection.dbapi_connection
    until = time.monotonic() + BUSY_SECONDS
    raw.execute("PRAGMA busy_timeout=0")
    try:
        while True:
            try:
                raw.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > until:
                    raise
            time.sleep(random.uniform(0.001, 0.004))
    finally:
        raw.execute(f"PRAGMA busy_timeout={1000 * BUSY_SECONDS}")


def notify(session: Session, branch_id: str, seq: int) -> None:
    """Tell the followers on other machines; sent when the transaction commits. SQLite's followers see it themselves."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_notify(:channel, :news)"), {"channel": CHANNEL, "news": f"{branch_id}:{seq}"})


@contextmanager
def told(url: URL) -> Iterator[None]:
    """Turn a database's error into a sentence. Nothing was changed: the transaction it came from is rolled back."""
    try:
        yield
    except (DBAPIError, NoSuchModuleError, sqlite3.Error) as error:
        raise _sentence(url, error) from error


_SENTENCES: tuple[tuple[tuple[str, ...], str, str, str], ...] = (
    (
        ("database or disk is full", "no space left"),
        "disk-full",
        "磁盘满了，没有保存",
        "the disk is full; nothing was saved",
    ),
    (
        ("readonly database", "read-only", "permission denied for"),
        "read-only",
        "数据库只能读，不能写",
        "the store is read-only",
    ),
    (("database is locked", "lock timeout"), "busy", "数据库太忙，请稍后再试", "the store is busy; please try again"),
    (
        ("not a database", "malformed", "file is encrypted"),
        "not-a-database",
        "这个文件不是数据库，或已损坏",
        "the file is not a database, or is damaged",
    ),
    (("unable to open",), "cannot-open", "打不开数据库文件", "the store's file cannot be opened"),
    (
        ("disk i/o error", "input/output error"),
        "disk-error",
        "磁盘读写出错，没有保存",
        "the disk cannot be read or written; nothing was saved",
    ),
    (
        ("password authentication", "no password supplied", "role "),
        "refused-login",
        "数据库不接受这个用户名或密码",
        "the store refuses this user or password",
    ),
    (('fatal:  database "',), "no-database", "服务器上没有这个数据库", "the server has no such database"),
    (
        ("no such table", "no such column", "does not exist", "undefined"),
        "missing-schema",
        "数据库缺少厅堂的表",
        "the store lacks Tingtang's tables",
    ),
)


def _sentence(url: URL, error: Exception) -> StoreUnreachable:
    said = str(getattr(error, "orig", None) or error).lower()
    place = url.render_as_string(hide_password=True)
    for words, code, zh, en in _SENTENCES:
        if any(word in said for word in words):
            return StoreUnreachable(code, f"{zh}（{place}）", f"{en} ({place})")
    return StoreUnreachable("unreachable", f"连不上数据库（{place}）", f"the store cannot be reached ({place})")
