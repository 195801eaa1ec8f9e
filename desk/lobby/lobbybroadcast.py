"""Saying something to everyone from the lobby manager's seat: the dialog, and the bars of what stands on the walls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from desk.lobby.broadcastdialog import (
    BroadcastDrawn,
    BroadcastKnown,
    PresetRow,
    StandingRow,
    derive,
    preset_rows,
    standing_rows,
)
from desk.lobby.lobbyseat import LobbySeat
from desk.lobby.steps import Step, Undo
from shared.lobby.broadcasts import EN_LIMIT, ZH_LIMIT
from shared.lobby.text import Text, text
from shared.screens.rows import Rows
from shared.screens.viewmodel import ViewModel

if TYPE_CHECKING:
    from shared.operations import Lobby

QML_IMPORT_NAME = "Tingtang.Desk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("the seat makes it")
class LobbyBroadcast(QObject, ViewModel[BroadcastKnown, BroadcastDrawn]):
    """The dialog and the bars. `filled(zh, en)`: a sentence of the branch file was picked."""

    openChanged = Signal()
    emergencyChanged = Signal()
    busyChanged = Signal()
    refusalChanged = Signal()
    filled = Signal(str, str)

    def __init__(self, seat: LobbySeat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._presets = Rows(PresetRow, "key", self)
        self._standing = Rows(StandingRow, "key", self)
        self.begin(BroadcastKnown(), derive)
        seat.shown.connect(self._look)
        seat.signedInChanged.connect(self.close)

    @Slot()
    def ask(self) -> None:
        """Open the dialog."""
        self._change(open=True, preset=-1, emergency=False, busy=False, refusal=None)
        self.filled.emit("", "")

    @Slot()
    def close(self) -> None:
        """Close the dialog."""
        self._change(open=False)

    @Slot(int)
    def pick(self, preset: int) -> None:
        """A sentence of the branch file; it may be changed before it is said."""
        look = self.inputs.look
        if look is None or not 0 <= preset < len(look.board.branch.broadcast):
            return
        chosen = look.board.branch.broadcast[preset]
        self._change(preset=preset, emergency=chosen.emergency, refusal=None)
        self.filled.emit(chosen.zh, chosen.en)

    @Slot()
    def urgent(self) -> None:
        """An emergency, or not."""
        self._change(emergency=not self.inputs.emergency)

    @Slot(str, str)
    def say(self, zh: str, en: str) -> None:
        """Say it."""
        if self.inputs.busy:
            return
        emergency = self.inputs.emergency
        self._change(busy=True, refusal=None)

        def work(lobby: Lobby) -> Undo:
            from shared.operations import broadcast, end_broadcast

            said = broadcast(lobby, zh, en, emergency)

            def take_back(lobby: Lobby) -> None:
                end_broadcast(lobby, said.id)

            return take_back

        self._seat.perform(
            Step(work, text("已广播", "Broadcast")), lambda: self._change(busy=False, open=False), self._refused
        )

    @Slot(int)
    def end(self, id: int) -> None:
        """Take it from the walls."""

        def work(lobby: Lobby) -> None:
            from shared.operations import end_broadcast

            end_broadcast(lobby, id)

        self._seat.perform(Step(work, text("广播已结束", "Broadcast ended")))

    def _refused(self, why: Text) -> None:
        self._change(busy=False, refusal=why)

    def _look(self) -> None:
        known = self._seat.inputs
        self._change(look=known.look, language=known.language)
        if known.look is not None:
            self._standing.replace(standing_rows(known.look, known.language))

    def _change(self, **changes: object) -> None:
        self.update(**changes)
        if self.inputs.look is not None:
            self._presets.replace(preset_rows(self.inputs.look.board.branch, self.inputs))

    @Property(QObject, constant=True)
    def presets(self) -> QObject:
        return self._presets

    @Property(QObject, constant=True)
    def standing(self) -> QObject:
        return self._standing

    @Property(int, constant=True)
    def zhLimit(self) -> int:
        return ZH_LIMIT

    @Property(int, constant=True)
    def enLimit(self) -> int:
        return EN_LIMIT

    @Property(bool, notify=openChanged)
    def open(self) -> bool:
        return self.props.open

    @Property(bool, notify=emergencyChanged)
    def emergency(self) -> bool:
        return self.props.emergency

    @Property(bool, notify=busyChanged)
    def busy(self) -> bool:
        return self.props.busy

    @Property(str, notify=refusalChanged)
    def refusal(self) -> str:
        return self.props.refusal
