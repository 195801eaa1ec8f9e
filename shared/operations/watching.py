"""All that phones are shown, read once for all of them: the board, and the tickets of today that are not on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from shared.lobby.board import Board
from shared.lobby.rating import Rating
from shared.lobby.ticket import LEFT, State, Ticket
from shared.operations.leaving import COME_BACK_MINUTES
from shared.operations.lobby import Lobby
from shared.operations.rated import leavings_of, ratings_since
from shared.operations.reading import board_in
from shared.store.tables import EventRow, TicketRow

OFF_BOARD = (State.PRINTING, State.DONE, State.CANCELLED, State.VOID)


@dataclass(frozen=True, slots=True)
class Aside:
    """A ticket of today that nobody waits with: not yet handed over, or at its end."""

    number: str
    zone: str
    token: str
    state: State
    counter: int | None
    state_since: datetime
    left_at: datetime | None = None
    """When the customer left by phone, while they may still come back or say why; None: they did not, or long ago."""
    rating: Rating | None = None
    """What the customer of a finished service is asked, and the answer; None where nobody is asked."""
    said_why: bool = False
    """The customer, who left, said why."""

    @property
    def back_until(self) -> datetime | None:
        """Until when who left by phone may come back to the old place."""
        return self.left_at + timedelta(minutes=COME_BACK_MINUTES) if self.left_at is not None else None


@dataclass(frozen=True)
class Hall:
    """One branch's lobby at one moment, with every ticket of the day."""

    board: Board
    aside: tuple[Aside, ...]

    @cached_property
    def by_token(self) -> dict[str, Ticket | Aside]:
        """Tickets of today by what their QR holds."""
        found: dict[str, Ticket | Aside] = {one.token: one for one in self.aside}
        found.update((one.token, one) for one in self.board.tickets)
        return found


def read_hall(lobby: Lobby) -> Hall:
    """The lobby at this moment.

    Raises:
        StoreUnreachable: the store is away.
    """
    with lobby.store.reading() as session:
        board = board_in(session, lobby, calls=0)
        rows = session.execute(
            select(
                TicketRow.number,
                TicketRow.zone,
                TicketRow.token,
                TicketRow.state,
                TicketRow.counter,
                TicketRow.state_since,
            ).where(
                TicketRow.branch_id == lobby.branch_id,
                TicketRow.business_date == board.business_date,
                TicketRow.state.in_(OFF_BOARD),
            )
        ).all()
        # Older ones are answered no more by phone; this is read at every change of the lobby.
        since = board.now - timedelta(minutes=board.branch.rating.phone_minutes)
        until_back = board.now - timedelta(minutes=COME_BACK_MINUTES)
        left_lately = [
            row.number for row in rows if row.state == State.CANCELLED and row.state_since >= min(since, until_back)
        ]
        left = _left(session, lobby.branch_id, board.business_date, left_lately)
        ratings = ratings_since(session, lobby.branch_id, board.business_date, since)
        said_why = leavings_of(session, lobby.branch_id, board.business_date) if left else frozenset()
        return Hall(
            board,
            tuple(
                Aside(
                    row.number,
                    row.zone,
                    row.token,
                    State(row.state),
                    row.counter,
                    row.state_since,
                    left.get(row.number),
                    ratings.get(row.number),
                    row.number in said_why,
                )
                for row in rows
            ),
        )


def _left(session: Session, branch_id: str, day: date, numbers: list[str]) -> dict[str, datetime]:
    """When each of these cancelled tickets was left, where it was the customer who cancelled it."""
    if not numbers:
        return {}
    last: dict[str, EventRow] = {}
    for event in session.scalars(
        select(EventRow)
        .where(
            EventRow.branch_id == branch_id,
            EventRow.business_date == day,
            EventRow.number.in_(numbers),
            EventRow.kind == "ticket_cancelled",
        )
        .order_by(EventRow.seq)
    ):
        last[event.number or ""] = event
    return {number: event.at for number, event in last.items() if event.data.get("code") == LEFT}
