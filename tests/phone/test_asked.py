"""What the page asks afterwards: how the service was, and why somebody left. Once each, and only while it may be."""

from __future__ import annotations

import asyncio
from urllib.parse import urlencode

from hypothesis import given, settings
from hypothesis import strategies as st

from phone.service import FORM_BYTES
from shared.lobby.rating import Level, Via
from shared.lobby.ticket import Ticket
from shared.operations import Lobby, call_ticket, finish, leave, rate, read_board, start
from shared.operations.rated import read_rating, why_left
from tests.conftest import Clock
from tests.phone.conftest import PATIENCE, Answer, Asker, serving, take


def served(lobby: Lobby, ticket: Ticket, counter: int = 1) -> None:
    """Called, served, finished."""
    call_ticket(lobby, ticket.number, counter)
    start(lobby, ticket.number)
    finish(lobby, ticket.number)


async def press(phones: Asker, ticket: Ticket, do: str, **fields: str) -> Answer:
    """Press a key of a form."""
    return await phones.ask(f"/t/{ticket.token}?do={do}", "POST", body=urlencode(fields).encode())


def test_who_was_served_is_asked_at_once_and_once(hall: Lobby):
    ticket, other = take(hall), take(hall)

    async def scenario() -> None:
        async with serving(hall) as phones:
            page, second = await phones.watch(ticket.token), await phones.watch(other.token)
            served(hall, ticket)
            await page.until(state="done", rating="ask", explain=False)
            assert (await press(phones, ticket, "rate", level="very")).headers["location"] == "?lang=zh"
            await page.until(rating="very", explain=False)
            again = await press(phones, ticket, "rate", level="unsatisfied")
            assert again.headers["location"] == "?lang=zh&note=rate"
            shown = await phones.ask(f"/t/{ticket.token}?note=rate")
            assert "已经评价过了" in shown.text
            # Nobody else hears of it, and somebody who waits cannot rate.
            assert second.shows["rating"] == ""
            assert "note=rate" in (await press(phones, other, "rate", level="very")).headers["location"]

    asyncio.run(scenario())
    kept = read_rating(hall, ticket.number)
    assert kept is not None
    assert (kept.level, kept.via) == (Level.VERY, Via.PHONE)


def test_who_was_not_satisfied_may_say_why(hall: Lobby):
    ticket = take(hall)

    async def scenario() -> None:
        async with serving(hall) as phones:
            page = await phones.watch(ticket.token, "en")
            served(hall, ticket)
            await page.until(rating="ask")
            await press(phones, ticket, "rate", level="unsatisfied")
            await page.until(rating="unsatisfied", explain=True)
            assert [one.number for one in read_board(hall).bad_ratings] == [ticket.number]
            words = "跑了两趟 & <b>才</b>知道要带原件"
            await press(phones, ticket, "explain", reason="没讲清楚", words=words)
            await page.until(explain=False)
            # Staff alone read the words.
            assert "跑了两趟" not in (await phones.ask(f"/t/{ticket.token}")).text

    asyncio.run(scenario())
    kept = read_rating(hall, ticket.number)
    assert kept is not None
    assert (kept.reason, kept.words) == ("没讲清楚", "跑了两趟 & <b>才</b>知道要带原件")


def test_the_windows_own_pad_may_be_quicker(hall: Lobby):
    ticket = take(hall)

    async def scenario() -> None:
        async with serving(hall) as phones:
            page = await phones.watch(ticket.token)
            served(hall, ticket)
            await page.until(rating="ask")
            rate(hall, ticket.number, "satisfied", via=Via.PAD)
            await page.until(rating="satisfied")

    asyncio.run(scenario())


def test_after_its_time_nobody_is_asked(hall: Lobby, clock: Clock):
    ticket = take(hall)
    served(hall, ticket)
    clock.forward(minutes=61)
    take(hall)

    async def scenario() -> None:
        async with serving(hall) as phones:
            page = await phones.watch(ticket.token)
            assert (page.shows["state"], page.shows["rating"]) == ("done", "")
            assert "note=rate" in (await press(phones, ticket, "rate", level="very")).headers["location"]

    asyncio.run(scenario())


def test_who_left_may_say_why_with_one_tap(hall: Lobby):
    ticket = take(hall)

    async def scenario() -> None:
        async with serving(hall) as phones:
            page = await phones.watch(ticket.token)
            assert page.shows["why"] is False
            await press(phones, ticket, "leave")
            await page.until(state="left", why=True)
            await press(phones, ticket, "why", reason="等得太久")
            await page.until(state="left", why=False)
            unknown = await press(phones, ticket, "why", reason="别的")
            assert "note=why" in unknown.headers["location"]
            await press(phones, ticket, "return")
            await page.until(state="waiting", why=False)
            await press(phones, ticket, "leave")
            await page.until(state="left", why=True)

    asyncio.run(scenario())
    assert why_left(hall) == {}


def test_a_reason_stays_with_who_stayed_away(hall: Lobby):
    ticket = take(hall)
    leave(hall, ticket.token)

    async def scenario() -> None:
        async with serving(hall) as phones:
            await press(phones, ticket, "why", reason="临时有事")

    asyncio.run(scenario())
    assert why_left(hall) == {"临时有事": 1}


def test_whatever_a_form_holds_nothing_breaks(hall: Lobby):
    ticket = take(hall)
    served(hall, ticket)

    async def scenario() -> None:
        async with serving(hall) as phones:
            # The service stays for all of them: hypothesis, which does not wait, asks from a thread of its own.
            here = asyncio.get_running_loop()

            @settings(max_examples=25)
            @given(
                body=st.one_of(
                    st.binary(max_size=300),
                    st.text(max_size=80).map(lambda words: urlencode({"level": words}).encode()),
                )
            )
            def filled_in(body: bytes) -> None:
                for do in ("rate", "explain", "why", "leave", "nonsense"):
                    asked = phones.ask(f"/t/{ticket.token}?do={do}", "POST", body=body)
                    assert asyncio.run_coroutine_threadsafe(asked, here).result(PATIENCE).status in (303, 413)

            await asyncio.to_thread(filled_in)

    asyncio.run(scenario())
    assert read_rating(hall, ticket.number) is not None


def test_a_long_form_is_not_read(hall: Lobby):
    ticket = take(hall)
    served(hall, ticket)

    async def scenario() -> None:
        async with serving(hall) as phones:
            longest = await press(phones, ticket, "explain", words="字" * 200, reason="没讲清楚")
            assert longest.headers["location"] == "?lang=zh"
            long = await phones.ask(f"/t/{ticket.token}?do=explain", "POST", body=b"words=" + b"x" * FORM_BYTES)
            assert long.status == 413

    asyncio.run(scenario())
