"""A kiosk that keeps nothing hanging is killed at each step: nobody is in the queue who could not hold the number."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from kiosk.paper import PaperWork
from shared.lobby.routing import Intent
from shared.lobby.ticket import State
from shared.operations import FastClock, Lobby, read_board, read_ticket, reserve, slips
from shared.operations.handing import RESERVED_MINUTES
from shared.paper.named import printer_from
from tests.conftest import Databases, Doors
from tests.paper.tcp_printer import codes
from tests.shared.operations import invariants

KIOSK = "取号机 1"
NOW = datetime.fromisoformat("2026-06-18T10:26:00+08:00")
Killed = Callable[..., None]


@pytest.fixture
def url(sqlite_databases: Databases) -> str:
    """The store of the kiosk that dies and of those after it."""
    return sqlite_databases.prepared()


@pytest.fixture
def lobby(doors: Doors, url: str) -> Lobby:
    """The same store, for looking into it, at the kiosk's moment."""
    return replace(doors.lobby(url), clock=FastClock(NOW, 0.0, 0.0))


@pytest.fixture
def killed(child_environment: dict[str, str], url: str) -> Killed:
    """Runs a kiosk that dies at a step of its first ticket."""

    def killed(step: str, *options: str) -> None:
        environment = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software", "TINGTANG_MEASURE": "1"}
        command = [sys.executable, "-m", "tests.faults.kiosk_at", step, "--windowed", "--store", url, "--place", KIOSK]
        done = subprocess.run(
            [*command, "--taps", "1", *options],
            env=child_environment | environment | {"TINGTANG_CLOCK": f"{NOW.isoformat()}@0@0"},
            capture_output=True,
            timeout=90,
            check=False,
        )
        assert done.returncode == -signal.SIGKILL, done.stderr

    return killed


@pytest.mark.parametrize(
    ("step", "then"), [("reserved", State.VOID), ("shown", State.VOID), ("handed over", State.GUIDED)]
)
def test_without_a_printer(killed: Killed, lobby: Lobby, step: str, then: State) -> None:
    killed(step)
    assert [one.number for one in read_board(lobby).tickets] == (["Z001"] if then is State.GUIDED else [])
    later = replace(lobby, clock=FastClock(NOW + timedelta(minutes=RESERVED_MINUTES), 0.0, 0.0))
    reserve(later, Intent("account"), None, "zh", KIOSK)
    assert read_ticket(later, "Z001").state is then
    assert len(slips(lobby, KIOSK)) == 1
    invariants.check(later)


@pytest.mark.parametrize("step", ["job not sent", "job sent"])
def test_with_a_queue(killed: Killed, lobby: Lobby, tmp_path: Path, step: str) -> None:
    folder = tmp_path / "slips"
    killed(step, "--printer", f"png:{folder}")
    assert len(list(folder.glob("slip-*.png"))) == (1 if step == "job sent" else 0)
    PaperWork(printer_from(f"png:{folder}"), KIOSK).attend(lobby)
    ticket = read_ticket(lobby, "Z001")
    assert ticket.state is State.GUIDED
    for made in folder.glob("slip-*.png"):
        with Image.open(made) as picture:
            assert codes(picture) == [ticket.token]
    assert len(list(folder.glob("slip-*.png"))) == (2 if step == "job sent" else 1)
    assert slips(lobby, KIOSK) == []
    invariants.check(lobby)
