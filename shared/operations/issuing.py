"""An intent becomes a ticket: once, however often it is asked."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from shared.lobby.board import Board
from shared.lobby.booking import Booking, BookingState, require_ticket
from shared.lobby.errors import BadInput, Refused
from shared.lobby.routing import Intent, Route, checked, potential, route
from shared.lobby.text import Text
from shared.lobby.ticket import State, Ticket, number_text
from shared.lobby.waiting import WaitRange
from shared.operations.arriving import tell_arrival
from shared.operations.bookings import as_booking, find, read_booking
from shared.operations.handing import issued_data, void_forgotten
from shared.operations.lobby import Lobby
from shared.operations.reading import closures, read_line
from shared.operations.slipping import SlipState, begin_slip, kiosk_name, slips_of
from shared.operations.unit import Unit, as_ticket, clean, new_token, operating
from shared.store.bookings import BookingRow
from shared.store.tables import NumberRow, TicketRow


@dataclass(frozen=True, slots=True)
class Issued:
    """A ticket, as the customer is told of it."""

    ticket: Ticket
    why: Text
    ahead: int
    wait: WaitRange | None
    repeated: bool
    """This request had its ticket already."""
    prints: bool = False
    """Its slip is to be printed before it is handed over."""


def issue(lobby: Lobby, intent: Intent, request_id: str | None = None, language: str = "zh") -> Issued:
    """Issue a ticket. The same request id (at most 64 characters) always answers with the same ticket.

    Raises:
        BadInput: the intent makes no sense in this branch.
        Refused: the service is closed, or no open zone can do it.
    """
    return _issue(lobby, intent, request_id, language, None)


def reserve(
    lobby: Lobby, intent: Intent, request_id: str | None, language: str, kiosk: str, paper: bool = True
) -> Issued:
    """Give out a number that `kiosk` is going to print or show: it has its place, in no queue until `hand_over`.

    `paper`: the kiosk has a printer. The same request id answers with the same ticket, in whatever state it is. Raises
    as `issue` does.
    """
    return _issue(lobby, intent, request_id, language, At(kiosk_name(kiosk), paper))


def redeem(
    lobby: Lobby,
    code: str,
    request_id: str | None = None,
    language: str | None = None,
    elder: bool = False,
    kiosk: str | None = None,
    paper: bool = True,
) -> Issued:
    """A booking's customer has come: issue its ticket, or reserve it at `kiosk` as `reserve` does. One ticket each.

    `language`: else the booking's own. The same request id answers with the same ticket.

    Raises:
        BadInput: there is no such booking.
        Refused: too early, another day's, used, cancelled or over; or as `issue`.
    """
    booking = read_booking(lobby, code)
    intent = Intent(booking.service, booking.band, elder=elder, booked=True)
    language = language or booking.language or "zh"
    at = At(kiosk_name(kiosk), paper) if kiosk is not None else None
    return _issue(lobby, intent, request_id, language, at, booking)


@dataclass(frozen=True, slots=True)
class At:
    """The kiosk that reserves a ticket."""

    kiosk: str
    paper: bool


def _issue(
    lobby: Lobby,
    intent: Intent,
    request_id: str | None,
    language: str,
    at: At | None,
    booking: Booking | None = None,
) -> Issued:
    if language not in ("zh", "en"):
        raise BadInput("unknown-language", "语言只能是 zh 或 en", "a language is either zh or en")
    request_id = clean(request_id or "", 64, "请求号", "request id") or secrets.token_hex(16)
    name = "redeem" if booking is not None else "reserve" if at is not None else "issue"
    # The estimate is made before the branch is taken: it is the long part, and it need not be to the millisecond.
    board = read_line(lobby)
    slot = booking.slot_at if booking else None
    told = _told(board, intent, slot)
    with operating(lobby, name) as unit:
        row = _asked_before(unit, request_id)
        repeated = row is not None
        if row is None:
            booked = _booked(unit, booking) if booking else None
            row = _create(unit, intent, request_id, language, told, at, booked)
        prints = at is not None and bool(slips_of(unit, row, SlipState.PRINTING))
        ticket = as_ticket(row)
        why = why_of(lobby, unit, ticket)
    if repeated or told is None:
        board = read_line(lobby)
        return Issued(ticket, why, board.ahead(ticket), board.wait(ticket), repeated, prints)
    return Issued(ticket, why, told[0], told[1], repeated, prints)


def why_of(lobby: Lobby, unit: Unit, ticket: Ticket) -> Text:
    """The reason of the rule that routed a ticket, in the words of the branch file that was in force then."""
    branch = lobby.file(unit.session, ticket.branch_version)
    return next(rule.why for rule in branch.rule if rule.id == ticket.rule)


def _booked(unit: Unit, booking: Booking) -> BookingRow:
    """The booking's row, as long as it gives a ticket: another kiosk may have been quicker."""
    # Its ticket may be one that a kiosk reserved and never came back to.
    void_forgotten(unit)
    row = find(unit, booking.code)
    require_ticket(unit.branch, as_booking(row), unit.now, unit.today)
    return row


