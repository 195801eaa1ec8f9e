"""Saying something to everyone from the lobby manager's seat."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from shared import operations as do
from shared.lobby.broadcasts import ZH_LIMIT
from tests.desk.lobby.conftest import Manager


def write(manager: Manager, zh: str, en: str = "") -> None:
    manager.item("broadcast-zh").setProperty("text", zh)
    manager.item("broadcast-en").setProperty("text", en)


def test_a_ready_emergency_is_two_clicks_away_and_stands_until_it_is_ended(manager: Manager) -> None:
    manager.click("broadcast")
    assert not manager.item("broadcast-say").isEnabled()
    manager.click("preset-3")
    assert manager.item("broadcast-say").property("text") == "紧急播出"
    manager.click("broadcast-say")
    (said,) = manager.look().broadcasts
    assert (said.emergency, said.zh, said.by) == (True, "火警：请从安全出口离开，不要使用电梯", "2001")
    assert said.en is not None
    assert said.en.startswith("Fire alarm")
    assert not manager.sees("broadcastDialog")
    assert manager.text("broadcast-words") == "紧急广播：火警：请从安全出口离开，不要使用电梯"
    assert manager.text("broadcast-state") == "周宁 10:26·等大屏显示·等待播报"
    do.acknowledge(manager.hall.lobby, said.id, shown_at=said.at, spoken="spoken")
    manager.parts.link.read()
    assert manager.text("broadcast-state") == "周宁 10:26·已显示·已播报"
    manager.click("broadcast-end")
    assert manager.look().broadcasts == ()
    assert not manager.sees("broadcast-words")
    assert manager.toast == "广播已结束"
    assert [what for _, what, _ in manager.log()[:2]] == [
        "结束广播：火警：请从安全出口离开，不要使用电梯",
        "紧急广播：火警：请从安全出口离开，不要使用电梯",
    ]


def test_words_of_ones_own_and_an_undo(manager: Manager) -> None:
    manager.click("broadcast")
    write(manager, "  今天 15 点有暴雨  ", "Heavy rain at three")
    manager.click("broadcast-say")
    (said,) = manager.look().broadcasts
    assert (said.emergency, said.zh, said.en) == (False, "今天 15 点有暴雨", "Heavy rain at three")
    manager.click("undo")
    assert manager.look().broadcasts == ()


def test_a_ready_sentence_may_be_changed_and_made_urgent(manager: Manager) -> None:
    manager.click("broadcast", "preset-0")
    write(manager, "蓝色轿车请马上移车")
    manager.click("broadcast-emergency", "broadcast-say")
    (said,) = manager.look().broadcasts
    assert (said.emergency, said.zh, said.en) == (True, "蓝色轿车请马上移车", None)


def test_nothing_is_said_twice_or_without_words(manager: Manager) -> None:
    manager.click("broadcast")
    write(manager, "   ")
    assert not manager.item("broadcast-say").isEnabled()
    manager.parts.broadcast.say("字" * (ZH_LIMIT + 1), "")
    assert "太长" in manager.text("refusal")
    write(manager, "请车主移车")
    manager.click("broadcast-say")
    assert [what for _, what, _ in manager.log()] == ["广播：请车主移车"]


def test_escape_closes_the_dialog_and_arrows_pick_nothing_behind_it(manager: Manager) -> None:
    manager.click("broadcast")
    manager.key(Qt.Key.Key_Down)
    assert manager.parts.seat.number == ""
    manager.key(Qt.Key.Key_Escape)
    assert not manager.sees("broadcastDialog")
    manager.key(Qt.Key.Key_Right)
    assert manager.parts.seat.number != ""


def test_typing_and_enter_say_it(manager: Manager) -> None:
    manager.click("broadcast")
    for one in "OK":
        manager.key(getattr(Qt.Key, f"Key_{one}"))
    manager.key(Qt.Key.Key_Return)
    (said,) = manager.look().broadcasts
    assert said.zh.upper() == "OK"


def test_signing_out_closes_it(manager: Manager) -> None:
    manager.click("broadcast")
    manager.parts.seat.signOut()
    assert not manager.parts.broadcast.open
    assert not manager.sees("broadcast")


def test_in_english(sit: Callable[..., Manager]) -> None:
    manager = sit(language="en")
    do.broadcast(manager.hall.lobby.acting("cli"), "请车主移车", "Please move the car")
    manager.parts.link.read()
    assert manager.text("broadcast-words") == "Broadcast: Please move the car"
    assert manager.text("broadcast-state") == "Command line 10:26, Not shown yet, Not spoken yet"
    assert manager.log()[0][1] == "Broadcast: Please move the car"
