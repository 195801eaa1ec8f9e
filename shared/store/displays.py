"""The table of displays: which walls hang in a branch, and how they and their voices are."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from shared.store.tables import Base


class DisplayRow(Base):
    """One display program: it runs, it ended without a word (`seen_at` tells), or it was closed (`ended_at`).

    Written when something changes, and three times a minute: each write wakes every screen on SQLite.
    """

    __tablename__ = "display"

    branch_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    """Made up by the program at its start."""
    place: Mapped[str]
    host: Mapped[str]
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    """It was closed, or was not there any more when a day ended: the row only tells that the branch has displays."""
    speaks: Mapped[bool]
    """It is the one that speaks."""
    voice: Mapped[str]
    """`recorded`, `neural`, `espeak`, `system`, `chime`, …: see `shared.voice.Health`."""
    device: Mapped[str | None]
    backlog: Mapped[int]
    last: Mapped[str | None]
    """How the last call that it spoke ended."""
    asked: Mapped[int]
    """Calls whose turn to be spoken came; of these, `ready` had their speech rendered by then."""
    ready: Mapped[int]
    trouble: Mapped[str]
