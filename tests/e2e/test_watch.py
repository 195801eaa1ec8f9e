"""`tingtang watch` as a process: what another process commits comes out as a line, at once and without gaps."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator

import pytest

from shared.lobby.routing import Intent
from shared.operations import FastClock, Lobby, issue, last_seq
from shared.practice.stage import ROOT, environment


@pytest.fixture
def watch(hall: Lobby, store_url: str, running: FastClock) -> Iterator[subprocess.Popen[str]]:
    """The command, following from now on."""
    values = environment(store_url, str(running))
    command = [sys.executable, "-m", "shared.cli", "watch", "--after", str(last_seq(hall))]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=values, cwd=ROOT, text=True)
    yield process
    process.terminate()
    process.wait()
    assert process.stdout is not None
    process.stdout.close()


def test_events_of_another_process_come_out_in_order(hall: Lobby, watch: subprocess.Popen[str]) -> None:
    first = last_seq(hall) + 1
    tickets = [issue(hall, Intent("corporate")).ticket.number for _ in range(5)]
    assert watch.stdout is not None
    told = [json.loads(watch.stdout.readline()) for _ in tickets]
    assert [one["seq"] for one in told] == list(range(first, first + 5))
    assert [one["number"] for one in told] == tickets
