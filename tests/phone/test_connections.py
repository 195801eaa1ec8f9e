"""Lines that ask for nothing, at the real server."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from phone.connections import SILENT_EACH, Asking, Silent, watched
from tests.phone.conftest import PATIENCE

Line = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Slow:
    """Answers when it is told to."""

    def __init__(self) -> None:
        self.asked, self.answer = asyncio.Event(), asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked.set()
        await self.answer.wait()
        await PlainTextResponse(scope["client"][0])(scope, receive, send)


class Counted(Silent):
    """Knows every line that came, and ends one when a test says that its time is over."""

    def __init__(self, seconds: float = 600, each: int = SILENT_EACH) -> None:
        super().__init__(seconds, each)
        self.came: list[tuple[tuple[str, int], asyncio.Transport]] = []

    def made(self, client: tuple[str, int], line: asyncio.Transport) -> None:
        super().made(client, line)
        self.came.append((client, line))

    def time_is_over(self, index: int) -> None:
        """For the line that came as this one."""
        self._end(*self.came[index])


class Served:
    """A server of its own, and lines to it."""

    def __init__(self, port: int, app: Slow, silent: Counted) -> None:
        self.port, self.app, self.silent = port, app, silent
        self.lines: list[Line] = []

    async def line(self, words: str = "") -> Line:
        """A new line, known to the server."""
        before = len(self.silent.came)
        line = await asyncio.open_connection("127.0.0.1", self.port)
        self.lines.append(line)
        line[1].write(words.encode())
        while len(self.silent.came) == before:
            await asyncio.sleep(0.005)
        return line


@asynccontextmanager
async def serving(silent: Counted) -> AsyncIterator[Served]:
    """See `phone.__main__.main`."""
    app = Slow()
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        Asking(app, silent), http=watched(silent), proxy_headers=False, log_config=None, lifespan="off"
    )
    server = uvicorn.Server(config)
    work = asyncio.create_task(server.serve([listening]))
    served = Served(listening.getsockname()[1], app, silent)
    async with asyncio.timeout(PATIENCE):
        try:
            yield served
        finally:
            app.answer.set()
            for _, writer in served.lines:
                writer.close()
            server.should_exit = True
            await work


def test_one_phone_with_many_addresses_is_one():
    """Of IPv6 a phone has as many as it likes, all in one network."""

    class Line:
        ended = False

        def abort(self) -> None:
            self.ended = True

    async def scenario() -> None:
        silent, lines = Silent(seconds=600, each=2), [Line() for _ in range(3)]
        for last, line in enumerate(lines, 1):
            silent.made((f"2001:db8::{last}", 50000), line)  # type: ignore[arg-type]
        assert [line.ended for line in lines] == [True, False, False]
        silent.over(("2001:db8::2", 50000))
        assert len(silent) == 1

    asyncio.run(scenario())


async def ended(line: Line) -> bool:
    """Whether the server has ended it."""
    try:
        return await line[0].read(1) == b""
    except ConnectionResetError:
        return True


def test_a_line_that_asks_nothing_ends_and_one_that_asked_is_let_be():
    async def scenario() -> None:
        async with serving(Counted()) as served:
            asking = await served.line("GET / HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 10.1.2.3\r\n\r\n")
            await served.app.asked.wait()
            served.silent.time_is_over(0)
            served.silent._seconds = 0.2
            silent, half = await served.line(), await served.line("GET / HTTP/1.1\r\nHost:")
            assert await ended(silent)
            assert await ended(half)
            served.app.answer.set()
            answer = await asking[0].readuntil(b"10.1.2.3")  # what the proxy said
            assert answer.startswith(b"HTTP/1.1 200")
        assert len(served.silent) == 0

    asyncio.run(scenario())


def test_of_too_many_from_one_address_the_oldest_end():
    async def scenario() -> None:
        async with serving(Counted(each=3)) as served:
            served.app.answer.set()
            lines = [await served.line() for _ in range(3)]
            fourth = await served.line()
            assert await ended(lines[0])
            # Whoever asks is answered.
            asking = await served.line("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            assert (await asking[0].readuntil(b"127.0.0.1")).startswith(b"HTTP/1.1 200")
            fourth[1].write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            assert (await fourth[0].readuntil(b"127.0.0.1")).startswith(b"HTTP/1.1 200")

    asyncio.run(scenario())
