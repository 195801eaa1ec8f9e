"""The process of the neural voices, with the real models."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from shared.voice import neural, sound, voices

needs_voice = pytest.mark.skipif(set(voices.voices()) != {"zh", "en"}, reason="the extra `voice` is not installed")
CALL = "qing3 B ling2 yi1 jiu3 hao4"


def replies_to(*requests: object) -> list[dict[str, object]]:
    lines = "".join((request if isinstance(request, str) else json.dumps(request)) + "\n" for request in requests)
    ended = subprocess.run(
        [sys.executable, "-m", "shared.voice.neural"],
        input=lines,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
        check=True,
    )
    return [json.loads(line) for line in ended.stdout.splitlines()]


@needs_voice
def test_it_keeps_to_itself(tmp_path: Path) -> None:
    # onnxruntime's reports to its makers leave a name of the device in the user's cache, and a session in TMPDIR.
    home, temporary, to = tmp_path / "home", tmp_path / "tmp", tmp_path / "b.wav"
    for folder in (home, temporary):
        folder.mkdir()
    # On build machines (CI) it reports nothing anyway; here it must not either.
    outside = {key: value for key, value in os.environ.items() if key != "CI"}
    own = {"HOME": str(home), "XDG_CACHE_HOME": str(home / ".cache"), "TMPDIR": str(temporary)}
    request = json.dumps({"id": 1, "language": "en", "spoken": "Ticket B,", "to": str(to)})
    subprocess.run(
        [sys.executable, "-m", "shared.voice.neural"], input=request + "\n", env=outside | own, text=True, check=True
    )
    assert to.exists()
    assert list(temporary.iterdir()) == []
    assert [path for path in home.rglob("*") if "onnx" in path.name.lower() or path.name == "deviceid"] == []


@needs_voice
def test_parts_are_rendered_in_order_levelled_and_trimmed_and_wrong_ones_are_answered(tmp_path: Path) -> None:
    from array import array

    from tests.voice.hearing.saying import read

    one, two = tmp_path / "one.wav", tmp_path / "deep" / "two.wav"
    ready, *answers = replies_to(
        {"id": 1, "language": "zh", "spoken": CALL, "to": str(one)},
        {"id": 2, "language": "zh", "spoken": "qing3 bx3 hao4", "to": str(tmp_path / "never.wav")},
        {"id": 3, "language": "en", "spoken": "Ticket B zero one nine,", "to": str(two)},
        {"id": 4, "language": "en", "spoken": "go to 厅", "to": str(tmp_path / "never.wav")},
        {"id": 5, "language": "fr", "spoken": "bonjour", "to": str(tmp_path / "never.wav")},
        {"id": 6, "language": "zh", "spoken": " ", "to": str(tmp_path / "never.wav")},
        "not json",
        "[7]",
    )
    assert ready == {"ready": True, "voices": neural.voices()}
    assert [answer["id"] for answer in answers] == [1, 2, 3, 4, 5, 6, None, None]
    assert [bool(answer.get("error")) for answer in answers] == [False, True, False, True, True, True, True, True]
    assert "bx3" in str(answers[1]["error"])
    assert sorted(file.name for file in tmp_path.rglob("*") if file.is_file()) == ["one.wav", "two.wav"]
    for file, answer in ((one, answers[0]), (two, answers[2])):
        samples = read(file)
        assert len(samples) / sound.RATE == pytest.approx(float(str(answer["seconds"])), abs=0.001)
        whole = array("h", (samples * sound.FULL).astype("<i2").tobytes())
        assert sound.loudness(whole) == pytest.approx(sound.LOUDNESS, abs=1.5)
        edge = round(0.03 * sound.RATE)
        assert abs(samples[:edge]).max() < 0.02
        assert abs(samples[-edge:]).max() < 0.02
        assert 1.0 < len(samples) / sound.RATE < 3.0


@needs_voice
def test_the_same_words_make_the_same_bytes(tmp_path: Path) -> None:
    for language, spoken in (("zh", "dao4 san1 hao4 chuang1 kou3"), ("en", "please go to window three")):
        files = [tmp_path / f"{language}{number}.wav" for number in (1, 2)]
        for file in files:
            neural.render(language, spoken, file)
        assert files[0].read_bytes() == files[1].read_bytes()


@needs_voice
def test_a_disk_that_refuses_is_an_answer(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    reply = neural.answer(
        json.dumps({"id": 9, "language": "en", "spoken": "Hello.", "to": str(tmp_path / "file" / "x.wav")})
    )
    assert (reply["id"], reply["unwritable"]) == (9, True)


@needs_voice
def test_every_english_letter_is_said_and_a_is_no_article() -> None:
    from shared.voice.english import LETTERS, English

    voice = English()
    for letter, name in LETTERS.items():
        (said,) = voice.phonemes(f"Ticket {letter} zero one two,")
        assert f" {name} " in f" {said} ", letter
    assert "ɐ" not in voice.phonemes("Ticket A one,")[0]


@needs_voice
def test_a_model_that_was_changed_is_put_together_again_and_a_wrong_package_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from shared.voice import kokoro

    model = kokoro.model_file(tmp_path)
    before = model.stat()
    assert kokoro.model_file(tmp_path).stat().st_mtime_ns == before.st_mtime_ns
    with model.open("r+b") as file:
        file.write(b"damaged")
    kokoro.model_file(tmp_path)
    assert kokoro._hash(model) == voices.KOKORO_MODEL
    model.unlink()
    monkeypatch.setattr(kokoro, "KOKORO_PARTS", voices.KOKORO_PARTS[::-1])
    with pytest.raises(voices.BadModel):
        kokoro.model_file(tmp_path)
    assert not list(tmp_path.glob("*.onnx"))
    assert not list(tmp_path.glob(".kokoro-*"))


def test_without_the_extra_it_says_so_and_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voices, "_installed", lambda *packages: False)
    replies = io.StringIO()
    assert neural.main(io.StringIO(""), replies) == 1
    assert json.loads(replies.getvalue()) == {"ready": False, "why": "the extra `voice` is not installed"}


@needs_voice
def test_asking_which_voices_there_are_loads_no_model() -> None:
    code = (
        "import sys; from shared.voice import neural; assert set(neural.voices()) == {'zh', 'en'};"
        "assert not {'onnxruntime', 'hibari', 'shared.voice.kokoro'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
