"""Headers, allowances, and who asks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import Headers

from phone.guard import Allowance, asker_of, from_elsewhere


class Time:
    """A clock in seconds."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_and_then_one_by_one():
    time = Time()
    allowance = Allowance(burst=3, seconds=2, clock=time)
    assert [allowance.take("a") for _ in range(5)] == [True, True, True, False, False]
    assert allowance.take("b"), "each has its own"
    time.now += 2
    assert [allowance.take("a") for _ in range(2)] == [True, False]
    time.now += 1000
    assert [allowance.take("a") for _ in range(4)] == [True, True, True, False]


@given(st.lists(st.floats(0, 5), max_size=60))
def test_never_more_than_the_burst_and_what_time_brought(pauses):
    time = Time()
    allowance = Allowance(burst=4, seconds=1.5, clock=time)
    given_out = 0
    for pause in pauses:
        time.now += pause
        given_out += allowance.take("a")
        assert given_out <= 4 + (time.now - Time.now) / 1.5 + 1e-6


def test_only_so_many_are_remembered():
    allowance = Allowance(burst=1, seconds=10, most=5, clock=Time())
    for index in range(1000):
        allowance.take(str(index))
    assert len(allowance._full_at) == 5


@pytest.mark.parametrize(
    ("client", "asker"),
    [
        (("10.0.0.7", 1), "10.0.0.7"),
        (("2001:db8:1:2:3:4:5:6", 1), "2001:db8:1:2::/64"),
        (("2001:db8:1:2:ffff::1", 9), "2001:db8:1:2::/64"),
        (("a socket", 0), "a socket"),
        (None, ""),
    ],
)
def test_who_asks(client, asker):
    assert asker_of({"type": "http", "client": client}) == asker


@pytest.mark.parametrize(
    ("headers", "elsewhere"),
    [
        ({}, False),
        ({"origin": "null"}, False),
        ({"origin": "https://lobby.example.org"}, False),
        ({"origin": "https://evil.example.org"}, True),
        ({"origin": "http://[bad"}, True),
        ({"sec-fetch-site": "same-origin", "origin": "null"}, False),
        ({"sec-fetch-site": "none"}, False),
        ({"sec-fetch-site": "cross-site", "origin": "null"}, True),
        ({"sec-fetch-site": "same-site"}, True),
    ],
)
def test_a_post_from_another_site(headers, elsewhere):
    assert from_elsewhere(Headers({"host": "lobby.example.org"} | headers)) is elsewhere
