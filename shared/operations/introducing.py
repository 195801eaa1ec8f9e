"""A guest whom nobody knew at the door turns out to be in the customer book, or was just put into it."""

from __future__ import annotations

from sqlalchemy import select

from shared.lobby.customers import FollowUpKind
from shared.lobby.errors import Refused
from shared.operations.customer_book import customer_row, keys_to_write, met, place, require_own, sealed, unsealed
from shared.operations.followups import insert_follow_up
from shared.operations.lobby import Lobby
from shared.operations.notes import PARTS
from shared.operations.received import open_reception
from shared.operations.unit import Unit, operating
from shared.store.customers import NoteRow


def introduce(lobby: Lobby, number: str, reference: str) -> None:
    """The customer whom a wealth manager receives under this number is that one of the book.

    What was noted of them in this reception goes into their record, what was planned with it into the plan. Said
    again, it changes nothing.

    Raises:
        BadInput: no such ticket or customer.
        Refused: nobody is received under this number, or somebody else receives; another manager's customer; the ticket
            is another customer's; the key is not as it must be.
    """
    with operating(lobby, "introduce") as unit:
        ticket = unit.ticket(number)
        row = open_reception(unit, ticket.number)
        if row is None or row.accepted_by != unit.actor:
            raise Refused("not-yours", f"{ticket.number} 不是您在接待", f"{ticket.number} is not received by you")
        customer = customer_row(unit, reference)
        require_own(unit, customer.manager)
        if ticket.customer == customer.reference:
            return
        if ticket.customer is not None:
            raise Refused(
                "known-already", f"{ticket.number} 已是另一位客户", f"{ticket.number} is another customer already"
            )
        about = {"reception": row.id, "customer": customer.reference}
        unit.change(ticket, "customer_introduced", undoable=False, event=about, customer=customer.reference)
        met(unit, customer)
        _file_notes(unit, row.id, customer.reference)


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
