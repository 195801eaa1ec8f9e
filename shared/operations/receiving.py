"""The VIP way, step by step: invite, accept, hand over in person, consult, escort to the VIP teller, end.

Each step is one transaction and one event with who and when. Where the customer is, the ticket says; how far the
hand-over has come, the reception (`shared.lobby.reception`).
"""

from __future__ import annotations

from shared.lobby import reception as way
from shared.lobby.board import CounterState
from shared.lobby.errors import BadInput, Refused
from shared.lobby.reception import BEFORE_HANDOVER, DECLINED, STAGE_NAMES, WITHDRAWN, Reception, Stage
from shared.lobby.ticket import AT_COUNTER, State, Verb, require
from shared.operations.lobby import Lobby
from shared.operations.presence import present
from shared.operations.radioing import say_in, settle
from shared.operations.received import (
    as_reception,
    close_reception_row,
    manager_of,
    open_reception,
    receptions,
    receptions_of_day,
)
from shared.operations.unit import Unit, operating, said
from shared.radio import ARRIVING, HANDED_OVER, About, Kind, arriving, handed_over
from shared.store.receptions import PresentRow, ReceptionRow
from shared.store.tables import TicketRow


def invite(
    lobby: Lobby, number: str, to: str | None = None, reason: str | None = None, consent: bool = True
) -> Reception:
    """Invite a ticket's customer to the VIP area, with their consent. The ticket keeps its place meanwhile.

    `to`: a wealth manager by id; else the customer's own, if free, else the next free one. Is nobody free, the first
    who becomes free is asked (`tend`).

    Raises:
        BadInput: no such ticket or wealth manager, or the customer has not agreed.
        Refused: the ticket's state does not allow it, its customer is received already, nobody is received in this
            branch, or the wealth manager named is not there.
    """
    reason = said(reason)
    if not consent:
        raise BadInput("consent-needed", "请先征得客户同意", "ask the customer first")
    with operating(lobby, "invite") as unit:
        ticket = _to_receive(unit, number, Verb.INVITE)
        target = _named(unit, to) if to is not None else _next(unit, ticket)
        row = _begin(unit, ticket, "reception_invited", reason)
        _offer(unit, row, target)
        if ticket.state not in AT_COUNTER:
            unit.change(ticket, "ticket_invited", undoable=False, state=State.INVITED, counter=None)
        return as_reception(unit.session, row)


def welcome(lobby: Lobby, number: str) -> Reception:
    """A wealth manager takes a customer who waits in the VIP zone: nobody has to hand them over.

    Raises:
        Refused: not waiting there, received already, or the wealth manager has another customer.
    """
    with operating(lobby, "welcome") as unit:
        ticket = _to_receive(unit, number, Verb.INVITE)
        if ticket.state != State.WAITING or ticket.zone != unit.branch.reception.zone:
            raise Refused(
                "not-in-zone",
                f"{ticket.number} 不在贵宾区等候，请用邀请",
                f"{ticket.number} does not wait in the VIP zone; invite instead",
            )
        _require_free(unit)
        row = _begin(unit, ticket, "reception_welcomed", None)
        row.offered_to = row.accepted_by = row.given_by = unit.actor
        row.offered_at = row.accepted_at = row.given_at = row.received_at = unit.now
        unit.change(ticket, "consultation_began", undoable=False, state=State.CONSULTING, counter=None)
        return as_reception(unit.session, row)


def accept(lobby: Lobby, number: str) -> Reception:
    """The wealth manager who was asked comes for the customer. Accepting again changes nothing.

    Raises:
        Refused: somebody else was asked or has accepted, it is over, or the wealth manager has another customer.
    """
    with operating(lobby, "accept") as unit:
        row = _open(unit, number)
        if row.accepted_by == unit.actor:
            return as_reception(unit.session, row)
        if row.accepted_by is not None:
            raise _somebody_elses(unit, row.number, row.accepted_by)
        if row.offered_to not in (None, unit.actor):
            raise _somebody_elses(unit, row.number, row.offered_to)
        _require_free(unit)
        row.offered_to = row.accepted_by = unit.actor
        row.accepted_at = unit.now
        settle(unit, row.number)
        _event(unit, row, "reception_accepted", seconds=int((unit.now - row.at).total_seconds()))
        return as_reception(unit.session, row)


def pass_on(lobby: Lobby, number: str, reason: str | None = None) -> Reception:
    """The wealth manager who was asked cannot come: the next free one is asked at once.

    Raises:
        Refused: somebody else was asked, or it has been accepted.
    """
    reason = said(reason)
    with operating(lobby, "pass_on") as unit:
        row = _open(unit, number)
        _require_stage(unit, row, (Stage.INVITED,))
        if row.offered_to != unit.actor:
            raise _somebody_elses(unit, row.number, row.offered_to)
        _event(unit, row, "reception_passed", reason=reason)
        settle(unit, row.number)
        _ask_next(unit, row, unit.ticket(row.number))
        return as_reception(unit.session, row)


