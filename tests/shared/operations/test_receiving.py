"""The VIP way: every step with who and when, in order, and the customer at one place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from shared import operations as do
from shared.lobby import reception as way
from shared.lobby.alerts import alerts
from shared.lobby.reception import Stage
from shared.lobby.routing import Intent
from shared.lobby.ticket import State
from shared.operations import Lobby
from tests.conftest import Clock
from tests.shared.operations import invariants
from tests.shared.operations.guests import (
    HE,
    LUO,
    PIN,
    SHEN,
    SU,
    TELLER,
    ZHOU,
    received,
    refused,
    stage,
    state,
    take,
    there,
)


@pytest.fixture(autouse=True)
def _consistent(lobby: Lobby) -> Iterator[None]:
    yield
    invariants.check(lobby)


def test_the_whole_way(lobby: Lobby, clock: Clock) -> None:
    there(lobby, SHEN)
    number = take(lobby, "transfer")
    hall, shen = lobby.acting(ZHOU), lobby.acting(SHEN)
    assert do.invite(hall, number, reason="大额转账").offered_to == SHEN
    assert (state(lobby, number), stage(lobby, number)) == (State.INVITED, Stage.INVITED)
    clock.forward(seconds=10)
    do.accept(shen, number)
    assert stage(lobby, number) is Stage.ACCEPTED
    do.lead(hall, number, cover=SU)
    assert stage(lobby, number) is Stage.LEADING
    away = way.away_from_post(do.read_board(lobby).receptions)
    assert [(one.staff, one.cover) for one in away] == [(ZHOU, SU)]
    clock.forward(seconds=50)
    do.receive(shen, number)
    assert (state(lobby, number), stage(lobby, number)) == (State.INVITED, Stage.HANDING)
    do.give(hall, number)
    assert (state(lobby, number), stage(lobby, number)) == (State.CONSULTING, Stage.CONSULTING)
    assert way.away_from_post(do.read_board(lobby).receptions) == []
    do.open_counter(lobby, 7)
    do.escort(shen, number, 7)
    assert (state(lobby, number), stage(lobby, number)) == (State.CALLED, Stage.ESCORTING)
    assert do.read_board(lobby).calls == ()  # nobody is called by name or number: they walk together
    teller = lobby.acting(TELLER)
    do.start(teller, number)
    assert stage(lobby, number) is Stage.AT_TELLER
    do.finish(teller, number)
    assert (state(lobby, number), stage(lobby, number)) == (State.CONSULTING, Stage.CONSULTING)
    clock.forward(minutes=20)
    assert refused(do.end_reception, shen, number, "done") == "note-needed"
    do.end_reception(shen, number, "done", nothing_to_note=True)
    assert (state(lobby, number), stage(lobby, number)) == (State.DONE, Stage.CLOSED)
    took = way.times(do.read_receptions(lobby)[0])
    assert [int(one.total_seconds()) for one in (took.accept, took.hand_over, took.consult)] == [10, 50, 1200]
    steps = [event.kind for event in do.history(lobby, number)]
    assert steps == [
        *("ticket_issued", "reception_invited", "reception_offered", "ticket_invited", "reception_accepted"),
        *("reception_led", "reception_received", "reception_given", "consultation_began"),
        *("ticket_escorted", "ticket_started", "ticket_served", "reception_closed", "ticket_finished"),
    ]


def test_who_declines_has_the_place_as_if_never_asked(lobby: Lobby, clock: Clock) -> None:
    there(lobby, SHEN)
    numbers = []
    for _ in range(4):
        numbers.append(take(lobby))
        clock.forward(minutes=1)
    before = {number: do.read_ticket(lobby, number) for number in numbers}
    line = [one.ticket.number for one in do.read_board(lobby).line(6)]
    do.invite(lobby.acting(ZHOU), numbers[1])
    assert numbers[1] not in [one.ticket.number for one in do.read_board(lobby).line(6)]
    do.accept(lobby.acting(SHEN), numbers[1])
    do.decline(lobby.acting(ZHOU), numbers[1])
    assert [one.ticket.number for one in do.read_board(lobby).line(6)] == line
    after = do.read_ticket(lobby, numbers[1])
    assert (after.arrived_at, after.queued_at, after.rank_at) == (
        before[numbers[1]].arrived_at,
        before[numbers[1]].queued_at,
        before[numbers[1]].rank_at,
    )
    assert after.zone == before[numbers[1]].zone
    assert do.invite(lobby.acting(ZHOU), numbers[1]).offered_to == SHEN  # free again, and may be asked again


def test_a_machine_customer_who_declines_is_at_the_machine(lobby: Lobby) -> None:
    there(lobby, SHEN)
    number = take(lobby, "inquiry")
    do.invite(lobby.acting(ZHOU), number)
    do.withdraw(lobby.acting(ZHOU), number, "客户赶时间")
    assert state(lobby, number) is State.GUIDED


def test_nobody_is_invited_unasked_twice_or_without_a_place_to_go(lobby: Lobby) -> None:
    number = take(lobby)
    hall = lobby.acting(ZHOU)
    assert refused(do.invite, hall, number, consent=False) == "consent-needed"
    assert refused(do.invite, hall, number, to=SHEN) == "not-there"
    assert refused(do.invite, hall, number, to=TELLER) == "unknown-manager"
    do.invite(hall, number)
    assert refused(do.invite, hall, number) == "received-already"
    assert refused(do.call_ticket, lobby, number, 6) == "illegal-move"


def test_an_unanswered_invitation_goes_to_the_next_and_the_inviter_sees_it(lobby: Lobby, clock: Clock) -> None:
    there(lobby, SHEN, LUO)
    number = take(lobby)
    hall = lobby.acting(ZHOU)
    assert do.invite(hall, number).offered_to == SHEN
    assert do.tend(hall) == 0
    clock.forward(seconds=31)
    board = do.read_board(lobby)
    assert way.due(board.branch, board.present, board.receptions, board.now)
    assert do.tend(hall) == 1
    assert do.tend(hall) == 0  # another seat had the same idea
    assert do.read_board(lobby).reception(number).offered_to == LUO
    assert refused(do.accept, lobby.acting(SHEN), number) == "somebody-elses"
    do.pass_on(lobby.acting(LUO), number, "在开会")
    one = do.read_board(lobby).reception(number)
    assert (one.offered_to, one.passed, one.said_no) == (SHEN, (SHEN, LUO), (LUO,))  # who did not answer, once more
    do.pass_on(lobby.acting(SHEN), number)
    one = do.read_board(lobby).reception(number)
    assert (one.offered_to, one.passed, one.stage) == (None, (LUO, SHEN), Stage.INVITED)
    # Nobody is asked any more, so anybody may still come.
    do.accept(lobby.acting(SHEN), number)
    assert do.read_board(lobby).reception(number).accepted_by == SHEN


def test_who_becomes_free_is_asked(lobby: Lobby) -> None:
    first = received(lobby)
    second = take(lobby)
    assert do.invite(lobby.acting(ZHOU), second).offered_to is None
    assert refused(do.accept, lobby.acting(SHEN), second) == "has-customer"
    board = do.read_board(lobby)
    assert not way.due(board.branch, board.present, board.receptions, board.now)
    do.end_reception(lobby.acting(SHEN), first, "done", nothing_to_note=True)
    assert do.tend(lobby) == 1
    assert do.read_board(lobby).reception(second).offered_to == SHEN


def test_a_known_customer_is_offered_to_the_own_wealth_manager_if_free(lobby: Lobby) -> None:
    there(lobby, SHEN, LUO)
    own = do.add_customer(lobby, "王女士", "gold", {}, manager=LUO, consent=True).reference
    numbers = [do.issue(lobby, Intent("wealth", customer=own)).ticket.number for _ in range(2)]
    assert [do.invite(lobby.acting(SU), number).offered_to for number in numbers] == [LUO, SHEN]


def test_who_is_away_is_not_asked(lobby: Lobby) -> None:
    there(lobby, SHEN, LUO)
    do.be_away(lobby.acting(SHEN))
    assert do.invite(lobby.acting(ZHOU), take(lobby)).offered_to == LUO
    do.be_away(lobby.acting(SHEN), False)
    assert do.invite(lobby.acting(ZHOU), take(lobby)).offered_to == SHEN
    assert refused(do.be_away, lobby.acting(ZHOU)) == "not-signed-in"


def test_a_teller_invites_the_customer_at_the_window_and_finishes_first(lobby: Lobby) -> None:
    there(lobby, SHEN)
    number = take(lobby)
    do.call_next(lobby, 6)
    teller = lobby.acting(TELLER)
    do.start(teller, number)
    do.invite(teller, number)
    do.accept(lobby.acting(SHEN), number)
    assert state(lobby, number) is State.SERVING
    assert refused(do.give, teller, number) == "at-counter"
    assert refused(do.receive, lobby.acting(SHEN), number) == "at-counter"
    assert refused(do.transfer, teller, number, zone="A") == "in-reception"
    do.finish(teller, number)
    assert state(lobby, number) is State.INVITED
    do.give(teller, number)
    do.receive(lobby.acting(SHEN), number)
    assert state(lobby, number) is State.CONSULTING


def test_who_declines_after_the_window_is_done(lobby: Lobby) -> None:
    there(lobby, SHEN)
    number = take(lobby)
    do.call_next(lobby, 6)
    do.invite(lobby.acting(TELLER), number)
    do.finish(lobby.acting(TELLER), number)
    do.decline(lobby.acting(SHEN), number)
    assert state(lobby, number) is State.DONE


def test_the_vip_teller_is_called_only_while_nobody_is_there(lobby: Lobby) -> None:
    number = received(lobby)
    shen = lobby.acting(SHEN)
    assert refused(do.escort, shen, number, 7) == "counter-not-open"
    do.open_counter(lobby, 7)
    other = take(lobby, "wealth")
    do.call_next(lobby, 7)
    assert refused(do.escort, shen, number, 7) == "counter-busy"
    do.finish(lobby, other)
    do.escort(shen, number, 7)
    take(lobby, "wealth")
    assert refused(do.call_next, lobby, 7) == "counter-busy"
    assert refused(do.escort, lobby.acting(LUO), number, 7) == "somebody-elses"
    assert refused(do.end_reception, shen, number, "done", nothing_to_note=True) == "illegal-step"


def test_a_slip_at_the_teller_is_taken_back_and_the_reception_follows(lobby: Lobby) -> None:
    number = received(lobby)
    do.open_counter(lobby, 7)
    do.escort(lobby.acting(SHEN), number, 7)
    do.no_show(lobby.acting(TELLER), number)
    assert stage(lobby, number) is Stage.CONSULTING
    do.undo(lobby.acting(TELLER), number)
    assert stage(lobby, number) is Stage.ESCORTING
    do.start(lobby.acting(TELLER), number)
    do.finish(lobby.acting(TELLER), number)
    do.undo(lobby.acting(TELLER), number)
    assert stage(lobby, number) is Stage.AT_TELLER


def test_a_known_customer_is_welcomed_without_being_handed_over(lobby: Lobby) -> None:
    there(lobby, SHEN)
    number = take(lobby, "wealth")
    assert do.welcome(lobby.acting(SHEN), number).stage is Stage.CONSULTING
    assert state(lobby, number) is State.CONSULTING
    assert refused(do.welcome, lobby.acting(SHEN), take(lobby, "wealth")) == "has-customer"
    assert refused(do.welcome, lobby.acting(LUO), take(lobby)) == "not-in-zone"


def test_who_leaves_ends_the_reception_and_an_undo_brings_both_back(lobby: Lobby) -> None:
    there(lobby, SHEN)
    number = take(lobby)
    do.invite(lobby.acting(ZHOU), number)
    do.cancel(lobby.acting(ZHOU), number, "客户走了")
    assert [(one.outcome, one.stage) for one in do.read_receptions(lobby)] == [("left", Stage.CLOSED)]
    do.undo(lobby.acting(ZHOU), number)
    assert (state(lobby, number), stage(lobby, number)) == (State.INVITED, Stage.INVITED)


def test_the_phone_leaves_and_comes_back_to_the_ordinary_place(lobby: Lobby) -> None:
    there(lobby, SHEN)
    issued = do.issue(lobby, Intent("account")).ticket
    do.invite(lobby.acting(ZHOU), issued.number)
    do.leave(lobby.acting("phone"), issued.token)
    assert stage(lobby, issued.number) is Stage.CLOSED
    assert do.come_back(lobby.acting("phone"), issued.token).state is State.WAITING


def test_the_end_of_the_day_ends_all_of_it(lobby: Lobby, clock: Clock) -> None:
    consulting = received(lobby)
    invited = take(lobby)
    do.invite(lobby.acting(ZHOU), invited)
    do.end_day(lobby)
    assert [one.outcome for one in do.read_receptions(lobby)] == ["day-ended", "day-ended"]
    assert (state(lobby, consulting), state(lobby, invited)) == (State.DONE, State.CANCELLED)
    assert do.read_board(lobby).present == ()


def test_seats_are_for_their_roles(lobby: Lobby) -> None:
    assert refused(do.take_seat, lobby, "wealth", ZHOU, PIN[ZHOU]) == "not-allowed"
    assert refused(do.take_seat, lobby, "wealth", SHEN, "0000") == "wrong-pin"
    assert refused(do.take_seat, lobby, "throne", SHEN, PIN[SHEN]) == "unknown-seat"
    do.take_seat(lobby, "viplobby", SU, PIN[SU])
    do.take_seat(lobby, "lobby", ZHOU, PIN[ZHOU])
    assert [(one.staff, one.seat) for one in do.read_board(lobby).present] == [(ZHOU, "lobby"), (SU, "viplobby")]
    do.leave_seat(lobby.acting(SU))
    assert [one.staff for one in do.read_board(lobby).present] == [ZHOU]


def test_marks_of_potential_come_from_the_branch_file_and_count_visits(lobby: Lobby, clock: Clock) -> None:
    def mark(intent: Intent) -> str | None:
        return do.issue(lobby, intent).ticket.potential

    assert mark(Intent("inquiry")) is None
    assert mark(Intent("transfer", "over-50k")) == "large-transfer"
    assert mark(Intent("payment", corporate=True)) == "owner"
    for _ in range(4):
        assert mark(Intent("inquiry", customer="c1")) is None
        assert mark(Intent("inquiry", customer="c1")) is None  # the same visit
        clock.forward(minutes=24 * 60)
    assert mark(Intent("inquiry", customer="c1")) == "regular-guest"
    clock.forward(minutes=91 * 24 * 60)
    assert mark(Intent("inquiry", customer="c1")) is None


def test_who_is_escorted_is_not_recalled_and_who_was_called_still_is(lobby: Lobby, clock: Clock) -> None:
    escorted = received(lobby)
    do.open_counter(lobby, 7)
    do.escort(lobby.acting(SHEN), escorted, 7)
    assert refused(do.recall, lobby.acting(TELLER), 7) == "in-reception"
    called = take(lobby, "transfer")
    do.open_counter(lobby, 5)
    do.call_ticket(lobby, called, 5)
    do.invite(lobby.acting(ZHOU), called)  # met in the hall on the way to the window that called
    clock.forward(seconds=30)
    assert do.recall(lobby, 5).recall == 1


def said(lobby: Lobby, answered: bool = False) -> list[tuple[str, str]]:
    """The radio's messages in order, to whom and what: those that wait, or the others."""
    found = do.read_board(lobby).radio
    return [(one.to, one.text.zh) for one in reversed(found) if one.is_open != answered]


