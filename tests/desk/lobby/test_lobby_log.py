"""The log of overrides: which events belong there, what they say, and how a day's events are found."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desk.lobby import daylog
from desk.lobby.daylog import DayLog
from desk.lobby.morning import CASH, MANAGER, Morning
from desk.lobby.sentences import is_override, log_rows, what
from shared import operations as do
from shared.operations import Lobby, events_after, last_seq, read_board


def test_every_event_of_a_morning_has_its_sentence(hall: Morning) -> None:
    hall.overrides()
    hall.ask_help()
    branch = do.read_branch(hall.lobby)
    for event in events_after(hall.lobby, 0):
        if event.kind in ("branch_published", "teller_signed_in", "help_asked"):
            continue
        if event.kind.startswith("radio_"):
            continue  # the radio has a drawer of its own
        for language in ("zh", "en"):
            assert what(branch, event, language) != event.kind, event


def test_overrides_and_nothing_else(hall: Morning) -> None:
    branch = do.read_branch(hall.lobby)
    assert [one for one in events_after(hall.lobby, 0) if is_override(branch, one)] == []
    hall.overrides()
    rows = log_rows(branch, [one for one in events_after(hall.lobby, 0) if is_override(branch, one)], "zh")
    assert [(row.who, row.what, row.why) for row in rows] == [
        ("周宁", "3 号窗口改办现金区、非现金区（等满 5 分）", "大额现金"),
        ("周宁", "A016 撤销取消", ""),
        ("周宁", "A016 取消", "客户要求：先走了"),
        ("周宁", "B005 从非现金区移到贵宾理财区", "客户要求"),
    ]
    assert [row.seq for row in rows] == sorted((row.seq for row in rows), reverse=True)


def test_a_customer_who_left_by_phone(hall: Morning) -> None:
    branch, before = do.read_branch(hall.lobby), last_seq(hall.lobby)
    ticket = do.issue(hall.lobby, CASH).ticket
    do.leave(hall.lobby.acting("phone"), ticket.token)
    rows = log_rows(branch, [one for one in events_after(hall.lobby, before) if is_override(branch, one)], "zh")
    assert [(row.who, row.what) for row in rows] == [("手机", f"{ticket.number} 离开排队")]


def test_a_tellers_own_steps_are_no_overrides_but_a_managers_are(hall: Morning) -> None:
    branch, before = do.read_branch(hall.lobby), last_seq(hall.lobby)
    do.open_counter(hall.lobby.acting("1001"), 4)
    do.close_counter(hall.lobby.acting(MANAGER), 4)
    found = [one.kind for one in events_after(hall.lobby, before) if is_override(branch, one)]
    assert found == ["counter_closed"]


def follow(log: DayLog, lobby: Lobby) -> DayLog:
    board = read_board(lobby, calls=0)
    log.follow(lobby, board.branch, board.business_date, board.seq)
    return log


@pytest.mark.parametrize("page", [1, 7, 1000])
def test_followed_piece_by_piece_it_is_the_same_log(hall: Morning, page: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(daylog, "PAGE", page)
    log = follow(DayLog(), hall.lobby)
    hall.overrides()
    follow(log, hall.lobby)
    whole = follow(DayLog(), hall.lobby)
    assert log.overrides == whole.overrides
    assert len(log.overrides) == 4
    assert log.seq == whole.seq


def test_a_new_day_begins_a_new_log(hall: Morning) -> None:
    hall.overrides()
    log = follow(DayLog(), hall.lobby)
    hall.clock.at += timedelta(days=1)
    do.issue(hall.lobby, CASH)
    do.prioritise(hall.lobby.acting(MANAGER), "A001", "客户要求")
    follow(log, hall.lobby)
    assert [(one.kind, one.number) for one in log.overrides] == [("ticket_prioritised", "A001")]
    assert follow(DayLog(), hall.lobby).overrides == log.overrides
