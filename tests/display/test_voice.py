"""The wall and its voice: each call is handed over once, and what became of it is on record."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import time
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from display import announcing
from display.voice import Voice
from shared.lobby.branch import Branch
from shared.operations import acknowledge, hold, issue, publish, published, read_board, recall, start
from shared.screens.speech import phrases
from shared.voice import Announcement, Health, Hours, Outcome, SilentSpeaker
from tests.display.conftest import CASH, Hall


class Parrot:
    """A speaker under the test's command; it answers on a thread of its own, as the real one does."""

    def __init__(
        self,
        on_done: Callable[[Announcement, Outcome], None],
        *,
        on_start: Callable[[Announcement], None],
        hours: Callable[[], Hours],
    ) -> None:
        self._on_done = on_done
        self.hours = hours
        self.asked: list[Announcement] = []
        self.times: list[int] = []
        self.prepared: list[list[Announcement]] = []
        self.dropped: list[str] = []
        self.cuts = 0
        self.health = Health("neural")

    def say(self, announcement: Announcement, *, times: int = 1) -> None:
        self.asked.append(announcement)
        self.times.append(times)

    def prepare(self, announcements: Sequence[Announcement]) -> None:
        self.prepared.append(list(announcements))

    def cut(self) -> None:
        self.cuts += 1

    def drop(self, number: str) -> None:
        self.dropped.append(number)

    def close(self) -> None:
        pass

    def end(self, announcement: Announcement, outcome: Outcome) -> None:
        thread = threading.Thread(target=self._on_done, args=(announcement, outcome))
        thread.start()
        thread.join()


@pytest.fixture
def parrot(hall: Hall) -> Iterator[tuple[Voice, Parrot]]:
    made: list[Parrot] = []

    def make(*given: Any, **named: Any) -> Parrot:
        made.append(Parrot(*given, **named))
        return made[0]

    voice = Voice(make)
    voice.begin()
    yield voice, made[0]
    hall.close()


def test_a_call_is_spoken_and_keeps_the_flash_until_then(
    hall: Hall, qtbot: QtBot, parrot: tuple[Voice, Parrot]
) -> None:
    voice, speaker = parrot
    hall.arrive(2)
    wall, _ = hall.wall(voice)
    qtbot.waitUntil(lambda: wall.board.props.condition == "")
    called = hall.call(3)
    qtbot.waitUntil(lambda: len(speaker.asked) == 1)
    assert (speaker.asked[0].number, speaker.asked[0].seq) == (called.number, called.seq)
    hall.steady.at += announcing.RISE + announcing.HOLD
    wall.go_on()
    assert wall.state.turn is not None
    speaker.end(speaker.asked[0], Outcome.SPOKEN)
    qtbot.waitUntil(lambda: wall.state.turn is None)
    qtbot.waitUntil(lambda: read_board(hall.lobby).calls[0].spoken == "spoken")


@pytest.mark.parametrize("outcome", [Outcome.CHIME_ONLY, Outcome.NO_DEVICE, Outcome.TIMED_OUT])
def test_what_became_of_it_is_on_record(
    hall: Hall, qtbot: QtBot, parrot: tuple[Voice, Parrot], outcome: Outcome
) -> None:
    voice, speaker = parrot
    hall.arrive()
    hall.wall(voice)
    hall.call(1)
    qtbot.waitUntil(lambda: len(speaker.asked) == 1)
    speaker.end(speaker.asked[0], outcome)
    qtbot.waitUntil(lambda: read_board(hall.lobby).calls[0].spoken == outcome.value)


def test_a_withdrawn_call_is_taken_from_the_speaker_and_leaves_no_record(
    hall: Hall, qtbot: QtBot, parrot: tuple[Voice, Parrot]
) -> None:
    voice, speaker = parrot
    hall.arrive(2)
    wall, _ = hall.wall(voice)
    hall.call(1)
    second = hall.call(2)
    qtbot.waitUntil(lambda: len(speaker.asked) == 2)
    hold(hall.lobby, second.number)
    qtbot.waitUntil(lambda: speaker.dropped == [second.number])
    speaker.end(speaker.asked[1], Outcome.DROPPED)
    qtbot.waitUntil(lambda: second.seq not in wall.state.unspoken)
    assert all(ack.spoken is None for ack in wall.acks.pending)


def test_a_recall_is_not_lost_when_the_first_call_is_withdrawn(parrot: tuple[Voice, Parrot], hall: Hall) -> None:
    voice, speaker = parrot
    hall.arrive()
    hall.call(1)
    hall.clock.forward(seconds=10)
    recall(hall.lobby, 1)
    board = read_board(hall.lobby)
    again, first = board.calls
    voice.know(board.branch, hall.lobby.now)
    voice.say([first])
    voice.say([again])
    voice.drop(first.seq)
    assert speaker.dropped == []
    voice.drop(again.seq)
    assert speaker.dropped == [again.number]


def test_a_muted_wall_says_so(hall: Hall, qtbot: QtBot) -> None:
    hall.arrive()
    hall.wall(Voice(SilentSpeaker))
    hall.call(1)
    qtbot.waitUntil(lambda: bool(read_board(hall.lobby).calls) and read_board(hall.lobby).calls[0].spoken == "muted")


