"""The panel at the right: today's plan, my list, a customer's record, or somebody new for the book. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from desk.lobby.phrases import say, tier_name
from desk.wealth.invitations import called
from desk.wealth.looking import Look
from desk.wealth.planning import ahead, day_text, summary
from shared.lobby.customers import Customer
from shared.lobby.text import Text

PLAN, LIST, RECORD, ADD = "plan", "list", "record", "add"
POSTPONE = "postpone"


@dataclass(frozen=True, slots=True, repr=False)
class CustomerRow:
    """One of my customers."""

    reference: str
    who: str
    tier: str
    note: str


@dataclass(frozen=True, repr=False)
class BookKnown:
    """What the panel knows."""

    look: Look | None = None
    language: str = "zh"
    panel: str = PLAN
    back: str = PLAN
    """Where closing a record leads."""
    search: str = ""
    chosen: int = 0
    """The plan's entry that is being dealt with."""
    asks: str = ""
    """What is being done to it: `done` or `postpone`."""
    words: str = ""
    days: int = 0
    reminding: bool = False
    busy: bool = False
    refusal: Text | None = None


@dataclass(frozen=True, repr=False)
class BookDrawn:
    """What the panel shows beside its lists."""

    panel: str
    summary: str
    late: bool
    listed: str
    """How many customers are on the list, or were found."""
    asks: str
    asked_name: str
    can_confirm: bool
    missing: str
    to: str
    """The day it is put off to, in words."""
    reminding: bool
    trouble: str
    refusal: str


def customer_rows(known: BookKnown) -> list[CustomerRow]:
    """My customers, those whose name or tier holds what is searched for."""
    look, language = known.look, known.language
    if look is None:
        return []
    wanted = known.search.strip().casefold()
    rows = [_customer_row(look, one, language) for one in look.book.mine]
    return [row for row in rows if wanted in row.who.casefold() or wanted in row.tier.casefold()]


def derive(known: BookKnown) -> BookDrawn:
    """The panel of what is known."""
    look, language = known.look, known.language
    plan = look.book.plan if look else ()
    today = look.board.business_date if look else None
    chosen = next((one for one in plan if one.id == known.chosen), None)
    asks = known.asks if chosen is not None else ""
    customer = look.book.known.get(chosen.reference) if look and chosen else None
    rows = customer_rows(known)
    missing = _missing(known) if asks else ""
    to = ahead(today, known.days) if today else None
    return BookDrawn(
        panel=known.panel,
        summary=summary(plan, today, language) if today else "",
        late=today is not None and any(one.is_overdue(today) for one in plan),
        listed=say(language, f"{len(rows)} 位客户", f"{len(rows)} customers"),
        asks=asks,
        asked_name=called(look.board.branch, customer, language) if look and customer else "",
        can_confirm=bool(asks) and not missing and not known.busy,
        missing=missing,
        to=day_text(to, language) if to else "",
        reminding=known.reminding and bool(plan),
        trouble=look.book.trouble.to(language) if look and look.book.trouble else "",
        refusal=known.refusal.to(language) if known.refusal else "",
    )


def _missing(known: BookKnown) -> str:
    if known.asks != POSTPONE:
        return ""
    if not known.days:
        return say(known.language, "先选改到哪天", "Choose the day first")
    return "" if known.words.strip() else say(known.language, "请写改期的理由", "Say why it is put off")


def _customer_row(look: Look, one: Customer, language: str) -> CustomerRow:
    planned = sum(plan.reference == one.reference for plan in look.book.plan)
    return CustomerRow(
        reference=one.reference,
        who=one.name,
        tier=tier_name(look.board.branch, one.tier, language),
        note=say(language, f"待办 {planned} 项", f"{planned} to do") if planned else "",
    )
