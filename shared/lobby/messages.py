"""A radio message between members of staff, as the board has it. What is done with it: `shared.radio`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from shared.lobby.text import Text

EVERYONE = "everyone"
"""The address of a message for all of the staff; beside it there are roles and staff ids."""
RADIO_LIMIT = {"zh": 60, "en": 140}
"""Characters of a message: what is read at a glance, and said in a breath or two."""


class Kind(StrEnum):
    """What a message may be about. The values are the placeholders of the branch file's sentences."""

    TICKET = "ticket"
    COUNTER = "counter"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class About:
    """One thing of the lobby, so that a seat can lead to it."""

    kind: Kind
    value: str
    """A ticket's number, or the number of a counter or machine."""


@dataclass(frozen=True, slots=True)
class Ack:
    """Somebody has heard a message and sees to it."""

    staff: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Message:
    """One message. It is open until somebody acknowledges it, its alert is over, or the day ends."""

    id: int
    """The number of its event in the log."""
    at: datetime
    by: str
    """Who said it, as in the log."""
    to: str
    """A staff id, a role, or `EVERYONE`."""
    text: Text
    """Words of one's own are the same in both languages."""
    preset: str | None = None
    """The branch file's sentence, or the automatic one, by id; None for words of one's own."""
    about: About | None = None
    acks: tuple[Ack, ...] = ()
    """In the order in which they came."""
    escalated_at: datetime | None = None
    """Since when the lobby managers and the branch manager have it, as nobody answered."""
    alert: str | None = None
    """The alert of the hall that it tells (`shared.radio.radio_key`); None for what staff say."""
    settled_at: datetime | None = None
    """Since when its alert is over, or its day: nobody need answer any more."""

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return not self.acks and self.settled_at is None

    @property
    def stands(self) -> bool:
        """Whether it tells an alert that is not over, answered or not."""
        return self.alert is not None and self.settled_at is None
