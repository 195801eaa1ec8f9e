"""The tables of paper: what a kiosk's printer still has to do, and how it is. The branch id leads as in all tables."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, Date, Index
from sqlalchemy.orm import Mapped, mapped_column

from shared.store.tables import Base


class SlipRow(Base):
    """One slip of paper, from the moment it is wanted until it is cut off."""

    __tablename__ = "slip"
    __table_args__ = (
        # The state before the kiosk: what is still to be done, of one kiosk or of all, without years of what is done.
        Index("slip_to_do", "branch_id", "state", "kiosk"),
        Index("slip_of_ticket", "branch_id", "business_date", "number"),
    )

    branch_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    """The number of the event that wanted it."""
    business_date: Mapped[date] = mapped_column(Date)
    number: Mapped[str]
    kiosk: Mapped[str]
    kind: Mapped[str]
    """`ticket`, or `reprint` of a ticket that somebody holds already."""
    state: Mapped[str]
    """See `shared.operations.slipping.SlipState`."""
    at: Mapped[datetime]


class PrinterRow(Base):
    """A kiosk's printer; none for a kiosk without."""

    __tablename__ = "printer"

    branch_id: Mapped[str] = mapped_column(primary_key=True)
    kiosk: Mapped[str] = mapped_column(primary_key=True)
    condition: Mapped[str]
    since: Mapped[datetime]
    seen_at: Mapped[datetime]
    """The kiosk's last sign of life, by its machine's clock."""
