"""The sheets over the teller's list: a question with its answers. Pure: what is asked follows from what is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desk.teller.look import Seen
from desk.teller.panel import pigment
from desk.vip.receptionrows import GIVE, LEAD, manager_rows, mark_of, next_step, reception_line
from shared.lobby.board import CounterState
from shared.lobby.pauses import PAUSES
from shared.lobby.reception import BEFORE_HANDOVER
from shared.lobby.text import Text, text
from shared.lobby.ticket import Hold, State, Ticket


class Sheet(StrEnum):
    """What is being asked."""

    NONE = ""
    ARRIVED = "arrived"
    """Call next was pressed while the last one called has not started."""
    CALL_THIS = "call-this"
    HOLD = "hold"
    TRANSFER = "transfer"
    PAUSE = "pause"
    LEAVE = "leave"
    CLOSE = "close"
    INVITE = "invite"
    RECEPTION = "reception"
    """A customer who was invited here: hand over, or declined."""


@dataclass(frozen=True)
class Option:
    """One answer. `key`: the digit that chooses it. `usable` false: `note` says why. `half`: two stand in a row."""

    option_id: str
    title: str
    note: str
    key: str
    usable: bool = True
    main: bool = False
    half: bool = False
    letter: str = ""
    pigment: str = "azurite"


@dataclass(frozen=True)
class Asked:
    """A sheet: its question, what it says beside it, its answers."""

    title: str
    note: str
    options: tuple[Option, ...]
    can_return: bool = False
    """The transfer sheet's switch 办完回本窗口."""
    can_type: bool = False
    """A reason of one's own can be typed."""
    wants_consent: bool = False
    """The switch 客户已同意, without which nobody is invited."""


NOTHING = Asked("", "", ())


def ask(
    sheet: Sheet,
    about: str,
    seen: Seen | None,
    language: str,
    armed: str = "",
    back: bool = False,
    consented: bool = False,
) -> Asked:
    """What a sheet says now. Nothing, where what it asked about has gone by itself."""
    if seen is None or seen.here is None:
        return NOTHING
    ticket = seen.ticket
    match sheet:
        case Sheet.ARRIVED if ticket is not None and ticket.number == about and ticket.state is State.CALLED:
            return _arrived(seen, ticket, language, armed)
        case Sheet.CALL_THIS:
            return _call_this(seen, about, language)
        case Sheet.HOLD if ticket is not None and ticket.number == about:
            return _hold(ticket, language)
        case Sheet.TRANSFER if ticket is not None and ticket.number == about:
            return _transfer(seen, ticket, language, back)
        case Sheet.PAUSE if seen.here.state is CounterState.OPEN:
            return _pause(ticket, language)
        case Sheet.INVITE if ticket is not None and ticket.number == about and seen.board.reception(about) is None:
            return _invite(seen, ticket, language, consented)
        case Sheet.RECEPTION:
            return _reception(seen, about, language)
        case Sheet.LEAVE | Sheet.CLOSE:
            return _leave(seen, ticket, language, closing=sheet is Sheet.CLOSE)
        case _:
            return NOTHING


def too_few_calls(seen: Seen) -> Text | None:
    """Why a no-show wants a second press: called fewer times than the branch's policy."""
    ticket = seen.ticket
    policy = seen.board.branch.alerts.unanswered_calls
    if ticket is None or ticket.calls >= policy or seen.board.is_escorted(ticket):
        return None
    return text(
        f"{ticket.number} 只呼叫了 {ticket.calls} 次（规定 {policy} 次），再按一次才算过号",
        f"{ticket.number} was called {ticket.calls} of {policy} times; press again to mark it missed",
    )


def _arrived(seen: Seen, ticket: Ticket, language: str, armed: str) -> Asked:
    few = too_few_calls(seen)
    after = f"，呼叫 {seen.line[0].ticket.number}" if seen.line else ""
    after_en = f", call {seen.line[0].ticket.number}" if seen.line else ""
    again = armed == ticket.number
    missed = (
        text(f"再按一次：过号{after}", f"Press again: missed{after_en}")
        if again
        else text(f"没有来：过号{after}", f"Not here: missed{after_en}")
    )
    start = Option("start", text("来了，开始办理", "Here: start").to(language), "", "1", main=True)
    if seen.board.is_escorted(ticket):
        back = text("没有来：回到理财经理", "Not here: back to the manager").to(language)
        return Asked(
            text(f"{ticket.number} 来了吗？", f"Is {ticket.number} here?").to(language),
            text("理财经理陪同过来，不用呼叫", "Brought by a wealth manager; no call needed").to(language),
            (start, Option("missed", back, "", "2")),
        )
    options = (
        start,
        Option("recall", text("再呼叫一次", "Call once more").to(language), "", "2"),
        Option("missed", missed.to(language), _twice(seen, ticket).to(language) if few else "", "3"),
    )
    return Asked(
        text(f"{ticket.number} 来了吗？", f"Is {ticket.number} here?").to(language),
        text(f"已呼叫 {ticket.calls} 次，还没有开始办理", f"Called {ticket.calls}×, not started").to(language),
        options,
    )


