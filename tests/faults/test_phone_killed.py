"""The phone service killed at any moment: the queue is whole, and the next one shows the present."""

from __future__ import annotations

import http.client
import json
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from shared.lobby.routing import Intent
from shared.lobby.ticket import State
from shared.operations import call_ticket, issue, read_ticket
from tests.shared.operations import invariants

CLOCK = "2026-06-18T10:26:00+08:00@0@0"
Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(child_environment: dict[str, str], store_url: str) -> Iterator[Start]:
    """Starts the service; none outlives the test."""
    started: list[subprocess.Popen[str]] = []

    def start(*options: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "phone", "--host", "127.0.0.1", "--port", "0", "--store", store_url, *options],
            env=child_environment | {"TINGTANG_MEASURE": "1", "TINGTANG_CLOCK": CLOCK},
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


def port_of(process: subprocess.Popen[str]) -> int:
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line, process.stderr and process.stderr.read()
    return int(json.loads(line)["port"])


def ask(port: int, target: str, method: str = "GET") -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request(method, target)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def test_keys_pressed_while_it_is_killed(lobby, store_url, start):
    chance = random.Random(7)
    tickets = [issue(lobby, Intent("deposit", "over-50k")).ticket for _ in range(8)]
    for _ in range(3):
        process = start()
        port = port_of(process)

        def press(token: str, port: int = port) -> None:
            with suppress(OSError, http.client.HTTPException):  # killed under our hands
                for key in ("leave", "return", "leave"):
                    ask(port, f"/t/{token}?do={key}", "POST")

        pressing = [threading.Thread(target=press, args=(ticket.token,)) for ticket in tickets]
        for one in pressing:
            one.start()
        time.sleep(chance.uniform(0.0, 0.5))  # any moment is a good one
        process.kill()
        for one in pressing:
            one.join()
        process.communicate()
        assert invariants.check(lobby)["tickets"] == len(tickets)
    port = port_of(start())
    for ticket in tickets:
        kept = read_ticket(lobby, ticket.number)
        assert kept.state in (State.WAITING, State.CANCELLED)
        assert kept.arrived_at == ticket.arrived_at
        shown = json.loads(ask(port, f"/t/{ticket.token}/now")[1])
        assert shown["state"] == {"waiting": "waiting", "cancelled": "left"}[kept.state]


def test_it_ends_in_order_with_pages_open_and_says_no_token(lobby, start):
    ticket = issue(lobby, Intent("deposit", "over-50k")).ticket
    process = start()
    port = port_of(process)
    with socket.create_connection(("127.0.0.1", port), timeout=30) as page:
        page.sendall(f"GET /t/{ticket.token}/live HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        heard = b""
        while b"A001" not in heard:
            heard += page.recv(4096)
        call_ticket(lobby, "A001", 4)
        while b'"counter":4' not in heard:
            heard += page.recv(4096)
        page.sendall(b"\0 nonsense\r\n\r\n")
        process.send_signal(signal.SIGTERM)
        while page.recv(4096):
            continue
    said, complained = process.communicate(timeout=30)
    assert process.returncode == 0
    assert ticket.token not in said + complained
    assert "Traceback" not in complained