def test_the_radio_tells_the_wealth_manager_and_the_inviter(lobby: Lobby, clock: Clock) -> None:
    there(lobby, SHEN, LUO)
    number = take(lobby)
    do.invite(lobby.acting(ZHOU), number)
    assert said(lobby) == [(SHEN, f"{number} 到店，请沈洁接待")]
    do.pass_on(lobby.acting(SHEN), number)
    assert said(lobby) == [(LUO, f"{number} 到店，请罗文接待")]
    do.accept(lobby.acting(LUO), number)
    assert said(lobby) == []
    do.give(lobby.acting(ZHOU), number)
    do.receive(lobby.acting(LUO), number)
    assert said(lobby) == [(ZHOU, f"{number} 已交给罗文")]
    clock.forward(minutes=5)
    assert do.tend_radio(lobby) == ()  # it asks for nobody
    do.end_reception(lobby.acting(LUO), number, "done", nothing_to_note=True)
    assert said(lobby) == []


def test_the_radio_tells_of_a_known_customer_whoever_is_there(lobby: Lobby) -> None:
    own = do.add_customer(lobby, "王女士", "gold", {}, manager=LUO, consent=True).reference

    def comes() -> str:
        return do.issue(lobby.acting("kiosk"), Intent("wealth", customer=own)).ticket.number

    comes()
    assert said(lobby) == []  # nobody is there to hear it
    do.take_seat(lobby, "viplobby", SU, PIN[SU])
    second = comes()
    assert said(lobby) == [("viplobby", f"{second} 到店，请罗文接待")]
    there(lobby, LUO)
    third = comes()
    assert said(lobby)[1:] == [(LUO, f"{third} 到店，请罗文接待")]
    do.welcome(lobby.acting(LUO), third)
    do.call_ticket(lobby, second, 7)
    assert said(lobby) == []
    assert not any("王女士" in str(event) for event in do.events_after(lobby, 0))


