"""Bookings: which slots there are, what may be booked until when, and what a code is worth at this moment.

Slots are made from the opening hours; a booking gives a ticket only on its own day. The ticket counts as arriving at
its slot: who comes early waits for it, who comes late keeps it for the grace; who comes later still counts from then.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from shared.lobby.branch import Branch
from shared.lobby.branch_booking import Offer
from shared.lobby.branch_parts import WEEKDAYS
from shared.lobby.errors import BadInput, LobbyError, Refused
from shared.lobby.text import Text, text

CODE_LENGTH = 6
"""Digits of a code: typed on a keypad, read aloud, printed on a QR that any scanner types."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


class BookingState(StrEnum):
    """Where a booking is in its life."""

    BOOKED = "booked"
    REDEEMED = "redeemed"
    """It gave its ticket."""
    CANCELLED = "cancelled"
    NOT_COME = "not-come"
    """Its day ended without its customer."""


BOOKING_STATES: dict[BookingState, Text] = {
    BookingState.BOOKED: text("未到", "expected"),
    BookingState.REDEEMED: text("已取号", "ticket taken"),
    BookingState.CANCELLED: text("已取消", "cancelled"),
    BookingState.NOT_COME: text("没有来", "did not come"),
}
HOLDS_PLACE = (BookingState.BOOKED, BookingState.REDEEMED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """A service at a time, and a code. Carries no name and no phone number (PIPL Art. 6: the least possible)."""

    id: int
    code: str
    service: str
    band: str | None
    slot_at: datetime
    state: BookingState
    language: str | None
    created_by: str
    number: str | None = None
    """Its ticket, once it was redeemed."""


class Standing(StrEnum):
    """What a code is worth now."""

    EARLY = "early"
    """Today, and not yet."""
    READY = "ready"
    GRACE = "grace"
    LATE = "late"
    """Gives a ticket that counts from now."""
    USED = "used"
    CANCELLED = "cancelled"
    OTHER_DAY = "other-day"
    """Of a day to come."""
    OVER = "over"
    """Its day is over."""


GIVES_TICKET = (Standing.READY, Standing.GRACE, Standing.LATE)


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot of one offer; `why_not` says why it cannot be booked, `code` the same for programs."""

    at: datetime
    taken: int
    capacity: int
    code: str = ""
    why_not: Text | None = None

    @property
    def free(self) -> int:
        """Bookings it still takes."""
        return max(0, self.capacity - self.taken)


def counted_arrival(branch: Branch, booked_for: datetime | None, arrived_at: datetime) -> datetime:
    """From when a ticket counts: its slot, unless it came later than the grace allows."""
    if booked_for is None or arrived_at > booked_for + timedelta(minutes=branch.booking.grace):
        return arrived_at
    return booked_for


def slots_of(branch: Branch, day: date) -> list[datetime]:
    """When the slots of a day begin; each ends within the opening hours."""
    if branch.hours:
        hours = branch.hours.get(WEEKDAYS[day.weekday()])
        if hours is None:
            return []
        opens, closes = (datetime.combine(day, one, branch.tz) for one in (hours.opens, hours.closes))
    else:
        opens, closes = (datetime.combine(one, time(), branch.tz) for one in (day, day + timedelta(days=1)))
    # In UTC: where clocks are put forward or back, no slot is lost and none comes twice.
    first, length = opens.astimezone(UTC), timedelta(minutes=branch.booking.slot)
    return [first + n * length for n in range((closes.astimezone(UTC) - first) // length)]


def day_of(branch: Branch, at: datetime) -> date:
    """The branch's date of a moment."""
    return at.astimezone(branch.tz).date()


def taken_by(branch: Branch, offer: Offer, bookings: Iterable[Booking]) -> Counter[datetime]:
    """How many bookings of this offer hold a place in each slot."""
    return Counter(
        one.slot_at
        for one in bookings
        if one.state in HOLDS_PLACE and branch.booking.offer_for(one.service, one.band) == offer
    )


def slots(branch: Branch, offer: Offer, day: date, now: datetime, bookings: Iterable[Booking]) -> list[Slot]:
    """The slots of a day for one offer, with what is left of each."""
    taken = taken_by(branch, offer, bookings)
    capacity = offer.per_slot or branch.booking.per_slot
    found = []
    for at in slots_of(branch, day):
        code, why_not = _why_not(branch, offer, at, now)
        if why_not is None and taken[at] >= capacity:
            begins = time_of(branch, at)
            code, why_not = "slot-full", text(f"{begins} 已经约满", f"{begins} is fully booked")
        found.append(Slot(at, taken[at], capacity, code, why_not))
    return found


def bookable(branch: Branch, service: str, band: str | None) -> Offer:
    """The offer of a service that the branch has.

    Raises:
        Refused: it cannot be booked, or not without its amount band.
    """
    offer = branch.booking.offer_for(service, band)
    if offer is not None:
        return offer
    known = branch.services[service]
    banded = {one for offer in branch.booking.offer if offer.service == service for one in offer.band}
    if banded:
        names = [one.name for one in known.band if one.id in banded]
        raise Refused(
            "not-bookable",
            f"{known.name.zh}只有这些金额可以预约：{'、'.join(name.zh for name in names)}",
            f"{known.name.en} is booked for these amounts only: {', '.join(name.en for name in names)}",
        )
    raise Refused("not-bookable", f"{known.name.zh}不用预约，来了就取号", f"{known.name.en} needs no booking")


def require_slot(branch: Branch, offer: Offer, at: datetime, now: datetime, bookings: Iterable[Booking]) -> None:
    """Refuse a slot that cannot be booked.

    Raises:
        BadInput: no slot begins then.
        Refused: it is over, too soon, too far ahead or full.
    """
    day = day_of(branch, at)
    here = next((one for one in slots(branch, offer, day, now, bookings) if one.at == at), None)
    if here is None:
        begins = [f"{one.astimezone(branch.tz):%H:%M}" for one in slots_of(branch, day)]
        what, on = ", ".join(begins), date_text(branch, at)
        zh, en = (f"可选：{what}", f"choose: {what}") if what else ("当天不营业", "the branch is closed that day")
        raise BadInput(
            "no-such-slot",
            f"{on.zh}没有从 {time_of(branch, at)} 开始的时段，{zh}",
            f"no slot begins at {time_of(branch, at)} on {on.en}; {en}",
        )
    if here.why_not is not None:
        raise Refused(here.code, here.why_not.zh, here.why_not.en)


def standing(branch: Branch, booking: Booking, now: datetime, today: date) -> Standing:
    """What a booking is worth at `now` on the business date `today`."""
    day, rules = day_of(branch, booking.slot_at), branch.booking
    if booking.state is BookingState.CANCELLED:
        return Standing.CANCELLED
    if booking.state is BookingState.REDEEMED:
        return Standing.USED
    if booking.state is BookingState.NOT_COME or day < today:
        return Standing.OVER
    if day > today:
        return Standing.OTHER_DAY
    if now < booking.slot_at - timedelta(minutes=rules.early):
        return Standing.EARLY
    if now <= booking.slot_at:
        return Standing.READY
    return Standing.GRACE if now <= booking.slot_at + timedelta(minutes=rules.grace) else Standing.LATE


def require_ticket(branch: Branch, booking: Booking, now: datetime, today: date) -> None:
    """Refuse a booking that gives no ticket now.

    Raises:
        Refused: says why, and what to do.
    """
    is_now = standing(branch, booking, now, today)
    if is_now in GIVES_TICKET:
        return
    at, day = time_of(branch, booking.slot_at), date_text(branch, booking.slot_at)
    if is_now is Standing.EARLY:
        since = time_of(branch, booking.slot_at - timedelta(minutes=branch.booking.early))
        raise Refused(
            "booking-early",
            f"您的预约是 {at}，{since} 起可以取号",
            f"Your booking is for {at}; you can take a ticket from {since}",
        )
    if is_now is Standing.OTHER_DAY:
        raise Refused(
            "booking-other-day",
            f"您的预约是 {day.zh} {at}，请当天再来取号",
            f"Your booking is for {day.en} at {at}; please come on that day",
        )
    if is_now is Standing.USED:
        raise Refused(
            "booking-used",
            f"这个预约已经取过号了，号码是 {booking.number}",
            f"This booking has its ticket already: {booking.number}",
        )
    if is_now is Standing.CANCELLED:
        raise Refused(
            "booking-cancelled",
            f"{day.zh} {at} 的预约已经取消",
            f"The booking for {day.en} at {at} was cancelled",
        )
    raise Refused("booking-over", f"{day.zh} {at} 的预约已经过了", f"The booking for {day.en} at {at} is over")


def code_in(scanned: str) -> str | None:
    """The code in what was typed or scanned: six digits, perhaps grouped or full-width; None if there is none."""
    digits = "".join(one for one in unicodedata.normalize("NFKC", scanned) if one not in " -")
    return digits if len(digits) == CODE_LENGTH and digits.isascii() and digits.isdigit() else None


def unknown_code() -> LobbyError:
    """There is no such booking."""
    return BadInput("unknown-booking", "没有这个预约码，请再核对一下", "There is no such booking code; please check it")


def time_of(branch: Branch, at: datetime) -> str:
    """`10:00`, at the branch."""
    return f"{at.astimezone(branch.tz):%H:%M}"


def date_text(branch: Branch, at: datetime) -> Text:
    """`11 月 25 日`, `25 Nov`."""
    day = day_of(branch, at)
    return text(f"{day.month} 月 {day.day} 日", f"{day.day} {_MONTHS[day.month - 1]}")


def _why_not(branch: Branch, offer: Offer, at: datetime, now: datetime) -> tuple[str, Text | None]:
    day, today = day_of(branch, at), day_of(branch, now)
    if at <= now:
        begins = time_of(branch, at)
        return "slot-over", text(f"{begins} 的时段已经开始", f"the slot of {begins} has begun")
    if day < today + timedelta(days=offer.days_before):
        days = offer.days_before
        return "slot-too-soon", text(
            f"这项业务要提前 {days} 天预约",
            f"this has to be booked at least {days} {'day' if days == 1 else 'days'} ahead",
        )
    if day > today + timedelta(days=branch.booking.days_ahead):
        days = branch.booking.days_ahead
        return "slot-too-far", text(f"最多提前 {days} 天预约", f"bookings are taken at most {days} days ahead")
    return "", None
