"""The log of overrides as sentences: who did what, when and why. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from desk.lobby.phrases import clock, person, reason_in, say, until_text, zone_name
from desk.vip import receptionlog
from shared.lobby.booking import date_text
from shared.lobby.branch import Branch
from shared.lobby.rating import LEVEL_NAMES, Level, reason_text
from shared.lobby.spoken import spoken_name
from shared.lobby.text import Text, text
from shared.lobby.ticket import HOLD_NAMES, LEFT, Hold

if TYPE_CHECKING:
    from shared.operations.reading import Event

ALWAYS = frozenset(
    {
        "ticket_moved",
        "ticket_prioritised",
        "ticket_cancelled",
        "undone",
        "zone_closed",
        "zone_opened",
        "service_closed",
        "service_opened",
        "counter_zones_changed",
        "help_answered",
        "reprint_wanted",
        "ticket_voided",
        "rating_seen",
        "booking_cancelled",
        "booking_restored",
        "broadcast",
        "broadcast_ended",
    }
)
"""Overrides, whoever did them."""
BY_MANAGERS = frozenset(
    {
        "booking_made",
        "ticket_issued",
        "ticket_returned",
        "ticket_finished",
        "ticket_transferred",
        "ticket_missed",
        "counter_opened",
        "counter_paused",
        "counter_closed",
    }
)
"""A teller's daily work; an override where the lobby manager does it."""
MANAGERS = ("lobby", "manager")


@dataclass(frozen=True, slots=True)
class LogRow:
    """One line of the log."""

    seq: int
    time: str
    who: str
    what: str
    why: str
    number: str
    """The ticket it is about; empty for a zone, a counter or a service."""


def is_override(branch: Branch, event: Event) -> bool:
    """Whether an event belongs into the log of overrides."""
    if event.data.get("reason") == "day ended":
        return False
    if event.kind in ALWAYS or event.kind in receptionlog.LOGGED:
        return True
    if event.kind == "ticket_called":
        return event.data.get("code") == "chosen"
    staff = branch.people.get(event.actor)
    return event.kind in BY_MANAGERS and staff is not None and staff.role in MANAGERS


def log_rows(branch: Branch, events: Iterable[Event], language: str) -> list[LogRow]:
    """The log, newest first."""
    rows = [
        LogRow(
            seq=event.seq,
            time=clock(branch, event.at),
            who=who(branch, event.actor, language),
            what=what(branch, event, language),
            why=reason_in(branch, event.data.get("reason"), language),
            number=event.number or "",
        )
        for event in events
    ]
    return sorted(rows, key=lambda row: -row.seq)


def who(branch: Branch, actor: str, language: str) -> str:
    """A member of staff by name, a machine by what it is."""
    known = _MACHINES.get(actor)
    return known.to(language) if known else person(branch, actor)


def what(branch: Branch, event: Event, language: str) -> str:
    """What happened, as a sentence without who and when."""
    reception = receptionlog.SENTENCES.get(event.kind)
    if reception is not None:
        return reception(branch, event, language)
    known = _SENTENCES.get(event.kind)
    if known is None:
        return event.kind
    return known(_Told(branch, event, language))


_MACHINES = {
    "kiosk": text("取号机", "Kiosk"),
    "display": text("大屏", "Wall"),
    "cli": text("命令行", "Command line"),
    "practice": text("演示", "Demo"),
    "system": text("系统", "System"),
    "desk": text("柜台", "Desk"),
    "pad": text("评价屏", "Rating pad"),
    "phone": text("手机", "Phone"),
}


@dataclass(frozen=True, slots=True)
class _Told:
    branch: Branch
    event: Event
    language: str

    @property
    def number(self) -> str:
        return self.event.number or ""

    @property
    def counter(self) -> int | None:
        return self.event.counter

    def zone(self, key: str) -> str:
        return zone_name(self.branch, self.event.data.get(key), self.language, short=True)

    def say(self, zh: str, en: str) -> str:
        return say(self.language, zh, en)

    def service(self) -> str:
        known = self.branch.services.get(str(self.event.data.get("id") or self.event.data.get("service") or ""))
        return known.name.to(self.language) if known else str(self.event.data.get("id", ""))

    def slot(self) -> str:
        """The booked day and time."""
        at = datetime.fromisoformat(str(self.event.data.get("slot")))
        return f"{date_text(self.branch, at).to(self.language)} {clock(self.branch, at)}"

    def words(self) -> str:
        """What was broadcast, in English where it was said in English."""
        return str(self.event.data.get("en") or self.event.data.get("zh", ""))

    def until(self) -> str:
        until = self.event.data.get("until")
        return until_text(self.branch, datetime.fromisoformat(until) if until else None, self.language)


