"""One operation, one transaction: the branch is taken, things change, events are appended, all or nothing."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from shared.lobby.board import CounterState
from shared.lobby.branch import Branch
from shared.lobby.errors import BadInput, Refused
from shared.lobby.naming import tells_number
from shared.lobby.roles import permit
from shared.lobby.ticket import AT_COUNTER, Hold, State, Ticket
from shared.operations.lobby import Lobby, business_date, no_branch
from shared.store.database import notify
from shared.store.tables import BranchRow, CallRow, CounterRow, EventRow, TicketRow

REASON_LIMIT = 200
"""Characters of a typed reason."""


class Said(str):
    """A reason in somebody's own words, which `Unit.event` lets into the log only if it names no customer."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """What an operation holds while it works: the taken branch, its file, the moment."""

    session: Session
    row: BranchRow
    branch: Branch
    now: datetime
    actor: str

    @property
    def today(self) -> date:
        """The business date."""
        return self.row.business_date

    def event(self, kind: str, **data: Any) -> int:
        """Append an event; `number`, `counter`, `zone` and `undo` have columns of their own. Returns its number.

        Raises:
            BadInput: a reason (`said`) names the customer of the ticket, or who is at the counter it is about.
        """
        if isinstance(data.get("reason"), Said):
            self._names_nobody(data["reason"], data.get("number"), data.get("counter"))
        return append(self.session, self.row, self.now, self.actor, kind, **data)

    def _names_nobody(self, reason: Said, number: str | None, counter: int | None) -> None:
        from shared.operations.customer_book import names_nobody, names_of

        # What the operation has changed so far is written when it wants to, not when its words are looked at.
        with self.session.no_autoflush:
            if number is not None:
                about = self.session.get(TicketRow, (self.branch.id, self.today, number))
            else:
                about = self.at_counter(counter) if counter is not None else None
            if about is not None and about.customer is not None:
                names_nobody(reason, names_of(self, about.customer))

    def ticket(self, number: str) -> TicketRow:
        """A ticket of today.

        Raises:
            BadInput: there is none.
        """
        asked = clean(number, 20, "票号", "ticket number").upper()
        row = self.session.get(TicketRow, (self.branch.id, self.today, asked))
        if row is None:
            raise BadInput("unknown-ticket", f"今天没有 {asked} 这张号", f"there is no ticket {asked} today")
        return row

    def at_counter(self, counter: int) -> TicketRow | None:
        """The ticket called to or served at a counter."""
        return self.session.scalars(
            select(TicketRow).where(
                TicketRow.branch_id == self.branch.id,
                # Only of today, as the end of the day leaves nobody there: without the date SQLite reads years of them.
                TicketRow.business_date == self.today,
                TicketRow.state.in_(AT_COUNTER),
                TicketRow.counter == counter,
            )
        ).one_or_none()

    def free_counter(self, counter: int) -> None:
        """Refuse unless nobody is called to or served at this counter.

        Raises:
            Refused: somebody is.
        """
        there = self.at_counter(counter)
        if there is not None:
            raise Refused(
                "counter-busy",
                f"{counter} 号窗口还有 {there.number}，请先完成",
                f"{there.number} is still at counter {counter}; finish it first",
            )

    def counter(self, number: int) -> CounterRow | None:
        """A counter's row of today; None if it was not opened yet.

        Raises:
            BadInput: the branch has no such counter.
        """
        if number not in self.branch.counters:
            known = ", ".join(str(one) for one in self.branch.counters)
            raise BadInput(
                "unknown-counter",
                f"没有 {number} 号窗口，可选：{known}",
                f"there is no counter {number}; choose: {known}",
            )
        return self.session.get(CounterRow, (self.branch.id, number))

    def change(
        self, ticket: TicketRow, kind: str, undoable: bool = True, event: dict[str, Any] | None = None, **new: Any
    ) -> int:
        """Change a ticket's columns and say so in the log, with the old values where the step can be undone."""
        # Also what the step leaves as it was: a recall after a call changes columns that the call only reset.
        before = {key: plain(getattr(ticket, key)) for key in new}
        if "state" in new and new["state"] != ticket.state:
            before.setdefault("state_since", plain(ticket.state_since))
            ticket.state_since = self.now
        for key, value in new.items():
            setattr(ticket, key, value)
        data: dict[str, Any] = {"number": ticket.number, "zone": ticket.zone, "counter": ticket.counter}
        data |= event or {}
        return self.event(kind, undo=before if undoable else None, **data)

    def working_counter(self, number: int) -> CounterRow | None:
        """A counter's row, unless it is closed: nobody is sent to a window without a teller.

        Raises:
            BadInput: the branch has no such counter.
            Refused: it is closed.
        """
        row = self.counter(number)
        if row is not None and row.state == CounterState.CLOSED:
            raise Refused(
                "counter-closed", f"{number} 号窗口已关，请先开窗", f"counter {number} is closed; open it first"
            )
        return row

    def withdraw_calls(self, ticket: TicketRow) -> None:
        """The ticket's calls are taken back: a display that has not announced them yet must not."""
        self.session.execute(
            update(CallRow)
            .where(
                CallRow.branch_id == self.branch.id,
                CallRow.business_date == self.today,
                CallRow.number == ticket.number,
            )
            .values(withdrawn=True)
        )

    def restore_calls(self, ticket: TicketRow) -> None:
        """The ticket is called again as it was: its call and its recalls stand."""
        self.session.execute(
            update(CallRow)
            .where(
                CallRow.branch_id == self.branch.id,
                CallRow.business_date == self.today,
                CallRow.number == ticket.number,
                CallRow.at >= ticket.called_at,
            )
            .values(withdrawn=False)
        )


