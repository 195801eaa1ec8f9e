"""The lobby manager's rounds: put an old wait first, move who stands in the wrong queue, bring back who was missed."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import TYPE_CHECKING

from shared.lobby.board import Board
from shared.operations import (
    acknowledge_message,
    answer_help,
    bring_back,
    close_zone,
    move,
    prioritise,
    read_board,
    see_rating,
    undo,
)
from shared.practice.customers import Customer
from shared.radio import answers

if TYPE_CHECKING:
    from shared.practice.model import Life, Practice

MINUTE = 60.0


def manages(practice: Practice) -> Life:
    """The process of the lobby manager, until closing time."""
    rng, figures = practice.rng("manager"), practice.figures
    while practice.env.now < practice.closes:
        yield practice.env.timeout(rng.uniform(*figures.round_minutes) * MINUTE)
        board = practice.do_as(practice.manager, read_board, calls=0)
        if board is None:
            continue
        for asked in board.help:
            practice.do_as(practice.manager, answer_help, asked.id)
        for bad in board.bad_ratings:
            practice.do_as(practice.manager, see_rating, bad.number)
        # Where seats are open, they have told the hall's alerts.
        for told in board.radio:
            if told.stands and told.is_open and answers(told, practice.manager.actor, "lobby"):
                practice.do_as(practice.manager, acknowledge_message, told.id)
        _put_first(practice, board, rng)
        _put_right(practice, board, rng)


def turns_up(practice: Practice, number: str, customer: Customer) -> Life:
    """A missed customer comes to the lobby manager after all, once."""
    after, customer.turns_up_after = customer.turns_up_after or 0.0, None
    yield practice.env.timeout(after * MINUTE)
    if practice.do_as(practice.manager, bring_back, number) is not None:
        customer.certain = True
        practice.ring()


def machines_down(practice: Practice) -> Life:
    """Once a day all machines stand still for a while, and their customers are routed to the counters."""
    if practice.figures.machines_down is None:
        return
    begins, minutes = practice.figures.machines_down
    yield practice.env.timeout(begins * MINUTE)
    until = practice.clock.now() + timedelta(minutes=minutes)
    for letter, zone in practice.branch.zones.items():
        if not zone.calls:
            practice.do_as(practice.manager, close_zone, letter, "设备故障", until)


def _put_first(practice: Practice, board: Board, rng: random.Random) -> None:
    """Whoever waited past the orange threshold, or an elder past the yellow one."""
    yellow, orange, _ = board.branch.alerts.wait
    for ticket in board.waiting:
        waited = (board.now - ticket.queued_at).total_seconds() / MINUTE
        if ticket.prioritised_at is None and waited >= (yellow if ticket.elder else orange):
            if rng.random() < practice.figures.override:
                reason = "老人、孕妇" if ticket.elder else "客户要求"
                practice.do_as(practice.manager, prioritise, ticket.number, reason)
            return


def _put_right(practice: Practice, board: Board, rng: random.Random) -> None:
    """Now and then somebody took the wrong ticket."""
    called = [letter for letter, zone in board.branch.zones.items() if zone.calls]
    waiting = [one for one in board.waiting if one.for_counter is None]
    if not waiting or len(called) < 2 or rng.random() >= practice.figures.misplaced:
        return
    ticket = rng.choice(waiting)
    zone = rng.choice([letter for letter in called if letter != ticket.zone])
    if practice.do_as(practice.manager, move, ticket.number, zone, "业务不符") is None:
        return
    if rng.random() < practice.figures.slip:
        practice.do_as(practice.manager, undo, ticket.number)
    practice.ring()
