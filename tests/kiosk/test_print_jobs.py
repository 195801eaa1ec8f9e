"""Printers that take whole jobs: a folder, and a queue that may refuse."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL.Image import open as open_image

from kiosk.paper import PaperWork
from shared.lobby.printers import Condition
from shared.lobby.routing import Intent
from shared.lobby.ticket import State
from shared.operations import (
    Lobby,
    call_ticket,
    finish,
    hand_over,
    history,
    read_board,
    read_ticket,
    reserve,
    slips,
)
from shared.paper.named import printer_from
from shared.paper.printer import PngPrinter, PrinterFailed
from shared.screens.jobs import ImmediateJobs
from tests.kiosk.conftest import KIOSK, Customer, Enter
from tests.paper.tcp_printer import codes


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
