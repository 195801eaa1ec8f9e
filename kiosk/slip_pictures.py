"""Pictures of the slip: what the ticket page says of it, and the paper itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL.Image import Image

from kiosk.pictures import Stage, filled, stage
from shared.lobby.routing import Intent
from shared.operations import issue, read_board
from shared.paper.draw import DOTS, draw, draw_void
from shared.paper.printer import CAN_PRINT, Condition, PrinterFailed
from shared.paper.slip import slip_of


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
    yield "80-void", draw_void("A010")


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
