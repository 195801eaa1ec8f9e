"""Where the teller's bar stood last, on this computer."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QSettings, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement, QmlUncreatable
from PySide6.QtQuick import QQuickWindow

QML_IMPORT_NAME = "Tingtang.Desk"
QML_IMPORT_MAJOR_VERSION = 1
KEY = "teller/strip"


@QmlElement
@QmlUncreatable("the seat makes it")
class StripPlace(QObject):
    """Keeps the bar's place from one day to the next."""

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    @Slot(QQuickWindow)
    def bring(self, window: QQuickWindow) -> None:
        """Put the bar where it stood; the top of the screen where it never stood, or that screen is gone."""
        kept = self._settings.value(KEY)
        if isinstance(kept, QPoint) and any(one.geometry().contains(kept) for one in QGuiApplication.screens()):
            window.setPosition(kept)
            return
        room = QGuiApplication.primaryScreen().availableGeometry()
        window.setPosition(room.x() + (room.width() - window.width()) // 2, room.y() + 24)

    @Slot(QQuickWindow)
    def keep(self, window: QQuickWindow) -> None:
        """Remember where it stands."""
        self._settings.setValue(KEY, window.position())
