"""What every seat is put together from: its line to the store, the header, signing in, the lock and the radio."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtQuick import QQuickWindow

from desk.options import Options
from desk.radio.seatradio import SeatRadio
from desk.seatlink import SeatLink
from desk.seatlock import SeatLock
from desk.signin import Check, SignIn
from desk.status import DeskStatus
from shared.lobby.board import Board
from shared.lobby.branch import Staff
from shared.screens.app import Screen
from shared.screens.rows import camel

if TYPE_CHECKING:
    from shared.operations import Clock


class Page(Protocol):
    """The page that somebody works at once signed in."""

    @property
    def goodbye(self) -> SignalInstance:
        """Why somebody has to sign in again (`Text`), or None."""
        ...

    def use(self, language: str) -> None: ...


@dataclass(frozen=True)
class Seating:
    """The parts that every seat has; hold on to them while the screen lives."""

    link: SeatLink
    status: DeskStatus
    sign_in: SignIn
    lock: SeatLock
    radio: SeatRadio

    def serve(self, screen: Screen, page: Page, welcome: Callable[[Staff, int], None]) -> None:
        """Let the parts hear of the lobby, of each other and of the language. `welcome`: who sits here, and where.

        Call it when the page listens to the line already: it hears of a look first.
        """
        told = self.status, self.sign_in, self.lock, self.radio

        def show(look: object) -> None:
            # A look is the board, or holds it.
            board = getattr(look, "board", look)
            if isinstance(board, Board):
                for part in told:
                    part.show_board(board)

        self.link.seen.connect(show)
        self.sign_in.signedIn.connect(welcome)
        self.sign_in.signedIn.connect(lambda person, _: self.lock.sit(person))
        page.goodbye.connect(self.sign_in.say)
        page.goodbye.connect(lambda _: self.lock.sit(None))
        for follower in (self.sign_in.use, page.use, self.lock.use, self.radio.use):
            screen.languages.changed.connect(follower)

    def show(self, screen: Screen, options: Options, qml: Path, **own: QObject) -> QQuickWindow:
        """Show the window. It requires every part as a property, but for the line, and those of its `own`."""
        parts = {camel(name): part for name, part in {**vars(self), **own}.items() if name != "link"}
        window = screen.show(qml, **parts)
        self.lock.watch(window)
        screen.languages.use(options.language)
        return window


def seating(
    screen: Screen,
    options: Options,
    check: Check,
    *,
    follow: bool = True,
    clock: Clock | None = None,
    for_counter: bool = False,
    lists_alerts: bool = False,
    rest_ms: int = 0,
    refresh_ms: int = 0,
) -> Seating:
    """Make the parts. `check`: who may sign in; the rest as in `SeatLink`, `SignIn` and `SeatRadio`."""
    link = SeatLink(
        screen.jobs,
        options.store,
        options.branch,
        follow=follow,
        clock=clock,
        rest_ms=rest_ms,
        refresh_ms=refresh_ms,
    )
    screen.at_end(link.close)
    return Seating(
        link,
        DeskStatus(link, screen.languages),
        SignIn(
            link,
            check,
            counter=options.counter if for_counter else None,
            for_counter=for_counter,
            language=options.language,
        ),
        SeatLock(link),
        SeatRadio(link, lists_alerts=lists_alerts),
    )
