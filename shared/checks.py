"""`tingtang test`: every check there is, one after another; all of them run, whatever fails."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
AT_A_TIME = ("-n", "4", "--dist", "worksteal")
"""Tests run four at a time on any machine: they bring databases, screens and voices of their own. `-n 0` among
the arguments runs them one by one (for a debugger)."""

MEMORY = Path("/dev/shm")
"""Thousands of stores that live for a second each, every commit of which would wait for a disk."""
ROOM = 4 << 30


def steps(pytest_arguments: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Each step's name and its command. The linters always look at everything; only pytest takes arguments."""
    python = sys.executable
    return [
        ("ruff check", [python, "-m", "ruff", "check", "."]),
        ("ruff format", [python, "-m", "ruff", "format", "--check", "."]),
        ("mypy", [python, "-m", "mypy"]),
        ("import contracts", [str(BIN / "lint-imports")]),
        ("QML lint", [python, "-m", "shared.screens.lint"]),
        ("translations", [python, "-m", "shared.screens.translations", "check"]),
        ("pytest", [python, "-m", "pytest", *AT_A_TIME, *pytest_arguments]),
    ]


def environment() -> dict[str, str]:
    """Tests draw offscreen and in software, the same everywhere; `TINGTANG_TEST_SCREEN=1` shows them on the screen."""
    values = dict(os.environ)
    values.pop(
        "PYTHONDONTWRITEBYTECODE", None
    )  # the tests start hundreds of processes that would compile everything anew
    if _is_roomy(MEMORY):
        values.setdefault("TMPDIR", str(MEMORY))
    if not values.get("TINGTANG_TEST_SCREEN"):
        values |= {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    return values


def _is_roomy(folder: Path) -> bool:
    """Whether the tests' files may lie there; some of them are programs."""
    try:
        room = os.statvfs(folder)
    except (OSError, AttributeError):  # not there, or not on this system
        return False
    return not room.f_flag & os.ST_NOEXEC and room.f_bavail * room.f_frsize >= ROOM


def run(todo: Sequence[tuple[str, Sequence[str]]]) -> int:
    """Runs every step, names those that failed, and returns the exit code: 0 when all passed, else 1."""
    failed = []
    for name, command in todo:
        print(f"── {name}", flush=True)
        try:
            code = subprocess.run(command, cwd=ROOT, env=environment(), check=False).returncode
        except OSError as problem:
            print(problem, flush=True)
            code = 1
        if code:
            failed.append(name)
    print(f"── failed: {', '.join(failed)}" if failed else "── all passed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(run(steps(sys.argv[1:])))
