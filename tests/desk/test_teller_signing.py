"""Signing in and out at the teller's seat, by whoever does it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desk.teller.scene import COUNTER, PIN, TELLER, Morning
from shared import operations
from shared.lobby.board import CounterState
from shared.lobby.ticket import State
from shared.operations import read_board
from tests.desk.conftest import Sits
from tests.desk.counter import F1, calls, state


def test_a_wrong_pin_says_so_and_the_right_one_opens_the_seat(sits: Sits, morning: Morning) -> None:
    teller = sits(signed_in=False)
    teller.sign_in(pin="0000")
    assert teller.parts.sign_in.message == "工号或密码不对"
    assert not teller.seat.signedIn
    # The number stays, the PIN is asked again.
    teller.type("1127")
    QTest.keyClick(teller.window, Qt.Key.Key_Return)
    assert teller.seat.signedIn
    assert teller.reads("person") == "李敏·1027"
    assert read_board(morning.lobby).counter(COUNTER).teller == TELLER


def test_without_a_counter_it_is_chosen_on_the_page(sits: Sits, morning: Morning) -> None:
    teller = sits(counter=None, signed_in=False)
    teller.sign_in()
    assert teller.parts.sign_in.message == "请先选窗口"
    teller.click("seat-4")
    assert teller.parts.sign_in.message == ""
    teller.item("pin").forceActiveFocus()
    for digit in "1127":
        teller.click(f"pin-{digit}")
        teller.item(f"pin-{digit}").setProperty("lastPress", 0)
    teller.click("pin-ok")
    assert teller.seat.counter == 4
    assert read_board(morning.lobby).counter(4).state is CounterState.OPEN


def test_a_taken_seat_says_by_whom(sits: Sits) -> None:
    teller = sits(counter=1, signed_in=False)
    teller.sign_in()
    assert teller.parts.sign_in.message == "1 号窗口已由王芳签到"


def test_after_a_crash_the_seat_is_where_it_was(sits: Sits, colleague, morning: Morning) -> None:
    first = colleague(COUNTER, TELLER, PIN)
    first.seat.press("next")
    first.seat.press("start")
    first.close()
    again = sits()
    assert again.number == "A012"
    assert again.reads("state") == "办理中"
    assert calls(morning.lobby) == ["A012"]


def test_signing_out_closes_the_counter(sits: Sits, morning: Morning) -> None:
    teller = sits()
    teller.click("signOut")
    assert teller.reads("sheetTitle") == "签退？"
    teller.key(Qt.Key.Key_1)
    assert not teller.seat.signedIn
    assert read_board(morning.lobby).counter(COUNTER).state is CounterState.CLOSED
    assert teller.parts.sign_in.message == ""
    teller.sign_in()
    assert read_board(morning.lobby).counter(COUNTER).state is CounterState.OPEN


def test_closing_the_window_asks_while_a_ticket_is_here(sits: Sits, morning: Morning, qtbot) -> None:
    teller = sits()
    teller.key(F1)
    assert teller.window.close() is False
    assert teller.window.isVisible()
    assert teller.reads("sheetTitle") == f"{teller.number} 还在窗口"
    teller.key(Qt.Key.Key_2)
    qtbot.waitUntil(lambda: not teller.window.isVisible())
    assert state(morning.lobby, "A012") is State.CALLED
    assert read_board(morning.lobby).counter(COUNTER).teller == TELLER


def test_closing_the_window_without_one_signs_out(sits: Sits, morning: Morning, qtbot) -> None:
    teller = sits()
    teller.window.close()
    qtbot.waitUntil(lambda: not teller.window.isVisible())
    assert read_board(morning.lobby).counter(COUNTER).state is CounterState.CLOSED


def test_a_counter_closed_by_somebody_else_asks_to_sign_in_again(sits: Sits, morning: Morning) -> None:
    teller = sits()
    operations.close_counter(morning.lobby, COUNTER)
    teller.parts.link.read()
    assert not teller.seat.signedIn
    assert teller.parts.sign_in.message == "窗口已关闭或换了人，请重新签到"
