"""What staff say to everyone: one emergency and one notice at a time, for as long as they stand, on both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.lobby.broadcasts import EN_LIMIT, ZH_LIMIT
from shared.lobby.errors import BadInput, Refused
from shared.operations import Lobby, acknowledge, broadcast, end_broadcast, end_day, events_after, last_seq, read_board
from tests.conftest import Clock, Databases, Doors
from tests.shared.operations import invariants


@pytest.fixture(autouse=True)
def _consistent(lobby: Lobby):
    yield
    invariants.check(lobby)


def kinds(lobby: Lobby) -> list[str]:
    return [event.kind for event in events_after(lobby, 0) if event.kind.startswith("broadcast")]


def test_an_emergency_stands_until_it_is_ended(lobby: Lobby, clock: Clock) -> None:
    said = broadcast(lobby.acting("2001"), " 请从安全\n出口离开 ", "Please leave", emergency=True)
    assert (said.zh, said.en, said.until, said.by) == ("请从安全 出口离开", "Please leave", None, "2001")
    clock.forward(minutes=60 * 20)
    end_day(lobby)
    assert read_board(lobby).broadcasts == (said,)
    assert end_broadcast(lobby) == (said,)
    assert read_board(lobby).broadcasts == ()
    assert kinds(lobby) == ["broadcast", "broadcast_ended"]


def test_a_notice_goes_when_its_time_is_over(lobby: Lobby, clock: Clock) -> None:
    said = broadcast(lobby, "请车主移车")
    assert said.until == clock.at + timedelta(seconds=120)
    clock.forward(seconds=119)
    assert read_board(lobby).broadcasts == (said,)
    clock.forward(seconds=1)
    assert read_board(lobby).broadcasts == ()
    with pytest.raises(Refused, match="nothing is being broadcast"):
        end_broadcast(lobby)
    # What has gone by itself is not said to have been ended.
    broadcast(lobby, "请车主移车")
    assert kinds(lobby) == ["broadcast", "broadcast"]


def test_a_new_one_takes_the_place_of_its_kind(lobby: Lobby) -> None:
    first = broadcast(lobby, "请车主移车")
    fire = broadcast(lobby, "火警", emergency=True)
    second = broadcast(lobby, "请车主马上移车")
    assert read_board(lobby).broadcasts == (fire, second)
    ended = [event.data["broadcast"] for event in events_after(lobby, 0) if event.kind == "broadcast_ended"]
    assert ended == [first.id]
    with pytest.raises(Refused):
        end_broadcast(lobby, first.id)
    end_broadcast(lobby, second.id)
    assert read_board(lobby).broadcasts == (fire,)
    again = broadcast(lobby, "请走东门", emergency=True)
    assert read_board(lobby).broadcasts == (again,)


def test_what_the_walls_did_is_on_record_and_the_first_counts(lobby: Lobby, clock: Clock) -> None:
    said = broadcast(lobby, "火警", emergency=True)
    shown = clock.at + timedelta(seconds=1)
    acknowledge(lobby, said.id, shown_at=shown)
    clock.forward(seconds=5)
    acknowledge(lobby, said.id, shown_at=clock.at, spoken="spoken")
    (now,) = read_board(lobby).broadcasts
    assert (now.shown_at, now.spoken_at, now.spoken) == (shown, clock.at, "spoken")
    end_broadcast(lobby)
    # A receipt that comes late is no mistake.
    acknowledge(lobby, said.id, spoken="muted")
    assert kinds(lobby)[1:] == ["broadcast_shown", "broadcast_shown", "broadcast_spoken", "broadcast_ended",
                                "broadcast_spoken"]  # fmt: skip
    with pytest.raises(BadInput):
        acknowledge(lobby, said.id + 1, shown_at=shown)


@pytest.mark.parametrize(
    ("zh", "en", "code"),
    [
        ("", None, "text-needed"),
        (" \n ", "Fire", "text-needed"),
        ("火" * (ZH_LIMIT + 1), None, "too-long"),
        ("火警", "x" * (EN_LIMIT + 1), "too-long"),
        ("火\x00警", None, "bad-characters"),
        ("火警", "fi\ud800re", "bad-characters"),
    ],
)
def test_a_text_nobody_could_read_is_not_said(lobby: Lobby, zh: str, en: str | None, code: str) -> None:
    before = last_seq(lobby)
    with pytest.raises(BadInput) as refused:
        broadcast(lobby, zh, en)
    assert refused.value.code == code
    assert last_seq(lobby) == before


@settings(max_examples=15)
@given(steps=st.lists(st.tuples(st.sampled_from(["say", "end", "wait"]), st.booleans()), max_size=12))
def test_never_more_than_one_of_each(
    sqlite_databases: Databases, doors: Doors, clock: Clock, steps: list[tuple[str, bool]]
) -> None:
    lobby = doors.lobby(sqlite_databases.prepared())
    standing: dict[bool, tuple[int, object]] = {}
    for step, emergency in steps:
        if step == "wait":
            clock.forward(seconds=70)
            standing = {key: one for key, one in standing.items() if one[1] is None or one[1] > clock.at}  # type: ignore[operator]
        elif step == "say":
            said = broadcast(lobby, "请注意", emergency=emergency)
            standing[emergency] = (said.id, said.until)
        elif standing:
            end_broadcast(lobby)
            standing = {}
        assert {one.emergency: (one.id, one.until) for one in read_board(lobby).broadcasts} == standing
