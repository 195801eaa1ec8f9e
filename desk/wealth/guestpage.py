"""The card of the customer a wealth manager receives now, as a pure function of what the seat knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desk.lobby.phrases import minutes_between, pigment_of, reason_in, say
from desk.wealth import hosting
from desk.wealth.hosting import Primary
from desk.wealth.invitations import called, mark_of, whose
from desk.wealth.looking import Look
from shared.lobby.reception import BEFORE_HANDOVER, Reception, Stage
from shared.lobby.text import Text

ESCORT, ENDING, DECLINING = "escort", "end", "decline"
"""What the card asks just now; empty: nothing."""


@dataclass(frozen=True)
class GuestKnown:
    """What the card knows. `asks` is about the reception `id`, and forgotten with it."""

    look: Look | None = None
    now: datetime | None = None
    language: str = "zh"
    id: int = 0
    asks: str = ""
    outcome: str = ""
    nothing: bool = False
    """The explicit "nothing to note"."""
    written: bool = False
    """Something stands in the form that is not saved yet."""
    busy: bool = False
    refusal: Text | None = None

    @property
    def guest(self) -> Reception | None:
        """The reception on the card."""
        return self.look.guest if self.look else None


@dataclass(frozen=True, repr=False)
class GuestDrawn:
    """What the card shows beside its lists."""

    number: str = ""
    """Empty: nobody is being received."""
    pigment: str = "rouge"
    name: str = ""
    """Empty: the book does not know this customer."""
    whose: str = ""
    """Tier where `name` is not it, and whose customer it is."""
    reference: str = ""
    """Of the record that this person may open."""
    can_add: bool = False
    came: str = ""
    since: str = ""
    why: str = ""
    action: str = ""
    primary: str = ""
    note: str = ""
    asks: str = ""
    can_decline: bool = False
    can_escort: bool = False
    consulting: bool = False
    noted: bool = False
    written: bool = False
    nothing: bool = False
    can_end: bool = False
    missing: str = ""
    """What is still to be chosen or written before it can be ended."""
    busy: bool = False
    refusal: str = ""


def derive(known: GuestKnown) -> GuestDrawn:
    """The card of what is known."""
    look, one, language = known.look, known.guest, known.language
    if look is None or one is None:
        return GuestDrawn()
    board, stage = look.board, one.stage
    now = known.now or board.now
    key = hosting.primary(look, one, language)
    consulting = stage is Stage.CONSULTING
    asks = known.asks if _fits(known.asks, stage) else ""
    missing = _missing(known, one, language) if asks == ENDING else ""
    customer = look.customer(one.number)
    ticket = board.ticket(one.number)
    why = [mark_of(board.branch, board.ticket(one.number), language), reason_in(board.branch, one.reason, language)]
    return GuestDrawn(
        number=one.number,
        pigment=pigment_of(board.branch, one.number[:1]),
        name=called(board.branch, customer, language) if customer else "",
        whose=whose(look, customer, language) if customer else "",
        reference=customer.reference if customer and customer.manager == look.me else "",
        can_add=one.handed_over and ticket is not None and ticket.customer is None,
        came=hosting.from_whom(board, one, now, language),
        since=_since(one, now, language),
        why=say(language, "·", "  ").join(part for part in why if part),
        action=key.action if not asks else "",
        primary=key.title,
        note=_note(key, one, asks),
        asks=asks,
        can_decline=stage in BEFORE_HANDOVER,
        can_escort=consulting,
        consulting=consulting,
        noted=one.noted,
        written=known.written,
        nothing=known.nothing and not (one.noted or known.written),
        can_end=asks == ENDING and not missing and not known.busy,
        missing=missing,
        busy=known.busy,
        refusal=known.refusal.to(language) if known.refusal else "",
    )


def _fits(asks: str, stage: Stage) -> bool:
    return stage in BEFORE_HANDOVER if asks == DECLINING else stage is Stage.CONSULTING


def _note(key: Primary, one: Reception, asks: str) -> str:
    return "" if asks or (key.action == hosting.END and one.noted) else key.note


def _missing(known: GuestKnown, one: Reception, language: str) -> str:
    accounted = one.noted or known.written or known.nothing
    if not known.outcome and not accounted:
        return say(
            language, "先选结果，再写记录或选“没有要记的”", "Choose the outcome, and write a note or say there is none"
        )
    if not known.outcome:
        return say(language, "先选结果", "Choose the outcome first")
    if not accounted:
        return say(language, "先写记录，或选“没有要记的”", "Write a note first, or say that there is none")
    return ""


def _since(one: Reception, now: datetime, language: str) -> str:
    handed = max(one.given_at, one.received_at) if one.given_at and one.received_at else None
    if handed is not None:
        minutes = minutes_between(handed, now)
        if not minutes:
            return say(language, "刚刚接到", "just arrived")
        return say(language, f"接待 {minutes} 分钟", f"{minutes} min with you")
    minutes = minutes_between(one.accepted_at or one.at, now)
    if not minutes:
        return say(language, "刚刚接下", "accepted just now")
    return say(language, f"接了 {minutes} 分钟", f"accepted {minutes} min ago")
