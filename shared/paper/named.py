"""A printer as a command line names it: `network:10.0.0.5`, `usb:04b8:0202`, `png:FOLDER`, …"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs

from shared.lobby.errors import BadInput
from shared.paper.draw import DOTS
from shared.paper.printer import PngPrinter, Printer

KINDS = "network:HOST[:PORT], usb:VENDOR:PRODUCT, serial:DEVICE, file:DEVICE, png:FOLDER, queue:NAME"
SPEC_OPTIONS = "?profile=TM-T88V&cut=full|part&baud=9600"
"""What may stand behind it: a name of python-escpos, how it cuts (part), a serial line's speed (115200)."""
CONNECT_SECONDS = 3.0
SERIAL_BAUD = 115_200
LEAST_BAUD = 1200
"""Below it a slip takes minutes."""


def printer_from(spec: str, dots: int = DOTS[80], queue: Callable[[str], Printer] | None = None) -> Printer:
    """The printer of `spec`, see `KINDS` and `SPEC_OPTIONS`; nothing is opened yet.

    `queue` makes a printer of the system's print queue, where the caller can.

    Raises:
        BadInput: it names no printer, an unknown profile, or one that is narrower than the paper.
    """
    kind, _, rest = spec.strip().partition(":")
    where, _, query = rest.partition("?") if kind not in ("png", "queue") else (rest, "", "")
    options = {key: values[-1] for key, values in parse_qs(query).items()}
    if not where or set(options) - {"profile", "cut", "baud"} or options.get("cut", "part") not in ("part", "full"):
        raise _bad(spec)
    if not spec.isprintable():
        raise _bad(spec)
    if kind == "png":
        return PngPrinter(Path(where))
    if kind == "queue":
        if queue is None:
            raise _bad(spec)
        return queue(where)
    if kind not in ("network", "usb", "serial", "file"):
        raise _bad(spec)
    return _escpos(spec, kind, where, options, dots)


def _escpos(spec: str, kind: str, where: str, options: dict[str, str], dots: int) -> Printer:
    from escpos import printer as devices

    from shared.paper.escpos import EscPosPrinter, Line, TimedFile

    profile, baud = options.get("profile"), None
    try:
        if kind == "network":
            host, port = _host(where)
            device = Line(host, port, timeout=CONNECT_SECONDS, profile=profile)
        elif kind == "usb":
            vendor, product = (int(one, 16) for one in where.split(":"))
            device = devices.Usb(vendor, product, profile=profile)
        elif kind == "serial":
            baud = int(options.get("baud", SERIAL_BAUD))
            if baud < LEAST_BAUD:
                raise ValueError(baud)
            device = devices.Serial(where, baudrate=baud, timeout=CONNECT_SECONDS, profile=profile)
        else:
            device = TimedFile(where, profile=profile)
    except (KeyError, ValueError) as error:
        raise _bad(spec) from error
    except RuntimeError as error:
        raise BadInput("no-driver", f"缺少驱动：{error}", f"a driver is missing: {error}") from error
    width = device.profile.profile_data["media"]["width"]["pixels"]
    if isinstance(width, int) and width < dots:
        raise BadInput(
            "paper-too-wide",
            f"{profile} 只有 {width} 点宽，纸要 {dots} 点，请用 --paper 58",
            f"{profile} prints {width} dots, this paper has {dots}; use --paper 58",
        )
    return EscPosPrinter(device, cut=options.get("cut", "part").upper(), baud=baud)


def _host(where: str) -> tuple[str, int]:
    host, _, port = where[1:].partition("]") if where.startswith("[") else where.partition(":")
    port = port.removeprefix(":")
    number = int(port or 9100)
    if not host or not 0 < number < 65536:
        raise ValueError(where)
    return host, number


def _bad(spec: str) -> BadInput:
    return BadInput(
        "bad-printer", f"看不懂打印机：{spec[:80]!r}，可选：{KINDS}", f"not a printer: {spec[:80]!r}; choose: {KINDS}"
    )
