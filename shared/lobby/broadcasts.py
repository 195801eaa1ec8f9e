"""A message of the staff to everyone in the lobby: an emergency, or a notice that stands for a while."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

ZH_LIMIT = 60
"""Characters: two lines of the wall's notice, or four of an emergency that is read at ten metres."""
EN_LIMIT = 140


@dataclass(frozen=True, slots=True)
class Broadcast:
    """What is broadcast now; at most one emergency and one notice at a time."""

    id: int
    """The number of its event in the log."""
    emergency: bool
    """It goes before everything else, and stays until staff end it."""
    zh: str
    en: str | None
    at: datetime
    until: datetime | None
    """A notice's end; None for an emergency."""
    by: str
    """Who said it, as in the log."""
    shown_at: datetime | None = None
    spoken_at: datetime | None = None
    spoken: str | None = None
    """As of a call (`shared.lobby.board.Call`)."""
