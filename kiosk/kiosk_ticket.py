"""The ticket page: what was issued, and how the queue stands. Never the service, never the amount."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from shared.screens.qr import source
from shared.screens.viewmodel import ViewModel

if TYPE_CHECKING:
    from kiosk.outlook import Outlook
    from shared.lobby.printers import Condition
    from shared.operations import Issued

QML_IMPORT_NAME = "Tingtang.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class TicketKnown:
    """The issued ticket, and the newest look at the lobby."""

    issued: Issued | None = None
    outlook: Outlook | None = None
    language: str = "zh"
    slip: str = ""
    """`printing`; then `taken` (it is out), `failed`, `away` (printed, and the store is silent) or `void`. After
    `failed`: `keeping`, `kept` (held by the screen) or `unkept` (the store did not answer). Where nothing is printed:
    `showing` until it counts, then empty, or `unkept`, or `void`."""
    condition: Condition | None = None
    """Why it failed."""


@dataclass(frozen=True)
class TicketDrawn:
    """`kind` as on the cards; `called` once its number was called while the customer still stands here."""

    number: str = ""
    letter: str = ""
    zone: str = ""
    pigment: str = "azurite"
    calls: bool = True
    kind: str = "people"
    low: int = 0
    high: int = 0
    ahead: int = 0
    counter: int = 0
    manager: bool = False
    """The lobby manager was told and comes along."""
    qr: str = ""
    phone: bool = False
    """The QR leads to a page; otherwise it is only the ticket's token."""
    slip: str = ""
    prints: bool = False
    """There is, or was to be, a slip."""
    trouble: str = ""
    """What is wrong with the printer, in the customer's language."""


def derive(known: TicketKnown) -> TicketDrawn:
    """The ticket, with the wait of this moment as long as it waits, else as it was told."""
    issued, outlook = known.issued, known.outlook
    if issued is None or outlook is None:
        return TicketDrawn()
    from kiosk.drawn import kind_of
    from shared.lobby.ticket import State

    branch, ticket = outlook.branch, outlook.board.ticket(issued.ticket.number)
    ahead, wait = issued.ahead, issued.wait
    if ticket is not None and ticket.state is State.WAITING:
        ahead, wait = outlook.board.ahead(ticket), outlook.board.wait(ticket)
    ticket = ticket or issued.ticket
    zone = branch.zones.get(ticket.zone)
    kind, low, high = kind_of(wait)
    base = branch.branch.phone_base
    return TicketDrawn(
        number=ticket.number,
        letter=ticket.zone,
        zone=zone.name.to(known.language) if zone else "",
        pigment=zone.pigment if zone else "azurite",
        calls=zone.calls if zone else True,
        kind=kind,
        low=low,
        high=high,
        ahead=ahead,
        counter=ticket.counter or 0 if ticket.state in (State.CALLED, State.SERVING) else 0,
        manager=any(rule.id == ticket.rule and rule.tell_manager for rule in branch.rule),
        qr=source(f"{base}/t/{ticket.token}" if base else ticket.token),
        phone=base is not None,
        slip=known.slip,
        prints=issued.prints,
        trouble=_trouble(known),
    )


def _trouble(known: TicketKnown) -> str:
    from shared.lobby.printers import CAN_PRINT, CONDITION_NAMES

    if known.condition is None or known.condition in CAN_PRINT:
        return ""
    return CONDITION_NAMES[known.condition].to(known.language)


@QmlElement
@QmlUncreatable("the screen makes it")
class KioskTicket(QObject, ViewModel[TicketKnown, TicketDrawn]):
    """The ticket on the screen."""

    numberChanged = Signal()
    letterChanged = Signal()
    zoneChanged = Signal()
    pigmentChanged = Signal()
    callsChanged = Signal()
    kindChanged = Signal()
    lowChanged = Signal()
    highChanged = Signal()
    aheadChanged = Signal()
    counterChanged = Signal()
    managerChanged = Signal()
    qrChanged = Signal()
    phoneChanged = Signal()
    slipChanged = Signal()
    printsChanged = Signal()
    troubleChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.begin(TicketKnown(), derive)

    @Property(str, notify=numberChanged)
    def number(self) -> str:
        return self.props.number

    @Property(str, notify=letterChanged)
    def letter(self) -> str:
        return self.props.letter

    @Property(str, notify=zoneChanged)
    def zone(self) -> str:
        return self.props.zone

    @Property(str, notify=pigmentChanged)
    def pigment(self) -> str:
        return self.props.pigment

    @Property(bool, notify=callsChanged)
    def calls(self) -> bool:
        return self.props.calls

    @Property(str, notify=kindChanged)
    def kind(self) -> str:
        return self.props.kind

    @Property(int, notify=lowChanged)
    def low(self) -> int:
        return self.props.low

    @Property(int, notify=highChanged)
    def high(self) -> int:
        return self.props.high

    @Property(int, notify=aheadChanged)
    def ahead(self) -> int:
        return self.props.ahead

    @Property(int, notify=counterChanged)
    def counter(self) -> int:
        return self.props.counter

    @Property(bool, notify=managerChanged)
    def manager(self) -> bool:
        return self.props.manager

    @Property(str, notify=qrChanged)
    def qr(self) -> str:
        return self.props.qr

    @Property(bool, notify=phoneChanged)
    def phone(self) -> bool:
        return self.props.phone

    @Property(str, notify=slipChanged)
    def slip(self) -> str:
        return self.props.slip

    @Property(bool, notify=printsChanged)
    def prints(self) -> bool:
        return self.props.prints

    @Property(str, notify=troubleChanged)
    def trouble(self) -> str:
        return self.props.trouble
