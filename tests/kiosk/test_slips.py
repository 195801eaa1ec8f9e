"""The ticket page and its slip: nothing counts before the customer can hold it, and the page says so."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL.Image import Image
from PIL.Image import open as open_image

from kiosk.paper import PaperWork
from kiosk.slip_pictures import PicturePrinter
from shared.lobby.alerts import Alert, alerts
from shared.lobby.printers import SEEN_EVERY, Condition
from shared.lobby.routing import Intent
from shared.lobby.ticket import State
from shared.operations import (
    Lobby,
    call_next,
    call_ticket,
    finish,
    hand_over,
    history,
    printer_is,
    read_board,
    read_ticket,
    reprint,
    reserve,
    slips,
)
from shared.paper.named import printer_from
from shared.paper.printer import PngPrinter, PrinterFailed
from shared.screens.jobs import ImmediateJobs
from tests.kiosk.conftest import Customer, Enter, HeldJobs, hidden
from tests.paper.conftest import connected
from tests.paper.tcp_printer import TcpPrinter, codes

KIOSK = "取号机 1"
VOID_BELOW = 1450
"""Dots: a slip is shorter, a slip with the void mark below it longer."""


@pytest.fixture
def tcp() -> Iterator[TcpPrinter]:
    """A printer that is switched on."""
    printer = TcpPrinter()
    yield printer
    printer.close()


@dataclass
class Printing:
    """A kiosk with that printer, and what works for it."""

    customer: Customer
    work: PaperWork
    tcp: TcpPrinter
    jobs: HeldJobs

    @property
    def slip(self) -> str:
        """What the page says of the slip."""
        return self.customer.kiosk.kiosk.ticket.props.slip

    def look(self) -> None:
        """The kiosk looks after its printer, as it does every few seconds."""
        assert self.customer.kiosk.printer is not None
        self.customer.kiosk.printer.attend()


@pytest.fixture
def printing(enter: Enter, tcp: TcpPrinter) -> Iterator[Callable[..., Printing]]:
    """Opens a kiosk with a printer."""
    opened: list[PaperWork] = []

    def open_one(**options: Any) -> Printing:
        jobs = HeldJobs()
        work = PaperWork(connected(tcp), KIOSK, store_seconds=0.0)
        opened.append(work)
        customer = enter(paper=lambda: work, paper_jobs=jobs, place=KIOSK, **options)
        return Printing(customer, work, tcp, jobs)

    yield open_one
    for work in opened:
        work.printer.close()


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


def test_near_its_end_it_prints_and_staff_know(printing, lobby: Lobby, tcp: TcpPrinter) -> None:
    on = printing()
    tcp.near_end = True
    on.look()
    on.customer.tap("service-account")
    assert on.slip == "taken"
    assert [(one.level, one.key) for one in of_printer(lobby)] == [("yellow", f"printer:{KIOSK}")]


def test_a_folder_in_place_of_a_printer(enter: Enter, lobby: Lobby, tmp_path: Path) -> None:
    work = PaperWork(printer_from(f"png:{tmp_path / 'slips'}"), KIOSK)
    customer = enter(paper=lambda: work, paper_jobs=ImmediateJobs(), place=KIOSK)
    customer.tap("service-account")
    assert len(list((tmp_path / "slips").glob("slip-*.png"))) == 1
    assert read_ticket(lobby, "B001").state is State.WAITING


class NoJob(PngPrinter):
    """A queue that takes no job, until it does."""

    refuses = True

    def cut(self) -> None:
        if self.refuses:
            self._strip = []
            raise PrinterFailed(Condition.OFFLINE, "no job")
        super().cut()


@pytest.fixture
def queue(enter: Enter, tmp_path: Path) -> tuple[Customer, NoJob]:
    """A kiosk whose printer keeps nothing hanging, and refuses."""
    printer = NoJob(tmp_path / "slips")
    work = PaperWork(printer, KIOSK)
    return enter(paper=lambda: work, paper_jobs=ImmediateJobs(), place=KIOSK), printer


def test_a_job_that_no_queue_takes_is_no_slip(queue, lobby: Lobby) -> None:
    customer, printer = queue
    customer.tap("service-account")
    assert customer.kiosk.kiosk.ticket.props.slip == "failed"
    assert "打不出来" in customer.text("band-head")
    customer.kiosk.printer.attend()  # while its customer thinks, nothing is printed
    customer.tap("keep")
    assert customer.kiosk.kiosk.ticket.props.slip == "kept"
    printer.refuses = False
    customer.kiosk.printer.attend()
    assert read_ticket(lobby, "B001").state is State.WAITING
    assert history(lobby, "B001")[-1].kind == "ticket_issued"
    assert slips(lobby, KIOSK) == []
    assert list(printer.folder.glob("slip-*.png")) == []


def test_who_keeps_nothing_of_a_job_that_failed_is_in_no_queue(queue, lobby: Lobby) -> None:
    customer, printer = queue
    customer.tap("service-account")
    customer.waits(61)
    assert customer.page == "home"
    assert read_ticket(lobby, "B001").state is State.VOID
    assert read_board(lobby).tickets == ()
    printer.refuses = False
    customer.kiosk.printer.attend()
    assert slips(lobby, KIOSK) == []
    assert list(printer.folder.glob("slip-*.png")) == []


def test_yesterdays_job_is_not_sent_today(enter: Enter, lobby: Lobby, tmp_path: Path, clock) -> None:
    at_kiosk = lobby.acting("kiosk")
    hand_over(at_kiosk, reserve(at_kiosk, Intent("account"), None, "zh", KIOSK).ticket.number)
    clock.forward(24 * 60)
    work = PaperWork(printer_from(f"png:{tmp_path / 'slips'}"), KIOSK)
    customer = enter(paper=lambda: work, paper_jobs=ImmediateJobs(), place=KIOSK)
    assert customer.kiosk.printer.condition is Condition.READY
    assert slips(lobby, KIOSK) == []
    customer.tap("service-account")
    customer.kiosk.printer.attend()
    assert len(list((tmp_path / "slips").glob("slip-*.png"))) == 1


def test_todays_job_is_sent_once_its_kiosk_is_back(lobby: Lobby, tmp_path: Path) -> None:
    at_kiosk = lobby.acting("kiosk")
    waiting, done = (reserve(at_kiosk, Intent("account"), None, "zh", KIOSK).ticket.number for _ in range(2))
    for number in (waiting, done):
        hand_over(at_kiosk, number)
    finish(lobby, call_ticket(lobby, done, 6).number)
    PaperWork(printer_from(f"png:{tmp_path / 'slips'}"), KIOSK).attend(at_kiosk)
    (made,) = (tmp_path / "slips").glob("slip-*.png")
    with open_image(made) as picture:
        assert codes(picture) == [read_ticket(lobby, waiting).token]
    assert slips(lobby, KIOSK) == []


def test_an_idle_kiosk_gives_signs_of_life(lobby: Lobby, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Condition] = []
    monkeypatch.setattr("kiosk.paper.printer_is", lambda _lobby, _kiosk, condition: told.append(condition))
    passed = iter((0.0, 5.0, SEEN_EVERY - 1, SEEN_EVERY, SEEN_EVERY + 5, 2 * SEEN_EVERY, 2 * SEEN_EVERY + 1))
    work = PaperWork(PicturePrinter(), KIOSK, seconds=lambda: next(passed))
    for _ in range(6):
        work.tell(lobby, Condition.READY)
    assert len(told) == 3
    work.tell(lobby, Condition.NEAR_END)
    assert told[-1] is Condition.NEAR_END


def test_only_a_name_that_is_no_printer_ends_the_kiosk(enter: Enter, lobby: Lobby, caplog) -> None:
    refused: list[Exception] = []

    def no_printer() -> PaperWork:
        return PaperWork(printer_from("laser:1"), KIOSK)

    customer = enter(paper=no_printer, paper_jobs=ImmediateJobs(), place=KIOSK)
    customer.kiosk.printer.refused.connect(refused.append)
    customer.kiosk.printer.attend()
    assert len(refused) == 1
    work = PaperWork(PicturePrinter(), KIOSK)
    work.attend = lambda _lobby: read_ticket(lobby, "B999")
    customer = enter(paper=lambda: work, paper_jobs=ImmediateJobs(), place=KIOSK)
    customer.kiosk.printer.refused.connect(refused.append)
    with caplog.at_level(logging.CRITICAL):
        customer.kiosk.printer.attend()
    assert len(refused) == 1


def test_a_kiosk_that_has_no_printer_any_more(enter: Enter, lobby: Lobby) -> None:
    printer_is(lobby, KIOSK, Condition.PAPER_OUT)
    customer = enter(place=KIOSK)
    assert read_board(lobby).printers == ()
    customer.tap("service-account")
    assert read_ticket(lobby, "B001").state is State.WAITING


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
