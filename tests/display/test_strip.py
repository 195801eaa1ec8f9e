"""The strip above one window, in every state it can be in."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from display.stripview import StripKnown, derive
from shared.lobby.routing import Intent
from shared.operations import (
    close_counter,
    escort,
    events_after,
    finish,
    issue,
    open_counter,
    pause_counter,
    read_board,
    start,
    take_seat,
    welcome,
)
from tests.display.conftest import Hall


def drawn(hall: Hall, counter: int):
    return derive(StripKnown(counter, read_board(hall.lobby)))


def test_a_window_through_its_day(hall: Hall) -> None:
    assert drawn(hall, 3).message == "未开放"
    open_counter(hall.lobby, 3)
    assert (drawn(hall, 3).message, drawn(hall, 3).zone_name) == ("空闲，请稍候", "现金区")
    hall.arrive()
    called = hall.call(3)
    at = drawn(hall, 3)
    assert (at.message, at.number, at.zone, at.pigment) == ("请到本窗口", called.number, "A", "ochre")
    start(hall.lobby, called.number)
    assert (drawn(hall, 3).message, drawn(hall, 3).number) == ("办理中", called.number)
    finish(hall.lobby, called.number)
    pause_counter(hall.lobby, 3)
    assert (drawn(hall, 3).message, drawn(hall, 3).number) == ("暂停服务", "")
    close_counter(hall.lobby, 3)
    assert drawn(hall, 3).message == "未开放"


def test_a_window_the_branch_does_not_have() -> None:
    assert derive(StripKnown(3)).state == "starting"
    assert derive(StripKnown(3, stale=True)).message == "请听广播"


def test_an_unknown_window_says_so(hall: Hall) -> None:
    assert drawn(hall, 88).state == "unknown"


def test_every_state_has_english(hall: Hall) -> None:
    assert drawn(hall, 1).english == "Not open"


def test_the_strip_follows_and_leaves_the_receipt_to_the_wall(hall: Hall, qtbot: QtBot) -> None:
    hall.arrive()
    strip = hall.strip(7)
    other = hall.strip(1)
    qtbot.waitUntil(lambda: strip.view.props.state == "unopened")
    called = hall.call(1)
    qtbot.waitUntil(lambda: other.view.props.number == called.number)
    assert strip.view.props.number == ""
    assert not [event for event in events_after(hall.lobby, 0) if event.kind == "call_shown"]


def test_an_escorted_customer_is_served_without_a_number(hall: Hall) -> None:
    take_seat(hall.lobby, "wealth", "4001", "4101")
    wealth = hall.lobby.acting("4001")
    number = issue(hall.lobby, Intent("wealth")).ticket.number
    open_counter(hall.lobby, 7)
    welcome(wealth, number)
    assert (drawn(hall, 7).message, drawn(hall, 7).number) == ("空闲，请稍候", "")
    escort(wealth, number, 7)
    assert (drawn(hall, 7).message, drawn(hall, 7).number) == ("办理中", "")
    start(hall.lobby, number)
    assert (drawn(hall, 7).message, drawn(hall, 7).number) == ("办理中", "")
    assert read_board(hall.lobby).calls == ()
