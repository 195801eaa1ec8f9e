"""One announcement, and how it ended."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of speech rendered in one go, so that parts which many calls share are rendered once."""

    language: str
    """`zh` or `en`."""
    text: str
    """As a person would write it."""
    spoken: str
    """As it is said, whatever the engine.

    `zh`: pinyin syllables with tone numbers (5 is the neutral tone) and pauses `,` `.`; `en`: words, with digits
    spelled. In both, a single capital letter is the letter's name; each engine has its own way to say it.
    """
    words: str = ""
    """`zh`: as it is said, in hanzi without figures and with letters apart, for engines that read hanzi themselves."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence in one language."""

    language: str
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The whole sentence as a person would write it."""
        return (" " if self.language == "en" else "").join(part.text for part in self.parts)

    @property
    def spoken(self) -> str:
        """The whole sentence as it is said."""
        return " ".join(part.spoken for part in self.parts)


class Urgency(StrEnum):
    """What goes first in the voice's queue."""

    CALL = "call"
    NOTICE = "notice"
    """Said when no call waits."""
    EMERGENCY = "emergency"
    """Said next, whatever waits; quiet hours do not hold it back."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """What is sounded in one go: the chime, then each sentence with a pause between."""

    number: str
    """The ticket's number; empty for a notice that is about no ticket."""
    sentences: tuple[Sentence, ...]
    chime: bool = True
    seq: int = 0
    """The call's number in the event log, for the acknowledgement."""
    urgency: Urgency = Urgency.CALL
    keep: str | None = None
    """The language the customer chose: said however many wait. None: the first sentence is."""


class Outcome(StrEnum):
    """How an announcement ended. The values are recorded in events: they never change."""

    SPOKEN = "spoken"
    PARTLY = "partly spoken"
    """A sentence of it, or a part of one, had no sound: perhaps the only one that its customer understands."""
    CHIME_ONLY = "chime only"
    QUIET = "quiet"
    """Its turn came in the branch's quiet hours: shown, not spoken."""
    REPLACED = "replaced"
    """A later call of the same ticket took its place in the queue."""
    DROPPED = "dropped"
    """The ticket needed no call any more when its turn came."""
    NO_DEVICE = "failed: no device"
    ENGINE = "failed: engine"
    TIMED_OUT = "failed: timed out"
    """The sound did not reach its end in time: the device or the sound server went away."""
    CUT = "failed: cut"
    """Another display became the speaker while this one was cut off from the store."""
    CLOSED = "failed: closed"

    @property
    def heard(self) -> bool:
        """Whether people in the lobby heard at least the chime."""
        return self in (Outcome.SPOKEN, Outcome.PARTLY, Outcome.CHIME_ONLY)
