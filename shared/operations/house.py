"""The house: zones and services that close for a while, and customers who ask for a person."""

from __future__ import annotations

from datetime import datetime

from shared.lobby.errors import BadInput
from shared.operations.helping import HELP_ALERT, go_to_help
from shared.operations.lobby import Lobby
from shared.operations.radioing import settle_alert
from shared.operations.unit import Unit, clean, operating, said
from shared.store.tables import ClosureRow, HelpRow


def close_zone(lobby: Lobby, letter: str, reason: str, until: datetime | None = None) -> None:
    """No new customers for a zone; who waits there is still called. Until a moment, or until opened again.

    Raises:
        BadInput: no such zone, no reason, or `until` has passed.
    """
    _close(lobby, "zone", letter, reason, until)


def open_zone(lobby: Lobby, letter: str) -> None:
    """A zone takes customers again. An open one stays open."""
    _open(lobby, "zone", letter)


def close_service(lobby: Lobby, service: str, reason: str, until: datetime | None = None) -> None:
    """A service is not on offer; see `close_zone`."""
    _close(lobby, "service", service, reason, until)


def open_service(lobby: Lobby, service: str) -> None:
    """A service is on offer again."""
    _open(lobby, "service", service)


def ask_help(lobby: Lobby, place: str) -> int:
    """A customer asks for a person. Asking again before somebody came changes nothing. Returns the request's id."""
    place = clean(place, 60, "位置", "place")
    with operating(lobby, "ask_help") as unit:
        asked = unit.session.query(HelpRow).filter_by(branch_id=unit.branch.id, place=place, answered_at=None).first()
        if asked is not None:
            return asked.id
        seq = unit.event("help_asked", place=place)
        unit.session.add(HelpRow(branch_id=unit.branch.id, id=seq, place=place, at=unit.now))
        return seq


def answer_help(lobby: Lobby, help_id: int) -> None:
    """Somebody is on the way.

    Raises:
        BadInput: there is no such request.
    """
    with operating(lobby, "answer_help") as unit:
        row = unit.session.get(HelpRow, (unit.branch.id, help_id)) if 0 < help_id <= unit.row.last_seq else None
        if row is None:
            raise BadInput("unknown-help", "没有这个求助", "there is no such request for help")
        go_to_help(unit, row)
        settle_alert(unit, f"{HELP_ALERT}{help_id}")


def _close(lobby: Lobby, kind: str, id: str, reason: str, until: datetime | None) -> None:
    reason = said(reason, required=True) or ""
    with operating(lobby, f"close_{kind}") as unit:
        _known(unit, kind, id)
        if until is not None and until <= unit.now:
            raise BadInput("past", "结束时间已经过了", "the end of the closure is in the past")
        row = unit.session.get(ClosureRow, (unit.branch.id, kind, id))
        if row is None:
            row = ClosureRow(branch_id=unit.branch.id, kind=kind, id=id, reason=reason)
            unit.session.add(row)
        row.reason, row.until = reason, until
        unit.event(f"{kind}_closed", zone=id if kind == "zone" else None, id=id, reason=reason, until=until)


def _open(lobby: Lobby, kind: str, id: str) -> None:
    with operating(lobby, f"open_{kind}") as unit:
        _known(unit, kind, id)
        row = unit.session.get(ClosureRow, (unit.branch.id, kind, id))
        if row is not None:
            unit.session.delete(row)
            unit.event(f"{kind}_opened", zone=id if kind == "zone" else None, id=id)


def _known(unit: Unit, kind: str, id: str) -> None:
    known = list(unit.branch.zones if kind == "zone" else unit.branch.services)
    if id not in known:
        what = ("区", "zone") if kind == "zone" else ("业务", "service")
        raise BadInput(
            f"unknown-{kind}",
            f"没有“{id[:40]}”这个{what[0]}，可选：{', '.join(known)}",
            f"there is no {what[1]} '{id[:40]}'; choose: {', '.join(known)}",
        )
