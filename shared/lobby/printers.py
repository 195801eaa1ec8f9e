"""How a kiosk's printer is, as the lobby knows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from shared.lobby.text import Text, text


class Condition(StrEnum):
    """How a printer is, as far as it can tell."""

    READY = "ready"
    NEAR_END = "near-end"
    """It prints, and the paper ends soon."""
    PAPER_OUT = "paper-out"
    COVER_OPEN = "cover-open"
    OFFLINE = "offline"
    """Unplugged, switched off, or it does not answer any more."""
    UNKNOWN = "unknown"
    """It cannot tell: a device that only takes bytes, or a print queue that says nothing."""


CONDITION_NAMES: dict[Condition, Text] = {
    Condition.READY: text("正常", "ready"),
    Condition.NEAR_END: text("纸快用完了", "paper near its end"),
    Condition.PAPER_OUT: text("没有纸了", "out of paper"),
    Condition.COVER_OPEN: text("盖子开着", "cover open"),
    Condition.OFFLINE: text("连不上", "not connected"),
    Condition.UNKNOWN: text("状态未知", "state unknown"),
}
SEEN_EVERY = 20.0
"""Seconds between two signs of life of a kiosk whose printer is as it was."""
LOST_AFTER = 75.0
"""Seconds without a sign of life after which a kiosk counts as gone: a slip on a slow line takes most of a minute."""
REPRINT_SECONDS = 30.0
"""What is to be reprinted and has not come out by then does not come by itself."""
CAN_PRINT = (Condition.READY, Condition.NEAR_END, Condition.UNKNOWN)


@dataclass(frozen=True, slots=True)
class PrinterNow:
    """The printer of one kiosk. `since` when it is as it is."""

    kiosk: str
    condition: Condition
    since: datetime
    silent_for: float = 0.0
    """Seconds since its kiosk's last sign of life, by this machine's clock: a lobby's own may be played fast."""

    @property
    def is_lost(self) -> bool:
        """Whether its kiosk was killed, hangs, or is cut off."""
        return self.silent_for > LOST_AFTER

    @property
    def works(self) -> bool:
        """Whether what is sent there comes out, as far as one can know."""
        return self.condition in CAN_PRINT and not self.is_lost


@dataclass(frozen=True, slots=True)
class ReprintWanted:
    """A slip that was asked for once more, and is not out yet."""

    number: str
    kiosk: str
    at: datetime
