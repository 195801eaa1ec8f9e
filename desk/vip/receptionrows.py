"""Receptions as the seats of the floor show them: how far each is, with whom, since when, and what is next. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from desk.lobby.phrases import person, pigment_of, say, stopwatch
from shared.lobby.board import Board, CounterState
from shared.lobby.branch import Branch
from shared.lobby.reception import (
    BEFORE_HANDOVER,
    ENDING_NAMES,
    STAGE_NAMES,
    Reception,
    Stage,
    away_from_post,
    is_left_alone,
    times,
)
from shared.lobby.ticket import AT_COUNTER, State

LEAD, GIVE, DECLINE, WITHDRAW, RELEASE = "lead", "give", "decline", "withdraw", "release"
NOBODY = ""
"""The cover of a post that nobody minds."""


@dataclass(frozen=True, slots=True)
class ReceptionRow:
    """A reception's card. `next`: the step that is due here (`lead`, `give`, …); empty where another is to act."""

    key: int
    number: str
    pigment: str
    stage: str
    line: str
    time: str
    alarm: bool
    """Nobody has accepted, or is there any more, or nobody minds the post."""
    next: str
    label: str
    spoken: str


@dataclass(frozen=True, slots=True)
class ManagerRow:
    """A wealth manager. `mode`: free, asked, busy, away or absent."""

    staff: str
    person: str
    mode: str
    icon: str
    doing: str
    number: str
    """Whom they are asked for, or receive."""
    time: str
    today: int
    """Customers received today."""


@dataclass(frozen=True, slots=True)
class Cover:
    """Somebody who could mind the post meanwhile."""

    staff: str
    name: str
    doing: str


def under_way(board: Board) -> list[Reception]:
    """Receptions under way: those on which the floor has to act first, longest first."""
    going = [one for one in board.receptions if one.closed_at is None]
    return sorted(going, key=lambda one: (one.stage not in BEFORE_HANDOVER, one.at))


def reception_rows(board: Board, now: datetime, language: str) -> list[ReceptionRow]:
    """The cards of what is under way; running times are those of `now`."""
    return [reception_row(board, one, now, language) for one in under_way(board)]


def reception_row(board: Board, one: Reception, now: datetime, language: str) -> ReceptionRow:
    """One card."""
    stage, line = STAGE_NAMES[one.stage].to(language), reception_line(board, one, language)
    step = next_step(board, one)
    return ReceptionRow(
        key=one.id,
        number=one.number,
        pigment=pigment_of(board.branch, one.number[:1]),
        stage=stage,
        line=line,
        time=stopwatch(since(one), now),
        alarm=is_alarming(board, one),
        next=step,
        label=step_label(step, language),
        spoken=say(language, f"{one.number} {stage}，{line}", f"{one.number} {stage}, {line}"),
    )


def next_step(board: Board, one: Reception) -> str:
    """What the floor has to do now; nothing while a wealth manager, or a counter, is to act."""
    if is_left_alone(board.branch, one, board.present):
        return RELEASE if one.stage is Stage.CONSULTING else WITHDRAW
    if one.state is not State.INVITED or one.given_at is not None:
        return ""
    if one.stage is Stage.ACCEPTED:
        return LEAD
    return GIVE if one.stage in (Stage.LEADING, Stage.HANDING) else ""


def step_label(step: str, language: str) -> str:
    """The word of a step's key."""
    words = {
        LEAD: ("引导", "Lead"),
        GIVE: ("交接", "Hand over"),
        DECLINE: ("客户不去", "Declined"),
        WITHDRAW: ("撤回", "Withdraw"),
        RELEASE: ("结束接待", "End it"),
    }
    return say(language, *words[step]) if step else ""


def is_alarming(board: Board, one: Reception) -> bool:
    """Whether the customer stands there without anybody, or the post does."""
    if is_left_alone(board.branch, one, board.present):
        return True
    if one.stage is Stage.INVITED:
        return one.offered_to is None or bool(one.passed)
    return one.on_the_way and one.cover is None


