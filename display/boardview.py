"""The board on the wall: what is drawn of a lobby, derived from one frozen value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from display.words import opening
from shared.screens.rows import Rows
from shared.screens.viewmodel import ViewModel

if TYPE_CHECKING:
    from shared.lobby.board import Board, Call, ZoneNow
    from shared.lobby.branch import Branch

QML_IMPORT_NAME = "Tingtang.Display"
QML_IMPORT_MAJOR_VERSION = 1

RECENT = 5
NEWEST = 10
LISTEN = "请听广播"
"""What stands where a wait would: the data is too old to be told (design notes, faults)."""


@dataclass(frozen=True, slots=True)
class RecentRow:
    """One line of the calls before the latest."""

    seq: int
    number: str
    pigment: str
    counter: str


@dataclass(frozen=True, slots=True)
class ZoneTile:
    """A zone's tile. `wait` is a range of minutes, or words where `minutes` is false."""

    letter: str
    name: str
    pigment: str
    count: str
    """People waiting; empty where `wait` says it, or where it is not known."""
    wait: str
    minutes: bool
    quiet: bool
    """The words are no promise: drawn in the secondary colour."""


@dataclass(frozen=True, slots=True)
class BoardKnown:
    """What the wall knows. `fresh` are calls read after the board, `stale` is true when the board is too old."""

    board: Board | None = None
    fresh: tuple[Call, ...] = ()
    stale: bool = False


@dataclass(frozen=True, slots=True)
class BoardDrawn:
    """What the wall draws."""

    branch_name: str = ""
    condition: str = "starting"
    """`starting`, `away` (never reached the store), `closed`, or empty: working."""
    opening: str = ""
    opening_english: str = ""
    number: str = ""
    """The latest call; empty when there is none."""
    pigment: str = "azurite"
    counter: str = ""
    zone: str = ""
    zone_name: str = ""
    recent: tuple[RecentRow, ...] = ()
    newest: tuple[RecentRow, ...] = ()
    """The latest call and those before it, for a wall whose call panel is taken."""
    tiles: tuple[ZoneTile, ...] = ()
    tile_count: int = 0
    stale: bool = False
    visible: tuple[int, ...] = ()
    """Log numbers of the calls that can be read on the board."""


def known_calls(board: Board, fresh: Iterable[Call]) -> list[Call]:
    """Calls still in force, newest first; of a ticket called more than once, the newest call only."""
    by_seq = {call.seq: call for call in (*fresh, *board.calls)}
    newest: dict[str, Call] = {}
    for call in sorted(by_seq.values(), key=lambda one: -one.seq):
        newest.setdefault(call.number, call)
    return [call for call in newest.values() if not call.withdrawn]


def pigment_of(branch: Branch, letter: str) -> str:
    """The colour of a zone; a letter the branch file no longer knows gets the neutral one."""
    zone = branch.zones.get(letter)
    return zone.pigment if zone else "azurite"


def tile(board: Board, zone: ZoneNow, stale: bool) -> ZoneTile:
    """A zone's tile: its people and the wait of a customer who came now."""
    known = board.branch.zones[zone.letter]
    count = str(zone.waiting)
    wait, minutes, quiet = "", False, True
    if stale:
        count, wait = "", LISTEN
    elif zone.closed is not None:
        wait = "暂停服务"
    elif zone.wait is None:
        count, wait = "", f"{zone.waiting} 人等候"
    elif zone.wait.high <= 0:
        wait, quiet = "无需等待", False
    else:
        wait, minutes, quiet = f"{zone.wait.low}–{zone.wait.high}", True, False
    return ZoneTile(zone.letter, known.short.zh, known.pigment, count, wait, minutes, quiet)


def is_closed(board: Board) -> bool:
    """Outside opening hours, with nobody left who waits or is served."""
    return not board.is_open and not board.waiting and not any(board.at_counter(c.number) for c in board.counters)


