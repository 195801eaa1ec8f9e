"""What each seat of the floor is put together from: signing in, looking, the lock, the ticket's drawer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desk.lobby.lobbybooking import LobbyBooking
from desk.lobby.lobbyissue import LobbyIssue
from desk.lobby.lobbyseat import LobbySeat
from desk.lobby.lobbyticket import LobbyTicket
from desk.lobby.reading import Look
from desk.options import Options
from desk.radio.seatradio import SeatRadio
from desk.seatlink import SeatLink
from desk.seatlock import SeatLock
from desk.signin import SignIn, at_seat
from desk.status import DeskStatus
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
class Floor:
    """The parts that every seat of the floor has."""

    link: SeatLink
    status: DeskStatus
    sign_in: SignIn
    lock: SeatLock
    seat: LobbySeat
    ticket: LobbyTicket
    issue: LobbyIssue
    booking: LobbyBooking
    receptions: LobbyReceptions
    radio: SeatRadio

    def properties(self) -> dict[str, Any]:
        """The window's required properties."""
        return {
            "status": self.status,
            "signIn": self.sign_in,
            "lock": self.lock,
            "seat": self.seat,
            "ticket": self.ticket,
            "issue": self.issue,
            "booking": self.booking,
            "receptions": self.receptions,
            "radio": self.radio,
        }


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
    link = SeatLink(
        screen.jobs,
        options.store,
        options.branch,
        follow=follow,
        clock=clock,
        rest_ms=REST_MS,
        refresh_ms=REFRESH_MS,
    )
    screen.at_end(link.close)
    status = DeskStatus(link, screen.languages)
    sign_in = SignIn(link, at_seat(place), for_counter=False, language=options.language)
    lock, radio = SeatLock(link), SeatRadio(link, lists_alerts=place == "lobby")
    seat = LobbySeat(link, place)
    ticket = LobbyTicket(seat)
    Tending(link, seat.board_to_tend)

    def seen(look: Look) -> None:
        status.show_board(look.board)
        sign_in.show_board(look.board)
        lock.show_board(look.board)
        radio.show_board(look.board)

    link.seen.connect(seen)
    sign_in.signedIn.connect(lambda person, _: seat.seat(person))
    sign_in.signedIn.connect(lambda person, _: lock.sit(person))
    seat.goodbye.connect(sign_in.say)
    seat.goodbye.connect(lambda _: lock.sit(None))
    lock.left.connect(seat.signOut)
    seat.personChanged.connect(lambda: radio.sit(seat.inputs.person))
    seat.opened.connect(radio.away)
    for follower in (sign_in.use, lock.use, seat.use, radio.use):
        screen.languages.changed.connect(follower)
    return Floor(
        link, status, sign_in, lock, seat, ticket, LobbyIssue(seat), LobbyBooking(seat),
        LobbyReceptions(seat, ticket, every=every), radio,
    )  # fmt: skip
