"""The table that slows guessing: how often a wrong PIN was tried for a staff number."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from shared.store.tables import Base


class TryRow(Base):
    """PINs tried for a staff number since the last right one; no row where the last one was right."""

    __tablename__ = "pin_try"

    branch_id: Mapped[str] = mapped_column(primary_key=True)
    staff: Mapped[str] = mapped_column(primary_key=True)
    tries: Mapped[int]
    locked_until: Mapped[datetime | None]