def derive(known: BoardKnown) -> BoardDrawn:
    """What is drawn of what is known."""
    board = known.board
    if board is None:
        return BoardDrawn(condition="away" if known.stale else "starting", stale=known.stale)
    branch = board.branch
    calls = known_calls(board, known.fresh)
    latest = calls[0] if calls else None
    rows = tuple(
        RecentRow(call.seq, call.number, pigment_of(branch, call.zone), str(call.counter)) for call in calls[:NEWEST]
    )
    closed = is_closed(board)
    zh, en = opening(board) if closed else ("", "")
    zone = branch.zones.get(latest.zone) if latest else None
    tiles = tuple(tile(board, one, known.stale) for one in board.zones)
    return BoardDrawn(
        branch_name=branch.branch.name.zh,
        condition="closed" if closed else "",
        opening=zh,
        opening_english=en,
        number=latest.number if latest else "",
        pigment=pigment_of(branch, latest.zone) if latest else "azurite",
        counter=str(latest.counter) if latest else "",
        zone=latest.zone if latest else "",
        zone_name=zone.name.zh if zone else "",
        recent=rows[1 : 1 + RECENT],
        newest=rows,
        tiles=tiles,
        tile_count=len(tiles),
        stale=known.stale,
        visible=() if closed else tuple(row.seq for row in rows[: 1 + RECENT]),
    )


@QmlElement
@QmlUncreatable("the screen makes it")
class BoardView(QObject, ViewModel[BoardKnown, BoardDrawn]):
    """The board for QML."""

    branchNameChanged = Signal()
    conditionChanged = Signal()
    openingChanged = Signal()
    openingEnglishChanged = Signal()
    numberChanged = Signal()
    pigmentChanged = Signal()
    counterChanged = Signal()
    zoneChanged = Signal()
    zoneNameChanged = Signal()
    recentChanged = Signal()
    newestChanged = Signal()
    tilesChanged = Signal()
    tileCountChanged = Signal()
    staleChanged = Signal()
    visibleChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._recent = Rows(RecentRow, "seq", self)
        self._newest = Rows(RecentRow, "seq", self)
        self._tiles = Rows(ZoneTile, "letter", self)
        self.recentChanged.connect(lambda: self._recent.replace(self.props.recent))
        self.newestChanged.connect(lambda: self._newest.replace(self.props.newest))
        self.tilesChanged.connect(lambda: self._tiles.replace(self.props.tiles))
        self.begin(BoardKnown(), derive)

    @Property(str, notify=branchNameChanged)
    def branchName(self) -> str:
        return self.props.branch_name

    @Property(str, notify=conditionChanged)
    def condition(self) -> str:
        return self.props.condition

    @Property(str, notify=openingChanged)
    def opening(self) -> str:
        return self.props.opening

    @Property(str, notify=openingEnglishChanged)
    def openingEnglish(self) -> str:
        return self.props.opening_english

    @Property(str, notify=numberChanged)
    def number(self) -> str:
        return self.props.number

    @Property(str, notify=pigmentChanged)
    def pigment(self) -> str:
        return self.props.pigment

    @Property(str, notify=counterChanged)
    def counter(self) -> str:
        return self.props.counter

    @Property(str, notify=zoneChanged)
    def zone(self) -> str:
        return self.props.zone

    @Property(str, notify=zoneNameChanged)
    def zoneName(self) -> str:
        return self.props.zone_name

    @Property(int, notify=tileCountChanged)
    def tileCount(self) -> int:
        return self.props.tile_count

    @Property(bool, notify=staleChanged)
    def stale(self) -> bool:
        return self.props.stale

    @Property(QObject, constant=True)
    def recent(self) -> QObject:
        return self._recent

    @Property(QObject, constant=True)
    def newest(self) -> QObject:
        return self._newest

    @Property(QObject, constant=True)
    def tiles(self) -> QObject:
        return self._tiles