def _told(board: Board, intent: Intent, slot: datetime | None) -> tuple[int, WaitRange | None] | None:
    """People ahead and the wait for this intent; None where it cannot be issued (the operation will say why)."""
    try:
        chosen = route(board.branch, intent, board.closed_zones)
    except Refused:
        return None
    newcomer = board.newcomer(chosen.zone, chosen.ticket_class, intent.service, slot)
    return board.ahead(newcomer), board.wait(newcomer)


def _asked_before(unit: Unit, request_id: str) -> TicketRow | None:
    return unit.session.scalars(
        select(TicketRow).where(TicketRow.branch_id == unit.branch.id, TicketRow.request_id == request_id)
    ).one_or_none()


def _create(
    unit: Unit,
    intent: Intent,
    request_id: str,
    language: str,
    told: tuple[int, WaitRange | None] | None,
    at: At | None,
    booked: BookingRow | None,
) -> TicketRow:
    intent = checked(unit.branch, intent)
    chosen = _routed(unit, intent)
    zone = unit.branch.zones[chosen.zone]
    wait = told[1] if told else None
    row = TicketRow(
        branch_id=unit.branch.id,
        business_date=unit.today,
        number=_next_number(unit, chosen.zone),
        zone=chosen.zone,
        state=State.PRINTING if at is not None else State.WAITING if zone.calls else State.GUIDED,
        service=intent.service,
        band=intent.band,
        corporate=intent.corporate,
        tier=intent.tier,
        elder=intent.elder,
        prefer=intent.prefer,
        language=language,
        ticket_class=chosen.ticket_class,
        rule=chosen.rule,
        branch_version=unit.row.version,
        token=new_token(),
        request_id=request_id,
        arrived_at=unit.now,
        queued_at=unit.now,
        state_since=unit.now,
        booked_for=booked.slot_at if booked else None,
        calls=0,
        recalls=0,
        misses=0,
        promised_low=wait.low if wait else None,
        promised_high=wait.high if wait else None,
        customer=intent.customer,
        potential=potential(unit.branch, intent, visits(unit, intent.customer)),
    )
    unit.session.add(row)
    told_of = issued_data(row)
    if booked is not None:
        booked.state, booked.number = BookingState.REDEEMED, row.number
        told_of["booking"] = booked.id
    if at is None:
        unit.event("ticket_issued", number=row.number, zone=row.zone, **told_of)
        tell_arrival(unit, row)
    else:
        void_forgotten(unit)
        seq = unit.event("ticket_reserved", number=row.number, zone=row.zone, place=at.kiosk, **told_of)
        if at.paper and zone.paper:
            begin_slip(unit, row, at.kiosk, seq, "ticket", SlipState.PRINTING)
    return row


def visits(unit: Unit, customer: str | None) -> int:
    """The number of this visit among a known customer's, as far back as the branch file counts; 1 for anybody else."""
    if customer is None:
        return 1
    since = unit.today - timedelta(days=unit.branch.reception.visits_days)
    before = select(func.count(TicketRow.business_date.distinct())).where(
        TicketRow.branch_id == unit.branch.id, TicketRow.customer == customer, TicketRow.business_date >= since
    )
    return (unit.session.scalar(before.where(TicketRow.business_date < unit.today)) or 0) + 1


def _routed(unit: Unit, intent: Intent) -> Route:
    shut = closures(unit.session, unit.branch.id, unit.now)
    service = next((one for one in shut if one.kind == "service" and one.id == intent.service), None)
    if service is not None:
        name = unit.branch.services[intent.service].name
        raise Refused(
            "service-closed",
            f"{name.zh}暂停办理：{service.reason}",
            f"{name.en} is closed for now: {service.reason}",
        )
    return route(unit.branch, intent, frozenset(one.id for one in shut if one.kind == "zone"))


def _next_number(unit: Unit, letter: str) -> str:
    key = (unit.branch.id, unit.today, letter)
    counted = unit.session.get(NumberRow, key)
    if counted is None:
        counted = NumberRow(branch_id=unit.branch.id, business_date=unit.today, letter=letter, last=0)
        unit.session.add(counted)
    counted.last += 1
    return number_text(letter, counted.last)
