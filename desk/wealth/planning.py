"""Today's plan: what is due, what is overdue, and the days to which something can be put off. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desk.lobby.phrases import say
from desk.wealth.invitations import called
from desk.wealth.looking import Look
from shared.lobby.customers import FOLLOW_UPS, FollowUp

NAMELESS = "—"
AHEAD: tuple[tuple[int, str, str], ...] = (
    (1, "明天", "Tomorrow"),
    (3, "3 天后", "3 days"),
    (7, "1 周后", "1 week"),
    (14, "2 周后", "2 weeks"),
    (30, "1 个月后", "1 month"),
)
"""Days ahead that one touch chooses."""
FURTHEST = 366
_WEEKDAYS = (
    *(("周一", "Mon"), ("周二", "Tue"), ("周三", "Wed"), ("周四", "Thu")),
    *(("周五", "Fri"), ("周六", "Sat"), ("周日", "Sun")),
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True, repr=False)
class PlanRow:
    """Something planned. `late` goes with its own mark and word."""

    id: int
    reference: str
    who: str
    kind: str
    text: str
    when: str
    late: bool


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day that one touch chooses; `days` from today on."""

    days: int
    words: str
    chosen: bool


def plan_rows(look: Look, language: str) -> list[PlanRow]:
    """What is due today, the longest overdue first."""
    today = look.board.business_date
    return [
        PlanRow(
            id=one.id,
            reference=one.reference,
            who=whom(look, one, language),
            kind=capital(FOLLOW_UPS[one.kind].to(language)),
            text=one.text,
            when=due_text(one, today, language),
            late=one.is_overdue(today),
        )
        for one in look.book.plan
    ]


def whom(look: Look, one: FollowUp, language: str) -> str:
    """How the customer of something planned is addressed: without consent not by name."""
    customer = look.book.known.get(one.reference)
    return called(look.board.branch, customer, language) if customer is not None else NAMELESS


def day_rows(chosen: int, language: str) -> list[DayRow]:
    """The days to choose from."""
    return [DayRow(days, say(language, zh, en), days == chosen) for days, zh, en in AHEAD]


def due_text(one: FollowUp, today: date, language: str) -> str:
    """`今天`, `逾期 3 天`, or the day itself."""
    if one.is_overdue(today):
        days = (today - one.due).days
        return say(language, f"逾期 {days} 天", f"{days} d overdue")
    return say(language, "今天", "today") if one.due == today else day_text(one.due, language)


def summary(plan: Sequence[FollowUp], today: date, language: str) -> str:
    """How much there is today, in words."""
    late = sum(one.is_overdue(today) for one in plan)
    due = len(plan) - late
    if not plan:
        return say(language, "今天没有安排", "Nothing planned for today")
    parts = [say(language, f"今天 {due} 项", f"{due} for today")] if due else []
    parts += [say(language, f"逾期 {late} 项", f"{late} overdue")] if late else []
    return say(language, "，", ", ").join(parts)


def day_text(day: date, language: str) -> str:
    """`6 月 25 日 周四`."""
    zh, en = _WEEKDAYS[day.weekday()]
    return say(language, f"{day.month} 月 {day.day} 日 {zh}", f"{en} {day.day} {_MONTHS[day.month - 1]}")


def ahead(today: date, days: int) -> date | None:
    """The day so many days ahead; None for none chosen."""
    return today + timedelta(days=days) if days else None


def shifted(days: int, by: int) -> int:
    """A chosen day, a day earlier or later: from tomorrow to a year ahead."""
    return min(max(1, days + by), FURTHEST)


def capital(words: str) -> str:
    """With a capital; Chinese stays as it is."""
    return words[:1].upper() + words[1:]
