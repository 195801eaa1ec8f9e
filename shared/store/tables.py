"""The tables. The branch id leads every primary key, so branches never wait for each other.

A ticket's key is (branch, business date, number): today's queries cost the same with ten million past tickets.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import JSON, BigInteger, Date, DateTime, Dialect, Index, String, Text, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator, TypeEngine

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Moment(TypeDecorator[datetime]):
    """An aware UTC datetime: `timestamptz` on PostgreSQL, microseconds since 1970 on SQLite, which has no such type."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The column type of each database."""
        return dialect.type_descriptor(DateTime(timezone=True) if dialect.name == "postgresql" else BigInteger())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """To the database. A naive datetime is a programming error."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value if dialect.name == "postgresql" else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """From the database, always in UTC."""
        if value is None:
            return None
        if isinstance(value, datetime):
            return value.astimezone(UTC)
        return _EPOCH + timedelta(microseconds=value)


class Base(DeclarativeBase):
    """All tables of a store."""

    type_annotation_map = {datetime: Moment, dict[str, Any]: JSON, str: String}  # noqa: RUF012 (read by SQLAlchemy)


class BranchRow(Base):
    """One branch. Taking this row is taking the branch: writing operations of one branch happen one after the other."""

    __tablename__ = "branch"

    branch_id: Mapped[str] = mapped_column(primary_key=True)
    last_seq: Mapped[int] = mapped_column(BigInteger, default=0)
    """The number of the branch's last event."""
    business_date: Mapped[date] = mapped_column(Date)
    version: Mapped[int] = mapped_column(default=0)
    """The version of the branch file in force."""


class BranchVersionRow(Base):
    """A published branch file. Never changed, since tickets refer to it."""

    __tablename__ = "branch_version"

    branch_id: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(Text)
    published_at: Mapped[datetime]
    published_by: Mapped[str]


class TicketRow(Base):
    """A ticket; the columns are those of `shared.lobby.ticket.Ticket`."""

    __tablename__ = "ticket"
    __table_args__ = (
        Index("ticket_request", "branch_id", "request_id", unique=True),
        Index("ticket_token", "branch_id", "token", unique=True),
        Index("ticket_of_day", "branch_id", "business_date", "state"),
        # A known customer's visits; few tickets are of one.
        Index(
            "ticket_customer",
            "branch_id",
            "customer",
            "business_date",
            sqlite_where=text("customer IS NOT NULL"),
            postgresql_where=text("customer IS NOT NULL"),
        ),
        # What the code promises, said again by the database: one ticket in service at a counter.
        Index(
            "ticket_at_counter",
            "branch_id",
            "counter",
            unique=True,
            sqlite_where=text("state IN ('called', 'serving')"),
            postgresql_where=text("state IN ('called', 'serving')"),
        ),
    )

    branch_id: Mapped[str] = mapped_column(primary_key=True)
    business_date: Mapped[date] = mapped_column(Date, primary_key=True)
    number: Mapped[str] = mapped_column(primary_key=True)
    zone: Mapped[str]
    state: Mapped[str]
    service: Mapped[str]
    band: Mapped[str | None]
    corporate: Mapped[bool]
    tier: Mapped[str]
    elder: Mapped[bool]
    prefer: Mapped[str | None]
    language: Mapped[str]
    ticket_class: Mapped[str]
    rule: Mapped[str]
    branch_version: Mapped[int]
    token: Mapped[str]
    request_id: Mapped[str]
    arrived_at: Mapped[datetime]
    queued_at: Mapped[datetime]
    state_since: Mapped[datetime]
    rank_at: Mapped[datetime | None]
    booked_for: Mapped[datetime | None]
    prioritised_at: Mapped[datetime | None]
    counter: Mapped[int | None]
    for_counter: Mapped[int | None]
    return_to: Mapped[int | None]
    hold: Mapped[str | None]
    called_at: Mapped[datetime | None]
    last_called_at: Mapped[datetime | None]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    calls: Mapped[int] = mapped_column(default=0)
    recalls: Mapped[int] = mapped_column(default=0)
    misses: Mapped[int] = mapped_column(default=0)
    promised_low: Mapped[int | None]
    promised_high: Mapped[int | None]
    customer: Mapped[str | None]
    potential: Mapped[str | None]


class NumberRow(Base):
    """The last number given out in a zone on a day. Counted here, so that numbers have no gaps and no repeats."""

    __tablename__ = "number"

    branch_id: Mapped[str] = mapped_column(primary_key=True)
    business_date: Mapped[date] = mapped_column(Date, primary_key=True)
    letter: Mapped[str] = mapped_column(primary_key=True)
    last: Mapped[int] = mapped_column(default=0)


class CounterRow(Base):
    """A counter today. A counter without a row has not been opened yet."""

    __tablename__ = "counter"

    branch_id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[str]
    since: Mapped[datetime]
    zones: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    """Zones it serves instead of the branch file's: letter → minutes after which it helps out."""
    teller: Mapped[str | None]
    reason: Mapped[str | None]


class ClosureRow(Base):
    """A zone or service that takes no new customers."""

    __tablename__ = "closure"

    branch_id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    until: Mapped[datetime | None]
    reason: Mapped[str]


class CallRow(Base):
    """A call or recall, keyed by its event's number, and what became of it on the wall."""

    __tablename__ = "call"
    __table_args__ = (Index("call_of_day", "branch_id", "business_date", "seq"),)

    branch_id: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    business_date: Mapped[date] = mapped_column(Date)
    number: Mapped[str]
    counter: Mapped[int]
    zone: Mapped[str]
    at: Mapped[datetime]
    recall: Mapped[int]
    language: Mapped[str]
    shown_at: Mapped[datetime | None]
    spoken_at: Mapped[datetime | None]
    spoken: Mapped[str | None]
    withdrawn: Mapped[bool] = mapped_column(default=False)


class HelpRow(Base):
    """Somebody asked for a person; answered ones keep who went."""

    __tablename__ = "help"
    __table_args__ = (Index("help_open", "branch_id", "answered_at"),)

    branch_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    """The number of the event that asked."""
    place: Mapped[str]
    at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[str | None]


class EventRow(Base):
    """What happened, in the order of commits and without gaps: audit trail, statistics, and what screens follow."""

    __tablename__ = "event"
    __table_args__ = (Index("event_of_ticket", "branch_id", "business_date", "number", "seq"),)

    branch_id: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    at: Mapped[datetime]
    business_date: Mapped[date] = mapped_column(Date)
    kind: Mapped[str]
    number: Mapped[str | None]
    counter: Mapped[int | None]
    zone: Mapped[str | None]
    actor: Mapped[str]
    data: Mapped[dict[str, Any]] = mapped_column(JSON)
    undo: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    """The ticket's columns as they were before, where the step can be undone."""
