"""The guarded speaker: every announcement ends once, whatever hangs, crashes or raises."""

import json
import os
import queue
import sys
import wave
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from shared.voice import Announcement, GuardedSpeaker, Hours, Outcome, PhraseBook, Urgency
from shared.voice.cache import Cache
from shared.voice.espeak import voices as espeak_voices
from shared.voice.playing import Player
from shared.voice.recordings import Recordings
from shared.voice.rendering import Rendering
from shared.voice.sound import chime, loudness, seconds
from shared.voice.speaker import recording_speaker
from shared.voice.studio import SYSTEM, Link, Studio
from tests.voice.doubles import VOICES, player, renderer

BOOK = PhraseBook({"zh": "请{number}号|到{counter}号窗口", "en": "Ticket {number},|please go to window {counter}"})
PATIENCE = 60.0  # an upper bound for a slow machine, never waited out


class Heard:
    """What the speaker told, in order; the test waits for it instead of for the clock."""

    def __init__(self) -> None:
        self._told: queue.SimpleQueue[tuple[str, Outcome]] = queue.SimpleQueue()

    def __call__(self, announcement: Announcement, outcome: Outcome) -> None:
        self._told.put((announcement.number, outcome))

    def next(self) -> tuple[str, Outcome]:
        return self._told.get(timeout=PATIENCE)

    @property
    def silent(self) -> bool:
        return self._told.empty()


@pytest.fixture
def heard() -> Heard:
    return Heard()


Make = Callable[..., GuardedSpeaker]


@pytest.fixture
def make(tmp_path: Path, heard: Heard) -> Iterator[Make]:
    """A speaker whose player and voice have faults; `watchdog` and the like go to the player."""
    made: list[GuardedSpeaker] = []

    def speaker(
        fault: str = "",
        voice: str = "",
        only: str = "",
        listener: object = heard,
        hours: object = Hours,
        **limits: float,
    ):
        cache = Cache(tmp_path / "cache")
        rendering = Rendering(renderer(str(tmp_path / "voice"), voice, only), lambda: VOICES, cache)
        studio = Studio(cache, Recordings(tmp_path / "recordings"), [Link("neural", rendering)])
        out = Player(player(str(tmp_path / "played"), fault), **limits)
        made.append(GuardedSpeaker(listener, hours=hours, studio=studio, player=out, patience=PATIENCE))
        return made[-1]

    yield speaker
    for one in made:
        one.close()


def played(tmp_path: Path) -> list[dict]:
    file = tmp_path / "played"
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.exists() else []


@pytest.mark.skipif(not espeak_voices(), reason="espeak-ng is not installed")
def test_the_real_processes_speak_both_languages_after_the_chime(tmp_path: Path, heard: Heard) -> None:
    cache = Cache(tmp_path / "cache")
    espeak = Rendering((*SYSTEM, "espeak"), espeak_voices, cache)
    studio = Studio(cache, Recordings(tmp_path), [Link("espeak", espeak, PATIENCE)])
    speaker = recording_speaker(tmp_path / "said", heard, studio)
    speaker.say(BOOK.call("A012", 3))
    speaker.say(BOOK.call("B345", 12))
    assert [heard.next(), heard.next()] == [("A012", Outcome.SPOKEN), ("B345", Outcome.SPOKEN)]
    speaker.close()
    files = sorted((tmp_path / "said").iterdir())
    assert [file.name for file in files] == ["0001-A012.wav", "0002-B345.wav"]
    for file in files:
        with wave.open(str(file)) as sound:
            samples = array("h", sound.readframes(sound.getnframes()))
        assert 6 < seconds(samples) < 16
        assert loudness(samples[len(chime()) :]) > -30


@pytest.mark.parametrize("voice", ["crash", "not ready", "error"])
def test_a_voice_that_fails_leaves_the_chime(make: Make, heard: Heard, voice: str) -> None:
    speaker = make(voice=voice)
    speaker.say(BOOK.call("A001", 1))
    speaker.say(BOOK.call("A002", 1))
    assert [heard.next(), heard.next()] == [("A001", Outcome.CHIME_ONLY), ("A002", Outcome.CHIME_ONLY)]
    assert speaker.health.voice == "chime"


