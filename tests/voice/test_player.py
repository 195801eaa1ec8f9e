"""The process that sounds, on a real sound server: what is heard, and each way in which it can fail."""

import os
import queue
import signal
import subprocess
import sys
import threading
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest

from shared.voice.announcement import Outcome
from shared.voice.player import AFTER_CHIME, compose, gain, read
from shared.voice.playing import PLAYER, Player, equipment
from shared.voice.sound import RATE, chime, silence
from tests.voice.capture import PATIENCE, PulseAudio, tone, write


@pytest.fixture
def player() -> Iterator[Player]:
    one = Player()
    yield one
    one.close()


class InTheBackground:
    """A sound that plays while the test does something to it."""

    def __init__(self, player: Player, file: Path) -> None:
        self._outcome: queue.SimpleQueue[Outcome] = queue.SimpleQueue()
        self._began = threading.Event()
        threading.Thread(target=self._play, args=(player, file), daemon=True).start()
        assert self._began.wait(PATIENCE)

    def _play(self, player: Player, file: Path) -> None:
        self._outcome.put(player.play("A012", [file], [0.0], chime=False, on_sound=lambda _: self._began.set()))

    @property
    def outcome(self) -> Outcome:
        return self._outcome.get(timeout=PATIENCE)


def test_what_is_heard_is_what_was_composed(pulse: PulseAudio, player: Player, tmp_path: Path) -> None:
    number, window = write(tmp_path / "a.wav", tone(0.2)), write(tmp_path / "b.wav", tone(0.2, 660))
    capture = pulse.capture()
    assert player.play("A012", [number, window], [0.0, 0.1]) is Outcome.SPOKEN
    expected = chime() + silence(AFTER_CHIME) + tone(0.2) + silence(0.1) + tone(0.2, 660)
    first = next(index for index, sample in enumerate(expected) if sample)
    assert capture.wait_for_sound(len(expected) - first) == expected[first:]
    assert player.device is None


def test_a_broken_file_is_left_out_and_told(pulse: PulseAudio, player: Player, tmp_path: Path) -> None:
    good = write(tmp_path / "good.wav", tone(0.1))
    cut = tmp_path / "cut.wav"
    cut.write_bytes(good.read_bytes()[:-100])
    wrong = write(tmp_path / "wrong.wav", tone(0.1), rate=8000)
    files = [cut, good, wrong, tmp_path / "missing.wav"]
    assert player.play("A012", files, [0.0] * 4, chime=False) is Outcome.PARTLY
    assert player.play("A012", [cut], [0.0], chime=False) is Outcome.CHIME_ONLY


def test_a_device_by_name_and_the_default_one_while_it_is_missing(
    pulse: PulseAudio, player: Player, tmp_path: Path
) -> None:
    file = write(tmp_path / "a.wav", tone(0.1))
    pulse.plug("Side")
    named = Player(device="side")
    side = pulse.capture("Side")
    assert named.play("A012", [file], [0.0], chime=False) is Outcome.SPOKEN
    assert named.device == "Side"
    assert side.wait_for_sound(len(tone(0.1))) == tone(0.1)
    pulse.unplug("Side")
    assert named.play("A012", [file], [0.0], chime=False) is Outcome.SPOKEN
    assert named.device is None
    named.close()


def test_a_device_that_goes_in_mid_word_and_comes_back(pulse: PulseAudio, player: Player, tmp_path: Path) -> None:
    sound = InTheBackground(player, write(tmp_path / "long.wav", tone(2.0)))
    pulse.unplug("Hall")
    assert sound.outcome is Outcome.TIMED_OUT
    short = write(tmp_path / "short.wav", tone(0.1))
    assert player.play("A013", [short], [0.0], chime=False) is Outcome.NO_DEVICE
    pulse.plug("Hall")
    assert player.play("A014", [short], [0.0], chime=False) is Outcome.SPOKEN