@contextmanager
def operating(lobby: Lobby, name: str, ends_day: bool = True) -> Iterator[Unit]:
    """Take the branch for one operation. The first operation of a new day ends the old one.

    `name`: the operation's, by which `shared.lobby.roles` says who may do it.
    `ends_day=False`: a machine tells how it is, at any hour; nobody has begun a new day by that.

    Raises:
        Refused: the lobby's actor may not do this.
        StoreUnreachable: the store is away, or the branch is not in it.
    """
    from shared.operations.day import close_day

    with lobby.store.writing() as session:
        row = lock_branch(session, lobby.branch_id)
        if row is None:
            raise no_branch(lobby.branch_id)
        now = lobby.now()
        unit = Unit(session, row, lobby.file(session, row.version), now, lobby.actor)
        permit(unit.branch, lobby.actor, name)
        today = business_date(unit.branch, now)
        # Never back: numbers of a day that a wrong clock had begun stay unique.
        if ends_day and today > row.business_date:
            close_day(unit)
            row.business_date = today
        yield unit


def lock_branch(session: Session, branch_id: str) -> BranchRow | None:
    """Take a branch. On SQLite the transaction itself (`BEGIN IMMEDIATE`) is the lock."""
    return session.scalars(select(BranchRow).where(BranchRow.branch_id == branch_id).with_for_update()).one_or_none()


def append(
    session: Session,
    row: BranchRow,
    now: datetime,
    actor: str,
    kind: str,
    number: str | None = None,
    counter: int | None = None,
    zone: str | None = None,
    undo: dict[str, Any] | None = None,
    **data: Any,
) -> int:
    """Append one event to a taken branch's log. Returns its number."""
    row.last_seq += 1
    session.add(
        EventRow(
            branch_id=row.branch_id,
            seq=row.last_seq,
            at=now,
            business_date=row.business_date,
            kind=kind,
            number=number,
            counter=counter,
            zone=zone,
            actor=actor,
            data={key: plain(value) for key, value in data.items() if value is not None},
            undo=undo,
        )
    )
    notify(session, row.branch_id, row.last_seq)
    return row.last_seq


def new_token() -> str:
    """What a ticket's QR holds: 128 random bits, so whoever has it was given it."""
    return secrets.token_urlsafe(16)


def plain(value: Any) -> Any:
    """A value as JSON can hold it."""
    return value.isoformat() if isinstance(value, datetime) else value


_TICKET_FIELDS = tuple(one.name for one in fields(Ticket))
TICKET_COLUMNS = tuple(TicketRow.__table__.c[name] for name in _TICKET_FIELDS)
"""What `ticket_of` takes: reading a long line of tickets without an object of the mapper for each is twice as fast."""


def as_ticket(row: TicketRow) -> Ticket:
    """The frozen value of a row."""
    return ticket_of([getattr(row, name) for name in _TICKET_FIELDS])


def ticket_of(columns: Sequence[Any]) -> Ticket:
    """The frozen value of `TICKET_COLUMNS`."""
    values = dict(zip(_TICKET_FIELDS, columns, strict=True))
    values["state"] = State(values["state"])
    values["hold"] = Hold(values["hold"]) if values["hold"] else None
    return Ticket(**values)


def clean(value: str, limit: int, zh: str, en: str) -> str:
    """Text from outside, stripped.

    Raises:
        BadInput: too long, or with characters no database keeps.
    """
    value = " ".join(value.split())
    if len(value) > limit:
        raise BadInput(
            "too-long",
            f"{zh}太长（{len(value)} 字，最多 {limit}）",
            f"the {en} is too long ({len(value)} characters, at most {limit})",
        )
    if any(unicodedata.category(one) in ("Cc", "Cs") for one in value):
        raise BadInput("bad-characters", f"{zh}里有无法保存的字符", f"the {en} has characters that cannot be kept")
    return value


def said(reason: str | None, required: bool = False) -> Said | None:
    """A reason, cleaned. It stays in the log, where no customer may be known by it: `Unit.event` looks for names.

    Raises:
        BadInput: none given where one is needed, too long, or with a phone, card or ID number in it.
    """
    reason = clean(reason or "", REASON_LIMIT, "理由", "reason")
    if tells_number(reason):
        raise BadInput(
            "names-customer",
            "理由会留在日志里，请不要写手机号、卡号或证件号",
            "the reason stays in the log: leave phone, card and ID numbers out",
        )
    if required and not reason:
        raise BadInput("reason-needed", "请写明理由", "a reason is needed")
    return Said(reason) if reason else None
