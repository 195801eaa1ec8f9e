"""A sound server of the test's own, what sounds on it, and sounds to play."""

import math
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import wave
from array import array
from collections.abc import Callable
from pathlib import Path

from shared.voice.sound import RATE

PATIENCE = 180
"""Seconds: an upper bound for a slow machine, never waited out."""


def tone(seconds: float, pitch: float = 440.0) -> "array[int]":
    """A plain tone; its first and last samples are not zero."""
    return array(
        "h", (round(8000 * math.cos(2 * math.pi * pitch * index / RATE)) for index in range(round(seconds * RATE)))
    )


def write(path: Path, samples: "array[int]", *, rate: int = RATE, channels: int = 1) -> Path:
    """The samples as a WAV file."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())
    return path


class PulseAudio:
    """PulseAudio with one silent loudspeaker, "Hall", of our own sample format: captures are exact."""

    def __init__(self) -> None:
        self._folder = tempfile.mkdtemp(prefix="tt")  # short: a socket's path has at most 107 characters
        own = ("HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "PULSE_RUNTIME_PATH")
        self.environment = dict.fromkeys(own, self._folder) | {"PULSE_SERVER": f"unix:{self._folder}/native"}
        self._captures: list[Capture] = []
        self._server: subprocess.Popen[bytes] | None = None
        self.start()

    def start(self) -> None:
        """Starts it, again after `kill`."""
        Path(self._folder, "native").unlink(missing_ok=True)
        self._server = subprocess.Popen(
            [
                *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"),
                *("-L", f"module-native-protocol-unix socket={self._folder}/native"),
                *("-L", " ".join(_sink("Hall"))),
            ],
            env=os.environ | self.environment,
            stderr=subprocess.DEVNULL,
        )
        self.answers()

    def answers(self) -> None:
        """Returns once the server takes a connection: it has 64, and works off closed ones in its own time."""
        end = time.monotonic() + PATIENCE
        while self._ask("info").returncode:
            assert time.monotonic() < end
            assert self._server is not None
            assert self._server.poll() is None

    def kill(self) -> None:
        """The server is gone without a word."""
        assert self._server is not None
        self._server.kill()
        self._server.wait()

    def hang(self) -> None:
        """The server answers nothing any more."""
        assert self._server is not None
        self._server.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """The server wakes after `hang`."""
        assert self._server is not None
        self._server.send_signal(signal.SIGCONT)

    def plug(self, name: str) -> None:
        """A loudspeaker comes."""
        assert not self._ask("load-module", *_sink(name)).returncode

    def unplug(self, name: str) -> None:
        """A loudspeaker goes, whatever sounds on it."""
        modules = [line.split("\t") for line in self._ask("list", "short", "modules").stdout.splitlines()]
        found = next(line[0] for line in modules if f"sink_name={name.lower()}" in line[2])
        assert not self._ask("unload-module", found).returncode

    def sounding(self) -> int:
        """How many sounds play now."""
        return len(self._ask("list", "short", "sink-inputs").stdout.splitlines())

    def capture(self, name: str = "Hall") -> "Capture":
        """Records what a loudspeaker plays from now on."""
        capture = Capture(name, os.environ | self.environment)
        self._captures.append(capture)
        return capture

    def close(self) -> None:
        """Ends everything."""
        self.go_on()
        self.kill()
        for capture in self._captures:
            capture.close()
        shutil.rmtree(self._folder)

    def _ask(self, *words: str) -> "subprocess.CompletedProcess[str]":
        environment = os.environ | self.environment
        return subprocess.run(["pactl", *words], env=environment, capture_output=True, text=True, timeout=PATIENCE)


def _sink(name: str) -> tuple[str, ...]:
    # Without `norewinds` it plays silence up to 2 s ahead, and a sound starts after that.
    properties = f"sink_properties=device.description={name}"
    return (
        *("module-null-sink", f"sink_name={name.lower()}", "norewinds=1"),
        *(f"rate={RATE}", "channels=1", "format=s16le", properties),
    )


class Capture:
    """What one loudspeaker played."""

    def __init__(self, name: str, environment: dict[str, str]) -> None:
        self._heard = bytearray()
        self._more = threading.Condition()
        self._process = subprocess.Popen(
            [
                *("parec", "-d", f"{name.lower()}.monitor", f"--rate={RATE}", "--channels=1", "--format=s16le"),
                "--latency-msec=20",
            ],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.wait(len)  # it records: even silence comes as samples

    def _read(self) -> None:
        assert self._process.stdout is not None
        while part := os.read(self._process.stdout.fileno(), 4096):
            with self._more:
                self._heard += part
                self._more.notify_all()

    def sound(self) -> "array[int]":
        """From the first sample that is not silence."""
        with self._more:
            data = bytes(self._heard)
        samples = array("h", data[: len(data) // 2 * 2])
        first = next((index for index, sample in enumerate(samples) if sample), len(samples))
        return samples[first:]

    def wait(self, enough: Callable[["array[int] | bytearray"], object]) -> None:
        """Until enough was recorded."""
        with self._more:
            assert self._more.wait_for(lambda: enough(self._heard), timeout=PATIENCE)

    def wait_for_sound(self, samples: int) -> "array[int]":
        """The first so many samples from the onset."""
        self.wait(lambda _: len(self.sound()) >= samples)
        return self.sound()[:samples]

    def close(self) -> None:
        """Stops recording."""
        self._process.kill()
        self._process.wait()
        self._reader.join()
        assert self._process.stdout is not None
        self._process.stdout.close()
