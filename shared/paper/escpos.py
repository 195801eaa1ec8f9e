"""ESC/POS printers, through python-escpos: USB, serial, network, or a device file.

The slip goes as raster strips (`GS v 0`), so any such printer prints Chinese. Confirmation is `GS r 1`, which a
printer answers only when it has worked off everything before it; meanwhile the real-time status (`DLE EOT n`) says why
it does not. Bits as in Epson's ESC/POS command reference.
"""

from __future__ import annotations

import contextlib
import logging
import os
import select
import socket
import time
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from escpos.escpos import Escpos
from escpos.printer import File, Network
from PIL import Image, ImageChops

from shared.paper.printer import CAN_PRINT, Condition, PrinterFailed

log = logging.getLogger(__name__)
PRINT_SECONDS = 8.0
"""For a whole slip: paper runs at 60 mm a second or more, and a slip is 130 mm. A serial line's time comes on top."""
ANSWER_SECONDS = 0.5
"""For one status answer; printers answer within some milliseconds. Again without the time on the line."""
LOOK_SECONDS = 0.5
"""Between two questions how it is, while it does not say that it has worked off a slip."""
STRIP = 48
"""Rows of one raster command."""
GAP = 4
"""White rows that are worth a command of their own."""
_BITS = 10
"""Of one byte on a serial line, with its start and its stop."""
_WAKE = b"\x00" * (72 * STRIP) + b"\x1b@"
"""Whoever was killed in the middle of a strip left a printer that waits for the rest of it: it gets white dots, and a
printer that waits for nothing ignores them."""
_DLE_EOT = b"\x10\x04"
_PAPER_STATUS = b"\x1dr\x01"


