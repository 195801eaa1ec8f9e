"""Who comes, for what, and how they will behave: drawn once per customer, so that a change of staff changes nobody."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from shared.lobby.branch import Branch
from shared.lobby.branch_parts import Preference
from shared.lobby.routing import Intent, route
from shared.lobby.text import Language
from shared.lobby.ticket import Hold, Ticket
from shared.practice.figures import Figures, lognormal, service_minutes, weighted


@dataclass
class Customer:
    """One customer's day. What lies ahead is known to the model only."""

    intent: Intent
    language: Language
    minutes: float
    """At a counter; what is left of it while a hold or a transfer is on."""
    self_minutes: float
    walk_seconds: float
    late: float
    """0–1: who is below the no-show share does not come when called."""
    turns_up_after: float | None
    """Minutes after a missed call; None: gone."""
    hold: tuple[Hold, float] | None = None
    """Put on hold half way, for so many minutes."""
    wrong_zone: bool = False
    detour: bool = False
    machine_fails: bool = False
    certain: bool = False
    """Comes when called: somebody real took this ticket, or a missed customer is back."""


def draw_customer(branch: Branch, figures: Figures, rng: random.Random) -> Customer:
    """A customer of this branch."""
    service = branch.services[
        weighted(rng, list(branch.services), [figures.services.get(one, 3.0) for one in branch.services])
    ]
    elder = rng.random() < figures.elder
    band = weighted(rng, [one.id for one in service.band], figures.bands) if service.band else None
    wish = rng.random()
    prefer: Preference | None = None
    if wish < figures.prefer_counter:
        prefer = "counter"
    elif wish < figures.prefer_counter + figures.prefer_self:
        prefer = "self"
    intent = Intent(
        service.id,
        band,
        corporate=bool(service.band) and rng.random() < figures.corporate,
        tier=weighted(rng, [one.id for one in branch.tier], figures.tiers),
        elder=elder,
        prefer=prefer,
    )
    language: Language = "en" if rng.random() < figures.english else "zh"
    return behaviour(branch, figures, rng, intent, language)


def guest(branch: Branch, figures: Figures, rng: random.Random, ticket: Ticket) -> Customer:
    """Somebody outside the model took this ticket (a person at the kiosk): served like others, and sure to come."""
    intent = Intent(ticket.service, ticket.band, ticket.corporate, ticket.tier, ticket.elder)
    drawn = behaviour(branch, figures, rng, intent, "zh")
    return replace(drawn, hold=None, wrong_zone=False, detour=False, certain=True)


def behaviour(branch: Branch, figures: Figures, rng: random.Random, intent: Intent, language: Language) -> Customer:
    """How a customer with this intent will behave."""
    service = branch.services[intent.service]
    return Customer(
        intent=intent,
        language=language,
        minutes=service_minutes(rng, service.typical(intent.band)),
        self_minutes=lognormal(rng, max(service.self_minutes, 0.5), 0.4),
        walk_seconds=rng.uniform(*figures.walk_seconds) * (1.5 if intent.elder else 1.0),
        late=rng.random(),
        turns_up_after=rng.uniform(*figures.turns_up_minutes) if rng.random() < figures.turns_up else None,
        hold=((rng.choice(list(Hold)), rng.uniform(*figures.hold_minutes)) if rng.random() < figures.hold else None),
        wrong_zone=rng.random() < figures.wrong_zone,
        detour=rng.random() < figures.detour,
        machine_fails=rng.random() < figures.machine_failure,
    )


def counter_zone(branch: Branch, intent: Intent) -> str:
    """The called zone that does at a counter what a machine could not."""
    machines = frozenset(letter for letter, zone in branch.zones.items() if not zone.calls)
    return route(branch, replace(intent, prefer="counter"), machines).zone
