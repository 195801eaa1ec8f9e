"""Receiving a customer in the VIP area: invited, accepted, handed over, in consultation, at the VIP teller. Pure.

Where the customer is, the ticket alone says (`State.INVITED`, `CONSULTING`, or called to a counter); the reception says
who looks after them and how far the hand-over has come. A reception's stage follows from both, so a step that is taken
back at a counter takes nothing else out of step.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from shared.lobby.branch import Branch
from shared.lobby.roles import HOUSE, role_of
from shared.lobby.text import Text, text
from shared.lobby.ticket import State


class Stage(StrEnum):
    """How far a reception has come."""

    INVITED = "invited"
    """A wealth manager was asked (`offered_to`), or none is free."""
    ACCEPTED = "accepted"
    LEADING = "leading"
    """A member of staff walks the customer over; somebody covers the post."""
    HANDING = "handing"
    """One of the two has confirmed the hand-over."""
    CONSULTING = "consulting"
    ESCORTING = "escorting"
    """On the way to the VIP teller, who was called only because nobody else was there."""
    AT_TELLER = "at teller"
    CLOSED = "closed"


STAGE_NAMES: dict[Stage, Text] = {
    Stage.INVITED: text("待接", "invited"),
    Stage.ACCEPTED: text("已接", "accepted"),
    Stage.LEADING: text("引导中", "on the way"),
    Stage.HANDING: text("交接中", "handing over"),
    Stage.CONSULTING: text("洽谈中", "in consultation"),
    Stage.ESCORTING: text("陪同去窗口", "being escorted"),
    Stage.AT_TELLER: text("窗口办理中", "at the VIP counter"),
    Stage.CLOSED: text("已结束", "ended"),
}

BEFORE_HANDOVER = (Stage.INVITED, Stage.ACCEPTED, Stage.LEADING, Stage.HANDING)
DECLINED, WITHDRAWN, LEFT, RELEASED, DAY_ENDED = "declined", "withdrawn", "left", "released", "day-ended"
"""How a reception ends without a consultation's outcome: by the customer, by staff before the hand-over, by leaving, by
staff after the hand-over, by the day."""
ENDING_NAMES: dict[str, Text] = {
    DECLINED: text("客户不去", "declined by the customer"),
    WITHDRAWN: text("撤回邀请", "withdrawn"),
    LEFT: text("客户离开", "the customer left"),
    RELEASED: text("大堂代为结束", "ended by the floor"),
    DAY_ENDED: text("营业结束", "the day ended"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reception:
    """One customer's way through the VIP area, with who and when of each step. Staff are ids, the customer a number."""

    id: int
    """The number of the event that began it."""
    number: str
    known: bool
    """The customer came for the VIP area; nobody had to be asked for consent in the hall."""
    by: str
    at: datetime
    reason: str | None
    was: str
    """The ticket's state before: what a customer who declines goes back to."""
    state: State
    """The ticket's state now."""
    counter: int | None = None
    """The counter the customer is at, or on the way to."""
    offered_to: str | None = None
    offered_at: datetime | None = None
    passed: tuple[str, ...] = ()
    """Wealth managers who passed, or did not answer in time; who was asked last stands last."""
    said_no: tuple[str, ...] = ()
    """Those of them who passed: not to be asked again."""
    accepted_by: str | None = None
    accepted_at: datetime | None = None
    led_by: str | None = None
    led_at: datetime | None = None
    cover: str | None = None
    """Who minds the post of the one who leads."""
    given_by: str | None = None
    given_at: datetime | None = None
    received_at: datetime | None = None
    noted: bool = False
    """A note of this consultation was written."""
    closed_at: datetime | None = None
    outcome: str | None = None

    @property
    def stage(self) -> Stage:
        """How far it has come."""
        if self.closed_at is not None:
            return Stage.CLOSED
        if self.accepted_by is None:
            return Stage.INVITED
        if not self.handed_over:
            if self.given_at is not None or self.received_at is not None:
                return Stage.HANDING
            return Stage.LEADING if self.led_at is not None else Stage.ACCEPTED
        if self.state is State.CALLED:
            return Stage.ESCORTING
        return Stage.AT_TELLER if self.state in (State.SERVING, State.HELD) else Stage.CONSULTING

    @property
    def handed_over(self) -> bool:
        """Whether both have confirmed; who is known comes to the wealth manager without being handed over."""
        return self.received_at is not None and self.given_at is not None

    @property
    def escorted(self) -> bool:
        """Whether the customer is at a counter, or on the way to one, because the wealth manager goes along."""
        return self.stage in (Stage.ESCORTING, Stage.AT_TELLER)

    @property
    def on_the_way(self) -> bool:
        """Whether the one who leads is away from the post."""
        return self.led_at is not None and self.given_at is None and self.closed_at is None


