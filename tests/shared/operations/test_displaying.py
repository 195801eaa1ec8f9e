"""Displays tell how they are, and what is not heard is told to the lobby manager."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from shared.lobby.alerts import UNSEEN_SECONDS, alerts
from shared.lobby.displays import LOST_AFTER, REMEMBERED_DAYS, DisplayHealth
from shared.lobby.routing import Intent
from shared.operations import (
    Lobby,
    acknowledge,
    call_next,
    display_ended,
    display_is,
    end_day,
    events_after,
    issue,
    publish,
    published,
    read_board,
    recall,
    start,
)
from shared.store.displays import DisplayRow
from tests.conftest import Clock

WALL = DisplayHealth(place="大屏", host="hall", speaks=True, voice="neural")
KINDS = ("display_started", "speaker_changed", "voice_changed", "display_ended")


def told(lobby: Lobby) -> list[str]:
    return [event.kind for event in events_after(lobby, 0) if event.kind in KINDS]


def silent(lobby: Lobby, id: str, seconds: float) -> None:
    """Its last sign of life is so long ago."""
    with lobby.store.writing() as session:
        seen = datetime.now(UTC) - timedelta(seconds=seconds)
        session.execute(update(DisplayRow).where(DisplayRow.id == id).values(seen_at=seen))


def of_voice(lobby: Lobby) -> list[tuple[str, str]]:
    keys = ("voice", "display", "unseen")
    return [(one.level, one.detail.en) for one in alerts(read_board(lobby)) if one.key.split(":")[0] in keys]


def called(lobby: Lobby) -> int:
    issue(lobby, Intent("deposit", "10k-50k"))
    call = call_next(lobby, 1, finish=True)
    assert call is not None
    return call.seq


def test_only_what_changed_is_in_the_log(lobby: Lobby) -> None:
    display_is(lobby, "one", replace(WALL, speaks=False, voice="standby"))
    display_is(lobby, "one", replace(WALL, speaks=False, voice="standby", backlog=3))
    display_is(lobby, "one", WALL)
    display_is(lobby, "one", replace(WALL, asked=4, ready=3))
    display_is(lobby, "one", replace(WALL, voice="espeak", trouble="onnxruntime is missing"))
    display_ended(lobby, "one")
    display_ended(lobby, "one")
    assert told(lobby) == list(KINDS)
    assert read_board(lobby).displays == ()


def test_the_board_tells_how_each_is(lobby: Lobby) -> None:
    display_is(lobby, "one", replace(WALL, asked=4, ready=3, last="spoken"))
    display_is(lobby, "two", DisplayHealth(place="3 号窗口屏", host="w3"))
    strip, wall = read_board(lobby).displays
    assert (strip.id, strip.health.voice, strip.is_lost) == ("two", "none", False)
    assert wall.health == replace(WALL, asked=4, ready=3, last="spoken")
    silent(lobby, "two", LOST_AFTER + 1)
    assert [one.is_lost for one in read_board(lobby).displays] == [True, False]


def test_a_display_that_came_back_takes_the_place_of_the_lost_one(lobby: Lobby) -> None:
    display_is(lobby, "killed", WALL)
    display_is(lobby, "elsewhere", replace(WALL, host="other"))
    for one in ("killed", "elsewhere"):
        silent(lobby, one, LOST_AFTER + 1)
    display_is(lobby, "back", WALL)
    assert [one.id for one in read_board(lobby).displays] == ["back", "elsewhere"]
    end_day(lobby)
    assert [one.id for one in read_board(lobby).displays] == ["back"]


def test_a_sign_of_life_at_night_does_not_end_the_day(lobby: Lobby, clock: Clock) -> None:
    issue(lobby, Intent("account"))
    clock.local("2026-06-19 00:00")
    display_is(lobby, "one", WALL)
    assert "day_ended" not in [event.kind for event in events_after(lobby, 0)]


def test_a_lost_display_is_told_of_unless_it_was_started_anew(lobby: Lobby) -> None:
    display_is(lobby, "one", WALL)
    assert of_voice(lobby) == []
    silent(lobby, "one", 200)
    assert of_voice(lobby) == [("orange", "for 3 min, hall")]
    display_is(lobby, "two", WALL)
    silent(lobby, "one", 200)
    assert of_voice(lobby) == []


@pytest.mark.parametrize(
    ("outcome", "alert"),
    [
        ("spoken", []),
        ("muted", []),
        ("quiet", []),
        ("partly spoken", [("yellow", "Partly spoken, 10:26")]),
        ("chime only", [("yellow", "Chime only, 10:26")]),
        ("failed: no device", [("orange", "No sound: no device, 10:26")]),
        ("failed: something new", [("orange", "No sound, 10:26")]),
    ],
)
def test_a_call_that_is_not_heard_is_told_until_the_next_one_is(
    lobby: Lobby, clock: Clock, outcome: str, alert: list[tuple[str, str]]
) -> None:
    display_is(lobby, "one", WALL)
    acknowledge(lobby, called(lobby), spoken=outcome)
    assert of_voice(lobby) == alert
    clock.forward(minutes=1)
    acknowledge(lobby, called(lobby), spoken="spoken")
    assert of_voice(lobby) == []


def test_it_is_forgotten_after_a_while(lobby: Lobby, clock: Clock) -> None:
    display_is(lobby, "one", WALL)
    acknowledge(lobby, called(lobby), spoken="failed: engine")
    clock.forward(minutes=11)
    assert of_voice(lobby) == []


def test_displays_of_which_none_speaks(lobby: Lobby) -> None:
    seq = called(lobby)
    assert of_voice(lobby) == []  # this branch has no display at all
    display_is(lobby, "one", DisplayHealth(place="大屏", host="hall"))
    assert of_voice(lobby) == [("orange", "no display speaks")]
    number = read_board(lobby).calls[0].number
    start(lobby, number)
    assert of_voice(lobby) == []
    assert seq


def test_quiet_hours_are_no_fault(lobby: Lobby, clock: Clock) -> None:
    display_is(lobby, "one", DisplayHealth(place="大屏", host="hall"))
    publish(
        lobby, published(lobby)[1].replace("times = 2", "times = 2\nquiet = [{ starts = 10:00:00, ends = 11:00:00 }]")
    )
    seq = called(lobby)
    acknowledge(lobby, seq, shown_at=clock.at)
    assert of_voice(lobby) == []
    clock.local("2026-06-18 11:00")
    recall(lobby, 1)
    assert of_voice(lobby) == [("orange", "no display speaks")]


OFF, DARK = [("red", "no display is on")], [("red", "no display shows A001")]


def test_calls_that_reach_nobody_because_the_display_was_closed(lobby: Lobby, clock: Clock) -> None:
    called(lobby)
    clock.forward(seconds=UNSEEN_SECONDS)
    assert of_voice(lobby) == []  # this branch never had a display
    display_is(lobby, "one", WALL)
    display_ended(lobby, "one")
    assert of_voice(lobby) == OFF
    acknowledge(lobby, read_board(lobby).calls[0].seq, shown_at=clock.at)
    assert of_voice(lobby) == []


def test_a_display_that_does_not_come_up_in_the_morning_is_missed(lobby: Lobby, clock: Clock) -> None:
    for id, place in (("closed", "大屏"), ("killed", "东侧大屏")):
        display_is(lobby, id, replace(WALL, place=place))
    display_ended(lobby, "closed")
    silent(lobby, "killed", LOST_AFTER + 1)
    end_day(lobby)
    clock.local("2026-06-19 10:00")
    assert of_voice(lobby) == []
    called(lobby)
    assert of_voice(lobby) == []
    clock.forward(seconds=UNSEEN_SECONDS)
    assert of_voice(lobby) == OFF
    display_is(lobby, "killed", replace(WALL, place="东侧大屏"))  # cut off for the night, and there again
    assert [one.id for one in read_board(lobby).displays] == ["killed"]
    assert told(lobby).count("display_started") == 3


def test_a_branch_that_took_its_displays_down_is_left_in_peace(lobby: Lobby, clock: Clock) -> None:
    display_is(lobby, "one", WALL)
    display_ended(lobby, "one")
    silent(lobby, "one", (REMEMBERED_DAYS * 24 + 1) * 3600)
    called(lobby)
    clock.forward(seconds=UNSEEN_SECONDS)
    assert of_voice(lobby) == []
    display_is(lobby, "two", replace(WALL, place="西侧大屏"))
    with lobby.store.reading() as session:
        assert [row.id for row in session.scalars(select(DisplayRow))] == ["two"]


@pytest.mark.parametrize(("voice", "alert"), [("neural", DARK), ("standby", DARK), ("none", [])])
def test_a_display_that_runs_and_shows_nothing(
    lobby: Lobby, clock: Clock, voice: str, alert: list[tuple[str, str]]
) -> None:
    """It was killed just now, or hangs. A window's strip never tells of a call."""
    display_is(lobby, "one", replace(WALL, speaks=voice == "neural", voice=voice))
    called(lobby)
    clock.forward(seconds=UNSEEN_SECONDS - 1)
    assert "red" not in [level for level, _ in of_voice(lobby)]
    clock.forward(seconds=1)
    assert [one for one in of_voice(lobby) if one[0] == "red"] == alert
    start(lobby, read_board(lobby).calls[0].number)
    assert of_voice(lobby) == []


def test_a_wall_that_never_speaks_and_stops_showing(lobby: Lobby, clock: Clock) -> None:
    display_is(lobby, "one", DisplayHealth(place="大屏", host="hall"))
    acknowledge(lobby, called(lobby), shown_at=clock.at)
    called(lobby)
    clock.forward(seconds=UNSEEN_SECONDS)
    assert ("red", "no display shows A002") in of_voice(lobby)


def test_a_call_that_was_heard_at_last_is_on_record_as_heard(lobby: Lobby, clock: Clock) -> None:
    seq = called(lobby)
    told_in_turn = ["failed: no device", "spoken", "failed: engine", "quiet"]
    for outcome, kept in zip(told_in_turn, ["failed: no device", *["spoken"] * 3], strict=True):
        clock.forward(seconds=5)
        acknowledge(lobby, seq, spoken=outcome)
        assert read_board(lobby).calls[0].spoken == kept
    assert read_board(lobby).calls[0].spoken_at == clock.at - timedelta(seconds=10)
