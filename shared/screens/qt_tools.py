"""Qt's own command-line tools as PySide6 ships them (their places differ between the wheels)."""

from __future__ import annotations

from pathlib import Path

import PySide6

PYSIDE = Path(PySide6.__file__).parent


def qt_tool(name: str) -> str:
    """The path of `qmllint`, `lupdate`, … Raises FileNotFoundError when this PySide6 has none."""
    for folder in (PYSIDE, PYSIDE / "Qt" / "libexec", PYSIDE / "Qt" / "bin"):
        for suffix in ("", ".exe"):
            path = folder / f"{name}{suffix}"
            if path.is_file():
                return str(path)
    raise FileNotFoundError(f"this PySide6 has no {name}")
