"""How the displays of a branch and their voices are, as the lobby knows it."""

from __future__ import annotations

from dataclasses import dataclass

from shared.lobby.text import Text, text

SEEN_EVERY = 20.0
"""Seconds between two signs of life of a display on which nothing changes: each wakes every screen."""
LOST_AFTER = 45.0
"""Seconds without a sign of life after which a display counts as lost: two were missed."""
REMEMBERED_DAYS = 7
"""For so long it is known that a branch has displays, though none may run: a weekend and a holiday."""

VOICE_NAMES: dict[str, Text] = {
    "recorded": text("真人录音", "recordings"),
    "neural": text("神经网络语音", "neural voice"),
    "espeak": text("espeak-ng", "espeak-ng"),
    "system": text("系统语音", "the system's voice"),
    "chime": text("只有铃声", "chime only"),
    "standby": text("待命", "standby"),
    "resting": text("没有声音，已让出", "no sound, gave way"),
    "none": text("不播报", "shows only"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DisplayHealth:
    """What a display tells of itself."""

    place: str
    host: str
    speaks: bool = False
    """It is the branch's speaker. Exactly one is, of those that have a voice."""
    voice: str = "none"
    """See `shared.voice.Health`; `standby` while another display speaks, `resting` while it leaves that to the others
    because nobody heard it, `none` for one that only shows."""
    device: str | None = None
    """Where the last sound went; None for the system's default."""
    backlog: int = 0
    """Calls that wait to be spoken."""
    last: str | None = None
    """How the last call that it spoke ended."""
    asked: int = 0
    """Calls whose turn to be spoken came; `ready` of them had their speech rendered by then."""
    ready: int = 0
    trouble: str = ""
    """Why it speaks worse than it could; empty when all is well."""

    def differs(self, other: DisplayHealth) -> bool:
        """Whether staff should know of the difference at once; figures that change with each call can wait."""
        return (self.speaks, self.voice, self.device, self.trouble, self.place) != (
            other.speaks,
            other.voice,
            other.device,
            other.trouble,
            other.place,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DisplayNow:
    """A display program that was started and has not ended in order."""

    id: str
    health: DisplayHealth
    silent_for: float
    """Seconds since its last sign of life, by this machine's clock: a lobby's own may be played fast or stand still."""

    @property
    def is_lost(self) -> bool:
        """Whether it has missed two signs of life: killed, hung, or cut off."""
        return self.silent_for > LOST_AFTER

    @property
    def stands(self) -> bool:
        """Whether it would speak if the speaker gave way."""
        return self.health.voice == "standby" and not self.is_lost
