"""What becomes of something planned: ticked off, put off, or given up. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from desk.lobby.phrases import say
from desk.wealth.planning import DayRow, ahead, capital, day_rows, day_text
from shared.lobby.customers import FOLLOW_UPS, FollowUp
from shared.lobby.text import Text, text

DONE, POSTPONE, CANCEL = "done", "postpone", "cancel"
WHY: dict[str, tuple[Text, ...]] = {
    POSTPONE: (
        text("客户没空", "Customer is busy"),
        text("没有联系上", "Could not be reached"),
        text("材料没有准备好", "Papers are not ready"),
        text("我有别的安排", "I am needed elsewhere"),
    ),
    CANCEL: (
        text("客户不需要了", "Not needed any more"),
        text("已经办好了", "Settled already"),
        text("客户不愿被联系", "Wants no contact"),
        text("登记有误", "Entered by mistake"),
    ),
}
"""Reasons that one touch gives; words of one's own may stand beside them. They are sealed like every text."""
_VERBS: dict[str, Text] = {
    DONE: text("完成", "Done"),
    POSTPONE: text("改期", "Postpone"),
    CANCEL: text("取消", "Cancel"),
}


@dataclass(frozen=True, slots=True)
class WhyRow:
    """A reason to pick."""

    index: int
    words: str
    chosen: bool


@dataclass(frozen=True)
class DealKnown:
    """What the sheet knows. `one`: what is dealt with, and `who` it is for."""

    today: date | None = None
    language: str = "zh"
    one: FollowUp | None = None
    who: str = field(default="", repr=False)
    asks: str = ""
    """Which of the three; empty: not chosen yet."""
    why: int = -1
    words: str = field(default="", repr=False)
    days: int = 0
    busy: bool = False
    refusal: Text | None = None

    @property
    def to(self) -> date | None:
        """The day it is put off to."""
        return ahead(self.today, self.days) if self.today else None

    @property
    def said(self) -> str:
        """The reason or the result as it is kept."""
        reasons, typed = WHY.get(self.asks, ()), self.words.strip()
        if not 0 <= self.why < len(reasons):
            return typed
        picked = reasons[self.why].to(self.language)
        return f"{picked}{say(self.language, '：', ': ')}{typed}" if typed else picked


@dataclass(frozen=True)
class DealDrawn:
    """What the sheet shows beside its lists. `id` 0: there is no sheet."""

    id: int
    asks: str
    what: str
    verb: str
    to: str
    missing: str
    can_confirm: bool
    refusal: str
    who: str = field(repr=False)


def day_choices(known: DealKnown) -> list[DayRow]:
    """The days it can be put off to with one touch."""
    return day_rows(known.days, known.language)


def why_rows(known: DealKnown) -> list[WhyRow]:
    """The reasons for what is chosen."""
    reasons = WHY.get(known.asks, ())
    return [WhyRow(at, one.to(known.language), at == known.why) for at, one in enumerate(reasons)]


def derive(known: DealKnown) -> DealDrawn:
    """The sheet of what is known."""
    one, language = known.one, known.language
    asks = known.asks if one is not None else ""
    missing = _missing(known) if asks else ""
    return DealDrawn(
        id=one.id if one is not None else 0,
        asks=asks,
        what=say(language, "，", ", ").join(_named(one, language)) if one is not None else "",
        verb=_VERBS[asks].to(language) if asks else "",
        to=day_text(known.to, language) if known.to else "",
        missing=missing,
        can_confirm=bool(asks) and not missing and not known.busy,
        refusal=known.refusal.to(language) if known.refusal else "",
        who=known.who if one is not None else "",
    )


def _named(one: FollowUp, language: str) -> tuple[str, str]:
    return capital(FOLLOW_UPS[one.kind].to(language)), day_text(one.due, language)


def _missing(known: DealKnown) -> str:
    if known.asks == POSTPONE and not known.days:
        return say(known.language, "先选改到哪天", "Choose the day first")
    if known.asks == DONE or known.said:
        return ""
    if known.asks == POSTPONE:
        return say(known.language, "请选或写改期的理由", "Choose or write why it is postponed")
    return say(known.language, "请选或写取消的理由", "Choose or write why it is cancelled")
