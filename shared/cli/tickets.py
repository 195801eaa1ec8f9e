"""`tingtang ticket …` and `tingtang call …`."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal, InvalidOperation
from typing import Annotated

import typer

from shared import operations
from shared.cli.context import lobby, output
from shared.cli.output import (
    called_data,
    event_data,
    issued_data,
    issued_words,
    reception_data,
    reception_words,
    text_data,
    ticket_data,
    ticket_words,
)
from shared.lobby.branch import Branch
from shared.lobby.errors import BadInput
from shared.lobby.explain import explain
from shared.lobby.routing import Intent, band_for_amount
from shared.lobby.text import Text
from shared.lobby.ticket import HOLD_NAMES, STATE_NAMES, Hold, State, Ticket
from shared.operations import Called

ticket_app = typer.Typer(no_args_is_help=True, help="号票 · tickets")
call_app = typer.Typer(no_args_is_help=True, help="呼叫 · calls")

Number = Annotated[str, typer.Argument(help="票号 · ticket number, e.g. A012")]
Reason = Annotated[str | None, typer.Option("--reason", help="理由 · why")]
Service = Annotated[str, typer.Option("--service", help="业务 · service id")]
Band = Annotated[str | None, typer.Option("--band", help="金额档 · amount band id")]
Amount = Annotated[str | None, typer.Option("--amount", help="金额（元，只用来找档）· yuan, only to find the band")]
CounterOption = Annotated[int, typer.Option("--counter", help="窗口 · counter")]


@ticket_app.command("issue")
def issue(
    service: Service,
    band: Band = None,
    amount: Amount = None,
    corporate: Annotated[bool, typer.Option("--corporate", help="对公 · a company's business")] = False,
    tier: Annotated[str, typer.Option("--tier", help="客户等级 · customer tier id")] = "",
    elder: Annotated[bool, typer.Option("--elder", help="老人或需要照顾 · an elder or special need")] = False,
    prefer: Annotated[str | None, typer.Option("--prefer", help="counter | self")] = None,
    request_id: Annotated[
        str | None, typer.Option("--request-id", help="同一请求号只出一张票 · asked twice, one ticket")
    ] = None,
    language: Annotated[str, typer.Option("--language", help="zh | en")] = "zh",
) -> None:
    """取号 · issue a ticket."""
    here = lobby()
    band = band_of(operations.read_branch(here), service, band, amount)
    intent = Intent(service, band, corporate, tier, elder, prefer)  # type: ignore[arg-type]  # `checked` judges it
    issued = operations.issue(here, intent, request_id, language)
    output().tell(
        issued_data(issued.ticket, issued.why, issued.ahead, issued.wait),
        issued_words(issued),
    )


def band_of(branch: Branch, service: str, band: str | None, amount: str | None) -> str | None:
    """The band that was named, or that the amount falls in.

    Raises:
        BadInput: both were given, or the amount is none.
    """
    if band is not None and amount is not None:
        raise BadInput("band-or-amount", "--band 和 --amount 只能给一个", "give either --band or --amount")
    return band if amount is None else band_for_amount(branch, service, yuan(amount))


def yuan(amount: str) -> int:
    """An amount from the command line in whole yuan, rounded up: 20000.01 is above 20,000.

    Raises:
        BadInput: not a number, or absurdly large.
    """
    try:
        value = Decimal(amount.strip().replace(",", ""))
        if not value.is_finite() or abs(value) >= Decimal(10) ** 15:
            raise InvalidOperation
    except InvalidOperation as error:
        raise BadInput("bad-amount", f"金额不对：{amount[:40]}", f"not an amount in yuan: {amount[:40]}") from error
    return int(value.to_integral_value(ROUND_CEILING))


@ticket_app.command("list")
def list_(
    zone: Annotated[str | None, typer.Option("--zone")] = None,
    state: Annotated[str | None, typer.Option("--state")] = None,
) -> None:
    """今天的号 · today's tickets."""
    here = lobby()
    zone = zone.upper() if zone else None
    if zone is not None and zone not in operations.read_branch(here).zones:
        known = ", ".join(operations.read_branch(here).zones)
        raise BadInput(
            "unknown-zone",
            f"没有“{zone[:20]}”这个区，可选：{known}",
            f"there is no zone '{zone[:20]}'; choose: {known}",
        )
    if state is not None and state not in set(State):
        known = ", ".join(State)
        raise BadInput(
            "unknown-state",
            f"没有“{state[:20]}”这个状态，可选：{known}",
            f"there is no state '{state[:20]}'; choose: {known}",
        )
    tickets = operations.read_tickets(here, zone, State(state) if state else None)
    output().tell(
        [ticket_data(one) for one in tickets], "\n".join(ticket_words(one) for one in tickets) or "没有 · none"
    )


