"""The VIP way at the lobby manager's seat: the quiet mark, inviting with consent, leading, handing over."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desk.lobby.morning import LUO, MANAGER, SHEN, SU, Morning
from desk.vip.receptionrows import away_line, covers, manager_rows, reception_line, reception_rows, span
from shared import operations as do
from shared.lobby.reception import Stage
from shared.lobby.ticket import State
from tests.desk.lobby.conftest import Manager


def stage(manager: Manager, number: str) -> Stage:
    return next(one for one in reversed(do.read_receptions(manager.hall.lobby)) if one.number == number).stage


def looks(manager: Manager) -> None:
    manager.parts.link.read()


@pytest.fixture
def hall(staffed: Morning) -> Morning:
    """Both wealth managers and the VIP area's lobby manager sit at their seats."""
    return staffed


def test_the_seat_says_who_is_there_and_who_left(manager: Manager) -> None:
    assert (MANAGER, "lobby") in [(one.staff, one.seat) for one in manager.look().present]
    manager.click("signOut")
    assert MANAGER not in [one.staff for one in manager.look().present]
    assert not manager.parts.seat.signedIn


def test_closing_the_window_leaves_the_seat(manager: Manager, qtbot) -> None:
    assert manager.window.close() is False
    qtbot.waitUntil(lambda: not manager.window.isVisible())
    assert MANAGER not in [one.staff for one in manager.look().present]


def test_whoever_sits_down_elsewhere_has_left_this_seat(manager: Manager) -> None:
    do.take_seat(manager.hall.lobby, "viplobby", MANAGER, "2201")
    looks(manager)
    assert not manager.parts.seat.signedIn
    assert "别处" in manager.parts.sign_in.message


def test_the_mark_is_quiet_and_its_reason_is_in_the_drawer(manager: Manager) -> None:
    marked = {row.number: row.mark for row in manager.parts.seat.ticketsIn("A").rows if row.mark}
    assert marked == {"A014": "大额现金客户", "A015": "大额现金客户", "A017": "来办单位业务，可能是企业主"}
    assert "大额现金客户" not in manager.words()
    manager.click("ticket-A014")
    assert manager.text("mark") == "大额现金客户"
    manager.click("close", "ticket-A016")
    assert not manager.sees("mark")


def test_nobody_is_invited_who_was_not_asked(manager: Manager) -> None:
    manager.click("ticket-A014", "action-invite", f"target-staff:{LUO}", "reason-0")
    assert not manager.item("confirm").isEnabled()
    manager.click("confirm")
    assert manager.look().ticket("A014").state is State.WAITING
    manager.click("consent", "confirm")
    invited = manager.look().reception("A014")
    assert (invited.offered_to, invited.by, invited.reason) == (LUO, MANAGER, "大额现金")
    assert manager.look().ticket("A014").state is State.INVITED
    assert manager.toast == "A014 已邀请"
    assert manager.log()[0][:2] == ("周宁", "A014 邀请到贵宾区，客户已同意")
    assert manager.text("reception-line") == "已请罗文，等应答"


def test_whom_to_ask_can_be_left_open(manager: Manager) -> None:
    do.be_away(manager.hall.lobby.acting(SHEN))
    looks(manager)
    manager.click("ticket-A014", "action-invite", "consent", f"target-staff:{SHEN}", f"target-staff:{SHEN}", "confirm")
    assert manager.look().reception("A014").offered_to == LUO


def test_leading_says_who_covers_and_giving_frees(manager: Manager) -> None:
    manager.hall.accepted()
    looks(manager)
    manager.click("step-A014")
    assert not manager.item("confirm").isEnabled()
    manager.click(f"target-staff:{SU}", "confirm")
    assert stage(manager, "A014") is Stage.LEADING
    assert manager.text("away-from-post") == "周宁 陪同 A014，苏晴代岗"
    manager.click("step-A014")
    assert manager.look().reception("A014").given_by == MANAGER
    assert not manager.sees("away-from-post")
    assert manager.text("reception-line") == "已交给沈洁，等沈洁确认"
    manager.hall.clock.at += timedelta(seconds=30)
    do.receive(manager.hall.lobby.acting(SHEN), "A014")
    looks(manager)
    manager.click("reception-A014")
    assert manager.text("reception") == "洽谈中：沈洁接待"
    assert manager.text("times") == "应答 20 秒·交接 2 分 9 秒"
    assert ("沈洁", "A014 交接完成，开始洽谈，用时 2 分 9 秒", "") in manager.log()


