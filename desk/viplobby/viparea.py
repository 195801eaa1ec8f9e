"""The VIP area for QML: who has come, the wealth managers, the VIP teller; and one tap that asks for a manager."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from desk.lobby.floorplan import CounterRow
from desk.lobby.lobbyseat import LobbySeat
from desk.vip import receptionsteps as steps
from desk.vip.receptionrows import ManagerRow, manager_rows
from desk.viplobby.arrivals import AreaDrawn, AreaKnown, ArrivalRow, arrival_rows, derive, vip_counters
from shared.screens.rows import Rows
from shared.screens.viewmodel import ViewModel

QML_IMPORT_NAME = "Tingtang.Desk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("the seat makes it")
class VipArea(QObject, ViewModel[AreaKnown, AreaDrawn]):
    """See the module."""

    waitingChanged = Signal()
    longestChanged = Signal()
    receivedChanged = Signal()

    def __init__(self, seat: LobbySeat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._arrivals = Rows(ArrivalRow, "number", self)
        self._managers = Rows(ManagerRow, "staff", self)
        self._counters = Rows(CounterRow, "number", self)
        self.begin(AreaKnown(), derive)
        seat.shown.connect(self._look)
        seat.opened.connect(self._look)
        seat.link.ticked.connect(self._tick)

    @Slot(str)
    def ask(self, number: str) -> None:
        """Ask a wealth manager to come: the customer's own, or the next free one. Coming here was the consent."""
        self._seat.perform(steps.invite(number, None, None, True))

    def _look(self) -> None:
        known = self._seat.inputs
        self.update(look=known.look, language=known.language)
        if known.look is None or known.person is None:
            for rows in (self._arrivals, self._managers, self._counters):
                rows.replace([])
            return
        self._arrivals.replace(arrival_rows(known.look.board, known.look.names, known.language))
        self._tick()

    def _tick(self) -> None:
        look, language, now = self.inputs.look, self.inputs.language, self._seat.link.now()
        if look is not None and self._seat.inputs.person is not None:
            self._managers.replace(manager_rows(look.board, now, language))
            self._counters.replace(vip_counters(look.board, now, language))

    @Property(QObject, constant=True)
    def arrivals(self) -> QObject:
        return self._arrivals

    @Property(QObject, constant=True)
    def managers(self) -> QObject:
        return self._managers

    @Property(QObject, constant=True)
    def counters(self) -> QObject:
        return self._counters

    @Property(int, notify=waitingChanged)
    def waiting(self) -> int:
        return self.props.waiting

    @Property(int, notify=longestChanged)
    def longest(self) -> int:
        return self.props.longest

    @Property(int, notify=receivedChanged)
    def received(self) -> int:
        return self.props.received
