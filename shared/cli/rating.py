"""`tingtang rating …`: what customers say, and the rating devices that a bank owns already."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from shared import operations
from shared.cli.context import lobby, output
from shared.cli.output import Data, moment, text_data
from shared.lobby.branch import Branch
from shared.lobby.errors import BadInput
from shared.lobby.rating import LEVEL_NAMES, Level, Measure, Rating, Via, measure, reason_text

rating_app = typer.Typer(no_args_is_help=True, help="评价 · ratings")

Number = Annotated[str, typer.Argument(help="票号 · ticket number, e.g. A012")]
Day = Annotated[str | None, typer.Option("--day", help="哪天（2026-06-18），默认今天 · which day, today unless told")]


@rating_app.command("give")
def give(
    number: Number,
    level: Annotated[str, typer.Argument(help="very 非常满意 | satisfied 满意 | unsatisfied 不满意")],
    reason: Annotated[
        str | None, typer.Option("--reason", help="不满意的原因，网点文件里的 · why, from the file")
    ] = None,
) -> None:
    """评价（给现成的评价器用） · rate a finished service, for rating devices."""
    kept = operations.rate(lobby(), number, level, reason, via=Via.DEVICE)
    _tell(kept)


@rating_app.command("unrated")
def unrated(number: Number) -> None:
    """评价器等够了，没有人评价 · the device waited long enough."""
    here = lobby()
    operations.leave_unrated(here, number)
    _tell(_known(operations.read_rating(here, number), number))


@rating_app.command("question")
def question(counter: Annotated[int, typer.Option("--counter", help="窗口 · counter")]) -> None:
    """这个窗口现在该请哪张号评价 · which ticket this counter's device asks about now."""
    asked = operations.pad_question(lobby(), counter)
    data = {"number": asked.number, "language": asked.language, "asked_at": moment(asked.asked_at)} if asked else None
    output().tell({"question": data}, asked.number if asked else "没有 · none")


@rating_app.command("seen")
def seen(number: Number) -> None:
    """不满意已处理 · a bad rating has been seen to."""
    _tell(operations.see_rating(lobby(), number))


@rating_app.command("list")
def list_(
    day: Day = None, bad: Annotated[bool, typer.Option("--bad", help="只看不满意 · bad ones only")] = False
) -> None:
    """一天的评价，不含客户的留言 · a day's ratings, without the customers' own words."""
    here = lobby()
    branch = operations.read_branch(here)
    found = [one for one in operations.read_ratings(here, _day(day)) if not bad or one.level is Level.UNSATISFIED]
    output().tell(
        [rating_data(branch, one) for one in found], "\n".join(_words(branch, one) for one in found) or "没有 · none"
    )


@rating_app.command("show")
def show(number: Number, day: Day = None) -> None:
    """一张号的评价和留言 · one ticket's rating, with the customer's own words."""
    here = lobby()
    branch = operations.read_branch(here)
    one = _known(operations.read_rating(here, number, _day(day)), number)
    words = f"\n“{one.words}”" if one.words else ""
    output().tell(rating_data(branch, one) | {"words": one.words}, _words(branch, one) + words)


@rating_app.command("summary")
def summary(day: Day = None) -> None:
    """满意率、未评率，按窗口；离开的原因 · satisfied and unrated shares by counter; why people left."""
    here = lobby()
    on = _day(day)
    ratings, left = operations.read_ratings(here, on), operations.why_left(here, on)
    branch = operations.read_branch(here)
    counters = {
        number: measure(one for one in ratings if one.counter == number)
        for number in sorted({one.counter for one in ratings})
    }
    whole = measure(ratings)
    data = {
        **measure_data(whole),
        "counters": [{"counter": number, **measure_data(one)} for number, one in counters.items()],
        "left": [{"reason": text_data(reason_text(branch.rating.left, one)), "times": left[one]} for one in left],
    }
    lines = [_measure_words("全部 all", whole)]
    lines += [_measure_words(f"{number} 号窗口", one) for number, one in counters.items()]
    lines += [f"离开 left: {reason_text(branch.rating.left, one).both()}  {left[one]}" for one in left]
    output().tell(data, "\n".join(lines))


def rating_data(branch: Branch, one: Rating) -> Data:
    """A question and its answer as data. The customer's own words are with `show` only."""
    return {
        "number": one.number,
        "day": one.business_date.isoformat(),
        "counter": one.counter,
        "teller": one.teller,
        "level": one.level.value if one.level else None,
        "reason": text_data(reason_text(branch.rating.bad, one.reason)) if one.reason else None,
        "via": one.via.value if one.via else None,
        "asking": one.is_open,
        "asked_at": moment(one.asked_at),
        "rated_at": moment(one.rated_at),
        "seen_by": one.seen_by,
        "seen_at": moment(one.seen_at),
    }


def measure_data(one: Measure) -> Data:
    """Counts and shares; a share is null where nobody was asked, or nobody answered."""
    return {
        "rated": one.rated,
        "very": one.very,
        "satisfied": one.satisfied,
        "unsatisfied": one.bad,
        "unrated": one.unrated,
        "satisfied_share": one.satisfied_share,
        "unrated_share": one.unrated_share,
    }


def _measure_words(name: str, one: Measure) -> str:
    return (
        f"{name}  满意率 satisfied {_percent(one.satisfied_share)}  未评率 unrated {_percent(one.unrated_share)}"
        f"  ({one.very}/{one.satisfied}/{one.bad}, {one.unrated} 未评 unrated)"
    )


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.1%}"


def _words(branch: Branch, one: Rating) -> str:
    level = LEVEL_NAMES[one.level].both() if one.level else "正在问 asking" if one.is_open else "未评 unrated"
    reason = f"  {reason_text(branch.rating.bad, one.reason).both()}" if one.reason else ""
    seen = f"  已处理 seen to: {one.seen_by}" if one.seen_by else ""
    return f"{one.number}  {one.counter} 号窗口  {level}{reason}{seen}"


def _tell(one: Rating) -> None:
    branch = operations.read_branch(lobby())
    output().tell(rating_data(branch, one), _words(branch, one))


def _known(one: Rating | None, number: str) -> Rating:
    if one is None:
        raise BadInput("no-rating", f"{number[:20]} 没有评价", f"{number[:20]} was not asked for a rating")
    return one


def _day(value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise BadInput(
            "bad-day", f"日期写成 2026-06-18，不是“{value[:20]}”", f"a day is 2026-06-18, not '{value[:20]}'"
        ) from error
