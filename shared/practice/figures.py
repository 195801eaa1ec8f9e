"""The figures of a made-up branch day, each with its source. "Ours" marks a choice that no source gives."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_Z90 = 1.2816
"""90th percentile of the standard normal distribution."""
_SMALLEST_SIGMA = 0.35
"""Ours: even a service with narrow typical minutes has its long cases."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a day is like. Shares are between 0 and 1; minutes and seconds are the lobby's."""

    customers: float = 392
    """Expected arrivals of a full day: 392 in a large branch, 510 on a Monday, 215 on a Saturday (DOMAIN: practice)."""
    hourly: tuple[float, ...] = (3.3, 11.9, 14.6, 11.3, 8.7, 7.8, 14.8, 14.5, 8.4, 4.8)
    """Percent of the day's arrivals in each hour from `first_hour` on (DOMAIN: source)."""
    first_hour: int = 8
    services: Mapping[str, float] = field(
        default_factory=lambda: {
            "inquiry": 14,
            "payment": 10,
            "deposit": 24,
            "withdrawal": 32,
            "transfer": 8,
            "account": 3,
            "wealth": 2,
            "corporate": 3,
        }
    )
    """Weights (ours), such that of the services at counters about 70 % are of the short kind with mean 3.5 minutes and
    30 % of the long kind with mean 15 (DOMAIN: source). A service not named here weighs 3."""
    bands: tuple[float, ...] = (45, 45, 8, 2)
    """Weights of a service's amount bands from the smallest on (ours)."""
    corporate: float = 0.04
    """Companies among those who come for cash or a transfer (ours)."""
    tiers: tuple[float, ...] = (89, 8, 2, 1)
    """Weights of the customer tiers in the branch file's order (ours)."""
    elder: float = 0.15
    """Elders and customers who need more time (ours)."""
    prefer_counter: float = 0.12
    prefer_self: float = 0.08
    """Who asks for one or the other (ours)."""
    english: float = 0.03
    """Customers who chose English at the kiosk (ours)."""

    walk_seconds: tuple[float, float] = (8, 35)
    """From the call to the counter (ours)."""
    no_show: float = 0.03
    """Customers who do not come when called (ours) …"""
    no_show_each_minute: float = 0.002
    """… and how much more of them for each minute they waited (ours)."""
    turns_up: float = 0.6
    """Missed customers who turn up after all (ours) …"""
    turns_up_minutes: tuple[float, float] = (2, 12)
    """… and when."""
    patience_seconds: tuple[float, float] = (30, 50)
    """How long a teller waits before calling again, and before giving up (ours)."""
    hold: float = 0.03
    """Services put on hold once (ours)."""
    hold_minutes: tuple[float, float] = (3, 12)
    wrong_zone: float = 0.02
    """Customers whom the teller has to send to another zone (ours)."""
    detour: float = 0.01
    """Customers sent to another counter in between, to come back (ours)."""
    machine_failure: float = 0.05
    """Machine services that fail and come back to a counter (ours)."""
    machines_down: tuple[float, float] | None = (380, 15)
    """Minutes after opening at which all machines stand still, and for how long (ours); None: they never do."""

    rates: float = 0.6
    """Customers who rate the service at the window (ours) …"""
    rates_seconds: tuple[float, float] = (4, 20)
    """… and how long after its end."""
    ratings: tuple[float, ...] = (70, 26, 4)
    """Weights of 非常满意, 满意 and 不满意 among them (ours)."""

    think_seconds: tuple[float, float] = (4, 15)
    """Between two customers at a counter (ours)."""
    break_minutes: float = 20
    """Each teller's break around noon, one after the other (ours)."""
    round_minutes: tuple[float, float] = (3, 7)
    """Between two rounds of the lobby manager through the hall (ours)."""
    override: float = 0.5
    """Rounds on which an old wait is put first (ours)."""
    misplaced: float = 0.06
    """Rounds on which a ticket is found in the wrong zone and moved (ours)."""
    slip: float = 0.2
    """Moves that were a slip of the finger and are undone at once (ours)."""


def service_minutes(rng: random.Random, typical: tuple[float, float]) -> float:
    """A service's length: lognormal, with the middle of the typical minutes as its mean and the longer as its 90 %.

    For the branch file's [1, 6] and [10, 20] these are DOMAIN's two kinds with means 3.5 and 15.
    """
    mean, high = sum(typical) / 2, typical[1]
    sigma = _Z90 - math.sqrt(max(0.0, _Z90**2 - 2 * math.log(high / mean)))
    return lognormal(rng, mean, max(sigma, _SMALLEST_SIGMA))


def lognormal(rng: random.Random, mean: float, sigma: float) -> float:
    """A lognormal length with this mean; `sigma` is that of its logarithm."""
    return rng.lognormvariate(math.log(mean) - sigma**2 / 2, sigma)


def weighted(rng: random.Random, choices: Sequence[str], weights: Sequence[float]) -> str:
    """One of the choices; those beyond the weights are as rare as the last weight."""
    full = [*weights, *[weights[-1]] * len(choices)][: len(choices)]
    return rng.choices(choices, full)[0]
