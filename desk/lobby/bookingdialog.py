"""The dialog of bookings: a day's list beside what may be booked on it, then the code. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desk.lobby.issuedialog import OptionRow
from desk.lobby.phrases import clock, say
from shared.screens.qr import source

if TYPE_CHECKING:
    from desk.lobby.reading import Look
    from shared.lobby.booking import Booking
    from shared.lobby.branch import Branch
    from shared.lobby.branch_booking import Offer
    from shared.lobby.text import Text

DAYS = 7
"""Days on one page of the strip."""
_WEEKDAYS = (
    *(("周一", "Mon"), ("周二", "Tue"), ("周三", "Wed"), ("周四", "Thu")),
    *(("周五", "Fri"), ("周六", "Sat"), ("周日", "Sun")),
)
_TONES = {"booked": "plain", "redeemed": "good", "cancelled": "quiet", "not-come": "orange"}


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day of the strip; `count` bookings hold a place on it."""

    key: str
    label: str
    count: int
    chosen: bool
    open: bool


@dataclass(frozen=True, slots=True)
class SlotRow:
    """A slot of the chosen service; `room` says how many more it takes, or why it takes none."""

    key: str
    time: str
    room: str
    chosen: bool
    usable: bool


@dataclass(frozen=True, slots=True)
class BookingRow:
    """A booking of the chosen day, and what may be done with it."""

    code: str
    time: str
    what: str
    note: str
    """Its ticket, or its code, and its state."""
    tone: str
    takes: bool
    cancels: bool
    restores: bool


@dataclass(frozen=True)
class BookingKnown:
    """What the dialog knows: the choices so far, then the booking that was made."""

    look: Look | None = None
    language: str = "zh"
    service: str = ""
    band: str = ""
    day: date | None = None
    """None: today."""
    page: int = 0
    slot: str = ""
    made: Booking | None = None
    busy: bool = False
    refusal: Text | None = None


@dataclass(frozen=True)
class BookingDrawn:
    """What it shows beside its lists."""

    asks_band: bool = False
    earlier: bool = False
    later: bool = False
    hint: str = ""
    """Why there is no slot to choose."""
    ready: bool = False
    confirm_text: str = ""
    heading: str = ""
    code: str = ""
    """Of the booking just made, in two groups."""
    when: str = ""
    qr: str = ""
    refusal: str = ""


def today_of(known: BookingKnown) -> date | None:
    """The business date."""
    return known.look.board.business_date if known.look else None


def day_of(known: BookingKnown) -> date | None:
    """The chosen day."""
    return known.day or today_of(known)


def offer_of(known: BookingKnown) -> Offer | None:
    """By which offer the choices are booked; None as long as they say too little."""
    if known.look is None or not known.service:
        return None
    return known.look.board.branch.booking.offer_for(known.service, known.band or None)


def service_rows(known: BookingKnown) -> list[OptionRow]:
    """The services that can be booked."""
    branch = _branch(known)
    if branch is None:
        return []
    offered = {offer.service for offer in branch.booking.offer}
    return [
        OptionRow(one.id, one.name.to(known.language), one.id == known.service)
        for one in branch.service
        if one.id in offered
    ]


def band_rows(known: BookingKnown) -> list[OptionRow]:
    """The amount bands of the chosen service that can be booked."""
    branch = _branch(known)
    service = branch.services.get(known.service) if branch else None
    if branch is None or service is None:
        return []
    return [
        OptionRow(one.id, one.name.to(known.language), one.id == known.band)
        for one in service.band
        if branch.booking.offer_for(service.id, one.id) is not None
    ]


def day_rows(known: BookingKnown) -> list[DayRow]:
    """The days of this page of the strip."""
    from shared.lobby.booking import HOLDS_PLACE, slots_of
    from shared.lobby.booking import day_of as local_day

    branch, today, chosen = _branch(known), today_of(known), day_of(known)
    if branch is None or today is None or known.look is None:
        return []
    held = [local_day(branch, one.slot_at) for one in known.look.bookings if one.state in HOLDS_PLACE]
    rows = []
    for ahead in range(known.page * DAYS, min((known.page + 1) * DAYS, branch.booking.days_ahead + 1)):
        day = today + timedelta(days=ahead)
        zh, en = _WEEKDAYS[day.weekday()]
        name = say(known.language, zh, en) if ahead else say(known.language, "今天", "Today")
        rows.append(
            DayRow(
                key=day.isoformat(),
                label=f"{name} {say(known.language, f'{day.month}/{day.day}', f'{day.day}/{day.month}')}",
                count=held.count(day),
                chosen=day == chosen,
                open=bool(slots_of(branch, day)),
            )
        )
    return rows


