"""The reception at the wealth manager's seat, from the invitation to the outcome."""

from __future__ import annotations

import pytest

from desk.wealth.scene import COLLEAGUE, COLLEAGUE_PIN, LARGE_CASH, LOBBY, ME, PIN, TELLERS, Morning
from shared import operations as do
from shared.lobby.reception import Stage
from shared.lobby.routing import Intent
from shared.lobby.ticket import State
from shared.screens.jobs import SerialJobs
from tests.desk.wealth.conftest import Sits
from tests.desk.wealth.guests import consulting, invited


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
