"""The hall as it is drawn: alerts, counters, zones and their tickets. Pure: a board in, frozen rows out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desk.lobby.effects import OpenOneMore
from desk.lobby.phrases import (
    clock,
    minutes_between,
    person,
    pigment_of,
    range_text,
    say,
    service_name,
    stopwatch,
    until_text,
    zone_name,
)
from desk.radio.radiorows import answered
from desk.vip.receptionrows import mark_of
from shared.lobby.alerts import Alert, wait_level
from shared.lobby.board import Board, CounterNow, CounterState, ZoneNow
from shared.lobby.branch import Staff
from shared.lobby.messages import Message
from shared.lobby.ticket import State, Ticket
from shared.radio import answers, messages_of

ALERTS_SHOWN = 3
IN_COLUMN = (State.WAITING, State.GUIDED, State.INVITED, State.HELD, State.MISSED)
"""Called and served tickets stand at their counters, those in consultation among the receptions."""


@dataclass(frozen=True, slots=True)
class AlertRow:
    """An alert, with what it leads to: `ticket`, `counter`, `zone`, `list` (show it) or `help` (go there).

    While the radio asks who sits here to see to it, its key answers that first.
    """

    key: str
    level: str
    title: str
    detail: str
    act: str
    label: str
    number: str
    target: int
    """A counter's number or a request's id."""
    zone: str
    staff: str
    """Whose customer list."""
    message: int = 0
    """The radio's message that this person is asked to answer, and nobody has yet; 0 without one."""


@dataclass(frozen=True, slots=True)
class CounterRow:
    """A counter's card. `mode`: serving, called, idle, paused, closed or unopened."""

    number: int
    mode: str
    doing: str
    icon: str
    teller: str
    ticket: str
    time: str
    letters: tuple[str, ...]
    pigments: tuple[str, ...]
    spoken: str
    """All of it for a screen reader."""


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """A zone's column head."""

    letter: str
    name: str
    pigment: str
    waiting: int
    wait: str
    closed: bool
    calls: bool


@dataclass(frozen=True, slots=True)
class TicketRow:
    """A ticket in its zone's column. `band` names the wait band; `quiet` rows (missed, held, at machines) are slim."""

    number: str
    note: str
    minutes: int
    band: str
    quiet: bool
    tag: str
    """The state's word on a quiet row."""
    pigment: str
    mark: str = ""
    """Why it is marked as one of high potential: a quiet sign, for staff only."""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """再开 4 号窗口：现金区 22 → 12 分钟."""

    counter: int
    lead: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Totals:
    """The header's figures."""

    waiting: int
    longest: int
    finished: int


def totals(board: Board) -> Totals:
    """People waiting, the longest wait in minutes, tickets finished today."""
    longest = max((minutes_between(one.arrived_at, board.now) for one in board.waiting), default=0)
    return Totals(len(board.waiting), longest, board.finished)


def alert_rows(board: Board, found: Sequence[Alert], person: Staff | None, language: str) -> list[AlertRow]:
    """Alerts as they are drawn for who sits here, with their keys; first what the radio asks this person to answer."""
    telling = messages_of(board, found)
    rows = [_alert(board, one, telling.get(one.key), person, language) for one in found]
    return sorted(rows, key=lambda row: row.message == 0)


def _alert(board: Board, alert: Alert, message: Message | None, person: Staff | None, language: str) -> AlertRow:
    asked = message is not None and message.is_open and person is not None and answers(message, person.id, person.role)
    if alert.help is not None:
        act, label, target = "help", say(language, "我去", "I'll go"), alert.help
    elif alert.number is not None:
        act, label, target = "ticket", say(language, "看这张号", "Show"), alert.counter or 0
    elif alert.counter is not None:
        act, label, target = "counter", say(language, "看窗口", "Show"), alert.counter
    elif alert.list_of is not None:
        label = say(language, "看名单", "Show") if alert.list_of else say(language, "去分派", "Assign")
        act, target = "list", 0
    elif alert.zone is None:
        # A printer: paper is put in by hand, no page of the seat does it.
        act, label, target = "none", "", 0
    else:
        act, label, target = "zone", say(language, "看办法", "Options"), 0
    if asked and alert.help is None:
        label = say(language, "收到", "Got it")
    outcome = _outcome(board, message, language) if message is not None else ""
    return AlertRow(
        alert.key,
        alert.level,
        alert.title.to(language),
        say(language, "·", ", ").join(part for part in (outcome, alert.detail.to(language)) if part),
        act,
        label,
        alert.number or "",
        target,
        alert.zone or "",
        alert.list_of or "",
        message.id if asked and message is not None else 0,
    )


def _outcome(board: Board, message: Message, language: str) -> str:
    """What became of the message that tells an alert, first since the rest may have no room."""
    if message.acks:
        return answered(board.branch, message, message.acks[0], language)
    return say(language, "没有人应答", "No answer") if message.escalated_at is not None else ""


_MODES = {
    "serving": ("play", "办理中", "Serving"),
    "called": ("bell", "已呼叫", "Called"),
    "idle": ("check", "空闲", "Free"),
    "paused": ("pause", "暂停", "Paused"),
    "closed": ("minus", "已关", "Closed"),
    "unopened": ("minus", "未开放", "Not open"),
}


def counter_rows(board: Board, now: datetime, language: str) -> list[CounterRow]:
    """The counters; running times are those of `now`."""
    return [_counter(board, one, now, language) for one in board.counters]


