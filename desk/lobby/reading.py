"""One look of the lobby manager's seat, taken on the store's thread: all that the page is drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from desk.lobby import effects
from desk.lobby.daylog import DayLog
from desk.lobby.effects import Effect, OpenOneMore
from shared.lobby import explain
from shared.lobby.alerts import CALLS_LOOKED_AT, LEVELS, Alert, alerts
from shared.lobby.board import Board
from shared.lobby.booking import Booking
from shared.lobby.customer_lists import ListCount, ListPage
from shared.lobby.customer_watch import CustomerWatch, watch_alerts
from shared.lobby.errors import BadInput, Refused
from shared.lobby.rating import Rating
from shared.lobby.reception import Reception
from shared.lobby.roles import MAY, permitted_to
from shared.lobby.text import Text
from shared.lobby.ticket import OPEN_STATES, State, Ticket

if TYPE_CHECKING:
    from shared.operations import Lobby
    from shared.operations.reading import Event


WATCH_EVERY = timedelta(minutes=1)


@dataclass(frozen=True)
class Chosen:
    """The ticket in the drawer: what happened to it, why it stands where it stands, what each step would do."""

    ticket: Ticket
    history: tuple[Event, ...]
    why: Text | None
    """The reason of the rule that routed it."""
    standing: Text | None
    """Its place in line, in words."""
    moves: Mapping[str, Effect]
    """Zone → what moving there does; the present zone and closed ones are left out."""
    priority: Effect | None
    back: Effect | None
    rating: Rating | None = None
    """The question about its service and the answer; None where nobody was asked."""
    printable: bool = False
    """A kiosk's printer works, and somebody holds this ticket: its slip can be printed once more."""
    reception: Reception | None = None
    """The one under way, else the last of today."""
    actor: str = "desk"
    """Who sits here."""
    may: frozenset[str] = frozenset(MAY)
    """The operations open to them."""


@dataclass(frozen=True, slots=True)
class ListAsked:
    """The page of a customer list that is open."""

    staff: str | None
    first: int = 0


@dataclass(frozen=True)
class Book:
    """The customer lists at one moment."""

    lists: tuple[ListCount, ...]
    page: ListPage | None
    trouble: Text | None = None
    """Why no names can be read."""


@dataclass(frozen=True)
class Look:
    """The hall at one moment."""

    board: Board
    overrides: tuple[Event, ...]
    alerts: tuple[Alert, ...]
    one_more: OpenOneMore | None
    chosen: Chosen | None = None
    bookings: tuple[Booking, ...] = ()
    """From today on, while their dialog is open."""
    names: Mapping[str, str] = field(default_factory=dict, repr=False)
    """How to greet known customers who wait in the VIP zone, by reference: for the VIP area's reception only."""
    may: frozenset[str] = frozenset()
    """The operations open to who sits here."""
    book: Book | None = None
    """The customer lists, while their page is open."""


@dataclass
class Looker:
    """Takes looks; keeps the day's log between them. `number` is the ticket in the drawer, or empty."""

    number: str = ""
    booking: bool = False
    """The dialog of bookings is open."""
    greets: bool = False
    """Customers of the VIP zone are greeted by name here."""
    listing: ListAsked | None = None
    """The page of customers that is open."""
    log: DayLog = field(default_factory=DayLog)
    watch: CustomerWatch = field(default_factory=CustomerWatch)
    watched: tuple[str, datetime] | None = None
    """In whose name and when the customer book was counted last: it changes slowly, so once a minute will do."""

    def __call__(self, lobby: Lobby) -> Look:
        """Look now.

        Raises:
            StoreUnreachable: the store is away.
        """
        from shared.operations import read_board, read_bookings

        number = self.number
        board = read_board(lobby, calls=CALLS_LOOKED_AT)
        _ = board.zones  # the estimates are worked out here, not on the GUI thread
        self.log.follow(lobby, board.branch, board.business_date, board.seq)
        may = permitted_to(board.branch, lobby.actor)
        return Look(
            board,
            tuple(self.log.overrides),
            tuple(self._alerts(lobby, board, may)),
            effects.open_one_more(board),
            _choose(lobby, board, number) if number else None,
            tuple(read_bookings(lobby)) if self.booking else (),
            _names(lobby, board) if self.greets else {},
            may,
            _book(lobby, self.listing) if self.listing is not None and "read_list" in may else None,
        )

    def _alerts(self, lobby: Lobby, board: Board, may: frozenset[str]) -> list[Alert]:
        """The hall's, and what of the customer book must not be overlooked."""
        if "customer_watch" not in may:
            return alerts(board)
        from shared.operations import customer_watch

        due = self.watched is None or self.watched[0] != lobby.actor or board.now - self.watched[1] >= WATCH_EVERY
        # Whoever has the lists open is changing what was counted.
        due = due or self.listing is not None
        if due:
            self.watch, self.watched = customer_watch(lobby), (lobby.actor, board.now)
        found = [*alerts(board), *watch_alerts(board.branch, self.watch, "reassign" in may)]
        return sorted(found, key=lambda alert: LEVELS.index(alert.level))


def _book(lobby: Lobby, asked: ListAsked) -> Book:
    """The counts need no key; the names do."""
    from shared.operations import count_lists, read_list

    lists = count_lists(lobby)
    try:
        return Book(lists, read_list(lobby, asked.staff, asked.first))
    except Refused as error:
        return Book(lists, None, error.why)


def _names(lobby: Lobby, board: Board) -> Mapping[str, str]:
    """Who may be greeted by name; without consent, or where the book cannot be read, the number is enough to go on."""
    from shared.operations import known_customers

    zone = board.branch.reception.zone
    known = {one.customer for one in board.waiting if one.zone == zone and one.customer is not None}
    if not known or "known_customers" not in permitted_to(board.branch, lobby.actor):
        return {}
    try:
        return {reference: one.name for reference, one in known_customers(lobby, known).items()}
    except Refused:
        return {}


def _choose(lobby: Lobby, board: Board, number: str) -> Chosen | None:
    from shared.operations import history, read_rating, read_ticket

    try:
        # A finished or cancelled ticket is not on the board any more.
        ticket = board.ticket(number) or read_ticket(lobby, number)
        past, rating = tuple(history(lobby, number)), read_rating(lobby, number)
    except BadInput:
        return None
    movable = ticket.state in (State.WAITING, State.GUIDED)
    standing = explain.explain(board, ticket.number)
    return Chosen(
        ticket=ticket,
        history=past,
        why=next((rule.why for rule in board.branch.rule if rule.id == ticket.rule), None),
        standing=standing.sentence() if standing else None,
        moves={
            letter: effects.of_move(board, ticket, letter)
            for letter in board.branch.zones
            if movable and letter != ticket.zone and letter not in board.closed_zones
        },
        priority=effects.of_priority(board, ticket)
        if ticket.state is State.WAITING and ticket.prioritised_at is None
        else None,
        back=effects.of_return(board, ticket) if ticket.state is State.MISSED else None,
        rating=rating,
        printable=ticket.state in OPEN_STATES and any(one.works for one in board.printers),
        reception=next((one for one in reversed(board.receptions) if one.number == ticket.number), None),
        actor=lobby.actor,
        may=permitted_to(board.branch, lobby.actor),
    )
