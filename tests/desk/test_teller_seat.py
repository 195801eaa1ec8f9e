"""The teller's seat as a teller has it: real QML, real keys and clicks, a real store."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from desk.teller.scene import COUNTER, NOW, PIN, SHEN, TELLER, VIP_COUNTER, VIP_PIN, VIP_TELLER, Morning
from shared import operations
from shared.lobby.board import CounterState
from shared.lobby.errors import Refused
from shared.lobby.ticket import Hold, State
from shared.operations import FastClock, Lobby, read_board, read_ticket
from shared.screens.jobs import SerialJobs
from tests.desk.conftest import Sits

F1, F2, F3, F4, F5, F6, F7, F8 = (getattr(Qt.Key, f"Key_F{at}") for at in range(1, 9))
CONTROL = Qt.KeyboardModifier.ControlModifier


def calls(lobby: Lobby) -> list[str]:
    """The numbers called since the morning's end, in order."""
    return [one.number for one in reversed(read_board(lobby, calls=100).calls) if one.at >= NOW and one.recall == 0]


def state(lobby: Lobby, number: str) -> State:
    return read_ticket(lobby, number).state


# ------------------------------------------------------------ signing in and out


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


# ------------------------------------------------------------ a service


def test_a_whole_service_by_keys(sits: Sits, morning: Morning) -> None:
    teller = sits()
    assert teller.reads("emptyTitle") == "现在没有叫号"
    assert teller.reads("primaryNumber") == "A012"
    teller.key(Qt.Key.Key_Space)
    assert teller.item("number").property("number") == "A012"
    assert teller.reads("state") == "已呼叫"
    teller.key(F2)
    assert read_ticket(morning.lobby, "A012").recalls == 1
    teller.key(F3)
    assert teller.reads("state") == "办理中"
    morning.clock.ago(-2)
    teller.parts.panel.tick(teller.parts.link.now())
    assert teller.reads("timer") == "02:00"
    teller.key(F1)
    assert state(morning.lobby, "A012") is State.DONE
    assert teller.number == "A013"
    assert teller.reads("count") == "今天已办 9 笔"
    teller.key(F3)
    teller.key(F4)
    assert state(morning.lobby, "A013") is State.DONE
    assert teller.number == ""


def test_a_service_by_clicks(sits: Sits, morning: Morning) -> None:
    teller = sits()
    teller.click("callNext")
    teller.click("action-start")
    teller.click("action-finish")
    assert state(morning.lobby, "A012") is State.DONE


def test_a_double_press_calls_one(sits: Sits, morning: Morning) -> None:
    teller = sits()
    teller.key(F1)
    teller.key(F1, at_once=True)
    teller.key(Qt.Key.Key_Space, at_once=True)
    assert calls(morning.lobby) == ["A012"]
    assert teller.seat.sheet == ""
    teller.key(F3)
    teller.key(F1)
    teller.key(F1, at_once=True)
    assert calls(morning.lobby) == ["A012", "A013"]


def test_a_held_key_counts_once(sits: Sits, morning: Morning) -> None:
    teller = sits()
    teller.key(F1)
    teller.key(F3)
    for _ in range(5):
        teller.seconds.at += 1
        event = QKeyEvent(QEvent.Type.KeyPress, F1, Qt.KeyboardModifier.NoModifier, "", True)
        QCoreApplication.sendEvent(teller.window, event)
    assert calls(morning.lobby) == ["A012"]


def test_a_double_click_on_the_big_key_calls_one(sits: Sits, morning: Morning) -> None:
    teller = sits()
    teller.click("callNext")
    teller.click("callNext")
    assert calls(morning.lobby) == ["A012"]


def test_presses_during_a_slow_step_are_not_taken(sits: Sits, morning: Morning, qtbot) -> None:
    jobs, goes_on = SerialJobs(), threading.Event()
    teller = sits(jobs=jobs)
    jobs.run(lambda: goes_on.wait(60))  # the step stands in line behind it
    teller.key(F1)
    assert teller.seat.inputs.busy
    for _ in range(3):
        teller.key(F1)
        teller.key(F4)
    goes_on.set()
    qtbot.waitUntil(lambda: not teller.seat.inputs.busy)
    assert teller.number == "A012"
    assert calls(morning.lobby) == ["A012"]
    assert state(morning.lobby, "A012") is State.CALLED


