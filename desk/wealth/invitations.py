"""Whom a wealth manager may receive: who was invited, and who waits in the VIP zone. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desk.lobby.phrases import minutes_between, person, pigment_of, reason_in, say, tier_name
from desk.wealth.looking import Look
from shared.lobby import calling
from shared.lobby.branch import Branch
from shared.lobby.customers import Customer
from shared.lobby.reception import Reception, next_manager
from shared.lobby.ticket import AT_COUNTER, State, Ticket


@dataclass(frozen=True, slots=True, repr=False)
class Offer:
    """The invitation that asks this person now. `number` empty: none does."""

    number: str = ""
    pigment: str = "rouge"
    who: str = ""
    name: str = ""
    whose: str = ""
    mine: bool = False
    why: str = ""
    """What the inviter gave as reason."""
    mark: str = ""
    """Why the ticket is marked as one of high potential."""
    where: str = ""
    waited: str = ""
    countdown: str = ""
    more: str = ""
    """That further invitations wait behind this one."""


@dataclass(frozen=True, slots=True, repr=False)
class GuestRow:
    """Somebody this person may receive: an invitation nobody is asked for, or a customer of the VIP zone."""

    number: str
    pigment: str
    title: str
    note: str
    minutes: int
    mine: bool
    """A customer of this person's own list."""


def offer(look: Look, now: datetime, language: str) -> Offer:
    """The invitation to answer now, the oldest first."""
    if not look.offers:
        return Offer()
    one, board = look.offers[0], look.board
    ticket = board.ticket(one.number)
    waited = minutes_between(ticket.arrived_at if ticket else one.at, now)
    more = len(look.offers) - 1
    customer = look.customer(one.number)
    return Offer(
        number=one.number,
        pigment=pigment_of(board.branch, one.number[:1]),
        who=invited_by(board.branch, one, language),
        name=called(board.branch, customer, language) if customer else "",
        whose=whose(look, customer, language) if customer else "",
        mine=customer is not None and customer.manager == look.me,
        why=reason_in(board.branch, one.reason, language),
        mark=mark_of(board.branch, ticket, language),
        where=where(ticket, language),
        waited=say(language, f"到店 {waited} 分钟", f"here for {waited} min"),
        countdown=countdown(look, one, now, language),
        more=say(language, f"后面还有 {more} 位", f"{more} more after this") if more else "",
    )


def unasked_rows(look: Look, now: datetime, language: str) -> list[GuestRow]:
    """Invitations that nobody is asked for."""
    board = look.board
    rows = []
    for one in look.unasked:
        ticket = board.ticket(one.number)
        why = mark_of(board.branch, ticket, language) or reason_in(board.branch, one.reason, language)
        customer = look.customer(one.number)
        rows.append(
            GuestRow(
                number=one.number,
                pigment=pigment_of(board.branch, one.number[:1]),
                title=called(board.branch, customer, language) if customer else invited_by(board.branch, one, language),
                note=why or where(ticket, language),
                minutes=minutes_between(one.at, now),
                mine=customer is not None and customer.manager == look.me,
            )
        )
    return rows


def waiting_rows(look: Look, now: datetime, language: str) -> list[GuestRow]:
    """Customers who wait in the VIP zone, in the order of their calls."""
    board = look.board
    own = [one for one in board.waiting if one.zone == board.branch.reception.zone]
    own.sort(key=lambda one: calling.rank(board.branch, one, board.now))
    rows = []
    for one in own:
        customer = look.customer(one.number)
        rows.append(
            GuestRow(
                number=one.number,
                pigment=pigment_of(board.branch, one.number[:1]),
                title=called(board.branch, customer, language)
                if customer
                else tier_name(board.branch, one.tier, language),
                note=whose(look, customer, language) if customer else mark_of(board.branch, one, language),
                minutes=minutes_between(one.arrived_at, now),
                mine=customer is not None and customer.manager == look.me,
            )
        )
    return rows


def countdown(look: Look, one: Reception, now: datetime, language: str) -> str:
    """When the invitation goes on, in words."""
    board = look.board
    if one.offered_at is None:
        return ""
    left = int(board.branch.reception.answer_seconds - (now - one.offered_at).total_seconds() + 0.999)
    others = [other for other in board.receptions if other.id != one.id]
    following = next_manager(board.branch, board.present, others, [*one.passed, look.me], one.said_no)
    if following == look.me:
        if left <= 0:
            return say(language, "没有别人有空", "nobody else is free")
        return say(language, f"没有别人有空，{left} 秒后再问您", f"no one else; asked again in {left} s")
    if following is None:
        if left <= 0:
            return say(language, "没有别人有空", "nobody else is free")
        return say(language, f"还有 {left} 秒，之后谁都可以接", f"{left} s left, then anyone may accept")
    if left <= 0:
        return say(language, "正在转给下一位", "going to the next")
    return say(language, f"还有 {left} 秒转给下一位", f"goes to the next in {left} s")


def invited_by(branch: Branch, one: Reception, language: str) -> str:
    """Who invites."""
    name = person(branch, one.by)
    return say(language, f"{name}邀请", f"Invited by {name}")


def where(ticket: Ticket | None, language: str) -> str:
    """Where the customer is until the hand-over."""
    if ticket is None:
        return ""
    if ticket.state is State.HELD:
        return say(language, f"{ticket.counter} 号窗口挂起", f"on hold at counter {ticket.counter}")
    if ticket.state in AT_COUNTER:
        return say(language, f"还在 {ticket.counter} 号窗口", f"still at counter {ticket.counter}")
    return say(language, "在大堂等候", "waiting in the hall")


def mark_of(branch: Branch, ticket: Ticket | None, language: str) -> str:
    """Why a ticket is marked as one of high potential."""
    rule = branch.potential_of(ticket.potential) if ticket else None
    return rule.why.to(language) if rule else ""


def whose(look: Look, customer: Customer, language: str) -> str:
    """A known customer's tier, unless they are called by it, and whose customer it is."""
    branch = look.board.branch
    if customer.manager == look.me:
        keeper = say(language, "我的客户", "yours")
    elif customer.manager is None:
        keeper = say(language, "还没有负责人", "no manager yet")
    else:
        name = person(branch, customer.manager)
        keeper = say(language, f"{name}的客户", f"{name}'s customer")
    if not customer.name:
        return keeper[:1].upper() + keeper[1:]
    return f"{tier_name(branch, customer.tier, language)}{say(language, '·', ', ')}{keeper}"


def called(branch: Branch, customer: Customer, language: str) -> str:
    """What the seat calls somebody in the book: by name, and without consent by tier only."""
    return customer.name or tier_name(branch, customer.tier, language)