def test_a_post_that_nobody_minds_is_an_alert(manager: Manager) -> None:
    manager.hall.accepted()
    looks(manager)
    manager.click("step-A014", "target-staff:", "confirm")
    assert manager.text("away-from-post") == "周宁 陪同 A014，无人代岗"
    assert manager.parts.receptions.uncovered
    assert "周宁的岗位无人代岗" in [one.title for one in manager.parts.seat.alerts.rows]


def test_who_declines_stands_where_they_stood(manager: Manager) -> None:
    before = manager.look().ticket("A014")
    manager.hall.accepted()
    looks(manager)
    assert [row.tag for row in manager.parts.seat.ticketsIn("A").rows if row.number == "A014"] == ["接待"]
    manager.click("reception-A014", "action-decline", "confirm")
    after = manager.look().ticket("A014")
    assert (after.state, after.arrived_at, after.queued_at) == (State.WAITING, before.arrived_at, before.queued_at)
    assert not manager.sees("reception-A014")
    assert manager.log()[0][1] == "A014 接待结束：客户不去"


def test_withdrawing_wants_a_reason(manager: Manager) -> None:
    manager.hall.accepted()
    looks(manager)
    manager.click("reception-A014", "action-withdraw")
    assert not manager.item("confirm").isEnabled()
    manager.click("reason-3", "confirm")
    assert manager.look().ticket("A014").state is State.WAITING
    assert manager.log()[0][1:] == ("A014 接待结束：撤回邀请", "业务不符")


def test_a_consultation_whose_wealth_manager_has_gone_is_ended_here(manager: Manager) -> None:
    manager.hall.accepted()
    do.give(manager.hall.lobby.acting(MANAGER), "A014")
    do.receive(manager.hall.lobby.acting(SHEN), "A014")
    looks(manager)
    manager.click("reception-A014")
    assert not manager.sees("action-release")
    do.leave_seat(manager.hall.lobby.acting(SHEN))
    looks(manager)
    assert manager.text("reception-line") == "沈洁已签退，请接手"
    assert ("A014 的理财经理不在", "沈洁已签退，请接手") in [
        (row.title, row.detail) for row in manager.parts.seat.alerts.rows
    ]
    manager.click("step-A014", "target-then:back")
    assert not manager.item("confirm").isEnabled()
    manager.click("reason-3", "confirm")
    assert manager.look().ticket("A014").state is State.WAITING
    assert manager.toast == "A014 回到原来的位置"
    assert manager.log()[0][1:] == ("A014 接待结束：大堂代为结束", "业务不符")


def test_an_unanswered_invitation_goes_on_by_itself_and_says_so(manager: Manager) -> None:
    manager.click("ticket-A014", "action-invite", "consent", f"target-staff:{SHEN}", "confirm")
    manager.hall.clock.at += timedelta(seconds=31)
    manager.parts.link.ticked.emit()
    assert manager.text("reception-line") == "沈洁没有接，已转给罗文"
    assert ("A014 的邀请没有人接", "已转给罗文") in [(row.title, row.detail) for row in manager.parts.seat.alerts.rows]
    manager.hall.clock.at += timedelta(seconds=31)
    manager.parts.link.ticked.emit()
    assert manager.text("reception-line") == "沈洁、罗文没有接，再请沈洁"
    assert ("A014 的邀请没有人接", "再请沈洁") in [(row.title, row.detail) for row in manager.parts.seat.alerts.rows]
    assert ("周宁", "A014 罗文没有应答，转给下一位", "") in manager.log()


def test_nobody_free_is_said_at_once(manager: Manager) -> None:
    for one in (SHEN, LUO):
        do.leave_seat(manager.hall.lobby.acting(one))
    looks(manager)
    manager.click("ticket-A014", "action-invite", "consent", "confirm")
    assert manager.text("reception-line") == "没有空闲的理财经理"
    assert "A014 的邀请没有人接" in [row.title for row in manager.parts.seat.alerts.rows]


def test_only_three_are_shown_until_asked(manager: Manager) -> None:
    for number in ("A013", "A014", "A016", "B005"):
        do.invite(manager.hall.lobby.acting(MANAGER), number)
    looks(manager)
    assert [row.number for row in manager.parts.receptions.rows.rows] == ["A013", "A014", "A016"]
    manager.click("more-receptions")
    assert manager.sees("reception-B005")


