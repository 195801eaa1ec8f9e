"""The kiosk's line to the lobby: it reads an outlook, and asks for tickets and for a person."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from kiosk.door_link import DoorLink
from shared.screens.jobs import Failed, Jobs

if TYPE_CHECKING:
    from kiosk.outlook import Outlook
    from shared.lobby.customers import Recognised
    from shared.lobby.routing import Intent
    from shared.lobby.ticket import Ticket
    from shared.operations import Issued, Lobby

log = logging.getLogger(__name__)
REST_MS = 150
"""Between two looks while there is news: a busy hall changes all the time, and the worker is to be free for a tap."""
LOOK_MS = 10_000
"""Waits change with the time alone, and the door opens and closes: look this often without news."""
Done = Callable[[Any], None]


@dataclass
class Looker:
    """Takes looks. `elders`: the large pages are shown, and their waits are worked out beforehand; so are `tier`'s."""

    elders: bool = False
    tier: str = ""

    def __call__(self, lobby: Lobby) -> Outlook:
        """Look now."""
        from kiosk.outlook import Outlook
        from shared.operations import read_board

        return Outlook(read_board(lobby, calls=0)).of_tier(self.tier).prepare(self.elders)


class KioskLink(DoorLink):
    """One lobby as the kiosk sees it; `seen` brings an `Outlook`. See `StoreLink`."""

    def __init__(
        self, jobs: Jobs, enter: Callable[[], Lobby], parent: QObject | None = None, *, follow: bool = True
    ) -> None:
        """`enter` opens the lobby; it is called on the worker, again and again until the store is there.

        `follow=False` reads only when asked (pictures).
        """
        self.looker = Looker()
        super().__init__(jobs, enter, self.looker, rest_ms=REST_MS, refresh_ms=LOOK_MS, follow=follow, parent=parent)
        self.seen.connect(self._remember)

    def reserve(
        self,
        intent: Intent,
        request_id: str,
        language: str,
        kiosk: str,
        paper: bool,
        on_done: Done,
        on_failed: Failed,
    ) -> None:
        """Reserve a ticket that `kiosk` prints or shows; `on_done(Issued)`."""

        def work(lobby: Lobby) -> Issued:
            from shared.operations import reserve

            return reserve(lobby, intent, request_id, language, kiosk, paper)

        self.ask(work, on_done, on_failed)

    def redeem(
        self,
        code: str,
        request_id: str,
        language: str,
        large: bool,
        kiosk: str,
        paper: bool,
        on_done: Done,
        on_failed: Failed,
    ) -> None:
        """Turn a booking into a ticket that `kiosk` prints or shows; `on_done(Issued)`."""

        def work(lobby: Lobby) -> Issued:
            from shared.operations import redeem

            return redeem(lobby, code, request_id, language, large, kiosk, paper)

        self.ask(work, on_done, on_failed)

    def recognise(self, scanned: str, on_done: Done, on_failed: Failed) -> None:
        """Ask who is there; `on_done(Recognised | None)`."""

        def work(lobby: Lobby) -> Recognised | None:
            from shared.operations import recognise

            return recognise(lobby, scanned)

        self.ask(work, on_done, on_failed)

    def keep(self, number: str, on_done: Done, on_failed: Failed) -> None:
        """The customer holds a reserved ticket by the screen; `on_done(Ticket)`."""

        def work(lobby: Lobby) -> Ticket:
            from shared.operations import hand_over

            return hand_over(lobby, number, "screen")

        self.ask(work, on_done, on_failed)

    def void(self, number: str, reason: str, on_done: Callable[[], None]) -> None:
        """Nobody holds a reserved ticket; `on_done()` also when the store is away, which voids it by its own rule."""

        def work(lobby: Lobby) -> Ticket:
            from shared.operations import void

            return void(lobby, number, reason)

        def failed(error: Exception) -> None:
            log.info("%s was not voided: %s", number, error)
            on_done()

        self.ask(work, lambda _ticket: on_done(), failed)

    def forget_printer(self, kiosk: str) -> None:
        """This kiosk has no printer any more."""

        def work(lobby: Lobby) -> None:
            from shared.operations import printer_is

            printer_is(lobby, kiosk, None)

        self.ask(work, None, lambda error: log.info("the printer stays in the store: %s", error))

    def ask_help(self, place: str, on_done: Done, on_failed: Failed) -> None:
        """Ask for a person at `place`; `on_done(id of the request)`."""

        def work(lobby: Lobby) -> int:
            from shared.operations import ask_help

            return ask_help(lobby, place)

        self.ask(work, on_done, on_failed)

    def _remember(self, outlook: Outlook) -> None:
        self.last_branch = outlook.branch
