"""Today's queries with few and with many past tickets: a day's cost must not grow with the years.

The past is a practised day, repeated: real tickets with all their events and calls.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select, text

from shared.bench.report import Figure
from shared.bench.stores import DAY, Scale, Stores, days_of, lobby_in
from shared.bench.throughput import COUNTERS, INTENT
from shared.operations import FastClock, Lobby, call_next, end_day, issue, read_board, read_branch
from shared.practice import Figures, Practice, seats
from shared.store.database import Store
from shared.store.tables import Base, BranchRow, EventRow, TicketRow

FIRST_DAY = "2016-01-04T08:00:00+08:00"


def measure(stores: Stores, scale: Scale) -> list[Figure]:
    """On each kind of store: medians with `many` over medians with `few`, the two stores taking turns."""
    figures: list[Figure] = []
    for kind in stores.kinds:
        few, many = stores.fresh(kind), ""
        per_day = practised_day(few, datetime.fromisoformat(FIRST_DAY), scale.customers)
        many = stores.copy(kind, few)
        sizes = []
        for url, tickets in ((few, scale.few_tickets), (many, scale.many_tickets)):
            sizes.append(repeat(url, days_of(tickets, per_day) - 1))
        clock = _day_after(many)
        with lobby_in(few, _day_after(few)) as small, lobby_in(many, clock) as large:
            for lobby in (small, large):
                for _ in range(scale.waiting):
                    issue(lobby, INTENT)
            for name, work in _work().items():
                times: tuple[list[float], list[float]] = ([], [])
                for index in range(scale.reads):
                    for lobby, taken in zip((small, large), times, strict=True):
                        began = time.perf_counter()
                        work(lobby, index)
                        taken.append(time.perf_counter() - began)
                low, high = (statistics.median(taken) for taken in times)
                figures.append(Figure("history", f"{name}, {sizes[0]} past tickets", low * 1000, "ms", kind))
                figures.append(Figure("history", f"{name}, {sizes[1]} past tickets", high * 1000, "ms", kind))
                figures.append(Figure("history", f"{name}: many / few", high / low, "×", kind))
        stores.drop(kind, few)
        stores.drop(kind, many)
    return figures


def _work() -> dict[str, Callable[[Lobby, int], object]]:
    return {
        "board": lambda lobby, _: read_board(lobby),
        "issue": lambda lobby, _: issue(lobby, INTENT),
        "call next": lambda lobby, index: call_next(lobby, COUNTERS[index % len(COUNTERS)], finish=True),
    }


def practised_day(url: str, start: datetime, customers: float) -> int:
    """One made-up day in a fresh store. Returns its number of tickets."""
    with lobby_in(url, FastClock(start, 0.0, 0.0)) as lobby:
        practice = Practice(lobby, start, seats(read_branch(lobby), {}), Figures(customers))
        practice.run()
        end_day(practice.lobby)
        with lobby.store.reading() as session:
            return session.scalar(select(func.count()).select_from(TicketRow)) or 0


def repeat(url: str, days: int) -> int:
    """Repeat the one day in a store on the `days` days after it. Returns how many tickets there are then."""
    store = Store(url)
    try:
        with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
            events = connection.scalar(select(func.max(EventRow.seq))) or 0
            if days > 0:
                _copy_days(connection, days, events)
            connection.execute(text("UPDATE branch SET last_seq = :seq"), {"seq": events * (days + 1)})
            row = connection.execute(select(BranchRow.business_date)).one()
            connection.execute(
                BranchRow.__table__.update().values(business_date=row[0] + timedelta(days=days))  # type: ignore[attr-defined]
            )
            count = connection.scalar(select(func.count()).select_from(TicketRow)) or 0
        if store.engine.dialect.name == "postgresql":
            with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                # As the server itself does before long; SQLite keeps no statistics unless it is asked to.
                connection.execute(text("VACUUM ANALYZE"))
    finally:
        store.close()
    return count


def _copy_days(connection: Connection, days: int, events: int) -> None:
    """The database copies its own rows: seven years in a minute."""
    postgres = connection.dialect.name == "postgresql"
    series = (
        "SELECT generate_series(1, :days) AS day"
        if postgres
        else "WITH RECURSIVE d(day) AS (SELECT 1 UNION ALL SELECT day + 1 FROM d WHERE day < :days) SELECT day FROM d"
    )
    for name in ("ticket", "event", "call", "number"):
        columns, values = [], []
        for column in Base.metadata.tables[name].columns:
            columns.append(f'"{column.name}"')
            values.append(_moved(column.name, postgres))
        connection.execute(
            text(
                f'INSERT INTO "{name}" ({", ".join(columns)}) SELECT {", ".join(values)} '
                f'FROM ({series}) AS days CROSS JOIN "{name}" AS row ORDER BY day'
            ),
            {"days": days, "events": events} if name in ("event", "call") else {"days": days},
        )


def _moved(column: str, postgres: bool) -> str:
    """A column's value some days later."""
    if column == "business_date":
        return "row.business_date + day" if postgres else "date(row.business_date, '+' || day || ' days')"
    if column == "at" or column.endswith(("_at", "_since")):
        return (
            f"row.{column} + day * interval '1 day'"
            if postgres
            else f"row.{column} + day * {DAY.days * 86_400_000_000}"
        )
    if column == "seq":
        return "row.seq + day * :events"
    if column in ("token", "request_id"):
        return f"row.{column} || '-' || day"
    return f'row."{column}"'


def _day_after(url: str) -> FastClock:
    """A clock that stands at the morning after the last day in a store."""
    store = Store(url)
    try:
        with store.reading() as session:
            last = session.scalars(select(BranchRow.business_date)).one()
    finally:
        store.close()
    first = datetime.fromisoformat(FIRST_DAY)
    return FastClock(first.replace(year=last.year, month=last.month, day=last.day) + 1.1 * DAY, 0.0, 0.0)
