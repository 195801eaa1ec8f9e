"""Pictures and films between calls: a pure state machine over seconds of a steady clock.

It begins when the wall has been quiet for a while, gives way at once, and asks for one slide at a time shortly before
its turn: what is put into the folder, or taken from it, is seen with the next slide.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

LEAD = 2.0
"""Seconds before its turn in which a slide is looked for and decoded."""
AGAIN = 30.0
"""Seconds until a folder in which there was nothing to show is looked at again."""
FILM_START = 8.0
"""Seconds a film has to show its first frame; one that hangs must not leave the place empty."""
FILM_LIMIT = 180.0
"""Seconds of a film that are shown at most."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How the branch file wants it, in seconds."""

    after: float
    """From the moment the wall became quiet to the first slide."""
    seconds: float
    """For which a picture stays; films play to their end."""


@dataclass(frozen=True, slots=True)
class Slide:
    """A file of the folder as it was when it was read."""

    name: str
    stamp: tuple[int, int]
    """When it was changed last, in nanoseconds, and its length."""
    film: bool = False


@dataclass(frozen=True, slots=True)
class Showing:
    """A slide on the wall since `began`. `turn` counts what was put up."""

    slide: Slide
    began: float
    turn: int
    moving: bool = False
    """A film whose first frame was seen."""
    over: bool = False
    """A film that ended, or failed."""


@dataclass(frozen=True, slots=True)
class Slideshow:
    """What is shown, and what comes next."""

    pace: Pace | None = None
    """None: this branch shows none."""
    quiet_since: float | None = None
    """None: something else has the wall."""
    showing: Showing | None = None
    ready: Slide | None = None
    reading: bool = False
    nothing_until: float = float("-inf")
    """Nothing was found; not looked for again before."""
    last: str = ""
    """The name after which the next one comes."""
    turn: int = 0


def paced(state: Slideshow, pace: Pace | None) -> Slideshow:
    """The branch file says how; None ends it."""
    if pace is None:
        return replace(state, pace=None, showing=None, ready=None)
    return replace(state, pace=pace)


def interrupt(state: Slideshow) -> Slideshow:
    """Something else needs the wall. What was read is forgotten: it may be gone from the folder by the next time."""
    return replace(state, quiet_since=None, showing=None, ready=None)


def calm(state: Slideshow, at: float) -> Slideshow:
    """The wall is quiet, since now unless it was already."""
    return state if state.quiet_since is not None else replace(state, quiet_since=at)


def read(state: Slideshow) -> Slideshow:
    """A slide is being looked for."""
    return replace(state, reading=True)


def found(state: Slideshow, slide: Slide | None, at: float) -> Slideshow:
    """A slide was found and can be shown at once; None: there is nothing to show."""
    if slide is None:
        return replace(state, reading=False, nothing_until=at + AGAIN)
    usable = state.pace is not None and state.quiet_since is not None
    return replace(state, reading=False, ready=slide if usable else None, nothing_until=float("-inf"))


def another_folder(state: Slideshow) -> Slideshow:
    """The slides come from elsewhere now. What is shown has its time."""
    return replace(state, ready=None, reading=False, nothing_until=float("-inf"), last="")


def moves(state: Slideshow, turn: int) -> Slideshow:
    """The film of this turn shows its first frame."""
    if state.showing is None or state.showing.turn != turn:
        return state
    return replace(state, showing=replace(state.showing, moving=True))


def over(state: Slideshow, turn: int) -> Slideshow:
    """The film of this turn has ended."""
    if state.showing is None or state.showing.turn != turn:
        return state
    return replace(state, showing=replace(state.showing, over=True))


def failed(state: Slideshow, turn: int) -> Slideshow:
    """The film of this turn does not play: it is not shown again either, should it be the next as well."""
    if state.showing is None or state.showing.turn != turn:
        return state
    ready = None if state.ready == state.showing.slide else state.ready
    return over(replace(state, ready=ready), turn)


def wants(state: Slideshow, at: float) -> bool:
    """Whether a slide is to be looked for now."""
    when = _reads_at(state)
    return when is not None and at >= when


def due(state: Slideshow) -> float | None:
    """When there is something to do: `tick`, or to look for a slide. None: until something happens."""
    change = _changes_at(state)
    if change is None or state.reading:
        return None
    if state.ready is not None:
        return change
    when = _reads_at(state)
    assert when is not None  # nothing is ready, and nothing is being looked for
    return min(when, change) if state.showing is not None and state.nothing_until > change else when


def tick(state: Slideshow, at: float) -> Slideshow:
    """The state at `at`: the next slide is put up, or the last one goes as nothing follows it."""
    change = _changes_at(state)
    if change is None or at < change:
        return state
    ready, showing = state.ready, state.showing
    if ready is not None:
        if showing is not None and showing.slide == ready and not ready.film:
            # The only picture there is: it stays as it is.
            return replace(state, showing=replace(showing, began=at), ready=None)
        turn = state.turn + 1
        return replace(state, showing=Showing(ready, at, turn), ready=None, last=ready.name, turn=turn)
    if showing is not None and state.nothing_until > at:
        return replace(state, showing=None)
    return state


def _changes_at(state: Slideshow) -> float | None:
    """When the next slide has its turn."""
    if state.pace is None or state.quiet_since is None:
        return None
    showing = state.showing
    if showing is None:
        return state.quiet_since + state.pace.after
    if not showing.slide.film:
        return showing.began + state.pace.seconds
    if showing.over:
        return showing.began
    return showing.began + (FILM_LIMIT if showing.moving else FILM_START)


def _reads_at(state: Slideshow) -> float | None:
    """When the next slide is looked for; None: it is being looked for, or there."""
    change = _changes_at(state)
    if change is None or state.reading or state.ready is not None:
        return None
    # Nobody knows when a film ends.
    ahead = state.showing.began if state.showing is not None and state.showing.slide.film else change - LEAD
    return max(ahead, state.nothing_until)