def test_an_idle_seat_locks(manager: Manager) -> None:
    manager.parts.lock.lock()
    assert manager.sees("lockedFor")
    assert not manager.item("hall").isEnabled()
    manager.parts.lock.unlock("2201")
    assert manager.item("hall").isEnabled()


# ------------------------------------------------------------ the rows, by example


def test_the_lines_of_every_stage(hall: Morning) -> None:
    said = {}

    def look(key: str) -> None:
        board = do.read_board(hall.lobby)
        said[key] = (reception_line(board, board.receptions[-1], "zh"), reception_rows(board, board.now, "zh")[-1].next)

    manager, shen = hall.lobby.acting(MANAGER), hall.lobby.acting(SHEN)
    do.invite(manager, "A014", SHEN)
    look("invited")
    do.accept(shen, "A014")
    look("accepted")
    do.lead(manager, "A014", SU)
    look("led")
    do.receive(shen, "A014")
    look("received")
    do.give(manager, "A014")
    look("consulting")
    do.finish(hall.lobby.acting("1056"), "V001")
    do.escort(shen, "A014", 7)
    look("escorted")
    do.start(hall.lobby.acting("1056"), "A014")
    look("at teller")
    assert said == {
        "invited": ("已请沈洁，等应答", ""),
        "accepted": ("沈洁已接，请引导过去", "lead"),
        "led": ("周宁引导，苏晴代岗", "give"),
        "received": ("沈洁已接到，请确认交接", "give"),
        "consulting": ("沈洁接待", ""),
        "escorted": ("沈洁陪同去 7 号窗口", ""),
        "at teller": ("沈洁陪同，在 7 号窗口", ""),
    }


def test_a_customer_at_a_window_is_led_when_that_is_done(hall: Morning) -> None:
    do.invite(hall.lobby.acting(MANAGER), "A012")
    do.accept(hall.lobby.acting(SHEN), "A012")
    board = do.read_board(hall.lobby)
    (row,) = reception_rows(board, board.now, "zh")
    assert (row.line, row.next) == ("沈洁已接，3 号窗口办完再过去", "")


def test_the_wealth_managers_and_what_they_do(hall: Morning) -> None:
    do.invite(hall.lobby.acting(MANAGER), "A014", SHEN)
    do.be_away(hall.lobby.acting(LUO))

    def rows() -> list[tuple[str, str, str, int]]:
        board = do.read_board(hall.lobby)
        return [(one.person, one.mode, one.number, one.today) for one in manager_rows(board, board.now, "zh")]

    assert rows() == [("沈洁", "asked", "A014", 0), ("罗文", "away", "", 0)]
    do.accept(hall.lobby.acting(SHEN), "A014")
    do.leave_seat(hall.lobby.acting(LUO))
    assert rows() == [("沈洁", "busy", "A014", 1), ("罗文", "absent", "", 0)]


def test_who_can_mind_the_post(hall: Morning) -> None:
    hall.accepted()
    do.close_counter(hall.lobby, 6)
    board = do.read_board(hall.lobby)
    found = covers(board, MANAGER, board.receptions[0], "zh")
    # Not the one who leads, nor the one who receives; of the tellers those who sit at no window.
    assert [(one.name, one.doing) for one in found] == [("陈立", "没有坐窗口"), ("苏晴", "在岗"), ("罗文", "在岗")]


@pytest.mark.parametrize(
    ("seconds", "zh"), [(0, "0 秒"), (59, "59 秒"), (60, "1 分"), (80, "1 分 20 秒"), (1259, "20 分")]
)
def test_measured_times(seconds: int, zh: str) -> None:
    assert span(timedelta(seconds=seconds), "zh") == zh


def test_in_english(hall: Morning) -> None:
    hall.accepted()
    hall.led(cover=None)
    board = do.read_board(hall.lobby)
    (row,) = reception_rows(board, board.now, "en")
    assert (row.stage, row.line, row.label) == ("on the way", "周宁 leads, nobody covers", "Hand over")
    assert away_line(board, "en") == ("周宁 with A014, nobody covers", True)


def test_what_of_the_customer_book_must_not_be_overlooked(manager: Manager) -> None:
    lobby = manager.hall.lobby
    do.add_customer(lobby, "没有人的客户", "gold", {})
    looks(manager)
    told = "1 位客户没有客户经理"
    assert told not in [one.title.zh for one in manager.parts.seat.inputs.look.alerts]  # counted once a minute
    manager.hall.clock.at += timedelta(minutes=1)
    looks(manager)
    assert told in [one.title.zh for one in manager.parts.seat.inputs.look.alerts]
