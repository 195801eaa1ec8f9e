"""What a slip at the teller's seat could hurt: it asks, refuses, or takes back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem

from desk.teller.scene import Morning
from shared import operations
from shared.lobby.ticket import State
from shared.operations import read_ticket
from tests.desk.conftest import Sits
from tests.desk.counter import CONTROL, F1, F2, F3, F4, F5, F6, F7, calls, state


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
