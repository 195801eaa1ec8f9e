"""The radio on both databases: sent once, answered by the right one, gone on unanswered, and wordless afterwards."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from shared.lobby.errors import BadInput, Refused
from shared.lobby.messages import EVERYONE, About, Ack, Kind
from shared.lobby.routing import Intent
from shared.operations import (
    Lobby,
    acknowledge_message,
    end_day,
    events_after,
    issue,
    last_seq,
    read_board,
    say_in,
    send,
    tend_radio,
)
from shared.operations.unit import Unit, operating
from shared.radio import MOST_OPEN, arriving, due_radio
from shared.store.radio import RadioMessageRow
from tests.conftest import Clock
from tests.shared.operations import invariants

TELLER, LOBBY, MANAGER = "1001", "2001", "3001"


@pytest.fixture(autouse=True)
def _consistent(lobby: Lobby):
    yield
    invariants.check(lobby)


def kinds(lobby: Lobby) -> list[str]:
    return [event.kind for event in events_after(lobby, 0) if event.kind.startswith("radio")]


def test_a_ready_sentence_goes_to_whom_it_is_for(lobby: Lobby) -> None:
    teller = lobby.acting(TELLER)
    sent = send(teller, preset="help", about=About(Kind.COUNTER, "03"), request_id="a")
    assert (sent.to, sent.by, sent.text.zh, sent.text.en) == (
        "lobby",
        TELLER,
        "3 号窗口需要帮助",
        "Counter 3 needs help",
    )
    assert (sent.preset, sent.about, sent.acks) == ("help", About(Kind.COUNTER, "3"), ())
    assert read_board(lobby).radio == (sent,)
    assert send(teller, "3001", preset="watch-out", request_id="b").to == "3001"


def test_asked_for_twice_it_is_sent_once(lobby: Lobby) -> None:
    sent = send(lobby.acting(TELLER), "lobby", "  请来\n一下 ", request_id="a")
    assert sent.text.zh == sent.text.en == "请来 一下"
    answered = acknowledge_message(lobby.acting(LOBBY), sent.id)
    assert send(lobby.acting(TELLER), "lobby", "请来一下", request_id="a") == answered
    assert kinds(lobby) == ["radio_sent", "radio_acknowledged"]


def test_who_answers_first_takes_it(lobby: Lobby, clock: Clock) -> None:
    sent = send(lobby.acting(TELLER), EVERYONE, "请支援", request_id="a")
    clock.forward(seconds=5)
    answered = acknowledge_message(lobby.acting(LOBBY), sent.id)
    assert answered.acks == (Ack(LOBBY, clock.at),)
    clock.forward(seconds=5)
    assert acknowledge_message(lobby.acting(LOBBY), sent.id) == answered
    with pytest.raises(Refused, match="周宁 已经去了") as refused:
        acknowledge_message(lobby.acting(MANAGER), sent.id)
    assert refused.value.code == "taken"
    assert read_board(lobby).radio == (answered,)


@pytest.mark.parametrize(("to", "who"), [("1015", LOBBY), ("teller", LOBBY), (EVERYONE, TELLER)])
def test_who_is_not_meant_does_not_answer(lobby: Lobby, to: str, who: str) -> None:
    sent = send(lobby.acting(TELLER), to, "请来", request_id="a")
    with pytest.raises(Refused) as refused:
        acknowledge_message(lobby.acting(who), sent.id)
    assert refused.value.code == "not-yours"
    assert acknowledge_message(lobby.acting("cli"), sent.id).acks


def test_unanswered_it_goes_on_once(lobby: Lobby, clock: Clock) -> None:
    sent = send(lobby.acting(TELLER), "1015", "请来", request_id="a")
    clock.forward(seconds=59)
    later = send(lobby.acting(TELLER), "1015", "快点", request_id="b")
    assert tend_radio(lobby) == ()
    clock.forward(seconds=1)
    assert due_radio(read_board(lobby), clock.at) == (sent,)
    (gone_on,) = tend_radio(lobby.acting("1042"))
    assert (gone_on.id, gone_on.escalated_at) == (sent.id, clock.at)
    assert tend_radio(lobby) == ()
    assert due_radio(read_board(lobby), clock.at) == ()
    assert read_board(lobby).radio == (later, gone_on)
    # The branch manager sees to it; the one who was meant may still say so.
    acknowledge_message(lobby.acting(MANAGER), sent.id)
    both = acknowledge_message(lobby.acting("1015"), sent.id)
    assert [ack.staff for ack in both.acks] == [MANAGER, "1015"]
    assert kinds(lobby)[2:] == ["radio_escalated", "radio_acknowledged", "radio_acknowledged"]


def test_nothing_answered_goes_on(lobby: Lobby, clock: Clock) -> None:
    sent = send(lobby.acting(TELLER), "lobby", "请来", request_id="a")
    acknowledge_message(lobby.acting(LOBBY), sent.id)
    clock.forward(minutes=10)
    assert tend_radio(lobby) == ()


def test_another_operation_says_it_in_its_own_transaction(lobby: Lobby) -> None:
    number = issue(lobby, Intent("wealth")).ticket.number
    with pytest.raises(BadInput), operating(lobby, "issue") as unit:
        _said_and_failed(unit, number)
    assert read_board(lobby).radio == ()
    with operating(lobby.acting(LOBBY), "issue") as unit:
        id = say_in(unit, MANAGER, arriving(number, "何静"), About(Kind.TICKET, number), "arriving")
        assert say_in(unit, "viplobby", arriving(number)) == id + 1
    assert [(one.id, one.by, one.preset) for one in read_board(lobby).radio] == [
        (id + 1, LOBBY, None),
        (id, LOBBY, "arriving"),
    ]


def _said_and_failed(unit: Unit, number: str) -> None:
    say_in(unit, MANAGER, arriving(number, "何静"), About(Kind.TICKET, number), "arriving")
    say_in(unit, "nobody", arriving(number))


@pytest.mark.parametrize(
    ("to", "given", "code"),
    [
        ("lobby", {"words": ""}, "text-needed"),
        ("lobby", {"words": "字" * 61}, "too-long"),
        ("lobby", {"words": "x" * 141}, "too-long"),
        ("lobby", {"words": "a\x00b"}, "bad-characters"),
        ("lobby", {}, "words-or-preset"),
        ("lobby", {"words": "x", "preset": "watch-out"}, "words-or-preset"),
        (None, {"words": "x"}, "address-needed"),
        ("nobody", {"words": "x"}, "unknown-address"),
        (TELLER, {"words": "x"}, "to-oneself"),
        (None, {"preset": "nothing"}, "unknown-preset"),
        (None, {"preset": "help"}, "about-needed"),
        (None, {"preset": "help", "about": About(Kind.TICKET, "A001")}, "unknown-ticket"),
        (None, {"preset": "help", "about": About(Kind.MACHINE, "2")}, "about-needed"),
        (None, {"preset": "help", "about": About(Kind.COUNTER, "99")}, "unknown-counter"),
        (None, {"preset": "paper-out", "about": About(Kind.MACHINE, "6")}, "unknown-machine"),
        (None, {"preset": "paper-out", "about": About(Kind.MACHINE, "²")}, "unknown-machine"),
        ("lobby", {"words": "x", "request_id": " "}, "request-needed"),
    ],
)
def test_what_makes_no_sense_is_not_sent(lobby: Lobby, to: str | None, given: dict, code: str) -> None:
    before = last_seq(lobby)
    with pytest.raises(BadInput) as refused:
        send(lobby.acting(TELLER), to, **({"request_id": "a"} | given))
    assert refused.value.code == code
    assert last_seq(lobby) == before


def test_one_sender_does_not_bury_the_others(lobby: Lobby) -> None:
    teller = lobby.acting(TELLER)
    for number in range(MOST_OPEN):
        send(teller, "lobby", "请来", request_id=str(number))
    with pytest.raises(Refused, match="直接去找人"):
        send(teller, "lobby", "请来", request_id="more")
    send(lobby.acting("1015"), "lobby", "请来", request_id="other")
    # The lobby's own messages never hinder what staff do.
    with operating(teller, "finish") as unit:
        say_in(unit, "lobby", arriving("V001"))
    acknowledge_message(lobby.acting(LOBBY), read_board(lobby).radio[-1].id)
    send(teller, "lobby", "请来", request_id="more")


def test_the_log_has_no_words_and_after_the_day_nothing_has(lobby: Lobby, clock: Clock) -> None:
    sent = send(lobby.acting(TELLER), "lobby", "客户张三丢了卡", request_id="a")
    acknowledge_message(lobby.acting(LOBBY), sent.id)
    waiting = send(lobby.acting(TELLER), "lobby", "李四也丢了", request_id="b")
    told = events_after(lobby, 0)
    assert "张三" not in json.dumps([event.data for event in told], ensure_ascii=False)
    assert told[-1].data == {"to": "lobby", "length": 5}
    end_day(lobby)
    assert kinds(lobby)[-1] == "radio_ended"
    assert events_after(lobby, 0)[-2].data == {"message": waiting.id, "reason": "day ended"}
    with lobby.store.reading() as session:
        rows = session.query(RadioMessageRow).all()
        assert [(row.zh, row.en, row.open) for row in rows] == [("", "", False)] * 2
    clock.forward(minutes=24 * 60)
    with pytest.raises(BadInput):
        acknowledge_message(lobby.acting(LOBBY), waiting.id)


def test_a_new_day_begins_silent(lobby: Lobby, clock: Clock) -> None:
    send(lobby.acting(TELLER), "lobby", "请来", request_id="a")
    clock.forward(minutes=24 * 60)
    assert read_board(lobby).radio == ()
    assert tend_radio(lobby) == ()
    assert kinds(lobby) == ["radio_sent", "radio_ended"]


def test_the_board_has_all_that_is_open_and_the_latest_of_the_rest(lobby: Lobby, clock: Clock) -> None:
    first = send(lobby.acting("1015"), "lobby", "请来", request_id="first")
    for number in range(25):
        clock.at += timedelta(seconds=1)
        acknowledge_message(lobby.acting(LOBBY), send(lobby.acting(TELLER), "lobby", "请来", request_id=str(number)).id)
    radio = read_board(lobby).radio
    assert (len(radio), radio[-1]) == (21, first)
    assert [one.id for one in radio] == sorted((one.id for one in radio), reverse=True)
