"""However many years are in a store, today's work reads only today: seen in SQLite's query plans, not in times."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from shared.bench.history import FIRST_DAY, practised_day, repeat
from shared.bench.stores import lobby_in
from shared.lobby.branch import Serves
from shared.lobby.errors import Refused
from shared.lobby.printers import Condition
from shared.lobby.routing import Intent
from shared.operations import (
    FastClock,
    Lobby,
    acknowledge,
    acknowledge_message,
    answer_help,
    ask_help,
    assign,
    book,
    bring_back,
    broadcast,
    call_next,
    call_ticket,
    calls_after,
    cancel,
    cancel_booking,
    close_counter,
    close_zone,
    cut_off,
    end_broadcast,
    end_day,
    events_after,
    finish,
    hand_over,
    hold,
    issue,
    last_seq,
    leave_unrated,
    move,
    next_reprint,
    no_show,
    pad_question,
    printer_is,
    prioritise,
    rate,
    read_board,
    read_bookings,
    read_rating,
    read_ratings,
    read_slots,
    read_tickets,
    recall,
    recover,
    redeem,
    reprint,
    reserve,
    resume,
    say_why_left,
    see_rating,
    send,
    slips,
    start,
    tell_alerts,
    tend_radio,
    transfer,
    undo,
    void,
    why_left,
)
from shared.operations import history as history_of

DAYS = 4
GROWING = (
    *(
        "ticket",
        "event",
        "call",
        "help",
        "number",
        "rating",
        "leaving",
        "booking",
        "radio_message",
        "radio_ack",
        "slip",
    ),
)
"""Tables that nobody ever empties."""


@pytest.fixture
def years(tmp_path: Path) -> Iterator[Lobby]:
    """A lobby on the morning after some practised days."""
    url = f"sqlite:///{tmp_path / 'lobby.db'}"
    opened = datetime.fromisoformat(FIRST_DAY)
    assert practised_day(url, opened, customers=30) > 10
    repeat(url, DAYS)
    with lobby_in(url, FastClock(opened.replace(day=opened.day + DAYS + 1, hour=10), 0.0, 0.0)) as lobby:
        yield lobby


def a_day(lobby: Lobby) -> None:
    """Every operation and every reading, once."""
    tickets = [issue(lobby, Intent("withdrawal", band="20k-50k")).ticket for _ in range(8)]
    numbers, token = [one.number for one in tickets], {one.number: one.token for one in tickets}

    def called(counter: int, done: bool = False) -> str:
        call = call_next(lobby, counter, finish=done)
        assert call is not None
        return call.number

    number = called(1)
    start(lobby, number)
    hold(lobby, number)
    resume(lobby, number)
    number = called(1, done=True)
    transfer(lobby, number, counter=2, back=True)
    finish(lobby, called(2))
    finish(lobby, number := called(1))
    assert pad_question(lobby, 1)
    leave_unrated(lobby, number)
    rate(lobby, token[number], "unsatisfied")
    assert read_board(lobby).bad_ratings
    see_rating(lobby, number)
    assert read_rating(lobby, number) in read_ratings(lobby)
    assert not why_left(lobby)
    number = called(3)
    recall(lobby, 3)
    no_show(lobby, number)
    bring_back(lobby, number)
    prioritise(lobby, number, "x")
    undo(lobby, number)
    move(lobby, number, "B", "x")
    cancel(lobby, number)
    say_why_left(lobby, token[number], "临时有事")
    acknowledge(lobby, call_ticket(lobby, numbers[-1], 4).seq, shown_at=lobby.now(), spoken="spoken")
    asked = ask_help(lobby, "x")
    assert tell_alerts(lobby)
    answer_help(lobby, asked)
    tell_alerts(lobby)
    slots = read_slots(lobby, "account", None, lobby.now().date())
    slot = next(one for one in slots if one.why_not is None).at
    cancel_booking(lobby, book(lobby, "account", None, slot).code)
    with pytest.raises(Refused):
        redeem(lobby, book(lobby, "account", None, slot).code)  # too early, and looked up as any
    acknowledge(lobby, broadcast(lobby, "x", emergency=True).id, shown_at=lobby.now(), spoken="spoken")
    end_broadcast(lobby)
    acknowledge_message(lobby, send(lobby, "lobby", preset="watch-out", request_id="x").id)
    send(lobby, "lobby", "x", request_id="y")
    tend_radio(lobby)
    assert len(read_board(lobby).radio) > 2
    printer_is(lobby, "x", Condition.READY)
    number = reserve(lobby, Intent("account"), None, "zh", "x").ticket.number
    hand_over(lobby, number)
    recover(lobby, "x", last_seq(lobby))
    for slip in slips(lobby, "x"):
        cut_off(lobby, slip.id)
    reprint(lobby, number)
    assert next_reprint(lobby, "x")
    void(lobby, reserve(lobby, Intent("account"), None, "zh", "x").ticket.number)
    close_counter(lobby, 3)
    assign(lobby, 5, [Serves(zone="A")], "x")
    close_zone(lobby, "Z", "x")
    seq = last_seq(lobby)
    assert calls_after(lobby, seq - 40)
    assert events_after(lobby, seq - 40)
    assert read_tickets(lobby)
    assert read_bookings(lobby)
    assert history_of(lobby, number)
    assert read_board(lobby).waiting
    end_day(lobby)


def test_todays_work_reads_only_today(years: Lobby) -> None:
    plans: dict[str, list[str]] = {}

    def look(connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        if statement not in plans and statement.split()[0] in ("SELECT", "UPDATE", "DELETE"):
            cursor = connection.connection.driver_connection.cursor()
            once = parameters[0] if many else parameters
            plans[statement] = [row[3] for row in cursor.execute(f"EXPLAIN QUERY PLAN {statement}", once)]

    event.listen(years.store.engine, "before_cursor_execute", look)
    a_day(years)
    event.remove(years.store.engine, "before_cursor_execute", look)
    assert len(plans) > 15
    growing = [
        (step, statement)
        for statement, steps in plans.items()
        for step in steps
        if step.startswith(("SCAN", "SEARCH")) and step.split()[1] in GROWING
    ]
    assert growing
    for step, statement in growing:
        # A search by the branch alone, or a scan, reads everything there ever was.
        assert step.startswith("SEARCH"), f"{step}\n{statement}"
        assert not step.endswith("(branch_id=?)"), f"{step}\n{statement}"