def test_two_seats_at_once_never_call_the_same(sits: Sits, colleague, morning: Morning, qtbot) -> None:
    one = sits(jobs=SerialJobs())
    two = colleague(4, "1042", "1142", SerialJobs())
    for _ in range(3):
        one.seconds.at += 1
        for seat in (one.seat, two.seat):
            seat.press("next")
        qtbot.waitUntil(lambda: not one.seat.inputs.busy and not two.seat.inputs.busy)
        for seat in (one.seat, two.seat):
            seat.press("start")
        qtbot.waitUntil(lambda: one.parts.panel.serving and two.panel.serving)
    called = calls(morning.lobby)
    assert len(called) == 6
    assert len(set(called)) == 6


# ------------------------------------------------------------ what a slip could hurt


def test_call_next_asks_while_the_last_one_has_not_started(sits: Sits, morning: Morning) -> None:
    teller = sits()
    teller.key(F1)
    teller.key(F1)
    assert teller.reads("sheetTitle") == "A012 来了吗？"
    assert calls(morning.lobby) == ["A012"]
    teller.key(Qt.Key.Key_Escape)
    assert teller.seat.sheet == ""
    teller.key(F1)
    teller.key(F3)
    assert state(morning.lobby, "A012") is State.SERVING
    assert teller.seat.sheet == ""


def test_keys_while_a_sheet_is_open(sits: Sits, morning: Morning) -> None:
    teller = sits()
    teller.key(F1)
    teller.key(F3)
    teller.key(F5)
    teller.key(F1)
    assert teller.reads("noticeText") == "请先回答右边的问题，或按 Esc 返回"
    assert calls(morning.lobby) == ["A012"]
    teller.key(F6)
    assert teller.seat.sheet == "transfer"
    teller.key(F6)
    assert teller.seat.sheet == ""
    teller.key(F5)
    teller.key(F4)
    assert state(morning.lobby, "A012") is State.DONE
    assert teller.seat.sheet == ""


def test_no_show_after_too_few_calls_wants_a_second_press(sits: Sits, morning: Morning) -> None:
    teller = sits()
    teller.key(F1)
    teller.key(F7)
    teller.key(F7, at_once=True)
    assert state(morning.lobby, "A012") is State.CALLED
    assert teller.reads("noticeText") == "A012 只呼叫了 1 次（规定 3 次），再按一次才算过号"
    teller.key(F7)
    assert state(morning.lobby, "A012") is State.MISSED


def test_no_show_after_enough_calls_needs_one_press(sits: Sits, morning: Morning) -> None:
    teller = sits()
    teller.key(F1)
    for seconds in (10, 20):
        morning.clock.ago(-seconds / 60)
        teller.key(F2)
    assert read_ticket(morning.lobby, "A012").calls == 3
    teller.key(F7)
    assert state(morning.lobby, "A012") is State.MISSED


def test_the_arrived_sheet_misses_and_calls_the_next(sits: Sits, morning: Morning) -> None:
    teller = sits()
    teller.key(F1)
    teller.key(F1)
    teller.key(Qt.Key.Key_3)
    assert state(morning.lobby, "A012") is State.CALLED
    teller.key(Qt.Key.Key_3)
    assert state(morning.lobby, "A012") is State.MISSED
    assert teller.number == "A013"
    teller.key(Qt.Key.Key_Z, CONTROL)
    assert state(morning.lobby, "A012") is State.CALLED
    assert state(morning.lobby, "A013") is State.WAITING
    assert teller.number == "A012"


def test_undo_gives_back_both_the_call_and_the_finish(sits: Sits, morning: Morning) -> None:
    teller = sits()
    toast, left = teller.window.findChild(QQuickItem, "toast"), []
    toast.secondsLeftChanged.connect(lambda: left.append(toast.property("secondsLeft")))
    for key in (F1, F3, F1):
        teller.key(key)
    assert teller.number == "A013"
    assert teller.item("toast") == toast
    assert left[0] == 10
    teller.key(Qt.Key.Key_Z, CONTROL)
    assert teller.number == "A012"
    assert teller.parts.panel.serving
    assert state(morning.lobby, "A013") is State.WAITING


def test_undo_by_the_toast(sits: Sits, morning: Morning) -> None:
    teller = sits()
    for key in (F1, F3, F4):
        teller.key(key)
    assert teller.number == ""
    toast = teller.item("toast")
    toast.undone.emit()
    assert teller.number == "A012"


