"""Databases with the shipped branch on the tests' PostgreSQL: made once, and put back for the next test.

To create a database writes eight megabytes; to put one back, next to nothing.
"""

from __future__ import annotations

import itertools
from collections import deque
from dataclasses import dataclass, field

import psycopg
from psycopg import sql

COLUMNS = """
    SELECT relname, attname, atttypid, attnotnull FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    WHERE relnamespace = 'public'::regnamespace AND attnum > 0 ORDER BY relname, attnum
"""
"""Of all tables and indexes."""
FILLED = """
    SELECT relname FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND pg_relation_size(oid) > 0
"""


@dataclass
class Pool:
    """Databases on one server."""

    uri: str
    """Of the server's maintenance database."""
    _admin: psycopg.Connection = field(init=False)
    _used: deque[str] = field(default_factory=deque)
    _template: str = ""
    _columns: list[tuple[object, ...]] = field(default_factory=list)
    _rows: dict[str, bytes] = field(default_factory=dict)
    """What the template's tables hold, as COPY tells it."""
    _names: itertools.count[int] = field(default_factory=itertools.count)

    def __post_init__(self) -> None:
        self._admin = psycopg.connect(self.uri, autocommit=True)

    def close(self) -> None:
        """Before the server ends."""
        self._admin.close()

    def empty(self) -> str:
        """The name of a database without any table; never used a second time."""
        return self._create("template1")

    def copy(self, template: str) -> None:
        """From now on `take` gives databases like this one, which nobody may be connected to."""
        self._template = template
        with self._connect(template) as reader:
            self._columns = reader.execute(COLUMNS).fetchall()
            for (table,) in reader.execute(FILLED).fetchall():
                with reader.cursor().copy(sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table))) as rows:
                    self._rows[table] = b"".join(rows)

    def take(self) -> str:
        """The name of a database like the template."""
        while self._used:
            found = self._put_back(self._used.popleft())
            if found is not None:
                return found
        return self._create(self._template)

    def give_back(self, name: str) -> None:
        """A test is over."""
        self._used.append(name)

    def _create(self, template: str) -> str:
        name = self._name()
        self._admin.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
        )
        return name

    def _name(self) -> str:
        return f"test{next(self._names)}"

    def _put_back(self, old: str) -> str | None:
        """Under a new name, so that whoever still has the old address finds nothing. None: it is a template no more."""
        name = self._name()
        self._admin.execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s", (old,))
        try:
            self._admin.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(old), sql.Identifier(name))
            )
        except psycopg.errors.ObjectInUse:  # somebody came again at once
            return None
        with self._connect(name) as writer:
            if writer.execute(COLUMNS).fetchall() != self._columns:
                return None
            writer.execute("SET session_replication_role = replica")  # rows in any order, whatever refers to them
            filled = [sql.Identifier(table) for (table,) in writer.execute(FILLED).fetchall()]
            if filled:
                writer.execute(sql.SQL("TRUNCATE {} RESTART IDENTITY CASCADE").format(sql.SQL(", ").join(filled)))
            for table, rows in self._rows.items():
                with writer.cursor().copy(sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(table))) as copy:
                    copy.write(rows)
        return name

    def _connect(self, name: str) -> psycopg.Connection:
        return psycopg.connect(self.uri, dbname=name, autocommit=True)