def since(one: Reception) -> datetime:
    """When the present stage began."""
    match one.stage:
        case Stage.INVITED:
            found = one.offered_at
        case Stage.ACCEPTED:
            found = one.accepted_at
        case Stage.LEADING:
            found = one.led_at
        case Stage.HANDING:
            found = one.given_at or one.received_at
        case Stage.CLOSED:
            found = one.closed_at
        case _:
            found = max(one.given_at, one.received_at) if one.given_at and one.received_at else None
    return found or one.at


def reception_line(board: Board, one: Reception, language: str) -> str:
    """Who is asked, comes, leads or looks after the customer; and what is missing."""
    branch = board.branch
    manager, leader = person(branch, one.accepted_by), person(branch, one.led_by)
    if is_left_alone(branch, one, board.present):
        return say(language, f"{manager}已签退，请接手", f"{manager} signed out; take over")
    match one.stage:
        case Stage.INVITED:
            return _asked(branch, one, language)
        case Stage.ACCEPTED if one.state in AT_COUNTER:
            zh = f"{manager}已接，{one.counter} 号窗口办完再过去"
            return say(language, zh, f"{manager} accepted; counter {one.counter} first")
        case Stage.ACCEPTED:
            return say(language, f"{manager}已接，请引导过去", f"{manager} accepted; lead them over")
        case Stage.LEADING:
            return say(
                language,
                f"{leader}引导，{_covered(branch, one, 'zh')}",
                f"{leader} leads, {_covered(branch, one, 'en')}",
            )
        case Stage.HANDING if one.given_at is None:
            return say(language, f"{manager}已接到，请确认交接", f"{manager} has met them; confirm")
        case Stage.HANDING:
            return say(language, f"已交给{manager}，等{manager}确认", f"given; {manager} is to confirm")
        case Stage.ESCORTING:
            return say(language, f"{manager}陪同去 {one.counter} 号窗口", f"{manager}, to counter {one.counter}")
        case Stage.AT_TELLER:
            return say(language, f"{manager}陪同，在 {one.counter} 号窗口", f"{manager}, at counter {one.counter}")
        case Stage.CLOSED:
            return outcome_text(branch, one.outcome, language)
        case _:
            return say(language, f"{manager}接待", f"with {manager}")


def _asked(branch: Branch, one: Reception, language: str) -> str:
    asked, passed = person(branch, one.offered_to), [person(branch, id) for id in one.passed]
    if one.offered_to is None and passed:
        return say(language, "没有人应答，等理财经理空闲", "nobody answered; waits for one to be free")
    if one.offered_to is None:
        return say(language, "没有空闲的理财经理", "no wealth manager is free")
    if one.offered_to in one.passed:
        return say(language, f"{'、'.join(passed)}没有接，再请{asked}", f"no answer; {asked} is asked again")
    if passed:
        return say(
            language,
            f"{'、'.join(passed)}没有接，已转给{asked}",
            f"no answer from {', '.join(passed)}; {asked} is asked",
        )
    return say(language, f"已请{asked}，等应答", f"{asked} is asked")


def _covered(branch: Branch, one: Reception, language: str) -> str:
    if one.cover is None:
        return say(language, "无人代岗", "nobody covers")
    name = person(branch, one.cover)
    return say(language, f"{name}代岗", f"{name} covers")


def outcome_text(branch: Branch, outcome: str | None, language: str) -> str:
    """How a reception ended."""
    if outcome in ENDING_NAMES:
        return ENDING_NAMES[outcome].to(language)
    return next((one.name.to(language) for one in branch.reception.outcome if one.id == outcome), outcome or "")


def times_text(one: Reception, language: str) -> str:
    """`应答 12 秒·交接 1 分 20 秒·洽谈 20 分`: what is measured so far."""
    took = times(one)
    parts = [
        (took.accept, "应答", "accepted in"),
        (took.hand_over, "交接", "handed over in"),
        (took.consult, "洽谈", "consultation"),
    ]
    found = [
        say(language, f"{zh} {span(time, 'zh')}", f"{en} {span(time, 'en')}")
        for time, zh, en in parts
        if time is not None
    ]
    return say(language, "·", ", ").join(found)


