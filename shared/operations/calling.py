"""Calling: who is next at a counter, and what the wall did about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import or_, select

from shared.lobby import calling
from shared.lobby.board import CounterState
from shared.lobby.errors import BadInput, Refused
from shared.lobby.spoken import heard_by_nobody
from shared.lobby.text import Text, text
from shared.lobby.ticket import State, Verb, require
from shared.operations.asking import close_question
from shared.operations.broadcasting import acknowledge_broadcast
from shared.operations.counters import open_row
from shared.operations.lobby import Lobby
from shared.operations.radioing import settle
from shared.operations.reading import serves_of
from shared.operations.received import open_reception
from shared.operations.serving import finish_row
from shared.operations.unit import Unit, clean, operating, said
from shared.store.tables import CallRow, CounterRow, TicketRow


@dataclass(frozen=True, slots=True)
class Called:
    """A ticket called to a counter. `seq` is the call's number in the log, by which displays acknowledge it."""

    number: str
    counter: int
    zone: str
    code: str
    why: Text
    seq: int
    recall: int = 0


class Queued(NamedTuple):
    """What choosing the next ticket needs of a waiting one: a line of 2,000 is read in a few milliseconds."""

    number: str
    zone: str
    ticket_class: str
    arrived_at: datetime
    queued_at: datetime
    rank_at: datetime | None
    booked_for: datetime | None
    prioritised_at: datetime | None
    for_counter: int | None


def call_next(lobby: Lobby, counter: int, finish: bool | str = False) -> Called | None:
    """Call the next ticket for a counter; None if nobody is waiting for it.

    `finish`: finish what is at the counter first. A number instead of True says which ticket the caller believes is
    there, so a key pressed on an outdated screen finishes nobody else.

    Raises:
        BadInput: no such counter.
        Refused: the counter is paused or closed, or a ticket is still there.
    """
    with operating(lobby, "call_next") as unit:
        row = callable_counter(unit, counter)
        present = unit.at_counter(counter)
        if present is not None:
            if finish is False or (isinstance(finish, str) and finish != present.number):
                unit.free_counter(counter)
            finish_row(unit, present)
            unit.session.flush()
        serves = serves_of(unit.branch, counter, row)
        queue = waiting_tickets(unit, [one.zone for one in serves], counter)
        choice = calling.next_for(unit.branch, serves, counter, queue, unit.now)
        if choice is None:
            return None
        ticket = unit.ticket(choice.ticket.number)
        seq = call_row(unit, ticket, counter, choice.code, choice.why, served=present)
        return Called(ticket.number, counter, ticket.zone, choice.code, choice.why, seq)


def call_ticket(lobby: Lobby, number: str, counter: int, reason: str | None = None) -> Called:
    """Call a given ticket to a counter, wherever it stands in the queue.

    Raises:
        BadInput: no such ticket or counter.
        Refused: its state does not allow it, or the counter is busy, paused or closed.
    """
    reason = said(reason)
    with operating(lobby, "call_ticket") as unit:
        ticket = unit.ticket(number)
        require(Verb.CALL, ticket.number, State(ticket.state))
        callable_counter(unit, counter)
        unit.free_counter(counter)
        why = (
            text(f"指定呼叫：{reason}", f"called by choice: {reason}")
            if reason
            else text("指定呼叫", "called by choice")
        )
        seq = call_row(unit, ticket, counter, "chosen", why, reason)
        return Called(ticket.number, counter, ticket.zone, "chosen", why, seq)


def recall(lobby: Lobby, counter: int) -> Called:
    """Call the ticket at a counter once more.

    Raises:
        Refused: nobody was called there (who is escorted walks over with a wealth manager), the customer is already
            being served, or the last recall is only seconds ago.
    """
    with operating(lobby, "recall") as unit:
        unit.counter(counter)
        ticket = unit.at_counter(counter)
        if ticket is None:
            raise Refused("nobody-called", f"{counter} 号窗口没有在叫的号", f"nobody is called to counter {counter}")
        require(Verb.RECALL, ticket.number, State(ticket.state))
        received = open_reception(unit, ticket.number)
        if received is not None and received.given_at is not None and received.received_at is not None:
            raise Refused(
                "in-reception",
                f"{ticket.number} 由理财经理陪同过来，不用呼叫",
                f"a wealth manager brings {ticket.number}; nobody is called",
            )
        cooldown = unit.branch.calling.recall_cooldown
        if ticket.recalls > 0 and ticket.last_called_at is not None:
            left = cooldown - (unit.now - ticket.last_called_at).total_seconds()
            if left > 0:
                raise Refused(
                    "cool-down",
                    f"刚刚重呼过 {ticket.number}，请 {left:.0f} 秒后再试",
                    f"{ticket.number} was recalled just now; wait {left:.0f} s",
                )
        seq = unit.change(
            ticket,
            "ticket_recalled",
            undoable=False,
            event={"recall": ticket.recalls + 1},
            calls=ticket.calls + 1,
            recalls=ticket.recalls + 1,
            last_called_at=unit.now,
        )
        _announce(unit, ticket, counter, seq, ticket.recalls)
        why = text("重呼", "recalled")
        return Called(ticket.number, counter, ticket.zone, "recall", why, seq, ticket.recalls)


