"""The folder the slides come from: what is in it now, in order, and a picture made ready to be drawn.

Everything here may take long (a network drive, a large photograph) and belongs on a thread of its own.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QPainter, QPainterPath

from display.slideshow import Slide

log = logging.getLogger(__name__)
STILLS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff"})
FILMS = frozenset({".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi", ".mpg", ".mpeg", ".wmv"})
FORMATS = frozenset({"jpeg", "png", "webp", "gif", "bmp", "tiff"})
"""What a file must hold, whatever it is called."""
MOST_PIXELS = 120_000_000
"""Of a photograph. A format that cannot be decoded smaller is besides held to Qt's 256 MB (QImageReader)."""
CROP = 0.12
"""A picture whose shape is so close to the place's fills it, and loses at most this share of its height or width."""


class Unusable(Exception):
    """A file that is no picture we can show; says why."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The place a slide has on the wall, in the screen's own pixels."""

    width: int
    height: int
    radius: float


@dataclass(frozen=True, slots=True)
class Found:
    """A slide that can be shown. `image` is None for a film, and for the picture that is shown already."""

    slide: Slide
    path: Path
    image: QImage | None


class SlideFolder:
    """One folder. Remembers what cannot be shown, so that it is tried and told once until the file changes."""

    def __init__(self, path: Path, no_films: str = "") -> None:
        """`no_films`: why this machine can show none; empty where it can."""
        self._path = path
        self._no_films = no_films
        self._unusable: set[Slide] = set()
        self._told: set[str] = set()

    def next(self, after: str, shown: Slide | None, frame: Frame) -> Found | None:
        """The slide that comes after the name `after`, around in a circle; None where there is none to show."""
        slides = self._slides()
        self._unusable.intersection_update(slides.values())
        for name in in_turn(slides, after):
            slide = slides[name]
            if slide in self._unusable or (slide.film and self._no_films):
                continue
            if slide.film or slide == shown:
                return Found(slide, self._path / name, None)
            try:
                return Found(slide, self._path / name, drawn(self._path / name, frame))
            except Unusable as why:
                self.skip(slide, str(why))
        return None

    def skip(self, slide: Slide, why: str) -> None:
        """This file cannot be shown as it is."""
        if slide not in self._unusable:
            log.warning("not shown: %s (%s)", slide.name, why)
            self._unusable.add(slide)

    def _slides(self) -> dict[str, Slide]:
        found: dict[str, Slide] = {}
        try:
            with os.scandir(self._path) as entries:
                for entry in entries:
                    kind = Path(entry.name).suffix.lower()
                    if entry.name.startswith(".") or kind not in STILLS | FILMS:
                        continue
                    try:
                        if entry.is_file():
                            status = entry.stat()
                            stamp = (status.st_mtime_ns, status.st_size)
                            found[entry.name] = Slide(entry.name, stamp, kind in FILMS)
                    except OSError:
                        continue  # it went away between the two looks
        except (OSError, ValueError) as why:
            self._tell(f"the folder of the pictures cannot be read: {why}")
            return {}
        if self._no_films and any(slide.film for slide in found.values()):
            self._tell(f"films are not shown: {self._no_films}")
        return found

    def _tell(self, what: str) -> None:
        if what not in self._told:
            self._told.add(what)
            log.warning("%s", what)


def in_turn(names: Iterable[str], after: str) -> list[str]:
    """The names in the order in which people count (2 before 10), beginning with the one that comes after `after`."""
    ordered = sorted(names, key=_counted)
    first = next((at for at, name in enumerate(ordered) if after and _counted(name) > _counted(after)), 0)
    return ordered[first:] + ordered[:first]


def drawn(path: Path, frame: Frame) -> QImage:
    """The picture in its place: upright, as large as it goes, with the place's round corners; the rest is clear.

    Raises:
        Unusable: it is no picture, or too large.
    """
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isEmpty() or bytes(reader.format().data()).decode() not in FORMATS:
        raise Unusable("no picture")
    if size.width() * size.height() > MOST_PIXELS:
        raise Unusable(f"{size.width()} × {size.height()} pixels")
    turned = bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
    upright = size.transposed() if turned else size
    scaled = _scaled(upright, frame)
    reader.setScaledSize(scaled.transposed() if turned else scaled)
    picture = reader.read()
    if picture.isNull():
        raise Unusable(reader.errorString())
    return _placed(picture, frame)


def _scaled(size: QSize, frame: Frame) -> QSize:
    """Fills the place where that costs little of the picture, else fits into it."""
    place = QSize(frame.width, frame.height)
    filling = size.scaled(place, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    kept = min(place.width() / filling.width(), place.height() / filling.height())
    scaled = filling if kept >= 1 - CROP else size.scaled(place, Qt.AspectRatioMode.KeepAspectRatio)
    return scaled.expandedTo(QSize(1, 1))


def _placed(picture: QImage, frame: Frame) -> QImage:
    image = _clear(frame)
    painter = QPainter(image)
    x, y = (frame.width - picture.width()) // 2, (frame.height - picture.height()) // 2
    if picture.hasAlphaChannel():
        # Drawn for paper, most likely: dark letters would vanish on the dark of the wall.
        painter.fillRect(x, y, picture.width(), picture.height(), Qt.GlobalColor.white)
    painter.drawImage(x, y, picture)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.drawImage(0, 0, _shape(frame))
    painter.end()
    return image


def _shape(frame: Frame) -> QImage:
    """The place itself, solid: its corners are smooth, which clipping would not make them."""
    image = _clear(frame)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    corners = QPainterPath()
    corners.addRoundedRect(QRectF(0, 0, frame.width, frame.height), frame.radius, frame.radius)
    painter.fillPath(corners, Qt.GlobalColor.black)
    painter.end()
    return image


def _clear(frame: Frame) -> QImage:
    image = QImage(frame.width, frame.height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _counted(name: str) -> tuple[list[tuple[int, int, str]], str]:
    parts = re.findall(r"[0-9]+|[^0-9]+", name.casefold())
    return [(0, int(part[:18]), part) if part.isdigit() else (1, 0, part) for part in parts], name
