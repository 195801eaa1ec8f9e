"""Knowing when what is drawn is too old to be believed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

STALE_MS = 15_000
"""Age at which zone waits give way to 请听广播 (tokens.json, staleAfter)."""


class Freshness(QObject):
    """Calls back with True when nothing was read for `after` milliseconds, and with False at the next reading."""

    def __init__(self, changed: Callable[[bool], None], after: int = STALE_MS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changed = changed
        self._stale = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(after)
        self._timer.timeout.connect(lambda: self._set(True))

    def begin(self) -> None:
        """Nothing was read yet; count from now."""
        self._timer.start()

    def read(self) -> None:
        """Something was read just now."""
        self._timer.start()
        self._set(False)

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()

    def _set(self, stale: bool) -> None:
        if stale != self._stale:
            self._stale = stale
            self._changed(stale)
