"""The lobby manager's seat, driven by real clicks on a real store."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from desk.lobby.morning import NOW, Morning
from desk.vip import floorseat
from shared import operations as do
from shared.lobby.alerts import UNSEEN_SECONDS
from shared.lobby.board import CounterState
from shared.lobby.displays import DisplayHealth
from shared.lobby.ticket import State
from shared.operations import FastClock
from shared.screens.jobs import SerialJobs
from tests.desk.lobby.conftest import Manager


def test_moving_needs_a_target_and_a_reason(manager: Manager) -> None:
    manager.click("ticket-A015", "action-move")
    assert not manager.item("confirm").isEnabled()
    manager.click("target-zone:V")
    assert not manager.item("confirm").isEnabled()
    assert "从约" in manager.text("effect")
    manager.click("confirm")
    assert manager.look().ticket("A015").zone == "A"
    manager.click("reason-0", "confirm")
    moved = manager.look().ticket("A015")
    assert (moved.zone, moved.state) == ("V", State.WAITING)
    assert moved.arrived_at == manager.hall.clock.now().replace(minute=12)
    assert manager.toast == "A015 已移区"
    assert manager.log()[0] == ("周宁", "A015 从现金区移到贵宾理财区", "大额现金")
    assert not manager.sees("confirm")


def test_a_reason_of_ones_own_is_enough(manager: Manager) -> None:
    manager.click("ticket-A016", "action-first")
    manager.write("  家里 有急事 ")
    manager.click("confirm")
    assert manager.look().ticket("A016").prioritised_at is not None
    assert manager.log()[0] == ("周宁", "A016 设为优先", "家里 有急事")


def test_a_double_click_does_it_once(manager: Manager) -> None:
    manager.click("ticket-A016", "action-cancel", "reason-1")
    confirm = manager.item("confirm")
    manager.hit(confirm)
    # The second click of a double click: the drawer is gone by then, and what lies there now must not be hit.
    manager.hit(confirm)
    assert [what for _, what, _ in manager.log()].count("A016 取消") == 1
    assert manager.look().ticket("A016") is None


def test_undo_gives_back_what_it_was(manager: Manager) -> None:
    before = manager.look().ticket("A016")
    manager.click("ticket-A016", "action-cancel", "reason-1", "confirm")
    assert not manager.sees("ticket-A016")
    manager.click("undo")
    assert manager.look().ticket("A016") == before
    assert manager.log()[0][1] == "A016 撤销取消"


def test_undo_by_keyboard(manager: Manager) -> None:
    manager.click("ticket-A016", "action-first", "reason-1", "confirm")
    manager.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert manager.look().ticket("A016").prioritised_at is None


def test_undo_never_takes_back_what_somebody_else_did_since(manager: Manager) -> None:
    manager.click("ticket-A013", "action-first", "reason-1", "confirm")
    do.finish(manager.hall.lobby.acting("1001"), "A010")
    do.call_next(manager.hall.lobby.acting("1001"), 1)
    manager.click("undo")
    assert manager.look().ticket("A013").state is State.CALLED
    assert manager.text("refusal") == "A013 之后又有变化，不能撤销了"


def test_calling_to_a_counter_opens_it(manager: Manager) -> None:
    manager.click("ticket-A013", "action-call")
    assert not manager.item("target-counter:1").isEnabled()
    manager.click("target-counter:4", "reason-1", "confirm")
    called = manager.look().ticket("A013")
    assert (called.state, called.counter) == (State.CALLED, 4)
    assert manager.log()[0][1:] == ("A013 指定呼叫到 4 号窗口", "客户要求")


def test_calling_the_picked_ticket_from_a_counters_drawer(manager: Manager) -> None:
    manager.click("ticket-A014", "counter-4", "counter-call")
    assert manager.text("confirm") == "呼叫 A014 到 4 号窗口"
    manager.click("reason-2", "confirm")
    assert manager.look().at_counter(4).number == "A014"


def test_a_refusal_is_said_and_nothing_is_lost(manager: Manager) -> None:
    manager.click("ticket-A014", "action-call", "target-counter:4", "reason-2")
    # Another hand is quicker: the page has not heard of it yet.
    do.call_ticket(manager.hall.lobby, "A015", 4)
    manager.click("confirm")
    assert "A015" in manager.text("refusal")
    assert manager.look().ticket("A014").state is State.WAITING
    assert manager.parts.ticket.inputs.reason == 2


def test_a_missed_ticket_goes_back_in_line(manager: Manager) -> None:
    manager.click("ticket-B001")
    manager.hall.clock.at = (NOW.replace(minute=20)).astimezone(manager.hall.clock.at.tzinfo)
    manager.click("action-back", "confirm")
    assert manager.look().ticket("B001").state is State.WAITING
    assert manager.toast == "B001 已回队"


def test_a_customer_at_the_machines_is_done(manager: Manager) -> None:
    manager.click("ticket-Z001", "action-done", "confirm")
    assert manager.look().ticket("Z001") is None


def test_issuing_for_somebody(manager: Manager) -> None:
    manager.click("issue")
    assert not manager.item("issue-confirm").isEnabled()
    manager.click("service-withdrawal", "band-upto-20k", "elder")
    assert manager.text("preview") == "照顾年长和有需要的客户，柜台办理"
    manager.click("issue-confirm")
    assert manager.item("issued-number").property("number") == "A019"
    ticket = manager.look().ticket("A019")
    assert (ticket.zone, ticket.elder, ticket.band) == ("A", True, "upto-20k")
    manager.click("issue-again", "service-wealth", "issue-confirm")
    assert manager.item("issued-number").property("number") == "V003"
    manager.click("issue-done")
    assert not manager.sees("issued-number")
    assert manager.log()[0][:2] == ("周宁", "V003 取号")


def test_closing_a_zone_and_opening_it_again(manager: Manager) -> None:
    manager.click("zone-Z")
    assert not manager.item("zone-confirm").isEnabled()
    manager.click("span-60", "reason-4", "zone-confirm")
    closed = manager.look().closure("zone", "Z")
    assert closed.reason == "设备故障"
    assert closed.until == manager.hall.clock.now().replace(hour=3, minute=26)
    assert manager.log()[0] == ("周宁", "自助区暂停，到 11:26", "设备故障")
    manager.click("zone-confirm")
    assert manager.look().closure("zone", "Z") is None
    manager.click("undo")
    assert manager.look().closure("zone", "Z") == closed


def test_changing_a_counters_zones(manager: Manager) -> None:
    before = manager.look().counter(3).serves
    manager.click("counter-3")
    assert not manager.item("counter-assign").isEnabled()
    manager.click("serves-V", "later-V", "later-V", "sooner-B", "reason-0", "counter-assign")
    now = manager.look().counter(3).serves
    assert [(one.zone, one.after) for one in now] == [("A", 0), ("B", 5), ("V", 10)]
    assert manager.log()[0][1].startswith("3 号窗口改办现金区")
    manager.click("undo")
    assert manager.look().counter(3).serves == before


def test_a_counter_is_opened_paused_and_closed(manager: Manager) -> None:
    manager.click("open-4")
    assert manager.look().counter(4).state is CounterState.OPEN
    manager.click("counter-4", "counter-pause")
    assert manager.look().counter(4).state is CounterState.PAUSED
    manager.click("counter-close")
    assert manager.look().counter(4).state is CounterState.CLOSED
    manager.click("counter-open")
    assert manager.look().counter(4).state is CounterState.OPEN


def test_the_proposed_counter_is_opened(manager: Manager) -> None:
    assert (manager.parts.seat.offerBefore, manager.parts.seat.offer) == ("22", 4)
    manager.click("offer")
    assert manager.look().counter(4).state is CounterState.OPEN
    assert not manager.sees("offer")


def test_a_request_for_help_appears_and_is_answered(manager: Manager) -> None:
    manager.hall.ask_help()
    manager.parts.link.read()
    request = manager.look().help[0].id
    manager.alert(f"help-{request}")
    assert manager.look().help == ()
    assert manager.log()[0][1] == "去帮取号机的客户"


def test_calls_that_reach_nobody_are_told_without_any_news(sit, qtbot, hall: Morning, monkeypatch) -> None:
    monkeypatch.setattr(floorseat, "REFRESH_MS", 20)
    wall = hall.lobby.acting("display")
    do.display_is(wall, "one", DisplayHealth(place="大屏", host="hall", speaks=True, voice="neural"))
    do.display_ended(wall, "one")
    hall.call_to("A013", 4)
    manager = sit(follow=True, jobs=SerialJobs())

    def told() -> list[str]:
        return [row.title for row in manager.parts.seat.alerts.rows if row.key == "unseen"]

    assert told() == []
    hall.clock.at += timedelta(seconds=UNSEEN_SECONDS)
    qtbot.waitUntil(lambda: told() == ["叫号没有人看到、听到"])


def test_an_alert_leads_to_its_ticket(manager: Manager) -> None:
    manager.alert("ticket-A009")
    assert manager.parts.ticket.number == "A009"
    assert manager.item("drawer-number").property("number") == "A009"


def test_the_amount_is_in_the_drawer_only(manager: Manager) -> None:
    do.cancel(manager.hall.lobby, "A015")  # its alert quotes the branch file's own sentence on 20 万元以上
    manager.parts.link.read()
    bands = {band.name.zh for service in manager.look().branch.service for band in service.band}
    assert not [name for name in bands if name in manager.words()]
    manager.click("ticket-A014")
    assert "5 万元以上" in manager.words()
    manager.key(Qt.Key.Key_Escape)
    assert not [name for name in bands if name in manager.words()]


def test_arrows_walk_and_escape_closes(manager: Manager) -> None:
    manager.click("ticket-A009")
    manager.key(Qt.Key.Key_Escape)
    assert manager.parts.seat.panel == "log"
    for key, number in (
        (Qt.Key.Key_Down, "Z001"),
        (Qt.Key.Key_Right, "A009"),
        (Qt.Key.Key_Down, "A013"),
        (Qt.Key.Key_Right, "B005"),
        (Qt.Key.Key_Up, "B004"),
        (Qt.Key.Key_Right, "V002"),
        (Qt.Key.Key_Right, "V002"),
        (Qt.Key.Key_Left, "B004"),
    ):
        manager.key(key)
        assert manager.parts.ticket.number == number
    manager.key(Qt.Key.Key_Return)
    manager.key(Qt.Key.Key_Space)
    assert manager.parts.ticket.action == "invite"


def test_only_the_lobby_and_the_branch_manager_may_sit_here(sit) -> None:
    teller = sit(signed_in=False)
    teller.parts.sign_in.submit("1027", "1127")
    assert not teller.parts.seat.signedIn
    assert teller.parts.sign_in.message == "李敏（柜员）不坐这个席位"
    teller.parts.sign_in.submit("3001", "3301")
    assert teller.parts.seat.person == "何静"


def test_signing_out_closes_everything(manager: Manager) -> None:
    manager.click("ticket-A015", "signOut")
    assert not manager.sees("hall")
    assert manager.parts.seat.number == ""


def test_in_english(sit) -> None:
    manager = sit(language="en")
    manager.click("ticket-A015", "action-move", "target-zone:V", "reason-0", "confirm")
    assert manager.log()[0][1:] == ("A015 moved from Cash to VIP", "Large cash")
    manager.click("language")
    assert manager.log()[0][1:] == ("A015 从现金区移到贵宾理财区", "大额现金")


def test_another_process_is_seen_at_once(sit, qtbot, child_environment, hall: Morning) -> None:
    manager = sit(jobs=SerialJobs(), follow=True)
    clock = {"TINGTANG_CLOCK": str(FastClock(NOW, 0.0, 0.0))}
    subprocess.run(
        [sys.executable, "-m", "shared.cli", "--store", hall.url, "ticket", "issue", "--service", "wealth"],
        check=True,
        env=child_environment | clock,
        stdout=subprocess.DEVNULL,
    )
    qtbot.waitUntil(lambda: manager.sees("ticket-V003"))
    hall.ask_help()
    qtbot.waitUntil(lambda: any(row.act == "help" for row in manager.parts.seat.alerts.rows))


def test_a_new_branch_file_is_taken_up(manager: Manager, shipped: str) -> None:
    do.publish(manager.hall.lobby, shipped.replace('zh = "非现金区", en = "Non-cash"', 'zh = "综合区", en = "General"'))
    manager.parts.link.read()
    assert [row.name for row in manager.parts.seat.zones.rows] == ["自助区", "现金区", "综合区", "贵宾理财区"]


def test_the_store_goes_away_and_comes_back(manager: Manager, hall: Morning) -> None:
    path = hall.url.removeprefix("sqlite:///")
    os.rename(path, path + ".away")
    manager.parts.link.read()
    assert manager.sees("away")
    assert manager.sees("ticket-A015")
    os.rename(path + ".away", path)
    manager.parts.link.read()
    assert not manager.sees("away")
    manager.click("ticket-A015", "action-first", "reason-0", "confirm")
    assert manager.look().ticket("A015").prioritised_at is not None


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_long_queue_says_how_many_are_below(sit, hall: Morning, language: str) -> None:
    hall.crowd(60)
    manager = sit(language=language)
    more = manager.text("more-A")
    tickets = [item for item in manager.all("tickets-A")[0].property("contentItem").childItems() if item.objectName()]
    bottom = manager.item("tickets-A").height()
    whole = [item for item in tickets if item.y() + item.height() <= bottom + 1]
    assert str(67 - len(whole)) in more