@ticket_app.command("show")
def show(number: Number) -> None:
    """一张号的现状和经过 · a ticket and its history."""
    here = lobby()
    ticket, board = operations.read_ticket(here, number), operations.read_board(here, calls=0)
    waits = ticket.state in (State.WAITING, State.GUIDED)
    wait = board.wait(ticket) if waits else None
    events = operations.history(here, number)
    data = ticket_data(ticket)
    data["why"] = text_data(_rule_reason(ticket))
    data["ahead"] = board.ahead(ticket) if waits else 0
    data["wait"] = {"low": wait.low if wait else None, "high": wait.high if wait else None}
    received = next((one for one in reversed(board.receptions) if one.number == ticket.number), None)
    data["reception"] = reception_data(received) if received else None
    data["history"] = [event_data(event) for event in events]
    tz = board.branch.tz
    lines = [
        ticket_words(ticket),
        *([f"  {reception_words(board.branch, received)}"] if received else []),
        *(f"  {event.at.astimezone(tz):%H:%M:%S} {event.kind} ({event.actor})" for event in events),
    ]
    output().tell(data, "\n".join(lines))


@ticket_app.command("why")
def why(number: Number) -> None:
    """为什么在这个区、排在这里、被这样叫到 · why this zone, this place, this call."""
    here = lobby()
    ticket, board = operations.read_ticket(here, number), operations.read_board(here, calls=0)
    routing = _rule_reason(ticket)
    standing = explain(board, ticket.number)
    past = operations.history(here, number)
    sent = next((one for one in reversed(past) if one.kind in SENT), None)
    called = None
    if ticket.state not in (State.WAITING, State.GUIDED):
        called = next((one for one in reversed(past) if one.kind == "ticket_called"), None)
    void = next((one for one in reversed(past) if one.kind == "ticket_voided"), None)
    data = {
        "number": ticket.number,
        "zone": ticket.zone,
        "state": ticket.state.value,
        "rule": ticket.rule,
        "why": text_data(routing),
        "branch_version": ticket.branch_version,
        "sent": {"kind": sent.kind, "zone": sent.zone, "reason": sent.data.get("reason")} if sent else None,
        "place": standing.place if standing else None,
        "standing": {"code": standing.own.code, "why": text_data(standing.own.why)} if standing else None,
        "passed_by": [{"number": one.number, "code": one.code, "why": text_data(one.why)} for one in standing.passed_by]
        if standing
        else [],
        "called": {"counter": called.counter, "code": called.data["code"], "why": called.data["why"]}
        if called
        else None,
        "void": void.data.get("reason") or "" if void else None,
    }
    lines = [f"{ticket.number} · {STATE_NAMES[ticket.state].both()}", f"{ticket.rule}: {routing.both()}"]
    if sent:
        reason = f"（{sent.data['reason']}）" if sent.data.get("reason") else ""
        lines.append(f"后来到了 {ticket.zone}{reason} · sent on to {ticket.zone}")
    if standing:
        lines.append(standing.sentence().both())
    if called:
        lines.append(f"{called.counter} 号窗口: {called.data['why']['zh']} · {called.data['why']['en']}")
    if ticket.state is State.PRINTING:
        lines.append("小票还没有到客户手里，不在队里 · nobody holds it yet, so it is in no queue")
    if void:
        reason = f"（{void.data['reason']}）" if void.data.get("reason") else ""
        lines.append(f"没有人拿到这张号{reason} · nobody ever held it")
    output().tell(data, "\n".join(lines))


SENT = ("ticket_moved", "ticket_transferred", "ticket_sent_back")
"""What may have taken a ticket from the zone its rule chose."""


def _rule_reason(ticket: Ticket) -> Text:
    here = lobby()
    with here.store.reading() as session:
        branch = here.file(session, ticket.branch_version)
    return next(rule.why for rule in branch.rule if rule.id == ticket.rule)


@ticket_app.command("start")
def start(number: Number) -> None:
    """客户到窗口 · the customer has come."""
    _tell(operations.start(lobby(), number))


@ticket_app.command("finish")
def finish(number: Number) -> None:
    """办完 · done."""
    _tell(operations.finish(lobby(), number))


