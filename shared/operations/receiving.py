"""The way to a wealth manager, step by step: invite, accept or pass on, lead, hand over in person; or decline.

Each step is one transaction and one event with who and when. Where the customer is, the ticket says; how far the
hand-over has come, the reception (`shared.lobby.reception`).
"""

from __future__ import annotations

from shared.lobby import reception as way
from shared.lobby.errors import BadInput, Refused
from shared.lobby.reception import BEFORE_HANDOVER, DECLINED, WITHDRAWN, Reception, Stage
from shared.lobby.ticket import AT_COUNTER, State, Verb
from shared.operations.asking import take_back_questions
from shared.operations.lobby import Lobby
from shared.operations.overrides import standing_step
from shared.operations.presence import present
from shared.operations.radioing import is_told, say_in, settle
from shared.operations.received import (
    NO_COUNTER,
    as_reception,
    close_reception_row,
    manager_of,
    receptions,
    receptions_of_day,
    to_old_place,
)
from shared.operations.reception_steps import (
    at_no_counter,
    begin_reception,
    require_free,
    require_own,
    require_part,
    require_stage,
    somebody_elses,
    step,
    to_receive,
    under_way,
)
from shared.operations.serving import send_back
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
        ticket = to_receive(unit, number, Verb.INVITE)
        target = _named(unit, to) if to is not None else _next(unit, ticket)
        row = begin_reception(unit, ticket, "reception_invited", reason)
        _offer(unit, row, target)
        if ticket.state not in AT_COUNTER:
            unit.change(ticket, "ticket_invited", undoable=False, state=State.INVITED, counter=None)
        return as_reception(unit.session, row)


def accept(lobby: Lobby, number: str) -> Reception:
    """The wealth manager who was asked comes for the customer. Accepting again changes nothing.

    Raises:
        Refused: somebody else was asked or has accepted, it is over, or the wealth manager has another customer.
    """
    with operating(lobby, "accept") as unit:
        row = under_way(unit, number)
        if row.accepted_by == unit.actor:
            return as_reception(unit.session, row)
        if row.accepted_by is not None:
            raise somebody_elses(unit, row.number, row.accepted_by)
        if row.offered_to not in (None, unit.actor):
            raise somebody_elses(unit, row.number, row.offered_to)
        require_free(unit)
        row.offered_to = row.accepted_by = unit.actor
        row.accepted_at = unit.now
        settle(unit, row.number)
        step(unit, row, "reception_accepted", seconds=int((unit.now - row.at).total_seconds()))
        return as_reception(unit.session, row)


def pass_on(lobby: Lobby, number: str, reason: str | None = None) -> Reception:
    """The wealth manager who was asked cannot come: the next free one is asked at once.

    Raises:
        Refused: somebody else was asked, or it has been accepted.
    """
    reason = said(reason)
    with operating(lobby, "pass_on") as unit:
        row = under_way(unit, number)
        require_stage(unit, row, (Stage.INVITED,))
        if row.offered_to != unit.actor:
            raise somebody_elses(unit, row.number, row.offered_to)
        row.said_no = [*row.said_no, unit.actor]
        step(unit, row, "reception_passed", reason=reason)
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
                step(unit, row, "reception_unanswered", staff=row.offered_to)
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
        row = under_way(unit, number)
        require_stage(unit, row, (Stage.ACCEPTED, Stage.LEADING))
        at_no_counter(unit, row)
        if cover is not None and (cover not in unit.branch.people or cover == unit.actor):
            raise BadInput("unknown-cover", "代岗的人不在人员名单里", "who covers is not on the staff list")
        row.led_by, row.led_at, row.cover = unit.actor, row.led_at or unit.now, cover
        step(unit, row, "reception_led", cover=cover)
        return as_reception(unit.session, row)


def give(lobby: Lobby, number: str) -> Reception:
    """Who brings the customer confirms the hand-over in person, and is free again. Once more changes nothing.

    That is who invited or leads them, or the floor's managers.

    Raises:
        Refused: a teller who has no part in it, nobody has accepted yet, or the customer is still at a counter.
    """
    with operating(lobby, "give") as unit:
        row = under_way(unit, number)
        require_part(unit, row)
        if row.given_at is None:
            require_stage(unit, row, (Stage.ACCEPTED, Stage.LEADING, Stage.HANDING))
            at_no_counter(unit, row)
            row.given_by, row.given_at = unit.actor, unit.now
            step(unit, row, "reception_given")
            _hand_over(unit, row)
        return as_reception(unit.session, row)


def receive(lobby: Lobby, number: str) -> Reception:
    """The wealth manager confirms the hand-over in person. Once more changes nothing.

    Raises:
        Refused: it is another's customer, nobody has accepted yet, or the customer is still at a counter.
    """
    with operating(lobby, "receive") as unit:
        row = under_way(unit, number)
        require_own(unit, row)
        if row.received_at is None:
            at_no_counter(unit, row)
            row.received_at = unit.now
            step(unit, row, "reception_received")
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


def _take_back(lobby: Lobby, number: str, outcome: str, reason: str | None) -> Reception:
    with operating(lobby, "decline" if outcome == DECLINED else "withdraw") as unit:
        row = under_way(unit, number)
        require_stage(unit, row, BEFORE_HANDOVER)
        close_reception_row(unit, row, outcome, reason)
        ticket = unit.ticket(row.number)
        if ticket.state == State.INVITED:
            is_served = standing_step(unit, ticket).kind == "ticket_served"
            if is_served and ticket.return_to is not None:
                take_back_questions(unit, ticket)
                send_back(unit, ticket, ticket.return_to, undoable=False)
            elif is_served:
                # What they came for was done at the counter where they were invited.
                unit.change(ticket, "ticket_finished", undoable=False, state=State.DONE, finished_at=unit.now)
            else:
                to_old_place(unit, ticket)
        return as_reception(unit.session, row)


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
    passed, said_no = (row.passed, row.said_no) if row is not None else ((), ())
    return way.next_manager(unit.branch, there, of_today, passed, said_no, manager_of(unit, ticket))


def _offer(unit: Unit, row: ReceptionRow, staff: str | None) -> None:
    row.offered_to, row.offered_at = staff, unit.now if staff is not None else None
    if staff is not None:
        step(unit, row, "reception_offered", staff=staff)
        # Asked once more, the wealth manager still has the first message.
        if staff != unit.actor and not is_told(unit, staff, row.number):
            name = unit.branch.people[staff].name
            say_in(unit, staff, arriving(row.number, name), About(Kind.TICKET, row.number), ARRIVING)
    else:
        step(unit, row, "reception_waits")
    unit.session.flush()


def _ask_next(unit: Unit, row: ReceptionRow, ticket: TicketRow) -> None:
    row.passed = [*(one for one in row.passed if one != row.offered_to), row.offered_to]
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
        **NO_COUNTER,
    )
    if row.by in unit.branch.people and row.by != unit.actor and row.accepted_by in unit.branch.people:
        name = unit.branch.people[row.accepted_by].name
        say_in(unit, row.by, handed_over(row.number, name), About(Kind.TICKET, row.number), HANDED_OVER)
