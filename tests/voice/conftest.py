"""A real sound server for the tests of what sounds."""

import shutil
from collections.abc import Iterator

import pytest

from tests.voice.capture import PulseAudio


@pytest.fixture(scope="session", autouse=True)
def _not_last_of_all() -> Iterator[None]:
    """A voice that steps back for the screens would wait for all the tests that run beside its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TINGTANG_VOICE_PRIORITY", "normal")
        yield


@pytest.fixture
def pulse(monkeypatch: pytest.MonkeyPatch) -> Iterator[PulseAudio]:
    """A private PulseAudio; players started during the test find it, and no other."""
    missing = [program for program in ("pulseaudio", "pactl", "parec") if not shutil.which(program)]
    if missing:
        pytest.skip(f"needs a sound server to capture from; not installed: {', '.join(missing)}")
    server = PulseAudio()
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    yield server
    server.close()
