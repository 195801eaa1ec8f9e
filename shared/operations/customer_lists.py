"""The branch manager's look at all customer lists: counts that need no key, and names a page at a time."""

from __future__ import annotations

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import InstrumentedAttribute

from shared.lobby.customer_lists import PAGE, ListCount, Listed, ListPage
from shared.lobby.customers import OPEN, is_assigned
from shared.operations.customer_book import Look, as_customers, looking, nobodys
from shared.operations.lobby import Lobby
from shared.store.customers import CustomerRow, FollowUpRow


def count_lists(lobby: Lobby) -> tuple[ListCount, ...]:
    """Nobody's customers first, then the list of each who can be responsible, in the staff list's order."""
    with looking(lobby, "count_lists") as look:
        lists = [one.id for one in look.branch.staff if is_assigned(look.branch, one.id)]
        customers = _counted(look, CustomerRow.manager, CustomerRow.branch_id == look.branch.id, lists)
        overdue = _counted(look, FollowUpRow.for_staff, _overdue(look), lists)
        return tuple(ListCount(one, customers.get(one, 0), overdue.get(one, 0)) for one in (None, *lists))


def read_list(lobby: Lobby, staff: str | None, first: int = 0) -> ListPage:
    """A page of a list (None: nobody's), from `first` on; of a list that has become shorter, the last page.

    Raises:
        Refused: the key is not as it must be.
    """
    with looking(lobby, "read_list") as look:
        whose = nobodys(look) if staff is None else CustomerRow.manager == staff
        mine = (CustomerRow.branch_id == look.branch.id) & whose
        total = look.session.scalar(select(func.count()).where(mine)) or 0
        first = max(0, min(first, (total - 1) // PAGE * PAGE))
        late = (
            select(FollowUpRow.reference, func.count().label("plans"))
            .where(_overdue(look))
            .group_by(FollowUpRow.reference)
            .subquery()
        )
        plans = func.coalesce(late.c.plans, 0)
        rank = case({tier.id: at for at, tier in enumerate(look.branch.tier)}, value=CustomerRow.tier, else_=-1)
        found = look.session.execute(
            select(CustomerRow, plans)
            .outerjoin(late, late.c.reference == CustomerRow.reference)
            .where(mine)
            .order_by(plans.desc(), rank.desc(), CustomerRow.reference)
            .offset(first)
            .limit(PAGE)
        ).all()
        customers = as_customers(look, (row for row, _ in found))
        rows = (Listed(one.brief(), int(count)) for one, (_, count) in zip(customers, found, strict=True))
        return ListPage(staff, first, total, tuple(rows))


def _overdue(look: Look) -> ColumnElement[bool]:
    return (FollowUpRow.branch_id == look.branch.id) & FollowUpRow.state.in_(OPEN) & (FollowUpRow.due < look.today)


def _counted(
    look: Look,
    staff: InstrumentedAttribute[str] | InstrumentedAttribute[str | None],
    which: ColumnElement[bool],
    lists: list[str],
) -> dict[str | None, int]:
    """How many of some rows are each one's; those of nobody on these lists, under None."""
    counts: dict[str | None, int] = {}
    for one, number in look.session.execute(select(staff, func.count()).where(which).group_by(staff)).all():
        key = one if one in lists else None
        counts[key] = counts.get(key, 0) + number
    return counts
