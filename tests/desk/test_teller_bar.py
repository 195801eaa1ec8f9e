"""The teller's seat as the small bar above other windows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desk.teller.scene import Morning
from shared.lobby.ticket import State
from tests.desk.conftest import Sits
from tests.desk.counter import F1, state


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
