"""The tables of what customers say: of a service, and of why they left. The branch id leads as in all tables."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from shared.store.tables import Base


class RatingRow(Base):
    """The question about a finished service and its answer; the columns are those of `shared.lobby.rating.Rating`."""

    __tablename__ = "rating"
    __table_args__ = (
        # A window asks about one service at a time.
        Index(
            "rating_open",
            "branch_id",
            "counter",
            unique=True,
            sqlite_where=text("level IS NULL AND closed_at IS NULL"),
            postgresql_where=text("level IS NULL AND closed_at IS NULL"),
        ),
    )

    branch_id: Mapped[str] = mapped_column(primary_key=True)
    business_date: Mapped[date] = mapped_column(Date, primary_key=True)
    number: Mapped[str] = mapped_column(primary_key=True)
    counter: Mapped[int]
    teller: Mapped[str | None]
    asked_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    level: Mapped[str | None]
    reason: Mapped[str | None]
    words: Mapped[str | None]
    via: Mapped[str | None]
    rated_at: Mapped[datetime | None]
    seen_by: Mapped[str | None]
    seen_at: Mapped[datetime | None]


class LeavingRow(Base):
    """Why somebody left the queue, where they said so."""

    __tablename__ = "leaving"

    branch_id: Mapped[str] = mapped_column(primary_key=True)
    business_date: Mapped[date] = mapped_column(Date, primary_key=True)
    number: Mapped[str] = mapped_column(primary_key=True)
    reason: Mapped[str]
    at: Mapped[datetime]
