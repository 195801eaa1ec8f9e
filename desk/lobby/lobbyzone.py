"""The drawer of a zone: who serves it, and closing or reopening it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from desk.lobby import steps
from desk.lobby.chosen import ReasonRow, reason_rows, reason_said
from desk.lobby.floorplan import ZoneRow, zone_rows
from desk.lobby.hallpage import ZONE
from desk.lobby.lobbyseat import LobbySeat
from desk.lobby.phrases import reason_in, say
from desk.lobby.reading import Look
from desk.lobby.steps import Step
from shared.lobby.board import CounterState
from shared.lobby.text import Text
from shared.screens.rows import Rows
from shared.screens.viewmodel import ViewModel

QML_IMPORT_NAME = "Tingtang.Desk"
QML_IMPORT_MAJOR_VERSION = 1

SPANS = (30, 60, 120, 0)
"""Minutes a zone may be closed for; 0 until it is reopened."""


@dataclass(frozen=True, slots=True)
class SpanRow:
    """For how long."""

    minutes: int
    words: str
    chosen: bool


@dataclass(frozen=True)
class ZoneKnown:
    """What the drawer knows."""

    look: Look | None = None
    letter: str = ""
    language: str = "zh"
    minutes: int = SPANS[0]
    reason: int = -1
    typed: str = ""
    busy: bool = False
    refusal: Text | None = None


@dataclass(frozen=True)
class ZoneDrawn:
    """What it shows beside its lists."""

    letter: str
    name: str
    pigment: str
    waiting: int
    wait: str
    served: str
    closed: bool
    why_closed: str
    ready: bool
    busy: bool
    refusal: str


def step_of(known: ZoneKnown) -> Step | None:
    """Closing the zone, or reopening a closed one; None while the reason is missing."""
    look = known.look
    if look is None or known.letter not in look.board.branch.zones or known.busy:
        return None
    closed = look.board.closure("zone", known.letter)
    if closed is not None:
        return steps.open_zone(look.board.branch, known.letter, closed)
    reason = reason_said(look.board.branch.reason, known.reason, known.typed)
    return steps.close_zone(look.board.branch, known.letter, reason, known.minutes) if reason else None


def derive(known: ZoneKnown) -> ZoneDrawn:
    """The drawer of what is known."""
    look, language = known.look, known.language
    if look is None or known.letter not in look.board.branch.zones:
        return ZoneDrawn("", "", "azurite", 0, "", "", False, "", False, False, "")
    board = look.board
    row: ZoneRow = next(one for one in zone_rows(board, language) if one.letter == known.letter)
    closed = board.closure("zone", known.letter)
    return ZoneDrawn(
        letter=row.letter,
        name=row.name,
        pigment=row.pigment,
        waiting=row.waiting,
        wait=row.wait,
        served=_served(known),
        closed=closed is not None,
        why_closed=reason_in(board.branch, closed.reason, language) if closed else "",
        ready=step_of(known) is not None,
        busy=known.busy,
        refusal=known.refusal.to(language) if known.refusal else "",
    )


def _served(known: ZoneKnown) -> str:
    assert known.look is not None
    board, language = known.look.board, known.language
    zone = board.branch.zones[known.letter]
    if not zone.calls:
        return say(language, f"{zone.machines} 台自助机", f"{zone.machines} machines")
    own: list[str] = []
    helping: list[str] = []
    for one in board.counters:
        if one.state is not CounterState.OPEN:
            continue
        for serves in one.serves:
            if serves.zone == known.letter:
                (helping if serves.after else own).append(str(one.number))
    joint = say(language, "、", ", ")
    parts = []
    if own:
        parts.append(say(language, f"{joint.join(own)} 号窗口在办", f"windows {joint.join(own)} serve it"))
    if helping:
        parts.append(say(language, f"{joint.join(helping)} 号支援", f"{joint.join(helping)} help out"))
    return say(language, "，", "; ").join(parts) or say(language, "没有开放的窗口", "no open counter")


def span_rows(known: ZoneKnown) -> list[SpanRow]:
    """The choices of how long."""
    words = {
        0: ("直到重新开放", "Until reopened"),
        30: ("30 分钟", "30 min"),
        60: ("1 小时", "1 hour"),
        120: ("2 小时", "2 hours"),
    }
    return [SpanRow(one, say(known.language, *words[one]), one == known.minutes) for one in SPANS]


@QmlElement
@QmlUncreatable("the seat makes it")
class LobbyZone(QObject, ViewModel[ZoneKnown, ZoneDrawn]):
    """The drawer of the picked zone."""

    letterChanged = Signal()
    nameChanged = Signal()
    pigmentChanged = Signal()
    waitingChanged = Signal()
    waitChanged = Signal()
    servedChanged = Signal()
    closedChanged = Signal()
    whyClosedChanged = Signal()
    readyChanged = Signal()
    busyChanged = Signal()
    refusalChanged = Signal()
    begun = Signal()
    """Another zone: what was typed goes."""

    def __init__(self, seat: LobbySeat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._spans = Rows(SpanRow, "minutes", self)
        self._reasons = Rows(ReasonRow, "index", self)
        self.begin(ZoneKnown(), derive)
        seat.shown.connect(self._look)
        seat.opened.connect(self._begin)

    @Slot(int)
    def last(self, minutes: int) -> None:
        """For how long to close it."""
        self._change(minutes=minutes, refusal=None)

    @Slot(int)
    def because(self, reason: int) -> None:
        """Pick a reason; picking it again takes it back."""
        self._change(reason=-1 if reason == self.inputs.reason else reason, refusal=None)

    @Slot(str)
    def write(self, typed: str) -> None:
        """A reason in one's own words."""
        self._change(typed=typed, refusal=None)

    @Slot()
    def confirm(self) -> None:
        """Close the zone, or reopen it."""
        step = step_of(self.inputs)
        if step is None:
            return
        letter = self.inputs.letter
        self._change(busy=True, refusal=None)

        def done() -> None:
            if self.inputs.letter == letter:
                self._change(busy=False, reason=-1, typed="")
                self.begun.emit()

        def refused(why: Text) -> None:
            if self.inputs.letter == letter:
                self._change(busy=False, refusal=why)

        self._seat.perform(step, done, refused)

    def _begin(self) -> None:
        known = self._seat.inputs
        letter = known.zone if known.panel == ZONE else ""
        if letter and letter == self.inputs.letter:
            return
        self._change(letter=letter, minutes=SPANS[0], reason=-1, typed="", busy=False, refusal=None)
        self.begun.emit()

    def _look(self) -> None:
        known = self._seat.inputs
        self._change(look=known.look, language=known.language)

    def _change(self, **changes: object) -> None:
        self.update(**changes)
        known = self.inputs
        if known.look is not None and known.letter:
            self._spans.replace(span_rows(known))
            self._reasons.replace(reason_rows(known.look.board.branch.reason, known.reason, known.language))

    @Property(QObject, constant=True)
    def spans(self) -> QObject:
        return self._spans

    @Property(QObject, constant=True)
    def reasons(self) -> QObject:
        return self._reasons

    @Property(str, notify=letterChanged)
    def letter(self) -> str:
        return self.props.letter

    @Property(str, notify=nameChanged)
    def name(self) -> str:
        return self.props.name

    @Property(str, notify=pigmentChanged)
    def pigment(self) -> str:
        return self.props.pigment

    @Property(int, notify=waitingChanged)
    def waiting(self) -> int:
        return self.props.waiting

    @Property(str, notify=waitChanged)
    def wait(self) -> str:
        return self.props.wait

    @Property(str, notify=servedChanged)
    def served(self) -> str:
        return self.props.served

    @Property(bool, notify=closedChanged)
    def closed(self) -> bool:
        return self.props.closed

    @Property(str, notify=whyClosedChanged)
    def whyClosed(self) -> str:
        return self.props.why_closed

    @Property(bool, notify=readyChanged)
    def ready(self) -> bool:
        return self.props.ready

    @Property(bool, notify=busyChanged)
    def busy(self) -> bool:
        return self.props.busy

    @Property(str, notify=refusalChanged)
    def refusal(self) -> str:
        return self.props.refusal
