"""`tingtang voice`: what a speaker records, what is taken of it, and rendering ahead."""

from array import array
from pathlib import Path

import pytest

from shared.voice import studio
from shared.voice.cache import Cache
from shared.voice.rendering import Rendering
from shared.voice.sound import RATE, write_wav
from shared.voice.studio import Link
from tests.cli.conftest import Run
from tests.voice.doubles import VOICES, renderer


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TINGTANG_VOICE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("TINGTANG_VOICE_RECORDINGS", str(tmp_path / "recordings"))


def voice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fault: str = "") -> None:
    def chain(cache: Cache) -> tuple[Link, ...]:
        return (Link("neural", Rendering(renderer(str(tmp_path / "asked"), fault), lambda: VOICES, cache)),)

    monkeypatch.setattr(studio, "chain", chain)


def tone(path: Path, seconds: float, value: int = 4000) -> None:
    count = round(seconds * RATE)
    write_wav(path, array("h", [value if index // 50 % 2 else -value for index in range(count)]))


def test_the_list_names_every_part_once_in_both_languages(tingtang: Run) -> None:
    rows = tingtang("voice", "record-list", "--up-to", "2").data["recordings"]
    files = [row["file"] for row in rows]
    assert len(files) == len(set(files))
    assert {"zh-请A001号.wav", "zh-请A002号.wav", "zh-到1号窗口.wav", "en-Ticket-A001.wav"} <= set(files)
    assert "zh-请A003号.wav" not in files
    words = tingtang("voice", "record-list", "--up-to", "2", json=False).out
    assert f"共 {len(files)} 条" in words


def test_good_recordings_are_taken_and_each_bad_one_is_a_line(tingtang: Run, tmp_path: Path) -> None:
    source = tmp_path / "read"
    source.mkdir()
    tone(source / "zh-到1号窗口.wav", 1.2)
    tone(source / "zh-到6号窗口.WAV", 1.2)
    (source / "zh-到7号窗口.m4a").write_bytes(b"another format")
    (source / "list.txt").write_text("zh-到1号窗口.wav\t到1号窗口")
    tone(source / "zh-到2号窗口.wav", 9.0)
    tone(source / "zh-到3号窗口.wav", 1.2, value=32767)
    tone(source / "zh-到4号窗口.wav", 1.2, value=20)
    tone(source / "zh-到5号窗口.wav", 1.2, value=0)
    (source / "zh-请A001号.wav").write_bytes(b"no sound")
    tone(source / "other.wav", 1.0)
    before = sorted(path.name for path in source.iterdir())
    result = tingtang("voice", "import", str(source))
    assert result.code == 2
    assert result.data["taken"] == ["zh-到1号窗口.wav", "zh-到6号窗口.wav"]
    assert {one["file"]: one["why"]["en"].split(" (")[0] for one in result.data["refused"]} == {
        "other.wav": "is not on the list of what to record",
        "zh-到2号窗口.wav": "has the wrong length for its text",
        "zh-到3号窗口.wav": "is clipped: record farther from the microphone",
        "zh-到4号窗口.wav": "is too quiet",
        "zh-到5号窗口.wav": "is silent",
        "zh-到7号窗口.m4a": "is no WAV file",
        "zh-请A001号.wav": "is no sound file that can be read",
    }
    recorded = sorted(path.name for path in (tmp_path / "recordings").iterdir())
    assert recorded == ["zh-到1号窗口.wav", "zh-到6号窗口.wav"]
    assert sorted(path.name for path in source.iterdir()) == before
    assert tingtang("voice", "import", str(tmp_path / "nowhere")).code == 2


def test_building_renders_what_is_missing_only(tingtang: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    voice(monkeypatch, tmp_path)
    first = tingtang("voice", "build", "--up-to", "1").data
    assert first["rendered"] > 10
    assert first["there"] == 0
    second = tingtang("voice", "build", "--up-to", "1").data
    assert (second["rendered"], second["there"]) == (0, first["rendered"])


def test_building_without_a_voice_says_so(tingtang: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    voice(monkeypatch, tmp_path, "not ready")
    result = tingtang("voice", "build", "--up-to", "1")
    assert result.code == 3
    assert "not installed" in result.err


def test_a_call_and_a_text_into_a_file(tingtang: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    voice(monkeypatch, tmp_path)
    call = tingtang("voice", "say", "A012", "3", "--to", str(tmp_path / "call.wav")).data
    assert (call["voices"], call["outcome"], call["ready"]) == (["neural", "neural"], "spoken", False)
    assert tingtang("voice", "say", "A012", "3", "--to", str(tmp_path / "call.wav")).data["ready"]
    text = tingtang("voice", "say", "Good morning", "--en", "--to", str(tmp_path / "text.wav")).data
    assert text["voices"] == ["neural"]
    assert (tmp_path / "call.wav").stat().st_size > (tmp_path / "text.wav").stat().st_size > 4800
    assert tingtang("voice", "say", "A012", "3", "--to", str(tmp_path / "no" / "x.wav")).code == 2


def test_the_doctor_tells_what_is_missing(tingtang: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    voice(monkeypatch, tmp_path, "crash")
    result = tingtang("voice", "doctor")
    assert result.code == 1
    (told,) = result.data["voices"]
    assert (told["voice"], told["installed"], told["works"]) == ("neural", True, False)
    assert result.data["cache"]["folder"] == str(tmp_path / "cache")
