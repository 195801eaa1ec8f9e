"""Staff say something to everyone: the walls show it and one of them speaks it.

At most one emergency and one notice stand at a time: a new one takes the place of the one before.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from shared.lobby.broadcasts import EN_LIMIT, ZH_LIMIT, Broadcast
from shared.lobby.errors import BadInput, Refused
from shared.lobby.spoken import heard_by_nobody
from shared.operations.lobby import Lobby
from shared.operations.unit import Unit, clean, operating
from shared.store.broadcasts import BroadcastRow
from shared.store.tables import EventRow


def broadcast(lobby: Lobby, zh: str, en: str | None = None, emergency: bool = False) -> Broadcast:
    """Say a text to everyone. An emergency stands until it is ended, a notice as long as the branch file says.

    Raises:
        BadInput: no text, or one that is too long for the wall.
    """
    zh = clean(zh, ZH_LIMIT, "广播", "message")
    en = clean(en or "", EN_LIMIT, "英文广播", "English message") or None
    if not zh:
        raise BadInput("text-needed", "请写要说的话", "write what is to be said")
    with operating(lobby, "broadcast") as unit:
        until = None if emergency else unit.now + timedelta(seconds=unit.branch.wall.broadcast_seconds)
        for row in _rows(unit.session, unit.branch.id):
            if row.emergency == emergency:
                _end(unit, row)
        seq = unit.event("broadcast", zh=zh, en=en, emergency=emergency, until=until)
        row = BroadcastRow(
            branch_id=unit.branch.id,
            emergency=emergency,
            id=seq,
            zh=zh,
            en=en,
            at=unit.now,
            until=until,
            by=unit.actor,
        )
        unit.session.add(row)
        return _value(row)


def end_broadcast(lobby: Lobby, id: int | None = None) -> tuple[Broadcast, ...]:
    """End what is being broadcast: all of it, or the one that is meant. Returns what was ended.

    Raises:
        Refused: nothing is broadcast, or that one has ended already.
    """
    with operating(lobby, "end_broadcast") as unit:
        rows = [one for one in _rows(unit.session, unit.branch.id) if _stands(one, unit.now) and id in (None, one.id)]
        if not rows:
            raise Refused("nothing-broadcast", "现在没有广播", "nothing is being broadcast")
        ended = tuple(_value(row) for row in rows)
        for row in rows:
            _end(unit, row)
        return ended


def broadcasts(session: Session, branch_id: str, now: datetime) -> tuple[Broadcast, ...]:
    """What is broadcast at this moment, an emergency first."""
    rows = [row for row in _rows(session, branch_id) if _stands(row, now)]
    return tuple(_value(row) for row in sorted(rows, key=lambda row: not row.emergency))


def acknowledge_broadcast(unit: Unit, seq: int, shown_at: datetime | None, spoken: str | None) -> bool:
    """A display says what became of a broadcast; see `shared.operations.acknowledge`. False if `seq` is none."""
    event = unit.session.get(EventRow, (unit.branch.id, seq)) if 0 < seq <= unit.row.last_seq else None
    if event is None or event.kind != "broadcast":
        return False
    # It may have ended meanwhile: then the log alone remembers.
    row = next((one for one in _rows(unit.session, unit.branch.id) if one.id == seq), None)
    if shown_at is not None:
        unit.event("broadcast_shown", broadcast=seq, shown_at=shown_at)
        if row is not None:
            row.shown_at = row.shown_at or shown_at
    if spoken is not None:
        unit.event("broadcast_spoken", broadcast=seq, outcome=spoken)
        if row is not None and heard_by_nobody(row.spoken):
            row.spoken_at, row.spoken = unit.now, spoken
    return True


def _rows(session: Session, branch_id: str) -> list[BroadcastRow]:
    return list(session.scalars(select(BroadcastRow).where(BroadcastRow.branch_id == branch_id)))


def _stands(row: BroadcastRow, now: datetime) -> bool:
    return row.until is None or row.until > now


def _end(unit: Unit, row: BroadcastRow) -> None:
    """Take a row out; the log is told unless its time was over anyway."""
    if _stands(row, unit.now):
        unit.event("broadcast_ended", broadcast=row.id, zh=row.zh, en=row.en, emergency=row.emergency)
    unit.session.execute(
        delete(BroadcastRow).where(BroadcastRow.branch_id == row.branch_id, BroadcastRow.emergency == row.emergency)
    )
    unit.session.expunge(row)


def _value(row: BroadcastRow) -> Broadcast:
    return Broadcast(
        row.id, row.emergency, row.zh, row.en, row.at, row.until, row.by, row.shown_at, row.spoken_at, row.spoken
    )
