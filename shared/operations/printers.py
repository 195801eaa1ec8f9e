"""The printers of the kiosks: how they are, and what they have still to reprint."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from shared.lobby.printers import LOST_AFTER, Condition, PrinterNow, ReprintWanted
from shared.operations.handing import void_forgotten
from shared.operations.lobby import Lobby
from shared.operations.slipping import SlipState, kiosk_name
from shared.operations.unit import operating
from shared.store.slips import PrinterRow, SlipRow


def printer_is(lobby: Lobby, kiosk: str, condition: Condition | None) -> None:
    """A sign of life of a kiosk, and how its printer is; None: it has none. Says so in the log when that is new."""
    kiosk = kiosk_name(kiosk)
    with operating(lobby, "printer_is", ends_day=False) as unit:
        void_forgotten(unit)
        row = unit.session.get(PrinterRow, (unit.branch.id, kiosk))
        if condition is None:
            if row is not None:
                unit.session.delete(row)
                unit.event("printer_removed", place=kiosk)
            return
        if row is None:
            row = PrinterRow(branch_id=unit.branch.id, kiosk=kiosk, condition="", since=unit.now, seen_at=_now())
            unit.session.add(row)
        if row.condition != condition:
            row.condition, row.since = condition, unit.now
            unit.event("printer_changed", place=kiosk, condition=condition)
        row.seen_at = _now()


def printers(session: Session, branch_id: str) -> tuple[PrinterNow, ...]:
    """All printers of a branch, by kiosk."""
    now = _now()
    rows = session.scalars(select(PrinterRow).where(PrinterRow.branch_id == branch_id).order_by(PrinterRow.kiosk))
    return tuple(
        PrinterNow(row.kiosk, Condition(row.condition), row.since, max(0.0, (now - row.seen_at).total_seconds()))
        for row in rows
    )


def forget_printers(session: Session, branch_id: str) -> None:
    """At a day's end: a kiosk that was switched off will not be missed tomorrow before it is on."""
    limit = _now() - timedelta(seconds=LOST_AFTER)
    session.execute(delete(PrinterRow).where(PrinterRow.branch_id == branch_id, PrinterRow.seen_at < limit))


def reprints(session: Session, branch_id: str, today: date) -> tuple[ReprintWanted, ...]:
    """Today's that were asked for and are not out, in that order."""
    rows = session.scalars(
        select(SlipRow).where(
            SlipRow.branch_id == branch_id, SlipRow.state == SlipState.WANTED, SlipRow.business_date == today
        )
    )
    return tuple(ReprintWanted(row.number, row.kiosk, row.at) for row in sorted(rows, key=lambda row: row.id))


def _now() -> datetime:
    """By this machine's clock: see `PrinterNow.silent_for`."""
    return datetime.now(UTC)
