"""Where the screens' files are."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "assets"
FONTS = ASSETS / "fonts"
TOKENS = ASSETS / "design" / "tokens.json"
TRANSLATIONS = ASSETS / "translations"
BUILD = ROOT / "build"
QML = Path(__file__).resolve().parent / "qml"
MODULE = QML / "Tingtang" / "Screens"
SCREENS = ("kiosk", "display", "desk")
