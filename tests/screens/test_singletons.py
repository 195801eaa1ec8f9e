"""A screen outlives any number of calls into Qt."""

from __future__ import annotations

import subprocess
import sys

CALLS = """
import shared.screens
from PySide6.QtCore import QCoreApplication, QTimer
app = QCoreApplication([])
timer = QTimer(app)
for _ in range(50_000):
    timer.setInterval(5)
    timer.setSingleShot(True)
print(timer.isSingleShot())
"""


def test_a_hundred_thousand_calls_leave_the_interpreter_whole(child_environment: dict[str, str]) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", CALLS], env=child_environment, capture_output=True, text=True, timeout=60
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "True\n", "")
