"""Putting the guest of a consultation into the customer book, with consent. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from desk.lobby.phrases import say
from desk.wealth.choices import ChoiceRow, channel_choices, tier_choices
from desk.wealth.looking import Look
from desk.wealth.planning import capital
from shared.lobby.customers import Channel
from shared.lobby.identifiers import IDENTIFIERS, Identifier
from shared.lobby.text import Text


@dataclass(frozen=True, repr=False)
class AddKnown:
    """What the form knows."""

    look: Look | None = None
    language: str = "zh"
    name: str = ""
    tier: str = ""
    kind: Identifier = Identifier.PHONE
    value: str = ""
    channel: Channel = Channel.NONE
    consent: bool = False
    busy: bool = False
    refusal: Text | None = None

    @property
    def number(self) -> str:
        """The number of the guest who is added; empty: somebody without a number."""
        guest = self.look.guest if self.look else None
        ticket = self.look.board.ticket(guest.number) if self.look and guest else None
        return guest.number if guest and guest.handed_over and ticket and ticket.customer is None else ""

    @property
    def tier_now(self) -> str:
        """The tier chosen; before that, the ticket's."""
        ticket = self.look.board.ticket(self.number) if self.look and self.number else None
        return self.tier or (ticket.tier if ticket else self.look.board.branch.everybody if self.look else "")


@dataclass(frozen=True)
class AddDrawn:
    """What it shows beside its lists."""

    number: str
    kind: str
    consent: bool
    ready: bool
    missing: str
    refusal: str


def tier_rows(known: AddKnown) -> list[ChoiceRow]:
    """The branch file's tiers."""
    return tier_choices(known.look.board.branch if known.look else None, known.tier_now, known.language)


def kind_rows(known: AddKnown) -> list[ChoiceRow]:
    """By what the customer is known again."""
    order = (Identifier.PHONE, Identifier.CARD, Identifier.ID, Identifier.MEMBER)
    return [ChoiceRow(one, capital(IDENTIFIERS[one].to(known.language)), one is known.kind) for one in order]


def channel_rows(known: AddKnown) -> list[ChoiceRow]:
    """How the customer wishes to be reached."""
    return channel_choices(known.channel, known.language)


def derive(known: AddKnown) -> AddDrawn:
    """The form of what is known."""
    missing = _missing(known)
    return AddDrawn(
        number=known.number,
        kind=capital(IDENTIFIERS[known.kind].to(known.language)),
        consent=known.consent,
        ready=not missing and not known.busy,
        missing=missing,
        refusal=known.refusal.to(known.language) if known.refusal else "",
    )


def _missing(known: AddKnown) -> str:
    if not known.name.strip():
        return say(known.language, "先写称呼", "Write how the customer is addressed")
    if not known.value.strip():
        name = IDENTIFIERS[known.kind]
        return say(known.language, f"还要{name.zh}，下次好认", f"Add the {name.en}, to recognise them next time")
    return "" if known.consent else say(known.language, "请先征得客户同意", "Ask the customer's consent first")
