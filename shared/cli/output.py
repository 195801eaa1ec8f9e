"""What the command line prints: values as data, and the same in words."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from shared.lobby.alerts import alerts
from shared.lobby.board import Board, Call, CounterNow
from shared.lobby.branch import Branch
from shared.lobby.broadcasts import Broadcast
from shared.lobby.displays import VOICE_NAMES, DisplayNow
from shared.lobby.errors import LobbyError
from shared.lobby.reception import ENDING_NAMES, STAGE_NAMES, Reception, times
from shared.lobby.spoken import spoken_name
from shared.lobby.text import Text, text
from shared.lobby.ticket import STATE_NAMES, Ticket
from shared.lobby.waiting import WaitRange
from shared.operations import Called, Event, Issued

Data = dict[str, Any]


@dataclass
class Output:
    """Where results go: JSON with `--json`, words without."""

    as_json: bool = False

    def tell(self, data: Any, words: str) -> None:
        """Print one result."""
        print(json.dumps(data, ensure_ascii=False) if self.as_json else words, flush=True)

    def fail(self, error: LobbyError) -> int:
        """Print why not, on standard error. Returns the exit code."""
        print(str(error), file=sys.stderr, flush=True)
        return error.exit_code


def text_data(text: Text) -> Data:
    """`{"zh", "en"}`."""
    return {"zh": text.zh, "en": text.en}


def moment(at: datetime | None) -> str | None:
    """ISO 8601 with the offset, in UTC."""
    return at.isoformat() if at else None


def wait_data(wait: WaitRange | None) -> Data:
    """`{"low", "high"}` in minutes; both null where there is no honest estimate."""
    return {"low": wait.low if wait else None, "high": wait.high if wait else None}


def wait_words(wait: WaitRange | None) -> str:
    """The wait in words."""
    if wait is None:
        return "暂无预计 · no estimate"
    if wait.high == 0:
        return "无需等待 · no wait"
    return f"约 {wait.low}–{wait.high} 分钟 · {wait.low}–{wait.high} min"


def issued_data(ticket: Ticket, why: Text, ahead: int, wait: WaitRange | None) -> Data:
    """A ticket as hardware and scripts get it."""
    return {
        "number": ticket.number,
        "zone": ticket.zone,
        "state": ticket.state.value,
        "service": ticket.service,
        "band": ticket.band,
        "rule": ticket.rule,
        "why": text_data(why),
        "ahead": ahead,
        "wait": wait_data(wait),
        "token": ticket.token,
        "issued_at": moment(ticket.arrived_at),
    }


def issued_words(issued: Issued) -> str:
    """A ticket just issued, in words."""
    return f"{issued.ticket.number}  {issued.why.both()}\n前面 {issued.ahead} 人 ahead  {wait_words(issued.wait)}"


def ticket_data(ticket: Ticket) -> Data:
    """A ticket in full. `issued_at` is the time of arrival that transfers keep."""
    return {
        "number": ticket.number,
        "zone": ticket.zone,
        "state": ticket.state.value,
        "service": ticket.service,
        "band": ticket.band,
        "class": ticket.ticket_class,
        "corporate": ticket.corporate,
        "tier": ticket.tier,
        "elder": ticket.elder,
        "prefer": ticket.prefer,
        "language": ticket.language,
        "rule": ticket.rule,
        "branch_version": ticket.branch_version,
        "counter": ticket.counter,
        "for_counter": ticket.for_counter,
        "return_to": ticket.return_to,
        "hold": ticket.hold.value if ticket.hold else None,
        "calls": ticket.calls,
        "recalls": ticket.recalls,
        "misses": ticket.misses,
        "promised": {"low": ticket.promised_low, "high": ticket.promised_high},
        "prioritised": ticket.prioritised_at is not None,
        "token": ticket.token,
        "request_id": ticket.request_id,
        "booked_for": moment(ticket.booked_for),
        "issued_at": moment(ticket.arrived_at),
        "called_at": moment(ticket.called_at),
        "started_at": moment(ticket.started_at),
        "finished_at": moment(ticket.finished_at),
    }


def ticket_words(ticket: Ticket) -> str:
    """A ticket in one line."""
    state = STATE_NAMES[ticket.state]
    at = f" · {ticket.counter} 号窗口" if ticket.counter is not None else ""
    return f"{ticket.number}  {ticket.zone}  {state.zh} {state.en}{at}"


def called_data(called: Called) -> Data:
    """A call just made; a recall says the how-manieth."""
    data: Data = {
        "number": called.number,
        "counter": called.counter,
        "zone": called.zone,
        "why": text_data(called.why),
        "seq": called.seq,
    }
    return data | ({"recall": called.recall} if called.recall else {})


def event_data(event: Event) -> Data:
    """One entry of the log; what belongs to the kind stands beside the common keys."""
    return {
        "seq": event.seq,
        "at": moment(event.at),
        "kind": event.kind,
        "number": event.number,
        "counter": event.counter,
        "zone": event.zone,
        "actor": event.actor,
        **{key: value for key, value in event.data.items() if key not in _COMMON},
    }


_COMMON = ("seq", "at", "kind", "number", "counter", "zone", "actor")


def board_data(board: Board) -> Data:
    """The lobby as data."""
    return {
        "branch": board.branch.id,
        "branch_version": board.branch_version,
        "now": moment(board.now),
        "business_date": board.business_date.isoformat(),
        "seq": board.seq,
        "open": board.is_open,
        "waiting": len(board.waiting),
        "finished": board.finished,
        "zones": [
            {
                "zone": zone.letter,
                "name": text_data(board.branch.zones[zone.letter].name),
                "waiting": zone.waiting,
                "wait": wait_data(zone.wait),
                "closed": None
                if zone.closed is None
                else {"reason": zone.closed.reason, "until": moment(zone.closed.until)},
            }
            for zone in board.zones
        ],
        "closed_services": [
            {"service": one.id, "reason": one.reason, "until": moment(one.until)}
            for one in board.closures
            if one.kind == "service"
        ],
        "counters": [counter_data(board, counter) for counter in board.counters],
        "calls": [call_data(call) for call in board.calls if not call.withdrawn],
        "alerts": [
            {
                "key": alert.key,
                "level": alert.level,
                "title": text_data(alert.title),
                "detail": text_data(alert.detail),
            }
            for alert in alerts(board)
        ],
        "displays": [display_data(one) for one in board.displays],
        "help": [{"id": one.id, "place": one.place, "at": moment(one.at)} for one in board.help],
        "broadcasts": [broadcast_data(one) for one in board.broadcasts],
        "receptions": [reception_data(one) for one in board.receptions if one.closed_at is None],
        "present": [
            {"staff": one.staff, "seat": one.seat, "since": moment(one.since), "away": one.away}
            for one in board.present
        ],
    }


def counter_data(board: Board, counter: CounterNow) -> Data:
    """A counter as data."""
    ticket = board.at_counter(counter.number)
    return {
        "counter": counter.number,
        "state": counter.state.value,
        "since": moment(counter.since),
        "serves": [{"zone": one.zone, "after": float(one.after)} for one in counter.serves],
        "teller": counter.teller,
        "ticket": None if ticket is None else {"number": ticket.number, "state": ticket.state.value},
        "reason": counter.reason,
    }


def display_data(display: DisplayNow) -> Data:
    """A display and its voice."""
    health = display.health
    return {
        "place": health.place,
        "host": health.host,
        "state": "lost" if display.is_lost else "running",
        "seen_seconds_ago": round(display.silent_for),
        "speaks": health.speaks,
        "voice": health.voice,
        "device": health.device,
        "backlog": health.backlog,
        "last": health.last,
        "calls": health.asked,
        "rendered_before_called": health.ready,
        "trouble": health.trouble or None,
    }


def display_words(display: DisplayNow) -> str:
    """A display in one line."""
    health = display.health
    words = [f"  {health.place} ({health.host})"]
    if display.is_lost:
        words.append(f"没有回应 lost, {display.silent_for / 60:.0f} min")
    words.append(VOICE_NAMES.get(health.voice, text(health.voice, health.voice)).both())
    if health.speaks:
        words.append(f"在播报 speaks, {health.device or '默认音箱 default device'}")
        words.append(f"{health.ready}/{health.asked} 提前合成 rendered ahead")
    if health.last:
        words.append(spoken_name(health.last).both())
    if health.trouble:
        words.append(health.trouble)
    return "  ".join(words)


def reception_data(one: Reception) -> Data:
    """A reception with who and when of each step; staff are ids, the customer a number. Times are in seconds."""
    took = times(one)
    return {
        "id": one.id,
        "number": one.number,
        "stage": one.stage.value,
        "known": one.known,
        "by": one.by,
        "at": moment(one.at),
        "offered_to": one.offered_to,
        "offered_at": moment(one.offered_at),
        "passed": list(one.passed),
        "said_no": list(one.said_no),
        "accepted_by": one.accepted_by,
        "accepted_at": moment(one.accepted_at),
        "led_by": one.led_by,
        "led_at": moment(one.led_at),
        "cover": one.cover,
        "given_by": one.given_by,
        "given_at": moment(one.given_at),
        "received_at": moment(one.received_at),
        "closed_at": moment(one.closed_at),
        "outcome": one.outcome,
        "seconds": {
            "accept": _seconds(took.accept),
            "hand_over": _seconds(took.hand_over),
            "consult": _seconds(took.consult),
        },
    }


def _seconds(time: timedelta | None) -> int | None:
    return None if time is None else int(time.total_seconds())


def reception_words(branch: Branch, one: Reception) -> str:
    """A reception in one line: how far, with whom, and how long its steps took."""
    words = [f"{one.number}  {STAGE_NAMES[one.stage].both()}"]
    manager = one.accepted_by or one.offered_to
    words.append(staff_name(branch, manager) if manager else "没有空闲的理财经理 nobody is free")
    if one.on_the_way:
        cover = f"{staff_name(branch, one.cover)} 代岗 covers" if one.cover else "无人代岗 nobody covers"
        words.append(f"{staff_name(branch, one.led_by)} 引导 leads, {cover}")
    took = times(one)
    measured = (("应答 accept", took.accept), ("交接 hand-over", took.hand_over), ("洽谈 consult", took.consult))
    words += [f"{name} {_seconds(time)} s" for name, time in measured if time is not None]
    if one.outcome is not None:
        known = next((outcome.name for outcome in branch.reception.outcome if outcome.id == one.outcome), None)
        words.append((known or ENDING_NAMES.get(one.outcome) or text(one.outcome, one.outcome)).both())
    return "  ".join(words)


def staff_name(branch: Branch, staff: str | None) -> str:
    """A member of staff by name; the id where the branch file no longer has them."""
    person = branch.people.get(staff or "")
    return person.name if person else staff or ""


def present_words(board: Board) -> str:
    """Who sits at the seats without a counter, in one line."""
    return "、".join(
        f"{staff_name(board.branch, one.staff)}({one.seat}{' 离开 away' if one.away else ''})" for one in board.present
    )


def call_data(call: Call) -> Data:
    """A call and what the wall did about it."""
    return {
        "seq": call.seq,
        "number": call.number,
        "counter": call.counter,
        "zone": call.zone,
        "at": moment(call.at),
        "recall": call.recall,
        "shown_at": moment(call.shown_at),
        "spoken_at": moment(call.spoken_at),
        "spoken": call.spoken,
    }


def broadcast_data(said: Broadcast) -> Data:
    """What staff say to everyone, and what the walls did about it."""
    return {
        "id": said.id,
        "emergency": said.emergency,
        "zh": said.zh,
        "en": said.en,
        "at": moment(said.at),
        "until": moment(said.until),
        "by": said.by,
        "shown_at": moment(said.shown_at),
        "spoken_at": moment(said.spoken_at),
        "spoken": said.spoken,
    }


def board_words(board: Board) -> str:
    """The lobby in a few lines."""
    lines = [f"{board.branch.branch.name.both()}  {board.now.astimezone(board.branch.tz):%Y-%m-%d %H:%M}"]
    lines += [f"  {'紧急广播 emergency' if one.emergency else '广播 broadcast'}: {one.zh}" for one in board.broadcasts]
    for zone in board.zones:
        name = board.branch.zones[zone.letter].short
        closed = f"  暂停 closed: {zone.closed.reason}" if zone.closed else ""
        lines.append(f"  {zone.letter} {name.both()}  {zone.waiting} 人  {wait_words(zone.wait)}{closed}")
    for counter in board.counters:
        ticket = board.at_counter(counter.number)
        there = f"  {ticket.number} {STATE_NAMES[ticket.state].both()}" if ticket else ""
        lines.append(f"  {counter.number} 号窗口 {counter.state.value}{there}")
    if board.present:
        lines.append(f"  在岗 present: {present_words(board)}")
    lines += [f"  {reception_words(board.branch, one)}" for one in board.receptions if one.closed_at is None]
    lines += [display_words(one) for one in board.displays]
    lines += [f"  [{alert.level}] {alert.title.both()}  {alert.detail.both()}" for alert in alerts(board)]
    return "\n".join(lines)
