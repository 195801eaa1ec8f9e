"""The code on the ticket page: right modules, whole pixels, quiet around."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtQuick import QQuickItem

from shared.screens.pictures import grab
from shared.screens.qr import QUIET, image, matrix, source

TEXT = "https://bank.example/t/3f2a?zone=A&中文"


@pytest.mark.parametrize("pixels", [0, 60, 232, 500])
def test_the_picture_is_the_matrix(pixels: int) -> None:
    modules, picture = matrix(TEXT), image(TEXT, pixels)
    side = len(modules) + 2 * QUIET
    step, rest = divmod(picture.width(), side)
    assert rest == 0
    assert picture.width() == picture.height()
    assert pixels == 0 or picture.width() <= max(pixels, side)
    for y in range(side):
        for x in range(side):
            inside = QUIET <= x < side - QUIET and QUIET <= y < side - QUIET
            dark = inside and modules[y - QUIET][x - QUIET]
            for corner in (0, step - 1):
                drawn = picture.pixelColor(x * step + corner, y * step + corner)
                assert drawn == QColor("black" if dark else "white")


def test_the_finder_patterns_are_in_three_corners() -> None:
    modules = matrix(TEXT)
    finder = [[max(abs(x - 3), abs(y - 3)) in (0, 1, 3) for x in range(7)] for y in range(7)]
    last = len(modules) - 7
    for top, left in ((0, 0), (0, last), (last, 0)):
        assert [row[left : left + 7] for row in modules[top : top + 7]] == finder


def test_qml_shows_it(show) -> None:
    window = show(
        """Window { width: 300; height: 300; color: "white"
            Image { objectName: "code"; width: 300; height: 300; sourceSize.width: 300; fillMode: Image.Pad } }"""
    )
    code = window.findChild(QQuickItem, "code")
    code.setProperty("source", source(TEXT))
    picture, expected = grab(window), image(TEXT, 300)
    offset = (300 - expected.width()) // 2
    shown = picture.copy(offset, offset, expected.width(), expected.height())
    assert shown.convertToFormat(expected.format()) == expected


def test_no_text_no_picture() -> None:
    assert source("") == ""
