"""How speaking a call ended, in words. The values are those of `shared.voice.Outcome`, as the log keeps them."""

from __future__ import annotations

from shared.lobby.text import Text, text

PARTLY = "partly spoken"
CHIME_ONLY = "chime only"
FAILED = "failed"

SPOKEN_NAMES: dict[str, Text] = {
    "spoken": text("已播报", "Spoken"),
    PARTLY: text("部分播报", "Partly spoken"),
    CHIME_ONLY: text("只响了铃", "Chime only"),
    "muted": text("静音", "Muted"),
    "quiet": text("静音时段", "Quiet hours"),
    "failed: no device": text("没播出来：没有音箱", "No sound: no device"),
    "failed: engine": text("没播出来：语音出错", "No sound: voice failed"),
    "failed: timed out": text("没播出来：音箱断了", "No sound: device lost"),
}
_UNKNOWN = text("没播出来", "No sound")


def spoken_name(outcome: str) -> Text:
    """An outcome as staff read it."""
    return SPOKEN_NAMES.get(outcome, _UNKNOWN)


def heard_by_nobody(outcome: str | None) -> bool:
    """Whether it is still to be said: no display has told of it, or the one that did could not sound."""
    return outcome is None or outcome.startswith(FAILED)
