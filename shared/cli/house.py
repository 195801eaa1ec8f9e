"""`tingtang counter|zone|service|help|day …`, `tingtang status`, `tingtang watch`."""

from __future__ import annotations

import json
import re
from datetime import datetime, time, timedelta
from typing import Annotated

import typer

from shared import operations
from shared.cli.context import ask_pin, lobby, output
from shared.cli.output import board_data, board_words, counter_data, event_data
from shared.lobby.branch import Serves
from shared.lobby.errors import BadInput
from shared.store.feed import open_feed

counter_app = typer.Typer(no_args_is_help=True, help="窗口 · counters")
zone_app = typer.Typer(no_args_is_help=True, help="区 · zones")
service_app = typer.Typer(no_args_is_help=True, help="业务 · services")
help_app = typer.Typer(no_args_is_help=True, help="求助 · customers who ask for a person")
day_app = typer.Typer(no_args_is_help=True, help="一天 · the day")

CounterNumber = Annotated[int, typer.Argument(help="窗口 · counter")]
Until = Annotated[str | None, typer.Option("--until", help="到几点（HH:MM，网点时间）· until, branch time")]
ReasonNeeded = Annotated[str, typer.Option("--reason", help="理由（必填）· why (needed)")]


@counter_app.command("open")
def open_counter(number: CounterNumber) -> None:
    """开窗 · open it, or go on after a pause."""
    operations.open_counter(lobby(), number)
    _tell_counter(number)


@counter_app.command("pause")
def pause_counter(number: CounterNumber, reason: Annotated[str | None, typer.Option("--reason")] = None) -> None:
    """暂停 · no more calls for now."""
    operations.pause_counter(lobby(), number, reason)
    _tell_counter(number)


@counter_app.command("close")
def close_counter(number: CounterNumber) -> None:
    """关窗 · close it and sign its teller out."""
    operations.close_counter(lobby(), number)
    _tell_counter(number)


@counter_app.command("zones")
def zones(
    number: CounterNumber,
    serves: Annotated[list[str], typer.Argument(help="A B:10 …（B 等满 10 分才支援 · helps B after 10 min）")],
    reason: ReasonNeeded = "",
) -> None:
    """改服务区 · change which zones it serves today."""
    operations.assign(lobby(), number, [_serves(one) for one in serves], reason)
    _tell_counter(number)


@counter_app.command("sign-in")
def sign_in(
    number: CounterNumber,
    staff: Annotated[str, typer.Option("--staff", help="工号 · staff number")],
    pin: Annotated[str | None, typer.Option("--pin", envvar="TINGTANG_PIN")] = None,
) -> None:
    """签到 · a teller takes the seat."""
    operations.sign_in(lobby(), number, staff, ask_pin(pin))
    _tell_counter(number)


@counter_app.command("sign-out")
def sign_out(number: CounterNumber) -> None:
    """签退 · the teller leaves; the counter closes."""
    operations.sign_out(lobby(), number)
    _tell_counter(number)


def _serves(word: str) -> Serves:
    zone, _, after = word.partition(":")
    try:
        return Serves(zone=zone, after=float(after or 0))
    except ValueError as error:
        raise BadInput(
            "bad-zones", f"看不懂“{word[:20]}”，写成 A 或 B:10", f"'{word[:20]}' is not like A or B:10"
        ) from error


def _tell_counter(number: int) -> None:
    board = operations.read_board(lobby(), calls=0)
    counter = board.counter(number)
    assert counter is not None  # the operation before has named a counter that exists
    output().tell({"counter": counter_data(board, counter)}, f"{number} 号窗口 · {counter.state.value}")


@zone_app.command("close")
def close_zone(zone: str, until: Until = None, reason: ReasonNeeded = "") -> None:
    """暂停收客 · no new customers; who waits is still called."""
    zone = zone.upper()
    operations.close_zone(lobby(), zone, reason, _until(until))
    output().tell(board_data(operations.read_board(lobby())), f"{zone} 暂停 · closed")


@zone_app.command("open")
def open_zone(zone: str, reason: Annotated[str, typer.Option("--reason")] = "") -> None:  # noqa: ARG001
    """恢复 · takes customers again. A reason may be given and is not needed."""
    zone = zone.upper()
    operations.open_zone(lobby(), zone)
    output().tell(board_data(operations.read_board(lobby())), f"{zone} 恢复 · open")


@service_app.command("close")
def close_service(service: str, until: Until = None, reason: ReasonNeeded = "") -> None:
    """暂停一项业务 · not on offer for now."""
    operations.close_service(lobby(), service, reason, _until(until))
    output().tell(board_data(operations.read_board(lobby())), f"{service} 暂停 · closed")


@service_app.command("open")
def open_service(service: str) -> None:
    """恢复一项业务 · on offer again."""
    operations.open_service(lobby(), service)
    output().tell(board_data(operations.read_board(lobby())), f"{service} 恢复 · open")


def _until(value: str | None) -> datetime | None:
    if value is None:
        return None
    try:
        if not re.fullmatch(r"\d{1,2}:\d{2}", value, re.ASCII):
            raise ValueError("not HH:MM")
        at = time.fromisoformat(value.zfill(5))
    except ValueError as error:
        raise BadInput(
            "bad-time", f"时间写成 HH:MM，不是“{value[:20]}”", f"a time is HH:MM, not '{value[:20]}'"
        ) from error
    here = lobby()
    local = here.now().astimezone(operations.read_branch(here).tz)
    until = local.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
    # At 23:50, "until 00:30" is tonight; at 15:00, "until 14:00" is a slip and is refused.
    if until <= local and local - until > timedelta(hours=18):
        until += timedelta(days=1)
    return until


@help_app.command("answer")
def answer_help(id: int) -> None:
    """有人过去了 · somebody is on the way."""
    operations.answer_help(lobby(), id)
    output().tell({"help": id}, "好 · done")


@day_app.command("end")
def end_day() -> None:
    """日终 · end the day: nobody is left waiting."""
    ended = operations.end_day(lobby())
    output().tell({"ended": ended}, "日终完成 · the day has ended " + json.dumps(ended))


def status() -> None:
    """现在的大堂 · the lobby as it is."""
    board = operations.read_board(lobby())
    output().tell(board_data(board), board_words(board))


def watch(
    after: Annotated[int, typer.Option("--after", min=0, help="从这个序号之后 · after this event")] = 0,
    follow: Annotated[bool, typer.Option("--follow/--no-follow", help="跟着看 · keep following")] = True,
) -> None:
    """事件，一行一个 · events, one a line, as they are committed."""
    here = lobby()
    feed = open_feed(here.store) if follow else None
    try:
        while True:
            while events := operations.events_after(here, after):
                for event in events:
                    print(json.dumps(event_data(event), ensure_ascii=False), flush=True)
                after = events[-1].seq
            if feed is None:
                return
            feed.wait(3600.0)
    finally:
        if feed is not None:
            feed.close()
