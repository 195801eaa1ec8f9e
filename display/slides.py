"""The slideshow at work: the folder is read on a thread of its own, slide by slide, and every call goes before it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtQml import QQmlEngine
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

from display import slideshow
from display.boardview import BoardView
from display.emergencyview import EmergencyView
from display.flashview import FlashView
from display.slidefolder import Found, Frame, SlideFolder
from display.slideshow import Pace, Slideshow
from display.slidesview import PROVIDER, SlideImages, SlidesView

if TYPE_CHECKING:
    from shared.lobby.branch import Branch

log = logging.getLogger(__name__)
PLACE = (1104, 608, 32)
"""Width, height and corners of the call panel on the wall's canvas (design notes, grids)."""
CANVAS = (1920, 1080)
SHARPEST = 2.0
"""Screen pixels for one of the canvas, at most: a wall of 4K. Bounds what a decoded picture takes to 11 MB."""
PATIENCE = 2.0
"""Seconds a reading is waited for at the end: a network drive that hangs must not keep the wall from ending."""


NOT_INSTALLED = "QtMultimedia is not installed (PySide6-Addons)"
NOT_DRAWN = "this machine draws without a graphics card"


def why_no_films(engine: QQmlEngine, window: QQuickWindow) -> str:
    """Why films cannot be shown on this machine; empty where they can."""
    if not any(Path(path, "QtMultimedia", "qmldir").exists() for path in engine.importPathList()):
        return NOT_INSTALLED
    return NOT_DRAWN if draws_in_software(window) else ""


def draws_in_software(window: QQuickWindow) -> bool:
    """Qt's renderer that needs no graphics card leaves a film's place empty."""
    interface = window.rendererInterface()
    return interface is not None and interface.graphicsApi() == QSGRendererInterface.GraphicsApi.Software


class Slides(QObject):
    """Shows slides while the wall is `free`. `view` is what QML draws."""

    _read = Signal(object, object)

    def __init__(self, steady: Callable[[], float], parent: QObject | None = None) -> None:
        """`steady`: see `display.wall.Wall`."""
        super().__init__(parent)
        self.view = SlidesView(self)
        self._steady = steady
        self._state = Slideshow()
        self._window: QQuickWindow | None = None
        self._wanted = ""
        """The branch file's folder."""
        self._no_films = NOT_INSTALLED
        self._folder: SlideFolder | None = None
        self._found: Found | None = None
        """What was read last, until it is shown."""
        self._reader: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.go_on)
        self._read.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self.view.filmMoves.connect(lambda turn: self._apply(slideshow.moves(self._state, turn)))
        self.view.filmEnded.connect(lambda turn: self._apply(slideshow.over(self._state, turn)))
        self.view.filmFailed.connect(self._film_failed)

    @property
    def state(self) -> Slideshow:
        """What is shown, and what comes next."""
        return self._state

    def begin(self, window: QQuickWindow) -> None:
        """Draw into `window`."""
        self._window = window
        context = QQmlEngine.contextForObject(window)
        engine = context.engine() if context is not None else None
        if engine is None:
            raise RuntimeError("the window was not made by a QML engine")
        engine.addImageProvider(PROVIDER, SlideImages(self.view.images))
        self._no_films = why_no_films(engine, window)
        if not self._no_films:
            # The player's library speaks while the system's loader is locked, on a thread that would wait for Python's
            # lock to be logged; whoever holds that one may be waiting for the loader (seen on PySide 6.12: for ever).
            QLoggingCategory.setFilterRules("qt.multimedia.*=false")

    def watch(self, board: BoardView, flash: FlashView, emergency: EmergencyView) -> None:
        """The place is free while nobody is called, there is no emergency, and the lobby is open and read."""

        def look() -> None:
            working = board.props.condition == "" and not board.props.stale
            self.free(working and not flash.props.up and not emergency.props.up)

        for changed in (board.conditionChanged, board.staleChanged, flash.upChanged, emergency.upChanged):
            changed.connect(look)

    def know(self, branch: Branch) -> None:
        """The branch file in force: whether there are slides, from where and how long."""
        wall = branch.wall
        wanted = wall.pictures or ""
        if wanted != self._wanted:
            self._wanted = wanted
            self._folder = SlideFolder(Path(wanted).expanduser(), self._no_films) if wanted else None
            self._state = slideshow.another_folder(self._state)
        pace = Pace(wall.pictures_after, wall.picture_seconds) if wanted else None
        if pace != self._state.pace:
            self._state = slideshow.paced(self._state, pace)
        self.go_on()

    def free(self, is_free: bool) -> None:
        """Whether the place is free."""
        if is_free:
            self._apply(slideshow.calm(self._state, self._steady()))
        else:
            self._apply(slideshow.interrupt(self._state))

    def go_on(self) -> None:
        """Look at the clock."""
        self._apply(self._state)

    def close(self) -> None:
        """Show nothing any more."""
        self._timer.stop()
        self._folder = None
        if self._reader is not None:
            self._reader.join(PATIENCE)

    def _apply(self, state: Slideshow) -> None:
        now, before = self._steady(), self._state.showing
        state = slideshow.tick(state, now)
        if self._folder is not None and slideshow.wants(state, now):
            state = slideshow.read(state)
            self._look(self._folder, state)
        self._state = state
        if state.showing is None:
            self.view.show(None)
        elif before is None or before.turn != state.showing.turn:
            assert self._found is not None  # only what was found is shown
            self.view.show(state.showing, str(self._found.path), self._found.image)
        if state.ready is None:
            self._found = None
        when = slideshow.due(state)
        if when is None or self._folder is None:
            self._timer.stop()
        else:
            self._timer.start(max(1, round((when - now) * 1000)))

    def _look(self, folder: SlideFolder, state: Slideshow) -> None:
        after, frame = state.last, self._frame()
        shown = state.showing.slide if state.showing is not None else None

        def look() -> None:
            try:
                found = folder.next(after, shown, frame)
            except Exception as error:  # whatever is wrong with a picture, the wall goes on without it
                self._read.emit(folder, error)
            else:
                self._read.emit(folder, found)

        self._reader = threading.Thread(target=look, name="slides", daemon=True)
        self._reader.start()

    @Slot(object, object)
    def _take(self, folder: SlideFolder, found: Found | Exception | None) -> None:
        if folder is not self._folder:
            return
        if isinstance(found, Exception):
            log.error("reading the pictures failed", exc_info=found)
            found = None
        self._found = found
        self._apply(slideshow.found(self._state, found.slide if found else None, self._steady()))

    def _film_failed(self, turn: int, why: str) -> None:
        showing = self._state.showing
        if showing is not None and showing.turn == turn and self._folder is not None:
            self._folder.skip(showing.slide, why)
        self._apply(slideshow.failed(self._state, turn))

    def _frame(self) -> Frame:
        width, height, radius = PLACE
        window = self._window
        factor = 1.0
        if window is not None:
            factor = min(window.width() / CANVAS[0], window.height() / CANVAS[1]) * window.devicePixelRatio()
            factor = min(max(factor, 0.25), SHARPEST)
        return Frame(round(width * factor), round(height * factor), radius * factor)