def tend(lobby: Lobby) -> int:
    """Pass on invitations that were not answered in time, and ask for those that nobody was free for.

    Any seat may call it, at any time (`shared.lobby.reception.due` says when there is something to do); what is not due
    is left alone. Returns how many invitations moved.
    """
    with operating(lobby, "tend") as unit:
        moved = 0
        for row in receptions(unit.session, unit.branch.id, unit.today, only_open=True):
            one = as_reception(unit.session, row)
            if one.stage is not Stage.INVITED:
                continue
            if way.is_unanswered(unit.branch, one, unit.now):
                _event(unit, row, "reception_unanswered", staff=row.offered_to)
                _ask_next(unit, row, unit.ticket(row.number))
                moved += 1
            elif row.offered_to is None:
                target = _next(unit, unit.ticket(row.number), row)
                if target is not None:
                    _offer(unit, row, target)
                    moved += 1
        return moved


def lead(lobby: Lobby, number: str, cover: str | None = None) -> Reception:
    """Walk the customer over. `cover`: who minds the post meanwhile (a member of staff by id).

    Raises:
        BadInput: no such colleague.
        Refused: nobody has accepted yet, or it is handed over already.
    """
    with operating(lobby, "lead") as unit:
        row = _open(unit, number)
        _require_stage(unit, row, (Stage.ACCEPTED, Stage.LEADING))
        _at_no_counter(unit, row)
        if cover is not None and (cover not in unit.branch.people or cover == unit.actor):
            raise BadInput("unknown-cover", "代岗的人不在人员名单里", "who covers is not on the staff list")
        row.led_by, row.led_at, row.cover = unit.actor, row.led_at or unit.now, cover
        _event(unit, row, "reception_led", cover=cover)
        return as_reception(unit.session, row)


def give(lobby: Lobby, number: str) -> Reception:
    """Who brings the customer confirms the hand-over in person, and is free again. Once more changes nothing.

    Raises:
        Refused: nobody has accepted yet, or the customer is still at a counter.
    """
    with operating(lobby, "give") as unit:
        row = _open(unit, number)
        if row.given_at is None:
            _require_stage(unit, row, (Stage.ACCEPTED, Stage.LEADING, Stage.HANDING))
            _at_no_counter(unit, row)
            row.given_by, row.given_at = unit.actor, unit.now
            _event(unit, row, "reception_given")
            _hand_over(unit, row)
        return as_reception(unit.session, row)


def receive(lobby: Lobby, number: str) -> Reception:
    """The wealth manager confirms the hand-over in person. Once more changes nothing.

    Raises:
        Refused: it is another's customer, nobody has accepted yet, or the customer is still at a counter.
    """
    with operating(lobby, "receive") as unit:
        row = _open(unit, number)
        _require_own(unit, row)
        if row.received_at is None:
            _at_no_counter(unit, row)
            row.received_at = unit.now
            _event(unit, row, "reception_received")
            _hand_over(unit, row)
        return as_reception(unit.session, row)


def decline(lobby: Lobby, number: str) -> Reception:
    """The customer would rather not: back to the original place in the ordinary queue, as if never asked.

    Raises:
        Refused: there is no invitation, or the customer has been handed over.
    """
    return _take_back(lobby, number, DECLINED, None)


def withdraw(lobby: Lobby, number: str, reason: str) -> Reception:
    """Staff take the invitation back; the customer has the original place, as with `decline`.

    Raises:
        BadInput: no reason.
        Refused: there is no invitation, or the customer has been handed over.
    """
    return _take_back(lobby, number, WITHDRAWN, said(reason, required=True))


def escort(lobby: Lobby, number: str, counter: int) -> Reception:
    """Walk the customer to the VIP teller: only while no other customer is at that counter or called to it.

    No display calls: the wealth manager is with the customer.

    Raises:
        BadInput: no such counter.
        Refused: not in consultation, another's customer, the counter is not open, or somebody is there.
    """
    with operating(lobby, "escort") as unit:
        row = _open(unit, number)
        _require_own(unit, row)
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
        row = _open(unit, number)
        if unit.branch.people.get(unit.actor) is None or unit.branch.people[unit.actor].role != "manager":
            _require_own(unit, row)
        _require_stage(unit, row, (Stage.CONSULTING,))
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


def _take_back(lobby: Lobby, number: str, outcome: str, reason: str | None) -> Reception:
    with operating(lobby, "decline" if outcome == DECLINED else "withdraw") as unit:
        row = _open(unit, number)
        _require_stage(unit, row, BEFORE_HANDOVER)
        close_reception_row(unit, row, outcome, reason)
        ticket = unit.ticket(row.number)
        if ticket.state == State.INVITED:
            if row.was in (State.WAITING, State.GUIDED):
                # Arrival and place were never touched.
                unit.change(ticket, "ticket_back_in_line", undoable=False, state=State(row.was))
            else:
                # What they came for was done at the counter where they were invited.
                unit.change(ticket, "ticket_finished", undoable=False, state=State.DONE, finished_at=unit.now)
        return as_reception(unit.session, row)


