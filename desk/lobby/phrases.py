"""Small phrases of the lobby manager's seat, in either language."""

from __future__ import annotations

from datetime import datetime

from shared.lobby.branch import Branch
from shared.lobby.text import Text
from shared.lobby.ticket import Ticket
from shared.lobby.waiting import WaitRange


def say(language: str, zh: str, en: str) -> str:
    """The sentence of a language; Chinese for any we do not have."""
    return en if language == "en" else zh


def minutes_between(since: datetime, now: datetime) -> int:
    """Whole minutes that have passed, never negative."""
    return max(0, int((now - since).total_seconds() // 60))


def stopwatch(since: datetime, now: datetime) -> str:
    """`05:12`; from an hour on `1:05:12`."""
    seconds = max(0, int((now - since).total_seconds()))
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours}:{minutes:02d}:{seconds % 60:02d}" if hours else f"{minutes:02d}:{seconds % 60:02d}"


def clock(branch: Branch, at: datetime) -> str:
    """The branch's local time, `10:26`."""
    return at.astimezone(branch.tz).strftime("%H:%M")


def middle(wait: WaitRange) -> int:
    """One figure for a range of minutes: staff estimates are single figures (design notes, principle 2)."""
    return (wait.low + wait.high + 1) // 2


def range_text(wait: WaitRange | None, language: str) -> str:
    """`约 18–26 分钟`, `无需等待`, or that nobody can say."""
    if wait is None:
        return say(language, "暂时估不出", "no estimate")
    if wait.high <= 0:
        return say(language, "无需等待", "no wait")
    return say(language, f"约 {wait.low}–{wait.high} 分钟", f"about {wait.low}–{wait.high} min")


def about(wait: WaitRange | None, language: str) -> str:
    """`约 12 分钟`, `马上`, or that nobody can say: one figure, for a staff estimate."""
    if wait is None:
        return say(language, "暂时估不出", "no estimate")
    if wait.high <= 0:
        return say(language, "马上", "now")
    return say(language, f"约 {middle(wait)} 分钟", f"about {middle(wait)} min")


def short(wait: WaitRange | None) -> str:
    """`12 min`, `now`, or that nobody can say: English, where room is short."""
    if wait is None:
        return "no estimate"
    return "now" if wait.high <= 0 else f"{middle(wait)} min"


def service_name(branch: Branch, ticket: Ticket) -> Text | None:
    """What the customer came for; None when the branch file no longer has it."""
    service = branch.services.get(ticket.service)
    return service.name if service else None


def band_name(branch: Branch, ticket: Ticket) -> Text | None:
    """The amount band: for an opened drawer and a teller's desk only (design notes, principle 8)."""
    service = branch.services.get(ticket.service)
    return next((band.name for band in service.band if band.id == ticket.band), None) if service else None


def pigment_of(branch: Branch, letter: str) -> str:
    """A zone's colour; a letter the branch file no longer knows gets the neutral one."""
    zone = branch.zones.get(letter)
    return zone.pigment if zone else "azurite"


def zone_name(branch: Branch, letter: str | None, language: str, short: bool = False) -> str:
    """A zone's name; the letter itself when the branch file no longer knows it."""
    zone = branch.zones.get(letter or "")
    if zone is None:
        return letter or ""
    return (zone.short if short else zone.name).to(language)


def tier_name(branch: Branch, tier: str, language: str) -> str:
    """A tier's name; its id where the branch file no longer has it."""
    found = next((one for one in branch.tier if one.id == tier), None)
    return found.name.to(language) if found else tier


def person(branch: Branch, staff_id: str | None) -> str:
    """A name for who acted: staff by name, machines by what they are."""
    if not staff_id:
        return ""
    known = branch.people.get(staff_id)
    return known.name if known else staff_id


def reason_in(branch: Branch, reason: str | None, language: str) -> str:
    """A stored reason; one picked from the branch's list is shown in the reader's language."""
    if not reason:
        return ""
    for one in branch.reason:
        for known in (one.zh, one.en):
            if reason == known:
                return one.to(language)
            if reason.startswith(f"{known}："):
                rest = reason[len(known) + 1 :]
                return say(language, f"{one.zh}：{rest}", f"{one.en}: {rest}")
    return reason


def until_text(branch: Branch, until: datetime | None, language: str) -> str:
    """Until when something is closed."""
    if until is None:
        return say(language, "直到重新开放", "until reopened")
    at = clock(branch, until)
    return say(language, f"到 {at}", f"until {at}")