def test_nothing_is_undone_that_somebody_else_has_dealt_with(sits: Sits, morning: Morning) -> None:
    teller = sits()
    teller.key(F1)
    teller.key(F6)
    teller.click("option-counter:1")
    operations.cancel(morning.lobby, "A012", "客户走了")
    teller.key(Qt.Key.Key_Z, CONTROL)
    assert teller.reads("noticeText") == "A012 之后又有变化，不能撤销了"
    assert state(morning.lobby, "A012") is State.CANCELLED


def test_nothing_to_undo_says_so(sits: Sits) -> None:
    teller = sits()
    teller.key(Qt.Key.Key_Z, CONTROL)
    assert teller.reads("noticeText") == "没有可以撤销的操作"


def test_a_key_that_cannot_be_used_says_why(sits: Sits) -> None:
    teller = sits()
    teller.key(F4)
    assert teller.reads("noticeText") == "没有叫号"
    assert not teller.item("action-finish").property("enabled")


def test_a_refusal_is_told_in_the_language_in_use(sits: Sits, morning: Morning) -> None:
    teller = sits()
    teller.key(F1)
    teller.key(F2)
    teller.key(F2)
    assert teller.reads("noticeText").startswith("刚刚重呼过 A012")
    teller.click("language")
    assert teller.reads("noticeText").startswith("A012 was recalled just now")
    assert teller.reads("state") == "Called"


def test_a_row_is_called_after_asking(sits: Sits, morning: Morning) -> None:
    teller = sits()
    teller.click("row-A014")
    assert teller.reads("sheetTitle") == "指定呼叫 A014？"
    assert calls(morning.lobby) == []
    teller.click("option-call")
    assert teller.number == "A014"


def test_a_row_is_not_called_over_one_that_has_not_started(sits: Sits, morning: Morning) -> None:
    teller = sits()
    teller.key(F1)
    teller.click("row-A014")
    assert not teller.item("option-call").property("enabled")
    teller.key(Qt.Key.Key_1)
    assert calls(morning.lobby) == ["A012"]
    assert teller.reads("noticeText") == "A012 还没开始，请先处理"


def test_a_row_somebody_else_has_called_leaves_the_present_one_alone(sits: Sits, morning: Morning) -> None:
    teller = sits()
    teller.key(F1)
    teller.key(F3)
    teller.click("row-A014")
    operations.open_counter(morning.lobby, 4)
    operations.call_ticket(morning.lobby, "A014", 4)
    teller.click("option-call")
    assert state(morning.lobby, "A012") is State.SERVING
    assert "A014" in teller.reads("noticeText")


# ------------------------------------------------------------ aside


def test_hold_and_resume(sits: Sits, morning: Morning) -> None:
    teller = sits()
    teller.key(F1)
    teller.key(F3)
    teller.key(F5)
    teller.key(Qt.Key.Key_2)
    assert read_ticket(morning.lobby, "A012").hold is Hold.PAPERS
    assert teller.number == ""
    teller.key(Qt.Key.Key_F9)
    teller.click("take-A012")
    assert teller.number == "A012"
    assert teller.parts.panel.serving
    # The list is empty again, so the line is back.
    assert teller.drawn("line")


def test_a_missed_one_comes_back(sits: Sits, morning: Morning) -> None:
    teller = sits()
    teller.key(F1)
    teller.key(F7)
    teller.key(F7)
    teller.click("missed")
    teller.click("take-A012")
    assert state(morning.lobby, "A012") is State.WAITING
    assert [row.number for row in teller.seat.line.rows][3] == "A012"


def test_transfer_with_return(sits: Sits, colleague, morning: Morning) -> None:
    teller = sits()
    teller.key(F1)
    teller.key(F3)
    teller.key(F6)
    teller.click("returns")
    teller.click("option-counter:5")
    ticket = read_ticket(morning.lobby, "A012")
    assert (ticket.for_counter, ticket.return_to) == (5, COUNTER)
    other = colleague(5, "1033", "1133")
    other.seat.call("A012")
    other.seat.choose("call")
    facts = {row.id: row.title for row in other.panel.facts.rows}
    assert facts["origin"] == "3 号窗口转来"
    assert facts["return"] == "办完回 3 号窗口"
    other.seat.press("finish")
    teller.parts.link.read()
    assert [row.number for row in teller.seat.line.rows if row.tag == "指定"] == ["A012"]


def test_transfer_to_a_zone_by_its_digit(sits: Sits, morning: Morning) -> None:
    teller = sits()
    teller.key(F1)
    teller.key(F6)
    teller.key(Qt.Key.Key_3)
    assert read_ticket(morning.lobby, "A012").zone == "B"


