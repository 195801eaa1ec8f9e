"""A kiosk killed anywhere between the number and the cut: what a customer can take is queued, and nothing else is."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from kiosk.paper import PaperWork
from shared.lobby.ticket import State
from shared.operations import Lobby, read_board, read_ticket, slips
from shared.operations.slipping import SlipState
from tests.conftest import Databases, Doors
from tests.paper.conftest import connected
from tests.paper.tcp_printer import TcpPrinter, codes
from tests.shared.operations import invariants

KIOSK = "取号机 1"
CLOCK = "2026-06-18T10:26:00+08:00@0@0"
Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def tcp() -> Iterator[TcpPrinter]:
    """A printer that is switched on, and stays on while kiosks die."""
    printer = TcpPrinter()
    yield printer
    printer.close()


@pytest.fixture
def url(sqlite_databases: Databases) -> str:
    """The store of all kiosks of a test."""
    return sqlite_databases.prepared()


@pytest.fixture
def lobby(doors: Doors, url: str) -> Lobby:
    """The same store, for looking into it."""
    return doors.lobby(url)


@pytest.fixture
def start(child_environment: dict[str, str], url: str, tcp: TcpPrinter) -> Iterator[Start]:
    """Starts kiosks with that printer; none outlives the test."""
    started: list[subprocess.Popen[str]] = []

    def start(*options: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "kiosk", "--windowed", "--store", url, "--place", KIOSK]
        environment = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software", "TINGTANG_MEASURE": "1"}
        process = subprocess.Popen(
            [*command, "--printer", tcp.spec, *options],
            env=child_environment | environment | {"TINGTANG_CLOCK": CLOCK},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def killed_when(process: subprocess.Popen[str], tcp: TcpPrinter, there: Callable[[], object]) -> None:
    """SIGKILL the moment the printer has come to a point."""
    tcp.until(there)
    process.kill()
    process.wait(30)


def come_back(lobby: Lobby, tcp: TcpPrinter) -> None:
    """The next kiosk of that name begins with what the last one left."""
    tcp.loses_cuts = tcp.silent_after_cut = False
    tcp.silent_from = None
    tcp.answer.set()
    tcp.mend()
    work = PaperWork(connected(tcp), KIOSK)
    work.attend(lobby)
    work.printer.close()


def consistent(lobby: Lobby, tcp: TcpPrinter) -> None:
    """Nothing hangs; a slip with a code that is not marked as void is of a ticket that counts, and the other way."""
    assert tcp.hanging == []
    assert slips(lobby, KIOSK) == []
    board = read_board(lobby)
    held = {code for slip in tcp.slips for code in codes(slip) if slip.height < VOID_BELOW}
    assert held == {ticket.token for ticket in board.tickets}
    invariants.check(lobby)


VOID_BELOW = 1450
"""Dots: a slip is shorter, a slip with the void mark below it longer."""


def test_reserved_and_nothing_printed(start: Start, lobby: Lobby, tcp: TcpPrinter) -> None:
    tcp.cover_open = True
    process = start("--taps", "1")
    assert process.stdout is not None
    assert [json.loads(process.stdout.readline())["event"] for _ in range(2)] == ["usable", "ticket"]
    process.kill()
    process.wait(30)
    assert read_board(lobby).tickets == ()
    come_back(lobby, tcp)
    assert read_ticket(lobby, "Z001").state is State.VOID
    consistent(lobby, tcp)


def test_while_it_prints(start: Start, lobby: Lobby, tcp: TcpPrinter) -> None:
    tcp.runs_out_at = 400
    killed_when(start("--taps", "1"), tcp, lambda: tcp.paper_out)
    assert read_ticket(lobby, "Z001").state is State.PRINTING
    come_back(lobby, tcp)
    assert read_ticket(lobby, "Z001").state is State.VOID
    assert [slip.height > VOID_BELOW for slip in tcp.slips] == [True]
    consistent(lobby, tcp)


def test_printed_and_not_handed_over(start: Start, lobby: Lobby, tcp: TcpPrinter) -> None:
    tcp.silent_from = 900
    killed_when(start("--taps", "1"), tcp, lambda: not tcp.answer.is_set())
    assert read_ticket(lobby, "Z001").state is State.PRINTING
    come_back(lobby, tcp)
    assert read_ticket(lobby, "Z001").state is State.VOID
    consistent(lobby, tcp)


def test_handed_over_and_not_cut(start: Start, lobby: Lobby, tcp: TcpPrinter) -> None:
    tcp.loses_cuts = True
    killed_when(start("--taps", "1"), tcp, lambda: not tcp.answer.is_set())
    assert read_ticket(lobby, "Z001").state is State.GUIDED
    assert [one.state for one in slips(lobby, KIOSK)] == [SlipState.HANDED]
    assert tcp.slips == []
    come_back(lobby, tcp)
    assert codes(tcp.slips[0]) == [read_ticket(lobby, "Z001").token]
    consistent(lobby, tcp)


def test_cut_and_not_written_down(start: Start, lobby: Lobby, tcp: TcpPrinter) -> None:
    tcp.silent_after_cut = True
    killed_when(start("--taps", "1"), tcp, lambda: tcp.slips)
    come_back(lobby, tcp)
    assert read_ticket(lobby, "Z001").state is State.GUIDED
    consistent(lobby, tcp)


def test_a_kiosk_in_place_of_the_killed_one(start: Start, lobby: Lobby, tcp: TcpPrinter) -> None:
    tcp.loses_cuts = True
    killed_when(start("--taps", "1"), tcp, lambda: not tcp.answer.is_set())
    tcp.loses_cuts = False
    tcp.answer.set()
    said, complained = start("--taps", "1").communicate(timeout=60)
    assert [json.loads(line)["event"] for line in said.splitlines()] == ["usable", "ticket"]
    assert complained == ""
    assert [ticket.number for ticket in read_board(lobby).tickets] == ["Z001", "Z002"]
    assert [codes(slip) for slip in tcp.slips] == [[read_ticket(lobby, one).token] for one in ("Z001", "Z002")]
    consistent(lobby, tcp)
