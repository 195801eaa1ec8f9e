"""A teller's steps on the store: each does its operations, and says what was done and how to take it back.

Runs on the worker; what a step refuses, the operation under it refuses (`shared.lobby.errors`).
"""

from __future__ import annotations

from dataclasses import dataclass

from shared import operations
from shared.lobby.text import Text, text
from shared.lobby.ticket import HOLD_NAMES, Hold, State, Ticket, Verb, require
from shared.operations import Lobby


@dataclass(frozen=True, slots=True)
class Taken:
    """One ticket's step, by its number in the log: only while nothing happened since may it be taken back."""

    number: str
    step: int


@dataclass(frozen=True, slots=True)
class Done:
    """What was done. `back`: what to undo, in that order; empty where nothing can be."""

    said: Text
    back: tuple[Taken, ...] = ()
    called: str = ""
    """The ticket this step called."""


def call_next(lobby: Lobby, counter: int, present: str = "") -> Done:
    """Finish what is at the counter (`present`: its number on the teller's screen), and call the next."""
    called = operations.call_next(lobby, counter, finish=present or False)
    if called is None:
        said = text(f"{present} 已完成，没有人等候", f"{present} finished; nobody is waiting")
        return Done(said if present else text("没有人等候", "Nobody is waiting"), _back(lobby, present))
    said = (
        text(f"{present} 已完成，正在呼叫 {called.number}", f"{present} finished, {called.number} called")
        if present
        else text(f"正在呼叫 {called.number}", f"{called.number} called")
    )
    return Done(said, _back(lobby, called.number, present), called.number)


def miss_and_call(lobby: Lobby, counter: int, missed: str) -> Done:
    """The called customer did not come: no-show, and the next."""
    gone = _gone(operations.no_show(lobby, missed))
    called = operations.call_next(lobby, counter)
    if called is None:
        return Done(text(f"{gone.zh}，没有人等候", f"{gone.en}; nobody is waiting"), _back(lobby, missed))
    said = text(f"{gone.zh}，正在呼叫 {called.number}", f"{gone.en}, {called.number} called")
    return Done(said, _back(lobby, called.number, missed), called.number)


def call_this(lobby: Lobby, counter: int, number: str, present: str = "") -> Done:
    """Call a given ticket, finishing what is at the counter first."""
    ticket = operations.read_ticket(lobby, number)
    # Asked before anything is finished: a ticket somebody else has called leaves the present one alone.
    require(Verb.CALL, ticket.number, ticket.state)
    if present:
        operations.finish(lobby, present)
    operations.call_ticket(lobby, number, counter)
    said = text(f"正在呼叫 {number}", f"{number} called")
    return Done(said, _back(lobby, number, present), number)


def recall(lobby: Lobby, counter: int) -> Done:
    """Call the same customer again."""
    called = operations.recall(lobby, counter)
    times = called.recall + 1
    return Done(text(f"第 {times} 次呼叫 {called.number}", f"{called.number} called, time {times}"))


def start(lobby: Lobby, number: str) -> Done:
    """The customer is here."""
    operations.start(lobby, number)
    return Done(text(f"{number} 开始办理", f"{number} started"), _back(lobby, number))


def finish(lobby: Lobby, number: str) -> Done:
    """The business is done."""
    ticket = operations.finish(lobby, number)
    if ticket.state is State.WAITING:
        said = text(f"{number} 送回 {ticket.for_counter} 号窗口", f"{number} goes back to counter {ticket.for_counter}")
    elif ticket.state is State.CONSULTING:
        said = text(f"{number} 回到理财经理", f"{number} is back with the wealth manager")
    elif ticket.state is State.INVITED:
        said = text(f"{number} 办完，请当面交接", f"{number} done here; hand over in person")
    else:
        said = text(f"{number} 已完成", f"{number} finished")
    return Done(said, _back(lobby, number))


def hold(lobby: Lobby, number: str, kind: str) -> Done:
    """Put it aside."""
    how = Hold(kind)
    operations.hold(lobby, number, how)
    name = HOLD_NAMES[how]
    return Done(text(f"{number} 挂起：{name.zh}", f"{number} on hold: {name.en}"), _back(lobby, number))


