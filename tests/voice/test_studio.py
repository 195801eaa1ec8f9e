"""The chain of voices: who says a sentence when the better one cannot, and what is rendered first."""

import os
import subprocess
import sys
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from shared.voice.announcement import Announcement, Sentence
from shared.voice.cache import Cache
from shared.voice.phrases import PhraseBook
from shared.voice.recordings import Recordings, file_name
from shared.voice.rendering import CRASHES, Rendering
from shared.voice.sound import write_wav
from shared.voice.studio import Link, Studio
from tests.voice.doubles import VOICES, renderer

BOOK = PhraseBook({"zh": "请{number}号|到{counter}号窗口", "en": "Ticket {number},|please go to window {counter}"})
CALL = BOOK.call("A012", 3)
PATIENCE = 60.0  # an upper bound for a slow machine, never waited out
PLAIN = {"zh": "plain zh", "en": "plain en"}

Make = Callable[..., Studio]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """A studio with a voice that has a fault, and a plain one behind it that has none."""
    made: list[Studio] = []

    def studio(fault: str = "", only: str = "", plain: bool = True, **limits: float) -> Studio:
        cache = Cache(tmp_path / "cache")
        best = Rendering(renderer(str(tmp_path / "best"), fault, only), lambda: VOICES, cache, **limits)
        links = [Link("neural", best)]
        if plain:
            links.append(Link("espeak", Rendering(renderer(str(tmp_path / "plain")), lambda: PLAIN, cache), PATIENCE))
        made.append(Studio(cache, Recordings(tmp_path / "recordings"), links))
        return made[-1]

    yield studio
    for one in made:
        one.close()


def asked(tmp_path: Path, who: str = "best") -> list[str]:
    file = tmp_path / who
    return file.read_text("utf-8").splitlines() if file.exists() else []


def parts_of(*announcements: Announcement) -> list:
    return [part for one in announcements for sentence in one.sentences for part in sentence.parts]


def only_number(number: str) -> Sentence:
    return Sentence("zh", BOOK.call(number, 1).sentences[0].parts[:1])


def test_all_is_well(make: Make, tmp_path: Path) -> None:
    sounds = make().sounds(CALL, PATIENCE)
    assert (len(sounds.files), sounds.pauses, sounds.voices) == (4, (0.0, 0.0, 0.5, 0.0), ("neural", "neural"))
    assert not sounds.ready
    assert asked(tmp_path) == ["Ticket A012,", "please go to window 3", "请A012号", "到3号窗口"]
    assert make("crash").sounds(CALL, PATIENCE).ready, "kept over a restart"


@pytest.mark.parametrize(
    ("fault", "limits"),
    [
        ("crash", {}),
        ("nonsense", {}),
        ("error", {}),
        ("silence", {}),
        ("not ready", {}),
        ("hang", {"starting": 0.5}),
        ("mute at the start", {"starting": 0.5}),
    ],
)
def test_a_voice_that_fails_gives_the_whole_sentence_to_the_next(
    make: Make, fault: str, limits: dict[str, float]
) -> None:
    sounds = make(fault, **limits).sounds(CALL, PATIENCE)
    assert (len(sounds.files), sounds.voices) == (4, ("espeak", "espeak"))


def test_one_part_that_cannot_be_said_takes_only_its_own_sentence_to_another_voice(make: Make) -> None:
    sounds = make("error", only="到3号").sounds(CALL, PATIENCE)
    assert sounds.voices == ("espeak", "neural")
    assert (len(sounds.files), sounds.missing) == (4, ())


def test_a_sentence_that_no_voice_says_is_missing_and_the_reason_outlives_the_next_part(make: Make) -> None:
    studio = make("error", only="到3号", plain=False)
    sounds = studio.sounds(CALL, PATIENCE)
    assert (sounds.voices, sounds.missing) == (("neural",), CALL.sentences[:1])
    assert studio.sounds(BOOK.call("A013", 4), PATIENCE).missing == ()
    assert studio.why_not(CALL.sentences[0]) == "ValueError: cannot say it"


def test_without_any_voice_nothing_is_said(make: Make) -> None:
    studio = make("not ready", plain=False)
    sounds = studio.sounds(CALL, PATIENCE)
    assert (sounds.files, sounds.voices, sounds.missing) == ((), (), CALL.sentences)
    assert studio.why_not(CALL.sentences[1]) == "the extra is not installed"


def test_impatience_hands_over_to_the_next(make: Make) -> None:
    assert make("hang").sounds(CALL, 0.0).voices == ("espeak", "espeak")


