"""The page in a real browser, with the service and the teller's seat as processes of their own."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from phone.pictures import QUIET, SIZE, chromium, environment
from shared.lobby.ticket import State, Ticket
from shared.operations import (
    FastClock,
    Lobby,
    bring_back,
    call_ticket,
    finish,
    issue,
    no_show,
    read_ticket,
)
from shared.practice import stage
from shared.practice.stage import ScreenProcess, end_all
from tests.conftest import SHANGHAI, Databases, Doors
from tests.e2e.conftest import Start
from tests.e2e.test_lobby import press, seated
from tests.phone.conftest import CASH
from tests.shared.operations import invariants

PATIENCE = 60.0
"""Seconds until a test says what it did not see."""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """The system's chromium."""
    found = chromium()
    if found is None:
        pytest.skip("no chromium on this machine (the launcher installs it where it may)")
    folder = tmp_path_factory.mktemp("chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=found,
            args=list(QUIET),
            env=environment(folder),  # type: ignore[arg-type]
        )
        yield started
        started.close()


@pytest.fixture
def clock() -> FastClock:
    """A Thursday morning at the speed of life."""
    return FastClock(datetime(2026, 6, 18, 10, 26, tzinfo=SHANGHAI), time.time(), 1.0)


@pytest.fixture
def hall(clock: FastClock, sqlite_databases: Databases) -> Iterator[Lobby]:
    """The lobby as a teller's seat has it open."""
    doors = Doors(clock)  # type: ignore[arg-type]
    yield doors.lobby(sqlite_databases.prepared())
    for store in doors.stores:
        store.close()


@pytest.fixture
def start(hall: Lobby, clock: FastClock, tmp_path: Path) -> Iterator[Start]:
    """Starts programs on the lobby's store; none outlives the test."""
    begun: list[ScreenProcess] = []

    def begin(module: str, *arguments: str, name: str | None = None) -> ScreenProcess:
        values = stage.environment(hall.store.name, str(clock))
        begun.append(ScreenProcess(name or f"{module}{len(begun)}", [module, *arguments], values, tmp_path))
        return begun[-1]

    yield begin
    end_all(begun)


@pytest.fixture
def serve(start: Start) -> Callable[..., tuple[ScreenProcess, int]]:
    """Starts the service."""

    def begin(port: int = 0) -> tuple[ScreenProcess, int]:
        process = start("phone", "--host", "127.0.0.1", "--port", str(port))
        news = process.wait_for("usable", PATIENCE)
        assert news is not None, process.stderr
        return process, int(news["port"])

    return begin


Open = Callable[..., Page]


