"""The wall and its voice: each call is handed over once, and what became of it is on record."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from display import announcing
from display.election import REST, Election
from display.voice import Voice
from display.wall import Wall
from shared.lobby.branch import Branch
from shared.lobby.displays import DisplayHealth, DisplayNow
from shared.operations import (
    acknowledge,
    calls_after,
    display_is,
    events_after,
    hold,
    issue,
    publish,
    published,
    read_board,
    recall,
    start,
)
from shared.screens.speech import phrases
from shared.voice import Announcement, GuardedSpeaker, Health, Hours, Outcome, Speaker
from shared.voice.cache import Cache
from shared.voice.playing import Player
from shared.voice.recordings import Recordings
from shared.voice.speaker import Done, Started
from shared.voice.studio import Studio
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
        self._on_done, self._on_start = on_done, on_start
        self.hours = hours
        self.asked: list[Announcement] = []
        self.times: list[int] = []
        self.prepared: list[list[Announcement]] = []
        self.dropped: list[str] = []
        self.cuts = self.closed = 0
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
        self.closed += 1

    def begin(self, announcement: Announcement) -> None:
        self._elsewhere(self._on_start, announcement)

    def end(self, announcement: Announcement, outcome: Outcome) -> None:
        self._elsewhere(self._on_done, announcement, outcome)

    def _elsewhere(self, tell: Callable[..., None], *told: object) -> None:
        thread = threading.Thread(target=tell, args=told)
        thread.start()
        thread.join()


def parrot_voice() -> tuple[Voice, Parrot]:
    made: list[Parrot] = []

    def make(*given: Any, **named: Any) -> Parrot:
        made.append(Parrot(*given, **named))
        return made[0]

    voice = Voice(make)
    voice.begin()
    return voice, made[0]


def displays_of(wall: Wall) -> tuple[DisplayNow, ...]:
    """As the wall read them last."""
    return wall.board.inputs.board.displays if wall.board.inputs.board else ()


@pytest.fixture
def parrot(hall: Hall) -> Iterator[tuple[Voice, Parrot]]:
    yield parrot_voice()
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


def test_a_voice_that_is_closed_while_it_is_made_is_closed_once_it_is_there() -> None:
    made: list[Parrot] = []
    making, go = threading.Event(), threading.Event()

    def make(*given: Any, **named: Any) -> Parrot:
        making.set()
        assert go.wait(60)
        made.append(Parrot(*given, **named))
        return made[0]

    voice = Voice(make)
    begins, closes = (threading.Thread(target=act) for act in (voice.begin, voice.close))
    begins.start()
    assert making.wait(60)
    closes.start()
    go.set()
    begins.join()
    closes.join()
    assert made[0].closed == 1
    voice.begin()
    Voice(make).close()
    assert len(made) == 1


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


def test_the_loudspeaker_is_on_the_flash_while_this_wall_is_heard(
    hall: Hall, qtbot: QtBot, parrot: tuple[Voice, Parrot]
) -> None:
    voice, speaker = parrot
    hall.arrive(2)
    wall, _ = hall.wall(voice)
    qtbot.waitUntil(lambda: wall.board.props.condition == "")
    first, second = hall.call(1), hall.call(2)
    qtbot.waitUntil(lambda: len(speaker.asked) == 2)
    # Handed over and not heard: rendering, quiet hours, no device.
    assert (wall.flash.seq, wall.flash.sound) == (first.seq, False)
    speaker.begin(speaker.asked[0])
    qtbot.waitUntil(lambda: wall.flash.sound)
    speaker.end(speaker.asked[0], Outcome.SPOKEN)
    qtbot.waitUntil(lambda: not wall.flash.sound)
    speaker.begin(speaker.asked[1])
    hall.steady.at += announcing.RISE + announcing.HOLD
    wall.go_on()
    qtbot.waitUntil(lambda: (wall.flash.seq, wall.flash.sound) == (second.seq, True))


def test_after_an_outage_only_what_is_new_and_unsaid_is_spoken(
    hall: Hall, qtbot: QtBot, parrot: tuple[Voice, Parrot]
) -> None:
    voice, speaker = parrot
    hall.arrive(3)
    wall, _ = hall.wall(voice)
    qtbot.waitUntil(lambda: wall.board.props.condition == "")
    # Nothing was read for two minutes: what comes of it is handed over at once, before the wall may look by itself.
    hall.steady.at += 120
    since = wall.state.taken
    hall.call(1)
    hall.clock.forward(seconds=61)
    said, new = hall.call(2), hall.call(3)
    acknowledge(hall.lobby, said.seq, spoken="spoken")
    wall.link.seenFirst.emit(calls_after(hall.lobby, since))
    qtbot.waitUntil(lambda: bool(speaker.asked))
    assert [one.seq for one in speaker.asked] == [new.seq]
    assert len(wall.state.queue) == 2  # all three are shown


def test_a_call_is_spoken_however_late_its_machine_believes_it_is(
    hall: Hall, qtbot: QtBot, parrot: tuple[Voice, Parrot]
) -> None:
    voice, speaker = parrot
    hall.arrive()
    wall, _ = hall.wall(voice)
    qtbot.waitUntil(lambda: wall.board.props.condition == "")
    hall.clock.forward(minutes=-5)
    called = hall.call(1)
    hall.clock.forward(minutes=5)
    qtbot.waitUntil(lambda: [one.seq for one in speaker.asked] == [called.seq])


@pytest.mark.parametrize("other", ["standby", "none"])
def test_a_wall_that_nobody_hears_gives_way_if_another_may_speak(
    hall: Hall, qtbot: QtBot, parrot: tuple[Voice, Parrot], other: str
) -> None:
    voice, deaf = parrot
    east, _ = hall.wall(voice, Election(look=0.01, steady=hall.steady), id="east")
    qtbot.waitUntil(lambda: east.speaks)
    # Its own row may still tell how it was before it was elected.
    display_is(hall.lobby, "east", DisplayHealth(place="东侧大屏", host="hall", voice="standby"))
    display_is(hall.lobby, "west", DisplayHealth(place="西侧大屏", host="hall", voice=other))
    hall.arrive(3)
    calls = [hall.call(counter) for counter in (1, 2, 3)]
    qtbot.waitUntil(lambda: len(deaf.asked) == 3)
    qtbot.waitUntil(lambda: {one.id for one in displays_of(east)} == {"east", "west"})
    deaf.end(deaf.asked[0], Outcome.NO_DEVICE)
    deaf.end(deaf.asked[1], Outcome.ENGINE)
    qtbot.waitUntil(lambda: not {one.seq for one in calls[:2]} & east.state.unspoken)
    assert (east.speaks, east.rests) == ((False, True) if other == "standby" else (True, False))
    if other == "none":
        return
    deaf.end(deaf.asked[2], Outcome.DROPPED)
    well, heard = parrot_voice()
    west, _ = hall.wall(well, Election(look=0.01, steady=hall.steady), id="west")
    # What nobody heard is said by the one that may be heard; its customers are still waited for.
    qtbot.waitUntil(lambda: [one.seq for one in heard.asked] == [one.seq for one in calls])
    for one in heard.asked:
        heard.end(one, Outcome.SPOKEN)
    qtbot.waitUntil(lambda: [one.spoken for one in read_board(hall.lobby).calls] == ["spoken"] * 3)
    hall.steady.at += REST
    assert west.speaks
    assert not east.rests
    assert len(deaf.asked) == 3


class Turntable(Player):
    """A player in this process: each sound begins when its turn comes, and ends when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.may_end = threading.Semaphore(0)

    def warm(self) -> None:
        pass

    def play(self, *sound: Any, **_more: Any) -> Outcome:
        on_sound = sound[-1]
        on_sound(0.0)
        self.may_end.acquire()
        return Outcome.SPOKEN

    def close(self) -> None:
        self.may_end.release(100)


