"""The line at the foot of the wall: the branch's notices in turn, or what staff have just said to everyone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtQml import QmlElement, QmlUncreatable

from display.lines import pages
from shared.screens.viewmodel import ViewModel

if TYPE_CHECKING:
    from shared.lobby.board import Board

QML_IMPORT_NAME = "Tingtang.Display"
QML_IMPORT_MAJOR_VERSION = 1

FAMILY, SIZE, ROOM = "Noto Sans CJK SC", 36, 1752
"""tokens.json, type.wall.notice: also the smallest text of the wall, so a long notice takes more lines, not smaller."""
LINES = 2
"""That fit between the zones and the edge. What is longer still takes another turn."""


@dataclass(frozen=True, slots=True)
class NoticeKnown:
    """The branch's notices, what staff say meanwhile, and the place in the round."""

    texts: tuple[str, ...] = ()
    seconds: float = 20.0
    broadcast: str = ""
    page: str = ""
    """The page that stands; where it is gone, the round begins anew."""


@dataclass(frozen=True, slots=True)
class NoticeDrawn:
    """What stands there. `broadcast`: staff have just said it."""

    text: str = ""
    broadcast: bool = False


@lru_cache(maxsize=64)
def paged(text: str, bold: bool) -> tuple[str, ...]:
    """A text as it stands in the line: one page of one or two lines, or several pages."""
    font = QFont(FAMILY)
    font.setPixelSize(SIZE)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return tuple(pages(text, ROOM, QFontMetricsF(font).horizontalAdvance, LINES))


def round_of(known: NoticeKnown) -> tuple[str, ...]:
    """All pages, in the order in which they stand."""
    texts = (known.broadcast,) if known.broadcast else known.texts
    return tuple(page for text in texts for page in paged(text, bool(known.broadcast)))


def derive(known: NoticeKnown) -> NoticeDrawn:
    """What stands in the line."""
    found = round_of(known)
    page = known.page if known.page in found else next(iter(found), "")
    return NoticeDrawn(page, bool(known.broadcast))


@QmlElement
@QmlUncreatable("the screen makes it")
class NoticeView(QObject, ViewModel[NoticeKnown, NoticeDrawn]):
    """The line for QML. It turns by itself, where there is more than one page to turn."""

    textChanged = Signal()
    broadcastChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.turn)
        self.begin(NoticeKnown(), derive)

    @property
    def turns(self) -> float:
        """Seconds between two turns; 0 while nothing turns."""
        return self._timer.interval() / 1000 if self._timer.isActive() else 0.0

    def know(self, board: Board) -> None:
        """The branch file in force, and what is said now."""
        branch = board.branch
        said = next((one.zh for one in board.broadcasts if not one.emergency), "")
        texts = tuple(notice.zh for notice in branch.notice)
        seconds = branch.wall.notice_seconds
        known = (self.inputs.texts, self.inputs.seconds, self.inputs.broadcast)
        if known == (texts, seconds, said):
            return
        # After a broadcast the round goes on where it was.
        page = self.inputs.page if said else self.inputs.page or self.props.text
        self.update(texts=texts, seconds=seconds, broadcast=said, page=page)
        self._time(anew=known[1] != seconds or known[2] != said)

    def turn(self) -> None:
        """The next page."""
        found = round_of(self.inputs)
        if found:
            at = found.index(self.props.text)
            self.update(page=found[(at + 1) % len(found)])

    def close(self) -> None:
        """Turn no more."""
        self._timer.stop()

    def _time(self, anew: bool) -> None:
        if len(round_of(self.inputs)) < 2:
            self._timer.stop()
        elif anew or not self._timer.isActive():
            self._timer.start(round(self.inputs.seconds * 1000))

    @Property(str, notify=textChanged)
    def text(self) -> str:
        return self.props.text

    @Property(bool, notify=broadcastChanged)
    def broadcast(self) -> bool:
        return self.props.broadcast