@pytest.fixture
def page_of(browser: Browser) -> Iterator[Open]:
    """Opens a ticket's page on a phone of its own; nothing in its console may go wrong."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def open_page(port: int, ticket: Ticket, locale: str = "zh-CN", script: bool = True, lost: bool = False) -> Page:
        context = browser.new_context(
            viewport={"width": SIZE[0], "height": SIZE[1]}, locale=locale, java_script_enabled=script, has_touch=True
        )
        context.set_default_timeout(PATIENCE * 1000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        if not lost:  # a line that breaks is told in the console too
            page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.goto(f"http://127.0.0.1:{port}/t/{ticket.token}")
        return page

    expect.set_options(timeout=PATIENCE * 1000)
    yield open_page
    for context in contexts:
        assert not context.cookies()
        context.close()
    assert not wrong


def test_a_teller_presses_the_key_and_the_page_says_where_to_go(hall: Lobby, start: Start, serve, page_of: Open):
    ticket = issue(hall, CASH).ticket
    _, port = serve()
    page = page_of(port, ticket)
    expect(page.get_by_text("大约还要等")).to_be_visible()
    teller = seated(hall, start, 1, "1001", "1101")
    press(teller, "callNext", lambda: read_ticket(hall, "A001").state is State.CALLED)
    expect(page.locator(".window")).to_have_text("1号窗口")
    press(teller, "action-start", lambda: read_ticket(hall, "A001").state is State.SERVING)
    expect(page.get_by_text("1 号窗口正在为您办理")).to_be_visible()


TONES = """() => {
    const begin = OscillatorNode.prototype.start;
    window.tones = 0;
    OscillatorNode.prototype.start = function (...when) { tones += 1; return begin.apply(this, when) };
    const sound = AudioContext;
    window.AudioContext = function () { return window.sounds = new sound() };
}"""


def test_a_call_reaches_the_open_page_which_rings(hall: Lobby, serve, page_of: Open):
    tickets = [issue(hall, CASH).ticket for _ in range(3)]
    process, port = serve()
    page, english = page_of(port, tickets[2]), page_of(port, tickets[2], "en-GB")
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    expect(page.get_by_text("现金区").locator("visible=true")).to_have_count(1)
    expect(english.get_by_text("Your number")).to_be_visible()
    expect(page.locator("[data-field=ahead]").first).to_have_text("2")
    # Sound and vibration are for a page that was touched.
    page.evaluate(TONES)
    page.evaluate("() => { window.shaken = []; navigator.vibrate = how => shaken.push([].concat(how).length) }")
    page.locator("#bell").tap()
    expect(page.locator("#loud")).to_be_visible()
    while page.evaluate("sounds.state") != "running":
        page.wait_for_timeout(20)
    assert page.evaluate("shaken.length") == 1

    call_ticket(hall, "A001", 1)
    expect(page.locator("[data-field=ahead]").first).to_have_text("1")
    call_ticket(hall, "A003", 3)
    expect(page.get_by_text("到您了", exact=True)).to_be_visible()
    expect(page.locator(".window")).to_have_text("3号窗口")
    expect(english.locator(".window")).to_have_text("Window3")
    expect(page).to_have_title(re.compile("▶ 3 · A003"))
    expect(page.locator("#said")).to_have_text("到您了，请到 3 号窗口")
    assert page.evaluate("shaken") == [1, 3]
    assert page.evaluate("tones") == 4
    no_show(hall, "A003")
    expect(page.get_by_text("您的号过了")).to_be_visible()
    bring_back(hall, "A003")
    expect(page.get_by_text("大约还要等")).to_be_visible()
    call_ticket(hall, "A003", 3)
    while page.evaluate("shaken.length") < 3:  # its own waiting would need what the page's policy forbids
        page.wait_for_timeout(20)
    finish(hall, "A003")
    expect(page.get_by_text("办好了，谢谢您")).to_be_visible()
    expect(page.get_by_text("不等了")).to_be_hidden()

    english.locator(".lang").tap()
    expect(english.get_by_text("办好了，谢谢您")).to_be_visible()
    for one in (page, english):  # an open one looks for its service after a second or some, and complains
        one.close()
    process.let_go()
    assert process.end() == 0
    assert not any(one.token in process.stderr for one in tickets), "a token in the log"


@pytest.mark.parametrize("script", [True, False], ids=["script", "forms alone"])
def test_leaving_is_asked_once_and_taken_back(hall: Lobby, serve, page_of: Open, script: bool):
    mine, other = issue(hall, CASH).ticket, issue(hall, CASH).ticket
    _, port = serve()
    page = page_of(port, mine, script=script)
    page.get_by_text("不等了，离开排队").tap()
    expect(page.get_by_text("确定不等了？")).to_be_visible()
    page.get_by_text("继续等").tap()
    expect(page.get_by_text("确定不等了？")).to_have_count(0)
    assert read_ticket(hall, "A001").state is State.WAITING
    page.get_by_text("不等了，离开排队").tap()
    page.get_by_role("button", name="离开排队").tap()
    expect(page.get_by_text("您已离开排队")).to_be_visible()
    assert read_ticket(hall, "A001").state is State.CANCELLED
    page.get_by_text("我还要办，回到队里").tap()
    expect(page.get_by_text("大约还要等")).to_be_visible()
    assert read_ticket(hall, "A001").arrived_at == mine.arrived_at < other.arrived_at
    invariants.check(hall)


def test_without_javascript_the_page_reloads_itself_and_shows_the_call(hall: Lobby, serve, page_of: Open):
    ticket = issue(hall, CASH).ticket
    _, port = serve()
    page = page_of(port, ticket, script=False)
    expect(page.locator("footer noscript")).to_be_visible()
    assert "每 15 秒自动刷新" in (page.locator("footer noscript").text_content() or "")
    assert page.locator("meta[http-equiv=refresh]").get_attribute("content") == "15;url=?lang=zh"
    expect(page.locator("#tap")).to_be_hidden()
    call_ticket(hall, "A001", 2)
    while page.request.get(f"http://127.0.0.1:{port}/t/{ticket.token}/now").json()["state"] != "called":
        page.wait_for_timeout(20)
    page.reload()  # as it does by itself
    expect(page.locator(".window")).to_have_text("2号窗口")


def test_a_killed_service_is_found_again_with_the_present_state(hall: Lobby, serve, page_of: Open):
    ticket = issue(hall, CASH).ticket
    process, port = serve()
    page = page_of(port, ticket, lost=True)
    expect(page.get_by_text("大约还要等")).to_be_visible()
    process._process.send_signal(signal.SIGKILL)
    process.end()
    call_ticket(hall, "A001", 3)
    expect(page.get_by_text("和网点断开了")).to_be_visible()
    expect(page.get_by_text(re.compile(r"这是 10:2\d 的情况"))).to_be_visible()
    serve(port)
    expect(page.locator(".window")).to_have_text("3号窗口")
    expect(page.get_by_text("和网点断开了")).to_be_hidden()
    assert invariants.check(hall)["tickets"] == 1


def test_where_events_are_held_back_the_page_asks(hall: Lobby, serve, page_of: Open):
    ticket = issue(hall, CASH).ticket
    _, port = serve()
    page = page_of(port, ticket, lost=True)
    page.route("**/live*", lambda route: route.abort())
    page.reload()
    call_ticket(hall, "A001", 2)
    expect(page.locator(".window")).to_have_text("2号窗口")


def test_everything_fits_and_nothing_else_is_fetched(hall: Lobby, serve, page_of: Open):
    ticket = issue(hall, CASH).ticket
    _, port = serve()
    page = page_of(port, ticket)
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.reload()
    expect(page.get_by_text("大约还要等")).to_be_visible()
    assert {url.removesuffix("?lang=zh") for url in fetched} <= {page.url, f"{page.url}/live"}
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    # Keys are large enough for a thumb (design: phoneMinPx), and no text is smaller than the smallest (type.phone).
    sizes = page.evaluate(
        """[...document.querySelectorAll('a,button:not([disabled])')].filter(one => one.offsetHeight)
        .map(one => one.offsetHeight)"""
    )
    assert len(sizes) >= 3
    assert min(sizes) >= 44
    small = page.evaluate(
        """[...document.querySelectorAll('body *')].filter(one => one.offsetHeight && one.textContent.trim())
        .map(one => parseFloat(getComputedStyle(one).fontSize))"""
    )
    assert min(small) >= 14
