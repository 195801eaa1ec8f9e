"""The branch's mark on its paper: a picture file on the kiosk's own machine, black and white at the top of the slip."""

from __future__ import annotations

import logging
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageOps

from shared.lobby.errors import BadInput

log = logging.getLogger(__name__)
HEIGHT = 96
"""Dots, at most: 12 mm at 203 dpi."""
FILE_LIMIT = 4_000_000
"""Bytes."""
PIXEL_LIMIT = 16_000_000
"""Looked at before anything is decoded: a small file may unfold into more than there is memory."""
FORMATS = ("PNG", "JPEG", "GIF", "BMP", "WEBP")
_BLACK_BELOW = 128


def logo(path: str, room: int) -> Image.Image:
    """The picture in shades of grey on white, no wider than `room` dots and no higher than `HEIGHT`; never enlarged.

    Raises:
        BadInput: it is not there, too large, no picture, or nothing of it would be black.
    """
    try:
        if Path(path).stat().st_size > FILE_LIMIT:
            raise _bad(path, "文件太大", f"a file of more than {FILE_LIMIT // 1_000_000} MB")
        with Image.open(path, formats=FORMATS) as found:
            if found.width * found.height > PIXEL_LIMIT:
                raise _bad(path, "图太大", f"more than {PIXEL_LIMIT // 1_000_000} megapixels")
            coloured = ImageOps.exif_transpose(found).convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise _bad(path, "读不出来", "it cannot be read") from error
    white = Image.new("RGBA", coloured.size, (255, 255, 255, 255))
    grey = Image.alpha_composite(white, coloured).convert("L")
    grey.thumbnail((room, HEIGHT), Image.Resampling.LANCZOS)
    if not any(grey.histogram()[:_BLACK_BELOW]):
        raise _bad(path, "太浅，打不出来", "too pale to be printed")
    return grey


def logo_if_good(path: str, room: int) -> Image.Image | None:
    """The same, or None: a slip without it is still a slip. What is wrong is told once, until the file changes."""
    try:
        changed = Path(path).stat().st_mtime_ns
    except (OSError, ValueError):
        changed = None
    return _kept(path, changed, room)


@lru_cache(maxsize=8)
def _kept(path: str, changed: int | None, room: int) -> Image.Image | None:  # noqa: ARG001 (a changed file is a new one)
    try:
        return logo(path, room)
    except BadInput as error:
        log.warning("slips have no logo: %s", error)
        return None


def _bad(path: str, zh: str, en: str) -> BadInput:
    return BadInput("bad-logo", f"标志 {path} {zh}", f"the logo {path}: {en}")
