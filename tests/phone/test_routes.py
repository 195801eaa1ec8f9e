"""What can be asked for: one ticket's page. Whatever else is asked, nothing is told and nothing breaks."""

from __future__ import annotations

import asyncio
import re
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.kiosk_ticket import TicketKnown, derive
from kiosk.outlook import Outlook
from phone.guard import HEADERS
from phone.pages import AWAY, GONE
from shared.lobby.routing import Intent
from shared.lobby.ticket import State
from shared.operations import (
    Lobby,
    call_ticket,
    end_day,
    finish,
    history,
    issue,
    publish,
    published,
    read_board,
    read_ticket,
    reserve,
    start,
)
from shared.paper.slip import code_of
from shared.screens.qr import source
from tests.phone.conftest import CASH, Answer, Asker, serving, take

UNKNOWN = "A" * 22


def check(answer: Answer) -> Answer:
    """What is true of every answer."""
    assert answer.headers.items() >= HEADERS.items()
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "set-cookie" not in answer.headers
    assert not re.search(rb"https?://", answer.body), "another place is named"
    assert answer.status < 500
    return answer


def test_the_page_of_a_ticket(hall: Lobby):
    ticket = take(hall)

    async def scenario() -> None:
        async with serving(hall) as phones:
            page = check(await phones.ask(f"/t/{ticket.token}"))
            assert page.status == 200
            assert "庆阳中街支行" in page.text
            assert '<html lang="zh-CN">' in page.text
            assert ">A</i>001</b>" in page.text
            assert "现金区" in page.text
            english = check(await phones.ask(f"/t/{ticket.token}?lang=en"))
            assert "Qingyang Zhongjie Branch" in english.text
            news = check(await phones.ask(f"/t/{ticket.token}/now?lang=en"))
            assert news.headers["content-type"] == "application/json"
            assert '"name":"Cash"' in news.text
            head = check(await phones.ask(f"/t/{ticket.token}/live", "HEAD"))
            assert (head.status, head.body) == (200, b"")

    asyncio.run(scenario())