def test_who_was_called_and_never_served_is_in_line_again_after_declining(lobby: Lobby) -> None:
    there(lobby, SHEN)
    number = take(lobby)
    do.call_next(lobby, 6)
    do.invite(lobby.acting(ZHOU), number)
    do.no_show(lobby.acting(TELLER), number)
    assert state(lobby, number) is State.INVITED
    do.decline(lobby.acting(ZHOU), number)
    assert state(lobby, number) is State.WAITING
    assert [one.ticket.number for one in do.read_board(lobby).line(6)] == [number]


def test_a_machine_customer_who_left_by_phone_comes_back_to_the_machine(lobby: Lobby) -> None:
    there(lobby, SHEN)
    issued = do.issue(lobby, Intent("inquiry")).ticket
    do.invite(lobby.acting(ZHOU), issued.number)
    do.leave(lobby.acting("phone"), issued.token)
    assert do.come_back(lobby.acting("phone"), issued.token).state is State.GUIDED


def test_who_comes_back_to_a_busy_wealth_manager_is_found_another(lobby: Lobby) -> None:
    there(lobby, SHEN)
    hall = lobby.acting(ZHOU)
    first, second = take(lobby), take(lobby)
    do.invite(hall, first)
    do.accept(lobby.acting(SHEN), first)
    do.cancel(hall, first)
    do.invite(hall, second)
    do.accept(lobby.acting(SHEN), second)
    do.undo(hall, first)
    one = do.read_board(lobby).reception(first)
    assert (state(lobby, first), one.stage, one.offered_to) == (State.INVITED, Stage.INVITED, None)
    there(lobby, LUO)
    assert do.tend(hall) == 1
    assert do.read_board(lobby).reception(first).offered_to == LUO


