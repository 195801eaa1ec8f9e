"""Displays tell how they are, and what is not heard is told to the lobby manager."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from shared.lobby.alerts import alerts
from shared.lobby.displays import LOST_AFTER, DisplayHealth
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
    read_board,
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
    keys = ("voice", "display")
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
