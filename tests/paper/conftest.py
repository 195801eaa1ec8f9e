"""Printers for the tests of paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from shared.paper.escpos import EscPosPrinter, Line
from shared.paper.printer import Printer
from tests.paper.tcp_printer import TcpPrinter

PATIENCE = 60.0
"""Seconds; no test of a printer that works comes near it."""


@pytest.fixture
def tcp() -> Iterator[TcpPrinter]:
    """A printer that is switched on."""
    printer = TcpPrinter()
    yield printer
    printer.close()


@pytest.fixture
def printer(tcp: TcpPrinter) -> Iterator[EscPosPrinter]:
    """Our end of its line."""
    ours = connected(tcp)
    yield ours
    ours.close()


def connected(tcp: TcpPrinter, seconds: float = PATIENCE, answer: float = PATIENCE) -> EscPosPrinter:
    """Another program's end of its line. What is said in vain is given time-outs that a test can wait for."""
    return EscPosPrinter(Line("127.0.0.1", tcp.port, timeout=PATIENCE), seconds=seconds, answer=answer, look=0.2)


def patient(printer: Printer) -> EscPosPrinter:
    """The same printer; a machine that is busy with other tests for a while is no printer that says nothing."""
    assert isinstance(printer, EscPosPrinter)
    printer._seconds = printer._answer = PATIENCE
    return printer
