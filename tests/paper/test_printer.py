"""ESC/POS against a printer of our own, which decodes the bytes and goes wrong as printers do."""

from __future__ import annotations

import contextlib
import os
import threading
import time
import tty
from pathlib import Path

import pytest
from escpos.printer import Dummy
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from shared.lobby.errors import BadInput
from shared.paper.draw import draw, draw_void
from shared.paper.escpos import STRIP, EscPosPrinter, TimedFile, rasters
from shared.paper.named import printer_from
from shared.paper.printer import Condition, PngPrinter, PrinterFailed
from tests.paper.conftest import connected, patient
from tests.paper.tcp_printer import TcpPrinter, codes
from tests.paper.test_slip import BASE, KINDS, Slip

SLIP = draw(BASE)


def same(one: Image.Image, other: Image.Image) -> bool:
    return one.convert("1").tobytes() == other.convert("1").tobytes()


def top(picture: Image.Image, height: int) -> Image.Image:
    return picture.crop((0, 0, picture.width, height))


def test_what_comes_out_is_what_was_drawn(tcp: TcpPrinter, printer: EscPosPrinter) -> None:
    printer.print(SLIP)
    assert same(tcp.strip(), SLIP)
    assert tcp.slips == []
    printer.cut()
    assert tcp.hanging == []
    (slip,) = tcp.slips
    assert same(top(slip, SLIP.height), SLIP)
    assert codes(slip) == [BASE.code]


def test_a_second_slip_begins_on_new_paper(tcp: TcpPrinter, printer: EscPosPrinter) -> None:
    for _ in range(2):
        printer.print(SLIP)
        printer.cut()
    assert [codes(one) for one in tcp.slips] == [[BASE.code], [BASE.code]]
    assert same(tcp.slips[0], tcp.slips[1])


@pytest.mark.parametrize(
    ("wrong", "condition"),
    [("paper_out", Condition.PAPER_OUT), ("cover_open", Condition.COVER_OPEN), ("near_end", Condition.NEAR_END)],
)
def test_it_says_what_is_wrong(tcp: TcpPrinter, printer: EscPosPrinter, wrong: str, condition: Condition) -> None:
    assert printer.condition() is Condition.READY
    setattr(tcp, wrong, True)
    assert printer.condition() is condition
    if condition is Condition.NEAR_END:
        printer.print(SLIP)
        assert same(tcp.strip(), SLIP)
        return
    with pytest.raises(PrinterFailed) as failed:
        printer.print(SLIP)
    assert failed.value.condition is condition
    assert tcp.hanging == []
    tcp.mend()
    printer.print(SLIP)
    assert same(tcp.strip(), SLIP)


def test_paper_that_runs_out_in_mid_ticket(tcp: TcpPrinter, printer: EscPosPrinter) -> None:
    tcp.runs_out_at = 400
    with pytest.raises(PrinterFailed) as failed:
        printer.print(SLIP)
    assert failed.value.condition is Condition.PAPER_OUT
    # The printer goes on with its buffer when it has paper: that slip is pushed out as void.
    tcp.mend()
    printer.print(draw_void("A012"))
    printer.cut()
    assert len(tcp.slips) == 1
    assert tcp.slips[0].height > SLIP.height


def test_a_cable_pulled_in_mid_ticket(tcp: TcpPrinter, printer: EscPosPrinter) -> None:
    tcp.breaks_at = 300
    with pytest.raises(PrinterFailed) as failed:
        printer.print(SLIP)
    assert failed.value.condition is Condition.OFFLINE
    tcp.mend()
    assert printer.condition() is Condition.READY


def test_a_printer_left_in_the_middle_of_a_strip_comes_to_itself(tcp: TcpPrinter, printer: EscPosPrinter) -> None:
    first = connected(tcp)
    assert first.condition() is Condition.READY
    # Killed with half a raster command on the line.
    first._device._raw(b"\x1dv0\x00\x48\x00\x30\x00" + b"\xff" * 1000)
    first.close()
    printer.print(SLIP)
    printer.cut()
    assert codes(tcp.slips[0]) == [BASE.code]


def test_switched_off() -> None:
    tcp = TcpPrinter()
    printer = connected(tcp)
    assert printer.condition() is Condition.READY
    tcp.close()
    assert printer.condition() is Condition.OFFLINE
    with pytest.raises(PrinterFailed):
        printer.print(SLIP)
    with pytest.raises(PrinterFailed):
        printer.cut()


def test_one_that_says_nothing_still_prints(tcp: TcpPrinter) -> None:
    tcp.mute = True
    printer = connected(tcp, answer=0.2)
    assert printer.condition() is Condition.UNKNOWN
    printer.print(SLIP)
    printer.cut()
    tcp.until(lambda: tcp.slips)
    assert codes(tcp.slips[0]) == [BASE.code]
    printer.close()


