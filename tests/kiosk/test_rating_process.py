"""The rating pad as a process of its own: a finish somewhere else, and it asks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from shared.lobby.rating import Level
from shared.lobby.routing import Intent
from shared.operations import call_next, finish, issue, last_seq, read_rating, start
from shared.practice.stage import ScreenProcess, environment
from shared.store.feed import open_feed
from tests.conftest import OPENING


def test_a_teller_finishes_and_the_pad_in_another_process_asks(lobby, tmp_path: Path, child_environment) -> None:
    values = environment(lobby.store.name, f"{OPENING.isoformat()}@0@0")
    command = ["kiosk", "--rating", "--counter", "3", "--windowed"]
    pad = ScreenProcess("pad", command, {**child_environment, **values}, tmp_path)
    try:
        assert pad.wait_for("usable", 120) is not None, pad.stderr
        teller = lobby.acting("1027")
        number = issue(lobby, Intent("deposit", "over-50k")).ticket.number
        call_next(teller, 3)
        start(teller, number)
        finish(teller, number)
        assert pad.wait_for("question", 120) is not None, pad.stderr
        assert pad.tap("level-unsatisfied", 120)
        before, feed = last_seq(lobby), open_feed(lobby.store)
        assert pad.tap("reason-2", 120)
        while last_seq(lobby) == before:
            feed.wait(5)
        feed.close()
    finally:
        code = pad.end()
    kept = read_rating(lobby, number)
    assert (kept.level, kept.reason, kept.counter) == (Level.UNSATISFIED, "办得太慢", 3)
    assert (code, pad.stderr) == (0, "")


def test_a_pad_needs_its_window(child_environment) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "--rating"], env=child_environment, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 2
    assert "--counter" in done.stderr
