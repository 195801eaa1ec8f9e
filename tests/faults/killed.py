"""Processes that die by SIGKILL, one at each point of an operation.

Each point is a statement about to run, a commit about to begin, or a commit just done. A child is forked for each; it
works on the same store as those before it. After each death the store is compared with what it was before.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from sqlalchemy import event

from shared.assets import SHIPPED_BRANCH
from shared.lobby.reception import Stage
from shared.lobby.routing import Intent
from shared.operations import (
    FastClock,
    Lobby,
    accept,
    book,
    call_next,
    end_day,
    end_reception,
    finish,
    give,
    hand_over,
    invite,
    issue,
    last_seq,
    open_lobby,
    pad_question,
    publish,
    published,
    rate,
    read_board,
    receive,
    redeem,
    reserve,
    take_seat,
    transfer,
    undo,
)
from shared.store.database import Store
from tests.moment import OPENING
from tests.shared.operations import invariants

CASH = Intent("deposit", "over-50k")


def opened(url: str) -> Lobby:
    """The lobby, as a process of its own opens it."""
    return open_lobby(Store(url), clock=FastClock(OPENING, 0.0, 0.0))


def ready(lobby: Lobby) -> str:
    """Somebody is at counter 1, and three more wait."""
    there = read_board(lobby).at_counter(1)
    if len(read_board(lobby).waiting) < 2:
        issue(lobby, CASH)
        issue(lobby, CASH)
    if there is None:
        called = call_next(lobby, 1)
        assert called is not None
        return called.number
    return there.number


def reserved(lobby: Lobby) -> str:
    """A number is being printed."""
    ready(lobby)
    return reserve(lobby, CASH, None, "zh", "取号机 1").ticket.number


def finished(lobby: Lobby) -> str:
    """Somebody was served, and is asked for a rating."""
    number = ready(lobby)
    finish(lobby, number)
    return number


def asked(lobby: Lobby) -> str:
    """Somebody is at counter 1, and the one before is still asked for a rating."""
    number = ready(lobby)
    if pad_question(lobby, 1) is None:
        call_next(lobby, 1, finish=True)
        number = ready(lobby)
    return number


def booked(lobby: Lobby) -> str:
    """A code that gives a ticket now; each child needs one in the same slot."""
    publish(lobby, SHIPPED_BRANCH.read_text().replace("per_slot = 2 ", "per_slot = 99 "))
    return book(lobby, "account", None, OPENING.replace(minute=30)).code


def brought(lobby: Lobby) -> str:
    """A customer was brought to the wealth manager, who has not confirmed it yet."""
    wealth = lobby.acting("4001")
    board = read_board(lobby)
    if not board.present:
        take_seat(lobby, "wealth", "4001", "4101")
    for one in board.receptions:
        if one.stage is Stage.HANDING:
            return one.number
        if one.stage is Stage.CONSULTING:
            end_reception(wealth, one.number, "done", nothing_to_note=True)
    number = issue(lobby, Intent("account")).ticket.number
    invite(lobby, number, to="4001")
    accept(wealth, number)
    give(lobby, number)
    return number


BEFORE: dict[str, Callable[[Lobby], str]] = {
    "hand over": reserved,
    "hold by the screen": lambda lobby: reserve(lobby, CASH, None, "zh", "取号机 1", paper=False).ticket.number,
    "rate": finished,
    "finish and call": asked,
    "redeem": booked,
    "invite": lambda lobby: issue(lobby, Intent("account")).ticket.number,
    "receive": brought,
}
"""Where `ready` is not enough."""
OPERATIONS: dict[str, Callable[[Lobby, str], object]] = {
    "issue": lambda lobby, _: issue(lobby, CASH),
    "reserve": lambda lobby, _: reserve(lobby, CASH, None, "zh", "取号机 1"),
    "hand over": hand_over,
    "hold by the screen": lambda lobby, number: hand_over(lobby, number, "screen"),
    "redeem": redeem,
    "finish and call": lambda lobby, _: call_next(lobby, 1, finish=True),
    "rate": lambda lobby, number: rate(lobby, number, "unsatisfied", "等得太久", via="pad"),
    "invite": invite,
    "receive": lambda lobby, number: receive(lobby.acting("4001"), number),
    "transfer": lambda lobby, number: transfer(lobby, number, counter=6, back=True),
    "undo": lambda lobby, number: undo(lobby, number),
    "end of day": lambda lobby, _: end_day(lobby),
    "publish": lambda lobby, _: publish(lobby, f"{SHIPPED_BRANCH.read_text()}# {published(lobby)[0]}\n"),
}


def die_at(lobby: Lobby, point: int) -> None:
    """Arm: at that point from now on this process kills itself."""
    passed = 0

    def here(*_: Any) -> None:
        nonlocal passed
        if passed == point:
            os.kill(os.getpid(), signal.SIGKILL)
        passed += 1

    engine = lobby.store.engine
    event.listen(engine, "before_cursor_execute", here)
    event.listen(engine, "commit", here)
    event.listen(engine, "checkin", here)  # after the commit, when the connection goes back


def child(lobby: Lobby, name: str, point: int, tell: int) -> None:
    """Prepare, tell the log's end, work, die."""
    number = BEFORE.get(name, ready)(lobby)
    os.write(tell, str(last_seq(lobby)).encode())
    die_at(lobby, point)
    OPERATIONS[name](lobby, number)


def one(lobby: Lobby, name: str, point: int) -> tuple[bool, int]:
    """One child. Whether it was killed, and how many events it left."""
    lobby.store.close()  # a child that took a connection over would close its parent's
    listen, tell = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            child(lobby, name, point, tell)
            os._exit(0)
        finally:
            os._exit(1)
    os.close(tell)
    with os.fdopen(listen) as pipe:
        before = int(pipe.read())
    status = os.waitpid(pid, 0)[1]
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status), invariants.check(lobby)["seq"] - before


def main(line: Connection, name: str, url: str) -> None:
    """See the module; `line` is the way to the test."""
    lobby = opened(url)
    # Once in peace: the children then find every statement compiled, which was nearly all that they did.
    OPERATIONS[name](lobby, BEFORE.get(name, ready)(lobby))
    left: list[int] = []
    for point in range(500):
        killed, events = one(lobby, name, point)
        if not killed:
            opened(url).store.close()
            line.send({"points": point, "left": left, "whole": events})
            return
        left.append(events)
