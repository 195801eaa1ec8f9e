"""One look of a wealth manager's seat, taken on the store's thread: all that its page is drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from shared.lobby.alerts import CALLS_LOOKED_AT
from shared.lobby.board import Board
from shared.lobby.customers import Customer, FollowUp
from shared.lobby.errors import Refused
from shared.lobby.reception import Reception, Stage
from shared.lobby.text import Text

if TYPE_CHECKING:
    from shared.operations import Lobby


@dataclass(frozen=True)
class Book:
    """What the page shows of the customer book."""

    known: Mapping[str, Customer] = field(default_factory=dict)
    """Reference → name, tier and manager, of the customers in sight and of those in the plan."""
    plan: tuple[FollowUp, ...] = ()
    """Mine that are due today or overdue, the longest overdue first."""
    mine: tuple[Customer, ...] = ()
    """My list, while it is open."""
    trouble: Text | None = None
    """Why the book cannot be read; the lobby goes on without it."""


@dataclass(frozen=True)
class Look:
    """The lobby at one moment, as one wealth manager sees it."""

    board: Board
    me: str = ""
    """Staff id of who sits here; empty while nobody does."""
    book: Book = Book()

    @property
    def here(self) -> bool:
        """Whether the store knows that this person sits here: another seat, or the day's end, may have changed it."""
        return any(one.staff == self.me and one.seat == "wealth" for one in self.board.present)

    @property
    def away(self) -> bool:
        """Whether this person is not to be asked just now."""
        return any(one.staff == self.me and one.away for one in self.board.present)

    @property
    def guest(self) -> Reception | None:
        """The reception of the customer this person has accepted."""
        return next((one for one in self.open if one.accepted_by == self.me), None)

    @property
    def offers(self) -> tuple[Reception, ...]:
        """Invitations that this person is asked to answer, the oldest first."""
        return tuple(one for one in self.open if one.stage is Stage.INVITED and one.offered_to == self.me)

    @property
    def unasked(self) -> tuple[Reception, ...]:
        """Invitations that nobody is asked for: whoever comes first may accept."""
        return tuple(one for one in self.open if one.stage is Stage.INVITED and one.offered_to is None)

    @property
    def open(self) -> tuple[Reception, ...]:
        """Receptions under way."""
        return tuple(one for one in self.board.receptions if one.closed_at is None)

    def customer(self, number: str) -> Customer | None:
        """Who holds a ticket, where the book knows them: in brief."""
        ticket = self.board.ticket(number)
        return self.book.known.get(ticket.customer) if ticket is not None and ticket.customer else None


@dataclass
class Looker:
    """Takes looks for one seat. `listing`: my list is open."""

    listing: bool = False

    def __call__(self, lobby: Lobby) -> Look:
        """Look now.

        Raises:
            StoreUnreachable: the store is away.
        """
        from shared.operations import read_board

        board = read_board(lobby, calls=CALLS_LOOKED_AT)
        person = board.branch.people.get(lobby.actor)
        if person is None:
            return Look(board)
        try:
            return Look(board, person.id, self._open_book(lobby, board))
        except Refused as error:
            return Look(board, person.id, Book(trouble=error.why))

    def _open_book(self, lobby: Lobby, board: Board) -> Book:
        from shared.operations import follow_ups, known_customers, read_customers

        plan = tuple(follow_ups(lobby, until=board.business_date))
        received = {one.number for one in board.receptions if one.closed_at is None}
        zone = board.branch.reception.zone
        in_sight = {one.customer for one in board.tickets if one.number in received or one.zone == zone}
        references = {one.reference for one in plan} | {one for one in in_sight if one}
        return Book(
            known=known_customers(lobby, references) if references else {},
            plan=plan,
            mine=tuple(read_customers(lobby)) if self.listing else (),
        )
