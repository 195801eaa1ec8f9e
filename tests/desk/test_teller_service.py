"""A service at the teller's seat, by keys and by clicks: whatever is pressed twice counts once."""

from __future__ import annotations

import threading

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from desk.teller.scene import Morning
from shared.lobby.ticket import State
from shared.operations import read_ticket
from shared.screens.jobs import SerialJobs
from tests.desk.conftest import Sits
from tests.desk.counter import F1, F2, F3, F4, calls, state


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
