"""When a picture is shown, for how long, and what it gives way to: pure, over seconds."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from display import slideshow
from display.slideshow import AGAIN, FILM_LIMIT, FILM_START, LEAD, Pace, Slide, Slideshow

PACE = Pace(after=20, seconds=12)
SUN, SEA = Slide("1 sun.jpg", (1, 1)), Slide("2 sea.jpg", (2, 2))
FILM = Slide("3 film.mp4", (3, 3), film=True)


def given_slide(state: Slideshow, slide: Slide | None, at: float) -> Slideshow:
    """What a reader does that answers at once."""
    assert slideshow.wants(state, at)
    return slideshow.tick(slideshow.found(slideshow.read(state), slide, at), at)


def quiet(at: float = 100) -> Slideshow:
    return slideshow.calm(slideshow.paced(Slideshow(), PACE), at)


def shown(state: Slideshow) -> Slide | None:
    return state.showing.slide if state.showing is not None else None


def showing(slide: Slide, at: float = 120) -> Slideshow:
    state = given_slide(quiet(at - 20), slide, at - LEAD)
    return slideshow.tick(state, at)


def test_it_begins_when_the_wall_was_quiet_for_a_while() -> None:
    state = quiet()
    assert slideshow.due(state) == 118
    assert not slideshow.wants(state, 117)
    state = given_slide(state, SUN, 118)
    assert shown(state) is None
    assert slideshow.due(state) == 120
    assert shown(slideshow.tick(state, 120)) == SUN


def test_each_picture_has_its_time_and_the_next_is_read_shortly_before() -> None:
    state = showing(SUN)
    assert slideshow.due(state) == 130
    assert not slideshow.wants(state, 129.9)
    state = given_slide(state, SEA, 130)
    assert shown(state) == SUN
    assert slideshow.due(state) == 132
    state = slideshow.tick(state, 132)
    assert (shown(state), state.last) == (SEA, SEA.name)


def test_a_slow_reader_leaves_the_picture_where_it_is() -> None:
    state = slideshow.read(showing(SUN))
    assert slideshow.due(state) is None
    state = slideshow.tick(state, 500)
    assert shown(state) == SUN
    assert shown(slideshow.tick(slideshow.found(state, SEA, 500), 500)) == SEA


def test_a_call_takes_the_wall_and_the_rest_begins_again_after_it() -> None:
    state = given_slide(showing(SUN), SEA, 130)
    state = slideshow.interrupt(state)
    assert (shown(state), state.ready, slideshow.due(state)) == (None, None, None)
    state = slideshow.calm(state, 200)
    assert slideshow.due(state) == 218
    # It goes on with the next one, read anew: what had been read may be gone from the folder by now.
    assert state.last == SUN.name


def test_what_is_read_while_somebody_is_called_is_not_shown() -> None:
    state = slideshow.interrupt(slideshow.read(quiet()))
    state = slideshow.found(state, SUN, 119)
    assert state.ready is None
    assert shown(slideshow.tick(state, 500)) is None


def test_the_only_picture_stays_and_is_no_new_turn() -> None:
    state = showing(SUN)
    state = slideshow.tick(given_slide(state, SUN, 130), 132)
    assert state.showing is not None
    assert (state.showing.turn, state.showing.began, state.ready) == (1, 132, None)


def test_an_empty_folder_is_looked_at_again_after_a_while() -> None:
    state = given_slide(quiet(), None, 118)
    assert not slideshow.wants(state, 118 + AGAIN - 1)
    assert slideshow.due(state) == 118 + AGAIN
    assert shown(given_slide(state, SUN, 118 + AGAIN)) == SUN


def test_when_the_last_picture_is_taken_away_the_call_panel_comes_back() -> None:
    state = given_slide(showing(SUN), None, 130)
    assert slideshow.due(state) == 132
    state = slideshow.tick(state, 132)
    assert shown(state) is None
    assert slideshow.due(state) == 130 + AGAIN


def test_a_film_plays_to_its_end() -> None:
    state = slideshow.moves(showing(FILM), 1)
    state = given_slide(state, SUN, 120)
    assert slideshow.due(state) == 120 + FILM_LIMIT
    assert shown(slideshow.tick(state, 120 + FILM_LIMIT - 1)) == FILM
    assert shown(slideshow.tick(slideshow.over(state, 1), 150)) == SUN


def test_a_film_that_does_not_begin_or_does_not_end_has_a_limit() -> None:
    state = given_slide(showing(FILM), SUN, 120)
    assert slideshow.due(state) == 120 + FILM_START
    assert shown(slideshow.tick(state, 120 + FILM_START)) == SUN
    assert shown(slideshow.tick(slideshow.moves(state, 1), 120 + FILM_LIMIT)) == SUN


def test_a_film_that_fails_is_not_the_next_one_as_well() -> None:
    state = slideshow.failed(given_slide(showing(FILM), FILM, 120), 1)
    assert state.ready is None
    assert shown(given_slide(state, None, 121)) is None


def test_what_a_film_of_an_earlier_turn_tells_is_not_of_this_one() -> None:
    state = showing(SUN)
    for told in (slideshow.moves, slideshow.over, slideshow.failed):
        assert told(state, 0) == state
        assert told(slideshow.interrupt(state), 1) == slideshow.interrupt(state)


def test_a_film_alone_begins_anew() -> None:
    state = slideshow.moves(given_slide(showing(FILM), FILM, 120), 1)
    state = slideshow.tick(slideshow.over(state, 1), 140)
    assert state.showing is not None
    assert (state.showing.turn, state.showing.moving) == (2, False)


def test_a_branch_that_wants_none_any_more_shows_none() -> None:
    state = slideshow.paced(showing(SUN), None)
    assert (shown(state), slideshow.due(state)) == (None, None)


def test_another_folder_is_read_from_its_beginning_even_while_the_old_one_hangs() -> None:
    state = slideshow.another_folder(slideshow.read(showing(SUN)))
    assert (shown(state), state.last) == (SUN, "")
    assert slideshow.wants(state, 130)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["wait", "call", "calm", "found", "nothing", "moves", "over", "failed", "other"]),
        st.sampled_from([SUN, SEA, FILM]),
        st.floats(0, 40),
    ),
    max_size=40,
)


@given(STEPS)
def test_whatever_happens_it_always_goes_on_and_never_shows_over_a_call(steps: list[tuple[str, Slide, float]]) -> None:
    at, state = 0.0, slideshow.paced(Slideshow(), PACE)
    for step, slide, seconds in steps:
        turn = state.turn
        if step == "wait":
            at += seconds
        elif step == "call":
            state = slideshow.interrupt(state)
        elif step == "calm":
            state = slideshow.calm(state, at)
        elif step in ("found", "nothing") and state.reading:
            state = slideshow.found(state, slide if step == "found" else None, at)
        elif step in ("moves", "over", "failed"):
            state = getattr(slideshow, step)(state, turn)
        elif step == "other":
            state = slideshow.another_folder(state)
        state = slideshow.tick(state, at)
        if slideshow.wants(state, at):
            state = slideshow.read(state)
        if state.quiet_since is None:
            assert state.showing is None
            assert slideshow.due(state) is None
        elif state.reading:
            assert slideshow.due(state) is None
        else:
            # Something is to be done later, never now: the loop that follows does not spin.
            when = slideshow.due(state)
            assert when is not None
            assert math.isfinite(when)
            assert when > at
        if state.showing is not None:
            assert state.quiet_since is not None
            assert state.showing.began >= state.quiet_since + PACE.after
