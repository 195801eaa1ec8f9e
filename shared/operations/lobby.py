"""The lobby an operation works on: which branch, in which store, by which clock, in whose name."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from shared.assets import SHIPPED_BRANCH
from shared.lobby.booking import BookingState
from shared.lobby.branch import Branch
from shared.lobby.check import load, trusted
from shared.lobby.errors import BadInput, Refused, StoreUnreachable
from shared.lobby.roles import permit
from shared.lobby.ticket import UNFINISHED
from shared.operations.clock import Clock, SystemClock
from shared.store.bookings import BookingRow
from shared.store.database import Store
from shared.store.tables import BranchRow, BranchVersionRow, TicketRow


@dataclass(frozen=True, slots=True)
class Lobby:
    """One branch of a store. `actor` is who acts: a staff id, `kiosk`, `display`, `cli`, …"""

    store: Store
    branch_id: str
    clock: Clock = field(default_factory=SystemClock)
    actor: str = "system"
    files: dict[int, Branch] = field(default_factory=dict, compare=False, repr=False)
    """Branch files read so far, by version: a published version never changes."""

    def acting(self, actor: str) -> Lobby:
        """The same lobby in somebody's name."""
        return replace(self, actor=actor)

    def now(self) -> datetime:
        """The lobby's time."""
        return self.clock.now()

    def row(self, session: Session) -> BranchRow:
        """The branch's row, not locked.

        Raises:
            StoreUnreachable: the branch is not in this store.
        """
        row = session.get(BranchRow, self.branch_id)
        if row is None:
            raise no_branch(self.branch_id)
        return row

    def file(self, session: Session, version: int) -> Branch:
        """The branch file of that version."""
        known = self.files.get(version)
        if known is None:
            row = session.get(BranchVersionRow, (self.branch_id, version))
            if row is None:
                raise no_branch(self.branch_id)
            known = self.files[version] = trusted(row.source)
        return known


def no_branch(branch_id: str) -> StoreUnreachable:
    """The store is there, but the branch is not (any more)."""
    return StoreUnreachable("no-branch", f"数据库里没有网点 {branch_id}", f"branch {branch_id} is not in this store")


def business_date(branch: Branch, now: datetime) -> date:
    """The date on which a moment falls at the branch."""
    return now.astimezone(branch.tz).date()


def open_lobby(
    store: Store,
    branch_id: str | None = None,
    clock: Clock | None = None,
    actor: str = "system",
    shipped: Callable[[], str] = SHIPPED_BRANCH.read_text,
) -> Lobby:
    """The lobby of a branch (`TINGTANG_BRANCH` if none is named); an empty store gets the shipped branch file first.

    Raises:
        BadInput: no branch of that id, or several and none was named.
    """
    clock = clock or SystemClock()
    branch_id = branch_id or os.environ.get("TINGTANG_BRANCH") or None
    with store.reading() as session:
        known = list(session.scalars(select(BranchRow.branch_id).order_by(BranchRow.branch_id)))
    if not known:
        source = shipped()
        branch = load(source)
        if branch_id in (None, branch.id):
            publish(Lobby(store, branch.id, clock, actor), source, only_first=True)
            known = [branch.id]
    if branch_id is None:
        if len(known) == 1:
            return Lobby(store, known[0], clock, actor)
        raise BadInput(
            "which-branch",
            f"库里有几个网点，请用 --branch 指明：{', '.join(known)}",
            f"the store holds several branches; name one with --branch: {', '.join(known)}",
        )
    if branch_id not in known:
        raise BadInput(
            "unknown-branch",
            f"库里没有网点“{branch_id[:40]}”，已有：{', '.join(known) or '无'}",
            f"there is no branch '{branch_id[:40]}' in this store; it has: {', '.join(known) or 'none'}",
        )
    return Lobby(store, branch_id, clock, actor)


