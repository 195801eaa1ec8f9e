"""A customer in a list of a seat. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, repr=False)
class CustomerRow:
    """A customer of a list: how they are addressed, their tier, and what there is to say of them."""

    reference: str
    who: str
    tier: str
    note: str
