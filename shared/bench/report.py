"""A measured figure, as data and in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. `part` is what was measured, `store` on what (empty: no matter)."""

    part: str
    name: str
    value: float
    unit: str
    store: str = ""

    def data(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


def words(figures: Iterable[Figure]) -> str:
    """A table, one figure a line."""
    return "\n".join(
        f"{one.part:<11}{one.store:<11}{one.name:<46}{_number(one.value):>10} {one.unit}" for one in figures
    )


def _number(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"


def spread(part: str, name: str, values: Sequence[float], unit: str, store: str = "") -> list[Figure]:
    """The median and the 99th percentile (nearest rank), and how many values they come from."""
    ordered = sorted(values)
    if not ordered:
        raise RuntimeError(f"{name}: nothing was measured")
    return [
        Figure(part, f"{name} p50", ordered[round(0.5 * (len(ordered) - 1))], unit, store),
        Figure(part, f"{name} p99 (n={len(ordered)})", ordered[round(0.99 * (len(ordered) - 1))], unit, store),
    ]