def span(time: timedelta, language: str) -> str:
    """`45 秒`, `1 分 20 秒`, from ten minutes on `20 分`."""
    seconds = max(0, int(time.total_seconds()))
    minutes, rest = divmod(seconds, 60)
    if minutes >= 10 or (minutes and not rest):
        return say(language, f"{minutes} 分", f"{minutes} min")
    if minutes:
        return say(language, f"{minutes} 分 {rest} 秒", f"{minutes} min {rest} s")
    return say(language, f"{rest} 秒", f"{rest} s")


_MODES = {
    "free": ("check", "空闲", "Free"),
    "asked": ("bell", "等应答", "Asked"),
    "busy": ("play", "接待中", "Busy"),
    "away": ("pause", "离开一下", "Away"),
    "absent": ("minus", "未签到", "Not signed in"),
}


def manager_rows(board: Board, now: datetime, language: str) -> list[ManagerRow]:
    """The wealth managers in the branch file's order."""
    there = {one.staff: one for one in board.present if one.seat == "wealth"}
    rows = []
    for staff in board.branch.staff:
        if staff.role != "wealth":
            continue
        going = [one for one in board.receptions if one.closed_at is None]
        mine = next((one for one in going if one.accepted_by == staff.id), None)
        asked = next((one for one in going if one.accepted_by is None and one.offered_to == staff.id), None)
        seat = there.get(staff.id)
        mode = "busy" if mine else "asked" if asked else "absent" if seat is None else "away" if seat.away else "free"
        icon, zh, en = _MODES[mode]
        about = mine or asked
        rows.append(
            ManagerRow(
                staff=staff.id,
                person=staff.name,
                mode=mode,
                icon=icon,
                doing=say(language, zh, en) if about is None else STAGE_NAMES[about.stage].to(language),
                number=about.number if about else "",
                time=stopwatch(since(about), now) if about else "",
                today=sum(1 for one in board.receptions if one.accepted_by == staff.id),
            )
        )
    return rows


def covers(board: Board, actor: str, one: Reception, language: str) -> list[Cover]:
    """Who could mind the actor's post: who sits at a seat and is not away, and tellers who are at no counter."""
    out = {actor, one.accepted_by} | {away.staff for away in away_from_post(board.receptions)}
    out |= {away.cover for away in away_from_post(board.receptions)}
    there = {seat.staff for seat in board.present if not seat.away}
    working = {counter.teller for counter in board.counters if counter.state is not CounterState.CLOSED}
    found = []
    for staff in board.branch.staff:
        if staff.id in out:
            continue
        if staff.id in there:
            found.append(Cover(staff.id, staff.name, say(language, "在岗", "present")))
        elif staff.role == "teller" and staff.id not in working:
            found.append(Cover(staff.id, staff.name, say(language, "没有坐窗口", "at no counter")))
    return found


def away_line(board: Board, language: str) -> tuple[str, bool]:
    """Who is away from the post and who covers it, and whether somebody's is covered by nobody."""
    away = away_from_post(board.receptions)
    parts = []
    for one in away:
        who, cover = person(board.branch, one.staff), person(board.branch, one.cover)
        zh = f"{who} 陪同 {one.number}，{f'{cover}代岗' if cover else '无人代岗'}"
        parts.append(say(language, zh, f"{who} with {one.number}, {f'{cover} covers' if cover else 'nobody covers'}"))
    return say(language, "；", "; ").join(parts), any(one.cover is None for one in away)


def mark_of(branch: Branch, potential: str | None, language: str) -> str:
    """Why a ticket is marked as one of high potential; empty for any other. For staff only."""
    rule = branch.potential_of(potential)
    return rule.why.to(language) if rule else ""
