"""The paper that rises when somebody is called, and the list of those whose turn comes next."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from display.announcing import Announcing
from display.boardview import RecentRow, pigment_of
from display.words import english_call
from shared.screens.rows import Rows
from shared.screens.viewmodel import ViewModel

if TYPE_CHECKING:
    from shared.lobby.branch import Branch

QML_IMPORT_NAME = "Tingtang.Display"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class FlashKnown:
    """The announcements and the branch file their words come from."""

    state: Announcing = field(default_factory=Announcing)
    branch: Branch | None = None
    sounding: int | None = None
    """The call that this wall is speaking."""


@dataclass(frozen=True, slots=True)
class FlashDrawn:
    """The flash. While it is down its texts keep the last call, so that it settles with its words on it."""

    seq: int = 0
    up: bool = False
    """Told after `seq`: a new turn on paper that is up is not the same as paper that rises with a call on it."""
    number: str = ""
    pigment: str = "azurite"
    counter: str = ""
    zone: str = ""
    zone_name: str = ""
    english: str = ""
    sound: bool = False
    """It is heard, from this wall."""
    upcoming: tuple[RecentRow, ...] = ()
    upcoming_count: int = 0
    more: int = 0
    """Calls before the listed ones."""
    visible: tuple[int, ...] = ()
    """Log numbers of the calls that can be read on the flash."""


def derive(known: FlashKnown) -> FlashDrawn:
    """What is drawn of what is announced."""
    state, branch = known.state, known.branch
    call = state.turn.call if state.turn else state.last
    if call is None or branch is None:
        return FlashDrawn()
    up = state.turn is not None
    zone = branch.zones.get(call.zone)
    listed = tuple(
        RecentRow(one.seq, one.number, pigment_of(branch, one.zone), str(one.counter))
        for one in (state.listed if up else ())
    )
    return FlashDrawn(
        up=up,
        seq=call.seq,
        number=call.number,
        pigment=pigment_of(branch, call.zone),
        counter=str(call.counter),
        zone=call.zone,
        zone_name=zone.name.zh if zone else "",
        english=english_call(branch, call.number, call.counter),
        sound=up and call.seq == known.sounding,
        upcoming=listed,
        upcoming_count=len(listed),
        more=len(state.queue) - len(listed) if up else 0,
        visible=(call.seq, *(row.seq for row in listed)) if up else (),
    )


@QmlElement
@QmlUncreatable("the screen makes it")
class FlashView(QObject, ViewModel[FlashKnown, FlashDrawn]):
    """The flash for QML."""

    upChanged = Signal()
    seqChanged = Signal()
    numberChanged = Signal()
    pigmentChanged = Signal()
    counterChanged = Signal()
    zoneChanged = Signal()
    zoneNameChanged = Signal()
    englishChanged = Signal()
    soundChanged = Signal()
    upcomingChanged = Signal()
    upcomingCountChanged = Signal()
    moreChanged = Signal()
    visibleChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._upcoming = Rows(RecentRow, "seq", self)
        self.upcomingChanged.connect(lambda: self._upcoming.replace(self.props.upcoming))
        self.begin(FlashKnown(), derive)

    @Property(bool, notify=upChanged)
    def up(self) -> bool:
        return self.props.up

    @Property(int, notify=seqChanged)
    def seq(self) -> int:
        return self.props.seq

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

    @Property(str, notify=englishChanged)
    def english(self) -> str:
        return self.props.english

    @Property(bool, notify=soundChanged)
    def sound(self) -> bool:
        return self.props.sound

    @Property(int, notify=upcomingCountChanged)
    def upcomingCount(self) -> int:
        return self.props.upcoming_count

    @Property(int, notify=moreChanged)
    def more(self) -> int:
        return self.props.more

    @Property(QObject, constant=True)
    def upcoming(self) -> QObject:
        return self._upcoming
