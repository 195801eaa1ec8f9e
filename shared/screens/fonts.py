"""The two bundled weights of the house's one family."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from shared.screens.paths import FONTS

FAMILY = "Noto Sans CJK SC"
FILES = ("NotoSansCJKsc-Regular.otf", "NotoSansCJKsc-Bold.otf")


def load_fonts() -> None:
    """Make the family known to Qt and the default. Raises FileNotFoundError when a bundled file is missing."""
    for name in FILES:
        path = FONTS / name
        if QFontDatabase.addApplicationFont(str(path)) == -1:
            raise FileNotFoundError(f"the bundled font {path} is missing or broken")
    font = QFont(FAMILY)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    QGuiApplication.setFont(font)
