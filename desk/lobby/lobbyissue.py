"""The dialog that issues a ticket for a customer: what for, for whom, and then the number, the zone and why."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from desk.lobby.issuedialog import (
    IssueDrawn,
    IssueKnown,
    OptionRow,
    band_rows,
    derive,
    intent_of,
    prefer_rows,
    service_rows,
    tier_rows,
)
from desk.lobby.lobbyseat import LobbySeat
from desk.lobby.steps import Step
from shared.lobby.text import Text, text
from shared.screens.rows import Rows
from shared.screens.viewmodel import ViewModel

if TYPE_CHECKING:
    from shared.operations import Issued, Lobby

QML_IMPORT_NAME = "Tingtang.Desk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("the seat makes it")
class LobbyIssue(QObject, ViewModel[IssueKnown, IssueDrawn]):
    """The dialog. One opening of it is one request: pressed twice, or tried again, it is the same ticket."""

    corporateChanged = Signal()
    elderChanged = Signal()
    asksBandChanged = Signal()
    previewChanged = Signal()
    previewZoneChanged = Signal()
    previewPigmentChanged = Signal()
    readyChanged = Signal()
    busyChanged = Signal()
    numberChanged = Signal()
    pigmentChanged = Signal()
    zoneChanged = Signal()
    zoneNameChanged = Signal()
    aheadChanged = Signal()
    waitChanged = Signal()
    whyChanged = Signal()
    refusalChanged = Signal()

    def __init__(self, seat: LobbySeat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._request = ""
        self._services = Rows(OptionRow, "key", self)
        self._bands = Rows(OptionRow, "key", self)
        self._tiers = Rows(OptionRow, "key", self)
        self._prefers = Rows(OptionRow, "key", self)
        self.begin(IssueKnown(), derive)
        seat.shown.connect(self._look)
        seat.opened.connect(self._renew)

    @Slot(str)
    def serve(self, service: str) -> None:
        """What for."""
        self._choose(service=service, band="")

    @Slot(str)
    def amount(self, band: str) -> None:
        """The amount band; chosen again, it is unsaid."""
        self._choose(band="" if band == self.inputs.band else band)

    @Slot(str)
    def know(self, tier: str) -> None:
        """The customer's tier."""
        self._choose(tier=tier)

    @Slot(str)
    def prefer(self, way: str) -> None:
        """Counter, machine, or either."""
        self._choose(prefer=way)

    @Slot()
    def forCompany(self) -> None:
        """A company's business, or not."""
        self._choose(corporate=not self.inputs.corporate)

    @Slot()
    def withCare(self) -> None:
        """An elder or somebody who needs more time, or not."""
        self._choose(elder=not self.inputs.elder)

    @Slot()
    def again(self) -> None:
        """The next customer: a new request."""
        self._renew()

    @Slot()
    def confirm(self) -> None:
        """Issue the ticket."""
        intent, request, language = intent_of(self.inputs), self._request, self.inputs.language
        if intent is None or not self.props.ready:
            return
        self._change(busy=True, refusal=None)
        made: list[Issued] = []

        def work(lobby: Lobby) -> None:
            from shared.operations import issue

            made.append(issue(lobby, intent, request, language))

        def done() -> None:
            if request == self._request:
                self._change(busy=False, issued=made[-1])

        def refused(why: Text) -> None:
            if request == self._request:
                self._change(busy=False, refusal=why)

        self._seat.perform(Step(work, text("已取号", "Ticket issued")), done, refused)

    def _choose(self, **changes: object) -> None:
        """A changed wish is another request: the id of the old one would answer with the old ticket."""
        if self.inputs.busy or self.inputs.issued is not None:
            return
        self._request = secrets.token_hex(16)
        self._change(refusal=None, **changes)

    def _renew(self) -> None:
        self._request = secrets.token_hex(16)
        self._change(
            service="", band="", tier="", corporate=False, elder=False, prefer="", issued=None, busy=False, refusal=None
        )

    def _look(self) -> None:
        known = self._seat.inputs
        self._change(look=known.look, language=known.language)

    def _change(self, **changes: object) -> None:
        self.update(**changes)
        known = self.inputs
        if known.look is None:
            return
        branch = known.look.board.branch
        self._services.replace(service_rows(branch, known))
        self._bands.replace(band_rows(branch, known))
        self._tiers.replace(tier_rows(branch, known))
        self._prefers.replace(prefer_rows(known))

    @Property(QObject, constant=True)
    def services(self) -> QObject:
        return self._services

    @Property(QObject, constant=True)
    def bands(self) -> QObject:
        return self._bands

    @Property(QObject, constant=True)
    def tiers(self) -> QObject:
        return self._tiers

    @Property(QObject, constant=True)
    def prefers(self) -> QObject:
        return self._prefers

    @Property(bool, notify=corporateChanged)
    def corporate(self) -> bool:
        return self.props.corporate

    @Property(bool, notify=elderChanged)
    def elder(self) -> bool:
        return self.props.elder

    @Property(bool, notify=asksBandChanged)
    def asksBand(self) -> bool:
        return self.props.asks_band

    @Property(str, notify=previewChanged)
    def preview(self) -> str:
        return self.props.preview

    @Property(str, notify=previewZoneChanged)
    def previewZone(self) -> str:
        return self.props.preview_zone

    @Property(str, notify=previewPigmentChanged)
    def previewPigment(self) -> str:
        return self.props.preview_pigment

    @Property(bool, notify=readyChanged)
    def ready(self) -> bool:
        return self.props.ready

    @Property(bool, notify=busyChanged)
    def busy(self) -> bool:
        return self.props.busy

    @Property(str, notify=numberChanged)
    def number(self) -> str:
        return self.props.number

    @Property(str, notify=pigmentChanged)
    def pigment(self) -> str:
        return self.props.pigment

    @Property(str, notify=zoneChanged)
    def zone(self) -> str:
        return self.props.zone

    @Property(str, notify=zoneNameChanged)
    def zoneName(self) -> str:
        return self.props.zone_name

    @Property(str, notify=aheadChanged)
    def ahead(self) -> str:
        return self.props.ahead

    @Property(str, notify=waitChanged)
    def wait(self) -> str:
        return self.props.wait

    @Property(str, notify=whyChanged)
    def why(self) -> str:
        return self.props.why

    @Property(str, notify=refusalChanged)
    def refusal(self) -> str:
        return self.props.refusal
