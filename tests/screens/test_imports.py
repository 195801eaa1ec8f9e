"""A screen's threads import as Python does."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import linecache
from shared.screens.imports import plain_imports
plain_imports()
plain_imports()
import shared.lobby.board
assert not [name for name in linecache.cache if name.endswith("board.py")], "its source was read"
from PySide6.QtCore import QObject, Signal
class Bell(QObject):
    rang = Signal(int)
heard = []
bell = Bell()
bell.rang.connect(heard.append)
bell.rang.emit(3)
assert heard == [3]
"""


def test_qt_looks_into_nothing_that_is_imported(child_environment) -> None:
    subprocess.run([sys.executable, "-c", PROGRAM], env=child_environment, check=True, timeout=60)
