"""Who speaks: taken and lost, given up by one that hangs, never kept on a store that does not answer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from pytestqt.qtbot import QtBot

from display.election import DOUBT, FAILURES, LOOK, PATIENCE, REST, Election
from shared.lobby.errors import StoreUnreachable
from shared.store.speaking import GIVEN_AWAY
from tests.display.conftest import Steady


@dataclass
class Post:
    """A lock under the test's command."""

    free: bool = True
    away: bool = False
    answers: threading.Event = field(default_factory=threading.Event)
    """Cleared: whoever asks gets no answer until it is set."""
    tries: int = 0
    released: int = 0

    def __post_init__(self) -> None:
        self.answers.set()

    def take(self) -> bool:
        self.tries += 1
        self.answers.wait()
        if self.away:
            raise StoreUnreachable("away", "断了", "away")
        return self.free

    def release(self) -> None:
        self.released += 1


@pytest.fixture
def post() -> Iterator[Post]:
    made = Post()
    yield made
    made.answers.set()


@pytest.fixture
def steady() -> Steady:
    return Steady()


@pytest.fixture
def election(post: Post, steady: Steady, qapp: object) -> Iterator[Election]:
    made = Election(look=0.01, steady=steady)
    yield made
    post.answers.set()
    made.close()


def test_its_figures_keep_what_a_branch_is_promised() -> None:
    # No voice for five seconds at the most, and never two.
    assert GIVEN_AWAY + LOOK <= 5.0
    assert PATIENCE + LOOK <= 5.0
    assert DOUBT < GIVEN_AWAY


def test_it_is_elected_when_the_lock_is_free_and_until_it_closes(election: Election, post: Post, qtbot: QtBot) -> None:
    told: list[bool] = []
    election.elected.connect(told.append)
    post.free = False
    election.begin(lambda: post)
    qtbot.waitUntil(lambda: post.tries > 3)
    assert not election.is_speaker
    post.free = True
    qtbot.waitUntil(lambda: election.is_speaker)
    election.close()
    assert told == [True, False]
    assert post.released == 1


def test_a_store_that_is_away_costs_the_voice_and_gives_it_back(election: Election, post: Post, qtbot: QtBot) -> None:
    hushed: list[bool] = []
    election.begin(lambda: post, lambda: hushed.append(True))
    qtbot.waitUntil(lambda: election.is_speaker)
    post.away = True
    qtbot.waitUntil(lambda: not election.is_speaker)
    # On its own thread, which the GUI need not wait for.
    qtbot.waitUntil(lambda: hushed == [True])
    post.away = False
    qtbot.waitUntil(lambda: election.is_speaker)


def test_a_store_that_does_not_answer_costs_the_voice_before_another_may_have_it(
    election: Election, post: Post, steady: Steady, qtbot: QtBot
) -> None:
    election.begin(lambda: post)
    qtbot.waitUntil(lambda: election.is_speaker)
    post.answers.clear()
    steady.at += DOUBT + 0.1
    qtbot.waitUntil(lambda: not election.is_speaker)
    post.answers.set()
    qtbot.waitUntil(lambda: election.is_speaker)


def test_a_screen_that_hangs_lets_another_speak(election: Election, post: Post, steady: Steady, qtbot: QtBot) -> None:
    hushed = threading.Event()
    election.begin(lambda: post, hushed.set)
    qtbot.waitUntil(lambda: election.is_speaker)
    before = post.released
    # No turn of the event loop from here on: this thread is the one that hangs.
    steady.at += PATIENCE + 0.1
    assert hushed.wait(60)
    while post.released == before:
        pass
    qtbot.waitUntil(lambda: election.is_speaker)


def test_who_is_not_heard_gives_the_lock_to_others_and_stands_again(
    election: Election, post: Post, steady: Steady, qtbot: QtBot
) -> None:
    hushed: list[bool] = []
    election.begin(lambda: post, lambda: hushed.append(True))
    qtbot.waitUntil(lambda: election.is_speaker)
    for in_vain in (*[True] * (FAILURES - 1), False, *[True] * FAILURES):
        assert election.is_speaker
        election.sounded(in_vain, True)
    assert (election.is_speaker, election.rests) == (False, True)
    qtbot.waitUntil(lambda: post.released > 0)
    assert hushed == [True]
    steady.at += REST
    qtbot.waitUntil(lambda: election.is_speaker)
    assert not election.rests


def test_who_is_not_heard_and_alone_keeps_trying(election: Election, post: Post, qtbot: QtBot) -> None:
    election.begin(lambda: post)
    qtbot.waitUntil(lambda: election.is_speaker)
    for _ in range(3 * FAILURES):
        election.sounded(True, False)
    assert election.is_speaker
    assert post.released == 0
