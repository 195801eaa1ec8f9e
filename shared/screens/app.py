"""The process of one screen: application, engine, jobs, language, and an orderly end."""

from __future__ import annotations

import gc
import logging
import os
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QObject, QSocketNotifier, QTimer, QtMsgType, QUrl, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

from shared.screens.fonts import load_fonts
from shared.screens.imports import plain_imports
from shared.screens.jobs import Jobs, SerialJobs
from shared.screens.languages import Languages
from shared.screens.paths import QML
from shared.screens.qr import QrImages
from shared.screens.tether import Tether, wanted

log = logging.getLogger(__name__)
qt_log = logging.getLogger("qt")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def application(name: str) -> QGuiApplication:
    """The process's Qt application, made on the first call (fonts loaded, Qt's messages going to the log)."""
    plain_imports()
    existing = QGuiApplication.instance()
    if isinstance(existing, QGuiApplication):
        load_fonts()
        return existing
    qInstallMessageHandler(_log_qt)
    os.environ.setdefault("QT_QUICK_CONTROLS_STYLE", "Basic")
    if _draws_in_software():
        QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
    app = QGuiApplication(sys.argv[:1])
    app.setApplicationName(name)
    app.setOrganizationName("Tingtang")
    load_fonts()
    return app


class Screen:
    """One screen from start to end: `with Screen("kiosk") as screen: screen.show(path, …); sys.exit(screen.run())`."""

    def __init__(self, name: str, *, jobs: Jobs | None = None) -> None:
        """`jobs` replaces the real runner in tests and pictures."""
        self.app = application(name)
        self.jobs: Jobs = jobs or SerialJobs()
        self.engine = QQmlApplicationEngine()
        self.engine.addImportPath(str(QML))
        self.engine.addImageProvider("qr", QrImages())
        self.languages = Languages(self.engine)
        self._at_end: list[Callable[[], None]] = []
        self._shown: list[object] = []
        self._closed = False
        self._tether = Tether(self._window, lambda: self.app.exit(0)) if wanted() else None

    def show(self, qml: Path, **properties: QObject | str | int | float | bool) -> QQuickWindow:
        """Load a QML file whose root is a Window, handing it its required properties.

        The screen keeps what it is handed until it ends. Raises RuntimeError when the file does not load (the
        reasons are logged).
        """
        self._shown.append(properties)
        self.engine.setInitialProperties(properties)
        before = len(self.engine.rootObjects())
        self.engine.load(QUrl.fromLocalFile(str(qml)))
        made = self.engine.rootObjects()[before:]
        if not made or not isinstance(made[0], QQuickWindow):
            raise RuntimeError(f"{qml.name} did not load as a window")
        return made[0]

    def _window(self) -> QQuickWindow | None:
        roots = self.engine.rootObjects() if not self._closed else []
        return next((root for root in roots if isinstance(root, QQuickWindow)), None)

    def at_end(self, close: Callable[[], None]) -> None:
        """Call `close` when the screen ends, last added first, while the jobs still run (followers, speakers)."""
        self._at_end.append(close)

    def run(self) -> int:
        """The event loop, until the last window closes or SIGINT/SIGTERM asks to go. Returns the exit code."""
        quitting = _QuitOnSignals(self.app)
        collecting = _GuiThreadCollector()
        try:
            return self.app.exec()
        finally:
            collecting.close()
            quitting.close()
            self.close()

    def close(self) -> None:
        """End in order: followers, then jobs (drained), then the windows."""
        if self._closed:
            return
        self._closed = True
        while self._at_end:
            try:
                self._at_end.pop()()
            except Exception:
                log.exception("closing a part of the screen failed")
        self.jobs.close()
        for root in self.engine.rootObjects():
            if isinstance(root, QQuickWindow):
                root.close()
        # The engine goes before the view-models it binds to: bindings would otherwise see them turn into null.
        self.languages.drop()
        self.engine.clearComponentCache()
        _delete_now(self.engine)
        self._shown.clear()

    def __enter__(self) -> Screen:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _delete_now(thing: QObject) -> None:
    import shiboken6

    if shiboken6.isValid(thing):
        shiboken6.delete(thing)


def _draws_in_software() -> bool:
    """Without a screen or a graphics card the software renderer is quicker than emulated OpenGL, and always there."""
    if "QT_QUICK_BACKEND" in os.environ or "QSG_RHI_BACKEND" in os.environ:
        return False
    if os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in {"offscreen", "minimal", "vnc", "linuxfb"}:
        return True
    return sys.platform.startswith("linux") and not Path("/dev/dri").exists()


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    where = f" ({context.file}:{context.line})" if context.file else ""
    qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s%s", message, where)


class _QuitOnSignals:
    """SIGINT and SIGTERM end the event loop; a socket wakes it, so nothing has to poll."""

    _SIGNALS = (signal.SIGINT, signal.SIGTERM)

    def __init__(self, app: QGuiApplication) -> None:
        self._read, self._write = socket.socketpair()
        self._read.setblocking(False)
        self._write.setblocking(False)
        self._old_fd = signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
        # The handlers run in Python once the notifier below has woken the interpreter. exit, not quit: quit asks the
        # windows first, and the kiosk's says no to everybody but staff. In the loop's next turn: what comes before the
        # loop has begun would end nothing.
        self._old: dict[int, Any] = {
            number: signal.signal(number, lambda *_: QTimer.singleShot(0, app, lambda: app.exit(0)))
            for number in self._SIGNALS
        }
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._drain)

    def _drain(self) -> None:
        self._read.recv(4096)

    def close(self) -> None:
        self._notifier.setEnabled(False)
        for number, handler in self._old.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._old_fd)
        self._read.close()
        self._write.close()


class _GuiThreadCollector:
    """Cyclic garbage is collected on the GUI thread only: QObjects in a cycle must not die on a worker thread."""

    _PERIOD_MS = 20_000

    def __init__(self) -> None:
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer()
        self._timer.setInterval(self._PERIOD_MS)
        self._timer.timeout.connect(gc.collect)
        self._timer.start()

    def close(self) -> None:
        self._timer.stop()
        if self._was_on:
            gc.enable()