class EscPosPrinter:
    """One printer behind a python-escpos device."""

    hangs = True

    def __init__(
        self,
        device: Escpos,
        *,
        seconds: float = PRINT_SECONDS,
        answer: float = ANSWER_SECONDS,
        look: float = LOOK_SECONDS,
        cut: str = "PART",
        baud: int | None = None,
    ) -> None:
        """`seconds`: time-out of one slip; `answer`: of one status answer; `look`: see `LOOK_SECONDS`; `cut`: PART or
        FULL, as the profile can.

        `baud`: of a serial line; both time-outs then begin when what was sent before is through it.
        """
        self._device = device
        self._baud = baud
        self._through = 0.0
        """When all that was sent is through the line, whoever holds it until then."""
        self._seconds = seconds
        self._answer = answer
        self._look = look
        self._cut = cut
        self._open = False
        self._talks: bool | None = None
        """Whether it ever answered; None while it was not asked."""
        self._confirms: bool | None = None
        """Whether it answers `GS r`; None while it was not in a state to."""
        self._worked_off = False
        """It answered the last `GS r`; between two status answers, too."""
        self._near_end = False

    def print(self, picture: Image.Image) -> None:
        """See `Printer.print`."""
        commands = list(rasters(picture))
        until = self._until(sum(map(len, commands)))
        with self._failing(begun=False):
            self._connect(until)
            if self._talks:
                before = self._ask()
                if before not in CAN_PRINT:
                    raise PrinterFailed(before, begun=False)
        with self._failing():
            for command in commands:
                self._allow(until)
                self._send(command)
            self._confirm(until)

    def cut(self) -> None:
        """See `Printer.cut`."""
        until = self._until()
        with self._failing():
            self._connect(until)
            self._allow(until)
            self._device.cut(mode=self._cut)
            self._confirm(until)

    def condition(self) -> Condition:
        """See `Printer.condition`."""
        try:
            with self._failing():
                self._connect(self._until())
                return self._ask()
        except PrinterFailed as failure:
            return failure.condition

    def close(self) -> None:
        """See `Printer.close`."""
        self._open = False
        with contextlib.suppress(Exception):
            self._device.close()

    # ------------------------------------------------------------------ the line

    def _connect(self, until: float) -> None:
        if self._open:
            return
        self._device.open()
        self._open = True
        self._allow(until)
        self._drain()
        self._send(_WAKE)
        if self._ask() in (Condition.READY, Condition.NEAR_END) and self._confirms is None:
            self._ask_for_reply()
            self._confirms = self._await_reply(self._answered_by())

    def _send(self, command: bytes) -> None:
        self._device._raw(command)
        # Not only what the driver has passed on: the system and the adapter hold back what the line does not take yet.
        self._through = self._there() + self._seconds_of(len(command))

    def _seconds_of(self, size: int) -> float:
        return size * _BITS / self._baud if self._baud else 0.0

    def _until(self, size: int = 0) -> float:
        """When so many bytes must have been worked off, with what is under way and what opens the line."""
        opening = 0 if self._open else len(_WAKE)
        return self._there() + self._seconds + self._seconds_of(size + opening)

    def _answered_by(self) -> float:
        return self._there() + self._answer

    def _there(self) -> float:
        """When all that was sent is through the line; now, if it is."""
        return max(time.monotonic(), self._through)

    def _failing(self, begun: bool = True) -> contextlib.AbstractContextManager[None]:
        return _Failing(self, begun)

    def _allow(self, until: float) -> None:
        """Give the next write the time that is left.

        Raises:
            PrinterFailed: none is left.
        """
        left = until - time.monotonic()
        if left <= 0:
            raise PrinterFailed(self._why_not(), "time is over")
        line = self._device.device
        if isinstance(self._device, Network):
            line.settimeout(left)
        elif hasattr(line, "write_timeout"):
            line.write_timeout = left
        elif hasattr(line, "default_timeout"):
            self._device.timeout = round(left * 1000)

    def _read(self, seconds: float) -> bytes:
        """What comes within `seconds`; empty when nothing does, or where nothing can."""
        line = self._device.device
        seconds = max(0.01, seconds)
        if isinstance(self._device, Network):
            line.settimeout(seconds)
        elif hasattr(line, "write_timeout"):
            line.timeout = seconds
        elif hasattr(line, "default_timeout"):
            line.default_timeout = round(seconds * 1000)
        try:
            if hasattr(line, "in_waiting"):
                # A serial line's read waits until all 16 bytes are there that python-escpos asks for.
                first = bytes(line.read(1))
                return first + bytes(line.read(line.in_waiting)) if first else b""
            found = bytes(self._device._read())
        except NotImplementedError:
            return b""
        except OSError as error:
            # pyusb's time-out is an OSError with the number of the system.
            if isinstance(error, TimeoutError) or getattr(error, "errno", None) in (110, 10060, 60):
                return b""
            raise
        if not found and isinstance(self._device, Network):
            raise ConnectionResetError("the printer closed the line")
        return found

    def _drain(self) -> None:
        """Forget answers to questions of somebody before us."""
        if not isinstance(self._device, File):
            self._read(0.01)

    # ------------------------------------------------------------------ what it says

    def _status(self, kind: int) -> int | None:
        """One real-time status byte; None without an answer."""
        self._send(_DLE_EOT + bytes((kind,)))
        until = self._answered_by()
        while (left := until - time.monotonic()) > 0:
            for byte in self._hear(left):
                if byte & 0x93 == 0x12:
                    self._talks = True
                    return byte
            if isinstance(self._device, File):
                break
        return None

    def _ask(self) -> Condition:
        """Ask for everything that can be wrong."""
        if self._talks is False and isinstance(self._device, File):
            return Condition.UNKNOWN
        general = self._status(1)
        if general is None:
            if self._talks:
                self.close()
                return Condition.OFFLINE
            self._talks = False
            return Condition.UNKNOWN
        paper, cause = self._status(4) or 0, self._status(2) or 0
        self._near_end = bool(paper & 0x0C)
        if cause & 0x04:
            return Condition.COVER_OPEN
        if paper & 0x60 or cause & 0x20:
            return Condition.PAPER_OUT
        if general & 0x08 or cause & 0x40:
            return Condition.OFFLINE
        return Condition.NEAR_END if self._near_end else Condition.READY

    def _why_not(self) -> Condition:
        """Why something did not go on."""
        try:
            now = self._ask() if self._open and self._talks else Condition.OFFLINE
        except Exception:
            return Condition.OFFLINE
        return Condition.OFFLINE if now in CAN_PRINT else now

    def _hear(self, seconds: float) -> bytes:
        """What comes within `seconds`."""
        found = self._read(seconds)
        # Real-time answers have bits 1 and 4 set, that to `GS r` has bits 4 and 7 clear.
        self._worked_off |= any(byte & 0x90 == 0 for byte in found)
        return found

    def _ask_for_reply(self) -> None:
        """Ask for the answer that comes when everything before is worked off."""
        self._worked_off = False
        self._send(_PAPER_STATUS)

    def _await_reply(self, until: float) -> bool:
        while not self._worked_off and (left := until - time.monotonic()) > 0:
            self._hear(left)
        return self._worked_off

    def _confirm(self, until: float) -> None:
        """Wait until the printer has worked off everything, as far as it can tell.

        Raises:
            PrinterFailed: it says why it cannot, or says nothing until the time is over.
        """
        if not self._talks:
            return
        if self._confirms is False:
            after = self._ask()
            if after not in CAN_PRINT:
                raise PrinterFailed(after)
            return
        self._ask_for_reply()
        while not self._await_reply(min(until, self._there() + self._look)):
            now = self._ask()
            if now not in CAN_PRINT:
                raise PrinterFailed(now)
            if time.monotonic() >= until and not self._worked_off:
                raise PrinterFailed(Condition.OFFLINE, "it took the slip and did not say that it printed it")
        self._confirms = True


