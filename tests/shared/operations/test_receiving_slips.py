"""The VIP way where people change their minds: held, transferred, taken back, not answered, gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from shared import operations as do
from shared.lobby.reception import Stage
from shared.lobby.routing import Intent
from shared.lobby.ticket import Hold, State
from shared.operations import Lobby
from tests.conftest import Clock
from tests.shared.operations import invariants
from tests.shared.operations.guests import LUO, SHEN, SU, TELLER, ZHOU, received, refused, stage, state, take, there


@pytest.fixture(autouse=True)
def _consistent(lobby: Lobby) -> Iterator[None]:
    yield
    invariants.check(lobby)


def escorted(lobby: Lobby) -> str:
    """A customer who is served at the VIP teller, brought by 沈洁."""
    number = received(lobby)
    do.open_counter(lobby, 7)
    do.escort(lobby.acting(SHEN), number, 7)
    do.start(lobby, number)
    return number


def sent_on(lobby: Lobby) -> str:
    """A customer of window 6 whom it sent to window 5, to come back after that."""
    number = take(lobby)
    do.call_next(lobby, 6)
    do.open_counter(lobby, 5)
    do.transfer(lobby, number, counter=5, back=True)
    return number


def test_whom_a_window_expected_back_stays_with_the_wealth_manager(lobby: Lobby) -> None:
    there(lobby, SHEN)
    number = sent_on(lobby)
    hall, shen = lobby.acting(ZHOU), lobby.acting(SHEN)
    do.invite(hall, number)
    do.accept(shen, number)
    do.give(hall, number)
    do.receive(shen, number)
    ticket = do.read_ticket(lobby, number)
    assert (ticket.for_counter, ticket.return_to) == (None, None)
    do.open_counter(lobby, 7)
    do.escort(shen, number, 7)
    do.start(lobby, number)
    do.finish(lobby, number)
    assert (state(lobby, number), stage(lobby, number)) == (State.CONSULTING, Stage.CONSULTING)


def test_who_declines_is_expected_back_as_before(lobby: Lobby) -> None:
    there(lobby, SHEN)
    hall = lobby.acting(ZHOU)
    number = sent_on(lobby)
    do.invite(hall, number)
    do.decline(hall, number)
    ticket = do.read_ticket(lobby, number)
    assert (ticket.state, ticket.for_counter, ticket.return_to) == (State.WAITING, 5, 6)
    do.call_next(lobby, 5)
    do.invite(hall, number)
    do.finish(lobby, number)  # what window 5 had to do; the invitation stands
    assert (state(lobby, number), stage(lobby, number)) == (State.INVITED, Stage.INVITED)
    do.decline(hall, number)
    ticket = do.read_ticket(lobby, number)
    assert (ticket.state, ticket.for_counter, ticket.return_to) == (State.WAITING, 6, None)


def test_a_window_that_closes_lets_go_of_who_is_invited(lobby: Lobby) -> None:
    number = sent_on(lobby)
    do.invite(lobby.acting(ZHOU), number)
    do.close_counter(lobby, 5)
    do.decline(lobby.acting(ZHOU), number)
    ticket = do.read_ticket(lobby, number)
    assert (ticket.state, ticket.for_counter) == (State.WAITING, None)


def test_who_is_received_is_on_hold_until_the_counter_is_free(lobby: Lobby) -> None:
    number = escorted(lobby)
    do.hold(lobby.acting(TELLER), number, Hold.WAIT)
    other = take(lobby, "wealth")
    do.call_next(lobby, 7)
    assert refused(do.resume, lobby, number) == "counter-busy"
    assert (state(lobby, number), stage(lobby, number)) == (State.HELD, Stage.AT_TELLER)
    do.finish(lobby, other)
    assert do.call_next(lobby, 7) is None  # the wall calls nobody who is with a wealth manager
    do.resume(lobby, number)
    do.finish(lobby, number)
    assert stage(lobby, number) is Stage.CONSULTING


def test_a_call_taken_back_leaves_who_was_invited_on_the_way(lobby: Lobby) -> None:
    there(lobby, SHEN)
    number, behind = take(lobby), take(lobby)
    do.call_next(lobby, 6)
    teller = lobby.acting(TELLER)
    do.invite(teller, number)
    do.accept(lobby.acting(SHEN), number)
    do.undo(teller, number)
    assert (state(lobby, number), stage(lobby, number)) == (State.INVITED, Stage.ACCEPTED)
    assert refused(do.move, lobby, number, "Z", "走错") == "illegal-move"
    assert do.call_next(lobby, 6).number == behind
    do.lead(teller, number)
    do.decline(teller, number)
    assert state(lobby, number) is State.WAITING
    assert [one.ticket.number for one in do.read_board(lobby).line(6)] == [number]


def test_a_machine_customer_called_by_hand_goes_back_to_the_machine(lobby: Lobby) -> None:
    there(lobby, SHEN)
    number = take(lobby, "inquiry")
    do.call_ticket(lobby, number, 6)
    do.invite(lobby.acting(TELLER), number)
    do.undo(lobby.acting(TELLER), number)
    do.decline(lobby.acting(TELLER), number)
    assert state(lobby, number) is State.GUIDED


def test_who_left_by_phone_and_came_back_is_led_back_into_no_reception(lobby: Lobby) -> None:
    number = received(lobby)
    do.open_counter(lobby, 7)
    do.escort(lobby.acting(SHEN), number, 7)
    token = do.read_ticket(lobby, number).token
    do.leave(lobby.acting("phone"), token)
    do.come_back(lobby.acting("phone"), token)
    assert refused(do.undo, lobby, number) == "nothing-to-undo"
    do.call_next(lobby, 6)
    do.cancel(lobby, number)
    do.undo(lobby, number)  # the reception that ended with the first leaving stays ended
    assert (state(lobby, number), stage(lobby, number)) == (State.CALLED, Stage.CLOSED)


def test_who_was_escorted_and_comes_back_to_a_busy_wealth_manager_is_found_another(lobby: Lobby) -> None:
    number = received(lobby)
    shen = lobby.acting(SHEN)
    do.open_counter(lobby, 7)
    do.escort(shen, number, 7)
    do.cancel(lobby, number)
    do.welcome(shen, take(lobby, "wealth"))
    do.undo(lobby, number)
    assert (state(lobby, number), stage(lobby, number)) == (State.INVITED, Stage.INVITED)
    assert do.call_next(lobby, 7) is None


def test_introduced_at_the_window_a_customer_who_declines_is_done(lobby: Lobby) -> None:
    there(lobby, SHEN)
    number = take(lobby)
    do.call_next(lobby, 6)
    do.invite(lobby.acting(TELLER), number)
    do.accept(lobby.acting(SHEN), number)
    do.finish(lobby.acting(TELLER), number)
    known = do.add_customer(lobby, "王女士", "gold", {}, manager=SHEN, consent=True).reference
    do.introduce(lobby.acting(SHEN), number, known)
    do.decline(lobby.acting(TELLER), number)
    assert state(lobby, number) is State.DONE


def test_a_lone_wealth_manager_is_asked_again_with_one_message(lobby: Lobby, clock: Clock) -> None:
    there(lobby, SHEN)
    number = take(lobby)
    do.invite(lobby.acting(ZHOU), number)
    for _ in range(2):
        clock.forward(seconds=31)
        assert do.tend(lobby.acting(ZHOU)) == 1
        one = do.read_board(lobby).reception(number)
        assert (one.offered_to, one.passed, one.said_no) == (SHEN, (SHEN,), ())
    assert [one.to for one in do.read_board(lobby).radio] == [SHEN]
    do.pass_on(lobby.acting(SHEN), number)  # a pass stays a pass
    assert do.tend(lobby) == 0
    there(lobby, LUO)
    assert do.tend(lobby) == 1
    assert do.read_board(lobby).reception(number).offered_to == LUO


def test_a_teller_hands_over_only_whom_they_invited_or_lead(lobby: Lobby) -> None:
    there(lobby, SHEN)
    numbers = [take(lobby) for _ in range(3)]
    teller = lobby.acting(TELLER)
    for number, bringing in zip(numbers, (teller, lobby.acting(ZHOU), lobby.acting(SU)), strict=True):
        do.invite(lobby.acting(ZHOU), number)
        do.accept(lobby.acting(SHEN), number)
        assert refused(do.give, teller, number) == "not-your-guest"
        if bringing is teller:
            do.lead(teller, number)
        do.give(bringing, number)
        do.receive(lobby.acting(SHEN), number)
        do.end_reception(lobby.acting(SHEN), number, "done", nothing_to_note=True)


def by_phone(lobby: Lobby, number: str) -> None:
    do.leave(lobby.acting("phone"), do.read_ticket(lobby, number).token)


def at_the_machine(lobby: Lobby, number: str) -> None:
    do.move(lobby, number, "Z", "只是查询")
    do.finish(lobby, number)


@pytest.mark.parametrize("go", [by_phone, at_the_machine, do.cancel, do.void])
def test_nobody_is_asked_to_come_for_a_known_customer_who_is_gone(
    lobby: Lobby, clock: Clock, go: Callable[[Lobby, str], object]
) -> None:
    there(lobby, SHEN)
    known = do.add_customer(lobby, "王女士", "gold", {}, manager=SHEN, consent=True).reference
    kiosk = lobby.acting("kiosk")
    number = do.reserve(kiosk, Intent("wealth", customer=known), None, "zh", "取号机 1").ticket.number
    do.hand_over(kiosk, number)
    assert [one.is_open for one in do.read_board(lobby).radio] == [True]
    go(lobby, number)
    assert [one.is_open for one in do.read_board(lobby).radio] == [False]
    clock.forward(minutes=5)
    assert do.tend_radio(lobby) == ()
