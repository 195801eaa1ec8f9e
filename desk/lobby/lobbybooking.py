"""The dialog of bookings: take one, see a day's, cancel one, or give its customer the ticket."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from desk.lobby import bookingdialog as dialog
from desk.lobby.bookingdialog import BookingDrawn, BookingKnown, BookingRow, DayRow, SlotRow, derive
from desk.lobby.issuedialog import OptionRow
from desk.lobby.lobbyseat import LobbySeat
from desk.lobby.steps import Step, Work
from shared.lobby.text import Text, text
from shared.screens.rows import Rows
from shared.screens.viewmodel import ViewModel

if TYPE_CHECKING:
    from shared.lobby.booking import Booking
    from shared.operations import Lobby

QML_IMPORT_NAME = "Tingtang.Desk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("the seat makes it")
class LobbyBooking(QObject, ViewModel[BookingKnown, BookingDrawn]):
    """The dialog. One set of choices is one request: pressed twice, or tried again, it is the same booking."""

    asksBandChanged = Signal()
    earlierChanged = Signal()
    laterChanged = Signal()
    hintChanged = Signal()
    readyChanged = Signal()
    confirmTextChanged = Signal()
    headingChanged = Signal()
    codeChanged = Signal()
    whenChanged = Signal()
    qrChanged = Signal()
    refusalChanged = Signal()

    def __init__(self, seat: LobbySeat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._request = ""
        self._services = Rows(OptionRow, "key", self)
        self._bands = Rows(OptionRow, "key", self)
        self._days = Rows(DayRow, "key", self)
        self._slots = Rows(SlotRow, "key", self)
        self._bookings = Rows(BookingRow, "code", self)
        self.begin(BookingKnown(), derive)
        seat.shown.connect(self._look)
        seat.opened.connect(self._renew)

    @Slot(str)
    def serve(self, service: str) -> None:
        """What for."""
        self._choose(service=service, band="", slot="")

    @Slot(str)
    def amount(self, band: str) -> None:
        """The amount band."""
        self._choose(band=band, slot="")

    @Slot(str)
    def goTo(self, day: str) -> None:
        """A day."""
        self._choose(day=date.fromisoformat(day), slot="")

    @Slot(int)
    def turn(self, pages: int) -> None:
        """Earlier or later days."""
        self._change(page=max(0, self.inputs.page + pages))

    @Slot(str)
    def pick(self, slot: str) -> None:
        """A slot."""
        self._choose(slot=slot)

    @Slot()
    def again(self) -> None:
        """The next booking, on the same day."""
        self._fresh(day=self.inputs.day, page=self.inputs.page)

    @Slot()
    def confirm(self) -> None:
        """Take the booking."""
        known, request = self.inputs, self._request
        if not self.props.ready:
            return
        made: list[Booking] = []

        def work(lobby: Lobby) -> None:
            from shared.operations import book

            made.append(book(lobby, known.service, known.band or None, datetime.fromisoformat(known.slot), request))

        def done() -> None:
            if request == self._request:
                self._change(busy=False, made=made[-1])

        self._do(work, text("已预约", "Booked"), done)

    @Slot(str)
    def take(self, code: str) -> None:
        """Its customer has come: the ticket."""

        def work(lobby: Lobby) -> None:
            from shared.operations import redeem

            redeem(lobby, code)

        self._do(work, text("已凭预约取号", "Ticket issued"))

    @Slot(str)
    def cancel(self, code: str) -> None:
        """The customer will not come. 恢复 takes it back."""

        def work(lobby: Lobby) -> None:
            from shared.operations import cancel_booking

            cancel_booking(lobby, code)

        self._do(work, text("预约已取消", "Booking cancelled"))

    @Slot(str)
    def restore(self, code: str) -> None:
        """It holds again."""

        def work(lobby: Lobby) -> None:
            from shared.operations import restore_booking

            restore_booking(lobby, code)

        self._do(work, text("预约已恢复", "Booking restored"))

    def _do(self, work: Work, said: Text, done: Callable[[], None] | None = None) -> None:
        if self.inputs.busy:
            return
        request = self._request
        self._change(busy=True, refusal=None)

        def finished() -> None:
            self._change(busy=False)
            if done is not None:
                done()

        def refused(why: Text) -> None:
            if request == self._request:
                self._change(busy=False, refusal=why)

        self._seat.perform(Step(work, said), finished, refused)

    def _choose(self, **changes: object) -> None:
        """A changed wish is another request: the id of the old one would answer with the old booking."""
        if self.inputs.busy or self.inputs.made is not None:
            return
        self._request = secrets.token_hex(16)
        self._change(refusal=None, **changes)

    def _renew(self) -> None:
        self._fresh(day=None, page=0)

    def _fresh(self, **kept: object) -> None:
        self._request = secrets.token_hex(16)
        self._change(service="", band="", slot="", made=None, busy=False, refusal=None, **kept)

    def _look(self) -> None:
        known = self._seat.inputs
        self._change(look=known.look, language=known.language)

    def _change(self, **changes: object) -> None:
        self.update(**changes)
        # Nobody sees the lists of a closed dialog.
        if not self._seat.inputs.booking:
            return
        self._services.replace(dialog.service_rows(self.inputs))
        self._bands.replace(dialog.band_rows(self.inputs))
        self._days.replace(dialog.day_rows(self.inputs))
        self._slots.replace(dialog.slot_rows(self.inputs))
        self._bookings.replace(dialog.booking_rows(self.inputs))

    @Property(QObject, constant=True)
    def services(self) -> QObject:
        return self._services

    @Property(QObject, constant=True)
    def bands(self) -> QObject:
        return self._bands

    @Property(QObject, constant=True)
    def days(self) -> QObject:
        return self._days

    @Property(QObject, constant=True)
    def slots(self) -> QObject:
        return self._slots

    @Property(QObject, constant=True)
    def bookings(self) -> QObject:
        return self._bookings

    @Property(bool, notify=asksBandChanged)
    def asksBand(self) -> bool:
        return self.props.asks_band

    @Property(bool, notify=earlierChanged)
    def earlier(self) -> bool:
        return self.props.earlier

    @Property(bool, notify=laterChanged)
    def later(self) -> bool:
        return self.props.later

    @Property(str, notify=hintChanged)
    def hint(self) -> str:
        return self.props.hint

    @Property(bool, notify=readyChanged)
    def ready(self) -> bool:
        return self.props.ready

    @Property(str, notify=confirmTextChanged)
    def confirmText(self) -> str:
        return self.props.confirm_text

    @Property(str, notify=headingChanged)
    def heading(self) -> str:
        return self.props.heading

    @Property(str, notify=codeChanged)
    def code(self) -> str:
        return self.props.code

    @Property(str, notify=whenChanged)
    def when(self) -> str:
        return self.props.when

    @Property(str, notify=qrChanged)
    def qr(self) -> str:
        return self.props.qr

    @Property(str, notify=refusalChanged)
    def refusal(self) -> str:
        return self.props.refusal
