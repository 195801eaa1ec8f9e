"""Which slots there are, what may be booked until when, and what a code is worth at a moment."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.lobby import booking as rules
from shared.lobby.booking import Booking, BookingState, Standing
from shared.lobby.branch import Branch, Hours
from shared.lobby.errors import BadInput, Refused
from tests.conftest import SHANGHAI

THURSDAY, SATURDAY = date(2026, 6, 18), date(2026, 6, 20)
NOW = datetime(2026, 6, 18, 10, 26, tzinfo=SHANGHAI).astimezone(UTC)


def at(clock: str, day: date = THURSDAY) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), SHANGHAI).astimezone(UTC)


def booked(slot: datetime, state: BookingState = BookingState.BOOKED, **more: object) -> Booking:
    known = {"service": "account", "band": None, "number": "B001" if state is BookingState.REDEEMED else None} | more
    return Booking(id=1, code="204816", slot_at=slot, state=state, language=None, created_by="2001", **known)  # type: ignore[arg-type]


def test_slots_follow_one_another_within_the_opening_hours(branch):
    slots = rules.slots_of(branch, THURSDAY)
    assert (slots[0], slots[-1], len(slots)) == (at("08:00"), at("17:00"), 19)
    assert rules.slots_of(branch, SATURDAY)[0] == at("09:00", SATURDAY)
    closed = branch.model_copy(update={"hours": {"mon": branch.hours["mon"]}})
    assert rules.slots_of(closed, THURSDAY) == []
    always = branch.model_copy(update={"hours": {}})
    assert len(rules.slots_of(always, THURSDAY)) == 48


DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
TIMES = st.integers(0, 23 * 60 + 59).map(lambda minutes: time(minutes // 60, minutes % 60))


@given(DAYS, TIMES, TIMES, st.integers(5, 480), st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/St_Johns"]))
def test_slots_never_overlap_and_never_leave_the_door(branch: Branch, day, opens, closes, length, zone):
    identity = branch.branch.model_copy(update={"timezone": zone})
    hours = {name: Hours(opens=opens, closes=closes) for name in branch.hours}
    changed = {"branch": identity, "hours": hours, "booking": branch.booking.model_copy(update={"slot": length})}
    there = branch.model_copy(update=changed)
    there.__dict__.pop("tz", None)  # a copy takes along what was worked out for the original
    slots = rules.slots_of(there, day)
    assert all(later - sooner == timedelta(minutes=length) for sooner, later in pairwise(slots))
    if slots:
        # In UTC: a moment that clocks skip or repeat equals none of another zone (PEP 495).
        assert slots[0] == datetime.combine(day, opens, there.tz).astimezone(UTC)
        assert slots[-1] + timedelta(minutes=length) <= datetime.combine(day, closes, there.tz).astimezone(UTC)


@pytest.mark.parametrize(
    ("slot", "code"),
    [
        (at("10:00"), "slot-over"),
        (at("11:00"), "slot-too-soon"),
        (at("10:00", date(2026, 7, 3)), "slot-too-far"),
        (at("10:00", date(2026, 6, 19)), "slot-full"),
        (at("10:10", date(2026, 6, 19)), "no-such-slot"),
        (at("08:30", SATURDAY), "no-such-slot"),
    ],
)
def test_large_cash_is_booked_a_day_ahead(branch, slot, code):
    offer = rules.bookable(branch, "withdrawal", "over-200k")
    there = [booked(at("10:00", date(2026, 6, 19)), service="withdrawal", band="over-200k") for _ in range(2)]
    with pytest.raises((Refused, BadInput)) as caught:
        rules.require_slot(branch, offer, slot, NOW, there)
    assert caught.value.code == code
    rules.require_slot(branch, offer, at("08:00", date(2026, 6, 19)), NOW, there)
    rules.require_slot(branch, offer, at("10:00", date(2026, 7, 2)), NOW, there)


def test_what_is_booked_on_the_same_day(branch):
    offer = rules.bookable(branch, "account", None)
    free = [one for one in rules.slots(branch, offer, THURSDAY, NOW, []) if one.why_not is None]
    assert (free[0].at, free[0].free) == (at("10:30"), 2)


def test_what_needs_no_booking_is_told_so(branch):
    with pytest.raises(Refused, match="不用预约"):
        rules.bookable(branch, "inquiry", None)
    for band in (None, "upto-20k"):
        with pytest.raises(Refused, match="20 万元以上") as caught:
            rules.bookable(branch, "withdrawal", band)
        assert caught.value.code == "not-bookable"


@pytest.mark.parametrize("state", list(BookingState))
def test_only_what_holds_a_place_fills_a_slot(branch, state):
    offer = rules.bookable(branch, "account", None)
    there = [booked(at("11:00"), state), booked(at("11:00"), service="wealth"), booked(at("11:30"))]
    slot = next(one for one in rules.slots(branch, offer, THURSDAY, NOW, there) if one.at == at("11:00"))
    assert slot.taken == (1 if state in (BookingState.BOOKED, BookingState.REDEEMED) else 0)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("09:44", Standing.EARLY),
        ("09:45", Standing.READY),
        ("10:00", Standing.READY),
        ("10:01", Standing.GRACE),
        ("10:15", Standing.GRACE),
        ("10:16", Standing.LATE),
        ("23:59", Standing.LATE),
    ],
)
def test_a_code_by_the_clock(branch, now, expected):
    assert rules.standing(branch, booked(at("10:00")), at(now), THURSDAY) is expected


@pytest.mark.parametrize(
    ("booking", "code", "says"),
    [
        (booked(at("11:00")), "booking-early", "您的预约是 11:00，10:45 起可以取号"),
        (booked(at("10:00", SATURDAY)), "booking-other-day", "您的预约是 6 月 20 日 10:00，请当天再来取号"),
        (booked(at("10:00", date(2026, 6, 17))), "booking-over", "6 月 17 日 10:00 的预约已经过了"),
        (booked(at("10:30"), BookingState.NOT_COME), "booking-over", "6 月 18 日 10:30 的预约已经过了"),
        (booked(at("10:30"), BookingState.CANCELLED), "booking-cancelled", "6 月 18 日 10:30 的预约已经取消"),
        (booked(at("10:30"), BookingState.REDEEMED), "booking-used", "这个预约已经取过号了，号码是 B001"),
    ],
)
def test_why_a_code_gives_no_ticket(branch, booking, code, says):
    with pytest.raises(Refused) as caught:
        rules.require_ticket(branch, booking, NOW, THURSDAY)
    assert (caught.value.code, caught.value.why.zh) == (code, says)
    assert caught.value.why.en != caught.value.why.zh


@given(st.sampled_from(list(BookingState)), st.integers(-3000, 3000), st.integers(-3, 3))
def test_a_ticket_is_given_exactly_on_the_day_from_early_on(branch, state, minutes, days):
    booking = booked(NOW + timedelta(minutes=minutes), state)
    today = rules.day_of(branch, NOW) + timedelta(days=days)
    on_the_day = rules.day_of(branch, booking.slot_at) == today
    due = booking.slot_at - timedelta(minutes=branch.booking.early) <= NOW
    gives = rules.standing(branch, booking, NOW, today) in rules.GIVES_TICKET
    assert gives == (state is BookingState.BOOKED and on_the_day and due)


@given(st.integers(-600, 600))
def test_nobody_counts_from_before_the_slot_and_nobody_in_time_from_after_it(branch, late):
    slot = at("10:00")
    arrived = slot + timedelta(minutes=late)
    counted = rules.counted_arrival(branch, slot, arrived)
    assert counted == (slot if late <= branch.booking.grace else arrived)
    assert counted >= slot
    assert rules.counted_arrival(branch, None, arrived) == arrived


@pytest.mark.parametrize(
    ("scanned", "code"),
    [
        ("204816", "204816"),
        (" 204 816 ", "204816"),
        ("204-816", "204816"),
        ("２０４８１６", "204816"),
        ("20481", None),
        ("2048166", None),
        ("A04816", None),
        ("²04816", "204816"),
        ("٢٠٤٨١٦", None),
        ("https://lobby.example.org/t/SzGOXp0XbMZ9gVUaNc7kDw", None),
        ("", None),
    ],
)
def test_the_code_in_what_was_scanned(scanned, code):
    assert rules.code_in(scanned) == code
