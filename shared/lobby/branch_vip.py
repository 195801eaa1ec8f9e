"""The branch file on the VIP way: whom staff should notice, and how customers are handed over to a wealth manager."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from shared.lobby.branch_parts import Flag, Id, Letter, Number, Part, Whole
from shared.lobby.text import Text


class PotentialWhen(Part):
    """The conditions of a mark; what is left out does not matter."""

    service: tuple[Id, ...] | None = None
    band: tuple[Id, ...] | None = None
    corporate: Flag | None = None
    tier: tuple[Id, ...] | None = None
    visits: Annotated[Whole, Field(ge=2, le=999)] | None = None
    """A known customer's visit number so many, or more, within `visits_days`."""


class Potential(Part):
    """If `when` holds, the ticket is marked as one of high potential, because of `why`. The first that holds counts.

    For staff only: never on paper, wall or phone.
    """

    id: Id
    when: PotentialWhen
    why: Text


class Outcome(Part):
    """How a consultation can end."""

    id: Id
    name: Text


class ReceptionRules(Part):
    """How customers are received in the VIP area. Without a `zone` nobody is."""

    zone: Letter | None = None
    """The zone whose tickets wait for a wealth manager or the VIP teller."""
    answer_seconds: Annotated[Number, Field(ge=5, le=600)] = 30
    """An invitation that its wealth manager has not answered by then goes to the next free one."""
    visits_days: Annotated[Whole, Field(ge=1, le=730)] = 90
    """How far back a known customer's visits count."""
    outcome: tuple[Outcome, ...] = ()
