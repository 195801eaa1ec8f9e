"""The header's facts, for every seat: connected, today's count, the clock, the language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from desk.seatlink import SeatLink
from shared.lobby.text import Text
from shared.screens.languages import Languages
from shared.screens.viewmodel import ViewModel

QML_IMPORT_NAME = "Tingtang.Desk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class Known:
    """What the header knows. `zone` None: no board yet, so no clock either."""

    opened: bool = False
    away: bool = False
    failure: Text | None = None
    now: datetime | None = None
    zone: tzinfo | None = None
    branch: Text | None = None
    language: str = "zh"


@dataclass(frozen=True)
class Drawn:
    """What it shows. `condition` is `StateOverlay`'s, and says something only before the first board."""

    connected: bool
    condition: str
    failure: str
    time: str
    branch: str
    language: str


def derive(known: Known) -> Drawn:
    """The header of what is known."""
    ready = known.zone is not None
    condition = "" if ready else "unreachable" if known.away or known.failure else "starting"
    return Drawn(
        connected=ready and not known.away,
        condition=condition,
        failure=known.failure.to(known.language) if known.failure else "",
        time=f"{known.now.astimezone(known.zone):%H:%M}" if known.now and known.zone else "",
        branch=known.branch.to(known.language) if known.branch else "",
        language=known.language,
    )


@QmlElement
@QmlUncreatable("the seat makes it")
class DeskStatus(QObject, ViewModel[Known, Drawn]):
    """The header of one seat. `language` follows `Languages`; `use` is the switch."""

    connectedChanged = Signal()
    conditionChanged = Signal()
    failureChanged = Signal()
    timeChanged = Signal()
    branchChanged = Signal()
    languageChanged = Signal()

    def __init__(self, link: SeatLink, languages: Languages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._languages = languages
        self.begin(Known(language=languages.language), derive)
        languages.changed.connect(self._spoken)
        link.opened.connect(lambda: self.update(opened=True))
        link.away.connect(lambda away: self.update(away=away))
        link.refused.connect(lambda error: self.update(failure=error.why))
        link.ticked.connect(lambda: self.update(now=link.now()))

    def show_board(self, board: object) -> None:
        """Take the branch's name and time zone from a `Board`."""
        from shared.lobby.board import Board

        assert isinstance(board, Board)
        self.update(now=self._link.now(), zone=board.branch.tz, branch=board.branch.branch.name)

    @Slot(str)
    def use(self, language: str) -> None:
        """Speak `zh` or `en`."""
        self._languages.use(language)

    def _spoken(self, language: str) -> None:
        self.update(language=language)

    @Property(bool, notify=connectedChanged)
    def connected(self) -> bool:
        return self.props.connected

    @Property(str, notify=conditionChanged)
    def condition(self) -> str:
        return self.props.condition

    @Property(str, notify=failureChanged)
    def failure(self) -> str:
        return self.props.failure

    @Property(str, notify=timeChanged)
    def time(self) -> str:
        return self.props.time

    @Property(str, notify=branchChanged)
    def branch(self) -> str:
        return self.props.branch

    @Property(str, notify=languageChanged)
    def language(self) -> str:
        return self.props.language
