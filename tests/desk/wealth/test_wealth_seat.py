"""The wealth manager's seat as its owner has it: real QML, real touches, a real store."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desk.wealth.scene import COLLEAGUE, COLLEAGUE_PIN, LARGE_CASH, LOBBY, ME, NOW, PIN, TELLERS, Morning
from shared import operations as do
from shared.lobby.customers import Channel, FollowUpKind, FollowUpState
from shared.lobby.reception import Stage
from shared.lobby.routing import Intent
from shared.lobby.ticket import State
from shared.operations import Lobby
from shared.screens.jobs import SerialJobs
from tests.desk.wealth.conftest import Manager, Sits

TODAY = NOW.date()


def invited(manager: Manager, **named: str) -> str:
    """A customer of the hall is invited, and this person is asked."""
    number = manager.morning.take(14, LARGE_CASH)
    manager.morning.invite(number, **named)
    manager.look()
    return number


def consulting(manager: Manager) -> str:
    """The customer was brought, and both have confirmed."""
    number = invited(manager)
    manager.touch("accept", "primary")
    do.give(manager.morning.lobby.acting(LOBBY), number)
    manager.look()
    return number


def kinds(lobby: Lobby, since: int) -> list[str]:
    return [one.kind for one in do.events_after(lobby, since)]


# ------------------------------------------------------------ signing in, being away, signing out


def test_signing_in_takes_the_seat_and_signing_out_leaves_it(sit: Sits, morning: Morning) -> None:
    manager = sit(signed_in=False)
    manager.parts.sign_in.submit(ME, "0000")
    assert manager.parts.sign_in.message == "工号或密码不对"
    manager.parts.sign_in.submit("1001", "1101")
    assert manager.parts.sign_in.message == "王芳（柜员）不坐这个席位"
    manager.parts.sign_in.submit(ME, PIN)
    assert manager.text("person") == "沈洁"
    assert [(one.staff, one.seat) for one in do.read_board(morning.lobby).present] == [(ME, "wealth")]
    manager.touch("away-switch")
    assert manager.sees("away-note")
    assert do.read_board(morning.lobby).present[0].away
    manager.touch("away-switch")
    assert not do.read_board(morning.lobby).present[0].away
    manager.touch("signOut")
    assert do.read_board(morning.lobby).present == ()
    assert manager.sees("staffNumber")


def test_who_was_signed_out_elsewhere_is_told(sit: Sits, morning: Morning) -> None:
    manager = sit()
    do.leave_seat(morning.lobby.acting(ME))
    manager.look()
    assert not manager.parts.seat.signedIn
    assert manager.parts.sign_in.message == "您已签退或换了席位，请重新签到"


def test_it_locks_over_everything_and_opens_as_it_was(sit: Sits, morning: Morning) -> None:
    manager = sit()
    manager.touch("reminded", "tab-list", "customer-1")
    manager.parts.lock.lock()
    assert manager.sees("lockedFor")
    manager.parts.lock.unlock(PIN)
    assert manager.sees("record-name")
    manager.parts.lock.lock()
    manager.touch("leaveLocked")
    assert do.read_board(morning.lobby).present == ()
    manager.parts.sign_in.submit(ME, PIN)
    assert not manager.sees("record-name")  # nothing of before is kept


# ------------------------------------------------------------ the reception


def test_the_whole_way_from_invitation_to_outcome_with_a_note(sit: Sits, morning: Morning) -> None:
    manager = sit()
    number = invited(manager, reason="大额现金")
    assert manager.text("offer-who") == "周宁邀请"
    assert manager.text("offer-mark") == "大额现金客户"
    assert manager.text("countdown") == "没有别人有空，20 秒后再问您"
    manager.second(1)
    assert manager.text("countdown") == "没有别人有空，19 秒后再问您"
    manager.touch("accept")
    assert manager.toast == f"已接 {number}"
    assert not manager.sees("offer")
    hall = morning.lobby.acting(LOBBY)
    do.lead(hall, number, cover="2101")
    manager.look()
    assert manager.text("step-now") == "引导中"
    manager.touch("primary")
    assert manager.text("primary-note") == "您已确认，等周宁确认交接"
    do.give(hall, number)
    manager.look()
    assert manager.text("step-now") == "洽谈中"
    manager.touch("ask-escort", "escort-7")
    assert manager.reception(number).stage is Stage.ESCORTING
    teller = morning.lobby.acting(TELLERS[7][0])
    manager.second(40)
    do.start(teller, number)
    manager.look()
    assert manager.text("step-now") == "窗口"
    do.finish(teller, number)
    manager.look()
    assert [one.name for one in manager.parts.guest.steps.rows] == [
        *("已接", "引导中", "交接", "洽谈中", "陪同", "窗口", "洽谈中", "结束")
    ]
    manager.write("note-text", "想把大额存单续一半")
    manager.touch("primary", "outcome-again", "end")
    one = manager.reception(number)
    assert (one.stage, one.outcome) == (Stage.CLOSED, "again")
    (note,) = do.read_notes(morning.lobby.acting(ME), reception=one.id)
    assert (note.text, note.by) == ("想把大额存单续一半", ME)
    assert do.read_ticket(morning.lobby, number).state is State.DONE
    assert manager.text("count") == "今天接待 1 位"
    assert manager.parts.note.inputs.text == ""


def test_it_is_not_ended_without_an_outcome_and_a_note_or_the_word_that_there_is_none(sit: Sits) -> None:
    manager = sit()
    number = consulting(manager)
    manager.touch("primary")
    assert manager.text("missing") == "先选结果，再写记录或选“没有要记的”"
    manager.touch("end")
    assert manager.reception(number).closed_at is None
    manager.touch("outcome-done")
    assert manager.text("missing") == "先写记录，或选“没有要记的”"
    manager.touch("nothing")
    assert not manager.sees("missing")
    manager.touch("end")
    assert manager.reception(number).outcome == "done"


def test_an_end_that_is_refused_keeps_the_note_and_writes_it_once(sit: Sits, morning: Morning) -> None:
    manager = sit()
    number = consulting(manager)
    manager.write("note-text", "谈了养老")
    manager.touch("primary", "outcome-done")
    do.escort(morning.lobby.acting(ME), number, 7)  # at another screen, and this one has not seen it
    manager.touch("end")
    assert f"{number} 现在是“陪同去窗口”" in manager.text("refusal")
    assert manager.reception(number).noted
    do.no_show(morning.lobby.acting(TELLERS[7][0]), number)
    manager.look()
    manager.touch("primary", "outcome-done", "end")
    one = manager.reception(number)
    assert (one.outcome, len(do.read_notes(morning.lobby.acting(ME), reception=one.id))) == ("done", 1)


def test_passed_on_the_next_is_asked(sit: Sits, morning: Morning) -> None:
    manager = sit()
    do.take_seat(morning.lobby, "wealth", COLLEAGUE, COLLEAGUE_PIN)
    number = invited(manager, to=ME)
    assert manager.text("countdown") == "还有 20 秒转给下一位"
    manager.touch("pass-on")
    assert manager.reception(number).offered_to == COLLEAGUE
    assert not manager.sees("offer")


def test_unanswered_where_nobody_else_is_free_the_same_is_asked_again(sit: Sits) -> None:
    manager = sit()
    number = invited(manager)
    manager.second(21)
    assert manager.reception(number).offered_to == ME
    assert manager.text("countdown") == "没有别人有空，30 秒后再问您"
    manager.touch("accept")
    assert manager.reception(number).accepted_by == ME


def test_what_nobody_is_free_for_anyone_may_accept(sit: Sits, morning: Morning) -> None:
    manager = sit()
    do.be_away(morning.lobby.acting(ME), True)
    number = invited(manager)
    assert manager.reception(number).offered_to is None
    assert not manager.sees("offer")
    manager.touch(f"take-{number}")
    assert manager.reception(number).accepted_by == ME


def test_the_customer_declines_and_has_the_place_again(sit: Sits, morning: Morning) -> None:
    manager = sit()
    number = invited(manager)
    manager.touch("accept", "ask-decline", "decline-back")
    assert manager.reception(number).closed_at is None
    manager.touch("ask-decline", "decline")
    assert manager.reception(number).outcome == "declined"
    assert do.read_ticket(morning.lobby, number).state is State.WAITING
    assert "现在没有接待客户" in manager.words() or manager.sees("reminded")


def test_an_invitation_that_somebody_takes_back_is_told(sit: Sits, morning: Morning) -> None:
    manager = sit()
    number = invited(manager)
    manager.touch("accept")
    do.withdraw(morning.lobby.acting(LOBBY), number, "客户赶时间")
    manager.look()
    assert manager.toast == f"{number}：撤回邀请"
    assert not manager.sees("guest-number")


def test_a_customer_at_a_window_is_not_handed_over_yet(sit: Sits, morning: Morning) -> None:
    manager = sit()
    number = morning.take(10, LARGE_CASH)
    morning.serve(number, 1, 5)
    morning.invite(number, by=TELLERS[1][0])
    manager.look()
    manager.touch("accept")
    assert manager.text("primary-note") == f"{number} 还在 1 号窗口，办完再交接"
    assert not manager.sees("primary")
    do.finish(morning.lobby.acting(TELLERS[1][0]), number)
    manager.look()
    assert manager.sees("primary")


def test_only_a_free_open_counter_is_a_key(sit: Sits, morning: Morning) -> None:
    manager = sit()
    there = morning.take(20, Intent("wealth"))
    morning.serve(there, 7, 10)
    number = consulting(manager)
    manager.touch("ask-escort")
    notes = {row.number: (row.open, row.note) for row in manager.parts.guest.counters.rows}
    assert (notes[7], notes[3], notes[2]) == ((False, f"{there} 在窗口"), (False, "暂停"), (False, "没有开"))
    manager.touch("escort-7")
    assert manager.reception(number).stage is Stage.CONSULTING
    # Somebody is quicker: the refusal stands beside the keys, and the counters are as they are now.
    do.finish(morning.lobby.acting(TELLERS[7][0]), there)
    manager.look()
    morning.serve(morning.take(5, Intent("wealth")), 7, 1)
    manager.touch("escort-7")
    assert "请先完成" in manager.text("refusal")
    assert manager.reception(number).stage is Stage.CONSULTING


def test_a_known_customer_of_the_vip_zone_is_welcomed(sit: Sits, morning: Morning) -> None:
    manager = sit()
    number = morning.take(6, Intent("wealth", tier="platinum", customer=morning.wang))
    manager.look()
    (row,) = manager.parts.seat.waiting.rows
    assert (row.title, row.note, row.mine) == ("王女士", "白金客户·我的客户", True)
    manager.touch(f"take-{number}")
    assert manager.reception(number).stage is Stage.CONSULTING
    assert manager.text("guest-name") == "王女士"
    assert [one.name for one in manager.parts.guest.steps.rows] == ["洽谈中", "结束"]
    manager.touch("open-record")
    assert manager.text("record-name") == "王女士"


@pytest.mark.parametrize("step", ["offered", "accepted", "handing", "consulting", "escorting", "at teller"])
def test_killed_at_any_step_it_comes_back_where_it_was(sit: Sits, morning: Morning, step: str) -> None:
    number = morning.take(14, LARGE_CASH)
    do.take_seat(morning.lobby, "wealth", ME, PIN)
    me, hall, teller = (morning.lobby.acting(one) for one in (ME, LOBBY, TELLERS[7][0]))
    morning.invite(number)
    steps = {
        "offered": lambda: None,
        "accepted": lambda: do.accept(me, number),
        "handing": lambda: do.receive(me, number),
        "consulting": lambda: do.give(hall, number),
        "escorting": lambda: do.escort(me, number, 7),
        "at teller": lambda: do.start(teller, number),
    }
    for name, act in steps.items():
        act()
        if name == step:
            break
    manager = sit()
    if step == "offered":
        assert manager.parts.seat.offer == number
    else:
        assert manager.parts.guest.number == number
        now = {"accepted": "已接", "handing": "交接", "consulting": "洽谈中", "escorting": "陪同", "at teller": "窗口"}
        assert manager.text("step-now") == now[step]


def test_two_keys_at_once_do_one_thing_and_nothing_hangs(sit: Sits, morning: Morning, qtbot) -> None:
    manager = sit(jobs=SerialJobs(), follow=True)
    number = morning.take(14, LARGE_CASH)
    morning.invite(number)
    qtbot.waitUntil(lambda: manager.parts.seat.offer == number)
    manager.touch("accept")
    qtbot.waitUntil(lambda: manager.parts.guest.number == number and not manager.parts.seat.is_busy)
    seat, guest = manager.parts.seat, manager.parts.guest
    seat.turnAway()
    guest.go()
    qtbot.waitUntil(lambda: seat.away and not seat.is_busy)
    assert not guest.busy
    assert manager.reception(number).received_at is None
    guest.go()
    qtbot.waitUntil(lambda: guest.note == "您已确认，等周宁确认交接")


# ------------------------------------------------------------ the book


def test_the_reminder_the_plan_and_what_becomes_of_it(sit: Sits, morning: Morning) -> None:
    manager = sit()
    assert manager.text("reminder-summary") == "今天 3 项，逾期 2 项"
    manager.touch("reminded")
    assert not manager.sees("reminded")
    late, _, due, *_ = manager.parts.book.plan.rows
    assert (late.when, late.late, due.when, due.late) == ("逾期 3 天", True, "今天", False)
    manager.touch(f"postpone-{late.id}")
    assert manager.text("missing-plan") == "先选改到哪天"
    manager.touch("to-3", "to-later")
    assert manager.text("to-when") == "改到 6 月 22 日 周一"
    manager.write("plan-words", "客户出差")
    manager.touch("plan-confirm")
    assert late.id not in [one.id for one in manager.parts.book.plan.rows]
    manager.touch(f"done-{due.id}")
    manager.write("plan-words", "两个方案都讲了")
    manager.touch("plan-confirm")
    assert manager.text("plan-summary") == "今天 2 项，逾期 1 项"
    planned = {one.id: one for one in do.follow_ups(morning.lobby.acting(ME), reference=late.reference)}
    assert (planned[late.id].due, planned[late.id].state) == (TODAY + timedelta(days=4), FollowUpState.POSTPONED)
    done = {one.id: one for one in do.follow_ups(morning.lobby.acting(ME), reference=due.reference)}[due.id]
    assert (done.state, done.result) == (FollowUpState.DONE, "两个方案都讲了")


def test_a_record_is_found_opened_and_written_in(sit: Sits, morning: Morning) -> None:
    manager = sit()
    manager.touch("tab-list")
    assert manager.text("listed") == "5 位客户"
    manager.write("search", "王")
    assert [row.who for row in manager.parts.book.mine.rows] == ["王女士"]
    manager.touch("customer-0")
    assert [row.words for row in manager.parts.record.notes.rows] == [
        "大额存单 6 月底到期，愿意续存一半",
        "孩子明年出国读书，想知道换汇和学费怎么安排",
    ]
    manager.touch("write-note")
    manager.write("record-text", "来电：想当面谈")
    manager.touch("record-day-7")
    assert manager.text("record-day-when") == "选了日期，请写下一步做什么"
    manager.write("record-step", "约时间")
    assert manager.text("record-day-when") == "到时提醒：6 月 25 日 周四"
    manager.touch("record-save")
    assert manager.parts.record.notes.rows[0].words == "来电：想当面谈"
    plan = do.follow_ups(morning.lobby.acting(ME), reference=morning.wang)
    assert [(one.text, one.due) for one in plan if one.due > TODAY] == [("约时间", TODAY + timedelta(days=7))]
    manager.touch("close")
    assert manager.parts.record.inputs.record is None
    assert manager.text("listed") == "5 位客户"


def test_a_visit_is_planned_put_off_and_given_up_with_fingers_alone(sit: Sits, morning: Morning) -> None:
    manager = sit()
    record, me = manager.parts.record, morning.lobby.acting(ME)
    manager.parts.book.show(morning.wang)
    manager.touch("plan-more")
    assert manager.text("planning-missing") == "先选做什么"
    manager.touch("planning-visit")
    assert manager.text("planning-missing") == "先选哪一天"
    manager.touch("planning-save")
    assert manager.sees("planning-save")
    manager.touch("planning-day-3", "planning-shift-1")  # a month ahead, and a day earlier
    assert manager.text("planning-when") == "7 月 17 日 周五"
    manager.touch("planning-save")
    assert (manager.toast, manager.sees("planning-save")) == ("已计划", False)
    (one,) = [one for one in do.follow_ups(me, reference=morning.wang) if one.kind is FollowUpKind.VISIT]
    assert (one.due, one.text, one.for_staff) == (date(2026, 7, 17), "", ME)
    manager.touch(f"planned-{one.id}", "deal-postpone", "deal-to-7", "deal-why-0", "deal-confirm")
    assert record.doing == ""
    (one,) = [found for found in do.follow_ups(me, reference=morning.wang) if found.id == one.id]
    assert (one.due, one.result, one.state) == (TODAY + timedelta(days=7), "客户没空", FollowUpState.POSTPONED)
    manager.touch(f"planned-{one.id}", "deal-cancel")
    assert manager.text("missing-deal") == "请选或写取消的理由"
    manager.touch("deal-why-1")
    manager.write("deal-words", "在总行")
    manager.touch("deal-confirm")
    (one,) = [found for found in do.follow_ups(me, reference=morning.wang) if found.id == one.id]
    assert (one.state, one.result) == (FollowUpState.CANCELLED, "已经办好了：在总行")
    assert not manager.item(f"planned-{one.id}").isEnabled()


def test_what_somebody_else_dealt_with_leaves_no_sheet_behind(sit: Sits, morning: Morning) -> None:
    manager = sit()
    manager.touch("reminded")
    late = manager.parts.book.plan.rows[0]
    manager.touch(f"done-{late.id}")
    do.finish_follow_up(morning.lobby, late.id)
    manager.look()
    assert not manager.sees("plan-confirm")
    manager.parts.book.show(morning.wang)
    due = manager.parts.record.planned.rows[0].id
    do.finish_follow_up(morning.lobby, due)
    manager.touch(f"planned-{due}", "deal-done", "deal-confirm")
    assert "这项计划已完成" in manager.text("refusal")
    manager.touch("write-note")
    assert (manager.parts.record.doing, manager.sees("deal-confirm")) == ("", False)


def test_a_record_is_put_right(sit: Sits, morning: Morning) -> None:
    manager = sit()
    manager.parts.book.show(morning.wang)
    manager.touch("correct")
    assert manager.text("correct-name") == "王女士"
    assert manager.text("correct-missing") == "还没有改动"
    manager.touch("correct-tier-private", "correct-channel-wechat")
    manager.write("correct-preferences", "；不要下午打电话")
    manager.touch("correct-save")
    one = do.read_customer(morning.lobby, morning.wang)
    assert (one.tier, one.channel, one.name) == ("private", Channel.WECHAT, "王女士")
    assert "不要下午打电话" in one.preferences
    assert "喝绿茶" in one.preferences
    assert (manager.parts.record.tier, manager.parts.record.doing) == ("私人银行客户", "")
    manager.touch("correct")
    manager.write("correct-preferences", "长" * 2001)
    manager.touch("correct-save")
    assert "偏好太长" in manager.text("refusal")


def test_consent_is_noted_and_taken_back_at_the_record(sit: Sits, morning: Morning) -> None:
    manager = sit()
    manager.parts.book.show(morning.wang)
    assert manager.text("consent-state") == "2026-05-29 同意建档"
    manager.touch("consent")
    assert do.read_customer(morning.lobby, morning.wang).consent_at is not None
    manager.touch("consent-note")
    assert manager.text("consent-state") == "没有同意建档"
    assert do.read_customer(morning.lobby, morning.wang).consent_at is None
    manager.touch("plan-more")
    assert [row.key for row in manager.parts.planning.kinds.rows] == ["other"]
    assert "没有同意建档" in manager.text("planning-consent")
    manager.touch("write-note", "consent", "consent-note")
    assert manager.text("consent-state") == "2026-06-18 同意建档"
    assert "王女士" not in str([one.data for one in do.events_after(morning.lobby, 0)])


def test_who_forgot_the_card_is_found_by_number(sit: Sits) -> None:
    manager = sit()
    manager.touch("tab-list")
    manager.write("search", "13800138077")
    assert manager.text("listed") == "不在我的名单上"
    manager.touch("by-number")
    assert manager.text("nobody") == "客户簿里没有这个号码"
    # What was asked stands selected: a reader's next number takes its place, and its Enter asks.
    manager.read("13800138005")
    assert (manager.text("found"), manager.text("found-note")) == ("李先生", "私人银行客户·罗文的客户")
    assert not manager.sees("record-name")
    manager.read("13800138000")
    assert manager.text("record-name") == "王女士"


def test_a_look_leaves_no_trace_and_an_opened_record_one(sit: Sits, morning: Morning) -> None:
    manager = sit()
    manager.touch("reminded", "tab-list")
    since = do.last_seq(morning.lobby)
    for _ in range(3):
        manager.look()
        manager.second()
    assert kinds(morning.lobby, since) == []
    manager.touch("customer-1")
    manager.look()
    assert kinds(morning.lobby, since) == ["customer_read", "customer_read"]


def test_a_guest_nobody_knew_is_added_with_consent(sit: Sits, morning: Morning) -> None:
    manager = sit()
    number = consulting(manager)
    manager.write("note-text", "第一次来")
    manager.touch("note-save")
    manager.touch("open-add")
    assert manager.text("add-missing") == "先写称呼"
    manager.write("add-name", "孙女士")
    manager.write("add-value", "13800138009")
    assert manager.text("add-missing") == "请先征得客户同意"
    manager.touch("add-save")
    assert do.read_ticket(morning.lobby, number).customer is None
    manager.touch("add-consent", "add-save")
    assert manager.text("record-name") == "孙女士"
    assert manager.text("guest-name") == "孙女士"
    assert [row.words for row in manager.parts.record.notes.rows] == ["第一次来"]
    manager.touch("primary", "outcome-done")
    assert manager.sees("noted")
    manager.touch("end")
    assert manager.reception(number).outcome == "done"


def test_what_cannot_be_added_says_why_and_keeps_what_was_typed(sit: Sits) -> None:
    manager = sit()
    manager.touch("tab-list", "add-customer")
    manager.write("add-name", "孙女士")
    manager.write("add-value", "12")
    manager.touch("add-consent", "add-save")
    assert "手机号要 11 位" in manager.text("refusal")
    assert manager.text("add-name") == "孙女士"


def test_a_guest_turns_out_to_be_on_my_list(sit: Sits, morning: Morning) -> None:
    manager = sit()
    number = consulting(manager)
    manager.touch("tab-list")
    manager.write("search", "王女士")
    manager.touch("customer-0", "introduce")
    assert do.read_ticket(morning.lobby, number).customer == morning.wang
    assert manager.text("guest-name") == "王女士"


def test_another_managers_customer_is_greeted_by_name_and_the_record_stays_shut(sit: Sits, morning: Morning) -> None:
    manager = sit()
    number = morning.take(6, Intent("wealth", tier="private", customer=morning.li))
    manager.look()
    manager.touch(f"take-{number}")
    assert manager.text("guest-name") == "李先生"
    assert not manager.sees("open-record")
    manager.write("note-text", "替罗文接待")
    manager.touch("primary", "outcome-done", "end")
    assert manager.reception(number).outcome == "done"


def test_without_its_key_the_book_says_so_and_the_lobby_goes_on(
    sit: Sits, monkeypatch: pytest.MonkeyPatch, tmp_path
) -> None:
    manager = sit()
    monkeypatch.setenv("TINGTANG_KEY", str(tmp_path / "gone.key"))
    number = invited(manager)
    assert "密钥文件" in manager.words()
    manager.touch("accept")
    assert manager.reception(number).accepted_by == ME


# ------------------------------------------------------------ the radio, the store, and the language


def test_a_message_is_seen_at_once_and_answered(sit: Sits, morning: Morning) -> None:
    manager = sit()
    number = invited(manager)
    do.send(morning.lobby.acting(LOBBY), ME, "客户在门口", request_id="a")
    manager.look()
    assert manager.text("radioWords") == "客户在门口"
    manager.touch("radioAnswer")
    assert [ack.staff for ack in do.read_board(morning.lobby).radio[0].acks] == [ME]
    assert manager.text("radioWords") == f"{number} 到店，请沈洁接待"  # the invitation travels on it too
    manager.touch("radioAnswer")
    assert not manager.sees("radioBar")
    manager.touch("radio")
    assert not manager.sees("tab-plan")
    manager.touch("accept")
    assert manager.reception(number).accepted_by == ME
    manager.parts.book.show(morning.wang)
    assert manager.sees("record-name")
    assert not manager.sees("radioDrawer")


def test_the_store_goes_away_and_comes_back(sit: Sits, morning: Morning) -> None:
    manager = sit()
    number = invited(manager)
    manager.parts.link.away.emit(True)
    assert manager.sees("away")
    manager.touch("accept")
    assert manager.reception(number).accepted_by is None
    manager.parts.link.away.emit(False)
    assert not manager.sees("away")
    manager.touch("accept")
    assert manager.reception(number).accepted_by == ME


def test_it_speaks_english(sit: Sits) -> None:
    manager = sit(language="en")
    assert manager.text("reminder-summary") == "3 for today, 2 overdue"
    number = invited(manager)
    assert manager.text("countdown") == "no one else; asked again in 20 s"
    manager.touch("accept")
    assert manager.toast == f"{number} accepted"
    assert manager.text("step-now") == "Accepted"
    manager.touch("language")
    assert manager.text("step-now") == "已接"


def test_with_a_worker_of_its_own_it_follows_the_store(sit: Sits, morning: Morning, qtbot) -> None:
    manager = sit(jobs=SerialJobs(), follow=True)
    number = morning.take(14, LARGE_CASH)
    morning.invite(number)
    qtbot.waitUntil(lambda: manager.parts.seat.offer == number)
    manager.touch("accept")
    qtbot.waitUntil(lambda: manager.parts.guest.number == number)
