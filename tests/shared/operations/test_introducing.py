"""Whom nobody knew at the door is somebody of the book: with what was noted and planned, on both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest

from shared import operations as do
from shared.lobby.errors import LobbyError
from shared.lobby.identifiers import Identifier
from shared.lobby.routing import Intent
from shared.operations import Lobby

SHEN, LUO = "4001", "4002"
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
