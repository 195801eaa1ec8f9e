"""The screens as processes of their own, each on a line that ends them with whoever started them, however it ends."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
END_SECONDS = 75.0
"""How long a screen may take to end before it is killed: one that has just been started begins first, and a screen that
hangs ends itself before (`shared.screens.tether.GRACE_SECONDS`)."""
ANSWER_SECONDS = 60.0
"""How long a screen may take to do what it is asked."""


def has_screen() -> bool:
    """Whether windows can be shown here."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    if platform in ("offscreen", "minimal"):
        return False
    if sys.platform.startswith("linux"):
        return bool(platform or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


def environment(store: str, clock: str | None = None, offscreen: bool = True) -> dict[str, str]:
    """What a screen's process needs: the store, the clock, and to be told that it is measured and held on a line."""
    values = os.environ | {"TINGTANG_STORE": store, "TINGTANG_MEASURE": "1", "TINGTANG_TETHER": "1"}
    values |= {"PYTHONUNBUFFERED": "1", "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    if clock is not None:
        values["TINGTANG_CLOCK"] = clock
    if offscreen:
        values |= {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    return values


@contextmanager
def unbroken() -> Iterator[None]:
    """Ctrl+C and SIGTERM count when this is over, not within it. For the main thread.

    A process that was started and not yet noted down would be ended by nobody.
    """
    came: list[tuple[int, FrameType | None]] = []
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    for signum, handler in before.items():
        if callable(handler):
            # Not blocked: a child would inherit that.
            signal.signal(signum, lambda *one: came.append(one))
    try:
        yield
    finally:
        for signum, handler in before.items():
            signal.signal(signum, handler)
        for number, frame in came[:1]:
            handler = before[signal.Signals(number)]
            assert callable(handler)
            handler(number, frame)


class ScreenProcess:
    """One running screen: `python -m MODULE ARGUMENTS`. `name` is for people."""

    def __init__(self, name: str, command: Sequence[str], values: Mapping[str, str], folder: Path) -> None:
        self.name = name
        self.started = time.time()
        self._errors = folder / f"{name}.stderr"
        self.folder = folder
        with self._errors.open("wb") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-m", *command],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=dict(values),
                cwd=ROOT,
                # A Ctrl+C in the terminal is for who started them; their line tells them.
                start_new_session=True,
            )
        self.events: list[dict[str, Any]] = []
        """What it has said so far, each with the real moment (`heard`, Unix seconds) it was heard."""
        self.gone = False
        """It has ended, or is about to: nothing more will come."""
        self._news: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, name=f"{name} reader", daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    @property
    def code(self) -> int | None:
        """Its exit code; None while it runs."""
        return self._process.poll()

    @property
    def stderr(self) -> str:
        """What it complained of."""
        return self._errors.read_text(encoding="utf-8", errors="replace").strip()

    @property
    def failure(self) -> str | None:
        """What went wrong, with its own words; None: nothing did. Ask after `end`."""
        said = self.stderr
        if self.code != 0:
            return f"{self.name}: exit code {self.code}\n{said}".strip()
        return f"{self.name}:\n{said}" if "Traceback (most recent call last)" in said else None

    def wait_for(self, event: str, timeout: float) -> dict[str, Any] | None:
        """The next thing of that kind it says; None if it ends, or says nothing within `timeout` seconds."""
        until = time.monotonic() + timeout
        while (left := until - time.monotonic()) > 0:
            try:
                news = self._news.get(timeout=left)
            except queue.Empty:
                return None
            if news is None:
                self._news.put(None)
                return None
            if news.get("event") == event:
                return news
        return None

    def tell(self, line: str) -> bool:
        """Say something to it (see `shared.screens.tether`); False if it is gone."""
        try:
            assert self._process.stdin is not None
            self._process.stdin.write(line.encode() + b"\n")
            self._process.stdin.flush()
        except (OSError, ValueError):
            return False
        return True

    def picture(self, file: Path, timeout: float = ANSWER_SECONDS) -> bool:
        """Let it save what it shows now."""
        file.parent.mkdir(parents=True, exist_ok=True)
        answer = self.wait_for("picture", timeout) if self.tell(f"picture {file.resolve()}") else None
        return answer is not None and bool(answer.get("ok"))

    def tap(self, name: str, timeout: float = ANSWER_SECONDS) -> bool:
        """Let a finger press the key of that name."""
        answer = self.wait_for("tap", timeout) if self.tell(f"tap {name}") else None
        return answer is not None and bool(answer.get("ok"))

    def keys(self, *words: str, timeout: float = ANSWER_SECONDS) -> bool:
        """Type these words, each followed by Enter."""
        answer = self.wait_for("keys", timeout) if self.tell(f"keys {' Enter '.join(words)} Enter") else None
        return answer is not None and bool(answer.get("ok"))

    def place(self, x: float, y: float, width: float, height: float) -> None:
        """Put its window there, in parts (0–1) of the screen; a window system may think otherwise."""
        self.tell(f"place {x} {y} {width} {height}")

    def let_go(self) -> None:
        """End its line; it ends by itself then."""
        if self._process.stdin is not None:
            try:
                self._process.stdin.close()
            except OSError:
                return

    def end(self) -> int:
        """Let go, wait, and if it must be, kill. Returns the exit code."""
        self.let_go()
        try:
            self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self._kill()
            self._process.wait()
        self._reader.join()
        if self._process.stdout is not None:
            self._process.stdout.close()
        return self._process.returncode

    def _kill(self) -> None:
        # With the processes it has started, where the system has groups: it can end them no more.
        if hasattr(os, "killpg"):
            os.killpg(self._process.pid, signal.SIGKILL)
        else:
            self._process.kill()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            try:
                news = json.loads(line)
            except ValueError:
                continue
            if isinstance(news, dict):
                news["heard"] = time.time()
                self.events.append(news)
                self._news.put(news)
        self.gone = True
        self._news.put(None)


def end_all(screens: Sequence[ScreenProcess]) -> None:
    """End them together."""
    for one in screens:
        one.let_go()
    for one in screens:
        one.end()
