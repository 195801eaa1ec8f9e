"""Screens are tested without a screen: offscreen, drawn in software."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from shared.screens.app import Screen
from shared.screens.jobs import ImmediateJobs
from shared.screens.pictures import still

ShowQml = Callable[..., QQuickWindow]


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    """Qt Quick needs no widgets."""
    return QGuiApplication


@pytest.fixture
def screen(qapp: QGuiApplication) -> Iterator[Screen]:
    """A screen whose jobs are done at once, closed after the test."""
    with Screen("test", jobs=ImmediateJobs()) as made:
        yield made


@pytest.fixture
def show(screen: Screen, tmp_path: Path, qtbot) -> ShowQml:
    """Shows QML text (imports of Qt Quick and the design system are added), animations off."""

    def show(body: str, **properties) -> QQuickWindow:
        path = tmp_path / "Shown.qml"
        path.write_text(f"import QtQuick\nimport Tingtang.Screens\n{body}", encoding="utf-8")
        window = screen.show(path, **properties)
        still(screen.engine)
        with qtbot.waitExposed(window):
            window.show()
        return window

    return show
