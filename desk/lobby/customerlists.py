"""The branch manager's page of customer lists: whose they are, one page of one list, and giving some away. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from desk.customerrow import CustomerRow
from desk.lobby.chosen import reason_said
from desk.lobby.phrases import person, say, tier_name
from desk.lobby.reading import ListAsked, Look
from desk.lobby.steps import Step, give_customers
from shared.lobby.customer_lists import PAGE, ListCount, Listed
from shared.lobby.roles import ROLE_NAMES
from shared.lobby.text import Text, text

NOBODY = ""
"""The key of the list of customers nobody is responsible for."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """Whose list: how many customers, and how much is overdue."""

    staff: str
    who: str
    job: str
    customers: int
    overdue: str
    alarm: bool
    """Customers who are nobody's."""
    shown: bool
    chosen: bool
    """It is the one that gets the customers."""
    open: bool
    """Could get them."""


@dataclass(frozen=True, slots=True, repr=False)
class PickRow(CustomerRow):
    """A customer of the page, to be picked."""

    overdue: str
    chosen: bool


@dataclass(frozen=True, repr=False)
class ListsKnown:
    """What the page knows."""

    look: Look | None = None
    language: str = "zh"
    open: bool = False
    staff: str = NOBODY
    first: int = 0
    chosen: frozenset[str] = frozenset()
    """References picked, on whatever page."""
    every: bool = False
    """All of the list instead."""
    to: str = ""
    reason: int = -1
    typed: str = ""
    busy: bool = False
    refusal: Text | None = None
    done: Text | None = None
    """What was given just now."""

    @property
    def asked(self) -> ListAsked | None:
        """What is to be read for it."""
        return ListAsked(self.staff or None, self.first) if self.open else None


@dataclass(frozen=True, repr=False)
class ListsDrawn:
    """What it shows beside its lists."""

    offered: bool
    """Who sits here may see it."""
    open: bool
    heading: str = ""
    range: str = ""
    """Which of how many are on the page."""
    can_go_back: bool = False
    can_go_on: bool = False
    empty: bool = False
    whole_page: bool = False
    """All of this page are picked."""
    every: bool = False
    picked: str = ""
    primary: str = ""
    ready: bool = False
    trouble: str = ""
    refusal: str = ""
    done: str = ""


def list_rows(known: ListsKnown) -> list[ListRow]:
    """Whose lists there are, nobody's first."""
    look = known.look
    if look is None or look.book is None:
        return []
    return [_list_row(look, one, known) for one in look.book.lists]


def _list_row(look: Look, one: ListCount, known: ListsKnown) -> ListRow:
    branch, language, staff = look.board.branch, known.language, one.staff or NOBODY
    job = ROLE_NAMES[branch.people[staff].role].to(language) if staff in branch.people else ""
    return ListRow(
        staff=staff,
        who=person(branch, staff) or say(language, "没有负责人", "No manager"),
        job=job or say(language, "调走的人名下的也在这里", "including staff who have left"),
        customers=one.customers,
        overdue=say(language, f"逾期 {one.overdue}", f"{one.overdue} overdue") if one.overdue else "",
        alarm=staff == NOBODY and one.customers > 0,
        shown=staff == known.staff,
        chosen=staff == known.to != NOBODY,
        open=staff not in (NOBODY, known.staff),
    )


def customer_rows(known: ListsKnown) -> list[PickRow]:
    """The customers of the page."""
    page = known.look.book.page if known.look and known.look.book else None
    if known.look is None or page is None or page.staff != (known.staff or None):
        return []
    return [_customer_row(known.look, one, known) for one in page.rows]


def _customer_row(look: Look, one: Listed, known: ListsKnown) -> PickRow:
    customer, language = one.customer, known.language
    seen = say(language, f"{customer.last_seen:%Y-%m-%d} 来过", f"seen {customer.last_seen:%Y-%m-%d}")
    was = say(language, f"原负责人 {customer.manager}", f"was {customer.manager}'s")
    return PickRow(
        reference=customer.reference,
        who=customer.name,
        tier=tier_name(look.board.branch, customer.tier, language),
        note=was if known.staff == NOBODY and customer.manager else seen,
        overdue=say(language, f"逾期 {one.overdue} 项", f"{one.overdue} overdue") if one.overdue else "",
        chosen=known.every or customer.reference in known.chosen,
    )


def step_of(known: ListsKnown) -> Step | None:
    """What the key would do; None while something is missing."""
    look = known.look
    if look is None or look.book is None or known.busy or known.to in (NOBODY, known.staff):
        return None
    reason = reason_said(look.board.branch.customers.reason, known.reason, known.typed)
    if not reason or not _picked(known):
        return None
    name, picked = person(look.board.branch, known.to), _picked(known)
    said = text(f"{picked} 位已交给{name}", f"{picked} given to {name}")
    if known.every:
        return give_customers(known.to, reason, said, from_staff=known.staff or None, unassigned=known.staff == NOBODY)
    return give_customers(known.to, reason, said, sorted(known.chosen))


def derive(known: ListsKnown) -> ListsDrawn:
    """The page of what is known."""
    look, language = known.look, known.language
    offered = look is not None and {"read_list", "reassign"} <= look.may
    if look is None or look.book is None or not known.open or not offered:
        return ListsDrawn(offered, known.open and offered)
    page, rows = look.book.page, customer_rows(known)
    branch, total = look.board.branch, page.total if page else 0
    first = page.first if page else 0
    name = person(branch, known.staff) or say(language, "没有负责人的客户", "Customers without a manager")
    picked = _picked(known)
    return ListsDrawn(
        offered=True,
        open=True,
        heading=say(language, f"{name}的客户", f"{name}'s customers") if known.staff else name,
        range=_range(first, len(rows), total, language),
        can_go_back=first > 0,
        can_go_on=first + PAGE < total,
        empty=page is not None and not rows,
        whole_page=bool(rows) and all(row.chosen for row in rows),
        every=known.every,
        picked=say(language, f"已选 {picked} 位", f"{picked} chosen"),
        primary=_primary(known, picked, person(branch, known.to)),
        ready=step_of(known) is not None,
        trouble=look.book.trouble.to(language) if look.book.trouble else "",
        refusal=known.refusal.to(language) if known.refusal else "",
        done=known.done.to(language) if known.done else "",
    )


def _range(first: int, rows: int, total: int, language: str) -> str:
    if not rows:
        return ""
    here = f"{first + 1}–{first + rows}"
    return say(language, f"第 {here} 位，共 {total} 位", f"{here} of {total}")


def _picked(known: ListsKnown) -> int:
    page = known.look.book.page if known.look and known.look.book else None
    return page.total if known.every and page is not None else len(known.chosen)


def _primary(known: ListsKnown, picked: int, name: str) -> str:
    language = known.language
    if not picked:
        return say(language, "先选客户", "Choose customers")
    if not name:
        return say(language, "先选新的负责人", "Choose who gets them")
    return say(language, f"把 {picked} 位交给{name}", f"Give {picked} to {name}")
