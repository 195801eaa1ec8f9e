"""The displays tell how they are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from shared.lobby.displays import LOST_AFTER, DisplayHealth, DisplayNow
from shared.operations.lobby import Lobby
from shared.operations.unit import clean, operating
from shared.store.displays import DisplayRow

PLACE_LIMIT = 40
TROUBLE_LIMIT = 300
_HEALTH = ("place", "host", "speaks", "voice", "device", "backlog", "last", "asked", "ready", "trouble")


def display_is(lobby: Lobby, id: str, health: DisplayHealth) -> None:
    """A sign of life of a display, and how it is. Says so in the log when it is new, or speaks otherwise than before.

    Raises:
        BadInput: its place's name cannot be kept.
    """
    place = clean(health.place, PLACE_LIMIT, "大屏名", "display's name")
    now = _now()
    with operating(lobby, "display_is", ends_day=False) as unit:
        row = unit.session.get(DisplayRow, (unit.branch.id, id))
        if row is None:
            _forget_lost(unit.session, unit.branch.id, place, health.host, now)
            row = DisplayRow(branch_id=unit.branch.id, id=id, started_at=now, seen_at=now, **_values(health, place))
            unit.session.add(row)
            unit.event("display_started", place=place, voice=health.voice)
            if health.speaks:
                unit.event("speaker_changed", place=place, voice=health.voice)
        else:
            if health.speaks and not row.speaks:
                unit.event("speaker_changed", place=place, voice=health.voice)
            elif health.speaks and (row.voice, row.trouble) != (health.voice, health.trouble[:TROUBLE_LIMIT]):
                unit.event("voice_changed", place=place, voice=health.voice, trouble=health.trouble[:TROUBLE_LIMIT])
            for name, value in _values(health, place).items():
                setattr(row, name, value)
        row.seen_at = now


def display_ended(lobby: Lobby, id: str) -> None:
    """A display has been closed in order. One that is not known changes nothing."""
    with operating(lobby, "display_ended", ends_day=False) as unit:
        row = unit.session.get(DisplayRow, (unit.branch.id, id))
        if row is not None:
            unit.session.delete(row)
            unit.event("display_ended", place=row.place)


def displays(session: Session, branch_id: str) -> tuple[DisplayNow, ...]:
    """All displays of a branch, by place."""
    now = _now()
    rows = session.scalars(select(DisplayRow).where(DisplayRow.branch_id == branch_id))
    return tuple(
        DisplayNow(
            id=row.id,
            health=DisplayHealth(**{name: getattr(row, name) for name in _HEALTH}),
            silent_for=max(0.0, (now - row.seen_at).total_seconds()),
        )
        for row in sorted(rows, key=lambda row: (row.place, row.host, row.started_at, row.id))
    )


def forget_displays(session: Session, branch_id: str) -> None:
    """At a day's end: whoever gave no sign of life for a while will not be missed tomorrow."""
    for row in _lost(session, branch_id, _now()):
        session.delete(row)


def _forget_lost(session: Session, branch_id: str, place: str, host: str, now: datetime) -> None:
    """A display that was killed has come back in its place; what was lost a day ago is not missed any more."""
    for row in _lost(session, branch_id, now):
        if (row.place, row.host) == (place, host) or row.seen_at < now - timedelta(days=1):
            session.delete(row)


def _lost(session: Session, branch_id: str, now: datetime) -> list[DisplayRow]:
    limit = now - timedelta(seconds=LOST_AFTER)
    return list(
        session.scalars(select(DisplayRow).where(DisplayRow.branch_id == branch_id, DisplayRow.seen_at < limit))
    )


def _values(health: DisplayHealth, place: str) -> dict[str, object]:
    values: dict[str, object] = {name: getattr(health, name) for name in _HEALTH}
    return values | {"place": place, "trouble": health.trouble[:TROUBLE_LIMIT]}


def _now() -> datetime:
    """By this machine's clock: see `DisplayNow.silent_for`."""
    return datetime.now(UTC)
