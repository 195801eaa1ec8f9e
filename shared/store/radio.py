"""The tables of the radio. The branch id leads as in all tables.

A message's words are kept for its day only; what remains of it is who, whom, when and which ready sentence.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, Date, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from shared.store.tables import Base


class RadioMessageRow(Base):
    """A message; the columns are those of `shared.lobby.messages.Message`."""

    __tablename__ = "radio_message"
    __table_args__ = (
        Index("radio_of_day", "branch_id", "business_date", "open", "id"),
        Index("radio_request", "branch_id", "request_id", unique=True),
        # However many seats see an alert at once, it is told once.
        Index(
            "radio_alert",
            "branch_id",
            "alert",
            unique=True,
            sqlite_where=text("alert IS NOT NULL AND settled_at IS NULL"),
            postgresql_where=text("alert IS NOT NULL AND settled_at IS NULL"),
        ),
    )

    branch_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    """The number of its event."""
    business_date: Mapped[date] = mapped_column(Date)
    open: Mapped[bool] = mapped_column(default=True)
    """Nobody has answered, and neither its alert nor its day is over."""
    at: Mapped[datetime]
    by: Mapped[str]
    to: Mapped[str]
    zh: Mapped[str]
    """Empty from the end of its day on, as `en` is."""
    en: Mapped[str]
    preset: Mapped[str | None]
    about_kind: Mapped[str | None]
    about: Mapped[str | None]
    escalated_at: Mapped[datetime | None]
    request_id: Mapped[str | None]
    """The sender's, by which a message asked for twice is sent once; None for the lobby's own messages."""
    alert: Mapped[str | None]
    settled_at: Mapped[datetime | None]


class RadioAckRow(Base):
    """Somebody answered a message."""

    __tablename__ = "radio_ack"

    branch_id: Mapped[str] = mapped_column(primary_key=True)
    message: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    staff: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
