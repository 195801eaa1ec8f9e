"""The dialog that issues a ticket: the choices so far, where they lead, and the ticket. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from desk.lobby.phrases import pigment_of, range_text, say, zone_name
from desk.lobby.reading import Look
from shared.lobby.branch import Branch
from shared.lobby.errors import LobbyError
from shared.lobby.routing import Intent, route
from shared.lobby.text import Text

if TYPE_CHECKING:
    from shared.operations import Issued


@dataclass(frozen=True, slots=True)
class OptionRow:
    """Something to choose."""

    key: str
    words: str
    chosen: bool


@dataclass(frozen=True)
class IssueKnown:
    """What the dialog knows: the choices so far, then the ticket."""

    look: Look | None = None
    language: str = "zh"
    service: str = ""
    band: str = ""
    tier: str = ""
    corporate: bool = False
    elder: bool = False
    prefer: str = ""
    issued: Issued | None = None
    busy: bool = False
    refusal: Text | None = None


@dataclass(frozen=True)
class IssueDrawn:
    """What it shows beside its lists."""

    corporate: bool
    elder: bool
    asks_band: bool
    preview: str
    """Where it would go, and why."""
    preview_zone: str
    preview_pigment: str
    ready: bool
    busy: bool
    number: str
    pigment: str
    zone: str
    zone_name: str
    ahead: str
    wait: str
    why: str
    refusal: str


def intent_of(known: IssueKnown) -> Intent | None:
    """What the choices say; None until a service is chosen."""
    if known.look is None or known.service not in known.look.board.branch.services:
        return None
    preferences: dict[str, Literal["counter", "self"] | None] = {"counter": "counter", "self": "self"}
    return Intent(
        service=known.service,
        band=known.band or None,
        corporate=known.corporate,
        tier=known.tier,
        elder=known.elder,
        prefer=preferences.get(known.prefer),
    )


def service_rows(branch: Branch, known: IssueKnown) -> list[OptionRow]:
    """The services."""
    return [OptionRow(one.id, one.name.to(known.language), one.id == known.service) for one in branch.service]


def band_rows(branch: Branch, known: IssueKnown) -> list[OptionRow]:
    """The amount bands of the chosen service."""
    service = branch.services.get(known.service)
    return (
        [OptionRow(one.id, one.name.to(known.language), one.id == known.band) for one in service.band]
        if service
        else []
    )


def tier_rows(branch: Branch, known: IssueKnown) -> list[OptionRow]:
    """The customer tiers; the first is everybody."""
    chosen = known.tier or branch.everybody
    return [OptionRow(one.id, one.name.to(known.language), one.id == chosen) for one in branch.tier]


def prefer_rows(known: IssueKnown) -> list[OptionRow]:
    """Counter, machine, or no preference."""
    words = (("", "都可以", "Either"), ("counter", "柜台", "Counter"), ("self", "自助", "Machine"))
    return [OptionRow(key, say(known.language, zh, en), key == known.prefer) for key, zh, en in words]


def derive(known: IssueKnown) -> IssueDrawn:
    """The dialog of what is known."""
    intent, language = intent_of(known), known.language
    preview = preview_zone = preview_pigment = ""
    can = False
    if known.look is not None and intent is not None:
        board = known.look.board
        try:
            chosen = route(board.branch, intent, board.closed_zones)
            can = True
            preview, preview_zone = chosen.why.to(language), chosen.zone
            preview_pigment = pigment_of(board.branch, chosen.zone)
        except LobbyError as error:
            preview = error.why.to(language)
    issued = known.issued
    ticket = issued.ticket if issued else None
    branch = known.look.board.branch if known.look else None
    return IssueDrawn(
        corporate=known.corporate,
        elder=known.elder,
        asks_band=bool(branch and known.service in branch.services and branch.services[known.service].band),
        preview=preview,
        preview_zone=preview_zone,
        preview_pigment=preview_pigment or "azurite",
        ready=can and not known.busy and issued is None,
        busy=known.busy,
        number=ticket.number if ticket else "",
        pigment=pigment_of(branch, ticket.prefix) if ticket and branch else "azurite",
        zone=ticket.zone if ticket else "",
        zone_name=zone_name(branch, ticket.zone, language) if ticket and branch else "",
        ahead=say(language, f"前面 {issued.ahead} 人", f"{issued.ahead} ahead") if issued else "",
        wait=range_text(issued.wait, language) if issued else "",
        why=issued.why.to(language) if issued else "",
        refusal=known.refusal.to(language) if known.refusal else "",
    )
