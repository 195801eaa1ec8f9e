"""Customers get another manager: some, all of one, or all that nobody is responsible for."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select, update

from shared.lobby.customers import OPEN
from shared.lobby.errors import BadInput, Refused
from shared.operations.customer_book import (
    Look,
    customer_row,
    keys_of_texts,
    looking,
    name_of,
    names_nobody,
    nobodys,
    responsible,
)
from shared.operations.lobby import Lobby
from shared.operations.unit import Unit, operating, said
from shared.store.customers import CustomerRow, FollowUpRow

PORTION = 200
"""Customers given in one transaction: nobody at a counter waits until thousands have another manager."""


def reassign(
    lobby: Lobby,
    to: str,
    reason: str,
    references: Iterable[str] = (),
    from_staff: str | None = None,
    unassigned: bool = False,
) -> int:
    """Give some customers, or all of a member of staff, or all that are nobody's, to another, with what is planned.

    `from_staff` may have left: then their number is all that is known. Each customer is an event of its own. A long
    list goes in portions, each a transaction; begun again after a failure, it goes on where it was. Returns how many.

    Raises:
        BadInput: not exactly one of the three is named, no such customer or manager, no reason, or one that names a
            customer.
        Refused: there is nothing to give.
    """
    reason = said(reason, required=True) or ""
    wanted = list(dict.fromkeys(references))
    if [bool(wanted), from_staff is not None, unassigned].count(True) != 1:
        raise BadInput(
            "whom", "请指明客户，或原来的负责人", "name the customers, or the manager whose customers they were"
        )
    with looking(lobby, "reassign") as look:
        whom = _whom(look, responsible(look, to), wanted, from_staff)
        keys = keys_of_texts(look)
        names_nobody(reason, (name_of(keys, row) for row in whom))
        found = [row.reference for row in whom]
    given = 0
    for at in range(0, len(found), PORTION):
        with operating(lobby, "reassign") as unit:
            given += _give(unit, responsible(unit, to), reason, found[at : at + PORTION])
    return given


def _whom(look: Look, to: str, wanted: list[str], from_staff: str | None) -> list[CustomerRow]:
    if wanted:
        rows = [customer_row(look, one) for one in wanted]
    else:
        whose = nobodys(look) if from_staff is None else CustomerRow.manager == from_staff
        mine = select(CustomerRow).where(CustomerRow.branch_id == look.branch.id, whose)
        rows = list(look.session.scalars(mine.order_by(CustomerRow.reference)))
    rows = [row for row in rows if row.manager != to]
    if not rows:
        raise Refused("nothing-to-give", "没有要改派的客户", "there is no customer to give")
    return rows


def _give(unit: Unit, to: str, reason: str, references: list[str]) -> int:
    """Those who are still there and not `to`'s yet: what was found is a moment old."""
    these = (CustomerRow.branch_id == unit.branch.id) & CustomerRow.reference.in_(references)
    before = [
        (reference, manager)
        for reference, manager in unit.session.execute(
            select(CustomerRow.reference, CustomerRow.manager).where(these).order_by(CustomerRow.reference)
        )
        if manager != to
    ]
    given = [reference for reference, _ in before]
    unit.session.execute(
        update(CustomerRow)
        .where(CustomerRow.branch_id == unit.branch.id, CustomerRow.reference.in_(given))
        .values(manager=to, updated_at=unit.now)
    )
    unit.session.execute(
        update(FollowUpRow)
        .where(
            FollowUpRow.branch_id == unit.branch.id,
            FollowUpRow.reference.in_(given),
            FollowUpRow.state.in_(OPEN),
        )
        .values(for_staff=to)
    )
    for reference, manager in before:
        unit.event("customer_reassigned", customer=reference, before=manager, to=to, reason=reason)
    return len(before)