def test_pause_and_open(sits: Sits, morning: Morning) -> None:
    teller = sits()
    teller.key(F8)
    teller.key(Qt.Key.Key_3)
    here = read_board(morning.lobby).counter(COUNTER)
    assert (here.state, here.reason) == (CounterState.PAUSED, "核对")
    assert teller.reads("primaryNote") == "暂停中，按 F8 开窗"
    teller.key(F1)
    assert calls(morning.lobby) == []
    teller.key(F8)
    assert read_board(morning.lobby).counter(COUNTER).state is CounterState.OPEN


def test_pause_with_a_reason_of_ones_own(sits: Sits, morning: Morning) -> None:
    teller = sits()
    teller.key(F8)
    teller.item("typed").forceActiveFocus()
    teller.type("qu yin zhang 3")
    QTest.keyClick(teller.window, Qt.Key.Key_Return)
    assert read_board(morning.lobby).counter(COUNTER).reason == "qu yin zhang 3"


# ------------------------------------------------------------ news from outside

ACKNOWLEDGE = """
import sys
from shared.operations import acknowledge, clock_from_environment, open_lobby, read_board
from shared.store.database import Store
lobby = open_lobby(Store(sys.argv[1]), clock=clock_from_environment(), actor="display")
call = read_board(lobby).calls[0]
acknowledge(lobby, call.seq, shown_at=call.at)
acknowledge(lobby, call.seq, spoken="spoken")
"""


def test_the_receipt_appears_when_another_process_has_shown_the_call(sits: Sits, morning: Morning, qtbot) -> None:
    teller = sits(jobs=SerialJobs(), follow=True)
    teller.key(F1)
    qtbot.waitUntil(lambda: teller.number == "A012")
    assert teller.reads("shown") == "还没显示"
    with qtbot.waitSignals([teller.parts.panel.shownChanged, teller.parts.panel.spokenChanged]):
        clock = {"TINGTANG_CLOCK": str(FastClock(NOW, 0.0, 0.0))}
        subprocess.run([sys.executable, "-c", ACKNOWLEDGE, morning.store.name], check=True, env=os.environ | clock)
    assert teller.reads("shown") == "已显示 0.0 秒"
    assert teller.reads("spoken") == "已播报"


def test_a_published_branch_file_is_followed(sits: Sits, morning: Morning, qtbot) -> None:
    teller = sits(jobs=SerialJobs(), follow=True)
    _, source = operations.published(morning.lobby)
    with qtbot.waitSignal(teller.seat.zoneNameChanged):
        operations.publish(morning.lobby, source.replace("现金区", "现金业务区"))
    assert teller.seat.zoneName == "现金业务区"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_lost_store_is_told_and_found_again(sits: Sits, morning: Morning, language: str) -> None:
    from shared.lobby.errors import StoreUnreachable

    teller = sits(language=language)
    teller.key(F1)
    looks = []

    def look(lobby: Lobby) -> object:
        if not looks:
            raise StoreUnreachable("unreachable", "连不上", "away")
        return looks[0](lobby)

    real = teller.parts.link._look
    teller.parts.link.look_with(look)
    assert not teller.parts.status.connected
    assert not teller.item("callNext").property("enabled")
    assert teller.drawn("notice")
    teller.key(F3)
    assert state(morning.lobby, "A012") is State.CALLED
    assert teller.number == "A012"
    looks.append(real)
    teller.parts.link.read()
    assert teller.parts.status.connected
    assert not teller.drawn("notice") or teller.reads("noticeText") != ""
    teller.key(F3)
    assert state(morning.lobby, "A012") is State.SERVING


# ------------------------------------------------------------ the bar


@pytest.mark.parametrize(
    ("spoken", "line"),
    [("spoken", "已显示 0.1 秒·已播报"), ("partly spoken", "部分播报"), ("failed: timed out", "没播出来：音箱断了")],
)
def test_the_bar_has_room_for_what_is_not_well(sits: Sits, morning: Morning, spoken: str, line: str) -> None:
    morning.call_a012(start=False, spoken=spoken)
    teller = sits()
    teller.key(Qt.Key.Key_F11)
    assert teller.reads("stripLine") == line
    assert not teller.item("stripLine").property("truncated")