def slot_rows(known: BookingKnown) -> list[SlotRow]:
    """The slots of the chosen day for the chosen service; those that are over are left out."""
    from shared.lobby.booking import slots

    offer, day, look = offer_of(known), day_of(known), known.look
    if offer is None or day is None or look is None:
        return []
    branch = look.board.branch
    rows = []
    for slot in slots(branch, offer, day, look.board.now, look.bookings):
        if slot.code not in ("", "slot-full"):
            continue
        key = slot.at.isoformat()
        full = say(known.language, "约满", "full")
        rows.append(
            SlotRow(
                key=key,
                time=clock(branch, slot.at),
                room=full if slot.why_not else say(known.language, f"剩 {slot.free}", f"{slot.free} left"),
                chosen=key == known.slot and slot.why_not is None,
                usable=slot.why_not is None,
            )
        )
    return rows


def booking_rows(known: BookingKnown) -> list[BookingRow]:
    """The chosen day's bookings, by their slots."""
    from shared.lobby.booking import BOOKING_STATES, BookingState
    from shared.lobby.booking import day_of as local_day

    branch, day, look = _branch(known), day_of(known), known.look
    if branch is None or look is None:
        return []
    today = day == today_of(known)
    return [
        BookingRow(
            code=one.code,
            time=clock(branch, one.slot_at),
            what=_what(branch, one, known.language),
            note=f"{one.number or grouped(one.code)} · {BOOKING_STATES[one.state].to(known.language)}",
            tone=_TONES[one.state],
            takes=one.state is BookingState.BOOKED and today,
            cancels=one.state is BookingState.BOOKED,
            restores=one.state is BookingState.CANCELLED and one.slot_at > look.board.now,
        )
        for one in look.bookings
        if local_day(branch, one.slot_at) == day
    ]


def derive(known: BookingKnown) -> BookingDrawn:
    """The dialog of what is known."""
    branch, day = _branch(known), day_of(known)
    if branch is None or day is None or known.look is None:
        return BookingDrawn()
    from shared.lobby.booking import date_text, time_of

    language, rows = known.language, booking_rows(known)
    chosen = next((one for one in slot_rows(known) if one.chosen), None)
    on = say(language, f"{day.month} 月 {day.day} 日", f"{day.day}/{day.month}")
    made = known.made
    count = sum(row.tone in ("plain", "good") for row in rows)
    return BookingDrawn(
        asks_band=bool(band_rows(known)),
        earlier=known.page > 0,
        later=(known.page + 1) * DAYS <= branch.booking.days_ahead,
        hint=_hint(known),
        ready=chosen is not None and not known.busy and made is None,
        confirm_text=say(language, f"预约 {on} {chosen.time}", f"Book {on}, {chosen.time}")
        if chosen
        else say(language, "预约", "Book"),
        heading=say(language, f"{on}的预约 {count} 个", f"{count} booked on {on}"),
        code=grouped(made.code) if made else "",
        when=f"{date_text(branch, made.slot_at).to(language)} {time_of(branch, made.slot_at)}" if made else "",
        qr=source(made.code) if made else "",
        refusal=known.refusal.to(language) if known.refusal else "",
    )


def grouped(code: str) -> str:
    """`204 816`: as it is read aloud."""
    return f"{code[:3]} {code[3:]}"


def _branch(known: BookingKnown) -> Branch | None:
    return known.look.board.branch if known.look else None


def _what(branch: Branch, booking: Booking, language: str) -> str:
    """Service and amount band: in the opened dialog only (design notes, principle 8)."""
    service = branch.services.get(booking.service)
    if service is None:
        return booking.service
    band = next((one.name for one in service.band if one.id == booking.band), None)
    name = service.name.to(language)
    return f"{name}{say(language, '，', ', ')}{band.to(language)}" if band else name


def _hint(known: BookingKnown) -> str:
    from shared.lobby.booking import slots

    language, offer, day, look = known.language, offer_of(known), day_of(known), known.look
    if not known.service:
        return say(language, "选了业务，就知道哪些时段可以约", "Choose a service to see its slots")
    if offer is None or day is None or look is None:
        return say(language, "这项业务要选大约金额", "This one needs the rough amount")
    found = slots(look.board.branch, offer, day, look.board.now, look.bookings)
    if not found:
        return say(language, "这一天不营业", "Closed on this day")
    if slot_rows(known):
        return ""
    why = next((one.why_not for one in found if one.code == "slot-too-soon"), None)
    said = why.to(language) if why else say(language, "今天没有可约的时段了", "No slot left today")
    return said[:1].upper() + said[1:]