def test_ten_calls_in_a_second_are_shown_and_spoken_in_order_and_in_step(
    hall: Hall, qtbot: QtBot, tmp_path: Path
) -> None:
    """The real speaker and its queue; only the loudspeaker is a double."""
    player, studio = Turntable(), Studio(Cache(tmp_path / "cache"), Recordings(tmp_path), [])

    def make(on_done: Done, *, on_start: Started, hours: Callable[[], Hours]) -> Speaker:
        return GuardedSpeaker(on_done, on_start=on_start, hours=hours, studio=studio, player=player)

    more = "".join(f'[[counter]]\nnumber = {number}\nserves = [{{ zone = "A" }}]\n\n' for number in range(8, 14))
    publish(
        hall.lobby, published(hall.lobby)[1].replace("[[counter]]\nnumber = 1\n", more + "[[counter]]\nnumber = 1\n")
    )
    hall.arrive(10)
    wall, _ = hall.wall(Voice(make))
    qtbot.waitUntil(lambda: wall.speaks)
    seqs = []
    for counter in (1, 2, 3, 4, *range(8, 14)):
        seqs.append(hall.call(counter).seq)
        hall.clock.forward(seconds=0.1)

    def acknowledged(kind: str) -> list[int]:
        return [event.data["call"] for event in events_after(hall.lobby, 0) if event.kind == kind]

    # All can be read at once, while the first is being said.
    qtbot.waitUntil(lambda: acknowledged("call_shown") == seqs)
    for seq in seqs:
        # What is heard is what stands on the flash; it stays there for as long as it is heard.
        qtbot.waitUntil(lambda seq=seq: (wall.flash.seq, wall.flash.sound) == (seq, True))
        hall.steady.at += announcing.RISE + announcing.HOLD
        wall.go_on()
        assert wall.flash.seq == seq
        player.may_end.release()
        qtbot.waitUntil(lambda seq=seq: seq not in wall.state.unspoken)
    qtbot.waitUntil(lambda: acknowledged("call_spoken") == seqs)
    assert acknowledged("call_shown") == seqs
