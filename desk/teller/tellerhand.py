"""A teller's steps on the store: one at a time, told how they went, and the last one taken back within ten seconds."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from desk.seatlink import SeatLink
from desk.teller import keys
from desk.teller.page import Known
from desk.teller.sheets import Sheet
from desk.teller.tellerface import TellerFace
from shared.lobby.text import Text, text

if TYPE_CHECKING:
    from desk.teller.steps import Done, Taken
    from shared.operations import Lobby

QML_IMPORT_NAME = "Tingtang.Desk"
QML_IMPORT_MAJOR_VERSION = 1

AGAIN_SECONDS = 0.6
"""A key pressed again this soon after its result appeared is the same press (a double click, a held key)."""
UNDO_MS = 10_000
"""Token `timeout.undo`."""
NOTICE_MS = 8000
SLOW_MS = 500

Step = Callable[["Lobby", ModuleType], "Done"]
"""Work on the store; the second argument is `desk.teller.steps`, imported on the worker with SQLAlchemy."""


@QmlElement
@QmlUncreatable("the seat makes it")
class TellerHand(TellerFace):
    """The hand of a seat: it takes steps. Which key means which step is for `TellerSeat`."""

    done = Signal(str, bool)
    """A step was done: its sentence, and whether it can be taken back."""

    def __init__(
        self, link: SeatLink, known: Known, seconds: Callable[[], float], parent: QObject | None = None
    ) -> None:
        """`seconds`: the real clock behind the guard against double presses."""
        super().__init__(known, parent)
        self._link = link
        self._seconds = seconds
        self._last = ("", 0.0)
        self._back: tuple[Taken, ...] = ()
        self._undo = self._timer(UNDO_MS, self._forget_undo)
        self._notice = self._timer(NOTICE_MS, lambda: self.change(notice=None))
        self._slow = self._timer(SLOW_MS, lambda: self.change(slow=True))

    def _timer(self, interval: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=interval)
        timer.timeout.connect(then)
        return timer

    def _just_pressed(self, action: str) -> bool:
        last, at = self._last
        return last == action and self._seconds() - at < AGAIN_SECONDS

    def _do(self, key: str, step: Step, then: Callable[[Done], None] | None = None) -> None:
        """Run a step. Until its result is on screen no other press is taken."""
        if self.inputs.away:
            self._refuse(keys.AWAY.to(self.inputs.language))
            return
        self.change(busy=True, notice=None)
        self._slow.start()

        def work(lobby: Lobby) -> Done:
            from desk.teller import steps

            return step(lobby, steps)

        self._link.do(work, partial(self._done, key, then), partial(self._failed, key))

    def _done(self, key: str, then: Callable[[Done], None] | None, done: Done) -> None:
        self._settle(key)
        if then is not None:
            self.change(busy=False, slow=False)
            then(done)
            return
        self._back = done.back
        self.change(busy=False, slow=False, sheet=Sheet.NONE, armed="", undo=done.said if done.back else None)
        if done.back:
            self._undo.start()
        else:
            self._undo.stop()
        self.done.emit(done.said.to(self.inputs.language), bool(done.back))

    def _failed(self, key: str, why: Text) -> None:
        self._settle(key)
        self.change(busy=False, slow=False)
        self.say(why)

    def _settle(self, key: str) -> None:
        self._slow.stop()
        self._last = (key, self._seconds())

    def _take_back(self) -> None:
        back = self._back
        if not back:
            self.say(text("没有可以撤销的操作", "There is nothing to undo"))
            return
        if self.inputs.away:
            # The offer stays: the store may be back within its ten seconds.
            self.say(keys.AWAY)
            return
        self._forget_undo()
        self._do("undo", lambda lobby, steps: steps.take_back(lobby, back))

    def _forget_undo(self) -> None:
        self._back = ()
        self._undo.stop()
        self.change(undo=None)

    def say(self, why: Text) -> None:
        """A refusal's sentence; goes with the next step, or by itself."""
        self._notice.start()
        self.change(notice=why)

    def _refuse(self, sentence: str) -> None:
        self.say(Text.model_construct(zh=sentence, en=sentence))
