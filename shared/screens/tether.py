"""A screen that another program started (the demo, a benchmark): it ends with that program, and does what it asks.

With TINGTANG_TETHER set, standard input is the line: its end is the end of the screen, however the other program ended.
Each line is a wish, and is answered with one JSON line on standard output once it is done:

    picture FILE    save what the window shows now as PNG      {"event": "picture", "file": …, "ok": …}
    tap NAME        press the key of that accessible name      {"event": "tap", "name": …, "ok": …}
                    (or object name) as a finger would
    place X Y W H   parts (0–1) of the screen it lies on       {"event": "place", "ok": …}
    keys WORD …     type the words; Enter is the key           {"event": "keys", "ok": …}
"""

from __future__ import annotations

import json
import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

log = logging.getLogger(__name__)
VARIABLE = "TINGTANG_TETHER"
GRACE_SECONDS = 60.0
"""A screen that has not ended so long after its line did is ended hard."""


def wanted() -> bool:
    """Whether this process was started on a line."""
    return bool(os.environ.get(VARIABLE))


class Tether(QObject):
    """Listens on standard input, on a thread of its own; wishes are done on the GUI thread."""

    _asked = Signal(str)
    _ended = Signal()

    def __init__(self, window: Callable[[], QQuickWindow | None], leave: Callable[[], None]) -> None:
        super().__init__()
        self._window = window
        self._asked.connect(self._do, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(leave, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._listen, name="tether", daemon=True).start()

    def _listen(self) -> None:
        # os.read, not sys.stdin: a thread inside a buffered read would hold a lock that the interpreter's end wants.
        rest = b""
        try:
            while piece := os.read(0, 4096):
                *lines, rest = (rest + piece).split(b"\n")
                for line in lines:
                    self._asked.emit(line.decode("utf-8", "replace").strip())
        except OSError:
            log.info("standard input is gone")
        try:
            self._ended.emit()
        except RuntimeError:
            return  # the screen has ended already
        time.sleep(GRACE_SECONDS)
        os._exit(1)

    @Slot(str)
    def _do(self, line: str) -> None:
        verb, _, what = line.partition(" ")
        window = self._window()
        if verb == "picture":
            tell(event="picture", file=what, ok=window is not None and window.grabWindow().save(what))
        elif verb == "tap":
            tell(event="tap", name=what, ok=window is not None and tap(window, what))
        elif verb == "place":
            tell(event="place", ok=window is not None and place(window, what.split()))
        elif verb == "keys":
            if window is not None:
                type_words(window, what.split())
            tell(event="keys", ok=window is not None)
        elif verb:
            log.warning("not understood: %s", line)


def tell(**answer: object) -> None:
    """One JSON line to whoever holds the other end; nobody listening is no reason to stop."""
    try:
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    except OSError:
        log.info("nobody listens")


def tap(window: QQuickWindow, name: str) -> bool:
    """Press and release in the middle of a visible key, through the window like a real finger; False: no such key."""
    for item in _items(window.contentItem()):
        if name in (item.property("name"), item.objectName()) and item.isVisible() and item.isEnabled():
            at = item.mapToScene(QPointF(item.width() / 2, item.height() / 2))
            left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
            for kind, held in ((QEvent.Type.MouseButtonPress, left), (QEvent.Type.MouseButtonRelease, none)):
                event = QMouseEvent(kind, at, window.mapToGlobal(at), left, held, Qt.KeyboardModifier.NoModifier)
                QCoreApplication.sendEvent(window, event)
            return True
    return False


def place(window: QQuickWindow, parts: Sequence[str]) -> bool:
    """Put the window there, never smaller than it must be. False: not four numbers, or it has no screen."""
    try:
        x, y, width, height = (float(part) for part in parts)
    except ValueError:
        return False
    screen = window.screen()
    if screen is None:
        return False
    room = screen.availableGeometry()
    window.setGeometry(
        room.x() + round(x * room.width()),
        room.y() + round(y * room.height()),
        max(window.minimumWidth(), round(width * room.width())),
        max(window.minimumHeight(), round(height * room.height())),
    )
    return True


def type_words(window: QQuickWindow, words: Sequence[str]) -> None:
    """Type each word where the keyboard is; `Enter` is that key."""
    for word in words:
        strokes = [(Qt.Key.Key_Return, "\r")] if word == "Enter" else [(_key(one), one) for one in word]
        for key, letter in strokes:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
                QCoreApplication.sendEvent(window, event)


def _key(letter: str) -> int:
    """Qt's key codes of printable keys are their upper-case letters."""
    return ord(letter.upper())


def _items(root: QQuickItem) -> Iterator[QQuickItem]:
    yield root
    for child in root.childItems():
        yield from _items(child)
