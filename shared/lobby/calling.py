"""Who is next for a counter, with the reason. Pure: the wait estimate runs the same rules forward.

The order at a counter, over all tickets it may serve:

1. tickets a lobby manager put first, in the order they were put there;
2. tickets that have waited the cap or longer, longest wait first;
3. everyone else by effective arrival: the arrival less the head start of the ticket's class. A booked ticket that came
   in time counts as arriving at its slot.

So a regular customer is passed only by tickets that arrived within the head start (and a booking's grace), and after
the cap by no later one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, Protocol, TypeVar

from shared.lobby import booking
from shared.lobby.branch import Branch, Serves
from shared.lobby.text import Text, text

_MOMENT = timedelta(microseconds=1)

Rank = tuple[int, datetime, datetime, str]


class InLine(Protocol):
    """What calling needs to know of a waiting ticket."""

    @property
    def number(self) -> str: ...
    @property
    def zone(self) -> str: ...
    @property
    def ticket_class(self) -> str: ...
    @property
    def arrived_at(self) -> datetime: ...
    @property
    def queued_at(self) -> datetime: ...
    @property
    def rank_at(self) -> datetime | None: ...
    @property
    def booked_for(self) -> datetime | None: ...
    @property
    def prioritised_at(self) -> datetime | None: ...
    @property
    def for_counter(self) -> int | None: ...


T = TypeVar("T", bound=InLine)


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """A ticket, and why it stands where it stands in a counter's line."""

    ticket: T
    code: str
    """Stable, for programs: priority, cap, for-counter, returned, booked, booked-late, helping, head-start, longest or
    order."""
    tag: Text
    why: Text


def effective_arrival(branch: Branch, ticket: InLine) -> datetime:
    """The arrival that counts: less the class's head start, or the place a returned ticket was given."""
    if ticket.rank_at is not None:
        return ticket.rank_at
    one = branch.classes.get(ticket.ticket_class)
    arrival = booking.counted_arrival(branch, ticket.booked_for, ticket.arrived_at)
    return arrival - timedelta(minutes=one.head_start if one else 0)


def waits_since(ticket: InLine) -> datetime:
    """From when its wait counts: who comes before the booked slot waits from the slot on."""
    return ticket.queued_at if ticket.booked_for is None else max(ticket.queued_at, ticket.booked_for)


def past_cap(branch: Branch, ticket: InLine, now: datetime) -> bool:
    """Whether the ticket has waited the branch's cap or longer."""
    return now - waits_since(ticket) >= timedelta(minutes=branch.calling.cap)


def rank(branch: Branch, ticket: InLine, now: datetime) -> Rank:
    """The sort key of the line: smaller is sooner. The number breaks ties, so the order is total."""
    if ticket.prioritised_at is not None:
        return (0, ticket.prioritised_at, ticket.arrived_at, ticket.number)
    if past_cap(branch, ticket, now):
        return (1, waits_since(ticket), ticket.arrived_at, ticket.number)
    return (2, effective_arrival(branch, ticket), ticket.arrived_at, ticket.number)


def may_serve(serves: Sequence[Serves], counter: int, ticket: InLine, now: datetime) -> bool:
    """Whether this counter may call this ticket now."""
    if ticket.for_counter is not None:
        return ticket.for_counter == counter
    for one in serves:
        if one.zone == ticket.zone:
            # Not asked of an own zone: another machine's clock may be a little ahead of this one.
            return one.after == 0 or now - waits_since(ticket) >= timedelta(minutes=one.after)
    return False


def line(
    branch: Branch, serves: Sequence[Serves], counter: int, tickets: Iterable[T], now: datetime
) -> list[Choice[T]]:
    """The tickets a counter may call now, in order, each with its reason."""
    mine = [ticket for ticket in tickets if may_serve(serves, counter, ticket, now)]
    mine.sort(key=lambda ticket: rank(branch, ticket, now))
    longest = min(mine, key=waits_since, default=None)
    return [_choice(branch, serves, ticket, now, ticket is longest) for ticket in mine]


def next_for(
    branch: Branch, serves: Sequence[Serves], counter: int, tickets: Iterable[T], now: datetime
) -> Choice[T] | None:
    """The ticket that calling next at this counter calls now; None if there is none for it."""
    mine = [ticket for ticket in tickets if may_serve(serves, counter, ticket, now)]
    if not mine:
        return None
    first = min(mine, key=lambda ticket: rank(branch, ticket, now))
    longest = all(waits_since(first) <= waits_since(ticket) for ticket in mine)
    return _choice(branch, serves, first, now, longest)


