"""The drawer of a ticket: its facts, what may be done with it, and what that would change. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from desk.lobby import receiving
from desk.lobby.drawerrows import ActionRow, PastRow, ReasonRow, TargetRow
from desk.lobby.effects import Effect
from desk.lobby.floorplan import counter_mode, ticket_note
from desk.lobby.phrases import (
    about,
    band_name,
    clock,
    minutes_between,
    person,
    pigment_of,
    say,
    service_name,
    short,
    zone_name,
)
from desk.lobby.reading import Chosen
from desk.lobby.sentences import what, who
from shared.lobby.board import Board, CounterState
from shared.lobby.branch import Branch
from shared.lobby.rating import DAY_ENDED, LEVEL_NAMES, Level, Rating, reason_text
from shared.lobby.text import Text
from shared.lobby.ticket import ALLOWED, STATE_NAMES, State, Ticket, Verb

MOVE, FIRST, CANCEL, CALL, BACK, DONE, REPRINT = "move", "first", "cancel", "call", "back", "done", "reprint"
SEEN = "seen"
NEEDS_REASON = frozenset({MOVE, FIRST, CANCEL, CALL, receiving.WITHDRAW, receiving.RELEASE})
TAKES_TARGET = frozenset({MOVE, CALL, receiving.INVITE, receiving.LEAD, receiving.SEND, receiving.RELEASE})


_ACTIONS: tuple[tuple[str, Verb, str, str, str, str], ...] = (
    (MOVE, Verb.MOVE, "移区", "Move", "transfer", "move"),
    (FIRST, Verb.PRIORITISE, "优先", "Put first", "star", "prioritise"),
    (BACK, Verb.RETURN, "重新排队", "Back in line", "undo", "bring_back"),
    (DONE, Verb.FINISH, "办完", "Finished", "check", "finish"),
    (CALL, Verb.CALL, "呼叫到窗口", "Call", "bell", "call_ticket"),
    (CANCEL, Verb.CANCEL, "取消", "Cancel", "close", "cancel"),
)


def action_rows(board: Board, chosen: Chosen, action: str, language: str) -> list[ActionRow]:
    """What the ticket's state and the person's role allow. Finishing is the teller's, except at the machines."""
    ticket = chosen.ticket
    rows = receiving.action_rows(board, chosen, action, language)
    rows += [
        ActionRow(name, say(language, zh, en), icon, name == action)
        for name, verb, zh, en, icon, operation in _ACTIONS
        if ticket.state in ALLOWED[verb]
        and operation in chosen.may
        and not (name == DONE and ticket.state is not State.GUIDED)
        and not (name == FIRST and ticket.prioritised_at is not None)
    ]
    if chosen.printable:
        rows.append(ActionRow(REPRINT, say(language, "补打小票", "Reprint"), "printer", action == REPRINT))
    if is_unseen(chosen.rating) and "see_rating" in chosen.may:
        rows.append(ActionRow(SEEN, say(language, "已处理", "Seen to"), "check", action == SEEN))
    return rows


def is_unseen(rating: Rating | None) -> bool:
    """Whether a bad rating waits for the lobby manager."""
    return rating is not None and rating.level is Level.UNSATISFIED and rating.seen_at is None


def rated(branch: Branch, rating: Rating | None, language: str) -> str:
    """What the customer said of the service, why, and who has seen to it; empty while nothing was said."""
    if rating is None or rating.level is None:
        return ""
    joint = say(language, "·", ", ")
    parts = [LEVEL_NAMES[rating.level].to(language)]
    if rating.reason is not None:
        parts.append(reason_text(branch.rating.bad, rating.reason).to(language))
    said = joint.join(parts)
    if rating.words is not None:
        said += say(language, f"：“{rating.words}”", f': "{rating.words}"')
    if rating.seen_at is None:
        return said
    if rating.seen_by == DAY_ENDED:
        return say(language, f"{said}\n到日终没有人处理", f"{said}\nNot seen to by the day's end")
    name, at = person(branch, rating.seen_by), clock(branch, rating.seen_at)
    return say(language, f"{said}\n{name}已处理，{at}", f"{said}\nSeen to by {name}, {at}")


def target_rows(board: Board, chosen: Chosen, action: str, target: str, language: str) -> list[TargetRow]:
    """Where the chosen action can lead."""
    if action == MOVE:
        return [_zone_target(board, letter, effect, target, language) for letter, effect in chosen.moves.items()]
    if action == CALL:
        return [_counter_target(board, number, target, language) for number in board.branch.counters]
    return receiving.target_rows(board, chosen, action, target, language)


def _zone_target(board: Board, letter: str, effect: Effect, target: str, language: str) -> TargetRow:
    key = f"zone:{letter}"
    free = next(
        (
            one
            for one in board.counters
            if one.state is CounterState.OPEN
            and board.at_counter(one.number) is None
            and any(serves.zone == letter for serves in one.serves)
        ),
        None,
    )
    waiting = board.queue_length(letter)
    if free is not None:
        name = person(board.branch, free.teller)
        side = say(language, f"{free.number} 号{' ' + name if name else ''}空闲", f"counter {free.number} free")
    else:
        side = say(language, f"{waiting} 人在等", f"{waiting} waiting")
    return TargetRow(
        key=key,
        letter=letter,
        number=0,
        pigment=pigment_of(board.branch, letter),
        title=zone_name(board.branch, letter, language, short=language == "en"),
        side=side,
        effect=effect_text(effect, language),
        chosen=key == target,
        open=True,
    )