@pytest.mark.parametrize(
    ("accepts", "language"),
    [
        (None, "zh-CN"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"),
        ("en-GB,en;q=0.9,zh;q=0.1", "en"),
        ("ja,fr;q=0.5", "en"),
        ("ja,zh-TW;q=0.5", "zh-CN"),
    ],
)
def test_the_browsers_language(hall: Lobby, accepts, language):
    ticket = take(hall)

    async def scenario() -> None:
        async with serving(hall) as phones:
            headers = {"accept-language": accepts} if accepts else {}
            assert f'lang="{language}"' in (await phones.ask(f"/t/{ticket.token}", headers=headers)).text

    asyncio.run(scenario())


def test_leaving_and_coming_back_with_forms_alone(hall: Lobby):
    ticket = take(hall)

    async def scenario() -> None:
        async with serving(hall) as phones:
            address = f"/t/{ticket.token}"
            asked = check(await phones.ask(f"{address}?leave&lang=en"))
            assert 'action="?do=leave&amp;lang=en"' in asked.text
            assert read_ticket(hall, "A001").state is State.WAITING, "asking changes nothing"
            left = check(await phones.ask(f"{address}?do=leave&lang=en", "POST"))
            assert (left.status, urljoin(address, left.headers["location"])) == (303, f"{address}?lang=en")
            assert read_ticket(hall, "A001").state is State.CANCELLED
            # Who pressed sees what became of it, at once.
            assert "You have left the queue" in _seen(await phones.ask(f"{address}?lang=en"))
            await phones.ask(f"{address}?do=return", "POST")
            assert "现金区" in _seen(await phones.ask(address))
            assert [(e.kind, e.actor) for e in history(hall, "A001")][1:] == [
                ("ticket_cancelled", "phone"),
                ("undone", "phone"),
            ]

    asyncio.run(scenario())


def test_a_number_without_a_slip_is_kept_by_the_phone_that_scanned_it(hall: Lobby):
    ticket = reserve(hall, CASH, None, "zh", "取号机 1").ticket

    async def scenario() -> None:
        async with serving(hall) as phones:
            address = f"/t/{ticket.token}"
            assert "还没有排上" in _seen(await phones.ask(address))
            assert read_ticket(hall, ticket.number).state is State.PRINTING, "to look changes nothing"
            await phones.ask(f"{address}?do=hold", "POST")
            assert "大约还要等" in _seen(await phones.ask(address))

    asyncio.run(scenario())
    assert read_ticket(hall, ticket.number).state is State.WAITING


def _seen(answer: Answer) -> str:
    """The page's words that are seen without JavaScript."""
    without = re.sub(r"<(style|script)>.*?</\1>", "", answer.text, flags=re.S)
    return re.sub(r"<(\w+)[^>]* hidden>.*?</\1>", "", without, flags=re.S)


def test_a_key_that_does_nothing_says_so(hall: Lobby):
    ticket = take(hall)
    call_ticket(hall, "A001", 1)
    start(hall, "A001")

    async def scenario() -> None:
        async with serving(hall) as phones:
            address = f"/t/{ticket.token}"
            refused = check(await phones.ask(f"{address}?do=leave", "POST"))
            page = await phones.ask(urljoin(address, refused.headers["location"]))
            assert "现在不能离开排队" in page.text
            assert read_ticket(hall, "A001").state is State.SERVING
            for wrong in ("do=finish", "do=", "", "do=leave&do=call"):
                check(await phones.ask(f"{address}?{wrong}", "POST"))
            assert read_ticket(hall, "A001").state is State.SERVING

    asyncio.run(scenario())


def test_another_site_cannot_press_a_key(hall: Lobby):
    ticket = take(hall)

    async def scenario() -> None:
        async with serving(hall) as phones:
            for headers in ({"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}):
                answer = check(await phones.ask(f"/t/{ticket.token}?do=leave", "POST", headers=headers))
                assert answer.status == 403
            assert read_ticket(hall, "A001").state is State.WAITING

    asyncio.run(scenario())


def test_what_leads_nowhere_gets_one_and_the_same_answer(hall: Lobby, clock):
    yesterday = take(hall).token
    end_day(hall)
    clock.forward(minutes=24 * 60)
    known = take(hall).token

    async def scenario() -> None:
        async with serving(hall) as phones:
            assert (await phones.ask(f"/t/{known}")).status == 200
            targets = [
                f"/t/{one}{end}"
                for one in (UNKNOWN, yesterday, "x", known[:-1], "%00", "号")
                for end in ("", "/live", "/now")
            ]
            targets += [
                "/",
                "/t",
                "/t/",
                "/t//live",
                f"/t/{known}/",
                f"/t/{known}/admin",
                "/robots.txt",
                "/openapi.json",
            ]
            answers = [check(await phones.ask(target)) for target in targets]
            answers += [check(await phones.ask(f"/t/{one}?do=leave", "POST")) for one in (UNKNOWN, yesterday, "x")]
            assert {(one.status, one.body) for one in answers} == {(404, answers[0].body)}
            assert GONE[0].zh in answers[0].text
            # One header more or less would tell them apart as well.
            assert len({tuple(sorted(one.headers.items())) for one in answers}) == 1

    asyncio.run(scenario())


def test_a_token_ends_with_its_day_before_anything_is_read(hall: Lobby, clock):
    ticket = take(hall)

    async def scenario() -> None:
        async with serving(hall) as phones:
            assert (await phones.ask(f"/t/{ticket.token}")).status == 200
            clock.local("2026-06-19 00:00")
            assert check(await phones.ask(f"/t/{ticket.token}")).status == 404
            assert check(await phones.ask(f"/t/{ticket.token}?do=leave", "POST")).status == 404
            assert (await phones.ask(f"/t/{ticket.token}/live")).status == 404

    asyncio.run(scenario())


def test_guessing_is_slowed_down_and_holds_up_nobody_else(hall: Lobby):
    ticket = take(hall)

    async def scenario() -> None:
        async with serving(hall, patient=False) as phones:
            told = [(await phones.ask(f"/t/{index:022d}", client="10.0.0.66")).status for index in range(40)]
            assert set(told) == {404, 429}
            assert told.index(429) == 30
            busy = check(await phones.ask("/t/x", client="10.0.0.66"))
            assert (busy.status, "retry-after" in busy.headers) == (429, True)
            assert (await phones.ask("/t/x", client="10.0.0.8")).status == 404
            # A lobby may share one address: the ticket's own page still comes.
            assert (await phones.ask(f"/t/{ticket.token}", client="10.0.0.66")).status == 200
            looks = [(await phones.ask(f"/t/{ticket.token}/now")).status for _ in range(60)]
            assert 429 in looks
            assert looks[:30] == [200] * 30

    asyncio.run(scenario())


def test_keys_are_pressed_only_so_often(hall: Lobby):
    ticket = take(hall)

    async def scenario() -> None:
        async with serving(hall, patient=False) as phones:
            told = [
                (await phones.ask(f"/t/{ticket.token}?do={('leave', 'return')[n % 2]}", "POST")).status
                for n in range(9)
            ]
            assert told == [303] * 6 + [429] * 3

    asyncio.run(scenario())


@pytest.mark.parametrize("base", ["https://lobby.example.org", "http://10.0.0.5:8080/lobby", "https://x.example/a/b"])
def test_what_the_qr_holds_is_an_address_here(hall: Lobby, base):
    publish(hall, published(hall)[1].replace("timezone =", f'phone_base = "{base}"\ntimezone ='))
    issued = issue(hall, Intent("account"))
    board = read_board(hall)
    printed = code_of(board.branch, issued.ticket.token)
    assert derive(TicketKnown(issued=issued, outlook=Outlook(board))).qr == source(printed)

    async def scenario() -> None:
        async with serving(hall) as phones:
            target = printed.removeprefix(base.rsplit("/", base.count("/") - 2)[0])
            page = check(await phones.ask(target))
            assert (page.status, ">B</i>001</b>" in page.text) == (200, True)
            # Every link leads back here, with the proxy's path or without.
            for link in re.findall(r'(?:href|action)="([^"]+)"', page.text):
                assert urlsplit(urljoin(printed, link)).path == urlsplit(printed).path

    asyncio.run(scenario())


def test_a_page_is_light(hall: Lobby):
    """Style, script, sound and icons are in the page: nothing else is fetched (the policy forbids it)."""
    tokens = []
    for _ in range(30):
        tokens.append(take(hall).token)

    async def scenario() -> None:
        async with serving(hall) as phones:
            for target in (f"/t/{tokens[-1]}", f"/t/{tokens[-1]}?leave&lang=en"):
                page = await phones.ask(target)
                assert len(page.body) < 25_000, "half of what is allowed: a page without JavaScript reloads itself"
                assert not re.search(r"<(img|link|iframe|object|video|audio)\b|src=|url\(|@import", page.text)

    asyncio.run(scenario())


def test_before_the_store_was_ever_reached(doors, tmp_path, clock):
    async def scenario() -> None:
        from phone.service import Service

        async with asyncio.timeout(30):
            phones = Asker(Service(lambda: pytest.fail("not asked for"), clock, refused=pytest.fail), None)
            answers = [await phones.ask(target) for target in (f"/t/{UNKNOWN}", "/t/x", f"/t/{UNKNOWN}/live")]
            assert {(one.status, one.body) for one in answers} == {(503, answers[0].body)}
            assert AWAY[0].zh in answers[0].text

    asyncio.run(scenario())


def test_whatever_is_asked(hall: Lobby):
    """No 500 and nothing told of others, for any method, path, query and headers near the real ones."""
    mine, other = take(hall), take(hall)
    call_ticket(hall, "A002", 1)
    finish(hall, "A002")
    loop = asyncio.new_event_loop()
    running = serving(hall)
    phones = loop.run_until_complete(running.__aenter__())
    words = st.sampled_from(
        ["t", mine.token, "live", "now", "leave", "..", "", "%2e", "%00", "A001", "static", "lobby"]
    )
    parts = st.one_of(words, st.text(max_size=8))
    queries = st.one_of(
        st.sampled_from(["", "lang=en", "lang=", "leave", "do=leave", "do=return", "do=", "note=leave", "note=x"]),
        st.text(max_size=12),
    )
    names = st.sampled_from(["accept-language", "sec-fetch-site", "host", "x-forwarded-for", "accept"])
    urls = st.tuples(st.sampled_from(["http://", "https://", "//", ""]), st.text("[]:/@%.ab0", max_size=8)).map("".join)
    told = st.dictionaries(names, st.text(st.characters(max_codepoint=255), max_size=20), max_size=3)

    @settings(max_examples=150)
    @given(
        method=st.sampled_from(["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"]),
        path=st.lists(parts, max_size=5),
        query=queries,
        headers=told,
        origin=st.none() | urls,
    )
    def ask(method, path, query, headers, origin):
        if origin is not None:
            headers = headers | {"origin": origin}
        if method == "GET" and path[-1:] == ["live"]:
            return  # a page's news go on for ever; they have tests of their own
        answer = check(loop.run_until_complete(phones.ask("/" + "/".join(path) + "?" + query, method, headers=headers)))
        assert other.token not in answer.text
        assert "A002" not in answer.text
        assert answer.status in (200, 303, 403, 404, 405)
        if answer.status == 200:
            assert mine.token in path

    try:
        ask()
    finally:
        loop.run_until_complete(running.__aexit__(None, None, None))
        loop.close()
