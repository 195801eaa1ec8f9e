"""What is chosen for a customer from a short list: the tier, and how they wish to be reached. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from desk.wealth.planning import capital
from shared.lobby.branch import Branch
from shared.lobby.customers import CHANNELS, Channel


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """A choice of a form."""

    key: str
    words: str
    chosen: bool


def tier_choices(branch: Branch | None, chosen: str, language: str) -> list[ChoiceRow]:
    """The branch file's tiers."""
    tiers = branch.tier if branch else ()
    return [ChoiceRow(one.id, one.name.to(language), one.id == chosen) for one in tiers]


def channel_choices(chosen: Channel, language: str) -> list[ChoiceRow]:
    """How the customer wishes to be reached."""
    return [ChoiceRow(one, capital(CHANNELS[one].to(language)), one is chosen) for one in Channel]
