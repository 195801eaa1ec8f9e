"""QR codes for QML: `Image { source: Qr.source(text) }` or `"image://qr/" + encodeURIComponent(text)`."""

from __future__ import annotations

from urllib.parse import quote, unquote

import qrcode
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

QUIET = 4  # modules of white on each side, ISO/IEC 18004 §6.3.8


def matrix(text: str) -> list[list[bool]]:
    """The dark modules, without quiet zone: smallest version that holds `text`, error correction M."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    return [[bool(dark) for dark in row] for row in code.get_matrix()]


def image(text: str, pixels: int = 0) -> QImage:
    """Black on white with the quiet zone, modules of whole px; at most `pixels` wide (0: 8 px a module)."""
    modules = matrix(text)
    side = len(modules) + 2 * QUIET
    small = QImage(side, side, QImage.Format.Format_RGB32)
    small.fill(0xFFFFFFFF)
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            if dark:
                small.setPixel(x + QUIET, y + QUIET, 0xFF000000)
    scale = max(1, pixels // side) if pixels > 0 else 8
    return small.scaled(
        side * scale,
        side * scale,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.FastTransformation,
    )


def source(text: str) -> str:
    """The image URL of a text, for a view-model's property."""
    return f"image://qr/{quote(text, safe='')}" if text else ""


class QrImages(QQuickImageProvider):
    """Serves `image://qr/<percent-encoded text>`; set `sourceSize` to the size drawn."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: N803 (Qt's name)
        """The code of the text in the URL."""
        drawn = image(unquote(id), requestedSize.width())
        size.setWidth(drawn.width())
        size.setHeight(drawn.height())
        return drawn
