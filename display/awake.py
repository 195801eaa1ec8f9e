"""A wall that must not go dark: keeps the screen saver away where the system offers a simple way."""

from __future__ import annotations

import ctypes
import logging
import subprocess
import sys
from collections.abc import Callable

log = logging.getLogger(__name__)


def keep_awake() -> Callable[[], None]:
    """Ask the system to leave the screen on; returns what takes the wish back. Where it cannot, the log says so."""
    try:
        if sys.platform == "win32":
            return _windows()
        if sys.platform == "darwin":
            return _mac()
        return _freedesktop()
    except Exception as error:
        log.info("the screen saver stays as it is: %s", error)
        return _nothing


def _nothing() -> None:
    """Nothing was asked, nothing is taken back."""


def _windows() -> Callable[[], None]:
    # ES_CONTINUOUS | ES_DISPLAY_REQUIRED | ES_SYSTEM_REQUIRED; see SetThreadExecutionState.
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
    kernel.SetThreadExecutionState(0x80000003)
    return lambda: kernel.SetThreadExecutionState(0x80000000)


def _mac() -> Callable[[], None]:
    awake = subprocess.Popen(["caffeinate", "-d"])

    def end() -> None:
        awake.terminate()
        awake.wait()

    return end


def _freedesktop() -> Callable[[], None]:
    from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        raise OSError("there is no session bus")
    saver = QDBusInterface("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "", bus)
    answer = saver.call("Inhibit", "Tingtang", "the wall board of a lobby")
    if answer.type() == QDBusMessage.MessageType.ErrorMessage:
        raise OSError(answer.errorMessage())
    # The wish ends with the connection to the bus, that is with this process.
    return _nothing