def _twice(seen: Seen, ticket: Ticket) -> Text:
    policy = seen.board.branch.alerts.unanswered_calls
    return text(
        f"只呼叫了 {ticket.calls} 次（规定 {policy} 次），要按两次",
        f"Called {ticket.calls} of {policy} times: press twice",
    )


def _call_this(seen: Seen, about: str, language: str) -> Asked:
    place = next((at for at, choice in enumerate(seen.line) if choice.ticket.number == about), None)
    if place is None:
        return NOTHING
    ticket = seen.ticket
    ahead = (
        text(f"前面 {place} 位会晚一点叫到", f"{place} ahead of it are called later")
        if place
        else text("本来就轮到这一位", "It is next anyway")
    )
    if ticket is not None and ticket.state is State.CALLED:
        why = text(f"{ticket.number} 还没开始，请先处理", f"{ticket.number} has not started; see to it first")
        call = Option("call", text(f"呼叫 {about}", f"Call {about}").to(language), why.to(language), "1", usable=False)
    else:
        title = (
            text(f"完成 {ticket.number}，呼叫 {about}", f"Finish {ticket.number}, call {about}")
            if ticket
            else text(f"呼叫 {about}", f"Call {about}")
        )
        call = Option("call", title.to(language), "", "1", main=True)
    return Asked(text(f"指定呼叫 {about}？", f"Call {about}?").to(language), ahead.to(language), (call,))


def _hold(ticket: Ticket, language: str) -> Asked:
    kinds = (
        (
            Hold.AWAY,
            text("不持件", "Customer fetches papers"),
            text("客户去取材料，回来不用重新取号", "Comes back without a new ticket"),
        ),
        (
            Hold.PAPERS,
            text("持件", "Papers stay"),
            text("材料留在窗口，客户稍后回来", "Papers stay here; the customer returns"),
        ),
        (Hold.WAIT, text("等待", "Waiting"), text("等授权或同事", "For an approval or a colleague")),
    )
    return Asked(
        text(f"挂起 {ticket.number}", f"Hold {ticket.number}").to(language),
        text("窗口空出来，可以先叫下一位", "The counter is free for the next customer").to(language),
        tuple(
            Option(kind, title.to(language), note.to(language), str(at + 1))
            for at, (kind, title, note) in enumerate(kinds)
        ),
    )


def _transfer(seen: Seen, ticket: Ticket, language: str, back: bool) -> Asked:
    board = seen.board
    options = []
    for zone in board.branch.zone:
        now = board.zone(zone.letter)
        if now.closed is not None:
            note = text(f"暂停：{now.closed.reason}"[:200], f"Closed: {now.closed.reason}"[:200])
        elif now.wait is None:
            note = text(f"{now.waiting} 人等候", f"{now.waiting} waiting")
        elif now.wait.high == 0:
            note = text("不用等", "No wait")
        else:
            note = text(f"约 {now.wait.low}–{now.wait.high} 分钟", f"{now.wait.low}–{now.wait.high} min")
        options.append(
            Option(
                f"zone:{zone.letter}",
                zone.short.to(language),
                note.to(language),
                _digit(len(options)),
                usable=now.closed is None,
                half=True,
                letter=zone.letter,
                pigment=zone.pigment,
            )
        )
    for one in board.counters:
        if one.number == seen.counter or not one.serves:
            continue
        person = board.branch.people.get(one.teller) if one.teller else None
        working = one.state in (CounterState.OPEN, CounterState.PAUSED)
        if not working:
            note = text("没有开窗", "Not open")
        elif one.state is CounterState.PAUSED:
            note = text("暂停中", "Paused")
        else:
            name = person.name if person else ""
            note = text(name or "已开窗", name or "Open")
        zone_letter = one.serves[0].zone
        options.append(
            Option(
                f"counter:{one.number}",
                text(f"{one.number} 号窗口", f"Counter {one.number}").to(language),
                note.to(language),
                _digit(len(options)),
                usable=working,
                half=True,
                letter=zone_letter,
                pigment=pigment(board, zone_letter),
            )
        )
    note = (
        text("办完自动送回本窗口", "Comes back here when done")
        if back
        else text("不用重新取号，保留到店时间", "Keeps its time of arrival")
    )
    return Asked(
        text(f"{ticket.number} 转到哪里", f"Send {ticket.number} where").to(language),
        note.to(language),
        tuple(options),
        can_return=True,
    )


