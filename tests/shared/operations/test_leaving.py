"""Leaving the queue by phone, and coming back: whose place is kept, how long, and what the log says."""

from __future__ import annotations

import pytest

from shared.lobby.errors import BadInput, Refused
from shared.lobby.routing import Intent
from shared.lobby.ticket import State
from shared.operations import (
    Lobby,
    call_next,
    call_ticket,
    calls_after,
    cancel,
    come_back,
    end_day,
    finish,
    hand_over,
    history,
    hold,
    hold_by_phone,
    issue,
    leave,
    move,
    no_show,
    read_board,
    read_ticket,
    reserve,
    say_why_left,
    slips,
    start,
    undo,
    void,
    why_left,
)
from shared.operations.slipping import SlipState
from shared.operations.watching import read_hall
from tests.shared.operations import invariants

CASH = Intent("deposit", "over-50k")


@pytest.fixture(autouse=True)
def _consistent(lobby):
    yield
    invariants.check(lobby)


@pytest.fixture
def phone(lobby) -> Lobby:
    """The lobby in the name of the phone page."""
    return lobby.acting("phone")


def line(lobby: Lobby) -> list[str]:
    """Numbers in the order of their calls."""
    return [ticket.number for ticket, _ in read_board(lobby).standing("A")]


def test_who_comes_back_stands_where_they_stood(lobby, phone, clock):
    tickets = [issue(lobby, CASH).ticket for _ in range(3)]
    clock.forward(minutes=2)
    left = leave(phone, tickets[1].token)
    assert left.state is State.CANCELLED
    assert line(lobby) == ["A001", "A003"]
    clock.forward(minutes=4)
    back = come_back(phone, tickets[1].token)
    assert (back.state, back.arrived_at, back.finished_at) == (State.WAITING, tickets[1].arrived_at, None)
    assert line(lobby) == ["A001", "A002", "A003"]
    told = [(event.kind, event.actor, event.data.get("code")) for event in history(lobby, "A002")]
    assert told == [("ticket_issued", "system", None), ("ticket_cancelled", "phone", "left"), ("undone", "phone", None)]


def test_a_number_whose_slip_did_not_come_out_is_held_by_phone(lobby, phone):
    first, second = (reserve(lobby, CASH, None, "zh", "取号机 1").ticket for _ in range(2))
    assert line(lobby) == []
    assert hold_by_phone(phone, first.token).state is State.WAITING
    assert hold_by_phone(phone, first.token).state is State.WAITING
    assert line(lobby) == ["A001"]
    # The kiosk, which has not heard of it, gives up, and then prints it after all.
    with pytest.raises(Refused):
        void(lobby, "A001")
    hand_over(lobby, "A001")
    assert [(one.number, one.state) for one in slips(lobby, "取号机 1")] == [
        ("A001", SlipState.HANDED),
        ("A002", SlipState.PRINTING),
    ]
    assert [event.data.get("held") for event in history(lobby, "A001") if event.kind == "ticket_issued"] == ["phone"]
    void(lobby, "A002")
    with pytest.raises(Refused) as refused:
        hold_by_phone(phone, second.token)
    assert refused.value.code == "voided"
    invariants.check(lobby)


def test_asked_twice_it_happens_once(lobby, phone):
    token = issue(lobby, CASH).ticket.token
    leave(phone, token)
    leave(phone, token)
    come_back(phone, token)
    come_back(phone, token)
    assert [event.kind for event in history(lobby, "A001")] == ["ticket_issued", "ticket_cancelled", "undone"]


def test_a_called_customer_who_leaves_frees_the_counter_and_comes_back_first(lobby, phone):
    tickets = [issue(lobby, CASH).ticket for _ in range(3)]
    call_next(lobby, 1)
    leave(phone, tickets[0].token)
    assert [call.withdrawn for call in calls_after(lobby, 0)] == [True]
    assert call_next(lobby, 1).number == "A002"
    assert come_back(phone, tickets[0].token).counter is None
    assert line(lobby) == ["A001", "A003"]
    assert call_next(lobby, 1, finish=True).number == "A001"


def test_the_place_is_kept_for_five_minutes(lobby, phone, clock):
    token = issue(lobby, CASH).ticket.token
    leave(phone, token)
    clock.forward(minutes=5, seconds=1)
    with pytest.raises(Refused) as refused:
        come_back(phone, token)
    assert refused.value.code == "left-too-long"


