"""The order of the wall's announcements, as a pure state machine."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display import announcing
from display.announcing import FLOOR, HOLD, REST, RISE, RUSH, VOICE_LIMIT, Announcing
from shared.lobby.board import Call

NOON = datetime(2026, 6, 18, 4, tzinfo=UTC)


def call(seq: int, **changes: object) -> Call:
    return replace(Call(seq, f"A{seq:03d}", seq % 7 + 1, "A", NOON, 0, "zh"), **changes)  # type: ignore[arg-type]


def taken(*seqs: int) -> Announcing:
    return announcing.take(Announcing(), [call(seq) for seq in seqs])[0]


def test_a_call_alone_holds_its_full_time() -> None:
    state = announcing.tick(taken(1), 0.0)
    assert state.turn is not None
    assert state.turn.call.seq == 1
    assert announcing.due(state) == RISE + HOLD
    assert announcing.tick(state, RISE + HOLD - 0.01) == state
    assert announcing.tick(state, RISE + HOLD).turn is None


def test_a_crowd_shortens_the_turn_down_to_the_floor() -> None:
    assert [announcing.hold(waiting) for waiting in range(5)] == [6.0, 5.0, 4.0, 3.0, 3.0]
    state = announcing.tick(taken(1, 2, 3, 4, 5, 6), 0.0)
    assert announcing.due(state) == RISE + FLOOR


def test_a_crowd_that_comes_later_shortens_the_present_turn() -> None:
    state = announcing.tick(taken(1), 0.0)
    state, _ = announcing.take(state, [call(2), call(3), call(4)])
    assert announcing.due(state) == RISE + FLOOR


def test_the_turn_lasts_while_the_voice_speaks_but_not_for_ever() -> None:
    state = announcing.tick(announcing.speaks(taken(1, 2), [1, 2]), 0.0)
    assert announcing.due(state) == VOICE_LIMIT
    state = announcing.spoken(state, 1)
    assert announcing.due(state) == RISE + announcing.hold(1)
    assert announcing.tick(state, 9.5).turn == announcing.Turn(call(2), 9.5)


@pytest.mark.parametrize(
    ("again", "left"),
    [
        ({"spoken": "spoken"}, []),
        ({"spoken": None}, [14]),
        ({"spoken": "failed: no device"}, [14]),
        ({"spoken": "chime only"}, []),
        ({"withdrawn": True}, []),
    ],
)
def test_a_call_whose_recall_took_its_place_is_not_left_to_say(again: dict[str, object], left: list[int]) -> None:
    first = call(10, number="A001", shown_at=NOON)
    recalled = call(14, number="A001", recall=1, at=NOON + timedelta(seconds=10), **again)
    assert [one.seq for one in announcing.unsaid([recalled, first], NOON + timedelta(seconds=30))] == left


@given(
    st.lists(
        st.tuples(st.integers(1, 4), st.sampled_from([None, "spoken", "quiet", "failed: engine"]), st.integers(0, 90)),
        max_size=8,
    )
)
def test_what_is_left_to_say_is_one_call_a_ticket_in_the_order_they_were_made(
    made: list[tuple[int, str | None, int]],
) -> None:
    calls = [
        call(seq, number=f"A00{ticket}", spoken=spoken, at=NOON - timedelta(seconds=age))
        for seq, (ticket, spoken, age) in enumerate(made, 1)
    ]
    left = announcing.unsaid(calls, NOON)
    assert [one.seq for one in left] == sorted({one.number: one.seq for one in left}.values())
    for one in left:
        assert one.spoken in (None, "failed: engine")
        assert NOON - one.at < announcing.ANNOUNCE_WITHIN
        assert not any(later.number == one.number and later.seq > one.seq for later in calls)


def test_a_withdrawn_call_leaves_the_flash_after_the_shortest_rest() -> None:
    state = announcing.withdraw(announcing.tick(taken(1, 2), 10.0), [1])
    assert announcing.due(state) == 10.0 + REST
    after = announcing.tick(state, 10.0 + REST)
    assert after.turn is not None
    assert after.turn.call.seq == 2


def test_the_paper_does_not_rise_right_after_it_went_down() -> None:
    state = announcing.tick(announcing.tick(taken(1), 0.0), RISE + HOLD)
    state, _ = announcing.take(state, [call(2)])
    assert announcing.due(state) == RISE + HOLD + REST
    assert announcing.tick(state, RISE + HOLD + 0.5).turn is None


def test_a_call_is_taken_once_however_often_it_is_read() -> None:
    state, fresh = announcing.take(taken(1, 2), [call(1), call(2), call(3)])
    assert [one.seq for one in fresh] == [3]
    assert [one.seq for one in state.queue] == [1, 2, 3]


def test_reading_goes_back_to_what_still_waits() -> None:
    state = announcing.tick(taken(4, 7, 9), 0.0)
    assert state.oldest == 3
    assert announcing.Announcing(taken=9).oldest == 9


def test_after_a_start_only_young_unannounced_calls_are_announced() -> None:
    now = NOON + timedelta(seconds=90)
    calls = [
        call(1, at=now - timedelta(seconds=61)),
        call(2, at=now - timedelta(seconds=50)),
        call(3, at=now - timedelta(seconds=40), shown_at=now),
        call(4, at=now - timedelta(seconds=30), withdrawn=True),
        call(5, at=now - timedelta(seconds=20)),
    ]
    state, due = announcing.begin(reversed(calls), 12, now)
    assert [one.seq for one in due] == [2, 5]
    assert state.taken == 12
    assert announcing.take(state, calls)[1] == ()


def test_the_ten_newest_that_wait_are_listed_and_the_turns_hurry() -> None:
    state = taken(*range(1, 15))
    assert [one.seq for one in state.listed] == list(range(5, 15))
    assert announcing.due(announcing.tick(state, 0.0)) == RISE + RUSH


@dataclass
class World:
    """A store and a wall that follows it."""

    state: Announcing = field(default_factory=Announcing)
    calls: dict[int, Call] = field(default_factory=dict)
    at: float = 0.0
    turns: list[int] = field(default_factory=list)
    turn_lengths: list[float] = field(default_factory=list)

    def move(self, at: float) -> None:
        """Let time pass as the wall does: it wakes at each moment the machine asked for."""
        while (due := announcing.due(self.state)) is not None and due <= at:
            self.at = max(self.at, due)
            self.step()
        self.at = at
        self.step()

    def step(self) -> None:
        before, self.state = self.state.turn, announcing.tick(self.state, self.at)
        after = self.state.turn
        if after != before:
            if before is not None:
                self.turn_lengths.append(self.at - before.began)
            if after is not None:
                self.turns.append(after.call.seq)

    def read(self) -> None:
        after = self.state.oldest
        found = [one for one in self.calls.values() if one.seq > after]
        self.state, fresh = announcing.take(self.state, found)
        self.state = announcing.speaks(self.state, [one.seq for one in fresh if one.seq % 3 == 0])
        self.step()


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("call"), st.integers(1, 12)),
        st.tuples(st.just("withdraw"), st.integers(0, 30)),
        st.tuples(st.just("read"), st.just(0)),
        st.tuples(st.just("spoken"), st.integers(0, 30)),
        st.tuples(st.just("wait"), st.integers(1, 12_000)),
    ),
    max_size=60,
)


@given(STEPS)
def test_every_call_in_force_gets_one_turn_in_order(steps: list[tuple[str, int]]) -> None:
    world, seq, withdrawn = World(), 0, set()
    for kind, value in steps:
        if kind == "call":
            for _ in range(value):
                # The log has other events in between.
                seq += 1 + value % 3
                world.calls[seq] = call(seq)
        elif kind == "withdraw" and world.calls:
            one = list(world.calls)[value % len(world.calls)]
            world.calls[one] = replace(world.calls[one], withdrawn=True)
            withdrawn.add(one)
        elif kind == "read":
            world.read()
        elif kind == "spoken" and world.calls:
            world.state = announcing.spoken(world.state, list(world.calls)[value % len(world.calls)])
            world.step()
        elif kind == "wait":
            world.move(world.at + value / 1000)
    world.read()
    world.move(world.at + 30.0 * (len(world.calls) + 1))
    assert world.state.turn is None
    assert world.state.queue == ()
    assert world.turns == sorted(set(world.turns))
    assert set(world.calls) - withdrawn <= set(world.turns)
    assert all(length >= REST - 1e-6 for length in world.turn_lengths)


@pytest.mark.parametrize("seqs", [(), (99,)])
def test_withdrawing_what_is_not_there_changes_nothing(seqs: tuple[int, ...]) -> None:
    state = announcing.tick(taken(1, 2), 0.0)
    assert announcing.withdraw(state, seqs) == state