def _counter_target(board: Board, number: int, target: str, language: str) -> TargetRow:
    counter = board.counter(number)
    key = f"counter:{number}"
    there = board.at_counter(number)
    mode = counter_mode(board, counter) if counter else "unopened"
    closed = mode in ("paused", "closed")
    if there is not None:
        side, effect = there.number, say(language, f"{there.number} 还在，先等办完", f"Busy with {there.number}")
    elif closed:
        side = say(language, "暂停", "Paused") if mode == "paused" else say(language, "已关", "Closed")
        effect = say(language, "暂停或已关，先开窗", "Paused or closed; open it first")
    elif mode == "unopened":
        side = say(language, "未开放", "Not open")
        effect = say(language, "还没开放，呼叫就开窗", "Not open yet; calling opens it")
    else:
        side, effect = say(language, "空闲", "Free"), say(language, "马上呼叫", "Called at once")
    own = counter.serves[0].zone if counter and counter.serves else ""
    return TargetRow(
        key=key,
        letter="",
        number=number,
        pigment=pigment_of(board.branch, own),
        title=say(language, f"{number} 号", f"No. {number}"),
        side=side,
        effect=effect,
        chosen=key == target,
        open=there is None and not closed,
    )


def effect_text(effect: Effect, language: str) -> str:
    """`从约 12 分钟变为马上，其他人不变慢`."""
    if effect.before is not None:
        first = say(
            language,
            f"从{about(effect.before, 'zh')}变为{about(effect.after, 'zh')}",
            f"{short(effect.before)} → {short(effect.after)}",
        )
    elif effect.after is None:
        first = say(language, "估不出再等多久", "No estimate of the wait")
    else:
        first = say(language, f"再等{about(effect.after, 'zh')}", f"Then waits {short(effect.after)}")
        if effect.after.high <= 0:
            first = say(language, "马上办", "Served at once")
    if effect.delayed == 0:
        return say(language, f"{first}，其他人不变慢", f"{first}; nobody waits longer")
    others = "1 other waits longer" if effect.delayed == 1 else f"{effect.delayed} others wait longer"
    return say(language, f"{first}，{effect.delayed} 人往后一位", f"{first}; {others}")


def reason_rows(reasons: Sequence[Text], index: int, language: str) -> list[ReasonRow]:
    """The branch's reasons, in its order."""
    return [ReasonRow(at, one.to(language), at == index) for at, one in enumerate(reasons)]


def reason_said(reasons: Sequence[Text], index: int, typed: str) -> str:
    """The reason to keep: the picked one (in the branch's first language), what was typed, or both."""
    typed = " ".join(typed.split())
    if not 0 <= index < len(reasons):
        return typed
    picked = reasons[index].zh
    return f"{picked}：{typed}" if typed else picked


def came_for(board: Board, ticket: Ticket, language: str) -> str:
    """Service and amount band: in the opened drawer only (design notes, principle 8)."""
    service, band = service_name(board.branch, ticket), band_name(board.branch, ticket)
    name = service.to(language) if service else ticket.service
    return say(language, f"{name}，{band.zh}", f"{name}, {band.en}") if band else name


def standing_line(board: Board, ticket: Ticket, language: str) -> str:
    """`10:37 取号，已等 14 分，前面 4 人`, or where the ticket is instead."""
    taken = clock(board.branch, ticket.arrived_at)
    lead = say(language, f"{taken} 取号", f"Taken {taken}")
    minutes = minutes_between(ticket.arrived_at, board.now)
    if ticket.state is State.WAITING:
        ahead = board.ahead(ticket)
        return say(
            language, f"{lead}，已等 {minutes} 分，前面 {ahead} 人", f"{lead}, waited {minutes} min, {ahead} ahead"
        )
    name = STATE_NAMES[ticket.state].to(language)
    since = clock(board.branch, ticket.state_since)
    if ticket.state in (State.CALLED, State.SERVING, State.HELD) and ticket.counter is not None:
        name = say(language, f"{ticket.counter} 号窗口{name}", f"{name} at counter {ticket.counter}")
    return say(language, f"{lead}，{name}，{since} 起", f"{lead}, {name} since {since}")


def promise(ticket: Ticket, language: str) -> str:
    """What the customer was told."""
    if ticket.promised_low is None or ticket.promised_high is None:
        return say(language, "没有告知时间", "Told no time")
    if ticket.promised_high <= 0:
        return say(language, "告知无需等待", "Told: no wait")
    return say(
        language,
        f"告知 {ticket.promised_low}–{ticket.promised_high} 分钟",
        f"Told {ticket.promised_low}–{ticket.promised_high} min",
    )


def marks(board: Board, ticket: Ticket, language: str) -> str:
    """What sets the ticket apart, without the service: class, company, place in line."""
    note = ticket_note(board, ticket, language)
    joint = say(language, "·", ", ")
    return joint.join(note.split(joint)[1:])


def past_rows(branch: Branch, chosen: Chosen, language: str) -> list[PastRow]:
    """What happened to the ticket, newest first; without what another line says already."""
    return [
        PastRow(one.seq, clock(branch, one.at), what(branch, one, language), who(branch, one.actor, language))
        for one in reversed(chosen.history)
        if one.kind not in ("call_shown", "call_spoken", "ticket_invited")
    ]
