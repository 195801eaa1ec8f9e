"""`python -m kiosk`: the touch screen at the entrance, as a process; with `--rating`, the pad at a window."""

from __future__ import annotations

import argparse
import gc
import importlib
import os
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from shared.screens.imports import plain_imports

if TYPE_CHECKING:
    from kiosk.paper import PaperWork
    from shared.operations import Lobby

PLACE_LIMIT = 60
"""As `shared.operations.slipping` has it, which the first frame does not wait for."""


def main(argv: list[str] | None = None) -> int:
    """Run the kiosk until staff let it go. Returns the exit code (2: the branch on the command line does not exist)."""
    parser = _parser()
    options = parser.parse_args(argv)
    if options.rating != (options.counter is not None):
        parser.error("--rating and --counter N go together")
    plain_imports()
    # Half a second of imports that the first frame does not need; Qt comes up meanwhile.
    warm = threading.Thread(target=_warm_up, args=(options.rating,), name="warm-up", daemon=True)
    warm.start()
    if options.rating:
        from kiosk.rating.run import run

        window = f"{options.counter} 号窗口·评价屏  Window {options.counter}, rating"
        return run(options, _facts(options, window), warm.join)

    from PySide6.QtCore import QCoreApplication

    from kiosk.assemble import assemble
    from shared.screens.app import Screen
    from shared.screens.link import entrance
    from shared.screens.measure import wanted

    failed: list[Exception] = []
    with Screen("kiosk") as screen:
        zone = _Zone()

        open_it = entrance(options.store, options.branch, "kiosk")

        def enter() -> Lobby:
            # Two threads that import the same packages at once may each be handed half of one.
            warm.join()
            from shared.operations import read_branch

            lobby = open_it()
            zone.learn(lobby, read_branch(lobby).tz)
            return lobby

        kiosk = assemble(
            screen,
            enter,
            zone.now,
            language=options.lang,
            windowed=options.windowed,
            place=options.place,
            facts=_facts(options, options.place),
            paper=_paper(options, warm.join),
        )

        def refused(error: Exception) -> None:
            failed.append(error)
            QCoreApplication.exit(2)

        kiosk.link.refused.connect(refused)
        if kiosk.printer is not None:
            kiosk.printer.refused.connect(refused)
        if wanted():
            from kiosk.measure import Measure

            measure = Measure(kiosk, options.taps)
            kiosk.link.seen.connect(measure.seen)
        kiosk.link.open()
        code = screen.run()
    if failed:
        print(failed[0], file=sys.stderr)
        return getattr(failed[0], "exit_code", 1)
    return code


def _paper(options: argparse.Namespace, warmed_up: Callable[[], None]) -> Callable[[], PaperWork] | None:
    """Makes the printer of the command line, or of the environment; None: there is none."""
    spec, kiosk = options.printer, options.place
    if not spec:
        return None

    def make() -> PaperWork:
        warmed_up()
        from kiosk.paper import PaperWork
        from shared.paper.draw import DOTS
        from shared.paper.named import printer_from
        from shared.screens.printqueue import QueuePrinter

        dots = DOTS[options.paper]
        return PaperWork(printer_from(spec, dots, lambda name: QueuePrinter(name, options.paper)), kiosk, dots)

    return make


class _Zone:
    """The branch's local time; this machine's until the branch is known."""

    def __init__(self) -> None:
        self._lobby: Lobby | None = None

    def learn(self, lobby: Lobby, tz: object) -> None:
        self._tz = tz
        self._lobby = lobby

    def now(self) -> datetime:
        if self._lobby is None:
            return datetime.now().astimezone()
        return self._lobby.now().astimezone(self._tz)  # type: ignore[arg-type]


def _warm_up(rating: bool) -> None:
    own = () if rating else ("kiosk.outlook", "kiosk.flow")
    for name in ("shared.operations", "shared.store.feed", *own):
        importlib.import_module(name)


def _facts(options: argparse.Namespace, place: str) -> str:
    # A password in the URL stays out of the lobby.
    store = options.store or os.environ.get("TINGTANG_STORE") or "默认数据库  Default database"
    head, at, tail = store.rpartition("@")
    shown = f"{head.partition('://')[0]}://…@{tail}" if at else store
    return f"{place}\n{shown}\n{options.branch or ''}".strip()


def _place(name: str) -> str:
    """A name the store can keep: no ticket is given out without it."""
    name = " ".join(name.split())
    if not name.isprintable() or not 0 < len(name) <= PLACE_LIMIT:
        raise argparse.ArgumentTypeError(f"1 to {PLACE_LIMIT} printable characters")
    return name


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tingtang kiosk", description="The touch screen at the entrance.")
    parser.add_argument("--store", help="SQLAlchemy URL or SQLite file (default: TINGTANG_STORE, else the user's data)")
    parser.add_argument("--branch", help="branch id, when the store holds several")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="the language home returns to")
    parser.add_argument("--windowed", action="store_true", help="a window that closes normally, for development")
    parser.add_argument(
        "--place", type=_place, default="取号机", help="this kiosk's name, which staff read when a person is asked for"
    )
    parser.add_argument(
        "--printer",
        default=os.environ.get("TINGTANG_PRINTER"),
        metavar="SPEC",
        help="network:HOST[:PORT], usb:VENDOR:PRODUCT, serial:DEVICE, file:DEVICE, png:FOLDER or queue:NAME "
        "(default: TINGTANG_PRINTER, else none), with options as in `tingtang paper --help`; each kiosk with a printer "
        "needs a --place of its own",
    )
    parser.add_argument("--paper", type=int, choices=(58, 80), default=80, help="width of the paper in mm")
    parser.add_argument("--rating", action="store_true", help="the pad at a window, where customers rate a service")
    parser.add_argument("--counter", type=int, metavar="N", help="the rating pad's window")
    parser.add_argument("--taps", type=int, default=0, help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    # What is made while a screen starts lives as long as it: to look through that for garbage takes a tenth of a
    # second. Later the screen collects in moments of its own choice.
    gc.disable()
    sys.exit(main())
