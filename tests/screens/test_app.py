"""A screen as a process: it starts, is signalled, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QFontInfo, QGuiApplication

from shared.screens.app import Screen
from shared.screens.fonts import FAMILY
from shared.screens.paths import ROOT

PROGRAM = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from shared.screens.app import Screen
with Screen("probe") as screen:
    window = screen.show(Path(sys.argv[1]))
    screen.at_end(lambda: print("ended", flush=True))
    QTimer.singleShot(0, lambda: print("shown", window.isVisible(), flush=True))
    code = screen.run()
screen.close()
print("threads", [t.name for t in threading.enumerate()], flush=True)
sys.exit(code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_screen_in_order(tmp_path: Path, number: signal.Signals) -> None:
    qml = tmp_path / "Main.qml"
    qml.write_text("import QtQuick\nimport Tingtang.Screens\nWindow { visible: true; color: Light.paper }", "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(qml)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "shown True\n"
        process.send_signal(number)
        out, err = process.communicate(timeout=120)
    assert out == "ended\nthreads ['MainThread']\n"
    assert err == ""
    assert process.returncode == 0


EARLY = """
import os, signal, sys
from shared.screens import app
class Collector(app._GuiThreadCollector):
    def __init__(self):
        super().__init__()
        os.kill(os.getpid(), signal.SIGTERM)
app._GuiThreadCollector = Collector
with app.Screen("probe") as screen:
    sys.exit(screen.run())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_signal_before_the_event_loop_begins_ends_it_too() -> None:
    done = subprocess.run(
        [sys.executable, "-c", EARLY],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_broken_file_is_refused_by_name(screen: Screen, tmp_path: Path, qtlog) -> None:
    path = tmp_path / "Broken.qml"
    path.write_text("import QtQuick\nWindow { colour: 3 }", encoding="utf-8")
    with qtlog.disabled(), pytest.raises(RuntimeError, match=r"Broken\.qml did not load"):
        screen.show(path)


def test_the_end_runs_backwards_once_and_survives_a_failure(qapp, caplog) -> None:
    ends: list[str] = []
    screen = Screen("test")
    screen.at_end(lambda: ends.append("first"))
    screen.at_end(lambda: 1 // 0)
    screen.at_end(lambda: ends.append("last"))
    screen.close()
    screen.close()
    assert ends == ["last", "first"]
    assert "ZeroDivisionError" in caplog.text


def test_the_bundled_family_is_there_in_both_weights(screen: Screen) -> None:
    assert QFontInfo(QGuiApplication.font()).family() == FAMILY
    assert {"Regular", "Bold"} <= set(QFontDatabase.styles(FAMILY))
