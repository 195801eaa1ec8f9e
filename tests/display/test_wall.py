"""The wall on a real store: what is called is shown, once, in order, and acknowledged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot
from sqlalchemy import make_url

from display import announcing
from display.wall import Wall
from shared.lobby.routing import Intent
from shared.operations import events_after, hold, publish, read_board, recall, undo
from tests.display.conftest import Hall

PAPERS = Intent("account")
Texts = Callable[[QQuickWindow], list[str]]


def flashed(wall: Wall) -> int | None:
    return wall.state.turn.call.seq if wall.state.turn else None


def acknowledged(hall: Hall) -> list[int]:
    return [event.data["call"] for event in events_after(hall.lobby, 0) if event.kind == "call_shown"]


def begun(wall: Wall, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: wall.board.props.condition == "")


def test_a_call_appears_and_its_showing_is_in_the_log(hall: Hall, qtbot: QtBot, texts: Texts) -> None:
    hall.arrive(3)
    wall, window = hall.wall()
    begun(wall, qtbot)
    assert wall.board.props.number == ""
    called = hall.call(2)
    qtbot.waitUntil(lambda: flashed(wall) == called.seq)
    qtbot.waitUntil(lambda: acknowledged(hall) == [called.seq])
    seen = texts(window)
    assert "001" in seen
    assert "2" in seen
    assert "号窗口" in seen
    call = read_board(hall.lobby).calls[0]
    assert call.shown_at == hall.clock.at
    assert call.spoken is None


def test_after_its_time_the_call_settles_into_the_panel(hall: Hall, qtbot: QtBot) -> None:
    hall.arrive()
    wall, _ = hall.wall()
    begun(wall, qtbot)
    called = hall.call(3)
    qtbot.waitUntil(lambda: flashed(wall) == called.seq)
    hall.steady.at += announcing.RISE + announcing.HOLD
    wall.go_on()
    assert flashed(wall) is None
    assert (wall.board.props.number, wall.board.props.counter) == ("A001", "3")


def test_ten_calls_in_a_burst_are_all_readable_and_get_their_turns_in_order(hall: Hall, qtbot: QtBot) -> None:
    hall.arrive(7)
    hall.arrive(3, PAPERS)
    wall, _ = hall.wall()
    begun(wall, qtbot)
    seqs = [hall.call(counter).seq for counter in (1, 2, 3, 4, 5, 6)]
    hall.clock.forward(seconds=6)
    seqs += [recall(hall.lobby, counter).seq for counter in (1, 2, 3, 4)]
    # Every one is acknowledged while the first still has its turn.
    qtbot.waitUntil(lambda: acknowledged(hall) == seqs)
    assert flashed(wall) == seqs[0]
    turns = []
    while (seq := flashed(wall)) is not None:
        turns.append(seq)
        due = announcing.due(wall.state)
        assert due is not None
        hall.steady.at = due
        wall.go_on()
    assert turns == seqs
    assert acknowledged(hall) == seqs


def test_a_withdrawn_call_gives_up_its_turn(hall: Hall, qtbot: QtBot) -> None:
    hall.arrive(3)
    wall, _ = hall.wall()
    begun(wall, qtbot)
    first, second, third = (hall.call(counter) for counter in (1, 2, 3))
    qtbot.waitUntil(lambda: len(wall.state.queue) == 2)
    hold(hall.lobby, second.number)
    qtbot.waitUntil(lambda: [call.seq for call in wall.state.queue] == [third.seq])
    undo(hall.lobby, first.number)
    hall.steady.at += announcing.REST
    qtbot.waitUntil(lambda: flashed(wall) == third.seq)
    assert wall.board.props.number == third.number


def test_a_restarted_wall_repeats_nothing(hall: Hall, qtbot: QtBot) -> None:
    hall.arrive(2)
    wall, _ = hall.wall()
    begun(wall, qtbot)
    called = hall.call(1)
    qtbot.waitUntil(lambda: acknowledged(hall) == [called.seq])
    hall.close()
    again, _ = hall.wall()
    begun(again, qtbot)
    assert again.board.props.number == called.number
    assert flashed(again) is None
    assert announcing.due(again.state) is None


def test_a_call_that_nobody_announced_is_announced_once(hall: Hall, qtbot: QtBot) -> None:
    hall.arrive(2)
    hall.call(1)
    hall.clock.forward(seconds=61)
    missed = hall.call(2)
    hall.clock.forward(seconds=20)
    wall, _ = hall.wall()
    qtbot.waitUntil(lambda: flashed(wall) == missed.seq)
    assert wall.state.queue == ()
    qtbot.waitUntil(lambda: acknowledged(hall) == [missed.seq])


def test_the_store_goes_away_and_comes_back(hall: Hall, qtbot: QtBot, texts: Texts) -> None:
    hall.arrive(2)
    wall, window = hall.wall(stale_after=300)
    begun(wall, qtbot)
    path = Path(str(make_url(hall.url).database))
    path.rename(path.with_suffix(".away"))
    qtbot.waitUntil(lambda: wall.board.inputs.stale)
    assert texts(window).count("请听广播") == 4
    assert wall.board.props.condition == ""
    path.with_suffix(".away").rename(path)
    called = hall.call(1)
    qtbot.waitUntil(lambda: flashed(wall) == called.seq)
    qtbot.waitUntil(lambda: acknowledged(hall) == [called.seq])


def test_a_receipt_waits_for_the_store(hall: Hall, qtbot: QtBot) -> None:
    hall.arrive()
    wall, _ = hall.wall()
    begun(wall, qtbot)
    path = Path(str(make_url(hall.url).database))
    path.rename(path.with_suffix(".away"))
    wall.acks.spoken(10_000, "spoken")
    wall.acks.shown(10_000, hall.clock.at)
    qtbot.waitUntil(lambda: wall.acks.waits)
    assert len(wall.acks.pending) == 1
    path.with_suffix(".away").rename(path)
    # The store knows no such call: the receipt is dropped, not tried for ever.
    qtbot.waitUntil(lambda: wall.acks.pending == ())


def test_a_wall_may_start_before_the_store(hall: Hall, qtbot: QtBot, texts: Texts) -> None:
    path = Path(str(make_url(hall.url).database))
    path.rename(path.with_suffix(".away"))
    path.write_text("no store" * 1000)
    wall, window = hall.wall(stale_after=300)
    assert "正在准备" in texts(window)
    qtbot.waitUntil(lambda: "请听广播" in texts(window))
    # In one step: where there is nothing at all, the wall would make a store.
    path.with_suffix(".away").replace(path)
    qtbot.waitUntil(lambda: wall.board.props.condition == "")


def test_a_published_branch_file_is_taken_up(hall: Hall, qtbot: QtBot, shipped: str, texts: Texts) -> None:
    wall, window = hall.wall()
    begun(wall, qtbot)
    assert "庆阳中街支行" in texts(window)
    publish(hall.lobby, shipped.replace("庆阳中街支行", "和平里支行"))
    qtbot.waitUntil(lambda: "和平里支行" in texts(window))


def test_outside_hours_the_wall_says_when_it_opens(hall: Hall, qtbot: QtBot, texts: Texts) -> None:
    hall.clock.at += timedelta(hours=12)
    wall, window = hall.wall()
    qtbot.waitUntil(lambda: wall.board.props.condition == "closed")
    assert "明天 08:00 开门" in texts(window)


def test_on_postgresql_as_well(postgres_hall: Hall, qtbot: QtBot) -> None:
    postgres_hall.arrive(2)
    wall, _ = postgres_hall.wall()
    begun(wall, qtbot)
    called = postgres_hall.call(1)
    qtbot.waitUntil(lambda: flashed(wall) == called.seq)
    qtbot.waitUntil(lambda: acknowledged(postgres_hall) == [called.seq])