def _moved(told: _Told) -> str:
    return told.say(
        f"{told.number} 从{told.zone('from_zone')}移到{told.zone('to_zone')}",
        f"{told.number} moved from {told.zone('from_zone')} to {told.zone('to_zone')}",
    )


def _transferred(told: _Told) -> str:
    counter = told.event.data.get("to_counter")
    if counter is not None:
        return told.say(f"{told.number} 转到 {counter} 号窗口", f"{told.number} transferred to counter {counter}")
    return told.say(f"{told.number} 转到{told.zone('to_zone')}", f"{told.number} transferred to {told.zone('to_zone')}")


def _called(told: _Told) -> str:
    if told.event.data.get("code") == "chosen":
        return told.say(
            f"{told.number} 指定呼叫到 {told.counter} 号窗口",
            f"{told.number} called by choice to counter {told.counter}",
        )
    return told.say(f"{told.number} 呼叫到 {told.counter} 号窗口", f"{told.number} called to counter {told.counter}")


def _undone(told: _Told) -> str:
    step = _STEPS.get(str(told.event.data.get("undone")), text("上一步", "the last step"))
    return told.say(f"{told.number} 撤销{step.zh}", f"{told.number}: {step.en} undone")


def _cancelled(told: _Told) -> str:
    if told.event.data.get("code") == LEFT:
        return told.say(f"{told.number} 离开排队", f"{told.number} left the queue")
    return told.say(f"{told.number} 取消", f"{told.number} cancelled")


def _held(told: _Told) -> str:
    try:
        kind = HOLD_NAMES[Hold(str(told.event.data.get("hold")))]
    except ValueError:
        return told.say(f"{told.number} 挂起", f"{told.number} put on hold")
    return told.say(f"{told.number} 挂起（{kind.zh}）", f"{told.number} put on hold ({kind.en})")


def _zones_changed(told: _Told) -> str:
    parts_zh, parts_en = [], []
    for letter, after in told.event.data.get("serves", []):
        zone = told.branch.zones.get(letter)
        zh, en = (zone.short.zh, zone.short.en) if zone else (letter, letter)
        parts_zh.append(f"{zh}（等满 {after:g} 分）" if after else zh)
        parts_en.append(f"{en} (after {after:g} min)" if after else en)
    return told.say(
        f"{told.counter} 号窗口改办{'、'.join(parts_zh)}", f"Counter {told.counter} now serves {', '.join(parts_en)}"
    )


def _closed(told: _Told) -> str:
    zone = zone_name(told.branch, told.event.zone, told.language)
    return told.say(f"{zone}暂停，{told.until()}", f"{zone} closed {told.until()}")


def _opened(told: _Told) -> str:
    zone = zone_name(told.branch, told.event.zone, told.language)
    return told.say(f"{zone}重新开放", f"{zone} open again")


def _ticket(zh: str, en: str) -> Callable[[_Told], str]:
    return lambda told: told.say(f"{told.number} {zh}", f"{told.number} {en}")


def _window(zh: str, en: str) -> Callable[[_Told], str]:
    return lambda told: told.say(f"{told.counter} 号窗口{zh}", f"Counter {told.counter} {en}")


_STEPS: dict[str, Text] = {
    "ticket_moved": text("移区", "the move"),
    "ticket_prioritised": text("优先", "the priority"),
    "ticket_introduced": text("对上客户簿", "the match with a customer"),
    "ticket_cancelled": text("取消", "the cancellation"),
    "ticket_called": text("呼叫", "the call"),
    "ticket_returned": text("重新排队", "the return"),
    "ticket_finished": text("办完", "the finish"),
    "ticket_transferred": text("转移", "the transfer"),
    "ticket_started": text("开始", "the start"),
    "ticket_held": text("挂起", "the hold"),
    "ticket_resumed": text("恢复", "the return from hold"),
    "ticket_missed": text("过号", "the no-show"),
}


