"""What each seat of the floor is put together from, beside what every seat has: its look, the ticket's drawer, …"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk.lobby.lobbybooking import LobbyBooking
from desk.lobby.lobbyissue import LobbyIssue
from desk.lobby.lobbyseat import LobbySeat
from desk.lobby.lobbyticket import LobbyTicket
from desk.options import Options
from desk.seating import Seating, seating
from desk.signin import at_seat
from desk.tending import Tending
from desk.vip.lobbyreceptions import LobbyReceptions
from shared.screens.app import Screen

if TYPE_CHECKING:
    from shared.operations import Clock

REST_MS = 150
"""Between two looks while there is news: they read the whole hall, and in a busy one something happens all the time."""
REFRESH_MS = 15_000
"""The floor looks again this often: no event tells that a display died, or that nobody has seen a call."""


@dataclass(frozen=True)
class Floor(Seating):
    """The parts that every seat of the floor has."""

    seat: LobbySeat
    ticket: LobbyTicket
    issue: LobbyIssue
    booking: LobbyBooking
    receptions: LobbyReceptions


def floor(
    screen: Screen,
    options: Options,
    place: str,
    *,
    follow: bool = True,
    clock: Clock | None = None,
    every: bool = False,
) -> Floor:
    """Put them together; `place` as in `take_seat`. `every`: all receptions are shown, not the first three."""
    made = seating(
        screen,
        options,
        at_seat(place),
        follow=follow,
        clock=clock,
        lists_alerts=place == "lobby",
        rest_ms=REST_MS,
        refresh_ms=REFRESH_MS,
    )
    seat = LobbySeat(made.link, place)
    ticket = LobbyTicket(seat)
    Tending(made.link, seat.board_to_tend)
    made.serve(screen, seat, lambda person, _: seat.seat(person))
    made.lock.left.connect(seat.signOut)
    seat.personChanged.connect(lambda: made.radio.sit(seat.inputs.person))
    seat.opened.connect(made.radio.away)
    return Floor(
        **vars(made),
        seat=seat,
        ticket=ticket,
        issue=LobbyIssue(seat),
        booking=LobbyBooking(seat),
        receptions=LobbyReceptions(seat, ticket, every=every),
    )
