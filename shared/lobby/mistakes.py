"""A mistake in a branch file: its place, as whoever wrote the file finds it, and what is wrong there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a branch file: where, and what is wrong."""

    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"


def place_of(loc: tuple[int | str, ...], raw: dict[str, Any]) -> str:
    """`('rule', 3, 'when', 'band')` → `rule 4 (small-cash) · when · band`."""
    parts: list[str] = []
    here: Any = raw
    for step in loc:
        if isinstance(step, int):
            here = here[step] if isinstance(here, list | tuple) and step < len(here) else None
            name = (
                next((here[key] for key in ("id", "letter", "number", "zone") if key in here), None)
                if isinstance(here, dict)
                else None
            )
            parts[-1] += f" {step + 1}" + (f" ({in_short(name)})" if name is not None else "")
        elif step != "[key]":  # pydantic's word for a key of a table that is wrong itself
            here = here.get(step) if isinstance(here, dict) else None
            parts.append(step)
    return " · ".join(parts) or "file"


def in_short(value: object) -> str:
    """A value in a few words."""
    try:
        return str(value)[:60]
    except ValueError:  # Python writes no whole number of more than 4,300 digits
        return "…"
