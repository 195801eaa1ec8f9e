"""The customer book as values: who is known, what was noted, what is planned. No `repr` shows a person."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from shared.lobby.branch import Branch
from shared.lobby.branch_parts import Role
from shared.lobby.identifiers import Identifier
from shared.lobby.text import Text, text

NAME_LIMIT = 40
TEXT_LIMIT = 2000
"""Characters of a note and its parts, of preferences, of a plan and its result."""
MANAGES: tuple[Role, ...] = ("wealth", "manager")
"""Roles that can be responsible for a customer."""


class Channel(StrEnum):
    """How a customer wishes to be reached."""

    PHONE = "phone"
    WECHAT = "wechat"
    VISIT = "visit"
    LETTER = "letter"
    NONE = "none"


CHANNELS: dict[Channel, Text] = {
    Channel.PHONE: text("电话", "phone"),
    Channel.WECHAT: text("微信", "WeChat"),
    Channel.VISIT: text("上门", "visit"),
    Channel.LETTER: text("信件", "letter"),
    Channel.NONE: text("不联系", "none"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """Somebody in the book. `reference` is all that stands outside it."""

    reference: str
    name: str = field(repr=False)
    """As staff greet: 王女士."""
    tier: str
    manager: str | None
    """The responsible member of staff."""
    consent_at: datetime | None = None
    """Since when the customer agrees to be greeted by name, and to be called on of the branch's own accord."""
    preferences: str = field(default="", repr=False)
    channel: Channel = Channel.NONE
    created_at: datetime
    updated_at: datetime
    last_seen: date
    identifiers: tuple[Identifier, ...] = ()
    """The kinds there are; their values cannot be read back."""

    def brief(self) -> Customer:
        """Who it is, the tier, whose customer it is, and whether there is consent."""
        return replace(self, preferences="", channel=Channel.NONE, identifiers=())

    def greeted(self) -> Customer:
        """What the seats that greet may know: in brief, and without consent no name."""
        return replace(self.brief(), name=self.name if self.consent_at is not None else "")


@dataclass(frozen=True, slots=True)
class Recognised:
    """All that a kiosk learns of somebody: no name."""

    reference: str
    tier: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What was written down; `nothing` if there was explicitly nothing."""

    id: int
    reference: str | None
    reception: int | None
    at: datetime
    by: str
    nothing: bool = False
    text: str = field(default="", repr=False)
    needs: str = field(default="", repr=False)
    products: str = field(default="", repr=False)
    """Products that were discussed."""
    next_step: str = field(default="", repr=False)
    next_on: date | None = None


class FollowUpKind(StrEnum):
    """What is to be done."""

    CALL = "call"
    VISIT = "visit"
    BIRTHDAY = "birthday"
    MATURITY = "maturity"
    OTHER = "other"


FOLLOW_UPS: dict[FollowUpKind, Text] = {
    FollowUpKind.CALL: text("电话", "call"),
    FollowUpKind.VISIT: text("走访", "visit"),
    FollowUpKind.BIRTHDAY: text("生日", "birthday"),
    FollowUpKind.MATURITY: text("到期", "maturity"),
    FollowUpKind.OTHER: text("其他", "other"),
}
NEEDS_CONSENT = (FollowUpKind.CALL, FollowUpKind.VISIT, FollowUpKind.BIRTHDAY, FollowUpKind.MATURITY)
"""What a branch does of its own accord, and only with consent. The others were agreed upon with the customer."""


class FollowUpState(StrEnum):
    """Where it is. Postponed is still to be done, on another day."""

    PLANNED = "planned"
    POSTPONED = "postponed"
    DONE = "done"
    CANCELLED = "cancelled"


FOLLOW_UP_STATES: dict[FollowUpState, Text] = {
    FollowUpState.PLANNED: text("已计划", "planned"),
    FollowUpState.POSTPONED: text("已改期", "postponed"),
    FollowUpState.DONE: text("已完成", "done"),
    FollowUpState.CANCELLED: text("已取消", "cancelled"),
}
OPEN = (FollowUpState.PLANNED, FollowUpState.POSTPONED)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """Something planned for a customer, and what came of it."""

    id: int
    reference: str
    kind: FollowUpKind
    due: date
    text: str = field(default="", repr=False)
    state: FollowUpState = FollowUpState.PLANNED
    by: str
    for_staff: str
    done_at: datetime | None = None
    result: str = field(default="", repr=False)

    def is_due(self, today: date) -> bool:
        """To be done today, or earlier."""
        return self.state in OPEN and self.due <= today

    def is_overdue(self, today: date) -> bool:
        """Its day is over and it is not done: the branch manager sees it."""
        return self.state in OPEN and self.due < today


def due(planned: Iterable[FollowUp], today: date) -> list[FollowUp]:
    """What is to be done today, the longest overdue first."""
    return sorted((one for one in planned if one.is_due(today)), key=lambda one: (one.due, one.id))


def is_assigned(branch: Branch, manager: str | None) -> bool:
    """Whether somebody on the staff list, in a role for it, is responsible."""
    person = branch.people.get(manager or "")
    return person is not None and person.role in MANAGES


def tier_now(branch: Branch, tier: str) -> str:
    """A customer's tier, or everybody's where the branch file no longer has it."""
    return tier if any(one.id == tier for one in branch.tier) else branch.everybody


def kept_since(today: date, months: int) -> date:
    """Who was last seen before this day is not kept any longer."""
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    # The 31st of a month that has thirty days is its last.
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
