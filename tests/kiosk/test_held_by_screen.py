"""A kiosk without paper: a number is in the queue once its customer can see it, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.paper import PaperWork
from kiosk.slip_pictures import PicturePrinter
from shared.lobby.booking import BookingState
from shared.lobby.ticket import State
from shared.operations import Lobby, book, history, printer_is, publish, published, read_booking, read_ticket, slips
from shared.operations.handing import RESERVED_MINUTES
from shared.screens.jobs import ImmediateJobs
from tests.kiosk.conftest import Customer, Enter, HeldJobs, hidden

KIOSK = "取号机 1"


def slip(customer: Customer) -> str:
    """What the page knows of its ticket."""
    return str(customer.kiosk.kiosk.ticket.props.slip)


def answered(customer: Customer, jobs: HeldJobs, held: bool = False) -> None:
    """A tap, its answer, and no frame yet. `held`: nothing more is asked for either."""
    jobs.held = True
    customer.tap_later("service-account")
    answers, jobs.waiting = jobs.waiting, []
    for answer in answers:
        answer()
    jobs.held = held


def test_it_counts_with_the_frame_that_shows_it(enter: Enter, lobby: Lobby, qtbot) -> None:
    jobs = HeldJobs()
    customer = enter(framed=True, jobs=jobs)
    answered(customer, jobs)
    assert (customer.page, slip(customer)) == ("ticket", "showing")
    assert read_ticket(lobby, "B001").state is State.PRINTING
    customer.waits(20)
    assert customer.page == "ticket"
    qtbot.waitUntil(lambda: slip(customer) == "")
    assert read_ticket(lobby, "B001").state is State.WAITING
    assert [one.kind for one in history(lobby, "B001")] == ["ticket_reserved", "ticket_issued"]
    assert history(lobby, "B001")[-1].data["held"] == "screen"
    assert slips(lobby, "取号机") == []
    assert "取号成功" in customer.text("ticket-state")
    customer.waits(11)
    assert customer.page == "home"
    assert read_ticket(lobby, "B001").state is State.WAITING


def test_gone_before_the_frame(enter: Enter, lobby: Lobby, qtbot) -> None:
    jobs = HeldJobs()
    customer = enter(framed=True, jobs=jobs)
    answered(customer, jobs)
    customer.kiosk.kiosk.home()
    frames: list[bool] = []
    customer.kiosk.frames.after(lambda: frames.append(True))
    qtbot.waitUntil(lambda: bool(frames))
    assert read_ticket(lobby, "B001").state is State.VOID


def test_gone_while_it_is_handed_over(enter: Enter, lobby: Lobby) -> None:
    jobs = HeldJobs()
    customer = enter(jobs=jobs)
    answered(customer, jobs, held=True)
    assert slip(customer) == "showing"
    customer.kiosk.kiosk.home()
    jobs.go()
    assert read_ticket(lobby, "B001").state is State.WAITING
    assert customer.page == "home"


@pytest.mark.parametrize("paper", [False, True])
def test_gone_before_the_answer(enter: Enter, lobby: Lobby, paper: bool) -> None:
    jobs = HeldJobs()
    if paper:
        publish(lobby, published(lobby)[1].replace('letter = "B"', 'letter = "B"\npaper = false'))
    work = PaperWork(PicturePrinter(), KIOSK)
    printer = {"paper": lambda: work, "paper_jobs": ImmediateJobs()} if paper else {}
    customer = enter(jobs=jobs, place=KIOSK, **printer)
    jobs.held = True
    customer.tap("service-account")
    customer.kiosk.kiosk.home()
    jobs.go()
    assert customer.page == "home"
    assert read_ticket(lobby, "B001").state is State.VOID


def test_a_booking_of_who_is_gone_is_as_before(enter: Enter, lobby: Lobby, clock) -> None:
    code = book(lobby, "account", None, clock.now().replace(minute=30)).code
    jobs = HeldJobs()
    customer = enter(jobs=jobs)
    customer.kiosk.kiosk.haveBooking()
    jobs.held = True
    customer.kiosk.kiosk.scanned(code)
    customer.kiosk.kiosk.home()
    jobs.go()
    assert read_booking(lobby, code).state is BookingState.BOOKED


def test_where_nothing_is_printed_a_printer_stays_still(enter: Enter, lobby: Lobby) -> None:
    publish(lobby, published(lobby)[1].replace('letter = "B"', 'letter = "B"\npaper = false'))
    work = PaperWork(PicturePrinter(), KIOSK)
    customer = enter(paper=lambda: work, paper_jobs=ImmediateJobs(), place=KIOSK)
    customer.tap("service-account")
    assert slip(customer) == ""
    assert read_ticket(lobby, "B001").state is State.WAITING
    assert slips(lobby, KIOSK) == []
    assert "小票" not in customer.text("band-head")


def test_a_store_that_goes_away_before_it_counts(enter: Enter, lobby: Lobby, qtbot) -> None:
    jobs = HeldJobs()
    customer = enter(framed=True, jobs=jobs)
    answered(customer, jobs)
    with hidden(Path(str(lobby.store.url.database))):
        qtbot.waitUntil(lambda: slip(customer) == "unkept")
        assert "还没有排上" in customer.text("band-head")
        assert "还没有排上" in customer.text("ticket-state")
        customer.waits(20)
        assert customer.page == "ticket"
    customer.tap("keep")
    assert slip(customer) == "kept"
    assert read_ticket(lobby, "B001").state is State.WAITING


def test_voided_before_it_counts(enter: Enter, lobby: Lobby, clock) -> None:
    jobs = HeldJobs()
    customer = enter(jobs=jobs)
    answered(customer, jobs, held=True)
    clock.forward(RESERVED_MINUTES + 1)
    printer_is(lobby, KIOSK, None)
    jobs.go()
    assert slip(customer) == "void"
    assert "没有取到号" in customer.text("ticket-state")
    assert not customer.sees("keep")
