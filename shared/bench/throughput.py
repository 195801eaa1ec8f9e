"""Issues and calls a second, against a plain insert-and-commit loop on the same kind of store in the same run."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import psycopg
from sqlalchemy import make_url

from shared.bench.report import Figure
from shared.bench.stores import Scale, Stores, lobby_in, office_hours
from shared.lobby.routing import Intent
from shared.operations import call_next, issue
from shared.store.schema import HEAD

INTENT = Intent("withdrawal", band="20k-50k")
"""Small cash that a counter does: it waits in zone A."""
COUNTERS = (1, 2, 3)


def measure(stores: Stores, scale: Scale) -> list[Figure]:
    """On each kind of store. The three kinds of work take turns, so that whatever slows one slows all."""
    figures: list[Figure] = []
    for kind in stores.kinds:
        url, raw_url = stores.fresh(kind), stores.fresh(kind)
        raw, issues, calls = 0.0, 0.0, 0.0
        with lobby_in(url, office_hours(url)) as lobby, raw_insert(kind, raw_url) as insert:
            for _ in range(scale.waiting):
                issue(lobby, INTENT)
            for index in range(scale.operations):
                counter = COUNTERS[index % len(COUNTERS)]
                raw += _timed(insert)
                issues += _timed(partial(issue, lobby, INTENT))
                calls += _timed(partial(call_next, lobby, counter, finish=True))
        each = scale.operations
        figures += [
            Figure("throughput", "insert and commit, plain", each / raw, "/s", kind),
            Figure("throughput", f"issue ({scale.waiting} waiting)", each / issues, "/s", kind),
            Figure("throughput", f"finish and call next ({scale.waiting} waiting)", each / calls, "/s", kind),
            Figure("throughput", "plain inserts an issue costs", issues / raw, "×", kind),
            Figure("throughput", "plain inserts a call costs", calls / raw, "×", kind),
        ]
        stores.drop(kind, url)
        stores.drop(kind, raw_url)
    return figures


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


@contextmanager
def raw_insert(kind: str, url: str) -> Iterator[Callable[[], None]]:
    """The plainest durable write there is: one row, one commit, with the store's own settings (schema `HEAD`)."""
    if kind == "SQLite":
        connection = sqlite3.connect(str(make_url(url).database), isolation_level=None)
        # As `shared.store` sets them: WAL, and a sync at each commit.
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE TABLE plain (id INTEGER PRIMARY KEY, text TEXT)")

        def insert() -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO plain (text) VALUES (?)", (HEAD * 25,))
            connection.execute("COMMIT")

        try:
            yield insert
        finally:
            connection.close()
        return
    with psycopg.connect(make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)) as server:
        server.execute("CREATE TABLE plain (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text text)")
        server.commit()

        def insert_there() -> None:
            server.execute("INSERT INTO plain (text) VALUES (%s)", (HEAD * 25,))
            server.commit()

        yield insert_there
