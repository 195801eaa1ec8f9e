"""The plan, the list and the records at the wealth manager's seat."""

from __future__ import annotations

from datetime import date, timedelta

from desk.wealth.scene import ME, NOW, Morning
from shared import operations as do
from shared.lobby.customers import Channel, FollowUpKind, FollowUpState
from shared.operations import Lobby
from tests.desk.wealth.conftest import Sits

TODAY = NOW.date()


def kinds(lobby: Lobby, since: int) -> list[str]:
    return [one.kind for one in do.events_after(lobby, since)]


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
