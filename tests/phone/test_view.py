"""What a ticket's page says in every state, and what it never says."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phone.shown import shown
from phone.view import Standing, derive, stand
from shared.lobby.branch import Branch
from shared.lobby.routing import Intent
from shared.lobby.ticket import Hold, Ticket
from shared.operations import (
    Lobby,
    accept,
    bring_back,
    call_ticket,
    cancel,
    close_counter,
    come_back,
    escort,
    finish,
    give,
    hold,
    invite,
    leave,
    no_show,
    open_counter,
    read_board,
    read_ticket,
    recall,
    receive,
    reserve,
    start,
    take_seat,
    transfer,
    void,
)
from shared.operations.watching import read_hall
from tests.conftest import Clock
from tests.phone.conftest import CASH, take


def face(lobby: Lobby, number: str, language: str = "zh") -> dict[str, object]:
    hall = read_hall(lobby)
    return derive(hall, stand(hall.board), hall.by_token[read_ticket(lobby, number).token], language).data()


def says(lobby: Lobby, number: str, **values: object) -> None:
    told = face(lobby, number)
    assert values == {name: told[name] for name in values}


def test_who_waits_sees_who_is_ahead(hall):
    for _ in range(5):
        take(hall)
    says(hall, "A001", state="waiting", ahead=0, before="", before2="", more=0, leave=True, issued="10:26")
    says(hall, "A002", ahead=1, before="A001", before2="", more=0)
    says(hall, "A003", ahead=2, before="A002", before2="A001", more=0)
    says(hall, "A005", ahead=4, before="A004", before2="A003", more=2, zone="A", pigment="ochre", name="现金区")
    assert face(hall, "A005", "en")["name"] == "Cash"


def test_the_wait_is_a_range_none_or_unknown(hall):
    for _ in range(3):
        take(hall)
    told = face(hall, "A003")
    board = read_board(hall)
    wait = board.wait(board.ticket("A003"))
    assert (told["wait"], told["low"], told["high"]) == ("range", wait.low, wait.high)
    # Nobody serves this zone by itself any more: no guess.
    call_ticket(hall, "A001", 1)
    transfer(hall, "A003", counter=5)
    open_counter(hall, 5)
    says(hall, "A003", wait="none")
    close_counter(hall, 5)
    assert face(hall, "A003")["wait"] in ("range", "unknown")


def test_a_call_rings_and_a_recall_rings_again(hall, clock):
    take(hall)
    call_ticket(hall, "A001", 3)
    says(hall, "A001", state="called", counter=3, leave=True)
    rang = {face(hall, "A001")["rang"]}
    clock.forward(seconds=10)
    recall(hall, 3)
    rang.add(face(hall, "A001")["rang"])
    no_show(hall, "A001")
    bring_back(hall, "A001")
    clock.forward(seconds=10)
    call_ticket(hall, "A001", 3)
    rang.add(face(hall, "A001")["rang"])
    assert len(rang) == 3
    start(hall, "A001")
    says(hall, "A001", state="serving", counter=3, leave=False)
    hold(hall, "A001", Hold.AWAY)
    says(hall, "A001", state="held", hold="away", counter=3)


def test_a_missed_call_says_what_to_do(hall, clock, branch):
    take(hall)
    call_ticket(hall, "A001", 3)
    no_show(hall, "A001")
    says(hall, "A001", state="missed", until="11:26", places=branch.no_show.return_places, leave=False)
    clock.forward(minutes=61)
    says(hall, "A001", state="missed", until="")


def test_missed_too_often(hall, branch):
    take(hall)
    for missed in range(branch.no_show.limit):
        if missed:
            bring_back(hall, "A001")
        call_ticket(hall, "A001", 3)
        no_show(hall, "A001")
    says(hall, "A001", state="missed", until="")


def test_left_and_back(hall, clock):
    token = take(hall).token
    leave(hall, token)
    says(hall, "A001", state="left", until="10:31")
    clock.forward(minutes=6)
    says(hall, "A001", state="cancelled", until="", why=True)
    clock.forward(minutes=60)
    says(hall, "A001", state="cancelled", until="", why=False)
    clock.forward(minutes=-65)
    come_back(hall, token)
    says(hall, "A001", state="waiting", until="")


def test_the_ends(hall):
    for _ in range(2):
        take(hall)
    call_ticket(hall, "A001", 1)
    finish(hall, "A001")
    says(hall, "A001", state="done", counter=1, leave=False)
    cancel(hall, "A002")
    says(hall, "A002", state="cancelled", leave=False)
    reserve(hall, CASH, None, "zh", "取号机 1")
    says(hall, "A003", state="printing")
    void(hall, "A003")
    says(hall, "A003", state="void")


def test_at_the_machines(hall):
    for _ in range(7):
        take(hall, Intent("inquiry"))
    says(hall, "Z001", state="guided", ahead=0, leave=False, before="")
    says(hall, "Z007", state="guided", ahead=1)


def test_newer_than_the_standing_it_is_looked_at_alone(hall):
    for _ in range(3):
        take(hall)
    now = read_hall(hall)
    token = read_ticket(hall, "A003").token
    alone = derive(now, Standing(), now.by_token[token], "zh")
    assert (alone.ahead, alone.wait) == (2, "range")
    whole = derive(now, stand(now.board), now.by_token[token], "zh")
    assert (alone.ahead, alone.low, alone.high) == (whole.ahead, whole.low, whole.high)
    # Moved since the standing: its place there is another zone's.
    old = stand(now.board)
    transfer(hall, "A003", zone="B")
    now = read_hall(hall)
    assert derive(now, old, now.by_token[token], "zh").ahead == 0


def test_a_standing_is_everybodys_ahead_and_wait(hall, clock: Clock):
    for index in range(8):
        take(hall, Intent("wealth") if index % 3 == 2 else CASH if index % 2 else Intent("account", elder=index == 4))
        clock.forward(minutes=1)
    board = read_board(hall)
    standing = stand(board)
    assert standing.place == {
        ticket.number: (ticket.zone, board.ahead(ticket), board.wait(ticket)) for ticket in board.waiting
    }


def secrets(branch: Branch, ticket: Ticket) -> list[str]:
    """What only the seat behind the counter may know."""
    service = branch.services[ticket.service]
    band = next((one for one in service.band if one.id == ticket.band), None)
    texts = [service.name, service.hint, *([service.bring] if service.bring else []), *([band.name] if band else [])]
    return [service.id, *(one for text in texts for one in (text.zh, text.en)), *([band.id] if band else [])]


@given(data=st.data())
def test_neither_service_nor_amount(hall, branch, data):
    service = data.draw(st.sampled_from(branch.service))
    bands = [None, *(band.id for band in service.band)]
    intent = Intent(service.id, data.draw(st.sampled_from(bands)), elder=data.draw(st.booleans()))
    ticket = take(hall, intent)
    for language in ("zh", "en"):
        told = json.dumps(face(hall, ticket.number, language), ensure_ascii=False)
        zone = branch.zones[ticket.zone].name
        for secret in secrets(branch, ticket):
            assert secret not in told or secret in (zone.zh, zone.en)
        assert ticket.token not in told


@pytest.mark.parametrize(
    ("rule", "holds"),
    [
        ("state=waiting", True),
        ("state=called,waiting", True),
        ("state!=waiting", False),
        ("state=waiting ahead=0", False),
        ("ahead!=0 leave=true", True),
        ("until=", True),
        ("until!=", False),
    ],
)
def test_which_parts_are_seen(rule, holds):
    assert shown(rule, {"state": "waiting", "ahead": 3, "leave": True, "until": ""}) is holds


def test_who_is_received_reads_that_staff_are_there_and_no_more(hall: Lobby) -> None:
    number = take(hall).number
    manager, wealth = hall.acting("2001"), hall.acting("4001")
    take_seat(hall, "wealth", "4001", "4101")
    invite(manager, number)
    says(hall, number, state="received", leave=True, counter=0, rang=0)
    accept(wealth, number)
    give(manager, number)
    receive(wealth, number)
    says(hall, number, state="received", leave=False)
    open_counter(hall, 7)
    escort(wealth, number, 7)
    says(hall, number, state="received", leave=False, counter=0, rang=0)  # the phone rings for nobody
    start(hall, number)
    says(hall, number, state="received", counter=0)
    finish(hall, number)
    says(hall, number, state="received")
    told = json.dumps([face(hall, number, language) for language in ("zh", "en")], ensure_ascii=False)
    assert not [word for word in ("贵宾", "理财", "沈洁", "VIP", "wealth") if word in told]
