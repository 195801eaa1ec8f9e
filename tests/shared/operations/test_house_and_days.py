"""Counters and who sits there, closures, calls for help, the end of a day, and publishing the branch file."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import update

from shared.lobby.board import CounterState
from shared.lobby.branch import Serves
from shared.lobby.errors import BadInput, Refused, StoreUnreachable
from shared.lobby.routing import Intent
from shared.lobby.ticket import State
from shared.operations import (
    Lobby,
    answer_help,
    ask_help,
    assign,
    call_next,
    call_ticket,
    close_counter,
    close_service,
    close_zone,
    end_day,
    events_after,
    finish,
    hash_pin,
    hold,
    issue,
    last_seq,
    open_counter,
    open_lobby,
    open_service,
    open_zone,
    pause_counter,
    prioritise,
    publish,
    published,
    read_board,
    read_branch,
    read_ticket,
    read_tickets,
    sign_in,
    sign_out,
    start,
    transfer,
    verify,
)
from shared.store.tables import CallRow, EventRow, NumberRow, TicketRow
from tests.shared.operations import invariants

CASH = Intent("deposit", "over-50k")
PAPER = Intent("account")
MACHINE = Intent("inquiry")


@pytest.fixture(autouse=True)
def _consistent(lobby):
    yield
    invariants.check(lobby)


def kinds(lobby, after: int = 1) -> list[str]:
    return [one.kind for one in events_after(lobby, after)]


def test_a_counter_opens_pauses_and_closes(lobby):
    assert read_board(lobby).counter(1).state is CounterState.UNOPENED
    with pytest.raises(Refused):
        pause_counter(lobby, 1)
    open_counter(lobby, 1)
    open_counter(lobby, 1)
    pause_counter(lobby, 1, "午饭")
    pause_counter(lobby, 1)
    assert (read_board(lobby).counter(1).state, read_board(lobby).counter(1).reason) == (CounterState.PAUSED, "午饭")
    issue(lobby, CASH)
    with pytest.raises(Refused) as caught:
        call_next(lobby, 1)
    assert caught.value.code == "counter-paused"
    open_counter(lobby, 1)
    call_next(lobby, 1)
    with pytest.raises(Refused) as caught:
        close_counter(lobby, 1)
    assert caught.value.code == "counter-busy"
    finish(lobby, "A001")
    close_counter(lobby, 1)
    close_counter(lobby, 1)
    with pytest.raises(Refused) as caught:
        call_next(lobby, 1)
    assert caught.value.code == "counter-closed"
    assert [one for one in kinds(lobby) if one.startswith("counter")] == [
        "counter_opened",
        "counter_paused",
        "counter_opened",
        "counter_closed",
    ]


def test_a_closing_counter_lets_go_of_the_tickets_meant_for_it(lobby):
    issue(lobby, CASH)
    call_ticket(lobby, "A001", 1)
    open_counter(lobby, 6)
    transfer(lobby, "A001", counter=6, back=True)
    close_counter(lobby, 1)
    close_counter(lobby, 6)
    ticket = read_ticket(lobby, "A001")
    assert (ticket.for_counter, ticket.return_to, ticket.state) == (None, None, State.WAITING)


def test_a_teller_signs_in_once_and_the_counter_opens(lobby):
    assert sign_in(lobby, 3, "1027", "1127").name == "李敏"
    counter = read_board(lobby).counter(3)
    assert (counter.state, counter.teller) == (CounterState.OPEN, "1027")
    sign_in(lobby, 3, "1027", "1127")
    with pytest.raises(Refused) as caught:
        sign_in(lobby, 3, "1001", "1101")
    assert caught.value.code == "seat-taken"
    with pytest.raises(Refused) as caught:
        sign_in(lobby, 4, "1027", "1127")
    assert caught.value.code == "sits-elsewhere"
    sign_out(lobby, 3)
    assert read_board(lobby).counter(3).teller is None
    sign_in(lobby, 4, "1027", "1127")
    assert kinds(lobby).count("teller_signed_in") == 2
    assert kinds(lobby).count("teller_signed_out") == 1


@pytest.mark.parametrize(
    ("staff", "pin"),
    [("1027", "1128"), ("1027", ""), ("9999", "1127"), ("1027", "\ud800"), ("1027", "1\0" * 500), ("", "1127")],
)
def test_a_wrong_pin_does_not_say_what_was_wrong(lobby, staff, pin):
    board = read_board(lobby)
    for work in (lambda: sign_in(lobby, 3, staff, pin), lambda: verify(lobby, staff, pin)):
        with pytest.raises(BadInput) as caught:
            work()
        assert caught.value.code == "wrong-pin"
        assert caught.value.why.en == "the staff number or the PIN is wrong"
    assert read_board(lobby).counters == board.counters
    assert [event.data.get("staff") for event in events_after(lobby, board.seq)] == [
        *(["1027"] if staff == "1027" else [None]) * 2
    ]


def wrong(lobby, times, staff="2001"):
    for _ in range(times):
        with pytest.raises(BadInput) as caught:
            verify(lobby, staff, "0000")
        assert caught.value.code == "wrong-pin"


def locked_for(lobby, staff="2001", pin="2201"):
    with pytest.raises(Refused) as caught:
        verify(lobby, staff, pin)
    assert caught.value.code == "locked-out"
    return int("".join(one for one in caught.value.why.en if one.isdigit()))


def test_guessing_gets_slow_and_a_person_soon_signs_in_again(lobby, clock):
    wrong(lobby, 4)
    assert verify(lobby, "2001", "2201").name == "周宁"
    wrong(lobby, 5)
    assert locked_for(lobby) == 31  # also with the right PIN: nobody learns of it
    assert verify(lobby, "3001", "3301").role == "manager"  # nobody else is kept out
    clock.forward(seconds=30)
    wrong(lobby, 1)
    assert locked_for(lobby) == 61
    for pause in (60, 120, 240, 480, 900, 900):
        clock.forward(seconds=pause)
        wrong(lobby, 1)
    assert locked_for(lobby) == 901
    end_day(lobby)
    assert locked_for(lobby) == 901  # the end of the day is no way round
    clock.forward(minutes=15)
    assert verify(lobby, "2001", "2201").name == "周宁"
    wrong(lobby, 4)


def test_many_who_guess_at_once_have_no_more_tries(store_url, doors):
    lobbies = [doors.lobby(store_url) for _ in range(8)]

    def guess(lobby):
        try:
            verify(lobby, "2001", "0000")
        except (BadInput, Refused) as error:
            return error.code

    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(guess, lobbies))
    assert sorted(said) == ["locked-out"] * 3 + ["wrong-pin"] * 5


def test_a_role_is_checked(lobby):
    assert verify(lobby, "2001", "2201", ("lobby", "manager")).name == "周宁"
    with pytest.raises(Refused):
        verify(lobby, "1027", "1127", ("lobby", "manager"))


@pytest.mark.parametrize("pin", ["", "123", "1" * 13, "12a4", "１２３４"])
def test_a_pin_is_four_to_twelve_digits(pin):
    with pytest.raises(BadInput):
        hash_pin(pin)


def test_the_lobby_manager_changes_what_a_counter_serves(lobby):
    issue(lobby, PAPER)
    assert call_next(lobby, 1) is None
    assign(lobby, 1, [Serves(zone="B"), Serves(zone="A", after=5)], "非现金区人多")
    assert call_next(lobby, 1).number == "B001"
    for wrong in ([], [Serves(zone="Q")], [Serves(zone="A"), Serves(zone="A")]):
        with pytest.raises(BadInput):
            assign(lobby, 1, wrong, "x")
    with pytest.raises(BadInput):
        assign(lobby, 1, [Serves(zone="A")], "")


def test_a_transfer_goes_by_what_the_counter_serves_today(lobby):
    assign(lobby, 1, [Serves(zone="B")], "非现金区人多")
    issue(lobby, CASH)
    assert transfer(lobby, "A001", counter=1).zone == "B"


def test_a_closed_zone_takes_nobody_new_until_its_time(lobby, clock):
    issue(lobby, MACHINE)
    close_zone(lobby, "Z", "设备故障", until=clock.now() + timedelta(minutes=30))
    assert issue(lobby, MACHINE).ticket.rule == "machines-down-cash"
    assert read_board(lobby).zone("Z").closed.reason == "设备故障"
    with pytest.raises(Refused) as caught:
        transfer(lobby, "A001", zone="Z")
    assert caught.value.code == "zone-closed"
    clock.forward(minutes=30)
    assert read_board(lobby).zone("Z").closed is None
    assert issue(lobby, MACHINE).ticket.zone == "Z"
    close_zone(lobby, "Z", "again")
    open_zone(lobby, "Z")
    open_zone(lobby, "Z")
    assert kinds(lobby).count("zone_opened") == 1
    with pytest.raises(BadInput):
        close_zone(lobby, "Z", "x", until=clock.now())
    with pytest.raises(BadInput):
        close_zone(lobby, "Q", "x")
    with pytest.raises(BadInput):
        close_zone(lobby, "Z", " ")


def test_a_closed_zone_still_calls_who_waits_there(lobby):
    issue(lobby, CASH)
    close_zone(lobby, "A", "收工")
    assert call_next(lobby, 1).number == "A001"
    with pytest.raises(Refused) as caught:
        issue(lobby, CASH)
    assert caught.value.code == "no-open-zone"


def test_a_closed_service(lobby):
    close_service(lobby, "wealth", "理财经理外出")
    with pytest.raises(Refused) as caught:
        issue(lobby, Intent("wealth"))
    assert "理财经理外出" in caught.value.why.zh
    open_service(lobby, "wealth")
    assert issue(lobby, Intent("wealth")).ticket.number == "V001"


def test_help_is_asked_once_and_answered_once(lobby):
    first = ask_help(lobby, "自助取号机")
    assert ask_help(lobby, " 自助取号机 ") == first
    answer_help(lobby.acting("2001"), first)
    answer_help(lobby.acting("3001"), first)
    assert read_board(lobby).help == ()
    assert ask_help(lobby, "自助取号机") != first
    for wrong in (0, -1, 10**30, 1):
        with pytest.raises(BadInput):
            answer_help(lobby, wrong)
    assert kinds(lobby) == ["help_asked", "help_answered", "help_asked"]


def test_numbers_go_on_past_999(lobby, clock):
    issue(lobby, MACHINE)
    clock.forward(24 * 60)
    issue(lobby, CASH)
    with lobby.store.writing() as session:
        # As if 998 had been given out; put back at the end, so that the day stays whole.
        session.execute(update(NumberRow).where(NumberRow.letter == "A").values(last=998))
    numbers = [issue(lobby, CASH).ticket.number for _ in range(3)]
    assert numbers == ["A999", "A1000", "A1001"]
    assert [one.ticket.number for one in read_board(lobby).line(1)][:1] == ["A001"]
    assert call_ticket(lobby, "a1000", 1).number == "A1000"
    with lobby.store.writing() as session:
        for number, low in zip(numbers, ("A002", "A003", "A004"), strict=True):
            for row in (TicketRow, EventRow, CallRow):
                session.execute(update(row).where(row.number == number).values(number=low))
        session.execute(update(NumberRow).where(NumberRow.letter == "A").values(last=4))


def test_the_end_of_a_day(lobby, clock):
    for intent in (CASH, CASH, CASH, CASH, MACHINE):
        issue(lobby, intent)
    call_ticket(lobby, "A001", 1)
    start(lobby, "A001")
    call_ticket(lobby, "A002", 2)
    call_ticket(lobby, "A003", 3)
    hold(lobby, "A003")
    ask_help(lobby, "kiosk")
    assert end_day(lobby) == {"serving": 1, "called": 1, "held": 1, "waiting": 1, "guided": 1}
    states = {one.number: one.state for one in read_tickets(lobby)}
    done, gone = State.DONE, State.CANCELLED
    assert states == {"A001": done, "A002": gone, "A003": gone, "A004": gone, "Z001": done}
    board = read_board(lobby)
    assert (board.tickets, board.help) == ((), ())
    assert {one.state for one in board.counters} == {CounterState.UNOPENED}
    assert issue(lobby, CASH).ticket.number == "A005", "the same day goes on counting"


def test_midnight_at_the_branch_begins_a_new_day(lobby, clock):
    clock.local("2026-06-18 23:59")
    assert issue(lobby, CASH).ticket.number == "A001"
    sign_in(lobby, 1, "1001", "1101")
    clock.local("2026-06-19 00:00")
    board = read_board(lobby)
    assert (board.tickets, board.business_date.day) == ((), 19), "also before the first operation of the new day"
    assert {one.state for one in board.counters} == {CounterState.UNOPENED}
    assert issue(lobby, CASH).ticket.number == "A001"
    assert "day_ended" in kinds(lobby)
    clock.local("2026-06-18 12:00")
    assert issue(lobby, CASH).ticket.business_date.day == 19, "a clock set back begins no old day"
    assert issue(lobby, CASH).ticket.number == "A003"


def test_publishing_is_a_version_and_tickets_remember_theirs(lobby, shipped):
    issue(lobby, MACHINE)
    assert publish(lobby, shipped) == 1, "the same text is no new version"
    changed = shipped.replace('"查询、缴费在自助区办理，不用排队"', '"去自助区"', 1)
    assert publish(lobby.acting("3001"), changed) == 2
    assert published(lobby) == (2, changed)
    assert issue(lobby, MACHINE).why.zh == "去自助区"
    assert [one.branch_version for one in read_tickets(lobby)] == [1, 2]
    assert issue(lobby, MACHINE, read_tickets(lobby)[0].request_id).why.zh == "查询、缴费在自助区办理，不用排队"
    assert read_branch(lobby).rule[11].why.zh == "去自助区"
    for wrong in ("", "\ud800", shipped.replace("qingyang", "qingyin", 1), shipped.replace('"V"', '"W"', 1)):
        with pytest.raises(BadInput):
            publish(lobby, wrong)
    assert published(lobby)[0] == 2


def test_what_customers_wait_for_is_not_published_away(lobby, shipped):
    issue(lobby, Intent("wealth"))
    without = shipped.replace('id = "wealth"\nname', 'id = "riches"\nname', 1).replace('["wealth"]', '["riches"]')
    without = without.replace('service = "wealth"', 'service = "riches"', 1)
    with pytest.raises(Refused) as caught:
        publish(lobby, without)
    assert caught.value.code == "in-use"
    assert "wealth" in caught.value.why.en
    end_day(lobby)
    assert publish(lobby, without) == 2


@pytest.mark.parametrize("reason", ["😀" * 10_000, "a" * 201, "x\0y", "x\ud800", "\x07"])
def test_a_reason_that_cannot_be_kept(lobby, reason):
    issue(lobby, CASH)
    seq = last_seq(lobby)
    for work in (
        lambda: prioritise(lobby, "A001", reason),
        lambda: close_zone(lobby, "A", reason),
        lambda: ask_help(lobby, reason),
        lambda: issue(lobby, CASH, reason),
    ):
        with pytest.raises(BadInput) as caught:
            work()
        assert len(str(caught.value)) < 200
    assert last_seq(lobby) == seq


def test_emoji_and_rare_characters_are_kept(lobby):
    issue(lobby, CASH)
    prioritise(lobby, "A001", "  👵🏽 𠮷野家\n的 奶奶 ")
    assert events_after(lobby, 0)[-1].data["reason"] == "👵🏽 𠮷野家 的 奶奶"


def test_reading_the_log_from_anywhere(lobby):
    issue(lobby, CASH)
    assert [one.seq for one in events_after(lobby, 0)] == [1, 2]
    assert events_after(lobby, 10**40) == events_after(lobby, 0, limit=-5) == []
    assert len(events_after(lobby, -(10**40))) == 2


def test_a_branch_that_is_not_there(lobby):
    for name in ("nowhere", "\ud800", "x" * 500):
        with pytest.raises(BadInput):
            open_lobby(lobby.store, name)
    with pytest.raises(StoreUnreachable) as caught:
        read_board(Lobby(lobby.store, "nowhere"))
    assert caught.value.code == "no-branch"
