"""An ESC/POS printer on a TCP port: it decodes what it gets, rolls paper, cuts it, and can go wrong as printers do."""

from __future__ import annotations

import contextlib
import os
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from PIL import Image

FEED = 30
"""Dots of one line feed."""


@dataclass
class TcpPrinter:
    """Keeps its buffer and its paper when a line breaks, as a printer does whose power stays on."""

    dots: int = 576
    mute: bool = False
    """It takes bytes and answers nothing."""
    confirms: bool = True
    """It answers `GS r`; cheap ones do not."""
    breaks_at: int | None = None
    """So many rows into the present slip the line breaks (the cable is pulled)."""
    runs_out_at: int | None = None
    """So many rows into the present slip the paper is out."""
    loses_cuts: bool = False
    """Cuts do not reach it, and nothing after them is answered."""
    silent_after_cut: bool = False
    """Nothing after a cut is answered."""
    silent_from: int | None = None
    """So many rows into a slip it answers nothing more."""
    near_end: bool = False
    paper_out: bool = False
    cover_open: bool = False
    slips: list[Image.Image] = field(default_factory=list)
    """What was cut off."""
    hanging: list[Image.Image] = field(default_factory=list)
    """Printed strips that were not cut."""

    def __post_init__(self) -> None:
        self.answer = threading.Event()
        """Cleared: what is printed is not confirmed until it is set."""
        self.answer.set()
        self.changed = threading.Condition(threading.RLock())
        self._pending = bytearray()
        self._connection: socket.socket | None = None
        self._answer_to: Callable[[bytes], int] | None = None
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._server.getsockname()[1]
        self._off = False
        self._thread = threading.Thread(target=self._serve, name="tcp printer", daemon=True)
        self._thread.start()

    # ------------------------------------------------------------------ what a test sees and does

    @property
    def spec(self) -> str:
        """As `printer_from` reads it."""
        return f"network:127.0.0.1:{self.port}"

    @property
    def rows(self) -> int:
        """Dots of paper that hang uncut."""
        return sum(one.height for one in self.hanging)

    def strip(self) -> Image.Image:
        """What hangs uncut, as one picture."""
        return joined(self.hanging)

    def until(self, true: object, seconds: float = 120) -> None:
        """Wait until `true()` holds; looked at after everything that happens to the printer."""
        assert callable(true)
        with self.changed:
            assert self.changed.wait_for(true, seconds), "the printer never came to this"

    def mend(self) -> None:
        """Paper in, cover shut, cable in: it goes on with what it has in its buffer."""
        with self.changed:
            self.breaks_at = self.runs_out_at = None
            self.paper_out = self.cover_open = False
            self._work()

    def attach(self, line: int) -> None:
        """Be at the other end of a pseudo terminal too."""

        def serve() -> None:
            with contextlib.suppress(OSError):  # the end of the line
                while came := os.read(line, 4096):
                    with self.changed:
                        self._answer_to = lambda byte: os.write(line, byte)
                        self._pending += came
                        self._work()
            os.close(line)

        threading.Thread(target=serve, name="serial printer", daemon=True).start()

    def drop(self) -> None:
        """Pull the cable out."""
        with self.changed:
            if self._connection is not None:
                # Closing alone does not wake who reads.
                with contextlib.suppress(OSError):
                    self._connection.shutdown(socket.SHUT_RDWR)
                self._connection.close()

    def close(self) -> None:
        """Switch it off."""
        self._off = True
        # A blocked accept is not woken by closing its socket.
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port), 1).close()
        self.drop()
        self.answer.set()
        self._thread.join(60)
        self._server.close()

    # ------------------------------------------------------------------ inside

    def _serve(self) -> None:
        while not self._off:
            connection, _ = self._server.accept()
            with self.changed:
                self._connection, self._answer_to = connection, connection.send
            try:
                while not self._off and (came := connection.recv(65536)):
                    self._take(connection, came)
            except OSError:
                pass
            finally:
                connection.close()

    def _take(self, connection: socket.socket, came: bytes) -> None:
        with self.changed:
            self._pending += came
            self._work()

    def _stuck(self) -> bool:
        return self.paper_out or self.cover_open

    def _work(self) -> None:
        """Do what is complete in the buffer; real-time questions are answered even while it is stuck."""
        at = 0
        while (length := self._length(at)) is not None:
            command = bytes(self._pending[at : at + length])
            if command[:2] == b"\x10\x04":
                self._send(self._status(command[2]))
                del self._pending[at : at + length]
            elif self._stuck():
                at += length
            else:
                del self._pending[at : at + length]
                self._do(command)
            self.changed.notify_all()

    def _length(self, at: int) -> int | None:
        """Bytes of the command that begins there; None while it is not complete."""
        head = self._pending[at : at + 8]
        if not head:
            return None
        lengths = {b"\x10\x04": 3, b"\x1b@": 2, b"\x1dr": 3, b"\x1bd": 3, b"\x1dV": 3}
        if head[:1] in (b"\x00", b"\n"):
            return 1
        if head[:3] == b"\x1dv0":
            if len(head) < 8:
                return None
            size = 8 + (head[4] + 256 * head[5]) * (head[6] + 256 * head[7])
        elif bytes(head[:2]) in lengths:
            size = lengths[bytes(head[:2])]
            if bytes(head[:3]) in (b"\x1dVA", b"\x1dVB"):
                size = 4
        else:
            assert len(head) < 3, f"not a command this printer knows: {bytes(head)!r}"
            return None
        return size if len(self._pending) - at >= size else None

    def _do(self, command: bytes) -> None:
        if command[:3] == b"\x1dv0":
            wide, high = command[4] + 256 * command[5], command[6] + 256 * command[7]
            assert wide * 8 <= self.dots, "wider than the paper"
            # A set bit is black in the stream, and white in a picture of mode 1.
            inverted = bytes(255 - one for one in command[8:])
            paper = Image.new("1", (self.dots, high), 1)
            paper.paste(Image.frombytes("1", (wide * 8, high), inverted), (0, 0))
            self._roll(paper)
        elif command[:2] == b"\x1bd":
            self._roll(Image.new("1", (self.dots, FEED * command[2]), 1))
        elif command == b"\n":
            self._roll(Image.new("1", (self.dots, FEED), 1))
        elif command[:2] == b"\x1dV" and self.loses_cuts:
            self.answer.clear()
        elif command[:2] == b"\x1dV":
            self.slips.append(self.strip())
            self.hanging = []
            if self.silent_after_cut:
                self.answer.clear()
        elif command[:2] == b"\x1dr" and self.confirms:
            if not self.answer.is_set():
                threading.Thread(target=self._answer_later, args=(self._answer_to,), daemon=True).start()
            else:
                self._send(0x03 if self.near_end else 0x00)

    def _answer_later(self, to: Callable[[bytes], int] | None) -> None:
        """`to`: the line that asked. Whoever comes after it is not told what it did not ask."""
        self.answer.wait(60)
        with self.changed:
            self._send(0x00, to)

    def _roll(self, strip: Image.Image) -> None:
        self.hanging.append(strip)
        if self.breaks_at is not None and self.rows >= self.breaks_at:
            self.drop()
        if self.silent_from is not None and self.rows >= self.silent_from:
            self.answer.clear()
        if self.runs_out_at is not None and self.rows >= self.runs_out_at:
            self.paper_out = True

    def _status(self, kind: int) -> int:
        if kind == 1:
            return 0x12 | (0x08 if self._stuck() else 0)
        if kind == 2:
            return 0x12 | (0x04 if self.cover_open else 0) | (0x20 if self.paper_out else 0)
        if kind == 4:
            return 0x12 | (0x0C if self.near_end else 0) | (0x60 if self.paper_out else 0)
        return 0x12

    def _send(self, byte: int, to: Callable[[bytes], int] | None = None) -> None:
        to = to or self._answer_to
        if self.mute or to is None:
            return
        with contextlib.suppress(OSError):
            to(bytes((byte,)))


def joined(strips: list[Image.Image]) -> Image.Image:
    """Strips of paper, one below the other."""
    whole = Image.new("1", (max((one.width for one in strips), default=1), sum(one.height for one in strips) or 1), 1)
    top = 0
    for one in strips:
        whole.paste(one, (0, top))
        top += one.height
    return whole


def codes(picture: Image.Image) -> list[str]:
    """What the QR codes on a picture hold, read by a decoder that has nothing in common with what drew them."""
    import zxingcpp

    return [one.text for one in zxingcpp.read_barcodes(picture.convert("L"))]
