"""The cache of rendered speech: what is kept is found, and what is damaged never sounds."""

import os
import subprocess
import sys
import time
import wave
from array import array
from pathlib import Path

import pytest

from shared.voice import cache as caching
from shared.voice.announcement import Part
from shared.voice.cache import Cache, Moved, Unusable, key
from shared.voice.sound import RATE, write_wav

PART = Part("zh", "到3号窗口", "dao4 san1 hao4 chuang1 kou3")
KEY = key("test voice", PART)


def render(path: Path, *, value: int = 1000, count: int = 2400) -> Path:
    write_wav(path, array("h", [value] * count))
    return path


def kept(cache: Cache, name: str = KEY, count: int = 2400) -> Path:
    return cache.keep(name, render(cache.place(name), count=count))


def test_what_is_kept_is_found_after_a_restart_and_any_player_reads_it(tmp_path: Path) -> None:
    assert Cache(tmp_path).find(KEY) is None
    kept(Cache(tmp_path))
    found = Cache(tmp_path).find(KEY)
    assert found is not None
    with wave.open(str(found)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate(), file.getnframes()) == (1, 2, RATE, 2400)
    assert [path.name for path in tmp_path.iterdir()] == [f"{KEY}.wav"], "nothing else is left in the folder"


def test_the_key_changes_with_the_voice_and_with_the_words() -> None:
    other = Part("zh", "到4号窗口", "dao4 si4 hao4 chuang1 kou3")
    english = Part("en", PART.text, PART.spoken)
    assert len({KEY, key("another", PART), key("test voice", other), key("test voice", english)}) == 4


@pytest.mark.parametrize("damage", ["cut short", "one bit", "empty", "not sealed", "text"])
def test_a_damaged_file_is_removed_and_counted(tmp_path: Path, damage: str) -> None:
    cache = Cache(tmp_path)
    path = kept(cache)
    whole = path.read_bytes()
    flipped = bytearray(whole)
    flipped[1000] ^= 1
    path.write_bytes(
        {
            "cut short": whole[:-900],
            "one bit": bytes(flipped),
            "empty": b"",
            "not sealed": whole[:-40],
            "text": b"hello" * 100,
        }[damage]
    )
    assert cache.find(KEY) is None
    assert not path.exists()
    assert cache.removed == 1


@pytest.mark.parametrize("wrong", ["silent", "rate", "stereo", "no frames"])
def test_what_is_no_sound_of_ours_is_not_taken_in(tmp_path: Path, wrong: str) -> None:
    cache = Cache(tmp_path)
    path = cache.place(KEY)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2 if wrong == "stereo" else 1)
        file.setsampwidth(2)
        file.setframerate(22_050 if wrong == "rate" else RATE)
        file.writeframes(b"" if wrong == "no frames" else (b"\0\0" if wrong == "silent" else b"\1\1") * 4800)
    with pytest.raises(Unusable):
        cache.keep(KEY, path)
    assert list(tmp_path.iterdir()) == []


def test_the_least_recently_used_leave_first_and_the_newest_stays(tmp_path: Path) -> None:
    one = len(caching.sealed(render(tmp_path / "one.wav").read_bytes()))
    (tmp_path / "one.wav").unlink()
    cache = Cache(tmp_path, limit_bytes=3 * one)
    names = [key("voice", Part("en", str(index), str(index))) for index in range(4)]
    for age, name in zip((9000, 8000, 7000), names, strict=False):
        path = kept(cache, name)
        os.utime(path, (time.time() - age, time.time() - age))
    assert cache.find(names[0]) is not None  # used now: the oldest is the second
    kept(cache, names[3])
    assert [cache.find(name) is not None for name in names] == [True, False, True, True]
    tiny = Cache(tmp_path, limit_bytes=one)
    kept(tiny, KEY)
    assert tiny.size() == (1, one), "even those just used go when the limit leaves no choice"


@pytest.mark.parametrize("how", ["a file in its place", "writing fails"])
def test_a_folder_that_cannot_be_written_to_is_told_once_and_sounds_are_kept_elsewhere(
    tmp_path: Path, how: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "cache"
    if how == "a file in its place":
        folder.write_text("in the way")
    else:
        real = Path.write_bytes

        def full(path: Path, data: bytes) -> int:
            if path.is_relative_to(folder):
                raise OSError(28, "No space left on device")
            return real(path, data)

        monkeypatch.setattr(Path, "write_bytes", full)
    cache = Cache(folder)
    kept(cache)
    kept(cache, key("other", PART))
    assert cache.find(KEY) is not None
    assert cache.trouble
    assert cache.folder != folder
    assert len(caplog.records) == 1
    temporary = cache.folder
    cache.close()
    assert not temporary.exists()


def test_a_disk_that_fills_loses_nothing_that_was_rendered_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(tmp_path / "cache")
    before = kept(cache)
    rendered = render(cache.place(key("other", PART)))
    real = os.replace

    def full(source: Path, target: Path) -> None:
        if target.is_relative_to(tmp_path):
            raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(Moved):
        cache.keep(key("other", PART), rendered)
    after = kept(cache, key("other", PART))
    assert not after.is_relative_to(tmp_path)
    assert (cache.find(KEY), cache.find(key("other", PART))) == (before, after)
    before.write_bytes(b"damaged")
    assert cache.find(KEY) is None
    cache.close()


def test_several_processes_may_write_one_key(tmp_path: Path) -> None:
    program = (
        "import sys; from array import array; from pathlib import Path\n"
        "from shared.voice.cache import Cache; from shared.voice.sound import write_wav\n"
        "cache = Cache(Path(sys.argv[1]))\n"
        "for value in range(1, 40):\n"
        "    path = cache.place(sys.argv[2]); write_wav(path, array('h', [value] * 9000))\n"
        "    assert cache.keep(sys.argv[2], path); assert cache.find(sys.argv[2])\n"
        "assert not cache.removed and not cache.trouble, cache.trouble\n"
    )
    both = [subprocess.Popen([sys.executable, "-c", program, str(tmp_path), KEY]) for _ in range(2)]
    assert [process.wait(timeout=60) for process in both] == [0, 0]
    assert [path.name for path in tmp_path.iterdir()] == [f"{KEY}.wav"]
