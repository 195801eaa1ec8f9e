"""The hall's alerts on the radio, on both databases: told once, answered, passed on, settled, and in the log."""

from __future__ import annotations

import threading

import pytest

from shared.lobby.errors import Refused
from shared.lobby.messages import About, Ack, Kind
from shared.lobby.printers import Condition
from shared.lobby.routing import Intent
from shared.lobby.text import text
from shared.operations import (
    Lobby,
    acknowledge_message,
    answer_help,
    ask_help,
    call_next,
    cancel,
    end_day,
    events_after,
    finish,
    issue,
    open_counter,
    printer_is,
    rate,
    read_board,
    see_rating,
    start,
    tell_alerts,
    tend_radio,
)
from shared.operations.radioing import LATEST
from shared.radio import due_alerts
from tests.conftest import Clock
from tests.shared.operations import invariants

TELLER, LOBBY, MANAGER = "1001", "2001", "3001"


@pytest.fixture(autouse=True)
def _consistent(lobby: Lobby):
    yield
    invariants.check(lobby)


def radio(lobby: Lobby) -> list[tuple[str, str, dict]]:
    return [(event.kind, event.actor, event.data) for event in events_after(lobby, 0) if event.kind.startswith("radio")]


def test_an_alert_is_told_once_to_whom_it_concerns(lobby: Lobby) -> None:
    asked = ask_help(lobby.acting("kiosk"), "取号机 1")
    assert due_alerts(read_board(lobby))
    # Whoever sees it first is not its sender: a lobby manager's own seat asks that lobby manager too.
    (id,) = tell_alerts(lobby.acting(LOBBY))
    assert not due_alerts(read_board(lobby))
    assert tell_alerts(lobby.acting(TELLER)) == ()
    (told,) = read_board(lobby).radio
    assert (told.id, told.by, told.to, told.alert) == (id, "system", "lobby", f"help:{asked}")
    assert told.text.zh.startswith("客户需要人工帮助，取号机 1·")
    assert radio(lobby) == [
        ("radio_sent", "system", {"to": "lobby", "preset": "alert", "length": 20, "alert": f"help:{asked}"})
    ]


def test_seats_that_see_it_at_the_same_moment_tell_it_once(lobby: Lobby) -> None:
    ask_help(lobby.acting("kiosk"), "取号机 1")
    told: list[int] = []
    at_once = threading.Barrier(3)

    def seat() -> None:
        at_once.wait()
        told.extend(tell_alerts(lobby))

    seats = [threading.Thread(target=seat) for _ in range(3)]
    for one in seats:
        one.start()
    for one in seats:
        one.join()
    assert told == [one.id for one in read_board(lobby).radio]
    assert len(told) == 1


def test_unanswered_it_goes_on_to_the_branch_manager(lobby: Lobby, clock: Clock) -> None:
    printer_is(lobby.acting("kiosk"), "取号机 1", Condition.PAPER_OUT)
    (id,) = tell_alerts(lobby)
    with pytest.raises(Refused):
        acknowledge_message(lobby.acting(MANAGER), id)
    clock.forward(seconds=60)
    assert [one.id for one in tend_radio(lobby)] == [id]
    acknowledge_message(lobby.acting(MANAGER), id)
    # Answered, it is told no more, though the paper is not in yet; and when it is, that is all.
    assert not due_alerts(read_board(lobby))
    clock.forward(minutes=10)
    assert tell_alerts(lobby) == ()
    printer_is(lobby.acting("kiosk"), "取号机 1", Condition.READY)
    assert due_alerts(read_board(lobby))
    assert tell_alerts(lobby) == ()
    (message,) = read_board(lobby).radio
    assert (message.acks[0].staff, message.settled_at) == (MANAGER, clock.at)
    assert [kind for kind, _, _ in radio(lobby)] == [
        "radio_sent",
        "radio_escalated",
        "radio_acknowledged",
        "radio_settled",
    ]
    # Once more out of paper is another alert.
    printer_is(lobby.acting("kiosk"), "取号机 1", Condition.PAPER_OUT)
    assert len(tell_alerts(lobby)) == 1


def test_what_is_over_needs_no_answer_and_goes_no_further(lobby: Lobby, clock: Clock) -> None:
    number = issue(lobby, Intent("account")).ticket.number
    (id,) = tell_alerts(lobby)
    assert read_board(lobby).radio[0].alert == "unserved:B"
    cancel(lobby.acting(LOBBY), number, "试")
    assert tell_alerts(lobby) == ()
    clock.forward(minutes=5)
    assert tend_radio(lobby) == ()
    (over,) = read_board(lobby).radio
    assert not over.is_open
    assert acknowledge_message(lobby.acting(LOBBY), id) == over
    assert [kind for kind, _, _ in radio(lobby)] == ["radio_sent", "radio_settled"]


