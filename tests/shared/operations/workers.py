"""The test's end of a worker."""

from __future__ import annotations

from typing import Any

from tests import forked
from tests.shared.operations import worker

PATIENCE = 240
"""Seconds: not how long it may take, but when a hung process is noticed."""


class Worker:
    """A process that does one of `worker.WORK`."""

    def __init__(self, *words: str) -> None:
        self.line, other = forked.Pipe()
        self.process = forked.begin(worker.main, other, *words)
        other.close()

    def hear(self) -> Any:
        """What it says next. Raises EOFError when it is gone."""
        assert self.line.poll(PATIENCE), "it says nothing"
        return self.line.recv()