def test_the_bar_has_the_keys_and_gives_way_to_a_question(sits: Sits, morning: Morning) -> None:
    teller = sits()
    teller.key(Qt.Key.Key_F11)
    assert teller.strip.isVisible()
    assert not teller.window.isVisible()
    teller.strip.requestActivate()
    teller.key(F1)
    assert teller.item("stripNumber").property("number") == "A012"
    assert teller.reads("stripLine").startswith("Ctrl+Z")
    teller.click("strip-start")
    assert state(morning.lobby, "A012") is State.SERVING
    teller.click("strip-hold")
    assert teller.window.isVisible()
    assert not teller.strip.isVisible()
    teller.key(Qt.Key.Key_Escape)
    assert teller.strip.isVisible()
    teller.click("expand")
    assert teller.window.isVisible()


def test_the_bar_comes_back_where_it_stood(sits: Sits) -> None:
    teller = sits(strip=True)
    teller.strip.setPosition(33, 44)
    teller.key(Qt.Key.Key_F11)
    teller.strip.setPosition(0, 0)
    teller.key(Qt.Key.Key_F11)
    assert (teller.strip.x(), teller.strip.y()) == (33, 44)
    assert teller.strip.flags() & Qt.WindowType.WindowStaysOnTopHint
    assert teller.strip.flags() & Qt.WindowType.FramelessWindowHint


# ------------------------------------------------------------ the VIP way


def test_inviting_at_the_window_and_handing_over(sits: Sits, morning: Morning) -> None:
    morning.managers()
    morning.at_the_window()
    teller = sits()
    assert "潜力：大额现金客户" in [fact.title for fact in teller.parts.panel.facts.rows]
    teller.key(Qt.Key.Key_F12)
    teller.click("option-invite:")
    assert read_board(morning.lobby).receptions == ()  # the customer has not been asked
    teller.click("consent")
    teller.click(f"option-invite:{SHEN}")
    (reception,) = read_board(morning.lobby).receptions
    assert (reception.offered_to, reception.by, reception.number) == (SHEN, TELLER, "A015")
    assert state(morning.lobby, "A015") is State.SERVING
    assert teller.reads("reception-line") == "已请沈洁，等应答"
    operations.accept(morning.lobby.acting(SHEN), "A015")
    teller.parts.link.read()
    assert not teller.drawn("step-A015")  # still at the window
    teller.key(F4)
    assert state(morning.lobby, "A015") is State.INVITED
    assert teller.reads("reception-line") == "沈洁已接，请引导过去"
    teller.key(F1)  # the next is called meanwhile
    assert teller.number == "A012"
    teller.click("step-A015")
    assert read_board(morning.lobby).receptions[0].given_by == TELLER
    assert not teller.drawn("reception-A015")
    operations.receive(morning.lobby.acting(SHEN), "A015")
    assert state(morning.lobby, "A015") is State.CONSULTING


def test_who_declines_at_the_window_is_served_as_if_never_asked(sits: Sits, morning: Morning) -> None:
    morning.invited()
    teller = sits()
    teller.click("reception-A015")
    teller.click("option-decline")
    assert read_board(morning.lobby).reception("A015") is None
    assert state(morning.lobby, "A015") is State.SERVING
    assert not teller.drawn("reception-A015")


def test_an_escorted_customer_is_not_called(sits: Sits, morning: Morning) -> None:
    number = morning.escorted()
    teller = sits(counter=VIP_COUNTER, staff=VIP_TELLER, pin=VIP_PIN)
    assert teller.number == number
    assert teller.reads("state") == "陪同客户·沈洁"
    assert not teller.drawn("shown")
    assert not teller.item("action-recall").isEnabled()
    with pytest.raises(Refused, match="陪同"):
        operations.recall(morning.lobby, VIP_COUNTER)
    teller.key(F1)
    assert [row.option_id for row in teller.seat.options.rows] == ["start", "missed"]
    teller.key(Qt.Key.Key_1)
    assert teller.reads("state") == "办理中"
    teller.key(F4)
    assert state(morning.lobby, number) is State.CONSULTING
    assert teller.seat.undoText == f"{number} 回到理财经理"


def test_an_escorted_customer_who_does_not_come_is_with_the_wealth_manager(sits: Sits, morning: Morning) -> None:
    number = morning.escorted()
    teller = sits(counter=VIP_COUNTER, staff=VIP_TELLER, pin=VIP_PIN)
    teller.key(F7)
    assert state(morning.lobby, number) is State.CONSULTING
    assert teller.seat.undoText == f"{number} 回到理财经理"
