"""With the wealth manager: a customer is welcomed, escorted to the VIP teller and back, seen off with an outcome."""

from __future__ import annotations

from shared.lobby.board import CounterState
from shared.lobby.errors import BadInput, Refused
from shared.lobby.reception import RELEASED, Reception, Stage, can_release
from shared.lobby.ticket import State, Verb, require
from shared.operations.lobby import Lobby
from shared.operations.presence import present
from shared.operations.received import NO_COUNTER, as_reception, close_reception_row, to_old_place
from shared.operations.reception_steps import (
    begin_reception,
    require_free,
    require_own,
    require_stage,
    to_receive,
    under_way,
)
from shared.operations.unit import operating, said


def welcome(lobby: Lobby, number: str) -> Reception:
    """A wealth manager takes a customer who waits in the VIP zone: nobody has to hand them over.

    Raises:
        Refused: not waiting there, received already, or the wealth manager has another customer.
    """
    with operating(lobby, "welcome") as unit:
        ticket = to_receive(unit, number, Verb.INVITE)
        if ticket.state != State.WAITING or ticket.zone != unit.branch.reception.zone:
            raise Refused(
                "not-in-zone",
                f"{ticket.number} 不在贵宾区等候，请用邀请",
                f"{ticket.number} does not wait in the VIP zone; invite instead",
            )
        require_free(unit)
        row = begin_reception(unit, ticket, "reception_welcomed", None)
        row.offered_to = row.accepted_by = row.given_by = unit.actor
        row.offered_at = row.accepted_at = row.given_at = row.received_at = unit.now
        unit.change(ticket, "consultation_began", undoable=False, state=State.CONSULTING, **NO_COUNTER)
        return as_reception(unit.session, row)


def escort(lobby: Lobby, number: str, counter: int) -> Reception:
    """Walk the customer to the VIP teller: only while no other customer is at that counter or called to it.

    No display calls: the wealth manager is with the customer.

    Raises:
        BadInput: no such counter.
        Refused: not in consultation, another's customer, the counter is not open, or somebody is there.
    """
    with operating(lobby, "escort") as unit:
        row = under_way(unit, number)
        require_own(unit, row)
        ticket = unit.ticket(row.number)
        require(Verb.ESCORT, ticket.number, State(ticket.state))
        there = unit.working_counter(counter)
        if there is None or there.state != CounterState.OPEN:
            raise Refused("counter-not-open", f"{counter} 号窗口没有开", f"counter {counter} is not open")
        unit.free_counter(counter)
        unit.change(
            ticket,
            "ticket_escorted",
            event={"counter": counter},
            state=State.CALLED,
            counter=counter,
            called_at=unit.now,
            last_called_at=unit.now,
            recalls=0,
        )
        return as_reception(unit.session, row)


def end_reception(lobby: Lobby, number: str, outcome: str, nothing_to_note: bool = False) -> Reception:
    """The consultation is over, with one of the branch file's outcomes, and so is the customer's visit.

    Raises:
        BadInput: no such outcome.
        Refused: not in consultation, another's customer, or neither a note was written nor said that there is none.
    """
    with operating(lobby, "end_reception") as unit:
        row = under_way(unit, number)
        if unit.branch.people.get(unit.actor) is None or unit.branch.people[unit.actor].role != "manager":
            require_own(unit, row)
        require_stage(unit, row, (Stage.CONSULTING,))
        known = [one.id for one in unit.branch.reception.outcome]
        if outcome not in known:
            raise BadInput(
                "unknown-outcome",
                f"没有“{outcome[:40]}”这个结果，可选：{', '.join(known)}",
                f"there is no outcome '{outcome[:40]}'; choose: {', '.join(known)}",
            )
        if not row.noted and not nothing_to_note:
            raise Refused(
                "note-needed",
                "请先写记录，或确认没有要记的",
                "write a note first, or confirm that there is nothing to note",
            )
        close_reception_row(unit, row, outcome)
        ticket = unit.ticket(row.number)
        unit.change(ticket, "ticket_finished", undoable=False, state=State.DONE, finished_at=unit.now)
        return as_reception(unit.session, row)


def release_customer(lobby: Lobby, number: str, reason: str, *, back_in_line: bool) -> Reception:
    """End a consultation whose wealth manager has gone: the customer does not wait for nobody. No note is asked.

    `back_in_line`: to the original place in the ordinary queue; else the visit is over.

    Raises:
        BadInput: no such ticket, or no reason.
        Refused: not in consultation, or its wealth manager is signed in and the actor is not the branch manager.
    """
    reason = said(reason, required=True) or ""
    with operating(lobby, "release_customer") as unit:
        row = under_way(unit, number)
        require_stage(unit, row, (Stage.CONSULTING,))
        there = present(unit.session, unit.branch.id)
        if not can_release(unit.branch, unit.actor, as_reception(unit.session, row), there):
            name = unit.branch.people[row.accepted_by or ""].name
            raise Refused(
                "still-there",
                f"{name}还在签到中，请{name}结束，或请网点负责人结束",
                f"{name} is signed in: ask {name} to end it, or the branch manager",
            )
        close_reception_row(unit, row, RELEASED, reason)
        ticket = unit.ticket(row.number)
        if back_in_line:
            to_old_place(unit, ticket)
        else:
            unit.change(ticket, "ticket_finished", undoable=False, state=State.DONE, finished_at=unit.now)
        return as_reception(unit.session, row)