@pytest.mark.parametrize("fault", ["kill", "hang"])
def test_a_sound_server_that_dies_or_hangs_in_mid_word(
    fault: str, pulse: PulseAudio, player: Player, tmp_path: Path
) -> None:
    sound = InTheBackground(player, write(tmp_path / "long.wav", tone(1.0)))
    getattr(pulse, fault)()
    assert sound.outcome is Outcome.TIMED_OUT
    if fault == "kill":
        pulse.start()
    else:
        pulse.go_on()
    assert player.play("A013", [write(tmp_path / "short.wav", tone(0.1))], [0.0], chime=False) is Outcome.SPOKEN


def test_cut_is_silence_at_once_and_the_next_sound_plays(pulse: PulseAudio, player: Player, tmp_path: Path) -> None:
    sound = InTheBackground(player, write(tmp_path / "long.wav", tone(30.0)))
    player.cut()
    assert sound.outcome is Outcome.CUT
    while pulse.sounding():
        pass
    assert player.play("A013", [write(tmp_path / "short.wav", tone(0.1))], [0.0], chime=False) is Outcome.SPOKEN


def test_close_ends_what_sounds(pulse: PulseAudio, player: Player, tmp_path: Path) -> None:
    sound = InTheBackground(player, write(tmp_path / "long.wav", tone(30.0)))
    player.close()
    assert sound.outcome is Outcome.CLOSED
    assert player.play("A013", [], []) is Outcome.CLOSED


def test_a_killed_parent_leaves_no_voice_behind(pulse: PulseAudio, tmp_path: Path) -> None:
    file = write(tmp_path / "long.wav", tone(30.0))
    program = (
        "from pathlib import Path; from shared.voice.playing import Player\n"
        f"Player().play('A012', [Path({str(file)!r})], [0.0], False, 1.0, lambda _: print('sounds', flush=True))"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    assert parent.stdout.readline() == "sounds\n"
    assert pulse.sounding() == 1
    parent.kill()
    parent.wait()
    parent.stdout.close()
    while pulse.sounding():  # its 30 s are longer than a test run waits
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_a_player_that_is_killed_or_hangs_in_mid_sound(pulse: PulseAudio, tmp_path: Path) -> None:
    file = write(tmp_path / "long.wav", tone(0.5))
    short = write(tmp_path / "short.wav", tone(0.1))
    player = Player(watchdog=0.1)
    for name, outcome in (("SIGKILL", Outcome.ENGINE), ("SIGSTOP", Outcome.TIMED_OUT)):
        sound = InTheBackground(player, file)
        child = player._child
        assert child is not None
        os.kill(child._process.pid, getattr(signal, name))
        assert sound.outcome is outcome
        assert player.play("A013", [short], [0.0], chime=False) is Outcome.SPOKEN
    player.close()


def test_without_a_sound_server_or_card_it_says_so(
    monkeypatch: pytest.MonkeyPatch, player: Player, tmp_path: Path
) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nothing")
    nothing = tmp_path / "asound.conf"
    nothing.write_text("pcm.!default { type hw card 31 }\n")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(nothing))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert player.play("A012", [], [], chime=True) is Outcome.NO_DEVICE
    assert not equipment().opens


def test_it_ends_with_its_stdin(tmp_path: Path) -> None:
    process = subprocess.Popen([*PLAYER, "--folder", str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(timeout=PATIENCE) == 0


def test_half_the_volume_sounds_half_as_loud() -> None:
    assert [round(gain(volume), 3) for volume in (1.0, 0.5, 0.25, 0.0, 7.0, -1.0)] == [1, 0.316, 0.1, 0, 1, 0]
    loud, soft = compose([(0.0, tone(0.01))], False), compose([(0.0, tone(0.01))], False, 0.5)
    assert [round(sample * gain(0.5)) for sample in loud] == list(soft)


def test_only_our_own_format_is_read(tmp_path: Path) -> None:
    assert read(str(write(tmp_path / "a.wav", tone(0.1)))) == tone(0.1)
    assert read(str(write(tmp_path / "b.wav", tone(0.1), channels=2))) is None
    assert read(str(write(tmp_path / "c.wav", array("h")))) is None
    (tmp_path / "d.wav").write_bytes(b"RIFF")
    assert read(str(tmp_path / "d.wav")) is None
    assert RATE == 24_000
