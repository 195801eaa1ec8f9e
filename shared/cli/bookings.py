"""`tingtang booking …`."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import typer

from shared import operations
from shared.cli.context import lobby, output
from shared.cli.output import Data, issued_data, issued_words, moment, text_data
from shared.cli.tickets import Amount, Band, Service, band_of
from shared.lobby.booking import BOOKING_STATES, Booking, Slot, date_text, day_of, time_of
from shared.lobby.branch import Branch
from shared.lobby.errors import BadInput

booking_app = typer.Typer(no_args_is_help=True, help="预约 · bookings")

YEARS = range(2000, 2200)
Code = Annotated[str, typer.Argument(help="预约码 · the booking's six digits")]
Day = Annotated[str | None, typer.Option("--day", help="日期，缺省今天 · a date, e.g. 2026-11-25")]


@booking_app.command("add")
def add(
    service: Service,
    at: Annotated[str, typer.Option("--at", help='时段开始 · where the slot begins, "2026-11-25 10:00" at the branch')],
    band: Band = None,
    amount: Amount = None,
    request_id: Annotated[
        str | None, typer.Option("--request-id", help="同一请求号只有一个预约 · asked twice, one booking")
    ] = None,
    language: Annotated[str | None, typer.Option("--language", help="zh | en")] = None,
) -> None:
    """预约 · take a booking."""
    here = lobby()
    branch = operations.read_branch(here)
    band = band_of(branch, service, band, amount)
    made = operations.book(here, service, band, _at(branch, at), request_id, language)
    output().tell(booking_data(made), booking_words(branch, made))


@booking_app.command("slots")
def slots(service: Service, band: Band = None, amount: Amount = None, day: Day = None) -> None:
    """还能约哪些时段 · the slots of a day, and what is left of each."""
    here = lobby()
    branch = operations.read_branch(here)
    asked = _day(day) or day_of(branch, here.now())
    found = operations.read_slots(here, service, band_of(branch, service, band, amount), asked)
    words = "\n".join(_slot_words(branch, one) for one in found) or "当天不营业 · closed that day"
    output().tell([_slot_data(one) for one in found], words)


@booking_app.command("list")
def list_(
    day: Annotated[str | None, typer.Option("--day", help="只看一天；缺省今天起 · one day; else from today on")] = None,
) -> None:
    """有哪些预约 · the bookings."""
    here = lobby()
    only = _day(day)
    branch, found = operations.read_branch(here), operations.read_bookings(here, only, only)
    words = "\n".join(booking_words(branch, one) for one in found) or "没有 · none"
    output().tell([booking_data(one) for one in found], words)


@booking_app.command("cancel")
def cancel(code: Code) -> None:
    """取消预约 · the customer will not come."""
    here = lobby()
    cancelled = operations.cancel_booking(here, code)
    output().tell(booking_data(cancelled), booking_words(operations.read_branch(here), cancelled))


@booking_app.command("redeem")
def redeem(
    code: Code,
    request_id: Annotated[
        str | None, typer.Option("--request-id", help="同一请求号只出一张票 · asked twice, one ticket")
    ] = None,
    language: Annotated[str | None, typer.Option("--language", help="zh | en")] = None,
    elder: Annotated[bool, typer.Option("--elder", help="老人或需要照顾 · an elder or special need")] = False,
) -> None:
    """客户来了，凭预约取号 · the customer has come: issue the ticket."""
    issued = operations.redeem(lobby(), code, request_id, language, elder)
    output().tell(issued_data(issued.ticket, issued.why, issued.ahead, issued.wait), issued_words(issued))


def booking_data(booking: Booking) -> Data:
    """A booking as data."""
    return {
        "code": booking.code,
        "service": booking.service,
        "band": booking.band,
        "at": moment(booking.slot_at),
        "state": booking.state.value,
        "number": booking.number,
        "language": booking.language,
        "by": booking.created_by,
    }


def booking_words(branch: Branch, booking: Booking) -> str:
    """A booking in one line."""
    service = branch.services.get(booking.service)
    band = next((one for one in service.band if one.id == booking.band), None) if service else None
    what = " ".join(one.name.zh for one in (service, band) if one) or booking.service
    day, ticket = date_text(branch, booking.slot_at), f"  {booking.number}" if booking.number else ""
    state = BOOKING_STATES[booking.state].both()
    return f"{booking.code}  {day.zh} {time_of(branch, booking.slot_at)}  {what}  {state}{ticket}"


def _slot_data(slot: Slot) -> Data:
    return {
        "at": moment(slot.at),
        "taken": slot.taken,
        "capacity": slot.capacity,
        "free": 0 if slot.why_not else slot.free,
        "why_not": text_data(slot.why_not) if slot.why_not else None,
    }


def _slot_words(branch: Branch, slot: Slot) -> str:
    return f"{time_of(branch, slot.at)}  " + (slot.why_not.both() if slot.why_not else f"还剩 {slot.free} 个 left")


def _at(branch: Branch, text: str) -> datetime:
    """A moment from the command line: local at the branch, unless it names its offset.

    Raises:
        BadInput: not a moment.
    """
    try:
        at = datetime.fromisoformat(text.strip())
        if len(text.strip()) <= len("2026-11-25") or at.year not in YEARS:
            raise ValueError("no time, or not of our days")
        return at if at.tzinfo else at.replace(tzinfo=branch.tz)
    except ValueError as error:
        raise BadInput(
            "bad-time",
            f"时间不对：{text[:40]}（例如 2026-11-25 10:00）",
            f"not a time: {text[:40]} (for example 2026-11-25 10:00)",
        ) from error


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        day = date.fromisoformat(text.strip())
        if day.year not in YEARS:
            raise ValueError("not of our days")
        return day
    except ValueError as error:
        raise BadInput(
            "bad-date", f"日期不对：{text[:40]}（例如 2026-11-25）", f"not a date: {text[:40]} (for example 2026-11-25)"
        ) from error
