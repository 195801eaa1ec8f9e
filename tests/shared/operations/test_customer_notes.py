"""Notes on customers, and what is planned for them, on both databases."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from shared import operations as do
from shared.lobby.customer_watch import CustomerWatch, watch_alerts
from shared.lobby.customers import FollowUpKind, FollowUpState
from shared.lobby.routing import Intent
from shared.operations import Lobby
from tests.conftest import Clock
from tests.shared.operations.book import HE, LUO, SHEN, TODAY, ZHOU, refused


def test_notes(lobby: Lobby, clock: Clock, wang: str) -> None:
    shen = lobby.acting(SHEN)
    first = do.write_note(shen, wang, text="来看存单", needs="养老", products="国债", next_step="寄资料", next_on=TODAY)
    clock.forward(5)
    second = do.write_note(shen, wang, nothing=True)
    assert do.read_notes(shen, wang) == [second, first]
    assert (first.text, first.needs, first.products, first.next_step) == ("来看存单", "养老", "国债", "寄资料")
    (step,) = do.follow_ups(shen)
    assert (step.text, step.due, step.for_staff, step.kind) == ("寄资料", TODAY, SHEN, FollowUpKind.OTHER)
    assert refused(do.write_note, shen, wang) == "note-needed"
    assert refused(do.write_note, shen, wang, text="有", nothing=True) == "note-needed"
    assert refused(do.write_note, shen, text="有") == "whom"
    assert refused(do.write_note, shen, wang, text="有", next_on=TODAY) == "step-needed"
    past = TODAY - timedelta(days=1)
    assert refused(do.write_note, shen, wang, next_step="寄资料", next_on=past) == "bad-date"
    assert refused(do.write_note, shen, wang, text="长" * 2001) == "too-long"
    assert refused(do.write_note, lobby.acting(LUO), wang, text="有") == "not-yours"


def test_the_note_of_a_reception(lobby: Lobby, wang: str) -> None:
    luo, hall = lobby.acting(LUO), lobby.acting(ZHOU)
    do.take_seat(lobby, "wealth", LUO, "4102")

    def received(customer: str | None) -> tuple[str, int]:
        number = do.issue(lobby, Intent("account", customer=customer)).ticket.number
        do.invite(hall, number)
        do.accept(luo, number)
        do.give(hall, number)
        return number, do.receive(luo, number).id

    number, reception = received(wang)
    assert refused(do.end_reception, luo, number, "done") == "note-needed"
    assert refused(do.write_note, lobby.acting(SHEN), reception=reception, text="有") == "not-yours"
    assert refused(do.write_note, luo, reception=reception + 1, text="有") == "unknown-reception"
    # Whose customer it ever is: who receives, writes; the note is the customer's.
    assert do.write_note(luo, reception=reception, text="看了基金").reference == wang
    outcome = do.read_branch(lobby).reception.outcome[0].id
    do.end_reception(luo, number, outcome)
    assert [one.text for one in do.read_notes(lobby.acting(SHEN), wang)] == ["看了基金"]
    number, reception = received(None)
    assert do.write_note(luo, reception=reception, text="新客户").reference is None
    do.end_reception(luo, number, outcome)
    assert [one.text for one in do.read_notes(luo, reception=reception)] == ["新客户"]
    assert do.read_notes(lobby.acting(SHEN), reception=reception) == []


def test_follow_ups(lobby: Lobby, clock: Clock, wang: str) -> None:
    shen = lobby.acting(SHEN)
    tomorrow = TODAY + timedelta(days=1)
    visit = do.plan_follow_up(shen, wang, FollowUpKind.VISIT, TODAY, "送对账单")
    birthday = do.plan_follow_up(lobby.acting(HE), wang, FollowUpKind.BIRTHDAY, tomorrow)
    assert (birthday.for_staff, birthday.by) == (SHEN, HE)
    assert do.follow_ups(shen) == [visit]
    assert do.follow_ups(shen, until=tomorrow) == [visit, birthday]
    assert do.follow_ups(lobby.acting(LUO), until=tomorrow, mine=False) == []
    moved = do.postpone_follow_up(shen, visit.id, tomorrow, "客户出差")
    assert (moved.state, moved.due, moved.result) == (FollowUpState.POSTPONED, tomorrow, "客户出差")
    clock.forward(minutes=60 * 48)
    late = do.follow_ups(lobby.acting(HE), mine=False)
    assert [one.is_overdue(tomorrow + timedelta(days=1)) for one in late] == [True, True]
    done = do.finish_follow_up(shen, visit.id, "都谈好了")
    assert (done.state, done.result, done.done_at) == (FollowUpState.DONE, "都谈好了", clock.at)
    assert refused(do.finish_follow_up, shen, visit.id) == "illegal-move"
    assert refused(do.postpone_follow_up, shen, birthday.id, TODAY, "忙") == "bad-date"
    assert refused(do.postpone_follow_up, shen, birthday.id, tomorrow, " ") == "reason-needed"
    assert refused(do.finish_follow_up, lobby.acting(LUO), birthday.id) == "not-yours"
    assert refused(do.finish_follow_up, shen, 10**30) == "unknown-follow-up"
    # What is planned goes with the customer.
    do.reassign(lobby.acting(HE), LUO, "均衡名单", [wang])
    assert [one.id for one in do.follow_ups(lobby.acting(LUO))] == [birthday.id]
    assert do.cancel_follow_up(lobby.acting(LUO), birthday.id, "客户不愿意").state is FollowUpState.CANCELLED
    assert [one.id for one in do.follow_ups(lobby, reference=wang)] == [visit.id, birthday.id]
    assert refused(do.follow_ups, shen, reference=wang) == "not-yours"


def test_what_nobody_may_overlook_is_counted_without_the_key(
    lobby: Lobby, clock: Clock, wang: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    do.add_customer(lobby, "没有人的客户", "gold", {})
    do.plan_follow_up(lobby.acting(SHEN), wang, FollowUpKind.VISIT, TODAY)
    monkeypatch.setenv("TINGTANG_KEY", str(tmp_path / "elsewhere.key"))
    assert do.customer_watch(lobby.acting(ZHOU)) == CustomerWatch(1, {})  # its day is not over
    clock.forward(minutes=24 * 60)
    watch = do.customer_watch(lobby.acting(HE))
    assert watch == CustomerWatch(1, {SHEN: 1})
    told = watch_alerts(do.read_branch(lobby), watch)
    assert [(one.level, one.title.zh) for one in told] == [
        ("yellow", "1 位客户没有客户经理"),
        ("yellow", "沈洁有 1 项跟进逾期"),
    ]
