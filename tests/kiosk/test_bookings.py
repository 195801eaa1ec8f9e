"""我有预约: the code by finger, by keyboard and by a reader that types, and what is said when it gives no ticket."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from kiosk.kiosk_booking import LENGTH
from kiosk.paper import PaperWork
from kiosk.wrong_codes import FORGET_SECONDS, WrongCodes
from shared.lobby.booking import CODE_LENGTH, BookingState
from shared.lobby.branch_booking import BookingRules
from shared.lobby.errors import BadInput
from shared.lobby.printers import Condition
from shared.lobby.ticket import State
from shared.operations import (
    Lobby,
    book,
    cancel_booking,
    close_service,
    publish,
    read_board,
    read_booking,
    read_ticket,
    read_tickets,
    redeem,
)
from shared.screens.jobs import ImmediateJobs
from tests.conftest import Clock
from tests.kiosk.conftest import Customer, Enter, HeldJobs
from tests.paper.conftest import connected
from tests.paper.tcp_printer import TcpPrinter


@pytest.fixture
def code(lobby: Lobby, clock: Clock) -> str:
    """A booking for 10:30; it is 10:26."""
    return book(lobby, "account", None, clock.now().replace(minute=30)).code


def key_in(customer: Customer, code: str, ok: bool = True) -> None:
    """Type a code on the screen."""
    for digit in code:
        customer.tap_later(f"code-{digit}")
    if ok:
        customer.tap_later("code-ok")


def press(customer: Customer, text: str, apart: int) -> None:
    """Press keys that lie so many ms apart, and Enter after them."""
    for letter in [*text, "\r"]:
        key = Qt.Key.Key_Return if letter == "\r" else Qt.Key.Key_Any
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            event.setTimestamp(next_key(apart if kind is QEvent.Type.KeyPress else 0))
            QCoreApplication.sendEvent(customer.kiosk.window, event)


def next_key(apart: int) -> int:
    """The moment of the next key, in ms."""
    MOMENT[0] += apart
    return MOMENT[0]


MOMENT = [0]


def scan(customer: Customer, text: str) -> None:
    """Hold a code before the reader."""
    press(customer, text, 20)


def shown(customer: Customer) -> str:
    """The digits on the page."""
    return "".join(customer.text(f"digit-{place}") for place in range(LENGTH))


def test_a_code_by_finger(enter: Enter, lobby: Lobby, code: str) -> None:
    customer = enter()
    customer.tap("booking")
    assert customer.page == "booking"
    assert not customer.item("code-ok").isEnabled()
    key_in(customer, code[:3] + "9", ok=False)
    customer.tap_later("code-backspace")
    key_in(customer, code[3:], ok=False)
    assert shown(customer) == code
    customer.tap_later("code-ok")
    assert customer.page == "ticket"
    assert customer.item("ticket-number").property("number") == "B001"
    assert read_ticket(lobby, "B001").booked_for is not None
    assert [step.code for step in customer.kiosk.kiosk.props.steps] == ["booking", "ticket"]
    customer.tap("home")
    assert customer.kiosk.booking.inputs.typed == ""


def test_a_code_by_keyboard(enter: Enter, lobby: Lobby, code: str) -> None:
    customer = enter()
    customer.tap("booking")
    press(customer, code, 400)
    assert read_booking(lobby, code).number == "B001"


@pytest.mark.parametrize("begun", [False, True])
def test_a_code_by_a_reader(enter: Enter, lobby: Lobby, code: str, begun: bool) -> None:
    customer = enter()
    if begun:
        customer.tap("booking")
        key_in(customer, "12", ok=False)
    scan(customer, code)
    assert (customer.page, customer.tickets()) == ("ticket", ["B001"])
    # The reader's Enter pressed no key, and a second reading of the code is not listened to here.
    scan(customer, code)
    assert (customer.page, customer.tickets()) == ("ticket", ["B001"])


def test_a_reader_on_the_large_pages(enter: Enter, lobby: Lobby, code: str) -> None:
    customer = enter()
    customer.tap("large")
    customer.tap("others")
    customer.tap("booking")
    assert customer.page == "booking"
    assert customer.item("code-1").height() >= 96
    scan(customer, f"{code[:3]} {code[3:]}")
    ticket = read_tickets(lobby)[0]
    assert (customer.page, ticket.elder, ticket.ticket_class) == ("ticket", True, "elder")


def test_what_is_no_code(enter: Enter, lobby: Lobby) -> None:
    customer = enter()
    scan(customer, "https://lobby.example.org/t/SzGOXp0XbMZ9gVUaNc7kDw")
    assert customer.page == "booking"
    assert "不是预约码" in customer.text("refusal")
    assert shown(customer) == ""
    assert customer.tickets() == []


def test_typing_in_the_staff_corner_is_no_code(enter: Enter, code: str) -> None:
    customer = enter()
    customer.kiosk.staff.open()
    scan(customer, code)
    assert (customer.page, customer.tickets()) == ("home", [])


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(64, "您的预约是 11:30，11:15 起可以取号"), (24 * 60 + 4, "您的预约是 6 月 19 日 10:30，请当天再来取号")],
)
def test_too_early_and_another_day(enter: Enter, lobby: Lobby, clock: Clock, minutes: int, words: str) -> None:
    made = book(lobby, "account", None, clock.now() + timedelta(minutes=minutes))
    customer = enter()
    customer.tap("booking")
    key_in(customer, made.code)
    assert (customer.page, customer.text("refusal")) == ("booking", words)
    customer.kiosk.kiosk.speak("en")
    assert "Your booking is for" in customer.text("refusal")
    # What was said stands until something else is typed, and typing begins anew.
    customer.tap_later("code-7")
    assert shown(customer) == "7"
    assert not customer.sees("refusal")


def test_used_and_cancelled(enter: Enter, lobby: Lobby, clock: Clock, code: str) -> None:
    off = book(lobby, "wealth", None, clock.now().replace(minute=30)).code
    cancel_booking(lobby, off)
    redeem(lobby, code)
    customer = enter()
    scan(customer, code)
    assert customer.text("refusal") == "这个预约已经取过号了，号码是 B001"
    scan(customer, off)
    assert "已经取消" in customer.text("refusal")
    assert customer.tickets() == ["B001"]


def test_wrong_codes_pause_the_keys_and_never_the_person(enter: Enter, lobby: Lobby, code: str) -> None:
    jobs = HeldJobs()
    customer = enter(jobs)
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    for _ in range(2):
        customer.tap_later("booking")
        key_in(customer, wrong)
        customer.tap_later("home")
    for _ in range(3):
        scan(customer, wrong)
    assert "请稍等再试" in customer.text("refusal")
    assert not customer.item("code-1").isEnabled()
    scan(customer, code)
    assert customer.tickets() == []
    customer.tap_later("home")
    # Only codes pause; whatever else goes on as ever, with its own sentences.
    jobs.held = True
    customer.tap_later("service-wealth")
    close_service(lobby, "wealth", "系统升级")
    jobs.go()
    assert "系统升级" in customer.text("refusal")
    customer.tap_later("booking")
    assert "请稍等再试" in customer.text("refusal")
    customer.waits(59)
    customer.kiosk.booking.tick()
    assert not customer.item("code-1").isEnabled()
    assert customer.item("help").isEnabled()
    customer.waits(1)
    customer.kiosk.booking.tick()
    assert customer.page == "home"
    customer.tap_later("booking")
    assert not customer.sees("refusal")
    key_in(customer, code)
    assert customer.page == "ticket"


def test_the_page_waits_and_forgets(enter: Enter) -> None:
    customer = enter()
    customer.tap("booking")
    key_in(customer, "2048", ok=False)
    assert all(customer.sees(name) for name in ("home", "help", "back", "languages", "large"))
    customer.waits(50)
    assert customer.kiosk.idle.props.warning
    customer.waits(11)
    assert customer.page == "home"
    customer.tap_later("booking")
    assert shown(customer) == ""
    key_in(customer, "1", ok=False)
    customer.tap_later("back")
    customer.tap_later("booking")
    assert shown(customer) == ""
    customer.tap("help")
    assert [one.place for one in read_board(customer.lobby).help] == ["取号机·预约"]


def test_a_double_tap_is_one_ticket(enter: Enter, lobby: Lobby, code: str) -> None:
    jobs = HeldJobs()
    customer = enter(jobs)
    customer.tap("booking")
    key_in(customer, code, ok=False)
    jobs.held = True
    customer.tap_later("code-ok")
    customer.tap_later("code-ok")
    scan(customer, code)
    jobs.go()
    assert (customer.page, customer.tickets()) == ("ticket", ["B001"])


def test_gone_before_the_number_came_and_back_again(enter: Enter, lobby: Lobby, code: str) -> None:
    jobs = HeldJobs()
    customer = enter(jobs)
    customer.tap("booking")
    key_in(customer, code, ok=False)
    jobs.held = True
    customer.tap_later("code-ok")
    customer.tap_later("home")
    jobs.go()
    assert customer.page == "home"
    assert read_ticket(lobby, "B001").state is State.VOID
    scan(customer, code)
    assert (customer.page, customer.tickets()) == ("ticket", ["B001", "B002"])


def test_a_branch_without_bookings_sends_a_person(enter: Enter, lobby: Lobby, shipped: str) -> None:
    cut = re.sub(r"\[\[booking\.offer\]\].*(?=\[alerts\])", "", shipped, flags=re.DOTALL)
    publish(lobby, re.sub(r'\[\[rule\]\]\nid = "booked-cash".*?(?=\[\[rule\]\])', "", cut, flags=re.DOTALL))
    customer = enter()
    customer.tap("booking")
    assert (customer.page, [one.place for one in read_board(lobby).help]) == ("help", ["取号机·预约"])
    customer.tap("home")
    scan(customer, "204816")
    assert customer.page == "home"


def test_a_slip_that_does_not_come_out_gives_the_booking_back(enter: Enter, lobby: Lobby, code: str) -> None:
    tcp = TcpPrinter()
    tcp.paper_out = True
    work = PaperWork(connected(tcp), "取号机 1", store_seconds=0.0)
    customer = enter(paper=lambda: work, paper_jobs=ImmediateJobs(), place="取号机 1")
    scan(customer, code)
    assert customer.kiosk.kiosk.ticket.props.slip == "failed"
    customer.waits(61)
    assert (customer.page, read_ticket(lobby, "B001").state) == ("home", State.VOID)
    assert read_booking(lobby, code).state is BookingState.BOOKED
    tcp.mend()
    assert work.attend(lobby) is Condition.READY
    scan(customer, code)
    assert customer.kiosk.kiosk.ticket.props.slip == "taken"
    assert (read_ticket(lobby, "B002").state, len(tcp.slips)) == (State.WAITING, 1)
    assert read_booking(lobby, code).number == "B002"
    work.printer.close()
    tcp.close()


def test_wrong_codes_are_forgotten_one_after_the_other() -> None:
    seconds = [1000.0]
    codes = WrongCodes(lambda: seconds[0])
    for _ in range(20):
        codes.wrong(3, 60)
        seconds[0] += FORGET_SECONDS + 1
        assert codes.left == 0
    codes.wrong(3, 60)
    codes.wrong(3, 60)
    seconds[0] += FORGET_SECONDS
    codes.wrong(3, 60)  # the first is forgotten
    assert codes.left == 0
    codes.wrong(3, 60)
    assert codes.left == 60


def test_only_a_code_that_nobody_has_is_wrong(enter: Enter) -> None:
    assert LENGTH == CODE_LENGTH
    booking = enter().kiosk.booking
    rules = BookingRules(wrong_codes=1)
    booking.refused(BadInput("booking-early", "早", "early"), rules)
    assert not booking.paused
    booking.refused(BadInput("unknown-booking", "没有", "none"), rules)
    assert booking.paused