def acknowledge(lobby: Lobby, seq: int, shown_at: datetime | None = None, spoken: str | None = None) -> None:
    """A display says that it has shown a call, or what became of speaking it (`spoken`, `partly spoken`, `failed: …`).

    The first display to say so counts, of the voices the first that sounded; later ones are logged only. A broadcast
    is acknowledged in the same way.

    Raises:
        BadInput: there is no such call or broadcast.
    """
    spoken = clean(spoken, 80, "播报结果", "outcome") if spoken else None
    with operating(lobby, "acknowledge") as unit:
        row = unit.session.get(CallRow, (unit.branch.id, seq)) if 0 < seq <= unit.row.last_seq else None
        if row is None:
            if acknowledge_broadcast(unit, seq, shown_at, spoken):
                return
            raise BadInput("unknown-call", f"没有第 {seq} 号呼叫", f"there is no call {seq}")
        if shown_at is not None:
            row.shown_at = row.shown_at or shown_at
            unit.event("call_shown", number=row.number, counter=row.counter, zone=row.zone, call=seq, shown_at=shown_at)
        if spoken is not None:
            if heard_by_nobody(row.spoken):
                row.spoken_at, row.spoken = unit.now, spoken
            unit.event("call_spoken", number=row.number, counter=row.counter, zone=row.zone, call=seq, outcome=spoken)


def callable_counter(unit: Unit, number: int) -> CounterRow | None:
    """The counter, ready to call. Calling at a counter not opened yet today opens it: somebody sits there.

    Raises:
        Refused: it is paused or closed.
    """
    row = unit.working_counter(number)
    if row is None or row.state == CounterState.UNOPENED:
        return open_row(unit, number)
    if row.state == CounterState.PAUSED:
        raise Refused(
            "counter-paused", f"{number} 号窗口暂停中，请先开窗", f"counter {number} is paused; open it first"
        )
    return row


def call_row(
    unit: Unit,
    ticket: TicketRow,
    counter: int,
    code: str,
    why: Text,
    reason: str | None = None,
    served: TicketRow | None = None,
) -> int:
    """Call a ticket row to a counter, for the log and for the displays. Returns the event's number.

    `served`: finished there in this same operation; its customer is still asked for a rating.
    """
    close_question(unit, counter, but=served.number if served is not None else None)
    if ticket.customer is not None:
        settle(unit, ticket.number)
    seq = unit.change(
        ticket,
        "ticket_called",
        event={
            "counter": counter,
            "code": code,
            "why": {"zh": why.zh, "en": why.en},
            "reason": reason,
            "waited_seconds": int((unit.now - ticket.arrived_at).total_seconds()),
        },
        state=State.CALLED,
        counter=counter,
        called_at=unit.now,
        last_called_at=unit.now,
        calls=1,
        recalls=0,
        hold=None,
    )
    _announce(unit, ticket, counter, seq, 0)
    return seq


def waiting_tickets(unit: Unit, zones: list[str], counter: int) -> list[Queued]:
    """Waiting tickets of these zones, and those meant for this counter."""
    columns = TicketRow.__table__.c
    rows = unit.session.execute(
        select(*(columns[name] for name in Queued._fields)).where(
            TicketRow.branch_id == unit.branch.id,
            TicketRow.business_date == unit.today,
            TicketRow.state == State.WAITING,
            or_(TicketRow.zone.in_(zones), TicketRow.for_counter == counter),
        )
    )
    return [Queued(*row) for row in rows]


def _announce(unit: Unit, ticket: TicketRow, counter: int, seq: int, recalls: int) -> None:
    unit.session.add(
        CallRow(
            branch_id=unit.branch.id,
            seq=seq,
            business_date=unit.today,
            number=ticket.number,
            counter=counter,
            zone=ticket.zone,
            at=unit.now,
            recall=recalls,
            language=ticket.language,
            withdrawn=False,
        )
    )
