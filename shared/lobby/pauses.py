"""Why a counter pauses: the teller's keys, and how the reason reads in either language."""

from __future__ import annotations

from shared.lobby.text import Text, text

PAUSES = (
    text("休息", "Break"),
    text("用餐", "Meal"),
    text("核对", "Checking"),
    text("开会", "Meeting"),
    text("设备故障", "Machine down"),
    text("临时离开", "Stepped out"),
)
"""What a teller may pick; the Chinese is what the store keeps."""


def pause_reason(reason: str) -> Text:
    """A stored reason; one that was typed reads as it is in both."""
    return next((one for one in PAUSES if one.zh == reason), text(reason, reason))