def test_only_the_customers_own_leaving_is_taken_back(lobby, phone):
    token = issue(lobby, CASH).ticket.token
    cancel(lobby, "A001", "stood in the way")
    assert leave(phone, token).state is State.CANCELLED
    with pytest.raises(Refused) as refused:
        come_back(phone, token)
    assert refused.value.code == "not-left"
    # Left, brought back and then cancelled by staff is cancelled by staff.
    undo(lobby, "A001")
    leave(phone, token)
    come_back(phone, token)
    cancel(lobby, "A001")
    with pytest.raises(Refused):
        come_back(phone, token)


def test_who_said_why_and_comes_back_has_not_left(lobby, phone, branch):
    token = issue(lobby, CASH).ticket.token
    leave(phone, token)
    say_why_left(phone, token, branch.rating.left[0].zh)
    assert come_back(phone, token).state is State.WAITING
    assert why_left(lobby) == {}


def test_staff_can_undo_a_leaving(lobby, phone):
    token = issue(lobby, CASH).ticket.token
    leave(phone, token)
    assert undo(lobby, "A001").state is State.WAITING
    assert come_back(phone, token).state is State.WAITING


def test_who_is_served_held_missed_or_at_a_machine_does_not_leave_by_phone(lobby, phone):
    def refused(token: str) -> None:
        with pytest.raises(Refused) as caught:
            leave(phone, token)
        assert caught.value.code == "illegal-move"

    token = issue(lobby, CASH).ticket.token
    call_ticket(lobby, "A001", 1)
    start(lobby, "A001")
    refused(token)
    hold(lobby, "A001")
    refused(token)
    undo(lobby, "A001")
    finish(lobby, "A001")
    refused(token)
    missed = issue(lobby, CASH).ticket.token
    call_ticket(lobby, "A002", 1)
    no_show(lobby, "A002")
    refused(missed)
    refused(issue(lobby, Intent("inquiry")).ticket.token)
    printing = reserve(lobby, CASH, None, "zh", "取号机 1").ticket
    refused(printing.token)


def test_a_token_is_good_for_its_day(lobby, phone, clock):
    token = issue(lobby, CASH).ticket.token
    clock.forward(minutes=24 * 60)
    for work in (leave, come_back):
        with pytest.raises(BadInput):
            work(phone, token)
    with pytest.raises(BadInput):
        leave(phone, "x" * 22)


def test_the_hall_knows_every_ticket_of_today(lobby, phone, clock):
    tokens = {name: issue(lobby, CASH).ticket.token for name in ("waiting", "left", "cancelled", "done", "changed")}
    tokens["printing"] = reserve(lobby, CASH, None, "zh", "取号机 1").ticket.token
    leave(phone, tokens["left"])
    leave(phone, tokens["changed"])
    undo(lobby, "A005")
    cancel(lobby, "A005")
    cancel(lobby, "A003")
    call_ticket(lobby, "A004", 1)
    finish(lobby, "A004")
    hall = read_hall(lobby)
    assert hall.by_token.keys() == set(tokens.values())
    states = {name: hall.by_token[token].state for name, token in tokens.items()}
    assert states == {
        "waiting": "waiting",
        "left": "cancelled",
        "cancelled": "cancelled",
        "changed": "cancelled",
        "done": "done",
        "printing": "printing",
    }
    back = {one.number: one.back_until for one in hall.aside if one.back_until is not None}
    assert back.keys() == {"A002"}
    assert read_ticket(lobby, "A004").token == tokens["done"]
    clock.forward(minutes=6)
    left = next(one for one in read_hall(lobby).aside if one.left_at is not None)
    assert left.back_until is not None
    assert left.back_until < clock.at, "too late to come back, and not to say why"
    clock.forward(minutes=60)
    assert all(one.left_at is None for one in read_hall(lobby).aside)
    end_day(lobby)
    assert not read_hall(lobby).by_token.keys() & set(tokens.values()), "the day is over, if not the date"
    for work in (leave, come_back):
        with pytest.raises(BadInput):
            work(phone, tokens["left"])
    clock.forward(minutes=24 * 60)
    assert not read_hall(lobby).by_token


def test_a_moved_ticket_comes_back_to_its_new_zone(lobby, phone):
    token = issue(lobby, CASH).ticket.token
    move(lobby, "A001", "B", "shorter")
    leave(phone, token)
    assert come_back(phone, token).zone == "B"
