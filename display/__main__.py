"""`python -m display`: the wall board, or with `--counter N` the strip above one window."""

from __future__ import annotations

import argparse
import logging
import sys
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from display.awake import keep_awake
from display.election import Election
from display.health import Health, host, new_id
from display.measure import Measure
from display.strip import Strip
from display.voice import Voice
from display.wall import Wall
from shared.screens.app import Screen
from shared.screens.clockface import ClockFace
from shared.screens.jobs import SerialJobs
from shared.screens.link import entrance

if TYPE_CHECKING:
    from collections.abc import Callable

    from shared.lobby.displays import DisplayHealth
    from shared.lobby.errors import BadInput
    from shared.operations import Lobby
    from shared.screens.speech import MakeSpeaker
    from shared.voice import Hours, Speaker
    from shared.voice.speaker import Done, Started

QML = Path(__file__).parent / "qml"


def arguments(argv: list[str] | None) -> argparse.Namespace:
    """The command line. Ends the process with 2 on a mistake."""
    parser = argparse.ArgumentParser(prog="tingtang display", description="The board on the wall.")
    parser.add_argument("--store", help="SQLAlchemy URL or SQLite file (default: TINGTANG_STORE, then the user's data)")
    parser.add_argument("--branch", help="branch id, where a store holds several")
    parser.add_argument("--counter", type=int, metavar="N", help="the strip above window N instead of the board")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="taken as every screen takes it; the wall "
                        "speaks Chinese, and English on the flash")  # fmt: skip
    parser.add_argument("--screen", type=int, metavar="N", default=None, help="which monitor, from 1")
    parser.add_argument("--windowed", action="store_true", help="a window instead of the full screen")
    parser.add_argument("--place", help="what this display is called in the lobby (default: 大屏, 3 号窗口屏)")
    parser.add_argument("--device", metavar="NAME", help="the loudspeaker, or a part of its name")
    parser.add_argument("--no-voice", "--mute", action="store_true", help="show calls; never be the one that speaks")
    parser.add_argument("--rehearse", action="store_true", help="speak to nobody, in real time: for measuring")
    return parser.parse_args(argv)


def lobby_opener(store: str | None, branch: str | None) -> Callable[[], Lobby]:
    """Opens the lobby, on the worker: the heavy imports happen there, behind the first frame."""
    enter = entrance(store, branch, "display")

    def open_it() -> Lobby:
        import shared.voice  # noqa: F401  # its phrases are ready before the first call

        return enter()

    return open_it


def speaker(options: argparse.Namespace) -> MakeSpeaker | None:
    """What speaks if this display is elected: the voices of this machine. None: it does not stand for election."""
    if options.no_voice or options.counter is not None:
        return None

    def make(on_done: Done, *, on_start: Started, hours: Callable[[], Hours]) -> Speaker:
        # On the worker: the first frame does not wait for what looks for the voices.
        from shared.voice import GuardedSpeaker
        from shared.voice.playing import PLAYER, Player

        player = Player((*PLAYER, "--rehearse") if options.rehearse else PLAYER, device=options.device)
        return GuardedSpeaker(on_done, on_start=on_start, hours=hours, player=player)

    return make


def wall_health(wall: Wall, voice: Voice | None, place: str) -> Callable[[], DisplayHealth]:
    """How a wall and its voice are, when asked."""

    def now() -> DisplayHealth:
        from shared.lobby.displays import DisplayHealth

        if voice is None:
            return DisplayHealth(place=place, host=host())
        heard = voice.health
        if heard is None or not wall.speaks:
            last = heard.last.value if heard is not None and heard.last else None
            return DisplayHealth(place=place, host=host(), voice="resting" if wall.rests else "standby", last=last)
        return DisplayHealth(
            place=place,
            host=host(),
            speaks=True,
            voice=heard.voice,
            device=heard.device,
            backlog=heard.backlog,
            last=heard.last.value if heard.last else None,
            asked=heard.asked,
            ready=heard.ready,
            trouble=heard.trouble,
        )

    return now


