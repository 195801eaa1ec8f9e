"""What a kiosk says of its printer: signs of life, a name that is none, and that there is no printer any more."""

from __future__ import annotations

import logging

import pytest

from kiosk.paper import PaperWork
from kiosk.slip_pictures import PicturePrinter
from shared.lobby.printers import SEEN_EVERY, Condition
from shared.lobby.ticket import State
from shared.operations import (
    Lobby,
    printer_is,
    read_board,
    read_ticket,
)
from shared.paper.named import printer_from
from shared.screens.jobs import ImmediateJobs
from tests.kiosk.conftest import KIOSK, Enter


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
    # A list of its own: the first one is still there, and says so again with each look that it takes.
    refused_again: list[Exception] = []
    customer = enter(paper=lambda: work, paper_jobs=ImmediateJobs(), place=KIOSK)
    customer.kiosk.printer.refused.connect(refused_again.append)
    with caplog.at_level(logging.CRITICAL):
        customer.kiosk.printer.attend()
    assert refused_again == []


def test_a_kiosk_that_has_no_printer_any_more(enter: Enter, lobby: Lobby) -> None:
    printer_is(lobby, KIOSK, Condition.PAPER_OUT)
    customer = enter(place=KIOSK)
    assert read_board(lobby).printers == ()
    customer.tap("service-account")
    assert read_ticket(lobby, "B001").state is State.WAITING