def test_one_that_confirms_nothing_is_asked_how_it_is(tcp: TcpPrinter) -> None:
    tcp.confirms = False
    printer = connected(tcp, answer=2)
    printer.print(SLIP)
    tcp.until(lambda: tcp.rows == SLIP.height)
    tcp.paper_out = True
    with pytest.raises(PrinterFailed) as failed:
        printer.print(SLIP)
    assert failed.value.condition is Condition.PAPER_OUT
    printer.close()


def test_what_it_confirms_between_two_questions_how_it_is_counts(
    tcp: TcpPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = connected(tcp, seconds=2)
    assert printer.condition() is Condition.READY
    tcp.confirms = False
    status = tcp._status

    def worked_off_meanwhile(kind: int) -> int:
        tcp._send(0x00)
        return status(kind)

    monkeypatch.setattr(tcp, "_status", worked_off_meanwhile)
    printer.print(SLIP)
    assert same(tcp.strip(), SLIP)
    printer.close()


def test_not_confirmed_in_time_is_not_printed(tcp: TcpPrinter) -> None:
    printer = connected(tcp, seconds=2)
    assert printer.condition() is Condition.READY
    tcp.answer.clear()
    with pytest.raises(PrinterFailed) as failed:
        printer.print(SLIP)
    assert failed.value.condition is Condition.OFFLINE
    tcp.answer.set()
    printer.close()


def test_a_folder_gets_one_picture_for_each_slip(tmp_path: Path) -> None:
    printer = PngPrinter(tmp_path / "new" / "folder")
    printer.print(SLIP)
    assert list((tmp_path / "new" / "folder").iterdir()) == []
    printer.cut()
    printer.cut()
    (made,) = (tmp_path / "new" / "folder").iterdir()
    with Image.open(made) as picture:
        assert same(picture, SLIP)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    printer = PngPrinter(tmp_path / "file" / "folder")
    assert printer.condition() is Condition.OFFLINE
    with pytest.raises(PrinterFailed):
        printer.print(SLIP)


def fill(printer: EscPosPrinter) -> None:
    """Print until a pipe is full."""
    for _ in range(10):
        printer.print(SLIP)


@pytest.mark.skipif(os.name != "posix", reason="device files of Unix")
def test_a_device_file_that_takes_nothing_does_not_hold_us(tmp_path: Path) -> None:
    pipe = tmp_path / "lp0"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        printer = EscPosPrinter(TimedFile(str(pipe), 0.2), seconds=0.5)
        assert printer.condition() is Condition.UNKNOWN
        with pytest.raises(PrinterFailed):
            fill(printer)
    finally:
        os.close(reader)


@pytest.mark.skipif(os.name != "posix", reason="device files of Unix")
def test_a_device_file_gets_the_same_bytes(tmp_path: Path, tcp: TcpPrinter) -> None:
    pipe = tmp_path / "lp0"
    os.mkfifo(pipe)
    came: list[bytes] = []
    reader = threading.Thread(target=lambda: came.append(pipe.read_bytes()))
    reader.start()
    printer = printer_from(f"file:{pipe}")
    while True:  # the other end opens the pipe in its own time
        try:
            printer.print(SLIP)
            break
        except PrinterFailed:
            continue
    printer.cut()
    printer.close()
    reader.join()
    tcp._pending += came[0]
    with tcp.changed:
        tcp._work()
    assert codes(tcp.slips[0]) == [BASE.code]


@pytest.mark.skipif(os.name != "posix", reason="pseudo terminals of Unix")
def test_a_serial_line_says_what_is_wrong_too(tcp: TcpPrinter) -> None:
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    tcp.attach(ours)
    printer = patient(printer_from(f"serial:{os.ttyname(theirs)}"))
    printer.print(SLIP)
    printer.cut()
    assert codes(tcp.slips[0]) == [BASE.code]
    tcp.cover_open = True
    assert printer.condition() is Condition.COVER_OPEN
    printer.close()
    os.close(theirs)


class SlowLine(Dummy):
    """A serial line that takes its time to a printer, by a clock that moves only while somebody reads."""

    def __init__(self, tcp: TcpPrinter, baud: int) -> None:
        super().__init__()
        self.write_timeout = self.timeout = 0.0
        self.now = 0.0
        self._tcp, self._baud = tcp, baud
        self._under_way: list[tuple[float, bytes]] = []
        self._said = bytearray()

    def monotonic(self) -> float:
        return self.now

    def open(self, raise_not_found: bool = True) -> None:
        self.device = self
        self._tcp._answer_to = self._said.extend

    def _raw(self, msg: bytes) -> None:
        free = max(self.now, self._under_way[-1][0]) if self._under_way else self.now
        self._under_way.append((free + len(msg) * 10 / self._baud, msg))

    @property
    def in_waiting(self) -> int:
        return len(self._said)

    def read(self, size: int) -> bytes:
        until = self.now + self.timeout
        while not self._said and self._under_way and self._under_way[0][0] <= until:
            self.now, came = self._under_way.pop(0)
            with self._tcp.changed:
                self._tcp._pending += came
                self._tcp._work()
        if not self._said:
            self.now = until
        taken = bytes(self._said[:size])
        del self._said[:size]
        return taken


def test_a_slow_serial_line_takes_its_time(tcp: TcpPrinter, monkeypatch: pytest.MonkeyPatch) -> None:
    line = SlowLine(tcp, 115_200)
    monkeypatch.setattr("shared.paper.escpos.time", line)
    # The time-outs of what is not on the line; the slip alone is on it for five times as long.
    printer = EscPosPrinter(line, seconds=0.4, answer=0.1, look=0.1, baud=115_200)
    assert printer.condition() is Condition.READY
    began = line.now
    printer.print(SLIP)
    assert line.now - began > 4 * 0.4
    printer.cut()
    assert codes(tcp.slips[0]) == [BASE.code]
    printer.close()


@pytest.mark.parametrize("baud", [None, 9600, 115_200])
def test_a_slip_may_take_what_its_line_needs(baud: int | None) -> None:
    printer = EscPosPrinter(Dummy(), seconds=8, baud=baud)
    now = time.monotonic()
    assert printer._until(48_000) - now >= 8 + (48_000 * 10 / baud if baud else 0)
    printer._send(b"x" * 9600)
    assert printer._answered_by() - now >= (9600 * 10 / baud if baud else 0)


def rolled(commands: list[bytes]) -> Image.Image:
    """Strips of `GS v 0` on white paper."""
    tcp = TcpPrinter()
    with tcp.changed:
        tcp._pending += b"".join(commands)
        tcp._work()
    tcp.close()
    return tcp.strip()


@pytest.mark.parametrize("slip", KINDS, ids=range(len(KINDS)))
def test_white_is_not_sent(slip: Slip) -> None:
    picture = draw(slip)
    commands = list(rasters(picture))
    assert same(rolled(commands), picture)
    whole = picture.height * picture.width // 8
    assert sum(map(len, commands)) < 0.75 * whole
    assert max(map(len, commands)) <= 72 * STRIP + 8


@given(st.lists(st.tuples(st.integers(0, 575), st.integers(0, 119)), max_size=6), st.integers(1, 120))
def test_any_dots_come_out_where_they_are(dots: list[tuple[int, int]], height: int) -> None:
    picture = Image.new("1", (576, height), 1)
    for x, y in dots:
        if y < height:
            picture.putpixel((x, y), 0)
    paper = Image.new("1", (576, 0), 1)
    tops = 0
    for command in rasters(picture):
        wide, high = int.from_bytes(command[4:6], "little"), int.from_bytes(command[6:8], "little")
        strip = Image.frombytes("1", (wide * 8, high), bytes(255 - one for one in command[8:]))
        grown = Image.new("1", (576, tops + high), 1)
        grown.paste(paper, (0, 0))
        grown.paste(strip, (0, tops))
        paper, tops = grown, tops + high
    assert same(paper, picture)


def test_a_usb_printer_that_is_not_there() -> None:
    printer = printer_from("usb:dead:beef")
    assert printer.condition() is Condition.OFFLINE
    with pytest.raises(PrinterFailed) as failed:
        printer.print(SLIP)
    assert not failed.value.begun


@pytest.mark.parametrize(
    "spec",
    [
        "",
        "network:",
        "network:host:notaport",
        "network:host:70000",
        "usb:04b8",
        "usb:zz:yy",
        "laser:x",
        "queue:Front",
        "network:h?profile=Nobody-99",
        "network:h?cut=sideways",
        "network:h?colour=1",
        "serial:/dev/ttyX?baud=fast",
        "serial:/dev/ttyX?baud=0",
    ],
)
def test_a_name_that_is_no_printer(spec: str) -> None:
    with pytest.raises(BadInput):
        printer_from(spec)


@given(
    kind=st.sampled_from(["network", "usb", "serial", "file", "png", "queue", ""]),
    rest=st.text(st.sampled_from("ab01:?=&[]%/~@. \x00中") | st.characters(), max_size=30),
)
def test_any_words_are_a_printer_or_bad_input(kind: str, rest: str) -> None:
    with contextlib.suppress(BadInput):
        printer_from(f"{kind}:{rest}").close()


def test_a_profile_narrower_than_the_paper() -> None:
    with pytest.raises(BadInput) as bad:
        printer_from("network:h?profile=ZJ-5870", 576)
    assert bad.value.code == "paper-too-wide"
    assert printer_from("network:h?profile=ZJ-5870", 384).hangs


def test_profiles_and_cuts_by_name(tcp: TcpPrinter) -> None:
    printer = patient(printer_from(f"{tcp.spec}?profile=TM-T88V&cut=full", 512))
    printer.print(draw(BASE, 384))
    printer.cut()
    printer.close()
    assert codes(tcp.slips[0]) == [BASE.code]
