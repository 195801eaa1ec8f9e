"""Whom a message concerns, who answers it, and when it goes on."""

from __future__ import annotations

from datetime import datetime, timedelta

from shared.lobby.board import Board
from shared.lobby.branch import Branch
from shared.lobby.branch_parts import ROLES, Role
from shared.lobby.messages import EVERYONE, Message
from shared.lobby.roles import ROLE_NAMES
from shared.lobby.text import Text, text
from shared.radio.texts import HANDED_OVER

ESCALATED_TO: tuple[Role, ...] = ("lobby", "manager")
"""Who gets a message that nobody answered, whomever it was for."""
INFORMS = frozenset({HANDED_OVER})
"""Sentences that tell something and ask for nobody: unanswered they go no further."""
MOST_OPEN = 10
"""Unanswered messages of one sender: more would bury those of the others. The lobby's own messages are not counted."""


def concerns(message: Message, staff: str, role: str) -> bool:
    """Whether a message is for this person: by name, by role, as one of everyone, or because nobody answered it.

    Its own sender it never concerns, who is told what became of it instead.
    """
    if message.by == staff:
        return False
    return message.to in (staff, role, EVERYONE) or (message.escalated_at is not None and role in ESCALATED_TO)


def answers(message: Message, staff: str, role: str) -> bool:
    """Whether this person may acknowledge a message now."""
    if message.settled_at is not None or taken(message):
        return False
    return concerns(message, staff, role) and all(ack.staff != staff for ack in message.acks)


def taken(message: Message) -> bool:
    """Whether somebody went already, so that nobody else need. A person's own message that person may still confirm."""
    return bool(message.acks) and message.to in (EVERYONE, *ROLES)


def is_due(message: Message, now: datetime, answer_seconds: float) -> bool:
    """Whether nobody answered for so long that others have to be told."""
    waited = now - message.at
    if message.preset in INFORMS:
        return False
    return message.is_open and message.escalated_at is None and waited >= timedelta(seconds=answer_seconds)


def due_radio(board: Board, now: datetime) -> tuple[Message, ...]:
    """What has to go on at this moment, oldest first: a seat that sees any asks the lobby to `tend_radio`."""
    seconds = board.branch.radio.answer_seconds
    return tuple(one for one in reversed(board.radio) if is_due(one, now, seconds))


def address_name(branch: Branch, to: str) -> Text:
    """An address as staff read it: 所有人, a role, or a name."""
    if to == EVERYONE:
        return text("所有人", "everyone")
    if to in ROLE_NAMES:
        return ROLE_NAMES[to]
    person = branch.people.get(to)
    name = person.name if person is not None else to
    return text(name, name)
