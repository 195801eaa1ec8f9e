"""The slide on the wall, for QML; and the pictures it is drawn from."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, QSize, QUrl, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement, QmlUncreatable
from PySide6.QtQuick import QQuickImageProvider

from display.slideshow import Showing
from shared.screens.viewmodel import ViewModel

QML_IMPORT_NAME = "Tingtang.Display"
QML_IMPORT_MAJOR_VERSION = 1

PROVIDER = "slides"
KEPT = 2
"""Pictures kept for the renderer: the one that is shown, and the one that fades."""


class SlideImages(QQuickImageProvider):
    """Serves `image://slides/<turn>`, decoded beforehand."""

    def __init__(self, images: OrderedDict[int, QImage]) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._images = images

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: ARG002, N803 (Qt's names)
        """The picture of a turn."""
        image = self._images[int(id)]
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image


@dataclass(frozen=True, slots=True)
class SlidesKnown:
    """What is shown, and where a film lies."""

    showing: Showing | None = None
    path: str = ""


@dataclass(frozen=True, slots=True)
class SlidesDrawn:
    """The place of the call panel: a picture, a film, or neither. `turn` is told first."""

    turn: int = 0
    up: bool = False
    picture: str = ""
    film: str = ""


def derive(known: SlidesKnown) -> SlidesDrawn:
    """What is drawn of what is shown."""
    showing = known.showing
    if showing is None:
        return SlidesDrawn()
    if showing.slide.film:
        return SlidesDrawn(showing.turn, True, "", QUrl.fromLocalFile(known.path).toString())
    return SlidesDrawn(showing.turn, True, f"image://{PROVIDER}/{showing.turn}", "")


@QmlElement
@QmlUncreatable("the screen makes it")
class SlidesView(QObject, ViewModel[SlidesKnown, SlidesDrawn]):
    """The slide for QML. The film tells how it goes: its first frame, its end, or why it does not play."""

    turnChanged = Signal()
    upChanged = Signal()
    pictureChanged = Signal()
    filmChanged = Signal()
    filmMoves = Signal(int)
    filmEnded = Signal(int)
    filmFailed = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.images: OrderedDict[int, QImage] = OrderedDict()
        self.begin(SlidesKnown(), derive)

    def show(self, showing: Showing | None, path: str = "", image: QImage | None = None) -> None:
        """Show this slide, or none."""
        if showing is not None and image is not None:
            self.images[showing.turn] = image
            while len(self.images) > KEPT:
                self.images.popitem(last=False)
        self.update(showing=showing, path=path)
        if showing is None:
            self.images.clear()

    @Slot(int)
    def moves(self, turn: int) -> None:
        """The film's first frame is drawn."""
        self.filmMoves.emit(turn)

    @Slot(int)
    def ended(self, turn: int) -> None:
        """The film is at its end."""
        self.filmEnded.emit(turn)

    @Slot(int, str)
    def failed(self, turn: int, why: str) -> None:
        """The film does not play."""
        self.filmFailed.emit(turn, why)

    @Property(int, notify=turnChanged)
    def turn(self) -> int:
        return self.props.turn

    @Property(bool, notify=upChanged)
    def up(self) -> bool:
        return self.props.up

    @Property(str, notify=pictureChanged)
    def picture(self) -> str:
        return self.props.picture

    @Property(str, notify=filmChanged)
    def film(self) -> str:
        return self.props.film
