"""A seat nobody touches locks, and opens again as it was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desk.teller.scene import COUNTER, Morning
from shared.lobby.ticket import State
from shared.operations import publish, published, read_board
from tests.desk.conftest import Sits


def idle(teller) -> None:
    """Nobody has touched the seat for the branch file's minutes."""
    teller.parts.lock._idle.timeout.emit()


def test_it_locks_and_nothing_under_it_is_pressed(sits: Sits, morning: Morning) -> None:
    teller = sits()
    there = read_board(morning.lobby).at_counter(COUNTER)
    idle(teller)
    assert teller.parts.lock.locked
    assert teller.reads("lockedFor").startswith("已锁定·李敏")
    for key in (Qt.Key.Key_F1, Qt.Key.Key_F4, Qt.Key.Key_Space):
        QTest.keyClick(teller.window, key)
    assert read_board(morning.lobby).at_counter(COUNTER) == there
    teller.type("0000")
    QTest.keyClick(teller.window, Qt.Key.Key_Return)
    assert teller.parts.lock.locked
    assert teller.parts.lock.message == "工号或密码不对"
    teller.type("1127")
    QTest.keyClick(teller.window, Qt.Key.Key_Return)
    assert not teller.parts.lock.locked
    assert teller.seat.signedIn
    assert there is None or there.state in (State.CALLED, State.SERVING)


def test_a_key_or_a_touch_begins_the_count_anew(sits: Sits, monkeypatch: pytest.MonkeyPatch) -> None:
    teller = sits()
    timer = teller.parts.lock._idle
    assert timer.isActive()
    assert timer.interval() == 600_000
    begun: list[bool] = []
    monkeypatch.setattr(timer, "start", lambda: begun.append(True))
    QTest.keyClick(teller.window, Qt.Key.Key_Shift)
    assert begun == [True]
    QTest.mouseClick(teller.window, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert begun == [True, True]


def test_the_branch_file_says_when_and_never(sits: Sits, morning: Morning) -> None:
    teller = sits()
    source = published(morning.lobby)[1]
    publish(morning.lobby.acting("cli"), source.replace("lock_minutes = 10", "lock_minutes = 2"))
    teller.parts.link.read()
    assert teller.parts.lock._idle.interval() == 120_000
    publish(morning.lobby.acting("cli"), source.replace("lock_minutes = 10", "lock_minutes = 0"))
    teller.parts.link.read()
    assert not teller.parts.lock._idle.isActive()


def test_signed_out_there_is_nothing_to_lock(sits: Sits) -> None:
    teller = sits(signed_in=False)
    teller.parts.lock.lock()
    assert not teller.parts.lock.locked


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_speaks_both_languages(sits: Sits, language: str) -> None:
    teller = sits(language=language)
    idle(teller)
    assert teller.reads("lockedFor").startswith({"zh": "已锁定", "en": "Locked"}[language])
