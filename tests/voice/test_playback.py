"""What a sound device gets, where devices are found, and what is not taken for a device."""

import gc
from array import array
from collections.abc import Iterator
from pathlib import Path

import miniaudio
import pytest

from shared.voice.playback import CardOut, Device, FileOut, NoDevice, examine, listed, named
from shared.voice.sound import silence
from tests.voice.capture import PulseAudio, tone

HALL, SIDE = (Device(name, False, miniaudio.Backend.NULL, None) for name in ("Hall loudspeaker", "Side hall"))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("Hall loudspeaker", HALL),
        ("side", SIDE),
        ("HALL", HALL),
        ("Side hall", SIDE),
        ("cellar", None),
        ("  ", None),
    ],
)
def test_a_device_is_found_by_its_name_or_a_part_of_it(wanted: str, found: Device | None) -> None:
    assert named(wanted, [HALL, SIDE]) is found


def test_an_exact_name_goes_before_a_part_of_another() -> None:
    exact = Device("Hall", False, miniaudio.Backend.NULL, None)
    assert named("Hall", [HALL, SIDE, exact]) is exact


def test_a_sound_reaches_its_end_on_a_device_with_a_clock() -> None:
    began: list[str | None] = []
    CardOut([miniaudio.Backend.NULL]).play(silence(0.2), "A001", on_sound=began.append)
    assert began == [None]


def test_without_any_backend_there_is_no_device() -> None:
    nothing = [miniaudio.Backend.CUSTOM]
    assert listed(nothing) == []
    with pytest.raises(NoDevice):
        CardOut(nothing).play(silence(0.2), "A001", device="Hall")


@pytest.fixture
def uncollected() -> Iterator[None]:
    """No cyclic garbage is collected: what is given back is given back by us, not by a collection that came in time."""
    gc.disable()
    yield
    gc.enable()


def test_every_connection_is_given_back(pulse: PulseAudio, uncollected: None) -> None:
    # PulseAudio takes 64 at a time.
    assert all(examine()["opens"] for _ in range(70))
    pulse.unplug("Hall")
    assert not any(examine()["opens"] for _ in range(70))
    pulse.answers()  # never, if the failed ones had kept theirs
    pulse.plug("Hall")
    assert examine() == {"backend": "PulseAudio", "devices": ["Hall"], "default": "Hall", "opens": True, "why": ""}


def test_a_file_holds_the_sound_as_it_is(tmp_path: Path) -> None:
    began: list[str | None] = []
    out = FileOut(tmp_path)
    out.play(tone(0.1), "A001", on_sound=began.append)
    out.play(tone(0.1), "")
    assert began == [None]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["0001-A001.wav", "0002-notice.wav"]
    assert array("h", (tmp_path / "0001-A001.wav").read_bytes()[44:]) == tone(0.1)