def _counter(board: Board, one: CounterNow, now: datetime, language: str) -> CounterRow:
    ticket = board.at_counter(one.number)
    mode = counter_mode(board, one)
    icon, zh, en = _MODES[mode]
    since = one.since
    if ticket is not None:
        since = ticket.started_at if ticket.state is State.SERVING else ticket.called_at
    elif mode == "idle":
        since = one.free_since
    elif mode in ("closed", "unopened"):
        since = None
    own = [serves.zone for serves in one.serves if serves.after == 0] or [serves.zone for serves in one.serves]
    state, teller = say(language, zh, en), person(board.branch, one.teller)
    if mode == "paused" and ticket is not None:
        state = say(language, "办完暂停", "Then pause")
    number = ticket.number if ticket else ""
    return CounterRow(
        number=one.number,
        mode=mode,
        doing=state,
        icon=icon,
        teller=teller,
        ticket=number,
        time=stopwatch(since, now) if since else "",
        letters=tuple(own[:3]),
        pigments=tuple(pigment_of(board.branch, letter) for letter in own[:3]),
        spoken=" ".join(part for part in (say(language, f"{one.number} 号窗口", f"Counter {one.number}"), state, teller,
                                          number) if part),
    )  # fmt: skip


def counter_mode(board: Board, one: CounterNow) -> str:
    """What a counter is doing; one that is paused while a customer is still there says so."""
    if one.state is CounterState.PAUSED:
        return "paused"
    ticket = board.at_counter(one.number)
    if ticket is not None:
        return "serving" if ticket.state is State.SERVING else "called"
    return {CounterState.OPEN: "idle", CounterState.CLOSED: "closed"}.get(one.state, "unopened")


def zone_rows(board: Board, language: str) -> list[ZoneRow]:
    """The columns' heads, in the branch file's order."""
    return [
        ZoneRow(
            letter=zone.letter,
            name=board.branch.zones[zone.letter].name.to(language),
            pigment=board.branch.zones[zone.letter].pigment,
            waiting=zone.waiting,
            wait=_zone_wait(board, zone, language),
            closed=zone.closed is not None,
            calls=board.branch.zones[zone.letter].calls,
        )
        for zone in board.zones
    ]


def _zone_wait(board: Board, zone: ZoneNow, language: str) -> str:
    if zone.closed is not None:
        until = until_text(board.branch, zone.closed.until, language)
        return say(language, f"暂停，{until}", f"Closed {until}")
    if zone.wait is None:
        return say(language, "没有开放的窗口", "no open counter")
    return range_text(zone.wait, language)


def ticket_rows(board: Board, letter: str, language: str) -> list[TicketRow]:
    """A zone's tickets: who waits, longest first, then who is at the machines, on hold, or missed."""
    mine = [one for one in board.tickets if one.zone == letter and one.state in IN_COLUMN]
    order = {state: index for index, state in enumerate(IN_COLUMN)}
    mine.sort(key=lambda one: (order[one.state], one.arrived_at, one.number))
    return [_ticket(board, one, language) for one in mine]


_QUIET = {
    State.GUIDED: ("自助", "machine"),
    State.INVITED: ("接待", "received"),
    State.HELD: ("挂起", "on hold"),
    State.MISSED: ("过号", "missed"),
}


def _ticket(board: Board, ticket: Ticket, language: str) -> TicketRow:
    quiet = _QUIET.get(ticket.state)
    since = ticket.state_since if quiet else ticket.arrived_at
    return TicketRow(
        number=ticket.number,
        note=ticket_note(board, ticket, language),
        minutes=minutes_between(since, board.now),
        band="calm" if quiet else wait_level(board, ticket) or "calm",
        quiet=quiet is not None,
        tag=say(language, *quiet) if quiet else "",
        pigment=pigment_of(board.branch, ticket.prefix),
        mark=mark_of(board.branch, ticket.potential, language),
    )


def ticket_note(board: Board, ticket: Ticket, language: str) -> str:
    """The service, and what sets the ticket apart; never the amount (design notes, principle 8)."""
    name = service_name(board.branch, ticket)
    parts = [name.to(language) if name else ticket.service]
    if ticket.prioritised_at is not None:
        parts.append(say(language, "优先", "first"))
    elif ticket.rank_at is not None and ticket.state is State.WAITING:
        parts.append(say(language, "返回", "back"))
    if ticket.booked_for is not None:
        at = clock(board.branch, ticket.booked_for)
        parts.append(say(language, f"预约 {at}", f"{at} booked"))
    if ticket.for_counter is not None and ticket.state is State.WAITING:
        parts.append(say(language, f"{ticket.for_counter} 号窗口", f"counter {ticket.for_counter}"))
    one = board.branch.classes.get(ticket.ticket_class)
    if one is not None and one.head_start > 0:
        parts.append(one.name.to(language))
    if ticket.corporate and ticket.service != "corporate":
        parts.append(say(language, "单位", "company"))
    return say(language, "·", ", ").join(parts)


def what_if(board: Board, found: OpenOneMore | None, language: str) -> WhatIf | None:
    """The line that proposes one more counter; None where none helps."""
    if found is None:
        return None
    zone = zone_name(board.branch, found.zone, language, short=True)
    before = str(found.before) if found.before is not None else say(language, "没有窗口", "no counter")
    lead = say(language, f"再开 {found.counter} 号窗口：{zone}", f"Open counter {found.counter}: {zone}")
    return WhatIf(found.counter, lead, before, str(found.after))
