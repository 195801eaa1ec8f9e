"""The people of a branch day, each a process of its own.

Nobody knows more than the store says, so who is killed and begins again goes on from there. Everybody stops when all
`TOTAL` customers have come and gone.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from shared import operations as do
from shared.lobby import reception as way
from shared.lobby.board import Board, CounterState
from shared.lobby.errors import BadInput, Refused
from shared.lobby.reception import Reception, Stage
from shared.lobby.routing import Intent
from shared.lobby.ticket import State, Ticket
from shared.operations import Lobby
from shared.store.database import Store

INVITATIONS = 20
"""So many accept what they are invited to; those who decline come on top."""
DECLINED = 2
"""At least so many decline, of those who are still in line when they are asked."""
INVITED_BY = 200
"""All are invited by the time so many have come; the others are there for those who decline after all."""
MOST_UNANSWERED = 3
"""Who is invited last still declines while others come."""
VIPS = 30
TELLERS_INVITE = 5
SERVICE = timedelta(seconds=3)
"""A customer is served at least so long, by the lobby's clock: the queue is as long as the hall has seats."""
MOST_WAITING = 24
"""Customers come while fewer wait: the hall has no more seats."""
PINS = {
    "1001": "1101",
    "1015": "1115",
    "1027": "1127",
    "1033": "1133",
    "1042": "1142",
    "1056": "1156",
    "2001": "2201",
    "2101": "2301",
    "4001": "4101",
    "4002": "4102",
}
SECRET = "翡翠手镯要留给外孙女"
"""What a wealth manager notes of everybody."""
ORDINARY = (
    Intent("account"),
    Intent("inquiry"),
    Intent("deposit", "10k-50k"),
    Intent("transfer", "over-50k"),
    Intent("payment"),
    Intent("withdrawal", "50k-200k"),
    Intent("corporate", corporate=True),
    Intent("deposit", "upto-10k"),
    Intent("withdrawal", "20k-50k", elder=True),
)


def member(vip: int) -> str:
    """The member code of the day's known customer number so many."""
    return f"MB{7300 + vip}"


def chance(number: str, what: str, one_in: int) -> bool:
    """Whether this customer is one of so many. The same for whoever asks, whenever: a killed process decides again."""
    return hashlib.sha256(f"{number} {what}".encode()).digest()[0] % one_in == 0


