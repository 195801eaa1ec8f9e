"""One announcement, and how it ended."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence in one language."""

    language: str
    """`zh` or `en`."""
    text: str
    """As a person would write it."""
    spoken: str
    """As the engine must read it: pinyin with tone numbers for `zh`, spelled digits for `en`."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """What is sounded in one go: the chime, then each sentence with a pause between."""

    number: str
    """The ticket's number; empty for a notice that is about no ticket."""
    sentences: tuple[Sentence, ...]
    chime: bool = True
    seq: int = 0
    """The call's number in the event log, for the acknowledgement."""


class Outcome(StrEnum):
    """How an announcement ended. The values are recorded in events: they never change."""

    SPOKEN = "spoken"
    CHIME_ONLY = "chime only"
    MUTED = "muted"
    REPLACED = "replaced"
    """A later call of the same ticket took its place in the queue."""
    DROPPED = "dropped"
    """The ticket needed no call any more when its turn came."""
    NO_DEVICE = "failed: no device"
    ENGINE = "failed: engine"
    TIMED_OUT = "failed: timed out"
    """The sound did not reach its end in time: the device or the sound server went away."""
    CLOSED = "failed: closed"

    @property
    def heard(self) -> bool:
        """Whether people in the lobby heard at least the chime."""
        return self in (Outcome.SPOKEN, Outcome.CHIME_ONLY)
