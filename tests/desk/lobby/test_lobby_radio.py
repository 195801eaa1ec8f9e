"""The radio at the lobby manager's seat: beside what is broadcast, with the drawer in the drawer's place."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt

from shared import operations as do
from shared.lobby.messages import About, Kind
from tests.desk.lobby.conftest import Manager


def test_a_window_needs_help(manager: Manager) -> None:
    lobby = manager.hall.lobby
    said = do.send(lobby.acting("1001"), preset="help", about=About(Kind.COUNTER, "1"), request_id="a")
    manager.parts.link.read()
    assert manager.text("radioWords") == "1 号窗口需要帮助"
    assert manager.text("radioLine") == "王芳 → 大堂经理·0 秒"
    manager.click("radioAnswer")
    assert [ack.staff for ack in manager.look().radio[0].acks] == ["2001"]
    assert not manager.sees("radioBar")
    manager.click("radio")
    assert [row.outcome for row in manager.parts.radio.messages.rows if row.key == said.id] == ["周宁 去了"]
    assert do.acknowledge_message(lobby.acting("2001"), said.id).acks


def test_what_nobody_answers_comes_here_with_its_mark(manager: Manager) -> None:
    do.send(manager.hall.lobby.acting("1001"), "1015", "请来换一下班", request_id="a")
    manager.parts.link.read()
    assert not manager.sees("radioBar")

    manager.hall.clock.at += timedelta(seconds=61)
    manager.parts.link.ticked.emit()
    assert manager.text("radioWords") == "请来换一下班"
    assert manager.text("radioLine") == "没有人应答·王芳 → 赵强·1 分钟"
    manager.click("radioMore")
    row = manager.parts.radio.messages.rows[0]
    manager.click(f"answer-{row.key}")
    assert [ack.staff for ack in manager.look().radio[0].acks] == ["2001"]


def test_everyone_hears_it_and_the_drawers_change_places(manager: Manager) -> None:
    manager.click("radio")
    assert manager.text("radioTo") == "发给：所有人"
    manager.click("radio-preset-help", "radio-choice-5")
    assert manager.look().radio[0].text.zh == "5 号窗口需要帮助"
    manager.parts.seat.pick("A015")
    assert not manager.sees("radioDrawer")
    assert manager.sees("ticketDrawer")
    manager.click("radio")
    assert not manager.sees("ticketDrawer")
    # Arrows pick nothing behind it; Escape brings the ticket back.
    manager.item("radioTyped").forceActiveFocus()
    manager.key(Qt.Key.Key_Down)
    assert manager.parts.seat.number == "A015"
    manager.key(Qt.Key.Key_Escape)
    assert manager.sees("ticketDrawer")
    manager.key(Qt.Key.Key_Down)
    assert manager.parts.seat.number != "A015"


def test_a_message_too_long_is_refused_where_it_was_written(manager: Manager) -> None:
    manager.click("radio")
    manager.item("radioTyped").setProperty("text", "字" * 61)
    manager.click("radioSend")
    assert "太长" in manager.text("refusal")
    assert manager.item("radioTyped").property("text") == "字" * 61
    manager.item("radioTyped").setProperty("text", "大家好")
    manager.click("radioSend")
    assert (manager.look().radio[0].text.zh, manager.look().radio[0].to) == ("大家好", "everyone")
    assert not manager.sees("refusal")
    assert manager.item("radioTyped").property("text") == ""
