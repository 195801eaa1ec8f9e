"""The lobby manager's page: the hall, what is selected on it, and the one way by which its panels change anything."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from desk.lobby import floorplan, steps
from desk.lobby.floorplan import ALERTS_SHOWN, AlertRow, CounterRow, TicketRow, ZoneRow
from desk.lobby.hallpage import COUNTER, LOG, TICKET, ZONE, HallDrawn, HallKnown, derive
from desk.lobby.reading import ListAsked, Look, Looker
from desk.lobby.sentences import LogRow, log_rows
from desk.lobby.steps import Step, Undo
from desk.seatlink import SeatLink
from shared.lobby.board import Board
from shared.lobby.branch import Staff
from shared.lobby.text import Text, text
from shared.screens.rows import Rows
from shared.screens.viewmodel import ViewModel

if TYPE_CHECKING:
    from shared.operations import Lobby

QML_IMPORT_NAME = "Tingtang.Desk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("the seat makes it")
class LobbySeat(QObject, ViewModel[HallKnown, HallDrawn]):
    """The page. `shown()` after each new look; `told(sentence, can undo)` is for the toast."""

    signedInChanged = Signal()
    personChanged = Signal()
    readyChanged = Signal()
    panelChanged = Signal()
    numberChanged = Signal()
    counterChanged = Signal()
    zoneChanged = Signal()
    issuingChanged = Signal()
    bookingChanged = Signal()
    waitingChanged = Signal()
    longestChanged = Signal()
    finishedChanged = Signal()
    moreAlertsChanged = Signal()
    offerChanged = Signal()
    offerLeadChanged = Signal()
    offerBeforeChanged = Signal()
    offerAfterChanged = Signal()
    shown = Signal()
    """A new look was taken, or the language changed: panels derive again."""
    opened = Signal()
    """Something else was picked: panels begin afresh."""
    told = Signal(str, bool)
    refused = Signal(str)
    """Why something was not done that no panel asked for."""
    goodbye = Signal(object)
    """Signed out; why, where it was not the person's own wish (a `Text` or None)."""
    leaving = Signal()
    """The window may close."""

    def __init__(self, link: SeatLink, place: str = "lobby", parent: QObject | None = None) -> None:
        """`place`: which seat without a counter it is, `lobby` or `viplobby`."""
        super().__init__(parent)
        self._link = link
        self._place = place
        self._going = False
        self._looker = Looker(greets=place == "viplobby")
        self._alerts = Rows(AlertRow, "key", self)
        self._counters = Rows(CounterRow, "number", self)
        self._zones = Rows(ZoneRow, "letter", self)
        self._log = Rows(LogRow, "seq", self)
        self._columns: dict[str, Rows[TicketRow]] = {}
        self._undo: Undo | None = None
        self._show_all_alerts = False
        self.begin(HallKnown(), derive)
        link.seen.connect(self._seen)
        link.ticked.connect(self._tick)
        link.look_with(self._looker)

    @property
    def link(self) -> SeatLink:
        """The line to the store."""
        return self._link

    def board_to_tend(self) -> Board | None:
        """The lobby, while somebody sits here; see `desk.tending`."""
        look = self.inputs.look
        return look.board if look is not None and self.inputs.person is not None else None

    def seat(self, person: Staff | None) -> None:
        """Who sits here now; None: nobody, and everything that was open is closed."""
        self._undo, self._going = None, False
        self._link.act_as(person.id if person else "desk")
        self._pick(LOG, number="", counter=0, zone="", issuing=False, booking=False, person=person)
        if person is not None:
            # What a seat shows depends on who sits there.
            self._link.read()

    def use(self, language: str) -> None:
        """Speak `zh` or `en`; connect it to `Languages.changed`."""
        self._change(language=language)
        self.shown.emit()

    def perform(
        self, step: Step, done: Callable[[], None] | None = None, refused: Callable[[Text], None] | None = None
    ) -> None:
        """Take a step: then the toast with its undo, or the refusal (the page says it where no panel does)."""

        def finished(undo: Undo | None) -> None:
            self._undo = undo
            self.told.emit(step.said.to(self.inputs.language), undo is not None)
            if done is not None:
                done()

        self._link.do(step.work, finished, refused or self._sorry)

    @Slot(str)
    def pick(self, number: str) -> None:
        """Open the drawer of a ticket."""
        if number and (number != self.inputs.number or self.inputs.panel != TICKET):
            self._pick(TICKET, number=number)

    @Slot(int)
    def pickCounter(self, counter: int) -> None:
        """Open the drawer of a counter; a picked ticket stays picked."""
        self._pick(COUNTER, counter=counter, number=self.inputs.number if self.inputs.panel == TICKET else "")

    @Slot(str)
    def pickZone(self, letter: str) -> None:
        """Open the drawer of a zone."""
        self._pick(ZONE, zone=letter, number="")

    @Slot()
    def close(self) -> None:
        """Close what is open: the dialog first, then the drawer."""
        if self.inputs.issuing or self.inputs.booking:
            self._change(issuing=False, booking=False)
        else:
            self._pick(LOG, number="")

    @Slot()
    def issue(self) -> None:
        """Open the dialog that issues a ticket."""
        self._change(issuing=True)
        self.opened.emit()

    @Slot()
    def book(self) -> None:
        """Open the dialog of bookings."""
        self._change(booking=True)
        self.opened.emit()
        self._link.read()

    def list_customers(self, asked: ListAsked | None) -> None:
        """Read this page of a customer list with each look; None: none, and what was read is dropped."""
        self._looker.listing = asked
        self._link.read()

    @Slot()
    def moreOfAlerts(self) -> None:
        """Show all alerts, or the worst only."""
        self._show_all_alerts = not self._show_all_alerts
        if self.inputs.look is not None:
            self._show_alerts(self.inputs.look, self.inputs.language)

    @Slot(int)
    def answer(self, request: int) -> None:
        """Go and help: the request is answered."""
        self.perform(steps.answer(request))

    @Slot(int)
    def openCounter(self, counter: int) -> None:
        """Open a counter."""
        self.perform(steps.open_counter(counter))

    @Slot()
    def signOut(self) -> None:
        """Leave the seat: the branch knows that nobody is here."""
        self._leave(lambda: self.goodbye.emit(None))

    @Slot(result=bool)
    def mayClose(self) -> bool:
        """Whether the window may close now: who sits here leaves the seat first."""
        if self.inputs.person is None or self._link.is_away:
            return True
        self._leave(self.leaving.emit)
        return False

    def _leave(self, then: Callable[[], None]) -> None:
        def left() -> None:
            self.seat(None)
            then()

        def work(lobby: Lobby) -> None:
            from shared.operations import leave_seat

            leave_seat(lobby)

        if self.inputs.person is not None and not self._going:
            self._going = True
            # Whoever is no longer on the staff list cannot say so to the branch, and leaves all the same.
            self._link.do(work, lambda _: left(), lambda _: left())

    @Slot()
    def undo(self) -> None:
        """Take the last step back, once."""
        undo, self._undo = self._undo, None
        if undo is not None:
            self.perform(Step(undo, text("已撤销", "Taken back")))

    @Slot(int, int)
    def step(self, across: int, down: int) -> None:
        """Pick the ticket beside the picked one: arrows of the keyboard."""
        columns = [[row.number for row in rows.rows] for rows in self._columns_in_order()]
        here = next(
            ((x, column.index(self.inputs.number)) for x, column in enumerate(columns) if self.inputs.number in column),
            None,
        )
        if here is None:
            first = next((column[0] for column in columns if column), "")
            self.pick(first)
            return
        x, y = here
        if across:
            x = next((at for at in self._towards(x, across, len(columns)) if columns[at]), x)
        self.pick(columns[x][min(max(0, y + down), len(columns[x]) - 1)])

    @Slot(str, result=QObject)
    def ticketsIn(self, letter: str) -> QObject:
        """The list of a zone's tickets; the same object for the life of the page."""
        return self._column(letter)

    @staticmethod
    def _towards(x: int, across: int, count: int) -> range:
        return range(x + 1, count) if across > 0 else range(x - 1, -1, -1)

    def _columns_in_order(self) -> list[Rows[TicketRow]]:
        return [self._column(row.letter) for row in self._zones.rows]

    def _column(self, letter: str) -> Rows[TicketRow]:
        if letter not in self._columns:
            self._columns[letter] = Rows(TicketRow, "number", self)
        return self._columns[letter]

    def _pick(self, panel: str, **changes: Any) -> None:
        self._change(panel=panel, **changes)
        self._looker.number = self.inputs.number
        self.opened.emit()
        if self.inputs.number:
            self._link.read()

    def _sorry(self, why: Text) -> None:
        self.refused.emit(why.to(self.inputs.language))

    def _seen(self, look: Look) -> None:
        person = self.inputs.person
        self._change(look=look)
        self.shown.emit()
        sits = (one.staff for one in look.board.present if one.seat == self._place)
        if person is not None and not self._going and person.id not in sits:
            # At another seat, or the day has ended.
            self.seat(None)
            self.goodbye.emit(
                text("您已在别处签到，或今天已日终，请重新签到", "You sit elsewhere, or the day has ended")
            )

    def _tick(self) -> None:
        look = self.inputs.look
        if look is not None and self.inputs.person is not None:
            rows = floorplan.counter_rows(look.board, self._link.now(), self.inputs.language)
            self._counters.replace(rows)

    def _change(self, **changes: Any) -> None:
        self.update(**changes)
        self._looker.booking = self.inputs.booking
        if self.inputs.look is not None and changes.keys() & {"look", "language", "person"}:
            self._show(self.inputs.look, self.inputs.language)

    def _show(self, look: Look, language: str) -> None:
        self._show_alerts(look, language)
        self._counters.replace(floorplan.counter_rows(look.board, look.board.now, language))
        zones = floorplan.zone_rows(look.board, language)
        for zone in zones:
            self._column(zone.letter).replace(floorplan.ticket_rows(look.board, zone.letter, language))
        self._zones.replace(zones)
        self._log.replace(log_rows(look.board.branch, look.overrides, language))

    def _show_alerts(self, look: Look, language: str) -> None:
        if len(look.alerts) <= ALERTS_SHOWN:
            self._show_all_alerts = False
        rows = floorplan.alert_rows(look.board, look.alerts, self.inputs.person, language)
        self._alerts.replace(rows if self._show_all_alerts else rows[:ALERTS_SHOWN])

    @Property(QObject, constant=True)
    def alerts(self) -> QObject:
        return self._alerts

    @Property(QObject, constant=True)
    def counters(self) -> QObject:
        return self._counters

    @Property(QObject, constant=True)
    def zones(self) -> QObject:
        return self._zones

    @Property(QObject, constant=True)
    def log(self) -> QObject:
        return self._log

    @Property(bool, notify=signedInChanged)
    def signedIn(self) -> bool:
        return self.props.signed_in

    @Property(str, notify=personChanged)
    def person(self) -> str:
        return self.props.person

    @Property(bool, notify=readyChanged)
    def ready(self) -> bool:
        return self.props.ready

    @Property(str, notify=panelChanged)
    def panel(self) -> str:
        return self.props.panel

    @Property(str, notify=numberChanged)
    def number(self) -> str:
        return self.props.number

    @Property(int, notify=counterChanged)
    def counter(self) -> int:
        return self.props.counter

    @Property(str, notify=zoneChanged)
    def zone(self) -> str:
        return self.props.zone

    @Property(bool, notify=issuingChanged)
    def issuing(self) -> bool:
        return self.props.issuing

    @Property(bool, notify=bookingChanged)
    def booking(self) -> bool:
        return self.props.booking

    @Property(int, notify=waitingChanged)
    def waiting(self) -> int:
        return self.props.waiting

    @Property(int, notify=longestChanged)
    def longest(self) -> int:
        return self.props.longest

    @Property(int, notify=finishedChanged)
    def finished(self) -> int:
        return self.props.finished

    @Property(int, notify=moreAlertsChanged)
    def moreAlerts(self) -> int:
        return self.props.more_alerts

    @Property(int, notify=offerChanged)
    def offer(self) -> int:
        return self.props.offer

    @Property(str, notify=offerLeadChanged)
    def offerLead(self) -> str:
        return self.props.offer_lead

    @Property(str, notify=offerBeforeChanged)
    def offerBefore(self) -> str:
        return self.props.offer_before

    @Property(str, notify=offerAfterChanged)
    def offerAfter(self) -> str:
        return self.props.offer_after
