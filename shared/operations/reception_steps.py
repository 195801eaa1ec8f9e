"""What the steps of a reception share: beginning one, finding the one under way, and who may take its next step."""

from __future__ import annotations

from shared.lobby.errors import Refused
from shared.lobby.reception import STAGE_NAMES, Stage
from shared.lobby.roles import role_of
from shared.lobby.ticket import State, Verb, require
from shared.operations.radioing import settle
from shared.operations.received import as_reception, open_reception, receptions
from shared.operations.unit import Unit
from shared.store.receptions import ReceptionRow
from shared.store.tables import TicketRow


def to_receive(unit: Unit, number: str, verb: Verb) -> TicketRow:
    """A ticket whose customer can be received.

    Raises:
        BadInput: no such ticket.
        Refused: nobody is received in this branch, the customer is already, or the state does not allow it.
    """
    if unit.branch.reception.zone is None:
        raise Refused("no-reception", "本网点没有设贵宾区", "this branch has no VIP area")
    ticket = unit.ticket(number)
    if open_reception(unit, ticket.number) is not None:
        raise Refused(
            "received-already", f"{ticket.number} 已在贵宾接待中", f"{ticket.number} is being received already"
        )
    require(verb, ticket.number, State(ticket.state))
    return ticket


def begin_reception(unit: Unit, ticket: TicketRow, kind: str, reason: str | None) -> ReceptionRow:
    """A reception begins with this event; what the radio said of the ticket is answered by it."""
    known = ticket.zone == unit.branch.reception.zone
    settle(unit, ticket.number)
    seq = unit.event(kind, number=ticket.number, zone=ticket.zone, reason=reason, known=known)
    row = ReceptionRow(
        branch_id=unit.branch.id,
        id=seq,
        business_date=unit.today,
        number=ticket.number,
        known=known,
        by=unit.actor,
        at=unit.now,
        reason=reason,
        was=str(ticket.state),
        passed=[],
        said_no=[],
        noted=False,
    )
    unit.session.add(row)
    return row


def under_way(unit: Unit, number: str) -> ReceptionRow:
    """The ticket's reception that is under way.

    Raises:
        BadInput: no such ticket.
        Refused: it has none.
    """
    ticket = unit.ticket(number)
    row = open_reception(unit, ticket.number)
    if row is None:
        raise Refused("not-received", f"{ticket.number} 没有在接待", f"{ticket.number} is not being received")
    return row


def require_stage(unit: Unit, row: ReceptionRow, stages: tuple[Stage, ...]) -> None:
    """Refuse a step that this stage does not allow.

    Raises:
        Refused: says how far the reception is.
    """
    stage = as_reception(unit.session, row).stage
    if stage not in stages:
        name = STAGE_NAMES[stage]
        raise Refused(
            "illegal-step",
            f"{row.number} 现在是“{name.zh}”，不能这样做",
            f"{row.number} is {name.en}, so this cannot be done",
        )


def at_no_counter(unit: Unit, row: ReceptionRow) -> None:
    """Refuse while the customer is still at a counter.

    Raises:
        Refused: says at which.
    """
    ticket = unit.ticket(row.number)
    if ticket.state != State.INVITED:
        raise Refused(
            "at-counter",
            f"{row.number} 还在 {ticket.counter} 号窗口，办完再交接",
            f"{row.number} is still at counter {ticket.counter}; hand over after that",
        )


def require_own(unit: Unit, row: ReceptionRow) -> None:
    """Refuse unless the actor looks after this customer.

    Raises:
        Refused: says who does.
    """
    if row.accepted_by != unit.actor:
        raise somebody_elses(unit, row.number, row.accepted_by)


def require_part(unit: Unit, row: ReceptionRow) -> None:
    """Refuse a teller who neither invited nor leads this customer: it is not theirs to hand over.

    Raises:
        Refused: says whose it is.
    """
    if role_of(unit.branch, unit.actor) != "teller" or unit.actor in (row.by, row.led_by):
        return
    whose = row.led_by or row.by
    person = unit.branch.people.get(whose)
    name = person.name if person else whose
    raise Refused(
        "not-your-guest",
        f"{row.number} 由{name}带过去，请由{name}或大堂经理交接",
        f"{name} brings {row.number}; {name} or a lobby manager hands over",
    )


def require_free(unit: Unit) -> None:
    """One customer at a time."""
    for one in receptions(unit.session, unit.branch.id, unit.today, only_open=True):
        if one.accepted_by == unit.actor:
            raise Refused(
                "has-customer", f"您还在接待 {one.number}，请先结束", f"you still receive {one.number}; end that first"
            )


def somebody_elses(unit: Unit, number: str, staff: str | None) -> Refused:
    """What is said where another looks after a customer, or nobody yet."""
    if staff is None:
        return Refused("not-accepted", f"{number} 还没有人接", f"nobody has accepted {number} yet")
    person = unit.branch.people.get(staff)
    name = person.name if person else staff
    return Refused("somebody-elses", f"{number} 由{name}接待", f"{name} looks after {number}")


def step(unit: Unit, row: ReceptionRow, kind: str, **data: object) -> None:
    """A step of a reception, for the log."""
    unit.event(kind, number=row.number, reception=row.id, **data)
