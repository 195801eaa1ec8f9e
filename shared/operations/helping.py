"""Somebody goes to a customer who asked for a person: said at the hall's list or on the radio."""

from __future__ import annotations

from shared.operations.unit import Unit
from shared.store.tables import HelpRow

HELP_ALERT = "help:"
"""How the key of an alert that asks for help begins; the request's id follows."""


def go_to_help(unit: Unit, row: HelpRow) -> None:
    """The operation's actor is on the way. Said twice, the first counts."""
    if row.answered_at is None:
        row.answered_at, row.answered_by = unit.now, unit.actor
        unit.event("help_answered", place=row.place, help=row.id)


def go_where_asked(unit: Unit, alert: str | None) -> bool:
    """Who answers the radio's message about a request for help goes there. Whether the message was about one."""
    if alert is None or not alert.startswith(HELP_ALERT):
        return False
    row = unit.session.get(HelpRow, (unit.branch.id, int(alert.removeprefix(HELP_ALERT))))
    if row is not None:
        go_to_help(unit, row)
    return True
