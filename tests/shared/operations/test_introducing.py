"""Whom nobody knew at the door is somebody of the book: with what was noted and planned, on both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest

from shared import operations as do
from shared.lobby.errors import LobbyError
from shared.lobby.identifiers import Identifier
from shared.lobby.routing import Intent
from shared.lobby.ticket import State
from shared.operations import Lobby

SHEN, LUO, SU = "4001", "4002", "2101"
PIN = {SHEN: "4101", LUO: "4102"}


@pytest.fixture
def guest(lobby: Lobby) -> tuple[str, int]:
    """A customer of the VIP zone whom 沈洁 receives: the number and the reception."""
    for staff, pin in PIN.items():
        do.take_seat(lobby, "wealth", staff, pin)
    number = do.issue(lobby, Intent("wealth")).ticket.number
    return number, do.welcome(lobby.acting(SHEN), number).id


def add(lobby: Lobby, staff: str = SHEN, phone: str = "13800138000") -> str:
    return do.add_customer(lobby.acting(staff), "王女士", "gold", {Identifier.PHONE: phone}, consent=True).reference


def refused(work, *arguments) -> str:
    with pytest.raises(LobbyError) as caught:
        work(*arguments)
    assert "王女士" not in str(caught.value)
    return caught.value.code


def test_what_was_noted_before_goes_into_the_record(lobby: Lobby, guest: tuple[str, int]) -> None:
    number, reception = guest
    shen, today = lobby.acting(SHEN), do.read_board(lobby).business_date
    do.write_note(shen, reception=reception, text="想换汇", next_step="回电话", next_on=today + timedelta(days=3))
    reference = add(lobby)
    assert do.read_notes(shen, reference) == []
    do.introduce(shen, number, reference)
    (note,) = do.read_notes(shen, reference)
    assert (note.text, note.next_step, note.reception, note.by) == ("想换汇", "回电话", reception, SHEN)
    (plan,) = do.follow_ups(shen, reference=reference)
    assert (plan.text, plan.due, plan.for_staff) == ("回电话", today + timedelta(days=3), SHEN)
    assert do.read_ticket(lobby, number).customer == reference
    do.introduce(shen, number, reference)
    assert len(do.follow_ups(shen, reference=reference)) == 1
    do.write_note(shen, reception=reception, text="又想起一件")
    assert [one.text for one in do.read_notes(shen, reference)] == ["又想起一件", "想换汇"]
    do.end_reception(shen, number, "done")


def test_only_who_receives_and_only_an_own_customer(lobby: Lobby, guest: tuple[str, int]) -> None:
    number, _ = guest
    mine, others = add(lobby), add(lobby, LUO, "13800138001")
    assert refused(do.introduce, lobby.acting(LUO), number, others) == "not-yours"
    assert refused(do.introduce, lobby.acting(SHEN), number, others) == "not-yours"
    assert refused(do.introduce, lobby.acting(SHEN), number, "0" * 16) == "unknown-customer"
    waiting = do.issue(lobby, Intent("wealth")).ticket.number
    assert refused(do.introduce, lobby.acting(SHEN), waiting, mine) == "not-yours"
    do.introduce(lobby.acting(SHEN), number, mine)
    second = add(lobby, phone="13800138002")
    assert refused(do.introduce, lobby.acting(SHEN), number, second) == "known-already"


# ------------------------------------------------------------ somebody came without a card


def test_who_forgot_the_card_has_the_ticket_that_the_door_would_have_given(lobby: Lobby) -> None:
    do.take_seat(lobby, "wealth", SHEN, PIN[SHEN])
    known = do.add_customer(lobby, "王女士", "platinum", {Identifier.PHONE: "13800138000"}, SHEN, consent=True)
    first = do.issue(lobby, Intent("wealth")).ticket
    number = do.issue(lobby, Intent("wealth")).ticket.number
    door = do.issue(lobby, Intent("wealth", tier="platinum", customer=known.reference)).ticket
    found = do.find_customer(lobby.acting(SU), "138 0013 8000")
    assert (found.reference, found.preferences) == (known.reference, "")
    do.introduce(lobby.acting(SU), number, found.reference)
    ticket = do.read_ticket(lobby, number)
    same = ("customer", "tier", "ticket_class", "potential")
    assert [getattr(ticket, name) for name in same] == [getattr(door, name) for name in same]
    assert (ticket.zone, ticket.arrived_at, first.ticket_class) == ("V", first.arrived_at, "regular")
    assert [one.text.zh for one in do.read_board(lobby).radio if one.about.value == number] == [
        f"{number} 到店，请沈洁接待"
    ]
    before = do.last_seq(lobby)
    do.introduce(lobby.acting(SU), number, known.reference)
    assert do.last_seq(lobby) == before
    do.invite(lobby.acting(SU), number)
    assert do.read_receptions(lobby)[-1].offered_to == SHEN


def test_a_wrong_introduction_is_taken_back(lobby: Lobby) -> None:
    do.take_seat(lobby, "wealth", SHEN, PIN[SHEN])
    mine, others = add(lobby), add(lobby, LUO, "13800138001")
    before = do.issue(lobby, Intent("wealth")).ticket
    do.introduce(lobby.acting(SU), before.number, mine)
    assert refused(do.introduce, lobby.acting(SU), before.number, others) == "known-already"
    do.undo(lobby.acting(SU), before.number)
    assert do.read_ticket(lobby, before.number) == before
    assert all(one.acks for one in do.read_board(lobby).radio if one.about.value == before.number)
    do.introduce(lobby.acting(SU), before.number, others)
    assert do.read_ticket(lobby, before.number).customer == others


def test_the_floor_introduces_who_waits_and_nobody_else(lobby: Lobby, guest: tuple[str, int]) -> None:
    number, reference = guest[0], add(lobby)
    assert refused(do.introduce, lobby.acting(SU), number, reference) == "illegal-move"
    assert refused(do.introduce, lobby.acting("1001"), number, reference) == "not-allowed"
    waiting = do.issue(lobby, Intent("account")).ticket.number
    do.call_ticket(lobby, waiting, 5)
    assert refused(do.introduce, lobby.acting(SU), waiting, reference) == "illegal-move"
    assert refused(do.find_customer, lobby.acting(SU), "？") == "bad-identifier"


def test_introducing_before_the_handover_keeps_the_way_back(lobby: Lobby) -> None:
    """Their business was done at the counter where they were invited: who declines after that has finished."""
    do.take_seat(lobby, "wealth", SHEN, PIN[SHEN])
    reference, number = add(lobby), do.issue(lobby, Intent("account")).ticket.number
    do.call_ticket(lobby, number, 5)
    do.invite(lobby, number)
    do.finish(lobby, number)
    do.accept(lobby.acting(SHEN), number)
    do.introduce(lobby.acting(SHEN), number, reference)
    do.decline(lobby, number)
    assert do.read_ticket(lobby, number).state is State.DONE