def resume(lobby: Lobby, number: str, counter: int) -> Done:
    """Take it up again; while the counter is busy, it waits for it."""
    ticket = operations.resume(lobby, number, counter)
    if ticket.state is State.WAITING:
        said = text(f"{number} 排到本窗口，办完手上的就叫", f"{number} waits for this counter")
    else:
        said = text(f"{number} 继续办理", f"{number} taken up again")
    return Done(said, _back(lobby, number))


def transfer(lobby: Lobby, number: str, zone: str | None, counter: int | None, back: bool) -> Done:
    """Send it on."""
    ticket = operations.transfer(lobby, number, zone=zone, counter=counter, back=back)
    branch = operations.read_branch(lobby)
    name = branch.zones[ticket.zone].name
    said = (
        text(f"{number} 转到 {counter} 号窗口", f"{number} sent to counter {counter}")
        if counter is not None
        else text(f"{number} 转到{name.zh}", f"{number} sent to {name.en}")
    )
    return Done(said, _back(lobby, number))


def no_show(lobby: Lobby, number: str) -> Done:
    """The customer did not come."""
    return Done(_gone(operations.no_show(lobby, number)), _back(lobby, number))


def _gone(ticket: Ticket) -> Text:
    """Who is being received is not missed: they are with the wealth manager again, or wait for one."""
    if ticket.state is State.MISSED:
        return text(f"{ticket.number} 过号", f"{ticket.number} missed")
    return text(f"{ticket.number} 回到理财经理", f"{ticket.number} is back with the wealth manager")


def bring_back(lobby: Lobby, number: str) -> Done:
    """A missed customer has turned up."""
    operations.bring_back(lobby, number)
    return Done(text(f"{number} 重新排队", f"{number} is back in the line"), _back(lobby, number))


def invite(lobby: Lobby, number: str, to: str) -> Done:
    """Invite the customer, who has agreed, to the VIP area; `to` empty: whoever is free next."""
    reception = operations.invite(lobby, number, to or None)
    if reception.offered_to is None:
        return Done(text(f"{number} 已邀请，等理财经理空闲", f"{number} invited; no wealth manager is free yet"))
    person = operations.read_branch(lobby).people.get(reception.offered_to)
    name = person.name if person else reception.offered_to
    return Done(text(f"{number} 已邀请，已请{name}", f"{number} invited; {name} is asked"))


def give(lobby: Lobby, number: str) -> Done:
    """Handed over in person."""
    operations.give(lobby, number)
    return Done(text(f"{number} 已当面交接", f"{number} handed over in person"))


def decline(lobby: Lobby, number: str) -> Done:
    """The customer would rather not."""
    operations.decline(lobby, number)
    return Done(text(f"{number} 不去贵宾区", f"{number} declined"))


def pause(lobby: Lobby, counter: int, reason: str) -> Done:
    """No calls for now."""
    operations.pause_counter(lobby, counter, reason or None)
    return Done(text(f"{counter} 号窗口暂停", f"Counter {counter} paused"))


def open_again(lobby: Lobby, counter: int) -> Done:
    """Go on calling."""
    operations.open_counter(lobby, counter)
    return Done(text(f"{counter} 号窗口开窗", f"Counter {counter} open"))


def leave(lobby: Lobby, counter: int, finished: str = "") -> Done:
    """Sign out, which closes the counter; `finished` names the ticket to finish first."""
    if finished:
        operations.finish(lobby, finished)
    operations.sign_out(lobby, counter)
    return Done(text(f"{counter} 号窗口已关", f"Counter {counter} closed"))


def take_back(lobby: Lobby, back: tuple[Taken, ...]) -> Done:
    """Undo a step. Refused for a ticket somebody else has dealt with since: their step is not ours to take back."""
    for one in back:
        operations.undo(lobby, one.number, one.step)
    numbers = "、".join(one.number for one in back), ", ".join(one.number for one in back)
    return Done(text(f"已撤销：{numbers[0]}", f"Undone: {numbers[1]}"))


def _back(lobby: Lobby, *numbers: str) -> tuple[Taken, ...]:
    return tuple(Taken(number, operations.last_step(lobby, number)) for number in numbers if number)
