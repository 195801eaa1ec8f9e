"""The guarded speaker: the real engine into a file, and an engine with every fault it can have."""

import os
import queue
import subprocess
import sys
import wave
from array import array
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import miniaudio
import pytest

from shared.voice import Announcement, GuardedSpeaker, Outcome, PhraseBook, SilentSpeaker, recording_speaker
from shared.voice.engine import announce
from shared.voice.playback import CardOut, FileOut
from shared.voice.sound import chime, loudness, seconds, silence
from shared.voice.speaker import ENGINE

BOOK = PhraseBook({"zh": "请{number}号到{counter}号窗口", "en": "Ticket {number}, please go to window {counter}"})
PATIENCE = 60  # an upper bound for a slow machine, never waited out

# An engine that does to a request what the fault in its way says; it answers well to a chime without sentences
# unless the fault is in the sound.
ENGINE_WITH = """
import json, os, signal, sys
def answer(**values): print(json.dumps(values), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    fault = {fault!r} if request["sentences"] or {always!r} else ""
    if fault == "crash while rendering": os._exit(1)
    if fault == "hang while rendering": signal.pause()
    if fault == "nonsense": print("Audio saved to nowhere", flush=True); continue
    answer(composed=0.0, voices=len(request["sentences"]))
    if fault == "crash while sounding": os._exit(1)
    if fault == "hang while sounding": signal.pause()
    if fault == "no device": answer(outcome="failed: no device"); continue
    answer(outcome="spoken" if request["sentences"] else "chime only")
"""


class Heard:
    """What the speaker told, in order; the test waits for it instead of for the clock."""

    def __init__(self) -> None:
        self._told: queue.SimpleQueue[tuple[str, Outcome]] = queue.SimpleQueue()

    def __call__(self, announcement: Announcement, outcome: Outcome) -> None:
        self._told.put((announcement.number, outcome))

    def next(self) -> tuple[str, Outcome]:
        return self._told.get(timeout=PATIENCE)


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def with_fault(heard: Heard) -> Iterator[Callable[..., GuardedSpeaker]]:
    speakers = []

    def make(fault: str, *, always: bool = False, **limits: float) -> GuardedSpeaker:
        program = ENGINE_WITH.format(fault=fault, always=always)
        speaker = GuardedSpeaker(heard, engine=(sys.executable, "-c", program), **limits)
        speakers.append(speaker)
        return speaker

    yield make
    for speaker in speakers:
        speaker.close()


def test_the_real_engine_speaks_both_languages_after_the_chime(tmp_path: Path, heard: Heard) -> None:
    speaker = recording_speaker(tmp_path, heard)
    speaker.say(BOOK.call("A012", 3))
    speaker.say(BOOK.call("B345", 12))
    assert [heard.next(), heard.next()] == [("A012", Outcome.SPOKEN), ("B345", Outcome.SPOKEN)]
    speaker.close()
    files = sorted(tmp_path.iterdir())
    assert [file.name for file in files] == ["0001-A012.wav", "0002-B345.wav"]
    for file in files:
        with wave.open(str(file)) as sound:
            samples = array("h", sound.readframes(sound.getnframes()))
        assert 6 < seconds(samples) < 16
        assert loudness(samples[len(chime()) :]) > -30


def test_one_language_is_a_plausible_time_of_speech(tmp_path: Path, heard: Heard) -> None:
    speaker = recording_speaker(tmp_path, heard)
    speaker.say(PhraseBook({"en": BOOK.call_templates["en"]}, chime=False).call("C907", 5))
    assert heard.next() == ("C907", Outcome.SPOKEN)
    speaker.close()
    with wave.open(str(tmp_path / "0001-C907.wav")) as sound:
        samples = array("h", sound.readframes(sound.getnframes()))
    assert 2.5 < seconds(samples) < 7
    assert loudness(samples) > -30


@pytest.mark.parametrize(
    ("fault", "limits"),
    [
        ("crash while rendering", {}),
        ("nonsense", {}),
        pytest.param(
            "hang while rendering",
            {"rendering": 2.0},
            marks=pytest.mark.skipif(sys.platform == "win32", reason="signal.pause is not there"),
        ),
    ],
)
def test_a_voice_that_fails_leaves_the_chime(
    fault: str, limits: dict[str, float], heard: Heard, with_fault: Callable[..., GuardedSpeaker]
) -> None:
    speaker = with_fault(fault, **limits)
    speaker.say(BOOK.call("A001", 1))
    speaker.say(BOOK.call("A002", 1))
    assert [heard.next(), heard.next()] == [("A001", Outcome.CHIME_ONLY), ("A002", Outcome.CHIME_ONLY)]


