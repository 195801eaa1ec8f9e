"""The lobby manager's seat as a process: its parts put together, run until the window closes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtQuick import QQuickWindow

from desk.lobby.lobbybooking import LobbyBooking
from desk.lobby.lobbybroadcast import LobbyBroadcast
from desk.lobby.lobbycounter import LobbyCounter
from desk.lobby.lobbyissue import LobbyIssue
from desk.lobby.lobbyseat import LobbySeat
from desk.lobby.lobbyticket import LobbyTicket
from desk.lobby.lobbyzone import LobbyZone
from desk.lobby.reading import Look
from desk.measure import watch
from desk.options import Options
from desk.radio.seatradio import SeatRadio
from desk.radio.wearing import wear
from desk.seatlink import SeatLink
from desk.signin import SignIn, in_the_hall
from desk.status import DeskStatus
from shared.screens.app import Screen

if TYPE_CHECKING:
    from shared.operations import Clock

QML = Path(__file__).parents[1] / "qml" / "Lobby.qml"


@dataclass(frozen=True)
class Parts:
    """The seat's parts, put together."""

    link: SeatLink
    status: DeskStatus
    sign_in: SignIn
    seat: LobbySeat
    ticket: LobbyTicket
    counter: LobbyCounter
    zone: LobbyZone
    issue: LobbyIssue
    booking: LobbyBooking
    broadcast: LobbyBroadcast
    radio: SeatRadio
    window: QQuickWindow


def build(screen: Screen, options: Options, *, follow: bool = True, clock: Clock | None = None) -> Parts:
    """Make the seat and show its window; `link.open()` brings it to life. `follow=False` and a `clock`: pictures."""
    link = SeatLink(screen.jobs, options.store, options.branch, follow=follow, clock=clock)
    screen.at_end(link.close)
    status = DeskStatus(link, screen.languages)
    sign_in = SignIn(link, in_the_hall, for_counter=False, language=options.language)
    seat = LobbySeat(link)
    ticket, counter, zone, issue = LobbyTicket(seat), LobbyCounter(seat), LobbyZone(seat), LobbyIssue(seat)
    booking = LobbyBooking(seat)
    broadcast = LobbyBroadcast(seat)
    radio = SeatRadio(link)

    def seen(look: Look) -> None:
        status.show_board(look.board)
        sign_in.show_board(look.board)
        radio.show_board(look.board)

    link.seen.connect(seen)
    sign_in.signedIn.connect(lambda person, _: seat.seat(person))
    seat.personChanged.connect(lambda: radio.sit(seat.inputs.person))
    seat.opened.connect(radio.away)
    screen.languages.changed.connect(sign_in.use)
    screen.languages.changed.connect(seat.use)
    screen.languages.changed.connect(radio.use)
    window = screen.show(
        QML,
        status=status,
        signIn=sign_in,
        seat=seat,
        ticket=ticket,
        counter=counter,
        zone=zone,
        issue=issue,
        booking=booking,
        broadcast=broadcast,
        radio=radio,
    )
    screen.languages.use(options.language)
    return Parts(link, status, sign_in, seat, ticket, counter, zone, issue, booking, broadcast, radio, window)


def run(options: Options) -> int:
    """Run the seat. Returns the exit code."""
    with Screen("desk") as screen:
        parts = build(screen, options)
        wear(screen, parts.radio, options)
        if not options.windowed:
            parts.window.showMaximized()
        watch(parts.link, parts.window)
        parts.link.open()
        return screen.run()