def ahead_of(branch: Branch, ticket: InLine, tickets: Iterable[InLine], now: datetime) -> int:
    """How many people of the same zone are called before this ticket, by the present order."""
    mine = rank(branch, ticket, now)
    return sum(
        1
        for other in tickets
        if other.zone == ticket.zone and other.number != ticket.number and rank(branch, other, now) < mine
    )


def place_after(branch: Branch, queue: Iterable[InLine], places: int, now: datetime) -> datetime:
    """The effective arrival that puts a ticket `places` down a zone's present queue; its end if that is shorter."""
    ranked = sorted(queue, key=lambda ticket: rank(branch, ticket, now))
    if not ranked:
        return now
    if places == 0:
        return min(effective_arrival(branch, ticket) for ticket in ranked) - _MOMENT
    passed = max(effective_arrival(branch, ticket) for ticket in ranked[:places]) + _MOMENT
    return passed if places < len(ranked) else max(now, passed)


def _choice(branch: Branch, serves: Sequence[Serves], ticket: T, now: datetime, longest: bool) -> Choice[T]:
    code, tag, why = _reason(branch, serves, ticket, now, longest)
    return Choice(ticket, code, tag, why)


def _reason(
    branch: Branch, serves: Sequence[Serves], ticket: InLine, now: datetime, longest: bool
) -> tuple[str, Text, Text]:
    minutes = max(0, int((now - waits_since(ticket)).total_seconds() // 60))
    if ticket.prioritised_at is not None:
        return "priority", text("优先", "first"), text("大堂经理设为优先", "put first by the lobby manager")
    if past_cap(branch, ticket, now):
        return (
            "cap",
            text("久等", "cap"),
            text(
                f"已等 {minutes} 分，超过 {branch.calling.cap:g} 分的上限",
                f"waited {minutes} min, past the cap of {branch.calling.cap:g}",
            ),
        )
    if ticket.for_counter is not None:
        return "for-counter", text("指定", "here"), text("等本窗口办理", "waits for this counter")
    if ticket.rank_at is not None:
        return (
            "returned",
            text("返回", "back"),
            text(
                f"过号后回来，排在 {branch.no_show.return_places} 位后",
                f"back after a missed call, {branch.no_show.return_places} places on",
            ),
        )
    if ticket.booked_for is not None:
        return _booked(branch, ticket, ticket.booked_for)
    helping = next((one.after for one in serves if one.zone == ticket.zone), 0)
    if helping > 0:
        zone = branch.zones[ticket.zone].name
        return (
            "helping",
            text("支援", "help"),
            text(
                f"{zone.zh}已等 {minutes} 分，本窗口可办",
                f"{zone.en} waited {minutes} min; this counter helps out",
            ),
        )
    one = branch.classes.get(ticket.ticket_class)
    if one is not None and one.head_start > 0:
        return (
            "head-start",
            one.name,
            text(
                f"{one.name.zh}，按早到 {one.head_start:g} 分排",
                f"{one.name.en}: counted as {one.head_start:g} min earlier",
            ),
        )
    if longest:
        return "longest", text("顺序", "order"), text("等得最久", "waited longest")
    return "order", text("顺序", "order"), text("按到店先后", "by arrival")


def _booked(branch: Branch, ticket: InLine, slot: datetime) -> tuple[str, Text, Text]:
    at = f"{slot.astimezone(branch.tz):%H:%M}"
    one = branch.classes.get(ticket.ticket_class)
    sooner = text("", "")
    if one is not None and one.head_start > 0:
        sooner = text(f"，{one.name.zh}再早 {one.head_start:g} 分", f", less {one.head_start:g} min ({one.name.en})")
    if booking.counted_arrival(branch, slot, ticket.arrived_at) != slot:
        grace = f"{branch.booking.grace:g}"
        return (
            "booked-late",
            text(f"预约 {at}", f"booked {at}"),
            text(
                f"预约 {at}，迟到超过 {grace} 分，按到店时间排{sooner.zh}",
                f"booked {at}, came late: by arrival{sooner.en}",
            ),
        )
    return (
        "booked",
        text(f"预约 {at}", f"booked {at}"),
        text(f"预约 {at}，按 {at} 到店排{sooner.zh}", f"booked, counts from {at}{sooner.en}"),
    )
