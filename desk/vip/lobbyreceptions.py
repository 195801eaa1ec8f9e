"""The receptions under way on a seat of the floor, each with its next step's key; and who is away from the post."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from desk.lobby.lobbyseat import LobbySeat
from desk.lobby.lobbyticket import LobbyTicket
from desk.lobby.reading import Look
from desk.vip import receptionsteps as steps
from desk.vip.receptionrows import GIVE, ReceptionRow, away_line, reception_rows
from shared.screens.rows import Rows
from shared.screens.viewmodel import ViewModel

QML_IMPORT_NAME = "Tingtang.Desk"
QML_IMPORT_MAJOR_VERSION = 1

SHOWN = 3
"""Cards in the strip; the rest is behind its last key."""


@dataclass(frozen=True)
class ReceptionsKnown:
    """What the strip knows."""

    look: Look | None = None
    language: str = "zh"
    all: bool = False


@dataclass(frozen=True)
class ReceptionsDrawn:
    """What it shows beside its cards."""

    going: int
    more: int
    away: str
    """Who walks a customer over, and who covers the post."""
    uncovered: bool


def derive(known: ReceptionsKnown) -> ReceptionsDrawn:
    """The strip of what is known."""
    if known.look is None:
        return ReceptionsDrawn(0, 0, "", False)
    going = sum(1 for one in known.look.board.receptions if one.closed_at is None)
    return ReceptionsDrawn(going, max(0, going - SHOWN), *away_line(known.look.board, known.language))


@QmlElement
@QmlUncreatable("the seat makes it")
class LobbyReceptions(QObject, ViewModel[ReceptionsKnown, ReceptionsDrawn]):
    """See the module. `every`: without a limit (the VIP reception's own column)."""

    goingChanged = Signal()
    moreChanged = Signal()
    awayChanged = Signal()
    uncoveredChanged = Signal()

    def __init__(
        self, seat: LobbySeat, ticket: LobbyTicket, *, every: bool = False, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._seat = seat
        self._ticket = ticket
        self._rows = Rows(ReceptionRow, "key", self)
        self.begin(ReceptionsKnown(all=every), derive)
        seat.shown.connect(self._look)
        seat.opened.connect(self._look)
        seat.link.ticked.connect(self._show)

    @Slot(str, str)
    def step(self, number: str, step: str) -> None:
        """Press the key of a card. Giving is done at once; the other steps ask something first, in the drawer."""
        if step == GIVE:
            self._seat.perform(steps.give(number))
        elif step:
            self._seat.pick(number)
            if self._ticket.inputs.action != step:
                self._ticket.act(step)

    @Slot()
    def moreOfThem(self) -> None:
        """Show all, or the first only."""
        self.update(all=not self.inputs.all)
        self._show()

    def _look(self) -> None:
        known = self._seat.inputs
        self.update(look=known.look, language=known.language)
        self._show()

    def _show(self) -> None:
        known = self.inputs
        if known.look is None or self._seat.inputs.person is None:
            self._rows.replace([])
            return
        rows = reception_rows(known.look.board, self._seat.link.now(), known.language)
        self._rows.replace(rows if known.all else rows[:SHOWN])

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(int, notify=goingChanged)
    def going(self) -> int:
        return self.props.going

    @Property(int, notify=moreChanged)
    def more(self) -> int:
        return self.props.more

    @Property(str, notify=awayChanged)
    def away(self) -> str:
        return self.props.away

    @Property(bool, notify=uncoveredChanged)
    def uncovered(self) -> bool:
        return self.props.uncovered
