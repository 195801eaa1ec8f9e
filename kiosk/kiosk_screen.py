"""The kiosk itself: the page it shows, and what a touch does. One customer is one visit; home forgets it."""

from __future__ import annotations

import dataclasses
import secrets
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.drawn import Known, derive
from kiosk.kiosk_booking import KioskBooking
from kiosk.kiosk_face import KioskFace
from kiosk.kiosk_idle import KioskIdle
from kiosk.kiosk_link import KioskLink
from kiosk.kiosk_printer import KioskPrinter
from kiosk.kiosk_ticket import KioskTicket
from kiosk.kiosk_vip import KioskVip
from kiosk.pages import Page
from kiosk.patience import patience
from kiosk.ticket_slip import TicketSlip

if TYPE_CHECKING:
    from kiosk.outlook import Outlook
    from shared.lobby.routing import Intent
    from shared.operations import Issued

QML_IMPORT_NAME = "Tingtang.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1
AWAY_ZH = "系统暂时连不上，没有取到号，请再点一次"
AWAY_EN = "Connection lost for a moment: no number was taken. Please tap again"
CHANGED_ZH = "刚才的办法现在办不了了，请重新选"
CHANGED_EN = "That way has just closed. Please choose again"
UNREADABLE_ZH = "这不是预约码。如果是号票，请留好，等着叫号就行"
UNREADABLE_EN = "That is not a booking code. If it is a ticket, keep it and wait for its call"
HELP_PLACES = {"": "", "booking": "·预约", "vip": "·贵宾"}
"""What is added to the kiosk's place when a person is asked for; staff read it."""


