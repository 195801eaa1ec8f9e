"""An unattended seat locks: nothing of it is seen or pressed until the PIN of whoever sits there is given again."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable
from PySide6.QtQuick import QQuickWindow

from desk.seatlink import SeatLink
from shared.lobby.board import Board
from shared.lobby.branch import Staff
from shared.lobby.text import Text
from shared.screens.viewmodel import ViewModel

QML_IMPORT_NAME = "Tingtang.Desk"
QML_IMPORT_MAJOR_VERSION = 1

_TOUCHES = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.KeyPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.Wheel,
        QEvent.Type.TabletPress,
    }
)
"""Somebody is there. A mouse that was only moved may have been pushed by the papers on the desk."""


@dataclass(frozen=True)
class LockKnown:
    """`person`: who sits here; None while nobody does."""

    person: Staff | None = None
    locked: bool = False
    busy: bool = False
    message: Text | None = None
    language: str = "zh"


@dataclass(frozen=True)
class LockDrawn:
    """What the lock shows."""

    locked: bool = False
    person: str = ""
    busy: bool = False
    message: str = ""


def derive(known: LockKnown) -> LockDrawn:
    """The lock, in the language of the seat."""
    if known.person is None:
        return LockDrawn()
    message = known.message.to(known.language) if known.message else ""
    return LockDrawn(known.locked, known.person.name, known.busy, message)


@QmlElement
@QmlUncreatable("the seat makes it")
class SeatLock(QObject, ViewModel[LockKnown, LockDrawn]):
    """The lock of a seat; what lies under it goes on as it was. `left` when whoever stands there wants to sign out.

    The minutes come from the branch file's `[desk] lock_minutes`; 0 never locks.
    """

    lockedChanged = Signal()
    personChanged = Signal()
    busyChanged = Signal()
    messageChanged = Signal()
    refused = Signal()
    left = Signal()

    def __init__(self, link: SeatLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self.lock)
        self.begin(LockKnown(), derive)

    def watch(self, window: QQuickWindow) -> None:
        """Count from the last touch of this window, or of one that belongs to it."""
        # Not of the whole application: a window that is drawn gives thousands of events, each of which would come here.
        for one in (window, *window.findChildren(QQuickWindow)):
            one.installEventFilter(self)

    def sit(self, person: Staff | None) -> None:
        """Somebody sits here now, or nobody any more."""
        self.update(person=person, locked=False, busy=False, message=None)
        self._count()

    def show_board(self, board: Board) -> None:
        """The branch file may have changed its minutes."""
        milliseconds = round(board.branch.desk.lock_minutes * 60_000)
        if milliseconds != self._idle.interval():
            self._idle.setInterval(milliseconds)
            self._count()

    def use(self, language: str) -> None:
        """Speak `zh` or `en`; connect it to `Languages.changed`."""
        self.update(language=language)

    @Slot()
    def lock(self) -> None:
        """Lock now."""
        if self.inputs.person is not None:
            self.update(locked=True, busy=False, message=None)

    @Slot(str)
    def unlock(self, pin: str) -> None:
        """Try a PIN. A second try while one is under way is ignored."""
        person = self.inputs.person
        if person is None or self.props.busy:
            return
        self.update(busy=True, message=None)

        def verify(lobby: object) -> object:
            from shared.operations import verify

            return verify(lobby, person.id, pin)  # type: ignore[arg-type]

        self._link.do(verify, lambda _: self._open(person), self._refuse)

    @Slot()
    def leave(self) -> None:
        """Whoever stands there signs the person out instead."""
        self.left.emit()

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if self._idle.isActive() and event.type() in _TOUCHES:
            self._idle.start()
        return False

    def _open(self, person: Staff) -> None:
        if self.inputs.person is person:
            self.update(locked=False, busy=False)
            self._count()

    def _refuse(self, why: Text) -> None:
        self.update(busy=False, message=why)
        self.refused.emit()

    def _count(self) -> None:
        if self.inputs.person is not None and not self.inputs.locked and self._idle.interval() > 0:
            self._idle.start()
        else:
            self._idle.stop()

    @Property(bool, notify=lockedChanged)
    def locked(self) -> bool:
        return self.props.locked

    @Property(str, notify=personChanged)
    def person(self) -> str:
        return self.props.person

    @Property(bool, notify=busyChanged)
    def busy(self) -> bool:
        return self.props.busy

    @Property(str, notify=messageChanged)
    def message(self) -> str:
        return self.props.message
