"""What the lobby manager's page derives from a board: by example, and for any board the operations can bring about."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.lobby import effects
from desk.lobby.chosen import effect_text, reason_said
from desk.lobby.counterdrawer import AFTER_MOST, checked, shifted
from desk.lobby.effects import Effect
from desk.lobby.floorplan import (
    IN_COLUMN,
    AlertRow,
    alert_rows,
    counter_rows,
    ticket_rows,
    totals,
    what_if,
    zone_rows,
)
from desk.lobby.phrases import about, middle, range_text, reason_in, stopwatch
from shared.lobby.alerts import Alert, alerts
from shared.lobby.board import Board, CounterState
from shared.lobby.branch import Branch
from shared.lobby.messages import Ack, Message
from shared.lobby.text import text
from shared.lobby.ticket import AT_COUNTER, State, Ticket
from shared.lobby.waiting import WaitRange

LANGUAGES = st.sampled_from(["zh", "en"])


@st.composite
def boards(draw: st.DrawFn, base: Board) -> Board:
    """Boards with any tickets waiting, at machines, on hold or missed, and any counters open."""
    branch = base.branch
    tickets = []
    for index in range(draw(st.integers(0, 12))):
        zone = draw(st.sampled_from(list(branch.zones)))
        service = draw(st.sampled_from(branch.service))
        calls = branch.zones[zone].calls
        state = (
            draw(st.sampled_from([State.WAITING, State.WAITING, State.HELD, State.MISSED])) if calls else State.GUIDED
        )
        arrived = base.now - timedelta(minutes=draw(st.integers(0, 70)))
        tickets.append(
            Ticket(
                number=f"{zone}{index:03d}",
                business_date=base.business_date,
                zone=zone,
                state=state,
                service=service.id,
                band=draw(st.sampled_from([None, *(band.id for band in service.band)])),
                corporate=draw(st.booleans()),
                tier=branch.everybody,
                elder=draw(st.booleans()),
                prefer=None,
                language="zh",
                ticket_class=draw(st.sampled_from([one.id for one in branch.class_])),
                rule="paper",
                branch_version=1,
                token="",
                request_id=str(index),
                arrived_at=arrived,
                queued_at=arrived,
                state_since=arrived,
                prioritised_at=draw(st.sampled_from([None, None, None, base.now])) if state is State.WAITING else None,
            )
        )
    counters = tuple(
        replace(one, state=draw(st.sampled_from(list(CounterState))), since=base.now, free_since=base.now, teller=None)
        for one in base.counters
    )
    return replace(base, tickets=tuple(sorted(tickets, key=lambda one: one.arrived_at)), counters=counters, help=())


@given(data=st.data(), language=LANGUAGES)
def test_every_ticket_stands_in_one_place(board: Board, data: st.DataObject, language: str) -> None:
    made = data.draw(boards(board))
    shown = [row.number for letter in made.branch.zones for row in ticket_rows(made, letter, language)]
    assert sorted(shown) == sorted(one.number for one in made.tickets if one.state not in AT_COUNTER)
    assert all(one.state in IN_COLUMN or one.state in AT_COUNTER for one in made.tickets)


@given(data=st.data(), language=LANGUAGES)
def test_no_column_and_no_counter_names_an_amount(board: Board, data: st.DataObject, language: str) -> None:
    made = data.draw(boards(board))
    amounts = {band.name.to(language) for service in made.branch.service for band in service.band}
    rows = [row for letter in made.branch.zones for row in ticket_rows(made, letter, language)]
    drawn = " ".join(map(str, [*rows, *counter_rows(made, made.now, language), *zone_rows(made, language)]))
    assert not [amount for amount in amounts if amount in drawn]


@given(data=st.data())
def test_who_waits_longest_stands_first_and_the_band_follows_the_minutes(board: Board, data: st.DataObject) -> None:
    made = data.draw(boards(board))
    bands = ("calm", "yellow", "orange", "red")
    for letter in made.branch.zones:
        rows = [row for row in ticket_rows(made, letter, "zh") if not row.quiet]
        assert [row.minutes for row in rows] == sorted((row.minutes for row in rows), reverse=True)
        for row in rows:
            reached = sum(row.minutes >= limit for limit in made.branch.alerts.wait)
            assert row.band == bands[reached]


@given(data=st.data())
def test_one_more_counter_is_proposed_only_where_it_helps(board: Board, data: st.DataObject) -> None:
    made = data.draw(boards(board))
    found = effects.open_one_more(made)
    if found is None:
        return
    counter = made.counter(found.counter)
    assert counter.state in (CounterState.UNOPENED, CounterState.CLOSED)
    after = effects.board_open(made, found.counter).wait_in(found.zone)
    assert found.after == middle(after)
    if found.before is None:
        assert not [one for one in made.counters if one.state is CounterState.OPEN and found.zone in
                    {serves.zone for serves in one.serves}]  # fmt: skip
    else:
        assert found.before == middle(made.wait_in(found.zone)) >= made.branch.alerts.wait[1]
        assert found.after < found.before


@given(data=st.data())
def test_a_move_delays_only_those_behind(board: Board, data: st.DataObject) -> None:
    made = data.draw(boards(board))
    for ticket in made.waiting:
        for letter in made.branch.zones:
            if letter == ticket.zone:
                continue
            effect = effects.of_move(made, ticket, letter)
            others = [one for one in made.waiting if one.zone == letter]
            assert 0 <= effect.delayed <= len(others)
            if not made.branch.zones[letter].calls:
                assert effect.delayed == 0
        if ticket.prioritised_at is None:
            first = effects.of_priority(made, ticket)
            assert first.delayed <= made.ahead(ticket)


def test_the_busy_morning(board: Board) -> None:
    assert (totals(board).waiting, totals(board).longest, totals(board).finished) == (13, 39, 8)
    rows = {row.number: row for row in ticket_rows(board, "A", "zh")}
    assert list(rows) == ["A009", "A013", "A014", "A015", "A016", "A017", "A018"]
    assert (rows["A009"].note, rows["A009"].band, rows["A009"].minutes) == ("取款·返回", "red", 39)
    assert rows["A017"].note == "存款·单位"
    assert rows["A018"].note == "存款·照顾"
    quiet = [(row.number, row.tag) for row in ticket_rows(board, "B", "en") if row.quiet]
    assert quiet == [("B002", "on hold"), ("B001", "missed")]
    counters = {row.number: row for row in counter_rows(board, board.now, "zh")}
    assert (counters[1].mode, counters[1].ticket, counters[1].time) == ("serving", "A010", "05:12")
    assert (counters[4].mode, counters[4].time) == ("unopened", "")
    assert (counters[6].mode, counters[6].doing) == ("paused", "暂停")
    offer = what_if(board, effects.open_one_more(board), "zh")
    assert (offer.lead, offer.before, offer.after) == ("再开 4 号窗口：现金区", "22", "17")


def test_a_free_counter_tells_since_when_nobody_is_there(board: Board) -> None:
    left = tuple(
        replace(one, free_since=board.now - timedelta(minutes=1)) if one.number == 1 else one for one in board.counters
    )
    just_left = replace(board, tickets=tuple(one for one in board.tickets if one.counter != 1), counters=left)
    row = counter_rows(just_left, board.now, "zh")[0]
    assert (row.mode, row.time) == ("idle", "01:00")


def test_alerts_stand_worst_first(board: Board) -> None:
    rows = alert_rows(board, alerts(board), board.branch.people["2001"], "en")
    levels = [row.level for row in rows]
    assert levels == sorted(levels, key=("red", "orange", "yellow").index)
    # Told and answered, it is no longer asked about.
    assert (rows[0].label, rows[0].message, rows[0].detail) == ("Show", 0, "周宁 is going, Cash")


def test_what_the_radio_asks_stands_first_and_is_answered_by_whom_it_is_for(board: Board) -> None:
    found = [*alerts(board), Alert("printer:K", "orange", text("没有纸了", "no paper"), text("门口", "door"))]
    told = Message(7, board.now, "system", "lobby", text("没有纸了，门口", "no paper, door"), alert="printer:K")

    def row(message: Message, staff: str) -> AlertRow:
        made = alert_rows(replace(board, radio=(message,)), found, board.branch.people[staff], "zh")
        assert [one.message for one in made] == sorted((one.message for one in made), reverse=True)
        return next(one for one in made if one.key == "printer:K")

    asked, other = row(told, "2001"), row(told, "3001")
    assert (asked.label, asked.message, asked.detail) == ("收到", 7, "门口")
    assert (other.label, other.message) == ("", 0)
    late = row(replace(told, escalated_at=board.now), "3001")
    assert (late.label, late.message, late.detail) == ("收到", 7, "没有人应答·门口")
    seen_to = row(replace(told, acks=(Ack("2001", board.now),)), "3001")
    assert (seen_to.label, seen_to.message, seen_to.detail) == ("", 0, "周宁 去了·门口")


@pytest.mark.parametrize(
    ("effect", "zh", "en"),
    [
        (
            Effect(WaitRange(10, 14), WaitRange(0, 0), 0),
            "从约 12 分钟变为马上，其他人不变慢",
            "12 min → now; nobody waits longer",
        ),
        (
            Effect(WaitRange(3, 5), None, 1),
            "从约 4 分钟变为暂时估不出，1 人往后一位",
            "4 min → no estimate; 1 other waits longer",
        ),
        (Effect(None, WaitRange(5, 8), 2), "再等约 7 分钟，2 人往后一位", "Then waits 7 min; 2 others wait longer"),
    ],
)
def test_an_effect_in_words(effect: Effect, zh: str, en: str) -> None:
    assert (effect_text(effect, "zh"), effect_text(effect, "en")) == (zh, en)


def test_waits_in_words() -> None:
    assert [range_text(one, "zh") for one in (WaitRange(18, 26), WaitRange(0, 0), None)] == [
        "约 18–26 分钟",
        "无需等待",
        "暂时估不出",
    ]
    assert about(WaitRange(20, 24), "zh") == "约 22 分钟"


def test_a_stopwatch(board: Board) -> None:
    since = board.now - timedelta(hours=1, minutes=2, seconds=3)
    assert stopwatch(since, board.now) == "1:02:03"
    assert stopwatch(board.now + timedelta(seconds=5), board.now) == "00:00"


@given(index=st.integers(-3, 9), typed=st.text(max_size=40))
def test_a_reason_is_kept_in_one_language_and_read_in_both(branch: Branch, index: int, typed: str) -> None:
    said = reason_said(branch.reason, index, typed)
    assert said == said.strip()
    if 0 <= index < len(branch.reason):
        assert said.startswith(branch.reason[index].zh)
        assert reason_in(branch, said, "en").startswith(branch.reason[index].en)
    else:
        assert said == " ".join(typed.split())
    if not said:
        assert not typed.split()


@given(st.lists(st.tuples(st.sampled_from("ABV"), st.sampled_from([-1, 0, 1])), max_size=30))
def test_a_draft_of_zones_stays_sound(steps: list[tuple[str, int]]) -> None:
    draft: tuple[tuple[str, float], ...] = (("A", 0.0),)
    for letter, step in steps:
        draft = shifted(draft, letter, step * 5) if step else checked(draft, letter)
        letters = [zone for zone, _ in draft]
        assert len(set(letters)) == len(letters)
        assert all(0 <= after <= AFTER_MOST for _, after in draft)