@pytest.mark.parametrize(
    ("fault", "limits", "outcome"),
    [
        ("crash while rendering", {}, Outcome.ENGINE),
        ("crash while sounding", {}, Outcome.ENGINE),
        ("hang while sounding", {"watchdog": 0.1}, Outcome.TIMED_OUT),
        ("no device", {}, Outcome.NO_DEVICE),
    ],
)
def test_every_failure_is_told_and_the_next_call_tries_again(
    fault: str, limits: dict[str, float], outcome: Outcome, heard: Heard, with_fault: Callable[..., GuardedSpeaker]
) -> None:
    speaker = with_fault(fault, always=True, **limits)
    speaker.say(BOOK.call("A001", 1))
    speaker.say(BOOK.call("A002", 1))
    assert [heard.next(), heard.next()] == [("A001", outcome), ("A002", outcome)]


def test_an_engine_that_cannot_be_started(heard: Heard, tmp_path: Path) -> None:
    speaker = GuardedSpeaker(heard, engine=(str(tmp_path / "nothing"),))
    speaker.say(BOOK.call("A001", 1))
    assert heard.next() == ("A001", Outcome.ENGINE)
    speaker.close()


def test_close_ends_a_hung_engine(heard: Heard, with_fault: Callable[..., GuardedSpeaker]) -> None:
    speaker = with_fault("hang while rendering", always=True, rendering=10 * PATIENCE)
    speaker.say(BOOK.call("A001", 1))
    speaker.close()
    assert heard.next() == ("A001", Outcome.CLOSED)
    speaker.say(BOOK.call("A002", 1))
    assert heard.next() == ("A002", Outcome.CLOSED)


def test_a_listener_that_raises_does_not_silence_the_next_call(caplog: pytest.LogCaptureFixture) -> None:
    told: queue.SimpleQueue[str] = queue.SimpleQueue()

    def listener(announcement: Announcement, outcome: Outcome) -> None:
        told.put(announcement.number)
        raise LookupError(outcome)

    program = ENGINE_WITH.format(fault="", always=False)
    speaker = GuardedSpeaker(listener, engine=(sys.executable, "-c", program))
    speaker.say(BOOK.call("A001", 1))
    speaker.say(BOOK.call("A002", 1))
    assert [told.get(timeout=PATIENCE), told.get(timeout=PATIENCE)] == ["A001", "A002"]
    speaker.close()
    assert "the listener failed on A001" in caplog.text


@pytest.mark.skipif(sys.platform == "win32", reason="needs a named pipe")
def test_waiting_calls_of_one_ticket_become_one_and_dropped_ones_are_not_said(heard: Heard, tmp_path: Path) -> None:
    # The engine holds the first call until the queue behind it is as the test wants it.
    program = (
        "import json, sys\n"
        "for line in sys.stdin:\n"
        "    request = json.loads(line)\n"
        "    print(json.dumps({'composed': 0.0}), flush=True)\n"
        f"    open({str(tmp_path / 'gate')!r}).read() if request['number'] == 'A001' else None\n"
        "    print(json.dumps({'outcome': 'spoken'}), flush=True)\n"
    )
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    speaker = GuardedSpeaker(heard, engine=(sys.executable, "-c", program), watchdog=PATIENCE)
    speaker.say(BOOK.call("A001", 1))
    with gate.open("w"):  # opens once the engine reads it: A001 sounds now
        speaker.say(BOOK.call("A002", 1))
        speaker.say(BOOK.call("A003", 1))
        speaker.say(BOOK.call("A002", 4, seq=9))
        speaker.drop("A003")
        speaker.drop("A001")  # sounds already: not cut
        speaker.drop("Z999")
    assert [heard.next() for _ in range(4)] == [
        ("A002", Outcome.REPLACED),
        ("A003", Outcome.DROPPED),
        ("A001", Outcome.SPOKEN),
        ("A002", Outcome.SPOKEN),
    ]
    speaker.close()


def test_the_engine_ends_with_its_parent_s_pipe(tmp_path: Path) -> None:
    process = subprocess.Popen([*ENGINE, "--folder", str(tmp_path)], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(timeout=PATIENCE) == 0


def test_the_sound_card_s_code_reaches_the_end_on_a_null_device() -> None:
    CardOut([miniaudio.Backend.NULL]).play(silence(0.2), "A001")


def test_without_an_engine_the_chime_is_played(tmp_path: Path) -> None:
    answers = StringIO()
    announce({"number": "A001", "chime": False, "sentences": []}, None, FileOut(tmp_path), answers)
    assert answers.getvalue().splitlines()[-1] == '{"outcome": "chime only"}'
    assert (tmp_path / "0001-A001.wav").stat().st_size > 2 * len(chime())


def test_the_silent_speaker_says_so(heard: Heard) -> None:
    SilentSpeaker(heard).say(BOOK.call("A001", 1))
    assert heard.next() == ("A001", Outcome.MUTED)
