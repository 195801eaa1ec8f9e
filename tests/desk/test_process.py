"""A seat as a process: it says when somebody can sign in, and ends in order."""

from __future__ import annotations

import json
import signal
import subprocess
import sys

import pytest

from desk.teller.scene import Morning


@pytest.mark.parametrize(
    "seat",
    [["teller", "--counter", "3"], ["lobby"], ["viplobby"], ["wealth"]],
    ids=["teller", "lobby", "viplobby", "wealth"],
)
def test_a_seat_says_when_it_can_be_used(seat: list[str], morning: Morning, child_environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "desk", "--store", morning.store.name, "--windowed", "--seat", *seat]
    with subprocess.Popen(
        command,
        env=child_environment | {"QT_QPA_PLATFORM": "offscreen", "TINGTANG_MEASURE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            told = json.loads(process.stdout.readline())
            process.send_signal(signal.SIGTERM)
            said, complained = process.communicate(timeout=120)
        finally:
            process.kill()
    assert (told["event"], told["seconds"] > 0) == ("usable", True)
    assert (process.returncode, said, complained) == (0, "", "")
