"""Looking into the customer book. Whoever opens one customer's record is named in the log; a list leaves no trace."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from shared.lobby.customers import Customer
from shared.lobby.errors import BadInput
from shared.lobby.identifiers import candidates
from shared.lobby.roles import role_of
from shared.operations.customer_book import (
    Look,
    as_customer,
    as_customers,
    customer_row,
    keys_to_read,
    looking,
    nobodys,
    require_own,
    sees_all,
)
from shared.operations.customers import lookup
from shared.operations.followups import as_follow_ups
from shared.operations.lobby import Lobby
from shared.operations.notes import as_notes
from shared.operations.unit import operating
from shared.store.customers import CustomerRow, FollowUpRow, NoteRow
from shared.store.tables import EventRow, TicketRow


def read_customer(lobby: Lobby, reference: str) -> Customer:
    """One customer's record: in full for who looks after them, as `Customer.greeted` for the reception.

    Raises:
        BadInput: no such customer.
        Refused: another wealth manager's customer; the key is not as it must be.
    """
    with operating(lobby, "read_customer", ends_day=False) as unit:
        row = customer_row(unit, reference)
        if role_of(unit.branch, unit.actor) == "wealth":
            require_own(unit, row.manager)
        found = as_customer(unit, row)
        unit.event("customer_read", customer=row.reference)
        return found


def find_customer(lobby: Lobby, scanned: str) -> Customer | None:
    """Who has this card, ID, phone or member code, swiped or typed by staff for somebody who has come without.

    Of a customer the actor does not look after, as `Customer.greeted`; None if nobody has it, which leaves no trace.

    Raises:
        BadInput: it can be none of these.
        Refused: the key is not as it must be.
    """
    tried = candidates(scanned)
    if not tried:
        raise BadInput(
            "bad-identifier",
            "这不是卡号、证件号、手机号或会员号",
            "this is no card, ID or phone number, and no member code",
        )
    with operating(lobby, "find_customer", ends_day=False) as unit:
        keys = keys_to_read(unit)
        reference = lookup(unit, keys, tried) if keys is not None else None
        if reference is None:
            return None
        found = as_customer(unit, customer_row(unit, reference))
        unit.event("customer_read", customer=reference, part="found")
        return found


def read_customers(lobby: Lobby, mine: bool = True) -> list[Customer]:
    """A manager's list (名单制管理) by tier and name; with `mine=False` everybody, for who may see everybody."""
    with looking(lobby, "read_customers") as look:
        query = select(CustomerRow).where(CustomerRow.branch_id == look.branch.id)
        if mine or not sees_all(look):
            query = query.where(CustomerRow.manager == look.actor)
        return _in_order(look, as_customers(look, look.session.scalars(query)))


def known_customers(lobby: Lobby, references: Iterable[str]) -> dict[str, Customer]:
    """Who the customers of some tickets are, as far as they may be greeted by name: for the seats that greet."""
    with looking(lobby, "known_customers") as look:
        rows = look.session.scalars(
            select(CustomerRow).where(
                CustomerRow.branch_id == look.branch.id, CustomerRow.reference.in_(list(references))
            )
        )
        return {one.reference: one.greeted() for one in as_customers(look, rows)}


def unassigned(lobby: Lobby) -> list[Customer]:
    """In brief, whose manager is missing, has left the staff list, or has a role that looks after nobody."""
    with looking(lobby, "unassigned") as look:
        rows = look.session.scalars(select(CustomerRow).where(CustomerRow.branch_id == look.branch.id, nobodys(look)))
        return [one.brief() for one in _in_order(look, as_customers(look, rows))]


def export_customer(lobby: Lobby, reference: str) -> dict[str, Any]:
    """Everything the branch holds of one person, as plain data (PIPL Art. 45).

    Raises:
        BadInput: no such customer.
        Refused: the key is not as it must be.
    """
    with operating(lobby, "export_customer") as unit:
        row = customer_row(unit, reference)
        found = as_customer(unit, row)
        mine = {"branch_id": unit.branch.id, "reference": row.reference}
        notes = unit.session.scalars(select(NoteRow).filter_by(**mine).order_by(NoteRow.id))
        planned = unit.session.scalars(select(FollowUpRow).filter_by(**mine).order_by(FollowUpRow.id))
        log = unit.session.scalars(
            select(EventRow)
            .where(EventRow.branch_id == unit.branch.id, EventRow.data["customer"].as_string() == row.reference)
            .order_by(EventRow.seq)
        )
        visits = unit.session.execute(
            select(TicketRow.business_date, TicketRow.number, TicketRow.service)
            .where(TicketRow.branch_id == unit.branch.id, TicketRow.customer == row.reference)
            .order_by(TicketRow.arrived_at)
        ).all()
        data = {
            "customer": _plain(found),
            "notes": [_plain(one) for one in as_notes(unit, notes)],
            "follow_ups": [_plain(one) for one in as_follow_ups(unit, planned)],
            "visits": [
                {"day": day.isoformat(), "number": number, "service": service} for day, number, service in visits
            ],
            "log": [
                {"at": one.at.isoformat(), "kind": one.kind, "number": one.number, "actor": one.actor} for one in log
            ],
        }
        unit.event("customer_exported", customer=row.reference)
        return data


def _plain(value: Any) -> dict[str, Any]:
    """A frozen value as JSON can hold it."""
    return {name: _json(getattr(value, name)) for name in value.__slots__}


def _json(value: Any) -> Any:
    if isinstance(value, tuple):
        return [str(one) for one in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def _in_order(look: Look, found: list[Customer]) -> list[Customer]:
    """The highest tier first: the branch file lists them from everybody upwards."""
    rank = {tier.id: place for place, tier in enumerate(look.branch.tier)}
    return sorted(found, key=lambda one: (-rank.get(one.tier, -1), one.name, one.reference))
