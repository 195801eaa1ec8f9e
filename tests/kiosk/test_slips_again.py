"""Paper a second time: reprints, slips that hung or were voided, and nobody gets another's."""

from __future__ import annotations

from pathlib import Path

from PIL.Image import Image

from shared.lobby.printers import Condition
from shared.lobby.ticket import State
from shared.operations import (
    Lobby,
    printer_is,
    read_ticket,
    reprint,
    slips,
)
from tests.kiosk.conftest import KIOSK, hidden
from tests.paper.tcp_printer import TcpPrinter, codes

VOID_BELOW = 1450
"""Dots: a slip is shorter, a slip with the void mark below it longer."""


def test_voided_while_it_printed_its_paper_says_so(printing, lobby: Lobby, tcp: TcpPrinter, clock) -> None:
    on = printing()
    on.jobs.held = True
    on.customer.tap("service-account")
    clock.forward(6)
    printer_is(lobby, "取号机 2", Condition.READY)
    on.jobs.go()
    assert on.slip == "void"
    assert read_ticket(lobby, "B001").state is State.VOID
    (slip,) = tcp.slips
    on.customer.tap("home")
    assert slips(lobby, KIOSK) == []
    on.customer.tap_later("service-account")
    assert slip.height > tcp.slips[-1].height
    assert on.slip == "taken"


def test_staff_have_it_printed_once_more(printing, lobby: Lobby, tcp: TcpPrinter) -> None:
    on = printing()
    on.customer.tap("service-account")
    on.look()
    assert reprint(lobby, "B001") == KIOSK
    on.look()
    assert len(tcp.slips) == 2
    assert codes(tcp.slips[0]) == codes(tcp.slips[1])
    assert tcp.slips[1].height > tcp.slips[0].height
    on.look()
    assert len(tcp.slips) == 2


def test_a_reprint_cut_short_begins_anew(printing, lobby: Lobby, tcp: TcpPrinter) -> None:
    on = printing()
    on.customer.tap("service-account")
    reprint(lobby, "B001")
    tcp.runs_out_at = 300
    on.look()
    assert (len(tcp.slips), tcp.paper_out) == (1, True)
    tcp.mend()
    on.look()
    assert [bool(slip.height > VOID_BELOW) for slip in tcp.slips] == [False, True, False]
    assert codes(tcp.slips[2]) == codes(tcp.slips[0])
    assert slips(lobby, KIOSK) == []


def test_the_next_customer_gets_nobody_elses_paper(printing, lobby: Lobby, tcp: TcpPrinter) -> None:
    on = printing()
    tcp.runs_out_at = 500
    on.customer.tap("service-account")
    on.customer.tap("keep")
    on.customer.waits(11)
    on.jobs.held = True  # the kiosk does not look after its printer before the next tap
    tcp.mend()
    on.customer.tap_later("service-account")
    on.jobs.go()
    assert on.slip == "taken"
    assert [bool(slip.height > VOID_BELOW) for slip in tcp.slips] == [True, False]
    assert codes(tcp.slips[1]) == [read_ticket(lobby, "B002").token]


def test_a_slip_that_hung_when_the_store_went_away_does_not_come_out_with_the_next(
    printing, lobby: Lobby, tcp: TcpPrinter
) -> None:
    on = printing()
    whole = on.work.printer.print
    away = hidden(Path(str(lobby.store.url.database)))

    def print_and_lose(picture: Image) -> None:
        on.work.printer.print = whole
        whole(picture)
        away.__enter__()

    on.work.printer.print = print_and_lose
    on.customer.tap("service-account")
    assert on.slip == "away"
    on.customer.tap("home")
    away.__exit__(None, None, None)
    on.customer.kiosk.link.read()
    on.customer.tap_later("service-account")
    assert on.slip == "taken"
    assert read_ticket(lobby, "B001").state is State.VOID
    assert [bool(slip.height > VOID_BELOW) for slip in tcp.slips] == [True, False]
    assert codes(tcp.slips[1]) == [read_ticket(lobby, "B002").token]


def test_tomorrow_the_same_number_is_printed_again(printing, lobby: Lobby, tcp: TcpPrinter, clock) -> None:
    on = printing()
    on.customer.tap("service-account")
    clock.forward(24 * 60)
    on.customer.waits(11)
    on.customer.kiosk.link.read()
    on.customer.tap_later("service-account")
    assert on.slip == "taken"
    assert on.customer.item("ticket-number").property("number") == "B001"
    assert len(tcp.slips) == 2