def test_a_customer_whose_wealth_manager_has_gone_is_released_by_the_floor(lobby: Lobby) -> None:
    number = received(lobby)
    before = do.read_ticket(lobby, number)
    hall, shen = lobby.acting(ZHOU), lobby.acting(SHEN)
    assert refused(do.release_customer, hall, number, "先走了", back_in_line=True) == "still-there"
    do.leave_seat(shen)
    assert "reception:" + number in [one.key for one in alerts(do.read_board(lobby))]
    assert refused(do.release_customer, hall, number, " ", back_in_line=True) == "reason-needed"
    over = do.release_customer(hall, number, "沈洁外出", back_in_line=True)
    assert (over.outcome, stage(lobby, number)) == ("released", Stage.CLOSED)
    after = do.read_ticket(lobby, number)
    assert (after.state, after.arrived_at, after.queued_at) == (State.WAITING, before.arrived_at, before.queued_at)
    (closed,) = [event for event in do.history(lobby, number) if event.kind == "reception_closed"]
    assert (closed.actor, closed.data["reason"]) == (ZHOU, "沈洁外出")
    assert "reception:" + number not in [one.key for one in alerts(do.read_board(lobby))]
    assert refused(do.release_customer, hall, number, "先走了", back_in_line=True) == "not-received"
    # 沈洁 is free again, and the customer may be invited again.
    there(lobby, SHEN)
    assert do.invite(hall, number).offered_to == SHEN


def test_the_branch_manager_releases_whoever_is_signed_in(lobby: Lobby) -> None:
    number = received(lobby, "inquiry")
    do.release_customer(lobby.acting(HE), number, "沈洁急病", back_in_line=False)
    assert state(lobby, number) is State.DONE
    again = do.issue(lobby, Intent("inquiry")).ticket.number
    do.invite(lobby.acting(ZHOU), again)
    assert refused(do.release_customer, lobby.acting(HE), again, "急病", back_in_line=True) == "illegal-step"
    do.accept(lobby.acting(SHEN), again)
    do.give(lobby.acting(ZHOU), again)
    do.receive(lobby.acting(SHEN), again)
    # Nobody at a machine is called: that is where this customer goes back to. Off the staff list is gone, too.
    do.publish(lobby, do.published(lobby)[1].replace('id = "4001"', 'id = "4009"'))
    do.release_customer(lobby.acting(SU), again, "沈洁调走", back_in_line=True)
    assert state(lobby, again) is State.GUIDED
