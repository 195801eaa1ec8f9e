"""The display as a process: it becomes usable, shows a call made elsewhere, and leaves in order."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from display.__main__ import arguments, speaker
from tests.display.conftest import Hall

Process = subprocess.Popen[str]
PATIENCE = 120
"""Seconds until a test gives up waiting for a process; no assertion is about time."""


@pytest.fixture
def started(hall: Hall, child_environment: dict[str, str]) -> Iterator[list[Process]]:
    made: list[Process] = []
    yield made
    for process in made:
        if process.poll() is None:
            process.kill()
        process.communicate()


def start(hall: Hall, environment: dict[str, str], *options: str) -> Process:
    own = {"QT_QPA_PLATFORM": "offscreen", "TINGTANG_MEASURE": "1"}
    command = [sys.executable, "-m", "display", "--store", hall.url, "--windowed", *options]
    return subprocess.Popen(
        command, env=environment | own, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )


def told(process: Process) -> dict[str, float | str]:
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line:
        assert process.stderr is not None
        pytest.fail(f"the display ended: {process.stderr.read()}")
    found: dict[str, float | str] = json.loads(line)
    return found


@pytest.mark.parametrize("options", [["--no-voice"], ["--mute"]])
def test_the_wall_shows_a_call_of_another_process(
    hall: Hall, child_environment: dict[str, str], started: list[Process], options: list[str]
) -> None:
    hall.arrive()
    wall = start(hall, child_environment, *options)
    started.append(wall)
    assert told(wall)["event"] == "usable"
    called = hall.call(1)
    shown = told(wall)
    assert (shown["event"], shown["seq"]) == ("shown", called.seq)
    wall.send_signal(signal.SIGTERM)
    _, said = wall.communicate(timeout=PATIENCE)
    assert (wall.returncode, said) == (0, "")


@pytest.mark.parametrize("options", [["--no-voice"], ["--mute"], ["--counter", "3"]])
def test_a_display_that_is_to_be_silent_does_not_stand_for_election(options: list[str]) -> None:
    assert speaker(arguments(options)) is None
    assert speaker(arguments([])) is not None


def test_the_strip_starts_and_leaves(hall: Hall, child_environment: dict[str, str], started: list[Process]) -> None:
    strip = start(hall, child_environment, "--counter", "3")
    started.append(strip)
    assert told(strip)["event"] == "usable"
    strip.send_signal(signal.SIGINT)
    _, said = strip.communicate(timeout=PATIENCE)
    assert (strip.returncode, said) == (0, "")


@pytest.mark.parametrize("wrong", [["--counter", "three"], ["--lang", "fr"], ["--loud"]])
def test_a_mistake_on_the_command_line_is_bad_input(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        arguments(wrong)
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err


@pytest.mark.parametrize("options", [["--branch", "elsewhere"], ["--counter", "3", "--branch", "elsewhere"]])
def test_a_branch_that_is_not_there_ends_it_with_a_sentence(
    hall: Hall, child_environment: dict[str, str], started: list[Process], options: list[str]
) -> None:
    screen = start(hall, child_environment, "--no-voice", *options)
    started.append(screen)
    _, said = screen.communicate(timeout=PATIENCE)
    assert screen.returncode == 2
    assert "elsewhere" in said
    assert "Traceback" not in said
