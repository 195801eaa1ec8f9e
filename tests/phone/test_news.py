"""News reach the pages they are about, at once and alone; nobody waits for a slow phone; a store that was away."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

from phone import watchers
from phone.watchers import MOST_PER_TICKET
from shared.lobby.routing import Intent
from shared.operations import (
    Lobby,
    call_next,
    call_ticket,
    close_zone,
    finish,
    leave,
    start,
)
from tests.phone.conftest import serving, take


def test_a_call_reaches_the_page_it_is_for(lobby: Lobby, clock):
    """On both databases, by another connection as from a teller's seat."""
    tickets = [take(lobby) for _ in range(3)]
    other = take(lobby, Intent("wealth"))

    async def scenario() -> None:
        async with serving(lobby) as phones:
            first, third, english = [
                await phones.watch(tickets[0].token),
                await phones.watch(tickets[2].token),
                await phones.watch(tickets[0].token, "en"),
            ]
            wealthy = await phones.watch(other.token)
            await third.until(state="waiting", ahead=2, before="A002", before2="A001", name="现金区")
            clock.forward(minutes=1)
            call_next(lobby, 3)
            await first.until(state="called", counter=3)
            await english.until(state="called", counter=3, name="Cash")
            await third.until(ahead=1, before="A002", before2="")
            start(lobby, "A001")
            await first.until(state="serving")
            finish(lobby, "A001")
            assert (await first.until(state="done"))["leave"] is False
            leave(lobby, tickets[1].token)
            await third.until(ahead=0)
            # What does not concern a ticket is not sent to its page.
            told = [set(news) - {"low", "high", "wait", "at"} for news in wealthy.heard[1:]]
            assert not any(told)
            assert all(len(news) < 12 for news in first.heard[1:]), "only what changed"

    asyncio.run(scenario())


def test_a_slow_phone_holds_up_nobody_and_gets_the_present(hall: Lobby):
    slow_ticket, quick_ticket = take(hall), take(hall)

    async def scenario() -> None:
        async with serving(hall) as phones:
            slow = await phones.watch(slow_ticket.token, slow=True)
            quick = await phones.watch(quick_ticket.token)
            call_ticket(hall, "A001", 1)
            call_ticket(hall, "A002", 2)
            await quick.until(state="called")
            start(hall, "A001")
            finish(hall, "A001")
            finish(hall, "A002")
            await quick.until(state="done")
            assert slow.shows["state"] == "waiting"
            slow.holds_up.set()
            await slow.until(state="done")
            assert len(slow.heard) <= 4, "what it missed is not told one by one"

    asyncio.run(scenario())


def test_a_quiet_line_is_heard(hall: Lobby, monkeypatch):
    monkeypatch.setattr(watchers, "BEAT_SECONDS", 0.05)
    ticket = take(hall)

    async def scenario() -> None:
        async with serving(hall) as phones:
            page = await phones.watch(ticket.token)
            async with asyncio.timeout(30), page.changed:
                await page.changed.wait_for(lambda: sum(news.keys() <= {"at"} for news in page.heard) > 3)

    asyncio.run(scenario())


def test_a_fifth_page_of_a_ticket_takes_the_place_of_its_first(hall: Lobby, monkeypatch):
    monkeypatch.setattr(watchers, "MOST_PAGES", 6)
    ticket, other = take(hall), take(hall)

    async def scenario() -> None:
        async with serving(hall) as phones:
            pages = [await phones.watch(ticket.token) for _ in range(MOST_PER_TICKET + 1)]
            await pages[0].until_it_ends()
            assert not any(page.ended for page in pages[1:])
            await phones.watch(other.token)
            await phones.watch(other.token)
            full = await phones.ask(f"/t/{other.token}/live")
            assert (full.status, full.headers["retry-after"]) == (503, "10")
            # It asks for its news instead.
            assert (await phones.ask(f"/t/{other.token}/now")).status == 200
            pages[1].left.set()
            await pages[1].until_it_ends()
            await phones.watch(other.token)

    asyncio.run(scenario())


def test_the_end_of_the_service_ends_all_news(hall: Lobby):
    ticket = take(hall)

    async def scenario() -> None:
        async with serving(hall) as phones:
            page = await phones.watch(ticket.token)
            phones.service.watchers.close()
            await page.until_it_ends()
            assert not page.gone
            assert (await phones.ask(f"/t/{ticket.token}/live")).status == 503

    asyncio.run(scenario())


def test_the_end_of_the_day_ends_the_page(hall: Lobby, clock):
    ticket = take(hall)

    async def scenario() -> None:
        async with serving(hall) as phones:
            page = await phones.watch(ticket.token)
            clock.local("2026-06-19 08:00")
            take(hall)
            await page.until_it_ends()
            assert page.gone

    asyncio.run(scenario())


def test_the_store_goes_away_and_comes_back(hall: Lobby):
    ticket = take(hall)
    file = Path(str(hall.store.url.database))
    aside = file.with_suffix(".aside")

    async def scenario() -> None:
        async with serving(hall) as phones:
            page = await phones.watch(ticket.token)
            hall.store.close()
            shutil.move(file, aside)
            await page.until(away="10:26")
            assert "排队系统暂时连不上" in (await phones.ask(f"/t/{ticket.token}")).text
            pressed = await phones.ask(f"/t/{ticket.token}?do=leave", "POST")
            assert pressed.headers["location"].endswith("note=away")
            shutil.move(aside, file)
            await page.until(away="")
            close_zone(hall, "Z", "mended")
            call_ticket(hall, "A001", 1)
            await page.until(state="called", counter=1)

    asyncio.run(scenario())
