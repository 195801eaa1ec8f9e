"""`tingtang paper …`: the ticket printers."""

from __future__ import annotations

import importlib
import os
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from shared import operations
from shared.assets import SHIPPED_BRANCH
from shared.cli.context import OPTIONS, lobby, output
from shared.lobby.branch import Branch
from shared.lobby.check import load
from shared.lobby.errors import BadInput, Refused, StoreUnreachable
from shared.lobby.waiting import WaitRange
from shared.paper.draw import DOTS, draw
from shared.paper.logo import logo
from shared.paper.named import KINDS, SPEC_OPTIONS, printer_from
from shared.paper.printer import CAN_PRINT, CONDITION_NAMES, Condition, Printer, PrinterFailed
from shared.paper.slip import Slip, code_of, grace_minutes

paper_app = typer.Typer(
    no_args_is_help=True,
    help=f"""小票打印机 · ticket printers

    --printer {KINDS}

    network、usb、serial、file 后面可以写 · may be followed by {SPEC_OPTIONS}

    profile：型号（python-escpos 里的名字）；cut：全切或半切，默认半切；baud：串口速率，默认 115200，至少 1200。
    profile: the model, by its name in python-escpos; cut: full or part (part); baud: of a serial line (115200, 1200 or
    more: at 9600 a slip takes most of a minute).
    """,
)

PrinterOption = Annotated[str | None, typer.Option("--printer", envvar="TINGTANG_PRINTER", metavar="SPEC", help=KINDS)]
PaperOption = Annotated[int, typer.Option("--paper", help="纸宽毫米 · width of the paper in mm: 58 | 80")]
SAMPLE_TOKEN = "a-slip-to-look-at-only"
"""As long as a real one, and nobody's."""


@paper_app.command("test")
def try_out(
    printer: PrinterOption = None,
    paper: PaperOption = 80,
    language: Annotated[str, typer.Option("--language", help="zh | en")] = "zh",
) -> None:
    """打一张样票 · print a sample slip; it is no ticket."""
    if language not in ("zh", "en"):
        raise BadInput("unknown-language", "语言只能是 zh 或 en", "a language is either zh or en")
    chosen = _printer(printer, paper)
    branch = _branch()
    try:
        chosen.print(draw(sample(branch, language), DOTS[paper]))
        chosen.cut()
        condition = chosen.condition()
    except PrinterFailed as failure:
        name = CONDITION_NAMES[failure.condition]
        raise Refused(
            f"printer-{failure.condition}", f"打印机{name.zh}，没有打出来", f"not printed: {failure}"
        ) from failure
    finally:
        chosen.close()
    trouble = _logo_trouble(branch, paper)
    words = f"打好了 · printed ({CONDITION_NAMES[condition].both()})" + (f"\n{trouble}" if trouble else "")
    output().tell({"printed": True, "condition": condition.value, "logo": trouble}, words)


@paper_app.command("doctor")
def doctor(printer: PrinterOption = None, paper: PaperOption = 80) -> None:
    """打印机怎么样，缺什么 · how the printer is, and what is missing for it."""
    ways = {
        "usb": _drives("usb.backend.libusb1", "get_backend"),
        "serial": _drives("serial", "Serial"),
        "queues": _queues(),
        "devices": sorted(str(one) for one in Path("/dev/usb").glob("lp*")) if os.name == "posix" else [],
    }
    lines = [
        f"USB: {'✓' if ways['usb'] else '✗ libusb 没有装 · libusb-1.0 is not installed'}",
        f"串口 serial: {'✓' if ways['serial'] else '✗'}",
        f"打印队列 queues: {', '.join(ways['queues']) or '无 · none'}",  # type: ignore[arg-type]
        f"设备 devices: {', '.join(ways['devices']) or '无 · none'}",  # type: ignore[arg-type]
    ]
    branch = _branch()
    trouble = _logo_trouble(branch, paper)
    if branch.branch.logo is not None:
        lines.append(f"标志 logo: {'✗ ' + trouble if trouble else '✓'}")
    condition: Condition | None = None
    if printer:
        chosen = _printer(printer, paper)
        condition = chosen.condition()
        chosen.close()
        mark = "✓" if condition in CAN_PRINT else "✗"
        lines.append(f"{mark} {printer}: {CONDITION_NAMES[condition].both()}")
    known = {"printer": printer, "condition": condition.value if condition else None, "logo": trouble}
    output().tell({**ways, **known}, "\n".join(lines))
    if condition is not None and condition not in CAN_PRINT:
        raise typer.Exit(1)


@paper_app.command("reprint")
def reprint(
    number: Annotated[str, typer.Argument(help="票号 · ticket number")],
    kiosk: Annotated[str | None, typer.Option("--kiosk", help="哪台取号机 · which kiosk")] = None,
) -> None:
    """补打 · print a ticket once more, at the kiosk it came from."""
    at = operations.reprint(lobby(), number, kiosk)
    output().tell({"number": number.upper(), "kiosk": at}, f"{number.upper()} 在{at}补打 · is printed at {at}")


def sample(branch: Branch, language: str) -> Slip:
    """A slip that shows everything a ticket's has; its number and code are nobody's."""
    zone = next((one for one in branch.zone if one.calls), branch.zone[0])
    return Slip(
        branch=branch.branch.name,
        number=f"{zone.letter}000",
        letter=zone.letter,
        zone=zone.name,
        calls=zone.calls,
        ahead=7,
        wait=WaitRange(18, 26),
        at=datetime.now(branch.tz),
        code=code_of(branch, SAMPLE_TOKEN),
        phone=branch.branch.phone_base is not None,
        grace_minutes=grace_minutes(),
        place="样票 Sample",
        language=language,
        logo=branch.branch.logo or "",
    )


def _logo_trouble(branch: Branch, paper: int) -> str | None:
    """Why the logo is not on the slip; None: it is, or there is none."""
    try:
        if branch.branch.logo is not None:
            logo(branch.branch.logo, DOTS[paper])
    except BadInput as error:
        return str(error)
    return None


def _branch() -> Branch:
    """The branch of the store; the shipped one where there is no store, as a printer is often set up first."""
    try:
        return operations.read_branch(lobby())
    except StoreUnreachable:
        if OPTIONS.store:
            raise
        return load(SHIPPED_BRANCH.read_text(encoding="utf-8"))


def _printer(spec: str | None, paper: int) -> Printer:
    if not spec:
        raise BadInput("which-printer", f"请用 --printer 指明打印机：{KINDS}", f"name one with --printer: {KINDS}")
    if paper not in DOTS:
        raise BadInput("paper-width", "纸宽只能是 58 或 80", "paper is 58 or 80 mm wide")

    def queue(name: str) -> Printer:
        from shared.screens.printqueue import QueuePrinter

        _application()
        return QueuePrinter(name, paper)

    return printer_from(spec, DOTS[paper], queue)


def _application() -> None:
    """Qt draws for a queue; nobody looks at a screen meanwhile."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from shared.screens.app import application

    application("paper")


def _drives(module: str, name: str) -> bool:
    try:
        made = getattr(importlib.import_module(module), name)
        return made() is not None if name == "get_backend" else True
    except (ImportError, AttributeError, OSError):
        return False


def _queues() -> list[str]:
    try:
        _application()
        from PySide6.QtPrintSupport import QPrinterInfo

        return list(QPrinterInfo.availablePrinterNames())
    except (ImportError, RuntimeError):
        return []