def attempt(work: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
    """Do it, if the lobby's rules still allow it: somebody may have been quicker."""
    try:
        return work(*arguments, **named)
    except (Refused, BadInput):
        return None


class Customers:
    """Half of those who come, at one kiosk: every tenth is known."""

    def __init__(self, lobby: Lobby, total: int, kiosk: int, kiosks: int) -> None:
        self.lobby = lobby.acting("kiosk")
        came = {ticket.request_id for ticket in do.read_tickets(lobby)}
        self.coming = [i for i in range(kiosk, total, kiosks) if f"day-{i}" not in came]

    def turn(self, board: Board) -> bool:
        if not self.coming or len(board.waiting) >= MOST_WAITING:
            return False
        index = self.coming[0]
        if promising(board) and invited(board) < INVITATIONS * min(1.0, index / INVITED_BY):
            return False  # the lobby manager has somebody to invite first, however slow the machine
        intent = ORDINARY[index % len(ORDINARY)]
        if index % 10 == 0:
            known = do.recognise(self.lobby, member(index // 10))
            assert known is not None
            intent = Intent(("deposit", "wealth")[index // 10 % 2], None, tier=known.tier, customer=known.reference)
        do.issue(self.lobby, intent, f"day-{index}")
        self.coming.pop(0)
        return True


class Teller:
    """A counter: call, start, finish; now and then invite who is there, and hand them over."""

    def __init__(self, lobby: Lobby, counter: int, staff: str) -> None:
        do.sign_in(lobby, counter, staff, PINS[staff])
        self.lobby, self.counter = lobby.acting(staff), counter

    def turn(self, board: Board) -> bool:
        for one in board.receptions:
            if one.by == self.lobby.actor and one.stage in (Stage.ACCEPTED, Stage.HANDING):
                attempt(do.give, self.lobby, one.number)
        there = board.at_counter(self.counter)
        if there is None:
            if not board.line(self.counter):
                return False
            return attempt(do.call_next, self.lobby, self.counter) is not None
        if there.state is State.CALLED:
            return attempt(do.start, self.lobby, there.number) is not None
        if there.potential and wanted(board) and invited_by(board, "2001", False) < TELLERS_INVITE:
            attempt(do.invite, self.lobby, there.number)
        if board.now - there.state_since < SERVICE:
            return False
        return attempt(do.finish, self.lobby, there.number) is not None


class Manager:
    """The lobby manager: invites promising customers, walks them over, asks machine customers whether they are done."""

    def __init__(self, lobby: Lobby) -> None:
        do.take_seat(lobby, "lobby", "2001", PINS["2001"])
        self.lobby = lobby.acting("2001")

    def turn(self, board: Board) -> bool:
        if way.due(board.branch, board.present, board.receptions, board.now):
            do.tend(self.lobby)
        for one in board.receptions:
            if one.by == self.lobby.actor and one.closed_at is None:
                self._walk(board, one)
        done = next((one for one in board.tickets if one.state is State.GUIDED), None)
        if done is not None:
            attempt(do.finish, self.lobby, done.number)
        if wanted(board) and (there := promising(board)):
            # Who has just come: the others of the queue can show whether the place was kept.
            return attempt(do.invite, self.lobby, there[-1].number, reason="大额客户") is not None
        return done is not None

    def _walk(self, board: Board, one: Reception) -> None:
        from_the_line = [
            other.id for other in board.receptions if other.by == self.lobby.actor and other.was == State.WAITING
        ]
        if one.id in from_the_line and from_the_line.index(one.id) % 2 == 0:
            # Some at once, some when the wealth manager already comes.
            if one.stage is (Stage.ACCEPTED if chance(one.number, "late", 2) else Stage.INVITED):
                attempt(do.decline, self.lobby, one.number)
        elif one.stage is Stage.ACCEPTED:
            attempt(do.lead, self.lobby, one.number, cover="2101")
        elif one.stage in (Stage.LEADING, Stage.HANDING):
            attempt(do.give, self.lobby, one.number)


class VipLobby:
    """The VIP area's lobby manager: asks a wealth manager for each known customer."""

    def __init__(self, lobby: Lobby) -> None:
        do.take_seat(lobby, "viplobby", "2101", PINS["2101"])
        self.lobby = lobby.acting("2101")

    def turn(self, board: Board) -> bool:
        for one in board.receptions:
            if one.by == self.lobby.actor and one.stage in (Stage.ACCEPTED, Stage.HANDING):
                attempt(do.give, self.lobby, one.number)
        waits = next((one for one in board.waiting if one.zone == "V" and one.customer is not None), None)
        if waits is None or not way.free_managers(board.branch, board.present, board.receptions):
            return False
        return attempt(do.invite, self.lobby, waits.number) is not None


class WealthManager:
    """Accepts or passes, receives, escorts to the VIP teller, notes, ends."""

    def __init__(self, lobby: Lobby, staff: str) -> None:
        do.take_seat(lobby, "wealth", staff, PINS[staff])
        self.lobby = lobby.acting(staff)

    def turn(self, board: Board) -> bool:
        me = self.lobby.actor
        mine = next((one for one in board.receptions if one.accepted_by == me and one.closed_at is None), None)
        if mine is not None:
            return self._serve(board, mine)
        asked = [one for one in board.receptions if one.stage is Stage.INVITED and one.offered_to in (me, None)]
        if asked:
            one = asked[0]
            passes = one.offered_to == me and not one.passed and chance(one.number, "passes", 5)
            return attempt(do.pass_on if passes else do.accept, self.lobby, one.number) is not None
        waits = next((one for one in board.waiting if one.zone == "V" and one.customer is None), None)
        return waits is not None and attempt(do.welcome, self.lobby, waits.number) is not None

    def _serve(self, board: Board, one: Reception) -> bool:
        if one.stage in (Stage.ACCEPTED, Stage.LEADING, Stage.HANDING):
            if one.state is State.INVITED and one.given_at is not None:
                return attempt(do.receive, self.lobby, one.number) is not None
            return False
        if one.stage is not Stage.CONSULTING:
            return False
        ticket = board.ticket(one.number)
        escorted = any(event.kind == "ticket_escorted" for event in do.history(self.lobby, one.number))
        if chance(one.number, "cash", 2) and not escorted:
            counter = board.counter(7)
            if counter is None or counter.state is not CounterState.OPEN or board.at_counter(7) is not None:
                return False
            return attempt(do.escort, self.lobby, one.number, 7) is not None
        nothing = chance(one.number, "nothing", 4)
        if not nothing and not one.noted:
            own = ticket.customer if ticket is not None else None
            attempt(do.write_note, self.lobby, own, reception=one.id, text=SECRET)
        return attempt(do.end_reception, self.lobby, one.number, "again", nothing_to_note=nothing) is not None


def promising(board: Board) -> list[Ticket]:
    """Who waits and may be invited by the lobby manager, in the order they came."""
    asked = {one.number for one in board.receptions}
    return [
        one
        for one in board.waiting
        if one.potential and one.zone != "V" and one.customer is None and one.number not in asked
    ]


def invited(board: Board) -> int:
    """How many of today's invitations were not declined, or not yet."""
    return sum(1 for one in board.receptions if not one.known and one.outcome != "declined")


def wanted(board: Board) -> bool:
    """Whether more customers are to be invited now: today's are not all made, and few wait for an answer."""
    unanswered = sum(1 for one in board.receptions if one.stage is Stage.INVITED)
    declined = sum(1 for one in board.receptions if one.outcome == "declined")
    return (invited(board) < INVITATIONS or declined < DECLINED) and unanswered < MOST_UNANSWERED


def invited_by(board: Board, staff: str, this: bool = True) -> int:
    """How many this member of staff has invited; `this=False`: all the others."""
    return sum(1 for one in board.receptions if not one.known and (one.by == staff) == this)


def main(who: str, total: int, *arguments: str) -> None:
    lobby = do.open_lobby(Store(os.environ["TINGTANG_STORE"]), clock=do.clock_from_environment(), actor="system")
    person: Any = {
        "customers": lambda: Customers(lobby, total, *map(int, arguments)),
        "teller": lambda: Teller(lobby, int(arguments[0]), arguments[1]),
        "manager": lambda: Manager(lobby),
        "viplobby": lambda: VipLobby(lobby),
        "wealth": lambda: WealthManager(lobby, *arguments),
    }[who]()
    while True:
        board = do.read_board(lobby, calls=0)
        if not person.turn(board):
            if not board.tickets and len(do.read_tickets(lobby)) == total:
                return
            time.sleep(0.25)  # a person looks up now and then
