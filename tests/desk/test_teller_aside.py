"""Tickets put aside at the teller's seat, sent on and brought back; and the counter that pauses."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desk.teller.scene import COUNTER, Morning
from shared.lobby.board import CounterState
from shared.lobby.ticket import Hold, State
from shared.operations import read_board, read_ticket
from tests.desk.conftest import Sits
from tests.desk.counter import F1, F3, F5, F6, F7, F8, calls, state


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