def _to_receive(unit: Unit, number: str, verb: Verb) -> TicketRow:
    if unit.branch.reception.zone is None:
        raise Refused("no-reception", "本网点没有设贵宾区", "this branch has no VIP area")
    ticket = unit.ticket(number)
    if open_reception(unit, ticket.number) is not None:
        raise Refused(
            "received-already", f"{ticket.number} 已在贵宾接待中", f"{ticket.number} is being received already"
        )
    require(verb, ticket.number, State(ticket.state))
    return ticket


def _begin(unit: Unit, ticket: TicketRow, kind: str, reason: str | None) -> ReceptionRow:
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
        noted=False,
    )
    unit.session.add(row)
    return row


def _open(unit: Unit, number: str) -> ReceptionRow:
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


def _require_stage(unit: Unit, row: ReceptionRow, stages: tuple[Stage, ...]) -> None:
    stage = as_reception(unit.session, row).stage
    if stage not in stages:
        name = STAGE_NAMES[stage]
        raise Refused(
            "illegal-step",
            f"{row.number} 现在是“{name.zh}”，不能这样做",
            f"{row.number} is {name.en}, so this cannot be done",
        )


def _at_no_counter(unit: Unit, row: ReceptionRow) -> None:
    ticket = unit.ticket(row.number)
    if ticket.state != State.INVITED:
        raise Refused(
            "at-counter",
            f"{row.number} 还在 {ticket.counter} 号窗口，办完再交接",
            f"{row.number} is still at counter {ticket.counter}; hand over after that",
        )


def _require_own(unit: Unit, row: ReceptionRow) -> None:
    if row.accepted_by != unit.actor:
        raise _somebody_elses(unit, row.number, row.accepted_by)


def _require_free(unit: Unit) -> None:
    """One customer at a time."""
    for one in receptions(unit.session, unit.branch.id, unit.today, only_open=True):
        if one.accepted_by == unit.actor:
            raise Refused(
                "has-customer", f"您还在接待 {one.number}，请先结束", f"you still receive {one.number}; end that first"
            )


def _somebody_elses(unit: Unit, number: str, staff: str | None) -> Refused:
    if staff is None:
        return Refused("not-accepted", f"{number} 还没有人接", f"nobody has accepted {number} yet")
    person = unit.branch.people.get(staff)
    name = person.name if person else staff
    return Refused("somebody-elses", f"{number} 由{name}接待", f"{name} looks after {number}")


def _named(unit: Unit, staff: str) -> str:
    person = unit.branch.people.get(staff)
    if person is None or person.role != "wealth":
        raise BadInput("unknown-manager", "没有这位理财经理", "there is no such wealth manager")
    there = unit.session.get(PresentRow, (unit.branch.id, staff))
    if there is None or there.seat != "wealth":
        raise Refused("not-there", f"{person.name}没有签到", f"{person.name} is not signed in")
    return staff


def _next(unit: Unit, ticket: TicketRow, row: ReceptionRow | None = None) -> str | None:
    """Whom to ask next for this customer."""
    unit.session.flush()  # what this operation changed counts too
    of_today = receptions_of_day(unit.session, unit.branch.id, unit.today)
    there = present(unit.session, unit.branch.id)
    passed = row.passed if row is not None else ()
    return way.next_manager(unit.branch, there, of_today, passed, manager_of(unit, ticket))


def _offer(unit: Unit, row: ReceptionRow, staff: str | None) -> None:
    row.offered_to, row.offered_at = staff, unit.now if staff is not None else None
    if staff is not None:
        _event(unit, row, "reception_offered", staff=staff)
        if staff != unit.actor:
            name = unit.branch.people[staff].name
            say_in(unit, staff, arriving(row.number, name), About(Kind.TICKET, row.number), ARRIVING)
    else:
        _event(unit, row, "reception_waits")
    unit.session.flush()


def _ask_next(unit: Unit, row: ReceptionRow, ticket: TicketRow) -> None:
    row.passed = [*row.passed, row.offered_to]
    row.offered_to = row.offered_at = None
    unit.session.flush()
    _offer(unit, row, _next(unit, ticket, row))


def _hand_over(unit: Unit, row: ReceptionRow) -> None:
    """Both have confirmed: the consultation begins."""
    if row.given_at is None or row.received_at is None:
        return
    took = int((unit.now - (row.accepted_at or row.at)).total_seconds())
    unit.change(
        unit.ticket(row.number),
        "consultation_began",
        undoable=False,
        event={"seconds": took},
        state=State.CONSULTING,
        counter=None,
    )
    if row.by in unit.branch.people and row.by != unit.actor and row.accepted_by in unit.branch.people:
        name = unit.branch.people[row.accepted_by].name
        say_in(unit, row.by, handed_over(row.number, name), About(Kind.TICKET, row.number), HANDED_OVER)


def _event(unit: Unit, row: ReceptionRow, kind: str, **data: object) -> None:
    unit.event(kind, number=row.number, reception=row.id, **data)
