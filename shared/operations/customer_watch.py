"""Counting the customer book for the managers' seats: no key is needed, and nobody is read."""

from __future__ import annotations

from sqlalchemy import func, select

from shared.lobby.customer_watch import CustomerWatch
from shared.lobby.customers import OPEN
from shared.operations.customer_book import looking, nobodys
from shared.operations.lobby import Lobby
from shared.store.customers import CustomerRow, FollowUpRow


def customer_watch(lobby: Lobby) -> CustomerWatch:
    """How many customers are nobody's, and whose plans are overdue, most first.

    Raises:
        Refused: the lobby's actor may not see this.
    """
    with looking(lobby, "customer_watch") as look:
        unassigned = select(func.count()).where(CustomerRow.branch_id == look.branch.id, nobodys(look))
        count = func.count()
        late = look.session.execute(
            select(FollowUpRow.for_staff, count)
            .where(
                FollowUpRow.branch_id == look.branch.id,
                FollowUpRow.state.in_(OPEN),
                FollowUpRow.due < look.today,
            )
            .group_by(FollowUpRow.for_staff)
            .order_by(count.desc(), FollowUpRow.for_staff)
        )
        return CustomerWatch(look.session.scalar(unassigned) or 0, {staff: int(number) for staff, number in late})
