"""The drawer of a counter: its zones as drafted, its line, what may be done with it. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from desk.lobby import steps
from desk.lobby.chosen import reason_said
from desk.lobby.floorplan import CounterRow, counter_rows
from desk.lobby.phrases import say
from desk.lobby.reading import Look
from desk.lobby.steps import Step
from shared.lobby.board import CounterNow, CounterState
from shared.lobby.branch import Serves
from shared.lobby.text import Text

AFTER_STEP = 5
AFTER_MOST = 60
"""Minutes after which a counter helps out: in steps of five, at most an hour."""

Draft = tuple[tuple[str, float], ...]
"""Zone and minutes, in the order in which the counter serves them."""


@dataclass(frozen=True, slots=True)
class ServesRow:
    """A zone the counter may serve: `after` 0 is its own, more means it helps out after so many minutes."""

    letter: str
    name: str
    pigment: str
    checked: bool
    after: int
    words: str


@dataclass(frozen=True, slots=True)
class LineRow:
    """Who is called there next, and why."""

    number: str
    pigment: str
    tag: str
    why: str


@dataclass(frozen=True)
class CounterKnown:
    """What the drawer knows. `draft` None: the zones as they are."""

    look: Look | None = None
    counter: int = 0
    ticket: str = ""
    """The picked ticket, to be called here."""
    language: str = "zh"
    draft: Draft | None = None
    reason: int = -1
    typed: str = ""
    busy: bool = False
    refusal: Text | None = None

    @property
    def now(self) -> CounterNow | None:
        """The counter, if the branch still has it."""
        return self.look.board.counter(self.counter) if self.look else None

    @property
    def zones(self) -> Draft:
        """The zones as drafted, else as they are."""
        now = self.now
        present = tuple((one.zone, one.after) for one in now.serves) if now else ()
        return present if self.draft is None else self.draft


@dataclass(frozen=True)
class CounterDrawn:
    """What it shows beside its lists."""

    number: int
    state: str
    teller: str
    at_counter: str
    can_open: bool
    can_pause: bool
    can_close: bool
    ticket: str
    can_call: bool
    drafting: bool
    ready: bool
    busy: bool
    refusal: str


def serves_rows(known: CounterKnown) -> list[ServesRow]:
    """The branch's called zones, each checked or not."""
    if known.look is None:
        return []
    drafted = dict(known.zones)
    return [
        ServesRow(
            letter=letter,
            name=zone.short.to(known.language),
            pigment=zone.pigment,
            checked=letter in drafted,
            after=int(drafted.get(letter, 0)),
            words=say(known.language, "随时", "always")
            if not drafted.get(letter)
            else say(known.language, f"等满 {drafted[letter]:g} 分", f"{drafted[letter]:g}+ min"),
        )
        for letter, zone in known.look.board.branch.zones.items()
        if zone.calls
    ]


def line_rows(known: CounterKnown) -> list[LineRow]:
    """The first of the counter's line."""
    if known.look is None:
        return []
    branch = known.look.board.branch
    return [
        LineRow(
            one.ticket.number,
            branch.zones[one.ticket.prefix].pigment if one.ticket.prefix in branch.zones else "azurite",
            one.tag.to(known.language),
            one.why.to(known.language),
        )
        for one in known.look.board.line(known.counter)[:2]
    ]


def checked(draft: Draft, letter: str) -> Draft:
    """The draft with a zone added at its end, or taken out."""
    if any(zone == letter for zone, _ in draft):
        return tuple(one for one in draft if one[0] != letter)
    return (*draft, (letter, 0.0))


def shifted(draft: Draft, letter: str, minutes: int) -> Draft:
    """The draft with a zone's help-out minutes changed, within 0 and an hour."""
    return tuple(
        (zone, float(min(AFTER_MOST, max(0, after + minutes))) if zone == letter else after) for zone, after in draft
    )


def assignment(known: CounterKnown) -> Step | None:
    """Changing the zones; None while nothing is changed, no zone is left, or the reason is missing."""
    now = known.now
    if known.look is None or now is None or known.busy or not known.zones or not _drafting(known):
        return None
    reason = reason_said(known.look.board.branch.reason, known.reason, known.typed)
    if not reason:
        return None
    serves = [Serves(zone=zone, after=after) for zone, after in known.zones]
    return steps.assign(known.counter, serves, now.serves, reason)


def _drafting(known: CounterKnown) -> bool:
    now = known.now
    return now is not None and known.draft is not None and known.draft != tuple((s.zone, s.after) for s in now.serves)


def derive(known: CounterKnown) -> CounterDrawn:
    """The drawer of what is known."""
    now = known.now
    if known.look is None or now is None:
        return CounterDrawn(0, "", "", "", False, False, False, "", False, False, False, False, "")
    board = known.look.board
    row: CounterRow = next(one for one in counter_rows(board, board.now, known.language) if one.number == known.counter)
    busy = board.at_counter(known.counter) is not None
    return CounterDrawn(
        number=known.counter,
        state=row.doing,
        teller=row.teller,
        at_counter=row.ticket,
        can_open=now.state is not CounterState.OPEN and not known.busy,
        can_pause=now.state is CounterState.OPEN and not known.busy,
        can_close=now.state in (CounterState.OPEN, CounterState.PAUSED) and not busy and not known.busy,
        ticket=known.ticket,
        can_call=bool(known.ticket) and not busy and now.state in (CounterState.OPEN, CounterState.UNOPENED),
        drafting=_drafting(known),
        ready=assignment(known) is not None,
        busy=known.busy,
        refusal=known.refusal.to(known.language) if known.refusal else "",
    )