def test_the_branch_file_says_how_a_call_sounds(branch: Branch, hall: Hall) -> None:
    hall.arrive()
    hall.call(3)
    call = read_board(hall.lobby).calls[0]
    said = phrases(branch).call(call.number, call.counter)
    assert [sentence.text for sentence in said.sentences] == [
        "请A001号到3号窗口",
        "Ticket A001, please go to window 3",
    ]
    assert said.chime


def test_it_is_said_as_often_as_the_branch_says_and_in_the_customers_own_language(
    hall: Hall, qtbot: QtBot, parrot: tuple[Voice, Parrot]
) -> None:
    voice, speaker = parrot
    text = published(hall.lobby)[1].replace('languages = ["zh", "en"] # a customer', 'languages = ["zh"] # a customer')
    publish(hall.lobby, text)
    wall, _ = hall.wall(voice)
    qtbot.waitUntil(lambda: wall.board.props.condition == "")
    issue(hall.lobby, CASH, language="en")
    hall.arrive()
    hall.call(1)
    hall.call(2)
    qtbot.waitUntil(lambda: len(speaker.asked) == 2)
    assert [[one.language for one in said.sentences] for said in speaker.asked] == [["zh", "en"], ["zh"]]
    assert [said.keep for said in speaker.asked] == ["en", "zh"]
    assert speaker.times == [2, 2]


def test_speech_is_rendered_when_the_ticket_is_issued_for_every_window_that_may_call_it(
    hall: Hall, qtbot: QtBot, parrot: tuple[Voice, Parrot]
) -> None:
    voice, speaker = parrot
    wall, _ = hall.wall(voice)
    qtbot.waitUntil(lambda: wall.board.props.condition == "")
    hall.arrive(2)
    qtbot.waitUntil(lambda: bool(speaker.prepared) and {one.number for one in speaker.prepared[-1]} == {"A001", "A002"})
    parts = {part.text for one in speaker.prepared[-1] for said in one.sentences for part in said.parts}
    assert {f"到{number}号窗口" for number in range(1, 8)} < parts
    assert {"请A001号", "请A002号", "Ticket A002,"} < parts
    hall.call(1)
    qtbot.waitUntil(lambda: {one.number for one in speaker.prepared[-1]} == {"A002"})


def test_quiet_hours_and_volume_are_asked_by_the_branchs_time(
    hall: Hall, qtbot: QtBot, parrot: tuple[Voice, Parrot]
) -> None:
    voice, speaker = parrot
    lines = "quiet = [{ starts = 12:30:00, ends = 13:30:00 }]\nvolume = [{ starts = 08:00:00, percent = 100 }, "
    lines += "{ starts = 16:00:00, percent = 80 }]\ntimes = 1"
    publish(hall.lobby, published(hall.lobby)[1].replace("times = 2", lines))
    assert speaker.hours() == Hours()
    wall, _ = hall.wall(voice)
    qtbot.waitUntil(lambda: wall.board.props.condition == "")
    for at, quiet, volume in ((time(10), False, 1.0), (time(12, 30), True, 1.0), (time(16, 30), False, 0.8)):
        hall.clock.local(f"2026-06-18 {at:%H:%M}")
        assert speaker.hours() == Hours(quiet, volume)


def test_a_wall_that_was_killed_in_mid_word_says_the_call_when_it_is_back(
    hall: Hall, qtbot: QtBot, parrot: tuple[Voice, Parrot]
) -> None:
    voice, speaker = parrot
    hall.arrive(3)
    old = hall.call(1)
    hall.clock.forward(seconds=61)
    said, cut = hall.call(2), hall.call(3)
    for call in (old, said, cut):
        acknowledge(hall.lobby, call.seq, shown_at=hall.clock.now())
    acknowledge(hall.lobby, said.seq, spoken="spoken")
    wall, _ = hall.wall(voice)
    qtbot.waitUntil(lambda: bool(speaker.asked))
    qtbot.waitUntil(lambda: wall.board.props.condition == "")
    assert [one.number for one in speaker.asked] == [cut.number]
    assert wall.state.turn is None


@pytest.mark.parametrize("outcome", [Outcome.CUT, Outcome.CLOSED, Outcome.DROPPED, Outcome.REPLACED])
def test_what_another_display_has_to_say_is_not_recorded_as_said(
    hall: Hall, qtbot: QtBot, parrot: tuple[Voice, Parrot], outcome: Outcome
) -> None:
    voice, speaker = parrot
    hall.arrive()
    wall, _ = hall.wall(voice)
    call = hall.call(1)
    qtbot.waitUntil(lambda: len(speaker.asked) == 1)
    speaker.end(speaker.asked[0], outcome)
    qtbot.waitUntil(lambda: call.seq not in wall.state.unspoken)
    assert all(ack.spoken is None for ack in wall.acks.pending)
    assert read_board(hall.lobby).calls[0].spoken is None


def test_a_call_is_not_said_again_once_its_customer_has_come(
    hall: Hall, qtbot: QtBot, parrot: tuple[Voice, Parrot]
) -> None:
    voice, speaker = parrot
    hall.arrive()
    wall, _ = hall.wall(voice)
    called = hall.call(1)
    qtbot.waitUntil(lambda: len(speaker.asked) == 1)
    speaker.end(speaker.asked[0], Outcome.SPOKEN)
    qtbot.waitUntil(lambda: called.seq not in wall.state.unspoken)
    assert speaker.dropped == []
    start(hall.lobby, called.number)
    qtbot.waitUntil(lambda: speaker.dropped == [called.number])
