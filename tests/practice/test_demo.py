"""The demo as a process, without a screen: it plays, tells, and leaves nobody behind, however it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from shared.demo import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
TWO = ("kiosk", "display")
"""Enough where only the demo's own ending is looked at; each screen costs seconds to start."""
HEARS = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
"""Whoever runs the tests in the background of a shell has told it, and so the demo, to ignore Ctrl+C."""
AT_THE_SECOND = """
import os, subprocess
from shared.practice import stage
class Popen(subprocess.Popen):
    begun = 0
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        Popen.begun += 1
        if Popen.begun == 2:
            os.kill(os.getpid(), signal.SIGINT)
stage.subprocess.Popen = Popen
"""
"""Ctrl+C at the very moment a second screen's process exists and nobody has noted it down."""
AT_A_CALL = """
import os
from shared import demo
from shared.practice import tellers
def call_next(*arguments, whole=tellers.call_next, **options):
    called = whole(*arguments, **options)
    if called is not None and arguments[0].clock.running is not None:
        os.kill(os.getpid(), signal.SIGINT)
    return called
tellers.call_next = call_next
demo.HEAD_START_SECONDS, demo.BUSY_FROM = 0.0, demo.time_of_day(8, 0)
"""
"""Ctrl+C when a call was made that no wall has shown."""
PATIENCE = 300.0
"""Seconds until a test gives up waiting; no assertion is about time."""

pytestmark = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="looks for processes in /proc")


RUNNING: list[subprocess.Popen[str]] = []


@pytest.fixture(autouse=True)
def _nobody_left() -> Iterator[None]:
    """A test that failed half way leaves no demo behind."""
    yield
    while RUNNING:
        demo = RUNNING.pop()
        demo.kill()
        demo.communicate()


def started(
    folder: Path, screens: Sequence[str] = tuple(COMMANDS), first: str = "", **options: object
) -> subprocess.Popen[str]:
    """The demo, with all its files below `folder`, by which its processes can be told. `first`: code run before it."""
    said = ", ".join(f"{name}={value!r}" for name, value in options.items())
    only = f"demo.COMMANDS = { ({name: COMMANDS[name] for name in screens})!r}"
    demo = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"{HEARS}\n{first}\nimport sys; from shared import demo; {only}; sys.exit(demo.run({said}))",
        ],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(folder), "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    RUNNING.append(demo)
    return demo


def screens_of(folder: Path) -> list[int]:
    """The processes whose store lies below `folder`."""
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            if f"TINGTANG_STORE=sqlite:///{folder}".encode() in path.read_bytes():
                found.append(int(path.parent.name))
        except OSError:
            continue
    return found


def kiosk_of(folder: Path) -> int | None:
    """The kiosk among them; None while there is none."""
    for pid in screens_of(folder):
        try:
            if b"kiosk" in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0"):
                return pid
        except OSError:
            continue
    return None


def catches(pid: int, number: int) -> bool:
    """Whether a process has a handler for this signal (proc(5), SigCgt)."""
    status = Path(f"/proc/{pid}/status").read_text()
    mask = next(line.split()[1] for line in status.splitlines() if line.startswith("SigCgt"))
    return bool(int(mask, 16) & 1 << number - 1)


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def test_it_plays_and_tells_what_happened(tmp_path: Path) -> None:
    pictures = tmp_path / "tingtang-demo"
    demo = started(tmp_path, minutes=0.12, speed=60.0, as_json=True)
    out, err = demo.communicate(timeout=PATIENCE)
    assert demo.returncode == 0, out + err
    told = json.loads(out)
    assert told["errors"] == []
    assert sum(told["tickets"].values()) > 0
    assert told["calls"] > 0
    assert told["shown"] > 0
    assert told["call_to_display_ms"]["p50"] > 0
    assert "没有屏幕" in err
    assert "no screen" in err
    assert sorted(path.name for path in pictures.iterdir()) == [
        "demo-display.png",
        "demo-kiosk.png",
        "demo-lobby.png",
        "demo-teller.png",
    ]
    assert screens_of(tmp_path) == []
    assert [path for path in tmp_path.iterdir() if path != pictures] == []


def test_ctrl_c_ends_it_with_a_summary(tmp_path: Path) -> None:
    demo = started(tmp_path, TWO, minutes=10.0, as_json=True)
    until(lambda: len(screens_of(tmp_path)) >= 2)
    demo.send_signal(signal.SIGINT)
    out, err = demo.communicate(timeout=PATIENCE)
    assert demo.returncode == 0, out + err
    assert sum(json.loads(out)["tickets"].values()) > 0
    assert screens_of(tmp_path) == []


def test_ctrl_c_while_a_screen_is_started_leaves_it_not_behind(tmp_path: Path) -> None:
    demo = started(tmp_path, TWO, AT_THE_SECOND, minutes=10.0, as_json=True)
    out, err = demo.communicate(timeout=PATIENCE)
    assert demo.returncode == 0, out + err
    assert screens_of(tmp_path) == []


def test_ctrl_c_right_after_a_call_is_no_error_of_the_wall(tmp_path: Path) -> None:
    demo = started(tmp_path, (), AT_A_CALL, minutes=10.0, as_json=True)
    out, err = demo.communicate(timeout=PATIENCE)
    assert demo.returncode == 0, out + err
    told = json.loads(out)
    assert (told["errors"], told["calls"], told["shown"]) == ([], 1, 0)


def test_killed_it_leaves_no_screen_behind(tmp_path: Path) -> None:
    demo = started(tmp_path, TWO, minutes=10.0)
    until(lambda: len(screens_of(tmp_path)) >= 2)
    demo.kill()
    demo.communicate(timeout=PATIENCE)
    until(lambda: screens_of(tmp_path) == [])


def test_a_screen_that_dies_is_an_error_that_is_shown(tmp_path: Path) -> None:
    demo = started(tmp_path, TWO, minutes=10.0, as_json=True)
    until(lambda: len(screens_of(tmp_path)) >= 2)
    kiosk = kiosk_of(tmp_path)
    assert kiosk is not None
    os.kill(kiosk, signal.SIGKILL)
    out, err = demo.communicate(timeout=PATIENCE)
    assert demo.returncode == 1, out + err
    assert any("exit code -9" in one for one in json.loads(out)["errors"])
    # What a killed screen had started ends by its own line, when it reads it.
    until(lambda: screens_of(tmp_path) == [])


def test_with_a_screen_closing_the_kiosk_ends_it(tmp_path: Path) -> None:
    demo = started(tmp_path, headless=False, as_json=True)
    until(lambda: len(screens_of(tmp_path)) >= 4)
    kiosk = kiosk_of(tmp_path)
    assert kiosk is not None
    until(lambda: catches(kiosk, signal.SIGTERM))
    os.kill(kiosk, signal.SIGTERM)
    out, err = demo.communicate(timeout=PATIENCE)
    assert demo.returncode == 0, out + err
    told = json.loads(out)
    assert told["errors"] == []
    assert told["pictures"] == []
    assert "1027 / 1127" in err
    assert screens_of(tmp_path) == []
