"""A thousand phones follow their tickets while tellers call: how soon each has its call, and what that costs."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from functools import partial

from shared.bench.idle import PROC, cpu_seconds
from shared.bench.latency import START_SECONDS, screen
from shared.bench.report import Figure, spread
from shared.bench.stores import Scale, Stores, lobby_in, office_hours
from shared.bench.throughput import COUNTERS, INTENT
from shared.operations import Lobby, call_next, issue

HOST = "127.0.0.1"
PHONE = ("phone", "--host", HOST, "--port", "0")
BETWEEN_SECONDS = 0.5
"""Between two calls: a branch with six counters calls a twentieth as often."""
ANSWER_SECONDS = 60.0
PER_TICKET = 4
"""A customer, and whoever came along: as many pages of one ticket as are told news."""
ONCE = 50
"""Phones that connect at the same time."""


def measure(stores: Stores, scale: Scale) -> list[Figure]:
    """On each kind of store, with four phones to a ticket, all waiting in one zone. The last of the four counts.

    Raises:
        RuntimeError: the service does not come up, or a page does not get its call.
    """
    figures: list[Figure] = []
    for kind in stores.kinds:
        url = stores.fresh(kind)
        clock = office_hours(url)
        with lobby_in(url, clock) as lobby:
            tokens = [issue(lobby, INTENT).ticket.token for _ in range(scale.phones // PER_TICKET)] * PER_TICKET
            with screen(stores, url, clock, PHONE) as process:
                news = process.wait_for("usable", START_SECONDS)
                if news is None:
                    raise RuntimeError(f"the service did not come up\n{process.stderr}")
                used = partial(cpu_seconds, process.pid) if (PROC / str(process.pid)).exists() else None
                times, busy = asyncio.run(_watched(lobby, int(news["port"]), tokens, scale.phone_calls, used))
        many = f"{scale.phones} phones"
        figures += spread("phone", f"{many}: call begun → page", times, "ms", kind)
        if busy is not None:
            figures.append(Figure("phone", f"{many}: one core, meanwhile", busy * 100, "%", kind))
        stores.drop(kind, url)
    return figures


async def _watched(
    lobby: Lobby, port: int, tokens: list[str], calls: int, used: Callable[[], float] | None
) -> tuple[list[float], float | None]:
    """Milliseconds from the beginning of each call to its page, and the part of a core that the service used."""
    heard: asyncio.Queue[tuple[str, float]] = asyncio.Queue()
    connecting = asyncio.Semaphore(ONCE)
    ready: list[asyncio.Future[None]] = [asyncio.get_running_loop().create_future() for _ in tokens]
    phones = [
        asyncio.create_task(_phone(port, token, connecting, first, heard))
        for token, first in zip(tokens, ready, strict=True)
    ]
    try:
        async with asyncio.timeout(START_SECONDS):
            await asyncio.gather(*ready)
        before, began = used() if used else 0.0, time.monotonic()
        times = []
        for index in range(calls):
            start = time.monotonic()
            called = await asyncio.to_thread(call_next, lobby, COUNTERS[index % len(COUNTERS)], finish=True)
            if called is None:
                raise RuntimeError("nobody is left to call")
            async with asyncio.timeout(ANSWER_SECONDS):
                told = [await heard.get() for _ in range(PER_TICKET)]
            if {number for number, _ in told} != {called.number}:
                raise RuntimeError(f"{called.number} was called, and another page rang")
            times.append((max(at for _, at in told) - start) * 1000)
            await asyncio.sleep(BETWEEN_SECONDS)
        return times, (used() - before) / (time.monotonic() - began) if used else None
    except TimeoutError as error:
        raise RuntimeError("a page did not get its news") from error
    finally:
        for phone in phones:
            phone.cancel()
        await asyncio.gather(*phones, return_exceptions=True)


async def _phone(
    port: int,
    token: str,
    connecting: asyncio.Semaphore,
    first: asyncio.Future[None],
    heard: asyncio.Queue[tuple[str, float]],
) -> None:
    """Follow one page's news and say when it is called."""
    async with connecting:
        reader, writer = await asyncio.open_connection(HOST, port)
        writer.write(f"GET /t/{token}/live HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode())
        number = (await _news(reader))["number"]
        first.set_result(None)
    try:
        while True:
            if (await _news(reader)).get("state") == "called":
                heard.put_nowait((number, time.monotonic()))
    finally:
        writer.close()


async def _news(reader: asyncio.StreamReader) -> dict[str, str]:
    while True:
        line = await reader.readline()
        if not line:
            raise RuntimeError("the service hung up")
        if line.startswith(b"data: {"):
            news: dict[str, str] = json.loads(line[6:])
            return news
