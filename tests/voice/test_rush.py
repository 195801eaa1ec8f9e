"""Two hundred calls within a minute, composed and sounded in full length, on a clock of the loudspeaker's own."""

import os
import queue
from array import array
from collections.abc import Callable, Sequence
from io import StringIO
from pathlib import Path

import pytest

from shared.voice import Announcement, GuardedSpeaker, Outcome, PhraseBook
from shared.voice.cache import Cache
from shared.voice.playback import NoDevice, Stalled
from shared.voice.player import announce
from shared.voice.playing import Player
from shared.voice.recordings import Recordings, file_name
from shared.voice.sound import TAIL, WATCHDOG, seconds, write_wav
from shared.voice.studio import Studio
from tests.voice.capture import PATIENCE, tone

BOOK = PhraseBook({"zh": "请{number}号|到{counter}号窗口", "en": "Ticket {number},|please go to window {counter}"})
CALLS = [
    BOOK.call(f"{letter}{index:03}", index % 12 + 1, language=("zh", "en", None)[index % 3])
    for index, letter in enumerate("ABVZ" * 50)
]
EVERY = 0.3
"""Seconds between two calls."""
GONE = (100.0, 103.0)
"""Seconds of the loudspeaker's clock: it is unplugged in between."""


class Loudspeaker:
    """Takes as long as a sound is; `passing` is told the time after each."""

    def __init__(self) -> None:
        self.now = 0.0
        self.lengths: list[float] = []
        self.passing: Callable[[float], None] = lambda _now: None

    def play(
        self,
        samples: "array[int]",
        name: str,
        device: str | None = None,
        on_sound: Callable[[str | None], None] | None = None,
    ) -> None:
        length, until_unplugged = seconds(samples), GONE[0] - self.now
        if GONE[0] <= self.now < GONE[1]:
            self._pass(0.1)
            raise NoDevice("unplugged")
        if 0 < until_unplugged < length:
            self._pass(until_unplugged + TAIL + WATCHDOG)
            raise Stalled("unplugged in mid-word")
        self._pass(length + TAIL)
        self.lengths.append(length)

    def _pass(self, time: float) -> None:
        self.now += time
        self.passing(self.now)


class InProcess(Player):
    """What the player's process does with a request, done here."""

    def __init__(self, out: Loudspeaker) -> None:
        super().__init__(())
        self._out = out
        self.asked: list[dict] = []

    def warm(self) -> None:
        pass

    def play(
        self,
        number: str,
        files: Sequence[Path],
        pauses: Sequence[float],
        chime: bool = True,
        volume: float = 1.0,
        on_sound: Callable[[float], None] | None = None,
    ) -> Outcome:
        asked = {"number": number, "files": [str(file) for file in files], "pauses": pauses, "chime": chime}
        self.asked.append(asked)
        return announce({**asked, "volume": volume}, self._out.now, self._out, StringIO())


@pytest.fixture
def recordings(tmp_path: Path) -> Recordings:
    """Every part of every call, about as long as a person says it: two files under all their names."""
    written = {language: tmp_path / f"{language}.wav" for language in ("zh", "en")}
    write_wav(written["zh"], tone(1.6))
    write_wav(written["en"], tone(1.9, 660))
    folder = tmp_path / "recordings"
    folder.mkdir()
    for part in {part for call in CALLS for sentence in call.sentences for part in sentence.parts}:
        os.link(written[part.language], folder / file_name(part))
    return Recordings(folder)


def test_two_hundred_calls_in_a_minute_past_a_loudspeaker_that_goes_and_comes(
    recordings: Recordings, tmp_path: Path
) -> None:
    told: queue.SimpleQueue[tuple[str, Outcome]] = queue.SimpleQueue()
    loudspeaker = Loudspeaker()
    player = InProcess(loudspeaker)

    def done(announcement: Announcement, outcome: Outcome) -> None:
        told.put((announcement.number, outcome))

    speaker = GuardedSpeaker(done, studio=Studio(Cache(tmp_path / "cache"), recordings, ()), player=player)
    coming = iter(CALLS)
    called = 0

    def calls_come(now: float) -> None:
        nonlocal called
        while called < len(CALLS) and called * EVERY <= now:
            speaker.say(next(coming), times=2)
            called += 1

    loudspeaker.passing = calls_come
    calls_come(0.0)
    ended = [told.get(timeout=PATIENCE) for _ in CALLS]
    speaker.close()
    assert told.empty()
    assert [number for number, _ in ended] == [call.number for call in CALLS], "each is told once, in order"
    failed = [outcome for _, outcome in ended if outcome is not Outcome.SPOKEN]
    assert failed[0] is Outcome.TIMED_OUT
    assert set(failed[1:]) == {Outcome.NO_DEVICE}
    assert 2 <= len(failed) <= 12
    assert loudspeaker.now < 15 * 60, "the last is said within a quarter of an hour"
    said = {one["number"]: one for one in reversed(player.asked)}
    for call in CALLS:
        heard = {Path(file).name[:2] for file in said[call.number]["files"]}
        assert (call.keep or "zh") in heard, "never without the customer's own language"
    in_the_rush = [said[call.number] for call in CALLS[20:180]]
    assert not any(one["chime"] for one in in_the_rush)
    assert {len(one["files"]) for one in in_the_rush} == {2}
    first, last = said[CALLS[0].number], said[CALLS[-1].number]
    assert [len(one["files"]) for one in (first, last)] == [4, 4]
    assert sum(loudspeaker.lengths) > 200 * 3.0
