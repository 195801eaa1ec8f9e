"""The customer lists (名单制管理) as the branch manager sees them: counted by who is responsible, and a page of one."""

from __future__ import annotations

from dataclasses import dataclass

from shared.lobby.customers import Customer

PAGE = 50
"""Customers on a page: only they are read, however long the list."""


@dataclass(frozen=True, slots=True)
class ListCount:
    """One list. `staff` is None for the customers nobody on the staff list is responsible for."""

    staff: str | None
    customers: int
    overdue: int
    """Plans whose day is over, that this member of staff was to do; of None, whoever is not on the list any more."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A customer on a page, in brief, and how much that was planned for them is overdue."""

    customer: Customer
    overdue: int


@dataclass(frozen=True, slots=True)
class ListPage:
    """Customers `first` to `first + PAGE` of a list, whose plans are overdue first, then by tier."""

    staff: str | None
    first: int
    total: int
    rows: tuple[Listed, ...]