@pytest.mark.parametrize("on_the_radio", [True, False])
def test_who_goes_to_help_has_answered_both(lobby: Lobby, clock: Clock, on_the_radio: bool) -> None:
    asked = ask_help(lobby.acting("kiosk"), "取号机 1")
    (id,) = tell_alerts(lobby)
    if on_the_radio:
        acknowledge_message(lobby.acting(LOBBY), id)
    else:
        answer_help(lobby.acting(LOBBY), asked)
    board = read_board(lobby)
    assert board.help == ()
    assert (board.radio[0].acks, board.radio[0].settled_at) == ((Ack(LOBBY, clock.at),), clock.at)
    assert not due_alerts(board)
    assert sorted(one.kind for one in events_after(lobby, 0))[-2:] == ["radio_acknowledged", "radio_sent"]
    assert [one.actor for one in events_after(lobby, 0) if one.kind == "help_answered"] == [LOBBY]


def test_a_bad_rating_is_told_until_somebody_has_seen_to_it(lobby: Lobby) -> None:
    open_counter(lobby, 5)
    number = issue(lobby, Intent("account")).ticket.number
    call_next(lobby, 5)
    start(lobby, number)
    finish(lobby, number)
    rate(lobby.acting("pad"), number, "unsatisfied", "没讲清楚", via="pad")
    (id,) = tell_alerts(lobby)
    (told,) = read_board(lobby).radio
    assert (told.to, told.about) == ("lobby", About(Kind.TICKET, number))
    assert "没讲清楚" not in told.text.zh
    acknowledge_message(lobby.acting(LOBBY), id)
    assert read_board(lobby).radio[0].stands
    see_rating(lobby.acting(LOBBY), number)
    assert not read_board(lobby).radio[0].stands
    assert not due_alerts(read_board(lobby))


def test_a_crowd_that_waits_too_long_is_one_message_a_zone(lobby: Lobby, clock: Clock) -> None:
    open_counter(lobby, 5)
    numbers = [issue(lobby, Intent("account")).ticket.number for _ in range(3)]
    clock.forward(minutes=30)
    (id,) = tell_alerts(lobby)
    (told,) = read_board(lobby).radio
    assert (told.alert, told.text, told.about) == (
        "wait:B",
        text("非现金区有人等了 30 分钟以上", "Non-cash: somebody has waited over 30 min"),
        None,
    )
    # It stands while anybody's wait is an alert, also a lesser one.
    for number in numbers[1:]:
        cancel(lobby.acting(LOBBY), number, "试")
    assert not due_alerts(read_board(lobby))
    call_next(lobby, 5)
    assert tell_alerts(lobby) == ()
    assert [one.id for one in read_board(lobby).radio if not one.stands] == [id]


def test_the_vip_areas_own_alerts_go_to_its_lobby_manager(lobby: Lobby) -> None:
    issue(lobby, Intent("wealth"))
    tell_alerts(lobby)
    (told,) = read_board(lobby).radio
    assert (told.alert, told.to) == ("unserved:V", "viplobby")


def test_however_much_is_said_since_an_answered_alert_is_not_told_again(lobby: Lobby) -> None:
    printer_is(lobby.acting("kiosk"), "取号机 1", Condition.PAPER_OUT)
    (id,) = tell_alerts(lobby)
    acknowledge_message(lobby.acting(LOBBY), id)
    for number in range(LATEST + 1):
        asked = ask_help(lobby.acting("kiosk"), f"取号机 {number}")
        tell_alerts(lobby)
        answer_help(lobby.acting(LOBBY), asked)
    assert not due_alerts(read_board(lobby))
    assert read_board(lobby).radio[-1].id == id


def test_the_day_ends_and_the_next_one_tells_what_still_is(lobby: Lobby, clock: Clock) -> None:
    printer_is(lobby.acting("kiosk"), "取号机 1", Condition.PAPER_OUT)
    ask_help(lobby.acting("kiosk"), "取号机 1")
    first, _ = tell_alerts(lobby)
    acknowledge_message(lobby.acting(LOBBY), first)
    end_day(lobby)
    assert [one.is_open or one.stands for one in read_board(lobby).radio] == [False, False]
    clock.forward(minutes=24 * 60)
    assert due_alerts(read_board(lobby))
    assert len(tell_alerts(lobby)) == 1
