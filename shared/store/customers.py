"""The tables of the customer book. Names and texts are sealed, identifiers keyed hashes: see `shared.store.keys`."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, Date, Index
from sqlalchemy.orm import Mapped, mapped_column

from shared.store.tables import Base


class CustomerKeyRow(Base):
    """A key with which something in this branch's book was written, by its check value."""

    __tablename__ = "customer_key"

    branch_id: Mapped[str] = mapped_column(primary_key=True)
    check: Mapped[str] = mapped_column("check_value", primary_key=True)


class CustomerRow(Base):
    """A customer the branch knows."""

    __tablename__ = "customer"
    __table_args__ = (Index("customer_of_manager", "branch_id", "manager"),)

    branch_id: Mapped[str] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(primary_key=True)
    """Random: it tells nothing, and is the only thing that stands outside the book."""
    name: Mapped[str]
    """Sealed."""
    tier: Mapped[str]
    manager: Mapped[str | None]
    consent_at: Mapped[datetime | None]
    """Since when the customer agrees to be looked after by name (PIPL Art. 13)."""
    preferences: Mapped[str | None]
    """Sealed."""
    channel: Mapped[str]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    last_seen: Mapped[date] = mapped_column(Date)
    """The day when they last came, a note was written or a plan was done; of being entered, before the first."""


class IdentifierRow(Base):
    """A card, an ID, a phone or a member code, as a keyed hash."""

    __tablename__ = "customer_identifier"
    __table_args__ = (Index("identifier_of_customer", "branch_id", "reference"),)

    branch_id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    hash: Mapped[str] = mapped_column(primary_key=True)
    reference: Mapped[str]


class NoteRow(Base):
    """What was written down after a consultation, a visit or a call."""

    __tablename__ = "customer_note"
    __table_args__ = (
        Index("note_of_customer", "branch_id", "reference"),
        Index("note_of_reception", "branch_id", "reception"),
    )

    branch_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    """The number of the event that wrote it."""
    reference: Mapped[str | None]
    """None: somebody who is not in the book (yet)."""
    reception: Mapped[int | None] = mapped_column(BigInteger)
    at: Mapped[datetime]
    by: Mapped[str]
    nothing: Mapped[bool] = mapped_column("nothing_to_note")
    """There was nothing to note, and somebody said so."""
    text: Mapped[str | None]
    needs: Mapped[str | None]
    products: Mapped[str | None]
    next_step: Mapped[str | None]
    """These four are sealed."""
    next_on: Mapped[date | None] = mapped_column(Date)


class FollowUpRow(Base):
    """A call, a visit (走访) or another thing that somebody means to do for a customer."""

    __tablename__ = "follow_up"
    __table_args__ = (
        Index("follow_up_of_customer", "branch_id", "reference"),
        Index("follow_up_open", "branch_id", "state", "due"),
    )

    branch_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    """The number of the event that planned it."""
    reference: Mapped[str]
    kind: Mapped[str]
    due: Mapped[date] = mapped_column(Date)
    text: Mapped[str | None]
    """Sealed."""
    state: Mapped[str]
    by: Mapped[str]
    for_staff: Mapped[str]
    done_at: Mapped[datetime | None]
    result: Mapped[str | None]
    """Sealed: what came of it, or why it was put off or given up."""