@QmlElement
@QmlUncreatable("the screen makes it")
class KioskScreen(KioskFace):
    """What the kiosk shows and takes.

    `committed` when a customer's wish is sent to the lobby, `issued` when its ticket is on the page: whoever hears
    that calls `shown` once the page is on the screen.
    """

    committed = Signal()
    issued = Signal()

    def __init__(
        self,
        link: KioskLink,
        idle: KioskIdle,
        booking: KioskBooking,
        vip: KioskVip,
        *,
        language: str = "zh",
        place: str = "取号机",
        printer: KioskPrinter | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`language` is the one home returns to; `place` tells staff and the log which kiosk this is.

        Without a `printer` a ticket counts once its number is on the screen.
        """
        super().__init__(parent)
        self._link, self._idle, self._place, self._printer = link, idle, place, printer
        self._booking, self._vip = booking, vip
        self._language = language
        self._visit = 0
        self._request: tuple[Intent | str, str] | None = None
        """What was asked for (a wish, or a booking's code), and its request id."""
        self._help_id = 0
        self._patience: tuple[float, float] = (0, 0)
        self.ticket = KioskTicket(self)
        # The page waits longer while the ticket is not the customer's yet.
        self._slip = TicketSlip(self.ticket, link, printer, self.rederive)
        self.begin(Known(language=language), derive)
        link.seen.connect(self._saw)
        link.away.connect(lambda away: self.update(away=away))
        idle.expired.connect(self.home)
        booking.asked.connect(self._redeem)
        booking.edited.connect(self._edited)
        vip.answered.connect(self._who)

    def rederive(self) -> None:
        """Derive; the ticket, the next look and the patience of this page follow."""
        super().rederive()
        self.ticket.update(outlook=self.inputs.outlook, language=self.inputs.language)
        looker, outlook = self._link.looker, self.inputs.outlook
        looker.elders, looker.tier = self.inputs.large, outlook.tier if outlook is not None else ""
        now = patience(self.inputs.page, self.inputs.large, self.inputs.language != self._language, self._slip.unsure)
        if now != self._patience:
            self._patience = now
            self._idle.watch(*now)

    # ------------------------------------------------------------------ what a touch does

    @Slot(str)
    def choose(self, service: str) -> None:
        """A service was pressed."""
        from kiosk.flow import asks_amount, intent_of, offered, shown_way

        outlook, large = self.inputs.outlook, self.inputs.large
        # A keyboard reaches what a closed door covers.
        if outlook is None or self.inputs.busy or self.props.condition:
            return
        if not any(card.usable for card in (*self.props.cards, *self.props.other_cards) if card.code == service):
            return
        if asks_amount(outlook, service, large):
            self._go(Page.AMOUNT, service=service, band=None)
        elif offered(outlook, service, None, large):
            self._go(Page.OFFER, service=service, band=None)
        else:
            shown = shown_way(outlook, service, large) if large else None
            self.update(service=service, band=None, refusal=None)
            self._commit(shown.intent if shown else intent_of(service, None, large))

    @Slot()
    def showOthers(self) -> None:
        """其他业务 was pressed."""
        self._go(Page.OTHERS)

    @Slot(str)
    def chooseBand(self, band: str) -> None:
        """An amount band was pressed; an empty one is 说不准，先跳过."""
        from kiosk.flow import intent_of, offered

        outlook, known = self.inputs.outlook, self.inputs
        if outlook is None or known.busy:
            return
        if offered(outlook, known.service, band or None, known.large):
            self._go(Page.OFFER, band=band or None)
        else:
            self.update(band=band or None, refusal=None)
            self._commit(intent_of(known.service, band or None, known.large))

    @Slot(str)
    def take(self, way: str) -> None:
        """One of the two ways was pressed: `self` or `counter`."""
        from kiosk.flow import ways_now

        outlook, known = self.inputs.outlook, self.inputs
        if outlook is None or known.busy:
            return
        pair = ways_now(outlook, known.service, known.band, known.large)
        if pair is not None:
            self._commit(pair[0 if way == "self" else 1].intent)

    @Slot()
    def back(self) -> None:
        """One page back."""
        if not self.inputs.trail:
            return
        *trail, page = self.inputs.trail
        self._vip.clear()
        if page is Page.VIP:
            self._forget_who()
        if page is Page.HOME:
            self._start_over(forward=False)
        else:
            band = None if page is Page.AMOUNT else self.inputs.band
            self.update(page=page, trail=tuple(trail), band=band, forward=False, refusal=None, busy=False, help="")

    @Slot()
    def home(self) -> None:
        """Home, and everything is forgotten: the wish, the ticket, the language and the large text."""
        self._start_over(forward=False, language=self._language, large=False)

    @Slot()
    def haveBooking(self) -> None:
        """我有预约 was pressed. A branch that takes no bookings sends a person."""
        if self.inputs.busy or self.props.condition:
            return
        if self._books:
            self._go(Page.BOOKING)
            self.update(refusal=self._booking.sorry())
        else:
            self.askHelp("booking")

    def scanned(self, read: str) -> None:
        """Something was held before the reader or swiped: a booking's code, or what a customer is known by."""
        from shared.lobby.booking import code_in
        from shared.lobby.identifiers import is_of_a_person
        from shared.lobby.text import text

        if self.inputs.busy or self.props.condition:
            return
        if self.inputs.page in (Page.VIP, Page.SERVICES) or (code_in(read) is None and is_of_a_person(read)):
            self._vip.scanned(read)
            return
        if not self._books:
            return
        if self.inputs.page is not Page.BOOKING:
            self.haveBooking()
        code = code_in(read)
        if code is not None:
            self._booking.scanned(code)
        elif not self._booking.paused:
            self._booking.clear()
            self.update(refusal=text(UNREADABLE_ZH, UNREADABLE_EN))

    @property
    def scans(self) -> bool:
        """Whether what a reader types is meant for this page."""
        return self.inputs.page in (Page.HOME, Page.OTHERS, Page.BOOKING, Page.VIP, Page.SERVICES)

    @Slot()
    def beKnown(self) -> None:
        """贵宾客户 was pressed."""
        if not self.inputs.busy and not self.props.condition:
            self._forget_who()
            self._vip.tick()
            self._go(Page.VIP)

    def _who(self, customer: str, tier: str) -> None:
        """It is known who is there, or that nobody knows: the same page, the same words."""
        outlook = self.inputs.outlook
        self._go(Page.SERVICES, customer=customer, outlook=outlook.of_tier(tier) if outlook is not None else None)

    def _forget_who(self) -> None:
        outlook = self.inputs.outlook
        self.update(customer="", outlook=outlook.of_tier("") if outlook is not None else None)

    @property
    def _books(self) -> bool:
        outlook = self.inputs.outlook
        return outlook is not None and bool(outlook.branch.booking.offer)

    @Slot(str)
    def askHelp(self, wish: str) -> None:
        """A person is asked for; `wish` is empty, `booking` or `vip`."""
        wish = wish or {Page.BOOKING: "booking", Page.VIP: "vip"}.get(self.inputs.page, "")
        self._go(Page.HELP, help="asking")
        self._help_id = 0
        visit = self._visit
        place = self._place + HELP_PLACES.get(wish, "")
        self._link.ask_help(place, lambda id: self._helped(visit, id), lambda _error: self._not_helped(visit))

    @Slot(str)
    def speak(self, language: str) -> None:
        """中文 or English was pressed."""
        self.update(language=language)

    @Slot(bool)
    def enlarge(self, large: bool) -> None:
        """大字 was pressed. Home pages differ in what they hold, so the other-services page goes back to its own."""
        if self.inputs.page is Page.OTHERS:
            *trail, page = self.inputs.trail
            self.update(large=large, page=page, trail=tuple(trail))
        else:
            self.update(large=large)

    @Slot()
    def touched(self) -> None:
        """The screen was touched anywhere."""
        self._idle.touch()

    # ------------------------------------------------------------------ what the lobby answers

    def _redeem(self, code: str) -> None:
        """The code of a booking was typed or scanned."""
        if self.inputs.page is Page.BOOKING and not self.inputs.busy:
            self._commit(code)

    def _edited(self) -> None:
        """What was said of the last code is out of date."""
        if self.inputs.page is Page.BOOKING:
            self.update(refusal=None)

    def _commit(self, wish: Intent | str) -> None:
        if not isinstance(wish, str) and self.inputs.customer and self.inputs.outlook is not None:
            wish = dataclasses.replace(wish, tier=self.inputs.outlook.tier, customer=self.inputs.customer)
        # The same wish keeps its request id: pressed again after an error or a lost answer, it is still one ticket.
        if self._request is None or self._request[0] != wish:
            self._request = (wish, secrets.token_hex(16))
        visit = self._visit
        self._vip.clear()
        self.update(busy=True, refusal=None)
        self.committed.emit()
        request, language = self._request[1], self.inputs.language

        def done(issued: Issued) -> None:
            self._issued(visit, issued)

        def failed(error: Exception) -> None:
            if isinstance(wish, str) and self.inputs.outlook is not None:
                self._booking.refused(error, self.inputs.outlook.branch.booking)
            self._not_issued(visit, error)

        place, paper = self._place, self._printer is not None
        if isinstance(wish, str):
            self._link.redeem(wish, request, language, self.inputs.large, place, paper, done, failed)
        else:
            self._link.reserve(wish, request, language, place, paper, done, failed)

    def _issued(self, visit: int, issued: Issued) -> None:
        if visit != self._visit:
            self._slip.too_late(issued)
            return
        self._request = None
        self._booking.clear()
        self._slip.show(issued)
        self._go(Page.TICKET, busy=False)
        self.issued.emit()
        if self.inputs.outlook is not None:
            self._slip.begin(self.inputs.outlook)

    @Slot()
    def keep(self) -> None:
        """The slip did not come out, and the customer has noted or photographed the number: it counts."""
        self._slip.keep()

    def shown(self) -> None:
        """The page's frame is on the screen: what needs no paper is the customer's."""
        self._slip.shown()

    # ------------------------------------------------------------------ what the lobby answers, and what goes wrong

    def _not_issued(self, visit: int, error: Exception) -> None:
        if visit != self._visit:
            return
        from shared.lobby.errors import LobbyError, StoreUnreachable
        from shared.lobby.text import text

        # The sentence of a lost store names the store; a customer needs to know what to do.
        refusal = text(AWAY_ZH, AWAY_EN)
        if isinstance(error, LobbyError) and not isinstance(error, StoreUnreachable):
            refusal = error.why
        sorry = self._booking.sorry() if self.inputs.page is Page.BOOKING else None
        self.update(busy=False, refusal=sorry or refusal)

    def _helped(self, visit: int, id: int) -> None:
        if visit == self._visit:
            self._help_id = id
            self.update(help="coming")

    def _not_helped(self, visit: int) -> None:
        if visit == self._visit:
            self.update(help="failed")

    def _saw(self, outlook: Outlook) -> None:
        tier = self.inputs.outlook.tier if self.inputs.outlook is not None else ""
        self.update(outlook=outlook.of_tier(tier), away=False, help=self._help_now(outlook))
        self._keep_possible(outlook)
        self._slip.saw(outlook, self._place)

    def _help_now(self, outlook: Outlook) -> str:
        waiting = any(one.id == self._help_id for one in outlook.board.help)
        # Not in a board that was read before the request was written.
        if self.inputs.help == "coming" and not waiting and outlook.board.seq >= self._help_id:
            return "answered"
        return self.inputs.help

    def _keep_possible(self, outlook: Outlook) -> None:
        """A new branch file or a closed zone may have taken away what the customer was choosing from."""
        from shared.lobby.text import text

        known = self.inputs
        if known.page not in (Page.AMOUNT, Page.OFFER):
            return
        service = outlook.branch.services.get(known.service)
        if service is None or (known.band is not None and known.band not in {band.id for band in service.band}):
            self._start_over(forward=False, refusal=text(CHANGED_ZH, CHANGED_EN))
        elif known.page is Page.OFFER and not self.props.ways:
            self.back()
            self.update(refusal=text(CHANGED_ZH, CHANGED_EN))

    # ------------------------------------------------------------------ pages

    def _go(self, page: Page, **changes: Any) -> None:
        # Who has gone on is not called back by an answer that comes late.
        self._vip.clear()
        here = self.inputs.page
        trail = self.inputs.trail if here in (page, Page.HELP) else (*self.inputs.trail, here)
        self.update(page=page, trail=trail, forward=True, refusal=None, **changes)

    def _start_over(self, **kept: Any) -> None:
        self._slip.leave()
        self._booking.clear()
        self._vip.clear()
        self._visit += 1
        self._request = None
        self._help_id = 0
        known = self.inputs
        outlook = known.outlook.of_tier("") if known.outlook is not None else None
        fresh = Known(outlook=outlook, away=known.away, language=known.language, large=known.large)
        self._inputs = dataclasses.replace(fresh, **kept)
        self.rederive()