@ticket_app.command("hold")
def hold(
    number: Number,
    kind: Annotated[str, typer.Option("--kind", help="away 不持件 | papers 持件 | wait 等待")] = Hold.AWAY.value,
    reason: Reason = None,
) -> None:
    """挂起 · put aside."""
    if kind not in set(Hold):
        known = ", ".join(f"{one.value}（{name.zh}）" for one, name in HOLD_NAMES.items())
        raise BadInput("unknown-hold", f"挂起方式可选：{known}", f"a hold is one of: {', '.join(Hold)}")
    _tell(operations.hold(lobby(), number, Hold(kind), reason))


@ticket_app.command("resume")
def resume(number: Number, counter: Annotated[int | None, typer.Option("--counter")] = None) -> None:
    """恢复 · take off hold."""
    _tell(operations.resume(lobby(), number, counter))


@ticket_app.command("no-show")
def no_show(number: Number) -> None:
    """过号 · the customer did not come."""
    _tell(operations.no_show(lobby(), number))


@ticket_app.command("return")
def bring_back(number: Number) -> None:
    """过号的客户回来了 · a missed customer is back, some places down."""
    _tell(operations.bring_back(lobby(), number))


@ticket_app.command("cancel")
def cancel(number: Number, reason: Reason = None) -> None:
    """取消 · the customer left."""
    _tell(operations.cancel(lobby(), number, reason))


@ticket_app.command("transfer")
def transfer(
    number: Number,
    to: Annotated[str | None, typer.Argument(help="区或窗口 · a zone's letter or a counter's number")] = None,
    zone: Annotated[str | None, typer.Option("--zone")] = None,
    counter: Annotated[int | None, typer.Option("--counter")] = None,
    back: Annotated[bool, typer.Option("--back", "--return", help="办完回到原窗口 · comes back afterwards")] = False,
    reason: Reason = None,
) -> None:
    """转移，不丢位置 · to another zone or counter, keeping the time of arrival."""
    if to is not None:
        if to.isascii() and to.isdigit() and len(to) <= 4 and counter is None:
            counter = int(to)
        elif zone is None:
            zone = to.upper()
    _tell(operations.transfer(lobby(), number, zone, counter, back, reason))


@ticket_app.command("move")
def move(
    number: Number,
    to: Annotated[str | None, typer.Argument(help="区 · a zone's letter")] = None,
    zone: Annotated[str | None, typer.Option("--zone", "--to")] = None,
    reason: Annotated[str, typer.Option("--reason", help="理由（必填）· why (needed)")] = "",
) -> None:
    """移区 · the lobby manager moves it to another zone."""
    target = (to or zone or "").upper() or None
    if target is None:
        raise BadInput("which-zone", "请指明移到哪个区", "name the zone to move it to")
    _tell(operations.move(lobby(), number, target, reason))


@ticket_app.command("prioritise")
def prioritise(
    number: Number, reason: Annotated[str, typer.Option("--reason", help="理由（必填）· why (needed)")] = ""
) -> None:
    """优先 · put first."""
    _tell(operations.prioritise(lobby(), number, reason))


@ticket_app.command("undo")
def undo(number: Number) -> None:
    """撤销对这张号的最后一步 · take back the last step."""
    _tell(operations.undo(lobby(), number))


@call_app.command("next")
def call_next(
    counter: CounterOption,
    finish: Annotated[bool, typer.Option("--finish", help="先完成窗口上的 · finish what is there first")] = False,
) -> None:
    """叫下一位 · call the next ticket."""
    called = operations.call_next(lobby(), counter, finish)
    _tell_call(called)


@call_app.command("ticket")
def call_ticket(number: Number, counter: CounterOption, reason: Reason = None) -> None:
    """指定叫号 · call a given ticket."""
    _tell_call(operations.call_ticket(lobby(), number, counter, reason))


@call_app.command("recall")
def recall(counter: CounterOption) -> None:
    """重呼 · call once more."""
    _tell_call(operations.recall(lobby(), counter))


def _tell_call(called: Called | None) -> None:
    words = (
        "没有可叫的号 · nobody is waiting for this counter"
        if called is None
        else f"请 {called.number} 到 {called.counter} 号窗口  ({called.why.both()})"
    )
    output().tell({"call": called_data(called) if called else None}, words)


def _tell(ticket: Ticket) -> None:
    output().tell(ticket_data(ticket), ticket_words(ticket))
