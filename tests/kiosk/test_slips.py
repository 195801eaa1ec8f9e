"""The ticket page and its slip: nothing counts before the customer can hold it, and the page says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL.Image import Image

from shared.lobby.alerts import Alert, alerts
from shared.lobby.ticket import State
from shared.operations import (
    Lobby,
    call_next,
    read_board,
    read_ticket,
    slips,
)
from tests.kiosk.conftest import KIOSK, hidden
from tests.paper.tcp_printer import TcpPrinter, codes


def of_printer(lobby: Lobby) -> list[Alert]:
    """What the lobby manager's seat says of printers."""
    return [one for one in alerts(read_board(lobby)) if one.key.startswith("printer:")]


def test_a_slip_comes_out_and_the_ticket_counts(printing, lobby: Lobby) -> None:
    on = printing()
    on.customer.tap("service-account")
    assert on.slip == "taken"
    assert on.customer.item("ticket-number").property("number") == "B001"
    ticket = read_ticket(lobby, "B001")
    assert ticket.state is State.WAITING
    (slip,) = on.tcp.slips
    assert codes(slip) == [ticket.token]
    assert slips(lobby, KIOSK) == []
    assert "小票" in on.customer.text("band-head")


def test_while_it_prints_the_number_is_shown_and_does_not_count(printing, lobby: Lobby) -> None:
    on = printing()
    on.jobs.held = True
    on.customer.tap("service-account")
    assert (on.customer.page, on.slip) == ("ticket", "printing")
    assert on.customer.item("ticket-number").property("number") == "B001"
    assert call_next(lobby, 6) is None
    on.customer.waits(20)
    assert on.customer.page == "ticket"
    on.jobs.go()
    assert on.slip == "taken"
    on.customer.waits(11)
    assert on.customer.page == "home"
    called = call_next(lobby, 6)
    assert called is not None
    assert called.number == "B001"


def test_two_taps_are_one_slip(printing, lobby: Lobby) -> None:
    on = printing()
    on.customer.tap("service-account")
    on.customer.tap_at(540, 560)
    on.look()
    assert on.customer.tickets() == ["B001"]
    assert len(on.tcp.slips) == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [("paper_out", "没有纸"), ("cover_open", "盖子"), ("breaks_at", "连不上"), ("runs_out_at", "没有纸")],
)
def test_a_slip_that_does_not_come_out(printing, lobby: Lobby, wrong: str, words: str) -> None:
    on = printing()
    on.tcp.changed.acquire()
    setattr(on.tcp, wrong, 300 if wrong.endswith("_at") else True)
    on.tcp.changed.release()
    on.customer.tap("service-account")
    assert on.slip == "failed"
    assert words in on.customer.text("ticket-state")
    assert "打不出来" in on.customer.text("band-head")
    assert on.customer.sees("help")
    assert read_board(lobby).tickets == ()
    (alert,) = of_printer(lobby)
    assert alert.key == f"printer:{KIOSK}"
    assert words in alert.title.zh

    on.customer.tap("keep")
    assert on.slip == "kept"
    assert read_ticket(lobby, "B001").state is State.WAITING
    on.customer.waits(11)
    assert on.customer.page == "home"

    on.tcp.mend()
    on.look()
    on.look()
    assert slips(lobby, KIOSK) == []
    assert of_printer(lobby) == []
    # Only what had begun to print is pushed out, as void.
    assert len(on.tcp.slips) == (1 if wrong.endswith("_at") else 0)
    on.customer.tap_later("service-account")
    assert on.slip == "taken"
    assert read_ticket(lobby, "B002").token in codes(on.tcp.slips[-1])


def test_a_customer_who_keeps_nothing_leaves_no_ticket(printing, lobby: Lobby) -> None:
    on = printing()
    on.tcp.paper_out = True
    on.customer.tap("service-account")
    on.customer.waits(30)
    assert on.customer.page == "ticket"
    on.customer.waits(31)
    assert on.customer.page == "home"
    assert read_ticket(lobby, "B001").state is State.VOID
    on.customer.tap_later("service-account")
    assert on.customer.item("ticket-number").property("number") == "B002"


def test_gone_before_it_came_out(printing, lobby: Lobby) -> None:
    on = printing()
    on.jobs.held = True
    on.customer.tap("service-account")
    on.customer.tap("home")
    on.jobs.go()
    assert read_ticket(lobby, "B001").state is State.WAITING
    assert len(on.tcp.slips) == 1
    on.tcp.cover_open = True
    on.jobs.held = True
    on.customer.tap_later("service-account")
    on.customer.tap_later("home")
    on.jobs.go()
    assert read_ticket(lobby, "B002").state is State.VOID
    assert on.customer.page == "home"


def test_a_store_that_goes_away_while_it_prints(printing, lobby: Lobby, tcp: TcpPrinter) -> None:
    path = Path(str(lobby.store.url.database))
    on = printing()
    whole = on.work.printer.print

    def print_and_lose(picture: Image) -> None:
        whole(picture)
        away.__enter__()

    away = hidden(path)
    on.work.printer.print = print_and_lose
    on.customer.tap("service-account")
    assert on.slip == "away"
    assert (len(tcp.slips), tcp.rows > 0) == (0, True)
    on.customer.waits(30)
    assert on.customer.page == "ticket"
    away.__exit__(None, None, None)
    on.customer.kiosk.link.read()
    assert on.slip == "taken"
    assert codes(tcp.slips[0]) == [read_ticket(lobby, "B001").token]


def test_near_its_end_it_prints_and_staff_know(printing, lobby: Lobby, tcp: TcpPrinter) -> None:
    on = printing()
    tcp.near_end = True
    on.look()
    on.customer.tap("service-account")
    assert on.slip == "taken"
    assert [(one.level, one.key) for one in of_printer(lobby)] == [("yellow", f"printer:{KIOSK}")]


def test_large_text_keeps_its_key_too(printing, lobby: Lobby) -> None:
    on = printing()
    on.tcp.paper_out = True
    on.customer.kiosk.kiosk.enlarge(True)
    on.customer.tap("service-withdrawal")
    assert on.slip == "failed"
    on.customer.tap("keep")
    assert on.slip == "kept"
    on.customer.waits(21)
    assert on.customer.page == "home"
