"""Printers for the tests of paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from shared.paper.escpos import EscPosPrinter, Line
from tests.paper.tcp_printer import TcpPrinter


@pytest.fixture
def tcp() -> Iterator[TcpPrinter]:
    """A printer that is switched on."""
    printer = TcpPrinter()
    yield printer
    printer.close()


@pytest.fixture
def printer(tcp: TcpPrinter) -> Iterator[EscPosPrinter]:
    """Our end of its line, with time-outs a test can wait for."""
    ours = connected(tcp)
    yield ours
    ours.close()


def connected(tcp: TcpPrinter, seconds: float = 2, answer: float = 0.2) -> EscPosPrinter:
    """Another program's end of its line. A test whose printer answers everything is as patient as it likes."""
    return EscPosPrinter(Line("127.0.0.1", tcp.port, timeout=seconds), seconds=seconds, answer=answer)
