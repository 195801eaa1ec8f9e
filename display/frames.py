"""Knowing that something was really on the screen: the frame that contains it has been swapped."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface


class Frames(QObject):
    """Tells when what was set before has been swapped to the screen.

    A key is expected when the properties that show it are set. `afterAnimating` comes on the GUI thread right before
    the scene is handed to the renderer, so everything expected by then is in that frame. With a render thread the next
    `frameSwapped` may still be of the frame before; there the second one counts.
    """

    def __init__(self, window: QQuickWindow, shown: Callable[[list[int]], None], parent: QObject | None = None) -> None:
        """`shown` gets the keys, on the GUI thread."""
        super().__init__(parent)
        self._window = window
        self._shown = shown
        self._expected: dict[int, int] = {}
        """Key → swaps still to come; -1: not handed to the renderer yet."""
        window.afterAnimating.connect(self._handed_over)
        window.frameSwapped.connect(self._swapped)

    def expect(self, keys: Iterable[int]) -> None:
        """These were set just now. A frame is asked for, so the answer comes even if nothing else changes."""
        new = [key for key in keys if key not in self._expected]
        if new:
            self._expected.update(dict.fromkeys(new, -1))
            self._window.update()

    def forget(self, keys: Iterable[int]) -> None:
        """These are no longer drawn; unless already swapped they are not told."""
        for key in keys:
            self._expected.pop(key, None)

    def _handed_over(self) -> None:
        swaps = 1 if self._on_gui_thread() else 2
        for key, left in self._expected.items():
            if left < 0:
                self._expected[key] = swaps

    def _swapped(self) -> None:
        if not self._expected:
            return
        shown = [key for key, left in self._expected.items() if left == 1]
        self._expected = {key: left - 1 if left > 0 else left for key, left in self._expected.items() if left != 1}
        if self._expected:
            self._window.update()
        if shown:
            self._shown(shown)

    def _on_gui_thread(self) -> bool:
        interface = self._window.rendererInterface()
        return interface is not None and interface.graphicsApi() == QSGRendererInterface.GraphicsApi.Software
