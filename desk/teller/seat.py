"""The teller's seat as a process: its parts put together, run until the window closes."""

from __future__ import annotations

from pathlib import Path

from desk.link import StoreLink
from desk.options import Options
from desk.signin import SignIn, at_counter
from desk.status import DeskStatus
from shared.screens.app import Screen

QML = Path(__file__).parents[1] / "qml" / "Teller.qml"


def run(options: Options) -> int:
    """Run the seat. Returns the exit code."""
    with Screen("desk") as screen:
        link = StoreLink(screen.jobs, options.store, options.branch)
        screen.at_end(link.close)
        status = DeskStatus(link, screen.languages)
        sign_in = SignIn(link, at_counter, counter=options.counter, language=options.language)
        screen.languages.changed.connect(sign_in.use)
        link.seen.connect(status.show_board)
        link.seen.connect(sign_in.show_board)
        screen.show(QML, status=status, signIn=sign_in)
        screen.languages.use(options.language)
        link.open()
        return screen.run()
