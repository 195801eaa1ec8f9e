"""The customer a wealth manager receives now: how far it has come, and the step that comes next. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desk.lobby.phrases import minutes_between, person, pigment_of, say
from desk.wealth.looking import Look
from shared.lobby.board import Board, CounterNow, CounterState
from shared.lobby.reception import Reception, Stage
from shared.lobby.text import Text, text
from shared.lobby.ticket import AT_COUNTER, State, Ticket

RECEIVE, END = "receive", "end"
DONE, NOW, NEXT = "done", "now", "next"
_SHORT: dict[Stage, Text] = {
    Stage.ACCEPTED: text("已接", "Accepted"),
    Stage.LEADING: text("引导中", "Walked over"),
    Stage.HANDING: text("交接", "Hand over"),
    Stage.CONSULTING: text("洽谈中", "Talking"),
    Stage.ESCORTING: text("陪同", "Escort"),
    Stage.AT_TELLER: text("窗口", "Counter"),
    Stage.CLOSED: text("结束", "End"),
}


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of the row. `mark`: done, now or next."""

    key: str
    name: str
    mark: str


@dataclass(frozen=True, slots=True)
class CounterRow:
    """A counter to walk to. `open`: nobody is there, and it works."""

    number: int
    letter: str
    pigment: str
    who: str
    note: str
    open: bool


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """How a consultation can end."""

    key: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Primary:
    """The one key for the next step; `action` empty: there is nothing to press, and `note` says what is awaited."""

    action: str = ""
    title: str = ""
    note: str = ""


def step_rows(look: Look, one: Reception, language: str) -> list[StepRow]:
    """The stages as a row: those that were left out (nobody led, nobody was handed over) are not in it."""
    stage = one.stage
    row: list[Stage] = []
    if not _came_alone(one):
        row.append(Stage.ACCEPTED)
        if one.led_at is not None or stage is Stage.ACCEPTED:
            row.append(Stage.LEADING)
        row.append(Stage.HANDING)
    row.append(Stage.CONSULTING)
    at = row.index(stage) if stage in row else 0
    if stage in (Stage.ESCORTING, Stage.AT_TELLER) or _was_at_teller(look.board.ticket(one.number), one):
        row += [Stage.ESCORTING, Stage.AT_TELLER, Stage.CONSULTING]
        at = row.index(stage) if stage is not Stage.CONSULTING else len(row) - 1
    row.append(Stage.CLOSED)
    return [
        StepRow(
            key=f"{place}-{step}",
            name=_SHORT[step].to(language),
            mark=DONE if place < at else NOW if place == at else NEXT,
        )
        for place, step in enumerate(row)
    ]


def primary(look: Look, one: Reception, language: str) -> Primary:
    """What comes next, and who does it."""
    board, stage = look.board, one.stage
    ticket = board.ticket(one.number)
    if stage in (Stage.ACCEPTED, Stage.LEADING, Stage.HANDING):
        if one.received_at is not None:
            inviter = person(board.branch, one.led_by or one.by)
            return Primary(
                note=say(
                    language, f"您已确认，等{inviter}确认交接", f"You have confirmed; waiting for {inviter} to confirm"
                )
            )
        if ticket is not None and (ticket.state in AT_COUNTER or ticket.state is State.HELD):
            return Primary(
                note=say(
                    language,
                    f"{one.number} 还在 {ticket.counter} 号窗口，办完再交接",
                    f"{one.number} is still at counter {ticket.counter}; hand over after that",
                )
            )
        return Primary(
            RECEIVE,
            say(language, "确认交接", "Confirm the hand-over"),
            say(language, "客户当面交到您这里时按", "Press when the customer is with you in person"),
        )
    if stage is Stage.CONSULTING:
        return Primary(END, say(language, "结束接待", "End the consultation"))
    if stage is Stage.ESCORTING:
        return Primary(
            note=say(
                language,
                f"请陪客户到 {one.counter} 号窗口，由柜员开始办理",
                f"Walk the customer to counter {one.counter}; the teller starts",
            )
        )
    return Primary(
        note=say(
            language,
            f"正在 {one.counter} 号窗口办理，办完回到您这里",
            f"At counter {one.counter}; comes back to you afterwards",
        )
    )


def from_whom(board: Board, one: Reception, now: datetime, language: str) -> str:
    """How the customer came to this person."""
    zone = board.branch.zones.get(board.branch.reception.zone or "")
    if _came_alone(one):
        place = zone.short.to(language) if zone else ""
        return say(language, f"在{place}接到", f"Welcomed in {place}")
    inviter = person(board.branch, one.by)
    if one.on_the_way and one.led_by is not None:
        leader = person(board.branch, one.led_by)
        return say(language, f"{leader}正带客户过来", f"{leader} is walking the customer over")
    minutes = minutes_between(one.at, now)
    if not minutes:
        return say(language, f"{inviter}刚刚邀请", f"Invited by {inviter} just now")
    return say(language, f"{inviter} {minutes} 分钟前邀请", f"Invited by {inviter} {minutes} min ago")


def counter_rows(look: Look, language: str) -> list[CounterRow]:
    """All counters, those of the VIP zone first: who is there, and whether somebody can be walked to it."""
    board = look.board
    ordered = sorted(board.counters, key=lambda one: not any(s.zone == board.branch.reception.zone for s in one.serves))
    return [_counter_row(board, one, language) for one in ordered]


def outcome_rows(look: Look, chosen: str, language: str) -> list[OutcomeRow]:
    """The branch file's outcomes."""
    outcomes = look.board.branch.reception.outcome
    return [OutcomeRow(one.id, one.name.to(language), one.id == chosen) for one in outcomes]


def _counter_row(board: Board, one: CounterNow, language: str) -> CounterRow:
    there = board.at_counter(one.number)
    letter = one.serves[0].zone if one.serves else ""
    if one.state is CounterState.PAUSED:
        note = say(language, "暂停", "paused")
    elif one.state is not CounterState.OPEN:
        note = say(language, "没有开", "not open")
    elif there is None:
        note = say(language, "没有人", "nobody there")
    elif there.state is State.CALLED:
        note = say(language, f"{there.number} 正过去", f"{there.number} is called")
    else:
        note = say(language, f"{there.number} 在窗口", f"{there.number} is there")
    return CounterRow(
        number=one.number,
        letter=letter,
        pigment=pigment_of(board.branch, letter),
        who=person(board.branch, one.teller),
        note=note,
        open=one.state is CounterState.OPEN and there is None,
    )


def _came_alone(one: Reception) -> bool:
    """Welcomed in the VIP zone: nobody had to hand the customer over."""
    return one.given_by is not None and one.given_by == one.accepted_by


def _was_at_teller(ticket: Ticket | None, one: Reception) -> bool:
    """Whether the customer has been at a counter since the hand-over."""
    if ticket is None or ticket.started_at is None or one.given_at is None or one.received_at is None:
        return False
    return ticket.started_at > max(one.given_at, one.received_at)
