"""The teller's keys, as pure functions: which can be pressed, and why one cannot."""

from __future__ import annotations

from dataclasses import dataclass

from desk.teller.look import Seen
from desk.teller.panel import capital, clock
from shared.lobby.board import CounterState
from shared.lobby.text import Text, text
from shared.lobby.ticket import State

RECALL, START, FINISH, HOLD, TRANSFER, NO_SHOW, PAUSE, INVITE = (
    "recall",
    "start",
    "finish",
    "hold",
    "transfer",
    "no-show",
    "pause",
    "invite",
)


@dataclass(frozen=True)
class Action:
    """One key of the row. `usable` false: dashed, and `note` says why."""

    action: str
    title: str
    icon: str
    key: str
    usable: bool
    main: bool
    """The usual next one: outlined in accent."""
    note: str


@dataclass(frozen=True)
class Primary:
    """The big key. Without `enabled`, `note` says why."""

    title: str
    note: str
    number: str
    enabled: bool


AWAY = text("系统连不上", "No connection")
NOBODY = text("没有叫号", "Nobody here")


def primary(seen: Seen | None, language: str, away: bool = False) -> Primary:
    """呼叫下一位, for what is at the counter now."""
    title = text("呼叫下一位", "Call next").to(language)

    def cannot(why: Text) -> Primary:
        return Primary(title, why.to(language), "", False)

    if away:
        return cannot(text("系统连不上，恢复后再按", "No connection; wait until it is back"))
    if seen is None:
        return cannot(text("正在准备", "Getting ready"))
    here = seen.here
    if here is None:
        return cannot(text("网点设置里没有这个窗口了", "This counter is no longer in the branch file"))
    if here.state is CounterState.PAUSED:
        return cannot(text("暂停中，按 F8 开窗", "Paused; F8 opens again"))
    if not seen.line:
        return cannot(text("没有人等候", "Nobody is waiting"))
    ticket, first = seen.ticket, seen.line[0]
    if ticket is None:
        note = first.why
    elif ticket.state is State.CALLED:
        note = text(
            f"{ticket.number} 还没开始，先问来了没有", f"{ticket.number} has not started; asks whether they came"
        )
    else:
        note = text(f"先完成 {ticket.number}，再呼叫", f"Finishes {ticket.number} first")
    return Primary(title, capital(note.to(language)), first.ticket.number, True)


def may_call(seen: Seen | None, away: bool = False) -> bool:
    """Whether this counter may call somebody now."""
    return not away and seen is not None and seen.here is not None and seen.here.state is not CounterState.PAUSED


def actions(seen: Seen | None, language: str, away: bool = False, armed: str = "") -> list[Action]:
    """The row of keys. `armed`: the number whose no-show was pressed once and wants a second press."""
    if seen is None:
        return []
    ticket = seen.ticket
    called = ticket is not None and ticket.state is State.CALLED
    serving = ticket is not None and ticket.state is State.SERVING
    why_not_called = NOBODY if ticket is None else text("客户已到", "Already here")
    escorted = ticket is not None and seen.board.is_escorted(ticket)
    nobody_calls = text("有人陪同", "Escorted") if escorted else why_not_called
    rows = [
        (RECALL, text("重呼", "Recall"), "recall", "F2", called and not escorted, nobody_calls),
        (START, text("开始", "Start"), "check", "F3", called, NOBODY),
        (FINISH, text("完成", "Finish"), "check", "F4", ticket is not None, NOBODY),
        (HOLD, text("挂起", "Hold"), "hold", "F5", ticket is not None, NOBODY),
        (TRANSFER, text("转移", "Transfer"), "transfer-to", "F6", ticket is not None, NOBODY),
        (NO_SHOW, text("过号", "No-show"), "no-show", "F7", called, why_not_called),
    ]
    found = []
    for id, title, icon, key, enabled, why in rows:
        if id == START and serving and ticket is not None:
            title, why = text("已开始", "Started"), _started(seen)
        if id == NO_SHOW and called and ticket is not None and armed == ticket.number:
            title = text("再按一次", "Press again")
        found.append(
            Action(
                id,
                title.to(language),
                icon,
                key,
                enabled and not away,
                (id == FINISH and serving) or (id == START and called),
                (AWAY if away and enabled else why).to(language),
            )
        )
    found.append(_pause(seen, language, away))
    if seen.board.branch.reception.zone is not None:
        received = ticket is not None and seen.board.reception(ticket.number) is not None
        why = NOBODY if ticket is None else text("有人陪同", "Escorted") if escorted else text("已邀请", "Invited")
        can = ticket is not None and not received
        note = (AWAY if away and can else why).to(language)
        found.append(Action(INVITE, text("邀请", "Invite").to(language), "vip", "F12", can and not away, False, note))
    return found


def _started(seen: Seen) -> Text:
    ticket = seen.ticket
    at = clock(seen.board, ticket.started_at, seconds=True) if ticket and ticket.started_at else ""
    return Text.model_construct(zh=at, en=at)


def _pause(seen: Seen, language: str, away: bool) -> Action:
    here = seen.here
    if here is not None and here.state is CounterState.PAUSED:
        return Action(PAUSE, text("开窗", "Open").to(language), "play", "F8", not away, True, AWAY.to(language))
    can = here is not None and here.state is CounterState.OPEN
    why = AWAY if away else text("没有开窗", "Not open")
    return Action(PAUSE, text("暂停", "Pause").to(language), "pause", "F8", can and not away, False, why.to(language))