@dataclass(frozen=True, slots=True)
class Present:
    """A member of staff at a seat that has no counter."""

    staff: str
    seat: str
    """`wealth`, `viplobby` or `lobby`."""
    since: datetime
    away: bool = False
    """Not to be asked just now."""


@dataclass(frozen=True, slots=True)
class AwayFromPost:
    """Somebody who walks a customer over, and who covers the post meanwhile (None: nobody)."""

    staff: str
    number: str
    since: datetime
    cover: str | None


@dataclass(frozen=True, slots=True)
class Times:
    """How long the steps of a reception took; None where a step has not been."""

    accept: timedelta | None
    """Invitation → accepted."""
    hand_over: timedelta | None
    """Accepted → both have confirmed."""
    consult: timedelta | None
    """Handed over → ended, with the time at the teller."""


def times(reception: Reception) -> Times:
    """What is measured of a reception."""
    accepted, closed = reception.accepted_at, reception.closed_at
    handed = None
    if reception.given_at is not None and reception.received_at is not None:
        handed = max(reception.given_at, reception.received_at)
    return Times(
        accepted - reception.at if accepted else None,
        handed - accepted if handed and accepted else None,
        closed - handed if handed and closed else None,
    )


def away_from_post(receptions: Iterable[Reception]) -> list[AwayFromPost]:
    """Who is not at the post just now, since they walk a customer over."""
    return [
        AwayFromPost(one.led_by, one.number, one.led_at, one.cover)
        for one in receptions
        if one.on_the_way and one.led_by is not None and one.led_at is not None
    ]


def is_left_alone(branch: Branch, reception: Reception, present: Iterable[Present]) -> bool:
    """Whether who accepted the customer is signed in nowhere any more, while no counter has the customer either."""
    there = {one.staff for one in present if one.staff in branch.people}
    return (
        reception.closed_at is None
        and reception.accepted_by is not None
        and reception.state in (State.INVITED, State.CONSULTING)
        and reception.accepted_by not in there
    )


def can_release(branch: Branch, actor: str, reception: Reception, present: Iterable[Present]) -> bool:
    """Whether this member of the floor may end a consultation for its wealth manager.

    The branch manager may at any time: somebody who has gone may still be signed in.
    """
    if reception.stage is not Stage.CONSULTING:
        return False
    return role_of(branch, actor) in (*HOUSE, "manager") or is_left_alone(branch, reception, present)


def free_managers(branch: Branch, present: Iterable[Present], receptions: Sequence[Reception]) -> list[str]:
    """The wealth managers who can be asked; who received the fewest today first, then as in the file."""
    there = {one.staff for one in present if one.seat == "wealth" and not one.away}
    busy = {one.accepted_by for one in receptions if one.closed_at is None}
    busy |= {one.offered_to for one in receptions if one.closed_at is None}
    order = [one.id for one in branch.staff if one.role == "wealth" and one.id in there and one.id not in busy]
    had = {id: sum(1 for one in receptions if one.accepted_by == id) for id in order}
    return sorted(order, key=lambda id: had[id])


def next_manager(
    branch: Branch,
    present: Iterable[Present],
    receptions: Sequence[Reception],
    passed: Sequence[str] = (),
    said_no: Sequence[str] = (),
    own: str | None = None,
) -> str | None:
    """Whom to ask next: the customer's own manager (`own`) if free, else the first free one not asked yet.

    Is there none, it begins anew with those who did not answer, the one asked longest ago first: somebody comes
    back to a seat, and a branch may have only one. `said_no`: those of `passed` who are not asked again.
    """
    free = free_managers(branch, present, receptions)
    unasked = [one for one in free if one not in passed]
    if own in unasked:
        return own
    again = [one for one in passed if one in free and one not in said_no]
    return next(iter([*unasked, *again]), None)


def is_unanswered(branch: Branch, reception: Reception, now: datetime) -> bool:
    """Whether the wealth manager asked has let the time for an answer pass."""
    return (
        reception.stage is Stage.INVITED
        and reception.offered_at is not None
        and now - reception.offered_at >= timedelta(seconds=branch.reception.answer_seconds)
    )


def due(branch: Branch, present: Sequence[Present], receptions: Sequence[Reception], now: datetime) -> bool:
    """Whether an invitation is to be passed on: not answered in time, or nobody asked although somebody is free."""
    for one in receptions:
        if is_unanswered(branch, one, now):
            return True
        unasked = one.stage is Stage.INVITED and one.offered_to is None
        if unasked and next_manager(branch, present, receptions, one.passed, one.said_no) is not None:
            return True
    return False
