"""`tingtang customers followups|plan|cancel-plan`: what is to be done for customers, and when."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from shared import operations
from shared.cli.context import lobby, output
from shared.cli.output import Data, moment
from shared.lobby.customers import FOLLOW_UP_STATES, FOLLOW_UPS, FollowUp, FollowUpKind
from shared.lobby.errors import BadInput


def plans(app: typer.Typer) -> None:
    """Give the commands to `tingtang customers`."""
    app.command("followups")(followups)
    app.command("plan")(plan)
    app.command("cancel-plan")(cancel_plan)


def followups(
    until: Annotated[str | None, typer.Option("--until", help="到哪天，缺省今天 · up to a day, else today")] = None,
) -> None:
    """到期和逾期的跟进、走访 · follow-ups and visits that are due or overdue."""
    found = operations.follow_ups(lobby(), day(until), mine=False)
    words = "\n".join(follow_up_words(one) for one in found) or "没有 · none"
    output().tell([follow_up_data(one) for one in found], words)


def plan(
    reference: Annotated[str, typer.Argument(help="客户编号 · the customer's reference")],
    kind: Annotated[FollowUpKind, typer.Option("--kind", help="做什么 · what")],
    on: Annotated[str, typer.Option("--on", help="哪天，如 2026-11-25 · the day")],
    text: Annotated[str, typer.Option("--text", help="内容 · in words")] = "",
    staff: Annotated[str | None, typer.Option("--for", help="谁去做，缺省负责人 · who, else the manager")] = None,
) -> None:
    """计划一次电话、走访、生日问候或到期提醒 · plan a call, a visit, a birthday or a maturity."""
    due = day(on)
    assert due is not None  # it is required
    _tell(operations.plan_follow_up(lobby(), reference, kind, due, text, staff))


def cancel_plan(
    number: Annotated[int, typer.Argument(help="计划号 · the plan's number")],
    reason: Annotated[str, typer.Option("--reason", help="理由（必填） · why")] = "",
) -> None:
    """取消一项计划 · give a plan up."""
    _tell(operations.cancel_follow_up(lobby(), number, reason))


def follow_up_data(planned: FollowUp) -> Data:
    """A follow-up as data."""
    return {
        "follow_up": planned.id,
        "customer": planned.reference,
        "kind": planned.kind.value,
        "due": planned.due.isoformat(),
        "state": planned.state.value,
        "text": planned.text,
        "result": planned.result,
        "for": planned.for_staff,
        "by": planned.by,
        "done_at": moment(planned.done_at),
    }


def follow_up_words(planned: FollowUp) -> str:
    """A follow-up in one line."""
    kind, state = FOLLOW_UPS[planned.kind].both(), FOLLOW_UP_STATES[planned.state].both()
    words = "  ".join(one for one in (planned.text, planned.result) if one)
    return f"{planned.id}  {planned.due}  {kind}  {state}  {planned.reference}  {planned.for_staff}  {words}".rstrip()


def _tell(planned: FollowUp) -> None:
    output().tell(follow_up_data(planned), follow_up_words(planned))


def day(said: str | None) -> date | None:
    """A day as it was typed.

    Raises:
        BadInput: it is none.
    """
    try:
        return date.fromisoformat(said.strip()) if said is not None else None
    except ValueError:
        raise BadInput(
            "bad-date",
            "日期不对，写成 2026-11-25",
            "not a date; write it as 2026-11-25",
        ) from None