def rasters(picture: Image.Image) -> Iterator[bytes]:
    """A picture in strips, none wider than its dots reach: what is white to its right is not sent.

    White rows are strips one byte wide. A feed (`ESC J`) would be shorter still, and its unit differs from printer to
    printer.
    """
    black = ImageChops.invert(picture.convert("L")).convert("1", dither=Image.Dither.NONE)
    top = 0
    for bottom in _bands(black):
        while top < bottom:
            strip = black.crop((0, top, black.width, min(bottom, top + STRIP)))
            inked = strip.getbbox()
            yield raster(strip.crop((0, 0, inked[2] if inked else 1, strip.height)))
            top += strip.height


def _bands(black: Image.Image) -> Iterator[int]:
    """Where bands of rows end, from the top: white ones, and ones with dots; a narrow gap is of what is around it."""
    wide = (black.width + 7) // 8
    rows = black.tobytes()
    inked = [any(rows[at : at + wide]) for at in range(0, len(rows), wide)]
    bottom, open_band = 0, False
    for dots, run in groupby(inked):
        height = len(list(run))
        gap = not dots and height >= GAP
        if gap and open_band:
            yield bottom
        bottom += height
        open_band = not gap
        if gap:
            yield bottom
    if open_band:
        yield bottom


def raster(black: Image.Image) -> bytes:
    """`GS v 0`: a strip of dots, set where it prints. python-escpos could send one, and prints about it."""
    wide = (black.width + 7) // 8
    # What fills the last byte of a row stays white: Pillow fills it with zeros.
    return b"\x1dv0\x00" + wide.to_bytes(2, "little") + black.height.to_bytes(2, "little") + black.tobytes()


class _Failing:
    """Every way a device can fail becomes a `PrinterFailed`, and the line is opened anew next time."""

    def __init__(self, printer: EscPosPrinter, begun: bool) -> None:
        self._printer, self._begun = printer, begun

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if error is None:
            return
        # What was half sent must not meet what is sent next.
        self._printer.close()
        if isinstance(error, PrinterFailed) or not isinstance(error, Exception):
            return
        # A driver may fail in ways of its own (no libusb is a ValueError): whatever it is, nothing is printed.
        log.info("the printer failed: %r", error)
        raise PrinterFailed(Condition.OFFLINE, str(error), self._begun) from error


class Line(Network):  # type: ignore[misc]
    """A network printer whose socket is closed when nobody answers; by name, IPv4 or IPv6."""

    def open(self, raise_not_found: bool = True) -> None:  # noqa: ARG002 (python-escpos's signature)
        """Connect, within the time-out."""
        self.close()
        self.device = socket.create_connection((self.host, self.port), self.timeout)


class TimedFile(File):  # type: ignore[misc]
    """A device file whose writes end: `/dev/usb/lp0` takes nothing while the paper is out, and would block for ever."""

    def __init__(self, devfile: str, seconds: float = PRINT_SECONDS, **kwargs: Any) -> None:
        super().__init__(devfile, **kwargs)
        self._seconds = seconds
        self._descriptor: int | None = None

    def open(self, raise_not_found: bool = True) -> None:  # noqa: ARG002 (python-escpos's signature)
        """Open it for appending, without waiting."""
        flags = os.O_WRONLY | os.O_APPEND | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        self._descriptor = os.open(self.devfile, flags)
        self.device = self

    def _raw(self, msg: bytes) -> None:
        descriptor = self._descriptor
        if descriptor is None:
            raise ConnectionResetError("the device is closed")
        until = time.monotonic() + self._seconds
        while msg:
            left = until - time.monotonic()
            if left <= 0 or (os.name == "posix" and not select.select([], [descriptor], [], left)[1]):
                raise TimeoutError("the device takes nothing")
            with contextlib.suppress(BlockingIOError):
                msg = msg[os.write(descriptor, msg) :]

    def close(self) -> None:
        """Close it."""
        descriptor, self._descriptor = self._descriptor, None
        self._device = False
        if descriptor is not None:
            os.close(descriptor)
