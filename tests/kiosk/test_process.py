"""The kiosk as a process: it says when it is usable, and ends when whoever started it says so."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from kiosk.__main__ import PLACE_LIMIT, main
from shared.operations import slipping
from tests.conftest import Databases

PATIENCE = 120
"""Seconds until a test gives up waiting for a process; no assertion is about time."""
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start(child_environment: dict[str, str], sqlite_databases: Databases) -> Iterator[Start]:
    """Starts kiosks on a store of their own; none outlives the test."""
    started: list[subprocess.Popen[str]] = []

    def start(*options: str) -> subprocess.Popen[str]:
        clock = "2026-06-18T10:26:00+08:00@0@0"
        process = subprocess.Popen(
            [sys.executable, "-m", "kiosk", "--store", sqlite_databases.prepared(), *options],
            env=child_environment | {"QT_QPA_PLATFORM": "offscreen", "TINGTANG_MEASURE": "1", "TINGTANG_CLOCK": clock},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_a_full_screen_kiosk_ends_on_sigterm(start: Start) -> None:
    process = start()
    assert process.stdout is not None
    assert json.loads(process.stdout.readline())["event"] == "usable"
    process.send_signal(signal.SIGTERM)
    said, complained = process.communicate(timeout=PATIENCE)
    assert (process.returncode, said, complained) == (0, "", "")


def test_it_tells_of_each_tap(start: Start) -> None:
    said, complained = start("--windowed", "--taps", "2").communicate(timeout=PATIENCE)
    assert [json.loads(line)["event"] for line in said.splitlines()] == ["usable", "ticket", "ticket"]
    assert complained == ""


def test_an_unknown_branch_is_said_in_a_sentence(start: Start) -> None:
    process = start("--branch", "nowhere")
    _, complained = process.communicate(timeout=PATIENCE)
    assert process.returncode == 2
    assert "nowhere" in complained
    assert "Traceback" not in complained


@pytest.mark.parametrize("place", ["", "  ", "x" * (PLACE_LIMIT + 1), "a\x00b"])
def test_a_name_the_store_cannot_keep_is_said_at_once(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--place", place])
    assert ended.value.code == 2
    assert "--place" in capsys.readouterr().err


def test_the_limit_is_the_stores() -> None:
    assert slipping.PLACE_LIMIT == PLACE_LIMIT