def test_a_call_without_one_of_its_languages_is_told_until_one_is_said_whole(make: Make, heard: Heard) -> None:
    speaker = make(voice="error", only="A001号")
    speaker.say(BOOK.call("A001", 1), times=2)
    assert heard.next() == ("A001", Outcome.PARTLY)
    assert (speaker.health.voice, speaker.health.trouble) == ("neural", "zh: ValueError: cannot say it")
    speaker.say(BOOK.call("A002", 1))
    assert heard.next() == ("A002", Outcome.SPOKEN)
    assert speaker.health.trouble == ""


@pytest.mark.parametrize(
    ("fault", "limits", "outcome"),
    [
        ("crash", {}, Outcome.ENGINE),
        ("crash in the sound", {}, Outcome.ENGINE),
        ("hang", {"composing": 0.5}, Outcome.TIMED_OUT),
        ("hang in the sound", {"watchdog": 0.1}, Outcome.TIMED_OUT),
        ("no device", {}, Outcome.NO_DEVICE),
    ],
)
def test_every_failure_is_told_and_the_next_call_tries_again(
    make: Make, heard: Heard, fault: str, limits: dict[str, float], outcome: Outcome
) -> None:
    speaker = make(fault, **limits)
    speaker.say(BOOK.call("A001", 1))
    speaker.say(BOOK.call("A002", 1))
    assert [heard.next(), heard.next()] == [("A001", outcome), ("A002", outcome)]


def test_close_ends_what_hangs(make: Make, heard: Heard) -> None:
    speaker = make("hang", composing=10 * PATIENCE)
    speaker.say(BOOK.call("A001", 1))
    speaker.close()
    assert heard.next() == ("A001", Outcome.CLOSED)
    speaker.say(BOOK.call("A002", 1))
    assert heard.next() == ("A002", Outcome.CLOSED)


def test_close_does_not_wait_for_a_hung_voice(make: Make, heard: Heard) -> None:
    speaker = make(voice="hang")
    speaker.say(BOOK.call("A001", 1))
    speaker.close()
    assert heard.next() == ("A001", Outcome.CLOSED)


def test_a_listener_that_raises_does_not_silence_the_next_call(make: Make, caplog: pytest.LogCaptureFixture) -> None:
    told: queue.SimpleQueue[str] = queue.SimpleQueue()

    def listener(announcement: Announcement, outcome: Outcome) -> None:
        told.put(announcement.number)
        raise LookupError(outcome)

    def no_hours() -> Hours:
        raise LookupError("the store is away")

    speaker = make(listener=listener, hours=no_hours)
    speaker.say(BOOK.call("A001", 1))
    speaker.say(BOOK.call("A002", 1))
    assert [told.get(timeout=PATIENCE), told.get(timeout=PATIENCE)] == ["A001", "A002"]
    assert "the listener failed" in caplog.text
    assert "the hours are not known" in caplog.text


@pytest.mark.skipif(sys.platform == "win32", reason="needs a named pipe")
class TestWhileOneSounds:
    """The player holds A001 until the queue behind it is as the test wants it."""

    @pytest.fixture
    def gate(self, tmp_path: Path) -> Path:
        os.mkfifo(tmp_path / "played.gate")
        return tmp_path / "played.gate"

    def test_recalls_coalesce_and_dropped_ones_are_not_said(
        self, make: Make, heard: Heard, gate: Path, tmp_path: Path
    ) -> None:
        speaker = make("gate", watchdog=PATIENCE)
        speaker.say(BOOK.call("A001", 1), times=2)
        with gate.open("w"):  # opens once the player reads it: A001 sounds now
            speaker.say(BOOK.call("A002", 1))
            speaker.say(BOOK.call("A003", 1))
            speaker.say(BOOK.call("A002", 4, seq=9))
            speaker.drop("A003")
            speaker.drop("A001")  # sounds already: not cut, but not repeated
            speaker.drop("Z999")
        assert [heard.next() for _ in range(4)] == [
            ("A002", Outcome.REPLACED),
            ("A003", Outcome.DROPPED),
            ("A001", Outcome.SPOKEN),
            ("A002", Outcome.SPOKEN),
        ]
        assert [one["number"] for one in played(tmp_path)] == ["A001", "A002"]

    def test_an_emergency_is_next_and_a_notice_last(self, make: Make, heard: Heard, gate: Path, tmp_path: Path) -> None:
        speaker = make("gate", watchdog=PATIENCE)
        speaker.say(BOOK.call("A001", 1))
        with gate.open("w"):
            speaker.say(BOOK.notice({"zh": "马上关门"}))
            speaker.say(BOOK.call("A002", 1))
            speaker.say(BOOK.notice({"zh": "请离开"}, urgency=Urgency.EMERGENCY))
        assert [heard.next()[0] for _ in range(4)] == ["A001", "", "A002", ""]

    def test_cut_silences_at_once(self, make: Make, heard: Heard, gate: Path) -> None:
        speaker = make("gate", watchdog=PATIENCE)
        speaker.say(BOOK.call("A001", 1), times=3)
        with gate.open("w"):
            speaker.say(BOOK.call("A002", 1))
            speaker.cut()
            assert sorted([heard.next(), heard.next()]) == [("A001", Outcome.CUT), ("A002", Outcome.DROPPED)]
        speaker.say(BOOK.call("A003", 1))
        assert heard.next() == ("A003", Outcome.SPOKEN)