def test_a_program_that_cannot_be_started(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    missing = Rendering((str(tmp_path / "nothing"),), lambda: VOICES, cache)
    studio = Studio(cache, Recordings(tmp_path), [Link("neural", missing)])
    assert studio.sounds(CALL, PATIENCE).files == ()
    assert "nothing" in missing.why
    studio.close()


def test_a_part_that_crashes_the_voice_is_given_up_and_the_rest_is_rendered(make: Make, tmp_path: Path) -> None:
    studio = make("crash", only="到3号", pause=0.0)
    rendering = studio.links[0].rendering
    wanted = parts_of(CALL)
    rendering.want("ahead", wanted)
    last = wanted[-1]
    rendering.wait([last], PATIENCE)
    while asked(tmp_path).count("到3号窗口") < CRASHES:
        rendering.wait([wanted[1]], PATIENCE)
    rendering.wait([last], PATIENCE)
    assert asked(tmp_path).count("到3号窗口") == CRASHES
    assert studio.sounds(CALL, PATIENCE).voices == ("espeak", "neural")
    assert asked(tmp_path).count("到3号窗口") == CRASHES


def test_a_full_disk_moves_the_cache_and_the_part_is_rendered_there(make: Make, tmp_path: Path) -> None:
    studio = make("disk full", plain=False)
    assert studio.sounds(CALL, PATIENCE).voices == ("neural", "neural")
    assert "No space left" in studio.cache.trouble
    assert not studio.cache.folder.is_relative_to(tmp_path / "cache")


def test_a_fault_of_the_model_s_own_files_leaves_the_cache_where_it_is(make: Make, tmp_path: Path) -> None:
    studio = make("no model")
    assert studio.sounds(CALL, PATIENCE).voices == ("espeak", "espeak")
    assert (studio.cache.trouble, studio.cache.folder) == ("", tmp_path / "cache")


def test_a_corrupt_cache_file_is_rendered_anew(make: Make) -> None:
    studio = make()
    first = studio.sounds(CALL, PATIENCE)
    first.files[1].write_bytes(b"RIFF")
    again = studio.sounds(CALL, PATIENCE)
    assert (again.files, again.voices, studio.cache.removed) == (first.files, ("neural", "neural"), 1)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a named pipe")
def test_urgent_parts_go_first_and_obsolete_ones_are_never_begun(make: Make, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "best.gate")
    studio = make("gate", only="A001")
    rendering = studio.links[0].rendering
    studio.prepare([*BOOK.call("A001", 1).sentences, *BOOK.call("B001", 1).sentences])
    with (tmp_path / "best.gate").open("w"):  # opens once A001 is being rendered
        studio.prepare([only_number("C001")])  # B001 is obsolete
        studio.prepare([only_number("D001")], urgent=True)
    rendering.wait(only_number("C001").parts, PATIENCE)
    rendering.wait(only_number("D001").parts, PATIENCE)
    said = asked(tmp_path)
    assert said[0] == "请A001号"
    assert set(said) == {"请A001号", "请C001号", "请D001号"}


def test_the_voice_ends_when_idle_and_starts_again(make: Make, tmp_path: Path) -> None:
    studio = make(idle=0.01)
    rendering = studio.links[0].rendering
    assert studio.sounds(CALL, PATIENCE).files
    with rendering._changed:
        assert rendering._changed.wait_for(lambda: rendering._child is None, PATIENCE) or rendering._child is None
    assert studio.sounds(BOOK.call("B001", 4), PATIENCE).voices == ("neural", "neural")


def test_recordings_are_used_only_for_whole_sentences(make: Make, tmp_path: Path) -> None:
    studio = make()
    folder = tmp_path / "recordings"
    folder.mkdir()
    chinese = CALL.sentences[0].parts
    write_wav(folder / file_name(chinese[0]), array("h", [500] * 2400))
    assert studio.sounds(CALL, PATIENCE).voices == ("neural", "neural")
    write_wav(folder / file_name(chinese[1]), array("h", [500] * 2400))
    assert studio.sounds(CALL, PATIENCE).voices == ("recorded", "neural")


def test_what_is_recorded_in_part_is_rendered_ahead_whole(make: Make, tmp_path: Path) -> None:
    studio = make()
    (tmp_path / "recordings").mkdir()
    zh, en = CALL.sentences
    for part in (zh.parts[0], *en.parts):
        write_wav(tmp_path / "recordings" / file_name(part), array("h", [500] * 2400))
    studio.prepare(CALL.sentences)
    rendering = studio.links[0].rendering
    with rendering._changed:
        assert rendering._changed.wait_for(lambda: not rendering._lists["ahead"], PATIENCE)
    assert asked(tmp_path) == [part.text for part in zh.parts]
    sounds = studio.sounds(CALL, PATIENCE)
    assert (sounds.voices, sounds.ready) == (("neural", "recorded"), True)


def test_close_ends_a_hung_child(make: Make, tmp_path: Path) -> None:
    studio = make("hang")
    studio.prepare(CALL.sentences)
    studio.close()
    assert studio.sounds(CALL, PATIENCE).files == ()


@pytest.mark.parametrize("engine", ["espeak", "pyttsx3"])
def test_the_plain_voices_end_with_their_parent_s_pipe(engine: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "shared.voice.system", engine],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(timeout=PATIENCE) == 0
