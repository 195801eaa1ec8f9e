"""The panel at the right: today's plan, my list, a customer's record, or somebody new for the book. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from desk.customerrow import CustomerRow
from desk.lobby.phrases import say, tier_name
from desk.wealth.invitations import called, whose
from desk.wealth.looking import Look
from desk.wealth.planning import PlanRow, plan_rows, summary
from shared.lobby.customers import Customer
from shared.lobby.identifiers import candidates
from shared.lobby.text import Text

PLAN, LIST, RECORD, ADD = "plan", "list", "record", "add"


@dataclass(frozen=True, repr=False)
class BookKnown:
    """What the panel knows."""

    look: Look | None = None
    language: str = "zh"
    panel: str = PLAN
    back: str = PLAN
    """Where closing a record leads."""
    search: str = ""
    found: Customer | None = None
    """Who has the number that was searched for, and is looked after by somebody else."""
    nobody: bool = False
    """Nobody in the book has it."""
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
    by_number: bool
    """Nobody on the list is called so, and it can be a card, a phone number, …: the book can be asked."""
    found: str
    found_note: str
    nobody: str
    reminding: bool
    trouble: str
    refusal: str


def due_rows(known: BookKnown) -> list[PlanRow]:
    """What is due today."""
    return plan_rows(known.look, known.language) if known.look else []


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
    rows = customer_rows(known)
    found = known.found
    return BookDrawn(
        panel=known.panel,
        summary=summary(plan, today, language) if today else "",
        late=today is not None and any(one.is_overdue(today) for one in plan),
        listed=say(language, "不在我的名单上", "Not on my list")
        if known.search.strip() and not rows
        else say(language, f"{len(rows)} 位客户", f"{len(rows)} customer{'s' * (len(rows) != 1)}"),
        by_number=bool(known.search.strip()) and not rows and bool(candidates(known.search)) and not known.busy,
        found=called(look.board.branch, found, language) if look and found else "",
        found_note=whose(look, found, language) if look and found else "",
        nobody=say(language, "客户簿里没有这个号码", "Nobody in the book has this number") if known.nobody else "",
        reminding=known.reminding and bool(plan),
        trouble=look.book.trouble.to(language) if look and look.book.trouble else "",
        refusal=known.refusal.to(language) if known.refusal else "",
    )


def _customer_row(look: Look, one: Customer, language: str) -> CustomerRow:
    planned = sum(plan.reference == one.reference for plan in look.book.plan)
    return CustomerRow(
        reference=one.reference,
        who=one.name,
        tier=tier_name(look.board.branch, one.tier, language),
        note=say(language, f"待办 {planned} 项", f"{planned} to do") if planned else "",
    )