def strip_health(place: str) -> DisplayHealth:
    """A strip shows, and that is all."""
    from shared.lobby.displays import DisplayHealth

    return DisplayHealth(place=place, host=host())


def branch_time(lobby: Callable[[], Lobby | None], zone: Callable[[], tzinfo | None]) -> Callable[[], datetime]:
    """The branch's time of day; until the store has answered, this machine's."""

    def now() -> datetime:
        known, tz = lobby(), zone()
        if known is None or tz is None:
            return datetime.now().astimezone()
        return known.now().astimezone(tz)

    return now


def place(window: QQuickWindow, options: argparse.Namespace) -> None:
    """Full screen on the monitor that was named, without a mouse pointer; or a plain window."""
    screens = QGuiApplication.screens()
    if options.screen is not None and 1 <= options.screen <= len(screens):
        window.setScreen(screens[options.screen - 1])
        window.setGeometry(screens[options.screen - 1].geometry())
    if options.windowed:
        window.show()
        return
    window.setCursor(Qt.CursorShape.BlankCursor)
    window.showFullScreen()


def give_up(screen: Screen, error: BadInput) -> None:
    """End with a sentence and the code of bad input: trying again cannot help."""
    print(error, file=sys.stderr)
    screen.app.exit(error.exit_code)


def main(argv: list[str] | None = None) -> int:
    """Run until the window closes or a signal ends it. Returns the exit code."""
    options = arguments(argv)
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s: %(message)s")
    # The GUI thread gets its turn from the reading threads ten times sooner than Python's default.
    sys.setswitchinterval(0.0005)
    open_it = lobby_opener(options.store, options.branch)
    with Screen("display") as screen:
        measure = Measure()
        if options.counter is not None:
            strip = Strip(options.counter, screen.jobs, open_it, measure=measure)
            place_name = options.place or f"{options.counter} 号窗口屏"
            health = Health(screen.jobs, lambda: strip.link.lobby, lambda: strip_health(place_name))
            strip.link.opened.connect(health.begin)
            screen.at_end(strip.close)
            screen.at_end(health.close)
            strip.link.refused.connect(lambda error: give_up(screen, error))
            window = screen.show(QML / "StripScreen.qml", strip=strip.view)
            place(window, options)
            strip.start(window)
            return _run(screen, options)
        ack_jobs = SerialJobs()
        make_speaker = speaker(options)
        voice = Voice(make_speaker) if make_speaker is not None else None
        election = Election() if voice is not None else None
        own = new_id()
        wall = Wall(screen.jobs, ack_jobs, open_it, voice=voice, election=election, id=own, measure=measure)
        # Receipts and health share a worker: neither may hold up the next call.
        health = Health(ack_jobs, lambda: wall.link.lobby, wall_health(wall, voice, options.place or "大屏"), id=own)
        wall.link.opened.connect(health.begin)
        if election is not None:
            election.elected.connect(lambda _: health.look())
        clock = ClockFace(branch_time(lambda: wall.link.lobby, lambda: wall.zone))
        wall.link.seen.connect(clock.tick)
        wall.link.refused.connect(lambda error: give_up(screen, error))
        # The last comes first: the wall stops, its receipts are sent, the store is given back.
        screen.at_end(wall.link.close)
        screen.at_end(ack_jobs.close)
        screen.at_end(health.close)
        screen.at_end(wall.close)
        window = screen.show(
            QML / "WallScreen.qml",
            board=wall.board,
            flash=wall.flash,
            slides=wall.slides.view,
            emergency=wall.broadcasts.emergency,
            notices=wall.broadcasts.notices,
            clock=clock,
        )
        place(window, options)
        wall.start(window)
        return _run(screen, options)


def _run(screen: Screen, options: argparse.Namespace) -> int:
    if options.windowed:
        return screen.run()
    let_sleep = keep_awake()
    try:
        return screen.run()
    finally:
        let_sleep()


if __name__ == "__main__":
    sys.exit(main())
