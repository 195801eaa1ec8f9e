"""Each verb: what it does, what it refuses, what it writes into the log, and that undo gives everything back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from shared.lobby.errors import BadInput, Refused
from shared.lobby.routing import Intent
from shared.lobby.ticket import ALLOWED, Hold, State, Verb
from shared.operations import (
    Lobby,
    acknowledge,
    bring_back,
    call_next,
    call_ticket,
    calls_after,
    cancel,
    close_counter,
    events_after,
    finish,
    history,
    hold,
    issue,
    last_seq,
    last_step,
    move,
    no_show,
    open_counter,
    prioritise,
    read_board,
    read_ticket,
    recall,
    resume,
    start,
    transfer,
    undo,
)
from tests.shared.operations import invariants

CASH = Intent("deposit", "over-50k")
PAPER = Intent("account")
MACHINE = Intent("inquiry")


@pytest.fixture(autouse=True)
def _consistent(lobby):
    yield
    invariants.check(lobby)


def take(lobby: Lobby, intent: Intent = CASH) -> str:
    return issue(lobby, intent).ticket.number


def take_and_call(lobby: Lobby, counter: int = 1) -> str:
    number = take(lobby)
    call_ticket(lobby, number, counter)
    return number


def served(lobby: Lobby, counter: int = 1) -> str:
    number = take_and_call(lobby, counter)
    start(lobby, number)
    return number


def test_issue_tells_and_keeps_what_was_told(lobby, clock):
    first = issue(lobby, CASH, language="en")
    ticket = first.ticket
    assert (ticket.number, ticket.zone, ticket.state, ticket.language) == ("A001", "A", State.WAITING, "en")
    assert (ticket.rule, ticket.branch_version, ticket.ticket_class) == ("large-cash", 1, "regular")
    assert ticket.arrived_at == ticket.queued_at == ticket.state_since == clock.now()
    assert len(ticket.token) >= 22, "128 bits"
    assert first.why.en == "Cash is served in the cash zone"
    assert issue(lobby, CASH).ahead == 1
    assert read_ticket(lobby, " a001 ") == ticket
    machine = issue(lobby, MACHINE).ticket
    assert (machine.number, machine.state) == ("Z001", State.GUIDED)
    assert issue(lobby, PAPER).ticket.number == "B001"


def test_asking_twice_is_one_ticket(lobby):
    first = issue(lobby, CASH, "tap-1")
    seq = last_seq(lobby)
    again = issue(lobby, PAPER, " tap-1 ")
    assert (again.ticket, again.repeated, first.repeated) == (first.ticket, True, False)
    assert last_seq(lobby) == seq
    assert take(lobby) == "A002"


def test_a_blank_request_id_is_nobody_s(lobby):
    assert [issue(lobby, CASH, "  ").ticket.number for _ in range(2)] == ["A001", "A002"]


def test_call_next_calls_in_order_and_says_why(lobby, clock):
    take(lobby)
    clock.forward(minutes=2)
    elder = issue(lobby, Intent("deposit", "over-50k", elder=True)).ticket.number
    one = call_next(lobby, 1)
    assert (one.number, one.code, one.counter, one.zone) == (elder, "head-start", 1, "A")
    with pytest.raises(Refused) as caught:
        call_next(lobby, 1)
    assert caught.value.code == "counter-busy"
    with pytest.raises(Refused):
        call_next(lobby, 1, finish="A001")  # an outdated screen: A001 is not the one there
    assert call_next(lobby, 1, finish=elder).number == "A001"
    assert read_ticket(lobby, elder).state is State.DONE
    assert call_next(lobby, 1, finish=True) is None
    assert read_board(lobby).at_counter(1) is None


def test_a_counter_calls_its_own_zones_only(lobby):
    take(lobby, PAPER)
    assert call_next(lobby, 1) is None
    assert call_next(lobby, 6).number == "B001"


def test_recall_is_counted_and_cools_down(lobby, clock):
    number = take_and_call(lobby)
    assert recall(lobby, 1).recall == 1
    with pytest.raises(Refused) as caught:
        recall(lobby, 1)
    assert caught.value.code == "cool-down"
    clock.forward(seconds=5)
    assert recall(lobby, 1).recall == 2
    assert (read_ticket(lobby, number).calls, read_ticket(lobby, number).recalls) == (3, 2)
    assert [one.recall for one in calls_after(lobby, 0)] == [0, 1, 2]
    with pytest.raises(Refused):
        recall(lobby, 2)
    start(lobby, number)
    with pytest.raises(Refused):
        recall(lobby, 1)


def test_the_first_display_that_shows_a_call_counts(lobby, clock):
    take_and_call(lobby)
    seq = calls_after(lobby, 0)[0].seq
    first = clock.now() + timedelta(seconds=0.1)
    acknowledge(lobby, seq, shown_at=first)
    acknowledge(lobby, seq, shown_at=first + timedelta(seconds=9))
    acknowledge(lobby, seq, spoken="spoken")
    acknowledge(lobby, seq, spoken="failed: no sound card")
    call = calls_after(lobby, 0)[0]
    assert (call.shown_at, call.spoken) == (first, "spoken")
    assert [one.kind for one in history(lobby, "A001")][-4:] == ["call_shown"] * 2 + ["call_spoken"] * 2
    for wrong in (0, -1, 10**30, seq - 1):
        with pytest.raises(BadInput):
            acknowledge(lobby, wrong, spoken="spoken")


@pytest.mark.parametrize("kind", list(Hold))
def test_hold_frees_the_counter_and_resume_comes_back(lobby, kind):
    number = served(lobby)
    assert hold(lobby, number, kind, "取材料").hold is kind
    assert [one.number for one in read_board(lobby).held_at(1)] == [number]
    back = resume(lobby, number)
    assert (back.state, back.counter, back.hold) == (State.SERVING, 1, None)


def test_resume_at_a_busy_counter_waits_for_it_with_its_old_place(lobby, clock):
    number = served(lobby)
    hold(lobby, number)
    clock.forward(minutes=3)
    other = take_and_call(lobby)
    waiting = resume(lobby, number)
    assert (waiting.state, waiting.for_counter) == (State.WAITING, 1)
    take(lobby)
    assert call_next(lobby, 2).number == "A003"
    assert call_next(lobby, 1, finish=other).number == number


def test_nobody_is_sent_to_a_closed_counter(lobby):
    number = served(lobby)
    hold(lobby, number)
    close_counter(lobby, 1)
    for step in (lambda: resume(lobby, number), lambda: transfer(lobby, number, counter=1)):
        with pytest.raises(Refused) as caught:
            step()
        assert caught.value.code == "counter-closed"
    assert resume(lobby, number, 2).state is State.SERVING


def test_transfer_keeps_the_arrival_and_returns_when_asked(lobby, clock):
    number = served(lobby)
    arrived = read_ticket(lobby, number).arrived_at
    clock.forward(minutes=6)
    sent = transfer(lobby, number, counter=6, back=True, reason="签约")
    assert (sent.zone, sent.for_counter, sent.return_to, sent.arrived_at) == ("B", 6, 1, arrived)
    assert call_next(lobby, 6).number == number
    back = finish(lobby, number)
    assert (back.state, back.for_counter, back.return_to) == (State.WAITING, 1, None)
    assert call_next(lobby, 1).number == number
    assert finish(lobby, number).state is State.DONE


def test_a_ticket_that_failed_at_the_machine_keeps_its_place(lobby, clock):
    machine = take(lobby, MACHINE)
    clock.forward(minutes=4)
    take(lobby)
    sent = transfer(lobby, machine, zone="A", reason="机器坏了")
    assert (sent.state, sent.zone, sent.number) == (State.WAITING, "A", "Z001")
    assert call_next(lobby, 1).number == machine


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ({}, BadInput),
        ({"zone": "A", "counter": 1}, BadInput),
        ({"zone": "Q"}, BadInput),
        ({"zone": "\ud800" * 99}, BadInput),
        ({"counter": 99}, BadInput),
        ({"zone": "A"}, Refused),
        ({"counter": 2, "back": True}, BadInput),
    ],
)
def test_a_transfer_that_makes_no_sense(lobby, words, error):
    number = take(lobby)
    seq = last_seq(lobby)
    with pytest.raises(error):
        transfer(lobby, number, **words)
    assert last_seq(lobby) == seq


def test_a_missed_ticket_comes_back_three_places_later(lobby, clock):
    missed = take_and_call(lobby)
    queue = []
    for _ in range(5):
        clock.forward(seconds=30)
        queue.append(take(lobby))
    assert no_show(lobby, missed).misses == 1
    assert calls_after(lobby, 0)[0].withdrawn
    assert bring_back(lobby, missed).state is State.WAITING
    line = [one.ticket.number for one in read_board(lobby).line(1)]
    assert line == [*queue[:3], missed, *queue[3:]]


def test_a_missed_ticket_cannot_come_back_too_late_or_too_often(lobby, clock):
    number = take_and_call(lobby)
    for _ in range(2):
        no_show(lobby, number)
        bring_back(lobby, number)
        call_ticket(lobby, number, 1)
    no_show(lobby, number)
    with pytest.raises(Refused) as caught:
        bring_back(lobby, number)
    assert caught.value.code == "missed-too-often"
    late = take_and_call(lobby)
    no_show(lobby, late)
    clock.forward(minutes=61)
    with pytest.raises(Refused) as caught:
        bring_back(lobby, late)
    assert caught.value.code == "missed-too-long"


def test_overrides_need_a_reason_and_are_logged_with_who_and_why(lobby):
    numbers = [take(lobby) for _ in range(3)]
    manager = lobby.acting("2001")
    for step in (lambda: move(manager, numbers[2], "B", " "), lambda: prioritise(manager, numbers[2], "")):
        with pytest.raises(BadInput) as caught:
            step()
        assert caught.value.code == "reason-needed"
    prioritise(manager, numbers[2], "老人、孕妇")
    with pytest.raises(Refused):
        prioritise(manager, numbers[2], "again")
    assert [one.ticket.number for one in read_board(lobby).line(1)] == [numbers[2], *numbers[:2]]
    move(manager, numbers[0], "B", "业务不符")
    assert read_ticket(lobby, numbers[0]).zone == "B"
    logged = [one for one in events_after(lobby, 0) if one.actor == "2001"]
    assert [(one.kind, one.data["reason"]) for one in logged] == [
        ("ticket_prioritised", "老人、孕妇"),
        ("ticket_moved", "业务不符"),
    ]


STATES: dict[State, Callable[[Lobby], str]] = {
    State.WAITING: take,
    State.GUIDED: lambda lobby: take(lobby, MACHINE),
    State.CALLED: take_and_call,
    State.SERVING: served,
    State.HELD: lambda lobby: hold(lobby, served(lobby)).number,
    State.MISSED: lambda lobby: no_show(lobby, take_and_call(lobby)).number,
    State.DONE: lambda lobby: finish(lobby, served(lobby)).number,
    State.CANCELLED: lambda lobby: cancel(lobby, take(lobby)).number,
}
STEPS: dict[Verb, Callable[[Lobby, str], object]] = {
    Verb.CALL: lambda lobby, number: call_ticket(lobby, number, 2, "客户要求"),
    Verb.START: start,
    Verb.FINISH: finish,
    Verb.HOLD: hold,
    Verb.RESUME: resume,
    Verb.TRANSFER: lambda lobby, number: transfer(lobby, number, zone="V"),
    Verb.NO_SHOW: no_show,
    Verb.RETURN: bring_back,
    Verb.CANCEL: lambda lobby, number: cancel(lobby, number, "走了"),
    Verb.MOVE: lambda lobby, number: move(lobby, number, "V", "业务不符"),
    Verb.PRIORITISE: lambda lobby, number: prioritise(lobby, number, "客户要求"),
}


@pytest.mark.parametrize("state", STATES)
def test_every_verb_in_every_state_is_done_and_undone_or_refused(lobby, clock, state):
    for verb, step in STEPS.items():
        number = STATES[state](lobby)
        clock.forward(minutes=1)
        before, seq, calls = read_ticket(lobby, number), last_seq(lobby), calls_after(lobby, 0)
        assert before.state is state
        if state not in ALLOWED[verb]:
            with pytest.raises(Refused) as caught:
                step(lobby, number)
            assert caught.value.code == "illegal-move"
            assert number in caught.value.why.zh
            assert number in caught.value.why.en
            assert (read_ticket(lobby, number), last_seq(lobby)) == (before, seq)
        else:
            step(lobby, number)
            done = last_step(lobby, number)
            assert read_ticket(lobby, number) != before
            clock.forward(minutes=1)
            assert undo(lobby, number, done) == before
            assert read_ticket(lobby, number) == before
            if verb is not Verb.CALL:
                assert calls_after(lobby, 0) == calls
            with pytest.raises(Refused) as caught:
                undo(lobby, number, done)
            assert caught.value.code in ("changed-since", "nothing-to-undo")
        board = read_board(lobby)
        for at in (1, 2):
            if (there := board.at_counter(at)) is not None:
                finish(lobby, there.number)


def test_undo_of_a_call_takes_its_recalls_back_too(lobby, clock):
    number = take(lobby)
    before = read_ticket(lobby, number)
    call_next(lobby, 1)
    acknowledge(lobby, calls_after(lobby, 0)[0].seq, shown_at=clock.now())
    recall(lobby, 1)
    assert undo(lobby, number) == before
    assert all(one.withdrawn for one in calls_after(lobby, 0))


def test_undo_takes_back_the_step_that_is_named_or_none(lobby):
    number = take_and_call(lobby)
    mine, hers = lobby.acting("1027"), lobby.acting("2001")
    start(mine, number)
    step = last_step(mine, number)
    hold(hers, number, Hold.PAPERS)
    # What she did since is not counted as mine, and is not taken back.
    assert last_step(mine, number) == step
    with pytest.raises(Refused) as caught:
        undo(mine, number, step)
    assert caught.value.code == "changed-since"
    assert read_ticket(lobby, number).state is State.HELD
    undo(hers, number, last_step(hers, number))
    assert read_ticket(lobby, number).state is State.SERVING


def test_a_recall_and_a_receipt_are_no_steps(lobby, clock):
    number = take_and_call(lobby)
    step = last_step(lobby, number)
    recall(lobby, 1)
    acknowledge(lobby, calls_after(lobby, 0)[0].seq, shown_at=clock.now())
    assert last_step(lobby, number) == step
    assert undo(lobby, number, step).state is State.WAITING
    assert last_step(lobby.acting("3001"), number) == 0


def test_undo_of_a_no_show_stands_on_the_wall_again(lobby):
    number = take_and_call(lobby)
    no_show(lobby, number)
    undo(lobby, number)
    assert not calls_after(lobby, 0)[0].withdrawn


def test_undo_does_not_put_two_at_one_counter_nor_anybody_at_a_closed_one(lobby):
    number = served(lobby)
    finish(lobby, number)
    other = take_and_call(lobby)
    with pytest.raises(Refused) as caught:
        undo(lobby, number)
    assert caught.value.code == "counter-busy"
    finish(lobby, other)
    close_counter(lobby, 1)
    with pytest.raises(Refused) as caught:
        undo(lobby, number)
    assert caught.value.code == "counter-closed"
    open_counter(lobby, 1)
    assert undo(lobby, number).state is State.SERVING


def test_what_is_not_there(lobby):
    for number in ("A001", "", "票", "a" * 21, "A0\0", "\ud800"):
        for step in STEPS.values():
            with pytest.raises(BadInput):
                step(lobby, number)
    for counter in (0, -1, 8, 10**30):
        with pytest.raises(BadInput):
            call_next(lobby, counter)
        with pytest.raises(BadInput):
            recall(lobby, counter)