def _pause(ticket: Ticket | None, language: str) -> Asked:
    note = (
        text(f"手上的 {ticket.number} 照常办完", f"{ticket.number} can still be finished")
        if ticket
        else text("暂停后不再呼叫，按 F8 开窗", "No calls until F8 opens again")
    )
    return Asked(
        text("为什么暂停", "Why pause").to(language),
        note.to(language),
        tuple(Option(f"pause:{at}", why.to(language), "", str(at + 1), half=True) for at, why in enumerate(PAUSES)),
        can_type=True,
    )


def _invite(seen: Seen, ticket: Ticket, language: str, consented: bool) -> Asked:
    """Nobody is invited who was not asked: the answers open with the switch 客户已同意."""
    any_one = text("请下一位空闲的", "Whoever is free next")
    options = [Option("invite:", any_one.to(language), "", "1", usable=consented, main=True)]
    for one in manager_rows(seen.board, seen.board.now, language):
        options.append(
            Option(
                f"invite:{one.staff}",
                one.person,
                " ".join(part for part in (one.doing, one.number) if part),
                _digit(len(options)),
                usable=consented and one.mode != "absent",
                half=True,
            )
        )
    why = mark_of(seen.board.branch, ticket.potential, language)
    note = text("办完这里的业务，再当面交接", "Hand over in person when the business here is done").to(language)
    return Asked(
        text(f"邀请 {ticket.number} 到贵宾区", f"Invite {ticket.number} to the VIP area").to(language),
        text(f"{why}。{note}", f"{why}. {note}").to(language) if why else note,
        tuple(options),
        wants_consent=True,
    )


def _reception(seen: Seen, about: str, language: str) -> Asked:
    one = seen.board.reception(about)
    if one is None or one.stage not in BEFORE_HANDOVER:
        return NOTHING
    waits = "" if next_step(seen.board, one) in (LEAD, GIVE) else reception_line(seen.board, one, language)
    given = text("已当面交接", "Handed over in person").to(language)
    options = (
        Option("give", given, waits, "1", usable=not waits, main=True),
        Option(
            "decline",
            text("客户不去", "The customer declines").to(language),
            text("回到原来的位置，像没有邀请过一样", "Back to the old place, as if never asked").to(language),
            "2",
        ),
    )
    title = text(f"{about} 的邀请", f"{about}'s invitation")
    return Asked(title.to(language), reception_line(seen.board, one, language), options)


def _leave(seen: Seen, ticket: Ticket | None, language: str, closing: bool) -> Asked:
    stay = Option("stay", text("回去继续", "Go back").to(language), "", "3")
    if ticket is None:
        if closing:
            return NOTHING
        aside = len(seen.held)
        note = (
            text(f"还有 {aside} 位挂起在这里", f"{aside} on hold here")
            if aside
            else text("窗口随之关闭", "The counter closes")
        )
        out = Option("leave", text("签退并关窗", "Sign out and close").to(language), "", "1", main=True)
        return Asked(text("签退？", "Sign out?").to(language), note.to(language), (out, _key(stay, "2")))
    finish = Option(
        "finish-leave", text(f"完成 {ticket.number}，签退", f"Finish {ticket.number}, sign out").to(language), "", "1"
    )
    options: tuple[Option, ...] = (finish, _key(stay, "2"))
    if closing:
        keep = Option(
            "keep",
            text(f"留着 {ticket.number}，只关程序", f"Keep {ticket.number}, close the program").to(language),
            text("再签到时还在这里", "It is here when you sign in again").to(language),
            "2",
        )
        options = (finish, keep, stay)
    return Asked(
        text(f"{ticket.number} 还在窗口", f"{ticket.number} is still here").to(language),
        text("先办完，或者留着", "Finish it, or keep it").to(language)
        if closing
        else text("签退前请先处理", "See to it before signing out").to(language),
        options,
    )


def _key(option: Option, key: str) -> Option:
    return Option(option.option_id, option.title, option.note, key)


def _digit(at: int) -> str:
    return str((at + 1) % 10) if at < 10 else ""
