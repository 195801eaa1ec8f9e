"""What the board draws of a lobby: pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from display.boardview import BoardDrawn, BoardKnown, derive
from display.words import english_call
from shared.lobby.board import Board
from shared.lobby.branch import Branch
from shared.lobby.text import text
from shared.operations import close_zone, no_show, open_counter, pause_counter, read_board, recall
from tests.display.conftest import Hall


@pytest.fixture
def board(hall: Hall) -> Board:
    hall.arrive(9)
    for counter in (1, 2, 3, 4):
        hall.call(counter)
        hall.clock.forward(minutes=1)
    return read_board(hall.lobby)


def test_before_anything_is_known() -> None:
    assert derive(BoardKnown()) == BoardDrawn(condition="starting")
    assert derive(BoardKnown(stale=True)).condition == "away"


def test_the_newest_call_is_large_and_the_ones_before_are_listed(board: Board) -> None:
    drawn = derive(BoardKnown(board))
    assert (drawn.number, drawn.counter, drawn.zone_name, drawn.pigment) == ("A004", "4", "现金区", "ochre")
    assert [(row.number, row.counter) for row in drawn.recent] == [("A003", "3"), ("A002", "2"), ("A001", "1")]


def test_a_call_read_after_the_board_is_on_it(board: Board) -> None:
    newer = replace(board.calls[0], seq=board.seq + 1, number="B007", zone="B", counter=6)
    drawn = derive(BoardKnown(board, fresh=(newer,)))
    assert (drawn.number, drawn.recent[0].number) == ("B007", "A004")
    assert drawn.visible[0] == newer.seq


def test_a_recalled_ticket_stands_once(hall: Hall, board: Board) -> None:
    recall(hall.lobby, 2)
    drawn = derive(BoardKnown(read_board(hall.lobby)))
    assert (drawn.number, [row.number for row in drawn.recent]) == ("A002", ["A004", "A003", "A001"])


def test_a_missed_ticket_leaves_the_board(hall: Hall, board: Board) -> None:
    no_show(hall.lobby, "A004")
    assert derive(BoardKnown(read_board(hall.lobby))).number == "A003"


def test_the_tiles_say_people_and_wait(hall: Hall, board: Board) -> None:
    machines, cash, *_ = derive(BoardKnown(board)).tiles
    assert (machines.wait, machines.minutes, machines.quiet) == ("无需等待", False, False)
    assert (cash.count, cash.minutes) == ("5", True)
    low, high = cash.wait.split("–")
    assert 0 <= int(low) <= int(high)


def test_old_data_promises_nothing(board: Board) -> None:
    drawn = derive(BoardKnown(board, stale=True))
    assert {(tile.wait, tile.count) for tile in drawn.tiles} == {("请听广播", "")}
    assert drawn.number == "A004"


def test_without_an_honest_estimate_there_are_only_people(hall: Hall) -> None:
    hall.arrive(2)
    for counter in (1, 2, 3, 4, 5):
        open_counter(hall.lobby, counter)
        pause_counter(hall.lobby, counter)
    assert derive(BoardKnown(read_board(hall.lobby))).tiles[1].wait == "2 人等候"


def test_a_closed_zone_says_so(hall: Hall) -> None:
    close_zone(hall.lobby, "Z", "设备故障")
    assert derive(BoardKnown(read_board(hall.lobby))).tiles[0].wait == "暂停服务"


def test_the_doors_are_closed_only_when_the_last_customer_has_gone(hall: Hall, board: Board) -> None:
    hall.clock.forward(minutes=8 * 60)
    assert derive(BoardKnown(read_board(hall.lobby))).condition == ""


@pytest.mark.parametrize(
    ("moment", "zh", "en"),
    [
        ("2026-06-18 06:59", "今天 08:00 开门", "Opens today at 08:00"),
        ("2026-06-18 20:00", "明天 08:00 开门", "Opens tomorrow at 08:00"),
        ("2026-06-19 17:30", "明天 09:00 开门", "Opens tomorrow at 09:00"),
    ],
)
def test_when_it_opens_next(hall: Hall, moment: str, zh: str, en: str) -> None:
    hall.clock.local(moment)
    drawn = derive(BoardKnown(read_board(hall.lobby)))
    assert (drawn.condition, drawn.opening, drawn.opening_english) == ("closed", zh, en)


def test_a_branch_closed_for_days_names_the_weekday(hall: Hall, board: Board) -> None:
    hours = {"tue": board.branch.hours["tue"]}
    branch = board.branch.model_copy(update={"hours": hours})
    empty = replace(board, branch=branch, tickets=(), now=board.now + timedelta(hours=9))
    assert derive(BoardKnown(empty)).opening == "星期二 08:00 开门"


def test_the_english_sentence_cannot_bring_markup(branch: Branch) -> None:
    words = branch.announcement.model_copy(update={"call": text("请{number}到{counter}", "<i>{number} & {counter}")})
    assert english_call(branch.model_copy(update={"announcement": words}), "A012", 3) == (
        "&lt;i&gt;<b>A012</b> &amp; <b>3</b>"
    )
