"""An emergency on the wall: what staff say to everyone, as large as it can be read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtQml import QmlElement, QmlUncreatable

from display.lines import broken
from display.noticeview import FAMILY
from shared.lobby.broadcasts import Broadcast
from shared.screens.viewmodel import ViewModel

QML_IMPORT_NAME = "Tingtang.Display"
QML_IMPORT_MAJOR_VERSION = 1

ROOM = 1640
"""Width of the words on the wall's canvas, px."""
HEIGHT_ZH, HEIGHT_BOTH, HEIGHT_EN = 390, 250, 140
"""Height for the Chinese alone, for the Chinese with English below it, and for that."""
LINE = 1.25
"""tokens.json, lineHeight.heading"""
SIZES_ZH = (288, 240, 200, 168, 152, 136, 120, 108, 96, 88, 80, 72, 64, 56, 48)
SIZES_EN = (64, 56, 52, 48, 44, 40, 36)


@dataclass(frozen=True, slots=True)
class EmergencyKnown:
    """What is broadcast now."""

    emergency: Broadcast | None = None


@dataclass(frozen=True, slots=True)
class EmergencyDrawn:
    """The words, broken into lines, and their sizes in px."""

    up: bool = False
    zh: str = ""
    zh_size: int = SIZES_ZH[0]
    en: str = ""
    en_size: int = SIZES_EN[0]


@lru_cache(maxsize=16)
def fitted(text: str, sizes: tuple[int, ...], height: int, bold: bool) -> tuple[str, int]:
    """The text in lines, in the largest of the sizes in which it fits; in the smallest it may need more room."""
    font = QFont(FAMILY)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setBold(bold)
    lines: list[str] = []
    for size in sizes:
        font.setPixelSize(size)
        lines = broken(text, ROOM, QFontMetricsF(font).horizontalAdvance)
        if len(lines) * size * LINE <= height:
            return "\n".join(lines), size
    return "\n".join(lines), sizes[-1]


def derive(known: EmergencyKnown) -> EmergencyDrawn:
    """What is drawn of it."""
    said = known.emergency
    if said is None:
        return EmergencyDrawn()
    zh, zh_size = fitted(said.zh, SIZES_ZH, HEIGHT_BOTH if said.en else HEIGHT_ZH, True)
    en, en_size = fitted(said.en or "", SIZES_EN, HEIGHT_EN, False)
    return EmergencyDrawn(True, zh, zh_size, en, en_size)


@QmlElement
@QmlUncreatable("the screen makes it")
class EmergencyView(QObject, ViewModel[EmergencyKnown, EmergencyDrawn]):
    """The emergency for QML."""

    upChanged = Signal()
    zhChanged = Signal()
    zhSizeChanged = Signal()
    enChanged = Signal()
    enSizeChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.begin(EmergencyKnown(), derive)

    @Property(bool, notify=upChanged)
    def up(self) -> bool:
        return self.props.up

    @Property(str, notify=zhChanged)
    def zh(self) -> str:
        return self.props.zh

    @Property(int, notify=zhSizeChanged)
    def zhSize(self) -> int:
        return self.props.zh_size

    @Property(str, notify=enChanged)
    def en(self) -> str:
        return self.props.en

    @Property(int, notify=enSizeChanged)
    def enSize(self) -> int:
        return self.props.en_size
