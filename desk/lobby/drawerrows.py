"""The rows of a ticket's drawer: what may be done, where to, why, and what has been."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActionRow:
    """Something that may be done with the ticket now."""

    action: str
    label: str
    icon: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class TargetRow:
    """Where it may go, or who does it: `zone:V`, `counter:3`, `staff:4001`; with what that changes."""

    key: str
    letter: str
    """The zone's letter; empty for a counter or a person."""
    number: int
    """The counter's number; 0 for a zone or a person."""
    pigment: str
    title: str
    side: str
    effect: str
    chosen: bool
    open: bool
    """False: not now, and `effect` says why."""

    @property
    def staff(self) -> str | None:
        """The person's id; None for `staff:`, which is nobody."""
        return self.key.partition(":")[2] or None


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """A reason to pick."""

    index: int
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class PastRow:
    """One line of a ticket's history."""

    seq: int
    time: str
    what: str
    who: str
