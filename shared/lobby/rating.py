"""A customer's rating of one service: who may give it and until when, and what the ratings of a day say. Pure.

One rating a ticket. Nobody who says nothing counts as satisfied: a question without an answer is unrated.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from shared.lobby.branch import Rating as Rules
from shared.lobby.errors import BadInput, Refused
from shared.lobby.text import Text, text

DAY_ENDED = "day ended"
"""`seen_by` of a bad rating that nobody had seen to by the end of its day."""
WORDS_LIMIT = 200
"""Characters of a customer's own words."""


class Level(StrEnum):
    """What a customer says of a service."""

    VERY = "very"
    SATISFIED = "satisfied"
    UNSATISFIED = "unsatisfied"


LEVEL_NAMES: dict[Level, Text] = {
    Level.VERY: text("非常满意", "Very satisfied"),
    Level.SATISFIED: text("满意", "Satisfied"),
    Level.UNSATISFIED: text("不满意", "Unsatisfied"),
}


class Via(StrEnum):
    """Where an answer was given."""

    PAD = "pad"
    """At the window's own pad."""
    PHONE = "phone"
    DEVICE = "device"
    """A rating device that the bank owns already, through the command line."""


class Ended(StrEnum):
    """Why a question was closed without an answer."""

    TIMED_OUT = "timed out"
    NEXT = "next customer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """The question about one finished service, and its answer once there is one."""

    number: str
    business_date: date
    counter: int
    teller: str | None
    """Staff id of who sat at the counter, if somebody had signed in."""
    asked_at: datetime
    """The end of the service."""
    closed_at: datetime | None = None
    """When the window stopped asking without an answer. The phone may answer later."""
    level: Level | None = None
    """None: unrated, or still asked."""
    reason: str | None = None
    """One of the branch file's, in Chinese."""
    words: str | None = None
    """The customer's own. Staff read them in an opened drawer; they are on no public screen and in no event."""
    via: Via | None = None
    rated_at: datetime | None = None
    seen_by: str | None = None
    seen_at: datetime | None = None
    """When the lobby manager acknowledged a bad one, or its day ended."""

    @property
    def is_open(self) -> bool:
        """Whether the window still asks."""
        return self.level is None and self.closed_at is None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a customer says, before it is kept."""

    level: Level
    reason: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class BadRating:
    """A bad rating that the lobby manager has not acknowledged yet."""

    number: str
    counter: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Measure:
    """The ratings of some services, counted."""

    very: int = 0
    satisfied: int = 0
    bad: int = 0
    unrated: int = 0

    @property
    def rated(self) -> int:
        """Ratings given."""
        return self.very + self.satisfied + self.bad

    @property
    def satisfied_share(self) -> float | None:
        """(ratings − bad) / ratings (DOMAIN: measures); None without any rating."""
        return (self.rated - self.bad) / self.rated if self.rated else None

    @property
    def unrated_share(self) -> float | None:
        """unrated / (rated + unrated); None where nobody was asked."""
        asked = self.rated + self.unrated
        return self.unrated / asked if asked else None


def measure(ratings: Iterable[Rating]) -> Measure:
    """Count ratings. A question that the window still asks counts neither way yet."""
    counts = dict.fromkeys(Level, 0)
    unrated = 0
    for one in ratings:
        if one.level is not None:
            counts[one.level] += 1
        elif not one.is_open:
            unrated += 1
    return Measure(counts[Level.VERY], counts[Level.SATISFIED], counts[Level.UNSATISFIED], unrated)


def answer(rules: Rules, level: str, reason: str | None, words: str | None) -> Answer:
    """What was said, judged by the branch file. `reason` in either language.

    Raises:
        BadInput: no such level or reason, or a reason or words for anything but 不满意.
    """
    if level not in set(Level):
        known = ", ".join(Level)
        raise BadInput("unknown-level", f"评价可选：{known}", f"a rating is one of: {known}")
    said = Answer(Level(level), _listed(rules.bad, reason) if reason else None, words or None)
    if said.level is not Level.UNSATISFIED and (said.reason or said.words):
        raise BadInput("reason-not-asked", "只有不满意才问原因", "only 'unsatisfied' is asked for a reason")
    return said


def reason_for_leaving(rules: Rules, reason: str) -> str:
    """The reason as it is kept.

    Raises:
        BadInput: not one of the branch file's.
    """
    return _listed(rules.left, reason)


def reason_text(reasons: Iterable[Text], kept: str) -> Text:
    """A kept reason in both languages; one that the branch file no longer has stays as it is."""
    return next((one for one in reasons if one.zh == kept), text(kept, kept))


def pad_asks(rules: Rules, question: Rating, now: datetime, asking: str | None = None) -> bool:
    """Whether the window's pad asks this now. `asking`: the ticket it asks about already, which a touch prolongs."""
    if not question.is_open:
        return False
    return question.number == asking or now - question.asked_at < timedelta(seconds=rules.pad_seconds)


def answered(rules: Rules, question: Rating, said: Answer, via: Via, given_at: datetime) -> Answer:
    """The answer as it stands after `said` on top of what is kept; equal to what is kept: nothing is new.

    A reason and words may be added to the same level later (rated at the window, explained on the phone).
    `given_at`: when the customer answered, which may be long ago where the store was away.

    Raises:
        Refused: rated otherwise before, or too late.
    """
    if question.level is not None:
        kept = Answer(question.level, question.reason, question.words)
        merged = Answer(said.level, kept.reason or said.reason, kept.words or said.words)
        if said.level is not kept.level or said.reason not in (None, merged.reason):
            raise _rated_already(question)
        if said.words not in (None, merged.words):
            raise _rated_already(question)
        if merged == kept:
            return kept
        said = merged
    if via is Via.PAD:
        # The window asks until the next customer is there: from then on somebody else may touch the pad.
        if question.closed_at is not None and given_at > question.closed_at:
            raise _too_late(question)
    elif given_at - question.asked_at > timedelta(minutes=rules.phone_minutes):
        raise _too_late(question)
    return said


def may_say_why(rules: Rules, left_at: datetime, now: datetime) -> bool:
    """Whether somebody who left may still say why."""
    return rules.ask and now - left_at <= timedelta(minutes=rules.phone_minutes)


def _listed(reasons: tuple[Text, ...], reason: str) -> str:
    for one in reasons:
        if reason in (one.zh, one.en):
            return one.zh
    known = "、".join(one.zh for one in reasons)
    raise BadInput(
        "unknown-reason",
        f"没有“{reason[:40]}”这个原因，可选：{known or '无'}",
        f"there is no reason '{reason[:40]}'; choose: {', '.join(one.en for one in reasons) or 'none'}",
    )


def _rated_already(question: Rating) -> Refused:
    return Refused(
        "already-rated",
        f"{question.number} 已经评价过了，谢谢您",
        f"{question.number} has been rated already, thank you",
    )


def _too_late(question: Rating) -> Refused:
    return Refused(
        "rating-closed", f"{question.number} 的评价时间已经过了", f"it is too late now to rate {question.number}"
    )