def publish(lobby: Lobby, source: str, only_first: bool = False) -> int:
    """Put a new version of the branch file into force; running screens follow. Returns the version.

    The same text as the version in force changes nothing. `only_first`: leave a branch that is already there alone.

    Raises:
        BadInput: the file has mistakes, or is another branch's.
        Refused: open tickets need a zone, service or counter that it leaves out, or the lobby's actor may not do this.
    """
    from shared.operations.unit import append, lock_branch

    branch = load(source)
    if branch.id != lobby.branch_id:
        raise BadInput(
            "other-branch",
            f"这是网点 {branch.id} 的文件，不是 {lobby.branch_id} 的",
            f"this file is branch {branch.id}'s, not {lobby.branch_id}'s",
        )
    now = lobby.now()
    with lobby.store.writing() as session:
        row = lock_branch(session, lobby.branch_id)
        if row is None:
            try:
                with session.begin_nested():
                    session.add(
                        BranchRow(branch_id=branch.id, last_seq=0, version=0, business_date=business_date(branch, now))
                    )
            except IntegrityError:
                pass  # on PostgreSQL there was no row to take yet, and another program was a moment earlier
            row = lock_branch(session, lobby.branch_id)
        if row is None:
            raise no_branch(lobby.branch_id)
        if row.version > 0:
            if only_first:
                return row.version
            permit(lobby.file(session, row.version), lobby.actor, "publish")
            present = session.get(BranchVersionRow, (branch.id, row.version))
            if present is not None and present.source == source:
                return row.version
            _keeps_what_is_in_use(session, branch, max(row.business_date, business_date(branch, now)))
        row.version += 1
        session.add(
            BranchVersionRow(
                branch_id=branch.id,
                version=row.version,
                source=source,
                published_at=now,
                published_by=lobby.actor,
            )
        )
        append(session, row, now, lobby.actor, "branch_published", version=row.version)
        return row.version


def _keeps_what_is_in_use(session: Session, branch: Branch, today: date) -> None:
    """A customer must not wait in a zone, for a service or at a counter that the branch no longer knows.

    Raises:
        Refused: open tickets of today, or bookings, need what this branch file leaves out.
    """
    booked = session.execute(
        select(BookingRow.service, BookingRow.band)
        .where(BookingRow.branch_id == branch.id, BookingRow.day >= today, BookingRow.state == BookingState.BOOKED)
        .distinct()
    ).all()
    gone = sorted(
        f"{row.service} {row.band or ''}".strip()
        for row in booked
        if row.service not in branch.services
        or (row.band is not None and row.band not in {band.id for band in branch.services[row.service].band})
    )
    if gone:
        raise Refused(
            "in-use",
            f"还有预约要办：{', '.join(gone)}，请先取消这些预约再发布",
            f"bookings still need what this file leaves out: {', '.join(gone)}; cancel them before publishing it",
        )
    used = session.execute(
        select(TicketRow.zone, TicketRow.service, TicketRow.counter, TicketRow.for_counter)
        .where(TicketRow.branch_id == branch.id, TicketRow.business_date == today, TicketRow.state.in_(UNFINISHED))
        .distinct()
    ).all()
    zones = {row.zone for row in used} - set(branch.zones)
    services = {row.service for row in used} - set(branch.services)
    counters = {one for row in used for one in (row.counter, row.for_counter) if one is not None} - set(branch.counters)
    missing = sorted(zones) + sorted(services) + [str(one) for one in sorted(counters)]
    if missing:
        raise Refused(
            "in-use",
            f"还有客户在用：{', '.join(missing)}，请等日终后再发布",
            f"customers still need what this file leaves out: {', '.join(missing)}; publish it after the day's end",
        )


def published(lobby: Lobby) -> tuple[int, str]:
    """The version in force, and its text."""
    with lobby.store.reading() as session:
        version = lobby.row(session).version
        row = session.get(BranchVersionRow, (lobby.branch_id, version))
        if row is None:
            raise no_branch(lobby.branch_id)
        return version, row.source
