"""PocketSphinx, which knows only the words of calls, hears which ticket goes to which window.

First each call as the voice renders it; then as the hall hears it, chime and all, through the whole chain: what the
speaker wrote, and what came out of a loudspeaker.
"""

import queue
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest

from shared.voice import Announcement, GuardedSpeaker, Outcome, PhraseBook, recording_speaker
from shared.voice.cache import Cache
from shared.voice.playing import Player
from shared.voice.recordings import Recordings
from shared.voice.sound import FULL, RATE, chime
from shared.voice.studio import Studio
from shared.voice.voices import voices
from tests.voice.capture import PATIENCE, PulseAudio
from tests.voice.hearing.calls import PHRASES, Call

if "en" not in voices():
    pytest.skip("the extra `voice` is not installed", allow_module_level=True)
pocketsphinx = pytest.importorskip("pocketsphinx", reason="the extra `test` is not installed")

import numpy as np  # noqa: E402

from tests.voice.hearing.saying import English, Samples, at_16_khz, read  # noqa: E402

# Any ticket of four letters and three digits to any window: 48,000 calls, of which one is said.
GRAMMAR = """#JSGF V1.0;
grammar calls;
<letter> = a | b | v | z;
<digit> = zero | one | two | three | four | five | six | seven | eight | nine;
<counter> = one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve;
public <call> = ticket <letter> <digit> <digit> <digit> please go to window <counter>;
"""
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
COUNTERS = (*DIGITS[1:], "ten", "eleven", "twelve")
CALLS = [
    Call("A012", 3),
    Call("B345", 1),
    Call("V678", 2),
    Call("Z901", 4),
    Call("A786", 5),
    Call("B059", 6),
    Call("V124", 7),
    Call("Z537", 8),
    Call("A490", 10),
    Call("Z263", 12),
]

RUNG = array("h", np.trim_zeros(np.array(chime(), "<i2"), "f").tobytes())


@pytest.fixture(scope="module")
def decoder() -> object:
    made = pocketsphinx.Decoder(lm=None, samprate=16000, loglevel="FATAL")
    made.add_jsgf_string("calls", GRAMMAR)
    made.activate_search("calls")
    return made


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> English:
    return English(tmp_path_factory.mktemp("said"))


def heard(samples: Samples, decoder: object) -> str:
    """What is understood of a sound, with a moment of silence around it."""
    still = np.zeros(RATE // 5, np.float32)
    decoder.start_utt()  # type: ignore[attr-defined]
    data = (at_16_khz(np.concatenate([still, samples, still])) * FULL).astype("<i2").tobytes()
    decoder.process_raw(data, full_utt=True)  # type: ignore[attr-defined]
    decoder.end_utt()  # type: ignore[attr-defined]
    found = decoder.hyp()  # type: ignore[attr-defined]
    return str(found.hypstr) if found is not None else ""


def words_of(call: Call) -> str:
    digits = " ".join(DIGITS[int(digit)] for digit in call.number[1:])
    return f"ticket {call.number[0].lower()} {digits} please go to window {COUNTERS[call.counter - 1]}"


@pytest.mark.parametrize("call", CALLS, ids=lambda call: f"{call.number}-{call.counter}")
def test_the_call_is_heard(call: Call, english: English, decoder: object) -> None:
    assert heard(english.say(call), decoder) == words_of(call)


class InTheHall:
    """The neural voice, and calls said in English one after the other by the speaker under test."""

    def __init__(self, cache: Path, recordings: Path) -> None:
        self.studio = Studio(Cache(cache), Recordings(recordings))
        self.speaker: GuardedSpeaker | None = None
        self._book = PhraseBook(PHRASES.call_templates, ("en",))
        self._ended: queue.SimpleQueue[Outcome] = queue.SimpleQueue()

    def done(self, _announcement: Announcement, outcome: Outcome) -> None:
        self._ended.put(outcome)

    def says(self, speaker: GuardedSpeaker, calls: list[Call]) -> None:
        self.speaker = speaker
        for call in calls:
            speaker.say(self._book.call(call.number, call.counter))
        assert [self._ended.get(timeout=PATIENCE) for _ in calls] == [Outcome.SPOKEN] * len(calls)
        assert speaker.health.voice == "neural"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def hall(cache: Path, tmp_path: Path) -> Iterator[InTheHall]:
    one = InTheHall(cache, tmp_path)
    yield one
    assert one.speaker is not None
    one.speaker.close()


def after_the_chime(sounded: Samples) -> Samples:
    """The chime comes first, sample by sample. The recogniser would take bells for the sound of this voice."""
    bells = array("h", (sounded * FULL).round().astype("<i2").tobytes())[: len(RUNG)]
    assert bells == RUNG
    return sounded[len(RUNG) :]


def test_what_the_speaker_sounds_is_heard(hall: InTheHall, decoder: object, tmp_path: Path) -> None:
    hall.says(recording_speaker(tmp_path / "said", hall.done, hall.studio), CALLS[:3])
    for call, file in zip(CALLS[:3], sorted((tmp_path / "said").iterdir()), strict=True):
        assert heard(after_the_chime(np.trim_zeros(read(file), "f")), decoder) == words_of(call)


def test_what_a_loudspeaker_plays_is_heard(pulse: PulseAudio, hall: InTheHall, decoder: object) -> None:
    loudspeaker = pulse.capture()
    hall.says(GuardedSpeaker(hall.done, studio=hall.studio, player=Player(), patience=PATIENCE), CALLS[1:2])
    loudspeaker.wait(lambda _: loudspeaker.sound().tobytes().endswith(bytes(RATE // 2)))  # a quarter second after it
    sounded = np.array(loudspeaker.sound(), np.float32) / FULL
    assert heard(after_the_chime(sounded), decoder) == words_of(CALLS[1])
