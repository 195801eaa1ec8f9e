"""Alerts at the lobby manager's seat are radio messages: asked in the list of alerts, and not once more above it."""

from __future__ import annotations

from datetime import timedelta

from shared import operations as do
from shared.lobby.displays import DisplayHealth
from shared.lobby.printers import Condition
from tests.desk.lobby.conftest import Manager

KIOSK = "取号机 1"


def test_an_alert_is_told_by_the_seat_that_sees_it_and_answered_in_the_list(manager: Manager) -> None:
    lobby = manager.hall.lobby
    do.printer_is(lobby, KIOSK, Condition.PAPER_OUT)
    manager.parts.link.read()
    manager.parts.link.ticked.emit()
    (told,) = [one for one in manager.look().radio if one.is_open]
    assert (told.alert, told.to) == (f"printer:{KIOSK}", "lobby")
    # Asked first, though a worse alert has been answered; and the bar says nothing of it.
    assert [row.message for row in manager.parts.seat.alerts.rows] == [told.id, 0, 0]
    assert not manager.sees("radioBar")
    assert manager.text("radioCountFigure") == "1"
    manager.alert("none")
    assert [ack.staff for ack in manager.look().radio[0].acks] == ["2001"]
    assert not manager.sees("radioCount")
    (row,) = [row for row in manager.parts.seat.alerts.rows if row.key == told.alert]
    assert (row.message, row.label) == (0, "")
    assert row.detail.startswith("周宁 去了·")

    do.printer_is(lobby, KIOSK, Condition.READY)
    manager.parts.link.read()
    manager.parts.link.ticked.emit()
    assert manager.look().radio[0].settled_at is not None


def test_unanswered_it_says_so_and_other_messages_are_still_on_top(manager: Manager) -> None:
    lobby = manager.hall.lobby
    do.printer_is(lobby, KIOSK, Condition.PAPER_OUT)
    do.ask_help(lobby.acting("kiosk"), KIOSK)
    manager.parts.link.read()
    manager.parts.link.ticked.emit()
    manager.hall.clock.at += timedelta(seconds=61)
    manager.parts.link.ticked.emit()
    details = [row.detail for row in manager.parts.seat.alerts.rows if row.message]
    assert [one.startswith("没有人应答·") for one in details] == [True, True]
    do.send(lobby.acting("1001"), "lobby", "请来一下", request_id="a")
    manager.parts.link.read()
    assert manager.text("radioWords") == "请来一下"
    assert "还有" not in manager.text("radioLine")
    # Going to help is one key, and answers the message too.
    manager.alert(f"help-{do.read_board(lobby).help[0].id}")
    assert [one.acks[0].staff for one in manager.look().radio if (one.alert or "").startswith("help:")] == ["2001"]


def test_what_is_told_is_read_before_it_is_answered(manager: Manager) -> None:
    manager.hall.unsatisfied()
    manager.hall.tell_alerts()
    manager.parts.link.read()
    manager.click("alert-lead")
    assert manager.text("rated").startswith("不满意")
    assert [one.alert for one in manager.look().radio if one.is_open] == ["rating:A012"]
    manager.click("action-seen", "confirm")
    assert not [one for one in manager.look().radio if one.is_open]


def test_calls_that_nobody_hears_are_seen_and_told_here(manager: Manager) -> None:
    do.display_is(manager.hall.lobby.acting("display"), "wall", DisplayHealth(place="大厅", host="pc"))
    manager.hall.call_to("A013", 4)
    manager.parts.link.read()
    manager.parts.link.ticked.emit()
    (row,) = [row for row in manager.parts.seat.alerts.rows if row.message]
    assert (row.key, row.title, row.detail, row.label) == ("voice", "叫号没有声音", "没有大屏在播报", "收到")