def test_a_call_is_said_again_while_nothing_waits_and_reported_once(make: Make, heard: Heard, tmp_path: Path) -> None:
    turns: queue.SimpleQueue[bool] = queue.SimpleQueue()

    def hours() -> Hours:
        turns.put(True)
        return Hours()

    speaker = make(hours=hours)
    speaker.say(BOOK.call("A001", 1), times=2)
    assert heard.next() == ("A001", Outcome.SPOKEN)
    assert [turns.get(timeout=PATIENCE) for _ in range(2)] == [True, True]
    speaker.say(BOOK.call("A002", 1))  # after the repeat, or instead of it when it comes a moment earlier
    assert heard.next() == ("A002", Outcome.SPOKEN), "the repeat is not told"
    numbers = [one["number"] for one in played(tmp_path)]
    assert numbers[0] == "A001"
    assert numbers.count("A002") == 1


def test_quiet_hours_are_asked_when_the_turn_comes(make: Make, heard: Heard, tmp_path: Path) -> None:
    now = [Hours(quiet=True)]
    speaker = make(hours=lambda: now[0])
    speaker.say(BOOK.call("A001", 1), times=2)
    assert heard.next() == ("A001", Outcome.QUIET)
    speaker.say(BOOK.notice({"zh": "请离开"}, urgency=Urgency.EMERGENCY))
    assert heard.next() == ("", Outcome.SPOKEN)
    now[0] = Hours(volume=0.0)
    speaker.say(BOOK.call("A003", 1))
    assert heard.next() == ("A003", Outcome.QUIET), "nobody hears a volume of nothing"
    speaker.say(BOOK.notice({"zh": "请离开"}, urgency=Urgency.EMERGENCY))
    assert heard.next() == ("", Outcome.SPOKEN)
    now[0] = Hours(volume=0.5)
    speaker.say(BOOK.call("A002", 1))
    assert heard.next() == ("A002", Outcome.SPOKEN)
    speaker.say(BOOK.notice({"zh": "请马上离开"}, urgency=Urgency.EMERGENCY))
    assert heard.next() == ("", Outcome.SPOKEN)
    assert [(one["number"], one["volume"]) for one in played(tmp_path)] == [
        ("", 1.0),
        ("", 1.0),
        ("A002", 0.5),
        ("", 1.0),
    ]


def test_two_hundred_calls_are_all_said_in_order(make: Make, heard: Heard, tmp_path: Path) -> None:
    speaker = make()
    numbers = [f"{letter}{index:03}" for letter in "ABCD" for index in range(50)]
    for number in numbers:
        speaker.say(BOOK.call(number, 1), times=2)
    assert [heard.next() for _ in numbers] == [(number, Outcome.SPOKEN) for number in numbers]
    assert speaker.health.backlog == 0
    said = played(tmp_path)
    assert [one["number"] for one in said[:200]] == numbers
    assert all(one["files"] for one in said)
    assert min(len(one["files"]) for one in said) == 2, "one language in the rush"


def test_what_was_prepared_is_ready(make: Make, heard: Heard) -> None:
    speaker = make()
    call = BOOK.call("A001", 1)
    speaker.prepare([call])
    speaker._studio.links[0].rendering.wait([part for one in call.sentences for part in one.parts], PATIENCE)
    speaker.say(call)
    assert heard.next() == ("A001", Outcome.SPOKEN)
    assert (speaker.health.ready, speaker.health.asked, speaker.health.last) == (1, 1, Outcome.SPOKEN)
    assert speaker.health.voice == "neural"
