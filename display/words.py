"""Sentences on the wall that say more than one fact."""

from __future__ import annotations

from datetime import timedelta
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shared.lobby.board import Board
    from shared.lobby.branch import Branch

_DAYS_ZH = "一二三四五六日"
_DAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def opening(board: Board) -> tuple[str, str]:
    """When the branch opens next, in both languages: `明天 08:00 开门`. Empty when it never does."""
    from shared.lobby.branch_parts import WEEKDAYS

    local = board.now.astimezone(board.branch.tz)
    for days in range(8):
        day = (local + timedelta(days=days)).weekday()
        hours = board.branch.hours.get(WEEKDAYS[day])
        if hours is None or (days == 0 and local.time() >= hours.opens):
            continue
        zh = ("今天", "明天")[days] if days < 2 else f"星期{_DAYS_ZH[day]}"
        en = ("today", "tomorrow")[days] if days < 2 else f"on {_DAYS_EN[day]}"
        return f"{zh} {hours.opens:%H:%M} 开门", f"Opens {en} at {hours.opens:%H:%M}"
    return "", ""


def english_call(branch: Branch, number: str, counter: int) -> str:
    """The English sentence of a call as styled text, number and window in bold."""
    sentence = escape(branch.announcement.call.en.replace("|", ""))
    return sentence.replace("{number}", f"<b>{escape(number)}</b>").replace("{counter}", f"<b>{counter}</b>")