def _broadcast(told: _Told) -> str:
    if told.event.data.get("emergency"):
        return told.say(f"紧急广播：{told.event.data.get('zh', '')}", f"Emergency broadcast: {told.words()}")
    return told.say(f"广播：{told.event.data.get('zh', '')}", f"Broadcast: {told.words()}")


def _reserved(told: _Told) -> str:
    place = told.event.data.get("place", "")
    return told.say(f"{told.number} 在{place}出票", f"{told.number} reserved at {place}")


def _issued(told: _Told) -> str:
    if told.event.data.get("held") == "screen":
        return told.say(f"{told.number} 取号（没有小票）", f"{told.number} issued without a slip")
    if told.event.data.get("booked_for"):
        return told.say(f"{told.number} 凭预约取号", f"{told.number} issued for a booking")
    return told.say(f"{told.number} 取号", f"{told.number} issued")


def _booking(zh: str, en: str) -> Callable[[_Told], str]:
    return lambda told: told.say(f"{told.slot()} 的预约{zh}", f"Booking for {told.slot()} {en}")


def _reprint_wanted(told: _Told) -> str:
    place = told.event.data.get("place", "")
    return told.say(f"{told.number} 在{place}补打", f"{told.number} to be reprinted at {place}")


def _rated(told: _Told) -> str:
    name = LEVEL_NAMES[Level(str(told.event.data.get("level")))]
    return told.say(f"{told.number} 评价：{name.zh}", f"{told.number} rated: {name.en}")


def _left(told: _Told) -> str:
    why = reason_text(told.branch.rating.left, str(told.event.data.get("reason", ""))).to(told.language)
    return told.say(f"{told.number} 说了离开的原因：{why}", f"{told.number} said why they left: {why}")


_SENTENCES: dict[str, Callable[[_Told], str]] = {
    "ticket_reserved": _reserved,
    "ticket_issued": _issued,
    "booking_made": _booking("已登记", "made"),
    "booking_cancelled": _booking("已取消", "cancelled"),
    "booking_restored": _booking("已恢复", "restored"),
    "ticket_voided": _ticket("作废，没有人拿到", "void, nobody held it"),
    "reprint_wanted": _reprint_wanted,
    "ticket_reprinted": _ticket("已补打", "reprinted"),
    "ticket_moved": _moved,
    "ticket_transferred": _transferred,
    "ticket_prioritised": _ticket("设为优先", "put first"),
    "ticket_cancelled": _cancelled,
    "ticket_called": _called,
    "ticket_recalled": _ticket("重呼", "called again"),
    "ticket_started": _ticket("开始办理", "service began"),
    "ticket_finished": _ticket("办完", "finished"),
    "ticket_sent_back": _ticket("办完，返回原窗口", "finished, back to its first window"),
    "ticket_held": _held,
    "ticket_resumed": _ticket("恢复办理", "back from hold"),
    "ticket_missed": _ticket("过号", "missed its call"),
    "ticket_returned": _ticket("过号后重新排队", "back in the queue after a missed call"),
    "ticket_released": _ticket("窗口已关，回到本区", "back to its zone, the counter closed"),
    "rating_given": _rated,
    "rating_explained": _ticket("补充了评价的原因", "rated: reason added"),
    "rating_unrated": _ticket("没有评价", "was not rated"),
    "rating_seen": _ticket("不满意已处理", "bad rating seen to"),
    "leaving_explained": _left,
    "undone": _undone,
    "zone_closed": _closed,
    "zone_opened": _opened,
    "service_closed": lambda told: told.say(
        f"{told.service()}暂停，{told.until()}", f"{told.service()} closed {told.until()}"
    ),
    "service_opened": lambda told: told.say(f"{told.service()}重新办理", f"{told.service()} open again"),
    "counter_zones_changed": _zones_changed,
    "counter_opened": _window("开窗", "opened"),
    "counter_paused": _window("暂停", "paused"),
    "counter_closed": _window("关窗", "closed"),
    "help_answered": lambda told: told.say(
        f"去帮{told.event.data.get('place', '')}的客户", f"went to help at {told.event.data.get('place', '')}"
    ),
    "broadcast": _broadcast,
    "broadcast_ended": lambda told: told.say(
        f"结束广播：{told.event.data.get('zh', '')}", f"Ended a broadcast: {told.words()}"
    ),
    "call_shown": lambda told: told.say("大屏已显示", "shown on the wall"),
    "call_spoken": lambda told: spoken_name(told.event.data.get("outcome", "")).to(told.language),
}
