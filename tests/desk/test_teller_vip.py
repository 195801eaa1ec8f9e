"""The VIP way at the teller's seat: inviting, handing over, and who is walked to the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desk.teller.scene import SHEN, TELLER, VIP_COUNTER, VIP_PIN, VIP_TELLER, Morning
from shared import operations
from shared.lobby.errors import Refused
from shared.lobby.ticket import State
from shared.operations import read_board
from tests.desk.conftest import Sits
from tests.desk.counter import F1, F4, F7, state


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
