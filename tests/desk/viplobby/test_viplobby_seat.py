"""The VIP area's reception, driven by real clicks on a real store."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desk.lobby.morning import LUO, MANAGER, SHEN, SU, Morning
from desk.options import Options
from desk.viplobby.seat import build
from shared import operations as do
from shared.lobby.identifiers import Identifier
from shared.lobby.reception import Stage
from shared.lobby.routing import Intent
from shared.lobby.ticket import State
from shared.screens.app import Screen
from shared.screens.jobs import ImmediateJobs
from shared.screens.pictures import still
from tests.desk.lobby.conftest import Manager


@pytest.fixture
def reception(staffed: Morning, qapp, qtbot) -> Iterator[Manager]:
    """苏晴 at the VIP area's reception; both wealth managers at their seats."""
    screen = Screen("test", jobs=ImmediateJobs())
    options = Options(seat="viplobby", store=staffed.url)
    parts = build(screen, options, follow=False, clock=staffed.clock)
    still(screen.engine)
    with qtbot.waitExposed(parts.window):
        parts.window.show()
    parts.link.open()
    qtbot.waitUntil(lambda: parts.seat.ready)
    parts.sign_in.submit(SU, "2301")
    qtbot.waitUntil(lambda: parts.seat.signedIn)
    yield Manager(parts, staffed)
    screen.close()


def test_who_has_come_with_the_name_that_the_book_has(reception: Manager) -> None:
    rows = [(row.number, row.person, row.tier, row.minutes, row.fresh) for row in reception.parts.area.arrivals.rows]
    assert rows == [
        ("V002", "", "白金客户", 8, False),
        ("V003", "", "金卡客户", 4, False),
        ("V004", "王女士", "私人银行客户", 0, True),
    ]
    assert "王女士" in reception.words()
    assert "王女士" not in repr(reception.parts.area.inputs)
    assert (SU, "viplobby") in [(one.staff, one.seat) for one in reception.look().present]
    assert (reception.parts.area.waiting, reception.parts.area.longest) == (3, 8)
    # Consent taken back: the number and the tier are all that greets.
    do.note_consent(reception.hall.lobby, do.read_ticket(reception.hall.lobby, "V004").customer, False)
    reception.parts.link.read()
    assert [(row.person, row.tier) for row in reception.parts.area.arrivals.rows][2] == ("", "私人银行客户")
    assert "王女士" not in reception.words()


