"""The table of bookings. The branch id leads as in all tables."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, Date, Index
from sqlalchemy.orm import Mapped, mapped_column

from shared.store.tables import Base


class BookingRow(Base):
    """A booking: a service at a time, and a code. No name, no phone number."""

    __tablename__ = "booking"
    __table_args__ = (
        Index("booking_code", "branch_id", "code", unique=True),
        Index("booking_request", "branch_id", "request_id", unique=True),
        Index("booking_by_state", "branch_id", "state", "day"),
        Index("booking_of_day", "branch_id", "day", "slot_at"),
    )

    branch_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    """The number of the event that made it."""
    code: Mapped[str]
    request_id: Mapped[str]
    day: Mapped[date] = mapped_column(Date)
    """The slot's date at the branch."""
    slot_at: Mapped[datetime]
    service: Mapped[str]
    band: Mapped[str | None]
    language: Mapped[str | None]
    state: Mapped[str]
    """See `shared.lobby.booking.BookingState`."""
    created_by: Mapped[str]
    number: Mapped[str | None]
    """Its ticket of that day, once it was redeemed."""
