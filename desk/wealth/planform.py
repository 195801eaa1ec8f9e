"""Planning a call, a visit, a birthday or a maturity for the customer whose record is open. Pure."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta

from desk.lobby.phrases import say
from desk.wealth.choices import ChoiceRow
from desk.wealth.planning import DayRow, capital, day_text
from shared.lobby.customers import FOLLOW_UPS, NEEDS_CONSENT, FollowUpKind
from shared.lobby.text import Text

AHEAD: tuple[tuple[int, int, str, str], ...] = (
    (0, 0, "今天", "Today"),
    (0, 1, "明天", "Tomorrow"),
    (0, 7, "1 周后", "1 week"),
    (1, 0, "1 个月后", "1 month"),
    (6, 0, "半年后", "6 months"),
    (12, 0, "1 年后", "1 year"),
)
"""Months and days ahead that one touch chooses: a maturity may be far away."""
FURTHEST = 10
"""Years."""


@dataclass(frozen=True)
class PlanKnown:
    """What the form knows."""

    reference: str = ""
    agreed: bool = False
    """The customer consents to be called on."""
    today: date | None = None
    language: str = "zh"
    kind: FollowUpKind | None = None
    due: date | None = None
    words: str = field(default="", repr=False)
    busy: bool = False
    refusal: Text | None = None


@dataclass(frozen=True)
class PlanDrawn:
    """What it shows beside its lists."""

    when: str
    consent: str
    """What cannot be planned without it."""
    missing: str
    ready: bool
    refusal: str


def kind_rows(known: PlanKnown) -> list[ChoiceRow]:
    """What can be planned: without consent nothing that the branch does of its own accord."""
    return [
        ChoiceRow(one, capital(FOLLOW_UPS[one].to(known.language)), one is known.kind)
        for one in FollowUpKind
        if known.agreed or one not in NEEDS_CONSENT
    ]


def day_rows(known: PlanKnown) -> list[DayRow]:
    """The days that one touch chooses. `days` is the choice's place."""
    return [
        DayRow(at, say(known.language, zh, en), known.due is not None and known.due == _at(known, at))
        for at, (_, _, zh, en) in enumerate(AHEAD)
    ]


def derive(known: PlanKnown) -> PlanDrawn:
    """The form of what is known."""
    language = known.language
    missing = ""
    if known.kind is None:
        missing = say(language, "先选做什么", "Choose what to do first")
    elif known.due is None:
        missing = say(language, "先选哪一天", "Choose the day first")
    return PlanDrawn(
        when=_when(known),
        consent=""
        if known.agreed
        else say(
            language,
            "客户还没有同意建档，不能安排电话、走访、生日和到期",
            "Without consent: no call, visit, birthday or maturity",
        ),
        missing=missing,
        ready=not missing and not known.busy,
        refusal=known.refusal.to(language) if known.refusal else "",
    )


def chosen(known: PlanKnown, at: int) -> date | None:
    """The day of a choice; none if it was chosen already."""
    day = _at(known, at)
    return None if day == known.due else day


def moved(known: PlanKnown, months: int, days: int) -> date | None:
    """The chosen day, so much later or earlier: from today to ten years ahead."""
    if known.due is None or known.today is None:
        return None
    day = known.due + timedelta(days=days)
    return min(max(known.today, _later(day, months)), _later(known.today, FURTHEST * 12))


def _at(known: PlanKnown, at: int) -> date | None:
    if known.today is None:
        return None
    months, days, _, _ = AHEAD[at]
    return _later(known.today, months) + timedelta(days=days)


def _later(day: date, months: int) -> date:
    """The same day of another month; the 31st of a month that has thirty days is its last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _when(known: PlanKnown) -> str:
    if known.due is None or known.today is None:
        return ""
    words = day_text(known.due, known.language)
    year = known.due.year
    return words if year == known.today.year else say(known.language, f"{year} 年 {words}", f"{words} {year}")
