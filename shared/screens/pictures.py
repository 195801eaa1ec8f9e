"""Pictures of a window exactly as it is drawn, for `tingtang shots` and the tests."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtGui import QImage
from PySide6.QtQml import QQmlEngine
from PySide6.QtQuick import QQuickWindow

_ROUNDS = 8


def still(engine: QQmlEngine) -> None:
    """Switch every animation of the design system off for this engine."""
    motion = engine.singletonInstance("Tingtang.Screens", "Motion")
    if motion is None:
        raise RuntimeError("Tingtang.Screens is not on the import path")
    motion.setProperty("reduced", True)


def grab(window: QQuickWindow) -> QImage:
    """The window at its real size, after everything pending was delivered, laid out and drawn.

    Raises RuntimeError when the window cannot be drawn.
    """
    if not window.isVisible():
        window.show()
    picture = QImage()
    for _ in range(_ROUNDS):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        before, picture = picture, window.grabWindow()
        if not picture.isNull() and picture == before:
            return picture
    if picture.isNull():
        raise RuntimeError("the window could not be drawn")
    return picture


def save(window: QQuickWindow, path: Path) -> Path:
    """Write the picture as PNG, making the folder. Raises OSError when it cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not grab(window).save(str(path), "PNG"):  # type: ignore[call-overload]
        raise OSError(f"cannot write {path}")
    return path
