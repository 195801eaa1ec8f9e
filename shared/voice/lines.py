"""A child process that is asked and answers in lines of JSON, so guarded that waiting for it always has an end."""

import contextlib
import json
import queue
import subprocess
import threading
from collections.abc import Sequence
from typing import Any


class Hung(Exception):
    """The process did not answer in time."""


class Crashed(Exception):
    """The process ended, or answered nonsense."""


class Lines:
    """One running child. Raises `OSError` when it cannot be started."""

    def __init__(self, command: Sequence[str]) -> None:
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            creationflags=int(getattr(subprocess, "CREATE_NO_WINDOW", 0)),  # no console window on Windows
        )
        self._answers: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, name="voice-answers", daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        """The child's process id."""
        return self._process.pid

    def _read(self) -> None:
        assert self._process.stdout is not None
        with contextlib.suppress(ValueError):  # bytes that are no UTF-8: the end is told below
            for line in self._process.stdout:
                self._answers.put(line)
        self._answers.put(None)

    def ask(self, request: dict[str, Any]) -> None:
        """Sends a line. Raises `Crashed`."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
        except OSError as problem:
            raise Crashed(str(problem)) from problem

    def answer(self, patience: float) -> dict[str, Any]:
        """The next line; waits up to `patience` seconds. Raises `Hung` and `Crashed`."""
        try:
            line = self._answers.get(timeout=patience)
        except queue.Empty:
            raise Hung(f"no answer in {patience:.0f} s") from None
        try:
            answer = json.loads(line or "")
        except ValueError:
            raise Crashed("it ended" if line is None else f"it said {line[:60]!r}") from None
        if not isinstance(answer, dict):
            raise Crashed(f"it said {str(line)[:60]!r}")
        return answer

    def kill(self) -> None:
        """Ends the process; safe to call twice and from another thread."""
        self._process.kill()
        self._process.wait()

    def release(self) -> None:
        """Kills, then closes the pipes; only when nobody asks any more."""
        self.kill()
        self._reader.join()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            with contextlib.suppress(OSError):  # an unsent line for a process that is gone
                pipe.close()
