"""What the panels do to the lobby, each with the sentence for the toast and its undo. Runs on the store's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from shared.lobby.branch import Branch, Serves
from shared.lobby.text import Text, text

if TYPE_CHECKING:
    from shared.lobby.board import Closure
    from shared.operations import Lobby

Undo = Callable[["Lobby"], None]
Work = Callable[["Lobby"], Undo | None]
"""Does something; returns how to take it back, None where nothing does."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do, and what to say when it is done (short: an undo stands beside it)."""

    work: Work
    said: Text


def move(branch: Branch, number: str, zone: str, reason: str) -> Step:
    """See `operations.move`."""

    def work(lobby: Lobby) -> Undo:
        from shared.operations import move

        move(lobby, number, zone, reason)
        return taking_back(lobby, number)

    name = branch.zones[zone].short
    return Step(work, text(f"{number} 已移区", f"{number} → {name.en}"))


def put_first(number: str, reason: str) -> Step:
    """See `operations.prioritise`."""

    def work(lobby: Lobby) -> Undo:
        from shared.operations import prioritise

        prioritise(lobby, number, reason)
        return taking_back(lobby, number)

    return Step(work, text(f"{number} 已设为优先", f"{number} put first"))


def cancel(number: str, reason: str) -> Step:
    """See `operations.cancel`."""

    def work(lobby: Lobby) -> Undo:
        from shared.operations import cancel

        cancel(lobby, number, reason)
        return taking_back(lobby, number)

    return Step(work, text(f"{number} 已取消", f"{number} cancelled"))


def reprint(number: str) -> Step:
    """See `operations.reprint`. Paper is not taken back."""

    def work(lobby: Lobby) -> None:
        from shared.operations import reprint

        reprint(lobby, number)

    return Step(work, text(f"{number} 正在补打", f"{number} is being reprinted"))


def call(number: str, counter: int, reason: str) -> Step:
    """See `operations.call_ticket`."""

    def work(lobby: Lobby) -> Undo:
        from shared.operations import call_ticket

        call_ticket(lobby, number, counter, reason)
        return taking_back(lobby, number)

    said = text(f"{number} 已呼叫", f"{number} called")
    return Step(work, said)


def bring_back(number: str) -> Step:
    """See `operations.bring_back`."""

    def work(lobby: Lobby) -> Undo:
        from shared.operations import bring_back

        bring_back(lobby, number)
        return taking_back(lobby, number)

    return Step(work, text(f"{number} 已回队", f"{number} back in line"))


def finish(number: str) -> Step:
    """See `operations.finish`: a customer at the machines is done."""

    def work(lobby: Lobby) -> Undo:
        from shared.operations import finish

        finish(lobby, number)
        return taking_back(lobby, number)

    return Step(work, text(f"{number} 已办完", f"{number} finished"))


def taking_back(lobby: Lobby, number: str) -> Undo:
    """How to take back what was just done to a ticket: only while it is the last thing that happened to it."""
    from shared.operations import last_step

    step = last_step(lobby, number)

    def back(lobby: Lobby) -> None:
        from shared.operations import undo

        undo(lobby, number, step)

    return back


def open_counter(counter: int) -> Step:
    """See `operations.open_counter`."""

    def work(lobby: Lobby) -> None:
        from shared.operations import open_counter

        open_counter(lobby, counter)

    return Step(work, text(f"{counter} 号窗口已开", f"Counter {counter} is open"))


def pause_counter(counter: int, reason: str) -> Step:
    """See `operations.pause_counter`. Its undo goes on calling."""

    def go_on(lobby: Lobby) -> None:
        from shared.operations import open_counter

        open_counter(lobby, counter)

    def work(lobby: Lobby) -> Undo:
        from shared.operations import pause_counter

        pause_counter(lobby, counter, reason or None)
        return go_on

    return Step(work, text(f"{counter} 号窗口已暂停", f"Counter {counter} paused"))


def close_counter(counter: int) -> Step:
    """See `operations.close_counter`. No undo: the teller was signed out, and only a PIN brings them back."""

    def work(lobby: Lobby) -> None:
        from shared.operations import close_counter

        close_counter(lobby, counter)

    return Step(work, text(f"{counter} 号窗口已关", f"Counter {counter} is closed"))


def assign(counter: int, serves: Sequence[Serves], before: Sequence[Serves], reason: str) -> Step:
    """See `operations.assign`. `before` is what an undo gives back."""

    def give(lobby: Lobby, zones: Sequence[Serves], why: str) -> None:
        from shared.operations import assign

        assign(lobby, counter, zones, why)

    def work(lobby: Lobby) -> Undo | None:
        give(lobby, serves, reason)
        return (lambda lobby: give(lobby, before, "撤销")) if before else None

    return Step(work, text(f"{counter} 号已改区", f"Counter {counter} changed"))


def close_zone(branch: Branch, letter: str, reason: str, minutes: int) -> Step:
    """See `operations.close_zone`; for so many minutes, 0 until it is reopened."""

    def reopen(lobby: Lobby) -> None:
        from shared.operations import open_zone

        open_zone(lobby, letter)

    def work(lobby: Lobby) -> Undo:
        from shared.operations import close_zone

        close_zone(lobby, letter, reason, lobby.now() + timedelta(minutes=minutes) if minutes else None)
        return reopen

    name = branch.zones[letter].short
    return Step(work, text(f"{name.zh}已暂停", f"{name.en} closed"))


def open_zone(branch: Branch, letter: str, closed: Closure | None) -> Step:
    """See `operations.open_zone`. Its undo closes it again as it was."""

    def again(lobby: Lobby) -> None:
        from shared.operations import close_zone

        until: datetime | None = closed.until if closed else None
        close_zone(lobby, letter, closed.reason if closed else "撤销", until)

    def work(lobby: Lobby) -> Undo | None:
        from shared.operations import open_zone

        open_zone(lobby, letter)
        return again if closed else None

    name = branch.zones[letter].short
    return Step(work, text(f"{name.zh}已开放", f"{name.en} open again"))


def see_rating(number: str) -> Step:
    """See `operations.see_rating`."""

    def work(lobby: Lobby) -> None:
        from shared.operations import see_rating

        see_rating(lobby, number)

    return Step(work, text(f"{number} 已处理", f"{number} seen to"))


def answer(request: int) -> Step:
    """See `operations.answer_help`."""

    def work(lobby: Lobby) -> None:
        from shared.operations import answer_help

        answer_help(lobby, request)

    return Step(work, text("已记下：您去帮客户", "Noted: you are on the way"))


def give_customers(
    to: str,
    reason: str,
    said: Text,
    references: Sequence[str] = (),
    from_staff: str | None = None,
    unassigned: bool = False,
) -> Step:
    """See `operations.reassign`. No undo: each customer's manager before may have been another."""

    def work(lobby: Lobby) -> None:
        from shared.operations import reassign

        reassign(lobby, to, reason, references, from_staff, unassigned)

    return Step(work, said)