def test_without_the_key_the_number_is_enough(reception: Manager, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("TINGTANG_KEY", str(tmp_path / "none.key"))
    reception.parts.link.read()
    assert [row.person for row in reception.parts.area.arrivals.rows] == ["", "", ""]
    reception.click("ask-V004")
    assert reception.look().reception("V004") is not None


def test_one_tap_asks_for_the_customers_own_manager(reception: Manager) -> None:
    reception.click("ask-V004")
    asked = reception.look().reception("V004")
    assert (asked.offered_to, asked.known, asked.by) == (SHEN, True, SU)
    assert not reception.sees("ask-V004")
    assert reception.sees("reception-V004")
    modes = [(row.person, row.mode, row.number) for row in reception.parts.area.managers.rows]
    assert modes == [("沈洁", "asked", "V004"), ("罗文", "free", "")]
    assert reception.log()[0][:2] == ("苏晴", "请理财经理接待 V004")


def test_another_manager_can_be_chosen_without_asking_for_consent(reception: Manager) -> None:
    reception.click("arrival-V002", "action-invite")
    assert not reception.sees("consent")
    reception.click(f"target-staff:{LUO}", "confirm")
    assert reception.look().reception("V002").offered_to == LUO


def test_an_ordinary_customer_is_guided_back_to_the_hall(reception: Manager) -> None:
    before = reception.look().ticket("V003")
    reception.click("arrival-V003", "action-move", "target-zone:B")
    assert not reception.item("confirm").isEnabled()
    reception.click("reason-3", "confirm")
    after = reception.look().ticket("V003")
    assert (after.zone, after.state, after.arrived_at) == ("B", State.WAITING, before.arrived_at)
    assert not reception.sees("arrival-V003")
    assert reception.log()[0] == ("苏晴", "V003 从贵宾理财区移到非现金区", "业务不符")
    reception.click("undo")
    assert reception.look().ticket("V003").zone == "V"


def test_to_the_vip_teller_keeping_the_place(reception: Manager) -> None:
    reception.click("arrival-V003", "action-send")
    assert not reception.item("confirm").isEnabled()
    reception.click("target-counter:7", "confirm")
    assert reception.look().ticket("V003").for_counter == 7
    assert reception.toast == "V003 请到 7 号窗口"


def test_what_this_role_may_not_do_is_not_offered(reception: Manager) -> None:
    reception.click("arrival-V002")
    assert reception.sees("action-first")
    assert not reception.sees("action-call")
    assert not reception.sees("open-7")


def test_an_invitation_from_the_hall_comes_and_is_handed_over(reception: Manager) -> None:
    reception.hall.accepted("A014")
    reception.parts.link.read()
    assert [(row.number, row.next) for row in reception.parts.receptions.rows.rows] == [("A014", "lead")]
    reception.click("step-A014", "target-staff:", "confirm")
    assert reception.text("away-from-post") == "苏晴 陪同 A014，无人代岗"
    reception.click("step-A014")
    do.receive(reception.hall.lobby.acting(SHEN), "A014")
    reception.parts.link.read()
    assert reception.look().reception("A014").stage is Stage.CONSULTING
    assert reception.parts.area.received == 1


def test_a_teller_does_not_sit_here(reception: Manager) -> None:
    reception.click("signOut")
    assert [one.staff for one in reception.look().present] == [SHEN, LUO]
    reception.parts.sign_in.submit("1027", "1127")
    assert reception.parts.sign_in.message == "李敏（柜员）不坐这个席位"


def test_a_manager_who_stands_in_may_call(reception: Manager) -> None:
    reception.click("signOut")
    reception.parts.sign_in.submit(MANAGER, "2201")
    reception.click("arrival-V002")
    assert reception.sees("action-call")
    assert not reception.sees("action-send")


def test_somebody_new_is_seen(reception: Manager) -> None:
    do.issue(reception.hall.lobby.acting("kiosk"), Intent("wealth"))
    reception.parts.link.read()
    reception.click("ask-V005")
    assert reception.look().reception("V005").offered_to == SHEN


# ------------------------------------------------------------ who came without a card


def reads(reception: Manager, number: str) -> None:
    """A reader types what it has read, as a keyboard, wherever the focus happens to be."""
    for one in number:
        QTest.keyClick(reception.window, one)
    reception.key(Qt.Key.Key_Return)


def test_who_came_without_a_card_is_found_and_holds_the_number_by_name(reception: Manager) -> None:
    lobby = reception.hall.lobby
    chen = do.add_customer(lobby, "陈先生", "platinum", {Identifier.MEMBER: "M1001"}, LUO, consent=True).reference
    before = reception.look().ticket("V003")
    reads(reception, "M1001")
    assert (reception.text("find-who"), reception.text("find-note")) == ("陈先生", "白金客户·罗文的客户")
    assert reception.text("find-advice") == "先点这位客户的号"
    assert reception.text("find") == ""  # the number does not stay on the screen
    reception.click("arrival-V003", "find-introduce")
    after = reception.look().ticket("V003")
    assert (after.customer, after.tier, after.arrived_at) == (chen, "platinum", before.arrived_at)
    assert not reception.sees("find-who")
    assert ("陈先生", "白金客户") in [(row.person, row.tier) for row in reception.parts.area.arrivals.rows]
    reads(reception, "M1001")
    assert (reception.text("find-advice"), reception.sees("find-introduce")) == ("已经取了 V003", False)
    assert "陈先生" not in repr(reception.parts.find.inputs)
    reception.key(Qt.Key.Key_Escape)
    assert not reception.sees("find-who")
    reception.click("undo")
    assert reception.look().ticket("V003") == before
    assert "M1001" not in str([one.data for one in do.events_after(lobby, 0)])


def test_nobody_and_no_number_are_said(reception: Manager) -> None:
    do.add_customer(reception.hall.lobby, "赵老师", "platinum", {Identifier.PHONE: "13800138003"}, SHEN)
    reads(reception, "13800138077")
    assert "客户簿里没有这个号码" in reception.words()
    reads(reception, "13800138003")  # in place of what was asked before
    assert reception.text("find-who") == "没有同意建档，请按等级称呼"
    reception.click("find-forget", "arrival-V004")
    reads(reception, "13")
    assert "这不是卡号、证件号、手机号或会员号" in reception.words()
    # V004 is somebody of the book already.
    reads(reception, "13800138003")
    assert (reception.sees("find-who"), reception.sees("find-introduce")) == (True, False)
