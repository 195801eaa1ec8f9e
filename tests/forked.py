"""Processes of their own that begin in a moment: forked from one that has imported what they need.

Many tests want eight processes at once, each of which would otherwise import everything for a second first. Where the
system cannot fork, they are started afresh.
"""

from __future__ import annotations

import multiprocessing as mp
import os
import sys
from collections.abc import Callable, Mapping
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

_METHOD = "forkserver" if "forkserver" in mp.get_all_start_methods() else "spawn"
_CONTEXT = mp.get_context(_METHOD)
_CONTEXT.set_forkserver_preload(["tests.shared.operations.worker", "tests.faults.killed", "tests.e2e.people"])
Pipe = _CONTEXT.Pipe


def begin(
    work: Callable[..., None],
    *arguments: object,
    environment: Mapping[str, str] | None = None,
    stderr: Path | None = None,
) -> BaseProcess:
    """Do this in a process of its own, in this environment, its errors going to that file."""
    values = dict(os.environ if environment is None else environment)
    process = _CONTEXT.Process(target=_inside, args=(values, stderr, work, arguments), daemon=True)
    process.start()
    return process


def answer(work: Callable[..., None], *arguments: object, seconds: float) -> Any:
    """What it sends back on the line that it is given first. Raises EOFError when it ends without a word."""
    line, other = Pipe()
    process = begin(work, other, *arguments)
    other.close()
    try:
        assert line.poll(seconds), "it says nothing"
        return line.recv()
    finally:
        process.kill()
        process.join()


def _inside(
    values: Mapping[str, str], stderr: Path | None, work: Callable[..., None], arguments: tuple[object, ...]
) -> None:
    os.environ.clear()
    os.environ.update(values)
    if stderr is not None:
        with stderr.open("wb") as file:
            os.dup2(file.fileno(), sys.stderr.fileno())
    work(*arguments)
