"""The chime and the levels."""

import subprocess
import sys
from array import array

import pytest

from shared.voice.sound import FULL, LOUDNESS, PEAK, chime, levelled, loudness, seconds, silence


def test_the_chime_is_short_and_as_loud_as_the_voices() -> None:
    assert 1.0 < seconds(chime()) < 2.0
    assert loudness(chime()) == pytest.approx(LOUDNESS, abs=0.5)
    assert max(map(abs, chime())) <= FULL * 10 ** (PEAK / 20) + 1


def test_the_chime_starts_and_ends_without_a_click() -> None:
    assert abs(chime()[0]) < FULL // 100
    assert abs(chime()[-1]) < FULL // 100


def test_a_quiet_sound_is_raised_and_never_clipped() -> None:
    quiet = array("h", [100, -100] * 500)
    assert loudness(levelled(quiet)) == pytest.approx(LOUDNESS, abs=0.5)
    click = array("h", [0] * 50_000 + [30_000])
    assert max(levelled(click)) <= FULL * 10 ** (PEAK / 20) + 1


def test_silence_stays_silence() -> None:
    assert levelled(silence(0.1)) == silence(0.1)
    assert levelled(array("h")) == array("h")


def test_the_display_s_process_loads_nothing_that_handles_samples() -> None:
    heavy = "('numpy', 'miniaudio', 'onnxruntime')"
    program = f"import sys, shared.voice; print([name for name in {heavy} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert told.stdout == "[]\n"
