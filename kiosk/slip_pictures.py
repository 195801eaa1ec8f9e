"""Pictures of the slip: what the ticket page says of it, and the paper itself."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import PIL.Image
import PIL.ImageDraw
from PIL.Image import Image

from kiosk.pictures import Stage, filled, stage
from shared.lobby.routing import Intent
from shared.operations import issue, read_board
from shared.paper.draw import DOTS, draw, draw_void
from shared.paper.printer import CAN_PRINT, Condition, PrinterFailed
from shared.paper.slip import VOID_PAPER, slip_of


def papers(made: Path) -> Iterator[tuple[str, Image]]:
    """The slips themselves, dot for dot, on both widths of paper."""
    lobby = filled(made / "papers.db")
    for language in ("zh", "en"):
        issued = issue(lobby, Intent("withdrawal", "20k-50k"), f"paper-{language}", language)
        board = read_board(lobby)
        plain = slip_of(board.branch, issued.ticket, issued.ahead, issued.wait, board.now, "取号机 1")
        for paper, dots in DOTS.items():
            yield f"{paper}-{language}", draw(plain, dots)
        yield f"80-reprint-{language}", draw(plain.again(plain.at, plain.ahead, plain.wait))
        yield f"80-logo-{language}", draw(dataclasses.replace(plain, logo=str(mark(made / "logo.png"))))
    yield "80-void", draw_void("A010")
    yield "58-void-paper", draw_void("A010", DOTS[58], VOID_PAPER)
    yield "80-void-paper", draw_void("A010", why=VOID_PAPER)
    yield "80-void-done", draw_void("A010", why=None)


def mark(path: Path) -> Path:
    """Nobody's logo: a coin with a square hole, in ink on nothing."""
    whole = PIL.Image.new("RGBA", (300, 300), (0, 0, 0, 0))
    pen = PIL.ImageDraw.Draw(whole)
    pen.ellipse((6, 6, 294, 294), outline=(20, 63, 56, 255), width=30)
    pen.rectangle((110, 110, 190, 190), fill=(20, 63, 56, 255))
    whole.save(path)
    return path


@dataclass
class PicturePrinter:
    """Prints nothing, and is as a picture needs it."""

    now: Condition = Condition.READY
    hangs: bool = True

    def print(self, picture: Image) -> None:  # noqa: ARG002 (a printer's)
        """See `Printer.print`."""
        if self.now not in CAN_PRINT:
            raise PrinterFailed(self.now)

    def cut(self) -> None:
        """See `Printer.cut`."""

    def condition(self) -> Condition:
        """See `Printer.condition`."""
        return self.now

    def close(self) -> None:
        """See `Printer.close`."""


def take(on: Stage, language: str, large: bool, service: str) -> None:
    """The next customer takes a ticket."""
    kiosk = on.kiosk.kiosk
    kiosk.home()
    kiosk.speak(language)
    kiosk.enlarge(large)
    kiosk.choose(service)


def slips(made: Path) -> Iterator[tuple[str, Stage]]:
    """What the ticket page says of its slip."""
    for language, large in (("zh", False), ("en", False), ("zh", True), ("en", True)):
        name = f"large-{language}" if large else language
        printer = PicturePrinter()
        with stage(filled(made / f"slips-{name}.db"), language, printer=printer) as on:
            kiosk = on.kiosk.kiosk

            take(on, language, large, "withdrawal" if large else "account")
            yield f"slip-taken-{name}", on
            kiosk.ticket.update(slip="printing")
            kiosk.rederive()
            yield f"slip-printing-{name}", on
            kiosk.ticket.update(slip="away")
            yield f"slip-away-{name}", on
            kiosk.ticket.update(slip="void")
            yield f"slip-void-{name}", on
            kiosk.ticket.update(slip="taken")
            printer.now = Condition.PAPER_OUT
            take(on, language, large, "withdrawal" if large else "account")
            yield f"slip-failed-{name}", on
            kiosk.keep()
            yield f"slip-kept-{name}", on
            if not large:
                take(on, language, large, "inquiry")
                yield f"slip-guide-failed-{name}", on
                printer.now = Condition.READY
                take(on, language, large, "inquiry")
                yield f"slip-guide-taken-{name}", on
        with stage(filled(made / f"screen-{name}.db"), language) as on:
            kiosk = on.kiosk.kiosk
            take(on, language, large, "withdrawal" if large else "account")
            for state in ("showing", "unkept", "void"):
                kiosk.ticket.update(slip=state)
                kiosk.rederive()
                yield f"screen-{state}-{name}", on
