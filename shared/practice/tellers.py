"""A teller's day: open, call, wait, serve, sometimes hold or send on, a break at noon, close."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from shared.lobby.board import CounterState
from shared.lobby.rating import Level, Via
from shared.lobby.ticket import State
from shared.operations import (
    Called,
    call_next,
    close_counter,
    finish,
    hold,
    no_show,
    open_counter,
    pause_counter,
    rate,
    read_board,
    read_ticket,
    recall,
    resume,
    sign_in,
    start,
    transfer,
)
from shared.practice.customers import Customer
from shared.practice.figures import weighted
from shared.practice.manager import turns_up
from shared.practice.model import HOUR, MINUTE, Life, Practice, Seat

if TYPE_CHECKING:
    from shared.lobby.board import Board

NOON = 3.5 * HOUR
"""Seconds after the start of the day at which the first break begins."""


def works(practice: Practice, seat: Seat, index: int) -> Life:
    """The process of one teller. `index` spreads openings and breaks."""
    yield practice.env.timeout(index * 7.0)
    if seat.staff is None or seat.pin is None:
        practice.do(open_counter, seat.counter)
    else:
        practice.do(sign_in, seat.counter, seat.staff, seat.pin)
    yield from Teller(practice, seat, index).day()


class Teller:
    """One teller at work."""

    def __init__(self, practice: Practice, seat: Seat, index: int) -> None:
        self.practice = practice
        self.counter = seat.counter
        self.lobby = practice.lobby.acting(seat.staff) if seat.staff else practice.lobby
        self.rng = practice.rng("counter", seat.counter)
        self.break_at: float | None = NOON + index * practice.figures.break_minutes * MINUTE
        self.back: deque[str] = deque()
        """Customers on hold here who have returned."""
        self.away = 0
        """Customers on hold here who have not."""
        self.done: str | None = None
        """Served, and to be finished with the next call, as most tellers do."""

    def day(self) -> Life:
        """Until the branch is closed and nobody waits any more."""
        practice = self.practice
        while True:
            now = practice.env.now
            if self.break_at is not None and now >= self.break_at:
                self.break_at = None
                yield from self._break()
            elif self.back:
                yield from self._resume(self.back.popleft())
            else:
                number = self._call()
                if number is not None:
                    yield from self._receive(number)
                elif now >= practice.closes and self.away == 0 and self._nobody_waits():
                    practice.do_as(self.lobby, close_counter, self.counter)
                    return
                else:
                    yield practice.idle()
                    continue
            yield practice.env.timeout(self.rng.uniform(*practice.figures.think_seconds))

    def _call(self) -> str | None:
        """The next ticket's number; also one that the lobby manager called to this counter."""
        done, self.done = self.done, None
        called: Called | None = self.practice.do_as(self.lobby, call_next, self.counter, finish=done or False)
        if done is not None and self.practice.refusal is None:
            self._leaves(done)
        if called is not None:
            return called.number
        if self.practice.refusal != "counter-busy":
            return None
        board = self.practice.do(read_board, calls=0)
        there = board.at_counter(self.counter) if board is not None else None
        return there.number if there is not None else None

    def _nobody_waits(self) -> bool:
        board: Board | None = self.practice.do(read_board, calls=0)
        if board is None:
            return False
        counter = board.counter(self.counter)
        zones = {one.zone for one in counter.serves} if counter is not None else set()
        return not any(one.zone in zones or one.for_counter == self.counter for one in board.waiting)

    def _receive(self, number: str) -> Life:
        """Wait for the customer; call again; give up."""
        practice, figures = self.practice, self.practice.figures
        customer = practice.customer(number)
        if not customer.certain and customer.late < self._no_show_share(number):
            for _ in range(2):
                yield practice.env.timeout(self.rng.uniform(*figures.patience_seconds))
                practice.do_as(self.lobby, recall, self.counter)
            yield practice.env.timeout(self.rng.uniform(*figures.patience_seconds))
            if practice.do_as(self.lobby, no_show, number) is not None and customer.turns_up_after is not None:
                practice.env.process(turns_up(practice, number, customer))
            return
        yield practice.env.timeout(customer.walk_seconds)
        if practice.do_as(self.lobby, start, number) is not None:
            yield from self._serve(number, customer)

    def _no_show_share(self, number: str) -> float:
        board = self.practice.do(read_board, calls=0)
        ticket = board.ticket(number) if board is not None else None
        waited = (board.now - ticket.queued_at).total_seconds() / MINUTE if board is not None and ticket else 0.0
        return self.practice.figures.no_show + waited * self.practice.figures.no_show_each_minute

    def _serve(self, number: str, customer: Customer) -> Life:
        practice = self.practice
        if customer.wrong_zone:
            customer.wrong_zone = False
            target = self._another_zone()
            if target is not None:
                yield practice.env.timeout(1.5 * MINUTE)
                if practice.do_as(self.lobby, transfer, number, zone=target, reason="业务不符") is not None:
                    practice.ring()
                    return
        if customer.detour:
            customer.detour = False
            target_counter = self._another_counter()
            if target_counter is not None:
                yield practice.env.timeout(customer.minutes / 2 * MINUTE)
                customer.minutes /= 3
                if practice.do_as(self.lobby, transfer, number, counter=target_counter, back=True) is not None:
                    practice.ring()
                    return
        if customer.hold is not None:
            kind, away = customer.hold
            customer.hold = None
            customer.minutes /= 2
            yield practice.env.timeout(customer.minutes * MINUTE)
            if practice.do_as(self.lobby, hold, number, kind) is not None:
                self.away += 1
                practice.env.process(self._comes_back(number, away))
                return
        yield practice.env.timeout(customer.minutes * MINUTE)
        if self.rng.random() < 0.5:
            self.done = number
        else:
            self._finish(number)
            # A ticket that goes back to where it came from is news for that counter.
            practice.ring()

    def _finish(self, number: str) -> None:
        if self.practice.do_as(self.lobby, finish, number) is not None:
            self._leaves(number)

    def _leaves(self, number: str) -> None:
        """Served: some rate the service on their way."""
        practice, rng = self.practice, self.practice.rng("rating", number)
        if practice.branch.rating.ask and rng.random() < practice.figures.rates:
            level = Level(weighted(rng, list(Level), practice.figures.ratings))
            reasons = practice.branch.rating.bad
            reason = rng.choice(reasons).zh if level is Level.UNSATISFIED and reasons else None
            practice.env.process(self._rates(number, level, reason, rng.uniform(*practice.figures.rates_seconds)))

    def _rates(self, number: str, level: Level, reason: str | None, seconds: float) -> Life:
        yield self.practice.env.timeout(seconds)
        ticket = self.practice.do(read_ticket, number)
        # Sent back to the counter it came from, it is not done yet.
        if ticket is not None and ticket.state is State.DONE:
            self.practice.do(rate, number, level, reason, via=Via.DEVICE)

    def _comes_back(self, number: str, minutes: float) -> Life:
        yield self.practice.env.timeout(minutes * MINUTE)
        self.away -= 1
        self.back.append(number)
        self.practice.ring()

    def _resume(self, number: str) -> Life:
        practice = self.practice
        if self.done is not None:
            done, self.done = self.done, None
            self._finish(done)
        ticket = practice.do_as(self.lobby, resume, number, self.counter)
        # Is somebody else at the counter (called there by the manager), it waits for this counter and is called.
        if ticket is not None and ticket.started_at is not None and ticket.for_counter is None:
            yield from self._serve(number, practice.customer(number))

    def _break(self) -> Life:
        practice = self.practice
        if self.done is not None:
            done, self.done = self.done, None
            self._finish(done)
        practice.do_as(self.lobby, pause_counter, self.counter, "午休")
        yield practice.env.timeout(practice.figures.break_minutes * MINUTE)
        practice.do_as(self.lobby, open_counter, self.counter)

    def _another_zone(self) -> str | None:
        serves = {one.zone for one in self.practice.branch.counters[self.counter].serves}
        others = [letter for letter, zone in self.practice.branch.zones.items() if zone.calls and letter not in serves]
        return self.rng.choice(others) if others else None

    def _another_counter(self) -> int | None:
        board: Board | None = self.practice.do(read_board, calls=0)
        if board is None:
            return None
        others = [
            one.number
            for one in board.counters
            if one.state is CounterState.OPEN and one.number != self.counter and one.teller is not None
        ]
        return self.rng.choice(others) if others else None
