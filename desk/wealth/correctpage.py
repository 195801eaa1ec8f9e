"""Putting right what stands in a customer's record (PIPL Art. 46). Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from desk.lobby.phrases import say
from desk.wealth.choices import ChoiceRow, channel_choices, tier_choices
from shared.lobby.branch import Branch
from shared.lobby.customers import Channel, Customer
from shared.lobby.text import Text


@dataclass(frozen=True)
class CorrectKnown:
    """What the form knows: the customer as the book has them, and how they are to stand there."""

    branch: Branch | None = None
    language: str = "zh"
    customer: Customer | None = None
    name: str = field(default="", repr=False)
    tier: str = ""
    channel: Channel = Channel.NONE
    preferences: str = field(default="", repr=False)
    busy: bool = False
    refusal: Text | None = None

    @property
    def changes(self) -> dict[str, Any]:
        """What is different, as `correct_customer` takes it."""
        if self.customer is None:
            return {}
        new = {
            "name": self.name.strip(),
            "tier": self.tier,
            "channel": self.channel,
            "preferences": self.preferences.strip(),
        }
        return {key: value for key, value in new.items() if value != getattr(self.customer, key)}


@dataclass(frozen=True)
class CorrectDrawn:
    """What it shows beside its lists and what is typed."""

    missing: str
    ready: bool
    refusal: str


def tier_rows(known: CorrectKnown) -> list[ChoiceRow]:
    """The branch file's tiers."""
    return tier_choices(known.branch, known.tier, known.language)


def channel_rows(known: CorrectKnown) -> list[ChoiceRow]:
    """How the customer wishes to be reached."""
    return channel_choices(known.channel, known.language)


def derive(known: CorrectKnown) -> CorrectDrawn:
    """The form of what is known."""
    missing = ""
    if not known.name.strip():
        missing = say(known.language, "先写称呼", "Write how the customer is addressed")
    elif not known.changes:
        missing = say(known.language, "还没有改动", "Nothing is changed yet")
    return CorrectDrawn(
        missing=missing,
        ready=not missing and not known.busy,
        refusal=known.refusal.to(known.language) if known.refusal else "",
    )
