"""Calls, visits (走访) and other things planned for customers: planned, done, put off, given up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from shared.lobby.customers import (
    FOLLOW_UP_STATES,
    FOLLOW_UPS,
    NEEDS_CONSENT,
    OPEN,
    TEXT_LIMIT,
    FollowUp,
    FollowUpKind,
    FollowUpState,
)
from shared.lobby.errors import BadInput, Refused
from shared.operations.customer_book import (
    Look,
    customer_row,
    keys_of_texts,
    keys_to_write,
    looking,
    met,
    place,
    require_own,
    sealed,
    sees_all,
    unsealed,
)
from shared.operations.lobby import Lobby
from shared.operations.unit import Unit, clean, operating
from shared.store.customers import FollowUpRow
from shared.store.keys import Keyring


def plan_follow_up(
    lobby: Lobby, reference: str, kind: FollowUpKind, due: date, text: str = "", for_staff: str | None = None
) -> FollowUp:
    """Plan something for a customer; it is for who is responsible unless somebody else is named.

    Raises:
        BadInput: no such customer or member of staff, or the day is over.
        Refused: another wealth manager's customer; it needs the customer's consent (`NEEDS_CONSENT`) and there is none;
            the key is not as it must be.
    """
    text = clean(text, TEXT_LIMIT, "内容", "plan")
    with operating(lobby, "plan_follow_up") as unit:
        customer = customer_row(unit, reference)
        require_own(unit, customer.manager)
        if kind in NEEDS_CONSENT and customer.consent_at is None:
            what = FOLLOW_UPS[kind]
            raise Refused(
                "no-consent",
                f"客户还没有同意建档，不能安排{what.zh}，请先当面征得同意",
                f"a {what.en} needs the customer's consent, which is to be asked for in person first",
            )
        _require_day(unit, due)
        whose = for_staff or customer.manager
        if whose is None or whose not in unit.branch.people:
            raise BadInput(
                "unknown-staff",
                "请指明由名单上的谁来做",
                "name somebody on the staff list who is to do it",
            )
        row = insert_follow_up(unit, keys_to_write(unit), customer.reference, kind, due, text, whose)
        return as_follow_ups(unit, [row])[0]


def finish_follow_up(lobby: Lobby, id: int, result: str = "") -> FollowUp:
    """It is done, and this came of it.

    Raises:
        BadInput: there is none of that number.
        Refused: it is done or given up already, or another's.
    """
    return _change(lobby, "finish_follow_up", id, FollowUpState.DONE, result, None)


def postpone_follow_up(lobby: Lobby, id: int, to: date, reason: str) -> FollowUp:
    """Not on its day: on another, and why.

    Raises:
        BadInput: there is none of that number, no reason, or the day is over.
        Refused: it is done or given up already, or another's.
    """
    return _change(lobby, "postpone_follow_up", id, FollowUpState.POSTPONED, _needed(reason), to)


def cancel_follow_up(lobby: Lobby, id: int, reason: str) -> FollowUp:
    """It is given up, and why.

    Raises:
        BadInput: there is none of that number, or no reason.
        Refused: it is done or given up already, or another's.
    """
    return _change(lobby, "cancel_follow_up", id, FollowUpState.CANCELLED, _needed(reason), None)


def follow_ups(
    lobby: Lobby, until: date | None = None, mine: bool = True, reference: str | None = None
) -> list[FollowUp]:
    """What is still to be done up to a day (today unless told), the longest overdue first.

    `mine=False`: of everybody, for who may see everybody. `reference`: of one customer, also what is done.

    Raises:
        BadInput: no such customer.
        Refused: another wealth manager's customer; the key is not as it must be.
    """
    with looking(lobby, "follow_ups") as look:
        query = select(FollowUpRow).where(FollowUpRow.branch_id == look.branch.id)
        if reference is not None:
            customer = customer_row(look, reference)
            require_own(look, customer.manager)
            query = query.where(FollowUpRow.reference == customer.reference)
            if until is not None:
                query = query.where(FollowUpRow.due <= until)
        else:
            query = query.where(FollowUpRow.state.in_(OPEN), FollowUpRow.due <= (until or look.today))
            if mine or not sees_all(look):
                query = query.where(FollowUpRow.for_staff == look.actor)
        return as_follow_ups(look, look.session.scalars(query.order_by(FollowUpRow.due, FollowUpRow.id)))


def insert_follow_up(
    unit: Unit, keys: Keyring, reference: str, kind: FollowUpKind, due: date, text: str, for_staff: str
) -> FollowUpRow:
    """A new plan's row, and its event."""
    seq = unit.event("follow_up_planned", customer=reference, what=kind, due=due.isoformat(), staff=for_staff)
    row = FollowUpRow(
        branch_id=unit.branch.id,
        id=seq,
        reference=reference,
        kind=kind,
        due=due,
        text=sealed(keys, text, place("follow-up", seq, reference, "text")),
        state=FollowUpState.PLANNED,
        by=unit.actor,
        for_staff=for_staff,
    )
    unit.session.add(row)
    return row


def as_follow_ups(at: Unit | Look, rows: Iterable[FollowUpRow]) -> list[FollowUp]:
    """The frozen values of rows."""
    rows = list(rows)
    if not rows:
        return []
    keys = keys_of_texts(at)
    return [
        FollowUp(
            id=row.id,
            reference=row.reference,
            kind=FollowUpKind(row.kind),
            due=row.due,
            text=unsealed(keys, row.text, place("follow-up", row.id, row.reference, "text")),
            state=FollowUpState(row.state),
            by=row.by,
            for_staff=row.for_staff,
            done_at=row.done_at,
            result=unsealed(keys, row.result, place("follow-up", row.id, row.reference, "result")),
        )
        for row in rows
    ]


def _change(lobby: Lobby, name: str, id: int, state: FollowUpState, result: str, to: date | None) -> FollowUp:
    result = clean(result, TEXT_LIMIT, "结果", "result")
    with operating(lobby, name) as unit:
        row = unit.session.get(FollowUpRow, (unit.branch.id, id)) if 0 < id <= unit.row.last_seq else None
        if row is None:
            raise BadInput("unknown-follow-up", f"没有 {id} 号计划", f"there is no follow-up {id}")
        customer = customer_row(unit, row.reference)
        if row.for_staff != unit.actor:
            require_own(unit, customer.manager)
        if row.state not in OPEN:
            is_now = FOLLOW_UP_STATES[FollowUpState(row.state)]
            raise Refused("illegal-move", f"这项计划{is_now.zh}", f"this follow-up is {is_now.en} already")
        before = row.due
        if to is not None:
            _require_day(unit, to)
            row.due = to
        row.state = state
        row.done_at = unit.now if state is FollowUpState.DONE else None
        if state is FollowUpState.DONE:
            met(unit, customer)
        if result:
            row.result = sealed(keys_to_write(unit), result, place("follow-up", row.id, row.reference, "result"))
        told = {"due": before.isoformat(), "to": to.isoformat()} if to is not None else {}
        unit.event(f"follow_up_{state}", customer=row.reference, follow_up=row.id, **told)
        return as_follow_ups(unit, [row])[0]


def _needed(reason: str) -> str:
    if not reason.strip():
        raise BadInput("reason-needed", "请写明理由", "a reason is needed")
    return reason


def _require_day(unit: Unit, day: date) -> None:
    if day < unit.today:
        raise BadInput("bad-date", "这一天已经过了", "that day is over")
