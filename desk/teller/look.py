"""What a teller's seat reads of the lobby, on the worker: the board, its own line, and where its ticket comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk.seatlink import board_of
from shared.lobby.board import Board, CounterNow
from shared.lobby.calling import Choice
from shared.lobby.ticket import State, Ticket
from shared.lobby.waiting import WaitRange

if TYPE_CHECKING:
    from shared.operations import Lobby


@dataclass(frozen=True, slots=True)
class Origin:
    """How a ticket came here from elsewhere. `counter` None: it was moved before anybody had called it."""

    moved: bool
    """True: a lobby manager moved it; False: a teller transferred it."""
    zone: str
    counter: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Seen:
    """The lobby as one counter sees it."""

    board: Board
    counter: int
    line: tuple[Choice[Ticket], ...] = ()
    """Whom this counter calls next, and after that."""
    waiting: int = 0
    """People waiting in the counter's first zone."""
    wait: WaitRange | None = None
    """How long somebody who comes to that zone now would wait."""
    origin: Origin | None = None

    @property
    def here(self) -> CounterNow | None:
        """The counter; None where the branch file in force has none of this number."""
        return self.board.counter(self.counter)

    @property
    def ticket(self) -> Ticket | None:
        """The ticket called to or served at this counter."""
        return self.board.at_counter(self.counter)

    @property
    def held(self) -> tuple[Ticket, ...]:
        """Tickets on hold here, longest first."""
        return tuple(sorted(self.board.held_at(self.counter), key=lambda ticket: ticket.state_since))

    @property
    def missed(self) -> tuple[Ticket, ...]:
        """Missed tickets that this counter could serve, newest first."""
        if self.here is None:
            return ()
        mine = {one.zone for one in self.here.serves}
        found = [one for one in self.board.tickets if one.state is State.MISSED and one.zone in mine]
        return tuple(sorted(found, key=lambda ticket: ticket.state_since, reverse=True))


def look_at(lobby: Lobby, counter: int) -> Seen:
    """Read the lobby for a counter; 0 while none is chosen."""
    board: Board = board_of(lobby)
    here = board.counter(counter)
    if here is None:
        return Seen(board, counter)
    zone = here.serves[0].zone
    # The transfer sheet shows every zone's wait; worked out here, so that the GUI thread finds it ready.
    now = {one.letter: one for one in board.zones}[zone]
    return Seen(
        board=board,
        counter=counter,
        line=tuple(board.line(counter)),
        waiting=now.waiting,
        wait=now.wait,
        origin=_origin(lobby, board.at_counter(counter)),
    )


def _origin(lobby: Lobby, ticket: Ticket | None) -> Origin | None:
    """Where the ticket at the counter was sent here from; the log is read only when it shows signs of that."""
    if ticket is None or (ticket.prefix == ticket.zone and ticket.return_to is None and ticket.for_counter is None):
        return None
    from shared.operations import history

    counter: int | None = None
    found: Origin | None = None
    for event in history(lobby, ticket.number):
        if event.kind == "ticket_called":
            counter = event.counter
        elif event.kind in ("ticket_transferred", "ticket_moved"):
            found = Origin(
                moved=event.kind == "ticket_moved",
                zone=str(event.data.get("from_zone", "")),
                counter=counter,
                reason=str(event.data.get("reason") or ""),
            )
    return found
