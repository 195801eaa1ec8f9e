"""Whom nobody knew at the door turns out to be in the customer book, or was just put into it."""

from __future__ import annotations

from sqlalchemy import select

from shared.lobby.customers import FollowUpKind, tier_now
from shared.lobby.errors import Refused
from shared.lobby.roles import role_of
from shared.lobby.routing import Intent, class_of, potential
from shared.lobby.ticket import State, Verb, require
from shared.operations.arriving import tell_arrival
from shared.operations.customer_book import customer_row, keys_to_write, met, place, require_own, sealed, unsealed
from shared.operations.followups import insert_follow_up
from shared.operations.issuing import visits
from shared.operations.lobby import Lobby
from shared.operations.notes import PARTS
from shared.operations.received import open_reception
from shared.operations.unit import Unit, operating
from shared.store.customers import CustomerRow, NoteRow
from shared.store.tables import TicketRow


def introduce(lobby: Lobby, number: str, reference: str) -> None:
    """The customer who holds this number is that one of the book. Said again, it changes nothing.

    A wealth manager says so of who is received: what was noted of them in this reception goes into their record, what
    was planned with it into the plan. The floor says so of who waits and came without a card: the ticket is from now on
    as the door would have issued it, with its arrival and zone as they are, and an undo takes that back.

    Raises:
        BadInput: no such ticket or customer.
        Refused: a wealth manager does not receive this number, or the customer is another's; for the floor, the ticket
            does not wait; the ticket is another customer's; the key is not as it must be.
    """
    with operating(lobby, "introduce") as unit:
        ticket, customer = unit.ticket(number), customer_row(unit, reference)
        receives = role_of(unit.branch, unit.actor) == "wealth"
        reception = _received(unit, ticket) if receives else 0
        if receives:
            require_own(unit, customer.manager)
        if ticket.customer == customer.reference:
            return
        if ticket.customer is not None:
            raise Refused(
                "known-already", f"{ticket.number} 已是另一位客户", f"{ticket.number} is another customer already"
            )
        met(unit, customer)
        if receives:
            about = {"reception": reception, "customer": customer.reference}
            unit.change(ticket, "customer_introduced", undoable=False, event=about, customer=customer.reference)
            _file_notes(unit, reception, customer.reference)
        else:
            require(Verb.INTRODUCE, ticket.number, State(ticket.state))
            _as_at_the_door(unit, ticket, customer)


def _received(unit: Unit, ticket: TicketRow) -> int:
    """The reception of this wealth manager under that number."""
    row = open_reception(unit, ticket.number)
    if row is None or row.accepted_by != unit.actor:
        raise Refused("not-yours", f"{ticket.number} 不是您在接待", f"{ticket.number} is not received by you")
    return row.id


def _as_at_the_door(unit: Unit, ticket: TicketRow, customer: CustomerRow) -> None:
    """The ticket as it would have been issued to a known customer; who looks after them hears of it."""
    tier = tier_now(unit.branch, customer.tier)
    intent = Intent(ticket.service, ticket.band, ticket.corporate, tier, ticket.elder)
    unit.change(
        ticket,
        "ticket_introduced",
        event={"customer": customer.reference},
        customer=customer.reference,
        tier=tier,
        ticket_class=class_of(unit.branch, intent),
        potential=potential(unit.branch, intent, visits(unit, customer.reference)),
    )
    tell_arrival(unit, ticket)


def _file_notes(unit: Unit, reception: int, reference: str) -> None:
    """The notes of a reception become the customer's: sealed anew, since a text is bound to whose it is."""
    of_nobody = select(NoteRow).where(
        NoteRow.branch_id == unit.branch.id, NoteRow.reception == reception, NoteRow.reference.is_(None)
    )
    keys = keys_to_write(unit)
    for note in unit.session.scalars(of_nobody).all():
        texts = {part: unsealed(keys, getattr(note, part), place("note", note.id, None, part)) for part in PARTS}
        for part, words in texts.items():
            setattr(note, part, sealed(keys, words, place("note", note.id, reference, part)))
        note.reference = reference
        if note.next_on is not None and note.next_on >= unit.today:
            insert_follow_up(unit, keys, reference, FollowUpKind.OTHER, note.next_on, texts["next_step"], note.by)
