"""Intent → zone, with the reason. Pure: the same intent in the same lobby always goes the same way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product

from shared.lobby.branch import NO_BAND, Branch, Rule, When
from shared.lobby.branch_parts import Preference
from shared.lobby.errors import BadInput, Refused
from shared.lobby.text import Text


@dataclass(frozen=True, slots=True)
class Intent:
    """What a customer came for. An amount is never kept, only its band (PIPL Art. 6: the least possible)."""

    service: str
    band: str | None = None
    corporate: bool = False
    tier: str = ""
    """Empty: nobody we know."""
    elder: bool = False
    """An elder, or anyone who needs more time or help."""
    prefer: Preference | None = None
    booked: bool = False
    """Comes with a booking."""
    customer: str | None = None
    """The customer book's opaque reference, for a known customer. No rule asks for it."""


@dataclass(frozen=True, slots=True)
class Route:
    """Where an intent goes, by which rule, and why."""

    zone: str
    rule: str
    ticket_class: str
    why: Text


def checked(branch: Branch, intent: Intent) -> Intent:
    """The intent with its tier filled in.

    Raises:
        BadInput: a service, band, tier or preference this branch does not have.
    """
    service = branch.services.get(intent.service)
    if service is None:
        known = ", ".join(branch.services)
        raise BadInput(
            "unknown-service",
            f"没有“{_short(intent.service)}”这项业务，可选：{known}",
            f"there is no service '{_short(intent.service)}'; choose one of: {known}",
        )
    bands = [band.id for band in service.band]
    if intent.band is not None and intent.band not in bands:
        known = ", ".join(bands)
        raise BadInput(
            "unknown-band",
            f"{service.name.zh}没有“{_short(intent.band)}”这一档" + (f"，可选：{known}" if known else ""),
            f"{intent.service} has no amount band '{_short(intent.band)}'"
            + (f"; choose one of: {known}" if known else " (it asks for no amount)"),
        )
    tier = intent.tier or branch.everybody
    if tier not in {one.id for one in branch.tier}:
        known = ", ".join(one.id for one in branch.tier)
        raise BadInput(
            "unknown-tier",
            f"没有“{_short(tier)}”这个客户等级，可选：{known}",
            f"there is no customer tier '{_short(tier)}'; choose one of: {known}",
        )
    if intent.prefer not in (None, "counter", "self"):
        raise BadInput(
            "unknown-preference",
            "办理方式只能是 counter 或 self",
            "a preference is either counter or self",
        )
    return replace(intent, tier=tier)


def band_for_amount(branch: Branch, service_id: str, yuan: int) -> str | None:
    """The band of an amount in yuan, or None where the service asks for no amount.

    Raises:
        BadInput: unknown service, or an amount that is not positive.
    """
    checked(branch, Intent(service_id))
    if yuan <= 0:
        raise BadInput("bad-amount", "金额要大于 0 元", "an amount must be more than 0 yuan")
    band = branch.services[service_id].band_for(yuan)
    return band.id if band else None


def route(branch: Branch, intent: Intent, closed: frozenset[str] = frozenset()) -> Route:
    """The zone for an intent while the zones in `closed` take no new customers.

    The first rule in the branch file whose conditions hold, and whose zone is open, decides.

    Raises:
        BadInput: as `checked`.
        Refused: no rule leads to an open zone.
    """
    intent = checked(branch, intent)
    rule = deciding_rule(branch, intent, closed)
    if rule is None:
        raise Refused(
            "no-open-zone",
            "现在没有开放的区域能办这项业务，请找大堂经理",
            "no open zone can do this now; please ask the lobby manager",
        )
    return Route(rule.zone, rule.id, class_of(branch, intent), rule.why)


def potential(branch: Branch, intent: Intent, visits: int = 1) -> str | None:
    """The id of the first rule that marks this customer as one of high potential, for staff only; None if none does.

    `visits`: the number of this visit, for a known customer.
    """
    tier = intent.tier or branch.everybody
    for one in branch.potential:
        when = one.when
        if (
            (when.service is None or intent.service in when.service)
            and (when.band is None or intent.band in when.band)
            and when.corporate in (None, intent.corporate)
            and (when.tier is None or tier in when.tier)
            and (when.visits is None or visits >= when.visits)
        ):
            return one.id
    return None


def class_of(branch: Branch, intent: Intent) -> str:
    """The id of the first class whose conditions hold."""
    tier = intent.tier or branch.everybody
    return next(
        (one.id for one in branch.class_ if one.holds(tier, intent.elder)),
        branch.class_[-1].id,
    )


def deciding_rule(branch: Branch, intent: Intent, closed: frozenset[str]) -> Rule | None:
    """The first rule that holds and leads to an open zone; None if there is none."""
    for rule in branch.rule:
        if rule.zone not in closed and holds(rule.when, intent, closed):
            return rule
    return None


def holds(when: When, intent: Intent, closed: frozenset[str]) -> bool:
    """Whether every condition that `when` names is true of this intent in this lobby."""
    return (
        (when.service is None or intent.service in when.service)
        and (when.band is None or (intent.band or NO_BAND) in when.band)
        and (when.corporate is None or intent.corporate == when.corporate)
        and (when.tier is None or intent.tier in when.tier)
        and (when.elder is None or intent.elder == when.elder)
        and (when.prefer is None or (intent.prefer or "none") in when.prefer)
        and (when.booked is None or intent.booked == when.booked)
        and not any(zone in closed for zone in when.open)
        and all(zone in closed for zone in when.closed)
    )


def every_intent(branch: Branch) -> list[Intent]:
    """Every combination a customer of this branch can bring: used to prove the rules complete."""
    preferences: tuple[Preference | None, ...] = (None, "counter", "self")
    unbooked = [
        Intent(service.id, band, corporate, tier.id, elder, prefer)
        for service in branch.service
        for band, corporate, tier, elder, prefer in product(
            (None, *(band.id for band in service.band)),
            (False, True),
            branch.tier,
            (False, True),
            preferences,
        )
    ]
    # A booking tells the service and its band, and the kiosk's large page the need; nothing else.
    booked = [
        Intent(service.id, band, tier=branch.everybody, elder=elder, booked=True)
        for service in branch.service
        for band, elder in product((None, *(band.id for band in service.band)), (False, True))
        if branch.booking.offer_for(service.id, band) is not None
    ]
    return unbooked + booked


def _short(value: str) -> str:
    return value if len(value) <= 40 else value[:39] + "…"
