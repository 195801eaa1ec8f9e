"""The headset: what concerns the person is said there and nowhere else, one message after the other, none cut off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desk.options import parse
from desk.radio.headset import NO_HEADSET, NO_SOUND, NO_VOICE, Headset, headset
from desk.radio.seatradio import SeatRadio
from desk.radio.wearing import wear
from desk.teller.scene import Morning
from shared import operations as do
from shared.lobby.text import Text
from shared.screens.app import Screen
from shared.screens.jobs import ImmediateJobs, SerialJobs
from shared.voice import Announcement, GuardedSpeaker, Health, Hours, Outcome
from shared.voice.cache import Cache
from shared.voice.playing import PLAYER, Player
from shared.voice.recordings import Recordings
from shared.voice.rendering import Rendering
from shared.voice.studio import Link, Studio
from tests.desk.conftest import Sits
from tests.voice.capture import PulseAudio
from tests.voice.conftest import pulse  # noqa: F401
from tests.voice.doubles import VOICES, renderer

PATIENCE = 60.0


class Parrot:
    """A speaker that keeps what it is handed."""

    def __init__(
        self, on_done: Callable[[Announcement, Outcome], None], *, on_start: object, hours: Callable[[], Hours]
    ):
        self.end = on_done
        self.hours = hours
        self.asked: list[Announcement] = []
        self.dropped: list[str] = []
        self.cuts = 0
        self.health = Health("neural")

    def say(self, announcement: Announcement, *, times: int = 1) -> None:
        self.asked.append(announcement)

    def drop(self, number: str) -> None:
        self.dropped.append(number)

    def cut(self) -> None:
        self.cuts += 1

    def close(self) -> None:
        pass

    @property
    def said(self) -> list[str]:
        return [sentence.text for one in self.asked for sentence in one.sentences]


@pytest.fixture
def worn(qapp: object, morning: Morning) -> tuple[Headset, Parrot]:
    made: list[Parrot] = []

    def make(*given: object, **named: object) -> Parrot:
        made.append(Parrot(*given, **named))  # type: ignore[arg-type]
        return made[0]

    ears = Headset(make)
    ears.begin()
    return ears, made[0]


def say(morning: Morning, to: str, words: str, by: str = "2001") -> int:
    return do.send(morning.lobby.acting(by), to, words, request_id=f"{to} {words}").id


def follow(ears: Headset, morning: Morning, staff: str = "1027") -> None:
    board = do.read_board(morning.lobby)
    ears.follow(board, board.branch.people[staff], "zh")


def test_what_concerns_the_person_is_said_once_in_its_order(worn: tuple[Headset, Parrot], morning: Morning) -> None:
    ears, parrot = worn
    first = say(morning, "teller", "请支援现金区")
    say(morning, "wealth", "请接待")
    say(morning, "1015", "请来")
    second = say(morning, "everyone", "注意可疑情况", by="1001")
    say(morning, "lobby", "我来", by="1027")
    follow(ears, morning)
    follow(ears, morning)
    assert parrot.said == ["周宁：请支援现金区", "王芳：注意可疑情况"]
    assert [(one.number, one.seq, one.chime) for one in parrot.asked] == [
        (f"radio-{first}", first, False),
        (f"radio-{second}", second, False),
    ]
    # The hall's quiet hours and volumes are the hall's.
    assert parrot.hours() == Hours()


def test_what_was_answered_meanwhile_need_not_be_said(worn: tuple[Headset, Parrot], morning: Morning) -> None:
    ears, parrot = worn
    id = say(morning, "teller", "请支援现金区")
    follow(ears, morning)
    do.acknowledge_message(morning.lobby.acting("1015"), id)
    follow(ears, morning)
    assert parrot.dropped == [f"radio-{id}"]


def test_what_nobody_answered_is_said_to_whom_it_goes_on(worn: tuple[Headset, Parrot], morning: Morning) -> None:
    ears, parrot = worn
    say(morning, "1015", "请来", by="1001")
    follow(ears, morning, "2001")
    assert parrot.said == []
    morning.clock.ago(-2)
    do.tend_radio(morning.lobby)
    follow(ears, morning, "2001")
    assert parrot.said == ["王芳：请来"]


def test_the_halls_alerts_are_said_to_whom_they_are_told(worn: tuple[Headset, Parrot], morning: Morning) -> None:
    ears, parrot = worn
    do.ask_help(morning.lobby, "取号机 1")
    (id,) = do.tell_alerts(morning.lobby)
    follow(ears, morning, "2001")
    follow(ears, morning, "2001")
    assert parrot.said == ["客户需要人工帮助，取号机 1·10:26"]
    do.acknowledge_message(morning.lobby.acting("2001"), id)
    follow(ears, morning, "2001")
    assert parrot.dropped == [f"radio-{id}"]
    do.ask_help(morning.lobby, "取号机 2")
    do.tell_alerts(morning.lobby)
    follow(ears, morning, "1027")
    assert len(parrot.said) == 1


def test_nobody_at_the_seat_hears_nothing_and_the_next_one_hears_what_waits(
    worn: tuple[Headset, Parrot], morning: Morning
) -> None:
    ears, parrot = worn
    say(morning, "teller", "请支援现金区")
    follow(ears, morning)
    ears.follow(do.read_board(morning.lobby), None, "zh")
    assert parrot.cuts == 2
    follow(ears, morning, "1015")
    assert parrot.said == ["周宁：请支援现金区"] * 2


@pytest.mark.parametrize(
    ("outcome", "why"),
    [
        (Outcome.SPOKEN, None),
        (Outcome.NO_DEVICE, NO_HEADSET),
        (Outcome.CHIME_ONLY, NO_VOICE),
        (Outcome.TIMED_OUT, NO_SOUND),
    ],
)
def test_the_seat_says_why_nothing_is_heard(
    sits: Sits, morning: Morning, worn: tuple[Headset, Parrot], qtbot: QtBot, outcome: Outcome, why: Text | None
) -> None:
    ears, parrot = worn
    teller = sits()
    say(morning, "teller", "请支援现金区")
    teller.parts.link.read()
    teller.parts.radio.wear(ears, ImmediateJobs())
    assert parrot.said == ["周宁：请支援现金区"]
    with qtbot.waitSignal(ears.trouble):
        parrot.end(parrot.asked[0], outcome)
    teller.click("radio")
    assert teller.parts.radio.trouble == (why.zh if why else "")
    assert teller.drawn("radioTrouble") == (why is not None)


def studio(tmp_path: Path) -> Studio:
    cache = Cache(tmp_path / "cache")
    rendering = Rendering(renderer(str(tmp_path / "voice")), lambda: VOICES, cache)
    return Studio(cache, Recordings(tmp_path / "recordings"), [Link("neural", rendering)])


Ears = Callable[..., Headset]


@pytest.fixture
def ears(qapp: object, tmp_path: Path) -> Iterator[Ears]:
    """Real processes: `ears(options of the player, device)`; only the voice itself is a double."""
    made: list[Headset] = []

    def wear(*options: str, device: str | None = None) -> Headset:
        player = Player((*PLAYER, *options), device=device)
        made.append(Headset(partial(GuardedSpeaker, studio=studio(tmp_path), player=player, patience=PATIENCE)))
        made[-1].begin()
        return made[-1]

    yield wear
    for one in made:
        one.close()


def test_a_burst_is_said_whole_one_message_a_sound(ears: Ears, morning: Morning, tmp_path: Path, qtbot: QtBot) -> None:
    one = ears("--folder", str(tmp_path / "said"))
    ids = [say(morning, "teller", f"请支援 {number}", by="2001") for number in range(9)]
    ended: list[tuple[int, str]] = []
    one.ended.connect(lambda seq, outcome, _: ended.append((seq, outcome)))
    follow(one, morning)
    qtbot.waitUntil(lambda: len(ended) == len(ids))
    assert ended == [(id, "spoken") for id in ids]
    files = sorted(path.name for path in (tmp_path / "said").iterdir())
    assert files == [f"{at + 1:04d}-radio-{id}.wav" for at, id in enumerate(ids)]


def test_it_sounds_in_the_headset_and_never_in_the_hall(
    ears: Ears,
    morning: Morning,
    pulse: PulseAudio,  # noqa: F811
    qtbot: QtBot,
) -> None:
    pulse.plug("Headset")
    hall, ear = pulse.capture("Hall"), pulse.capture("Headset")
    one = ears("--only", device="headset")
    say(morning, "teller", "请支援现金区")
    with qtbot.waitSignal(one.ended) as told:
        follow(one, morning)
    assert told.args[1] == "spoken"
    assert set(ear.wait_for_sound(2000)) == {900}
    # Pulled out: its words are for one person, so they are not said to the room instead.
    pulse.unplug("Headset")
    say(morning, "teller", "快点")
    with qtbot.waitSignal(one.trouble) as told:
        follow(one, morning)
    assert told.args == [NO_HEADSET]
    assert len(hall.sound()) == 0


def test_a_headset_that_is_not_there_is_told_at_the_start(
    sits: Sits,
    pulse: PulseAudio,  # noqa: F811
    qtbot: QtBot,
) -> None:
    teller = sits()
    jobs = SerialJobs()
    missing = headset("Ear")
    teller.parts.radio.wear(missing, jobs)
    qtbot.waitUntil(lambda: teller.parts.radio.trouble == NO_HEADSET.zh)
    missing.close()
    pulse.plug("Ear")
    found = headset("ear")
    found.begin()
    assert found.is_there
    found.close()
    jobs.close()


def test_without_the_option_there_is_no_process_that_speaks(
    qapp: object, monkeypatch: pytest.MonkeyPatch, sits: Sits
) -> None:
    worn: list[str] = []
    monkeypatch.setattr("desk.radio.wearing.headset", lambda device: worn.append(device))
    teller = sits()
    assert parse(["--seat", "lobby"]).headset is None
    with Screen("test") as screen:
        wear(screen, SeatRadio(teller.parts.link), parse(["--seat", "lobby"]))
    assert worn == []
    assert parse(["--headset"]).headset == ""
    assert parse(["--headset", "USB"]).headset == "USB"
