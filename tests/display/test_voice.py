"""The wall and its voice: each call is handed over once, and what became of it is on record."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from display import announcing
from display.voice import Voice, phrases
from shared.lobby.branch import Branch
from shared.operations import hold, read_board, recall
from shared.voice import Announcement, Outcome, SilentSpeaker
from tests.display.conftest import Hall


class Parrot:
    """A speaker under the test's command; it answers on a thread of its own, as the real one does."""

    def __init__(self, on_done: Callable[[Announcement, Outcome], None]) -> None:
        self._on_done = on_done
        self.asked: list[Announcement] = []
        self.dropped: list[str] = []

    def say(self, announcement: Announcement) -> None:
        self.asked.append(announcement)

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

    def make(on_done: Callable[[Announcement, Outcome], None]) -> Parrot:
        made.append(Parrot(on_done))
        return made[0]

    voice = Voice(make)
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
    voice.say(first, board.branch)
    voice.say(again, board.branch)
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
    said = phrases(branch)(read_board(hall.lobby).calls[0])
    assert [sentence.text for sentence in said.sentences] == [
        "请A001号到3号窗口",
        "Ticket A001, please go to window 3",
    ]
    assert said.chime
