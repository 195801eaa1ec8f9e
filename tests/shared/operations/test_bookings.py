"""Bookings in a real lobby: one code, one ticket, and nothing kept that nobody needs."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

import pytest

from shared.lobby.booking import Booking, BookingState
from shared.lobby.errors import BadInput, Refused
from shared.lobby.explain import explain
from shared.lobby.routing import Intent
from shared.lobby.ticket import State
from shared.operations import (
    Lobby,
    book,
    bring_back,
    call_next,
    cancel_booking,
    end_day,
    events_after,
    finish,
    hand_over,
    history,
    issue,
    no_show,
    open_counter,
    publish,
    published,
    read_board,
    read_booking,
    read_bookings,
    read_slots,
    redeem,
    reserve,
    restore_booking,
    transfer,
    undo,
    void,
)
from shared.operations.handing import RESERVED_MINUTES
from shared.store.bookings import BookingRow
from tests.conftest import SHANGHAI, Clock
from tests.shared.operations import invariants

TODAY, TOMORROW = date(2026, 6, 18), date(2026, 6, 19)
CASH = Intent("deposit", "over-50k")
KIOSK = "取号机 1"


@pytest.fixture(autouse=True)
def _consistent(lobby):
    yield
    invariants.check(lobby)


def at(clock: str, day: date = TODAY) -> datetime:
    return datetime.fromisoformat(f"{day} {clock}").replace(tzinfo=SHANGHAI)


def kinds(lobby: Lobby) -> list[str]:
    return [one.kind for one in events_after(lobby, 0)]


def account(lobby: Lobby, clock: str = "10:30", day: date = TODAY, request: str | None = None) -> Booking:
    return book(lobby, "account", None, at(clock, day), request)


def test_a_booking_is_a_code_and_nothing_about_a_person(lobby):
    made = book(lobby.acting("2001"), "withdrawal", "over-200k", at("10:00", TOMORROW), language="en")
    assert (len(made.code), made.code.isdigit(), made.state) == (6, True, BookingState.BOOKED)
    assert read_booking(lobby, f"{made.code[:3]} {made.code[3:]}") == made
    (event,) = [one for one in events_after(lobby, 0) if one.kind == "booking_made"]
    assert (event.actor, event.data["slot"]) == ("2001", "2026-06-19T02:00:00+00:00")
    assert made.code not in str(event.data)
    assert {column.name for column in BookingRow.__table__.columns} == {
        *("branch_id", "id", "code", "request_id", "day", "slot_at", "service", "band", "language", "state"),
        *("created_by", "number"),
    }


def test_asked_twice_it_is_one_booking(lobby):
    assert account(lobby, request="r1") == account(lobby, request="r1")
    assert len(read_bookings(lobby)) == 1
    assert account(lobby, request="r2").code != read_bookings(lobby)[0].code


def test_a_slot_takes_as_many_as_the_branch_file_says(lobby):
    first = account(lobby)
    account(lobby)
    with pytest.raises(Refused, match="10:30 已经约满"):
        account(lobby)
    assert next(one for one in read_slots(lobby, "account", None, TODAY) if one.at == first.slot_at).free == 0
    cancel_booking(lobby, first.code)
    third = account(lobby)
    with pytest.raises(Refused, match="已经约满"):
        restore_booking(lobby, first.code)
    cancel_booking(lobby, third.code)
    assert restore_booking(lobby, first.code).state is BookingState.BOOKED


@pytest.mark.parametrize(
    ("step", "error"),
    [
        (lambda lobby: book(lobby, "nonsense", None, at("10:30")), BadInput),
        (lambda lobby: book(lobby, "account", "over-200k", at("10:30")), BadInput),
        (lambda lobby: book(lobby, "account", None, at("10:40")), BadInput),
        (lambda lobby: book(lobby, "account", None, at("10:30"), language="fr"), BadInput),
        (lambda lobby: book(lobby, "account", None, at("10:30"), "x" * 65), BadInput),
        (lambda lobby: book(lobby, "inquiry", None, at("10:30")), Refused),
        (lambda lobby: book(lobby, "withdrawal", "over-200k", at("11:00")), Refused),
        (lambda lobby: book(lobby, "account", None, at("10:00")), Refused),
        (lambda lobby: book(lobby, "account", None, at("10:00", TODAY + timedelta(days=15))), Refused),
        (lambda lobby: cancel_booking(lobby, "000000"), BadInput),
        (lambda lobby: redeem(lobby, "nothing"), BadInput),
        (lambda lobby: read_slots(lobby, "inquiry", None, TODAY), Refused),
    ],
)
def test_what_makes_no_sense_changes_nothing(lobby, step: Callable[[Lobby], object], error):
    before = kinds(lobby)
    with pytest.raises(error):
        step(lobby)
    assert kinds(lobby) == before


def test_a_booking_gives_one_ticket_that_counts_from_its_slot(lobby, clock: Clock):
    made = account(lobby)
    issued = redeem(lobby, made.code, "r1")
    assert (issued.ticket.number, issued.ticket.state) == ("B001", State.WAITING)
    assert issued.ticket.booked_for == made.slot_at
    assert issued.ticket.arrived_at == clock.now()
    assert redeem(lobby, made.code, "r1").repeated
    with pytest.raises(Refused, match="已经取过号了，号码是 B001"):
        redeem(lobby, made.code, "r2")
    assert read_booking(lobby, made.code).number == "B001"
    with pytest.raises(Refused):
        cancel_booking(lobby, made.code)
    (event,) = history(lobby, "B001")
    assert (event.kind, event.data["booking"]) == ("ticket_issued", made.id)


def test_too_early_another_day_and_too_late(lobby, clock: Clock):
    early, tomorrow = account(lobby, "11:00"), account(lobby, "11:00", TOMORROW)
    with pytest.raises(Refused, match="您的预约是 11:00，10:45 起可以取号"):
        redeem(lobby, early.code)
    with pytest.raises(Refused, match="6 月 19 日"):
        redeem(lobby, tomorrow.code)
    clock.local("2026-06-18 11:40")
    assert redeem(lobby, early.code).ticket.booked_for == early.slot_at
    clock.local("2026-06-19 10:50")
    assert redeem(lobby, tomorrow.code).ticket.number == "B001"


def test_the_line_with_booked_tickets_and_its_reasons(lobby, clock: Clock):
    slots = {name: account(lobby, clock_) for name, clock_ in (("graced", "10:30"), ("early", "11:00"))}
    late = account(lobby)
    clock.local("2026-06-18 10:40")
    walk_in = issue(lobby, Intent("account")).ticket.number
    clock.local("2026-06-18 10:44")
    graced = redeem(lobby, slots["graced"].code).ticket.number
    clock.local("2026-06-18 10:46")
    too_late = redeem(lobby, late.code).ticket.number
    early = redeem(lobby, slots["early"].code).ticket.number
    clock.local("2026-06-18 10:50")
    after = issue(lobby, Intent("account")).ticket.number
    board = read_board(lobby)
    line = [(one.ticket.number, one.code, one.tag.zh) for one in board.line(6)]
    assert line == [
        (graced, "booked", "预约 10:30"),
        (walk_in, "longest", "顺序"),
        (too_late, "booked-late", "预约 10:30"),
        (after, "order", "顺序"),
        (early, "booked", "预约 11:00"),
    ]
    told = explain(board, early)
    assert told is not None
    assert "预约 11:00，按 11:00 到店排" in told.sentence().zh
    assert "booked, counts from 11:00" in told.sentence().en
    assert after in {one.number for one in told.passed_by}
    open_counter(lobby, 6)
    assert [call_next(lobby, 6, finish=True).number for _ in range(5)] == [one[0] for one in line]


def test_the_wait_that_is_told_is_the_wait_of_that_place(lobby, clock: Clock):
    open_counter(lobby, 6)
    made = account(lobby)
    for _ in range(4):
        issue(lobby, Intent("account"))
    told = redeem(lobby, made.code)
    assert told.ahead == 4
    clock.local("2026-06-18 10:40")
    other = book(lobby, "account", None, at("11:00"))
    clock.local("2026-06-18 10:50")
    for _ in range(3):
        issue(lobby, Intent("account"))
    later = redeem(lobby, other.code)
    assert later.ahead == 8
    board = read_board(lobby)
    ticket = board.ticket(later.ticket.number)
    assert ticket is not None
    assert (later.ahead, later.wait) == (board.ahead(ticket), board.wait(ticket))
    assert told.wait is not None
    assert later.wait is not None
    assert told.wait.high < later.wait.high


def test_large_cash_with_a_booking_troubles_no_manager(lobby, clock: Clock):
    made = book(lobby, "withdrawal", "over-200k", at("10:30", TOMORROW))
    clock.local("2026-06-19 10:20")
    booked = redeem(lobby, made.code, elder=True).ticket
    assert (booked.zone, booked.rule, booked.ticket_class) == ("A", "booked-cash", "elder")
    assert issue(lobby, Intent("withdrawal", "over-200k")).ticket.rule == "unbooked-cash"


def test_an_early_customer_is_not_late_in_the_manager_s_eyes(lobby, clock: Clock):
    from shared.lobby.alerts import wait_level

    made = account(lobby, "11:00")
    clock.local("2026-06-18 10:45")
    number = redeem(lobby, made.code).ticket.number
    clock.local("2026-06-18 11:05")
    board = read_board(lobby)
    ticket = board.ticket(number)
    assert ticket is not None
    assert wait_level(board, ticket) is None


def test_a_transfer_and_a_missed_call_treat_it_as_any_ticket(lobby, clock: Clock):
    made = account(lobby)
    number = redeem(lobby, made.code).ticket.number
    open_counter(lobby, 6)
    call_next(lobby, 6)
    no_show(lobby, number)
    back = bring_back(lobby, number)
    assert back.rank_at is not None
    assert [one.code for one in read_board(lobby).line(6)] == ["returned"]
    undo(lobby, number)
    undo(lobby, number)
    undo(lobby, number)
    assert transfer(lobby, number, zone="A").booked_for == made.slot_at
    assert [one.code for one in read_board(lobby).line(1)] == ["booked"]


def test_a_reserved_ticket_that_nobody_took_gives_its_booking_back(lobby, clock: Clock):
    made = account(lobby)
    number = redeem(lobby, made.code, "r1", kiosk=KIOSK).ticket.number
    assert read_booking(lobby, made.code).state is BookingState.REDEEMED
    void(lobby, number, "没有纸")
    assert read_booking(lobby, made.code) == made
    clock.forward(1)
    again = redeem(lobby, made.code, "r2", kiosk=KIOSK).ticket.number
    assert hand_over(lobby, again).state is State.WAITING
    assert kinds(lobby)[-4:] == ["ticket_voided", "booking_returned", "ticket_reserved", "ticket_issued"]
    # What a kiosk never came back to, too.
    other = account(lobby)
    redeem(lobby, other.code, kiosk=KIOSK)
    clock.forward(RESERVED_MINUTES)
    assert redeem(lobby, other.code, kiosk="取号机 2").ticket.state is State.PRINTING
    clock.forward(RESERVED_MINUTES)
    reserve(lobby, CASH, None, "zh", KIOSK)
    assert read_booking(lobby, other.code) == other
    redeem(lobby, other.code, kiosk=KIOSK)
    end_day(lobby)
    assert read_booking(lobby, other.code).state is BookingState.NOT_COME


def test_the_day_ends(lobby, clock: Clock):
    came, stayed, tomorrow = account(lobby), account(lobby), account(lobby, "10:30", TOMORROW)
    cancelled = account(lobby, "11:00")
    cancel_booking(lobby, cancelled.code)
    finish(lobby, call_and_finish(lobby, came))
    clock.local("2026-06-19 07:00")
    issue(lobby, CASH)
    states = {one.code: one.state for one in read_bookings(lobby, TODAY)}
    assert states == {
        came.code: BookingState.REDEEMED,
        stayed.code: BookingState.NOT_COME,
        cancelled.code: BookingState.CANCELLED,
        tomorrow.code: BookingState.BOOKED,
    }
    assert [one.data["booking"] for one in events_after(lobby, 0) if one.kind == "booking_not_come"] == [stayed.id]
    with pytest.raises(Refused, match="已经过了"):
        redeem(lobby, stayed.code)
    with pytest.raises(Refused, match="没有来"):
        cancel_booking(lobby, stayed.code)
    assert [one.code for one in read_bookings(lobby)] == [tomorrow.code]


def call_and_finish(lobby: Lobby, made: Booking) -> str:
    number = redeem(lobby, made.code).ticket.number
    open_counter(lobby, 6)
    call_next(lobby, 6)
    return number


def test_a_branch_file_that_forgets_what_is_booked_is_refused(lobby):
    made = book(lobby, "withdrawal", "50k-200k", at("10:00", TOMORROW))
    source = published(lobby)[1]
    forgetful = source.replace('"50k-200k"', '"50k-100k"')
    with pytest.raises(Refused, match="withdrawal 50k-200k"):
        publish(lobby, forgetful)
    cancel_booking(lobby, made.code)
    publish(lobby, forgetful)


def test_two_kiosks_redeem_one_code_at_once(doors, store_url, clock: Clock):
    first = doors.lobby(store_url)
    made = account(first)
    kiosks = [doors.lobby(store_url) for _ in range(4)]

    def take(ordinal: int) -> str:
        try:
            return redeem(kiosks[ordinal], made.code, f"kiosk-{ordinal}").ticket.number
        except Refused as refused:
            return refused.code

    with ThreadPoolExecutor(4) as pool:
        given = list(pool.map(take, range(4)))
    assert sorted(given) == ["B001", "booking-used", "booking-used", "booking-used"]


def test_two_desks_book_the_last_place_at_once(doors, store_url, clock: Clock):
    first = doors.lobby(store_url)
    account(first)
    desks = [doors.lobby(store_url) for _ in range(4)]

    def take(ordinal: int) -> str:
        try:
            account(desks[ordinal])
        except Refused as refused:
            return refused.code
        return "booked"

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(take, range(4))) == ["booked", "slot-full", "slot-full", "slot-full"]


def test_a_code_that_is_there_is_drawn_again(lobby, monkeypatch: pytest.MonkeyPatch):
    draws = iter([204816, 204816, 7])
    monkeypatch.setattr("shared.operations.bookings.secrets.randbelow", lambda _: next(draws))
    assert [account(lobby).code, account(lobby).code] == ["204816", "000007"]
