"""The tables of the VIP area: who is received by whom, and who of the staff is there. The branch id leads."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Date, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from shared.store.tables import Base


class ReceptionRow(Base):
    """One customer's way through the VIP area; the columns are those of `shared.lobby.reception.Reception`."""

    __tablename__ = "reception"
    __table_args__ = (
        Index("reception_of_day", "branch_id", "business_date", "id"),
        # One reception of a ticket at a time, one customer at a time with a wealth manager: said here too.
        Index(
            "reception_open",
            "branch_id",
            "business_date",
            "number",
            unique=True,
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
        Index(
            "reception_accepted",
            "branch_id",
            "accepted_by",
            unique=True,
            sqlite_where=text("closed_at IS NULL AND accepted_by IS NOT NULL"),
            postgresql_where=text("closed_at IS NULL AND accepted_by IS NOT NULL"),
        ),
    )

    branch_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    """The number of the event that began it."""
    business_date: Mapped[date] = mapped_column(Date)
    number: Mapped[str]
    known: Mapped[bool]
    by: Mapped[str]
    at: Mapped[datetime]
    reason: Mapped[str | None]
    was: Mapped[str]
    offered_to: Mapped[str | None]
    offered_at: Mapped[datetime | None]
    passed: Mapped[list[Any]] = mapped_column(JSON)
    said_no: Mapped[list[Any]] = mapped_column(JSON)
    accepted_by: Mapped[str | None]
    accepted_at: Mapped[datetime | None]
    led_by: Mapped[str | None]
    led_at: Mapped[datetime | None]
    cover: Mapped[str | None]
    given_by: Mapped[str | None]
    given_at: Mapped[datetime | None]
    received_at: Mapped[datetime | None]
    noted: Mapped[bool] = mapped_column(default=False)
    closed_at: Mapped[datetime | None]
    outcome: Mapped[str | None]


class PresentRow(Base):
    """A member of staff at a seat without a counter, today."""

    __tablename__ = "present"

    branch_id: Mapped[str] = mapped_column(primary_key=True)
    staff: Mapped[str] = mapped_column(primary_key=True)
    seat: Mapped[str]
    since: Mapped[datetime]
    away: Mapped[bool] = mapped_column(default=False)
