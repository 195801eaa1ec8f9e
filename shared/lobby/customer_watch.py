"""What nobody may overlook of the customer book: customers without a manager, and overdue plans. Counts only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from shared.lobby.alerts import Alert
from shared.lobby.branch import Branch
from shared.lobby.customers import is_assigned
from shared.lobby.text import text


@dataclass(frozen=True, slots=True)
class CustomerWatch:
    """The book, counted."""

    unassigned: int = 0
    """Customers nobody on the staff list is responsible for."""
    overdue: Mapping[str, int] = field(default_factory=dict)
    """Follow-ups and visits whose day is over, by the staff id they are planned for."""


def watch_alerts(branch: Branch, watch: CustomerWatch, gives: bool = False) -> list[Alert]:
    """What the managers are told of it: yellow, since no customer stands in front of anybody.

    `gives`: who is told may give customers another manager, and is led to the list; else it says who may.
    """
    found: list[Alert] = []
    if watch.unassigned:
        found.append(
            Alert(
                "customers:unassigned",
                "yellow",
                text(f"{watch.unassigned} 位客户没有客户经理", f"{watch.unassigned} without a manager"),
                text("请分派负责人", "Assign them") if gives else text("由网点负责人分派", "For the branch manager"),
                list_of="" if gives else None,
            )
        )
    for staff, count in watch.overdue.items():
        person = branch.people.get(staff)
        name = person.name if person else staff
        found.append(
            Alert(
                f"follow-ups:{staff}",
                "yellow",
                text(f"{name}有 {count} 项跟进逾期", f"{name}: {count} overdue"),
                text("走访、电话等", "Visits, calls and the like"),
                list_of=(staff if is_assigned(branch, staff) else "") if gives else None,
            )
        )
    return found
