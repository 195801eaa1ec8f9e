"""The displays tell how they are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from shared.lobby.displays import LOST_AFTER, REMEMBERED_DAYS, DisplayHealth, DisplayNow
from shared.operations.lobby import Lobby
from shared.operations.unit import clean, operating
from shared.store.displays import DisplayRow

PLACE_LIMIT = 40
TROUBLE_LIMIT = 300
_REMEMBERED = timedelta(days=REMEMBERED_DAYS)
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
        before = None if row is None or row.ended_at is not None else (row.speaks, row.voice, row.trouble)
        if row is None:
            row = DisplayRow(branch_id=unit.branch.id, id=id)
        for name, value in _values(health, place).items():
            setattr(row, name, value)
        row.seen_at, row.ended_at = now, None
        if before is None:
            row.started_at = now
            _forget_gone(unit.session, row, now)
            unit.session.add(row)
            unit.event("display_started", place=place, voice=row.voice)
        if row.speaks and not (before and before[0]):
            unit.event("speaker_changed", place=place, voice=row.voice)
        elif row.speaks and before != (True, row.voice, row.trouble):
            unit.event("voice_changed", place=place, voice=row.voice, trouble=row.trouble)


def display_ended(lobby: Lobby, id: str) -> None:
    """A display has been closed in order. One that is not known changes nothing."""
    with operating(lobby, "display_ended", ends_day=False) as unit:
        row = unit.session.get(DisplayRow, (unit.branch.id, id))
        if row is not None and row.ended_at is None:
            row.seen_at = row.ended_at = _now()
            unit.event("display_ended", place=row.place)


def displays(session: Session, branch_id: str) -> tuple[tuple[DisplayNow, ...], bool]:
    """The displays of a branch that have not ended, by place; and whether it had any of late."""
    now = _now()
    rows = session.scalars(select(DisplayRow).where(DisplayRow.branch_id == branch_id)).all()
    running = tuple(
        DisplayNow(
            id=row.id,
            health=DisplayHealth(**{name: getattr(row, name) for name in _HEALTH}),
            silent_for=max(0.0, (now - row.seen_at).total_seconds()),
        )
        for row in sorted(rows, key=lambda row: (row.place, row.host, row.started_at, row.id))
        if row.ended_at is None
    )
    return running, any(row.seen_at >= now - _REMEMBERED for row in rows)


def end_displays(session: Session, branch_id: str) -> None:
    """At a day's end: whoever gave no sign of life for a while will not be missed tomorrow as the one it was."""
    limit = _now() - timedelta(seconds=LOST_AFTER)
    for row in session.scalars(select(DisplayRow).where(DisplayRow.branch_id == branch_id, DisplayRow.seen_at < limit)):
        row.ended_at = row.ended_at or row.seen_at


def _forget_gone(session: Session, new: DisplayRow, now: datetime) -> None:
    """A display has come in the place of one that was closed or killed; and what ended long ago tells nothing more."""
    lost = now - timedelta(seconds=LOST_AFTER)
    for row in session.scalars(select(DisplayRow).where(DisplayRow.branch_id == new.branch_id)):
        is_gone = row.ended_at is not None or row.seen_at < lost
        in_its_place = (row.place, row.host) == (new.place, new.host)
        if row is not new and is_gone and (in_its_place or row.seen_at < now - _REMEMBERED):
            session.delete(row)


def _values(health: DisplayHealth, place: str) -> dict[str, object]:
    values: dict[str, object] = {name: getattr(health, name) for name in _HEALTH}
    return values | {"place": place, "trouble": health.trouble[:TROUBLE_LIMIT]}


def _now() -> datetime:
    """By this machine's clock: see `DisplayNow.silent_for`."""
    return datetime.now(UTC)
