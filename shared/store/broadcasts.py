"""The table of what is broadcast now. The branch id leads as in all tables."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from shared.store.tables import Base


class BroadcastRow(Base):
    """The present emergency, or the latest notice: two rows a branch at most. What was said before is in the log."""

    __tablename__ = "broadcast"

    branch_id: Mapped[str] = mapped_column(primary_key=True)
    emergency: Mapped[bool] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(BigInteger)
    """The number of its event."""
    zh: Mapped[str]
    en: Mapped[str | None]
    at: Mapped[datetime]
    until: Mapped[datetime | None]
    by: Mapped[str]
    shown_at: Mapped[datetime | None]
    spoken_at: Mapped[datetime | None]
    spoken: Mapped[str | None]
