"""Lines that ask for nothing: an open Wi-Fi has room for a thousand phones, and one of them must not take it all.

A phone sends its request as soon as its line is there. So a line without one ends after some seconds, and where one
address has too many of them, its oldest end first: whoever asks at once is not held up, behind a shared address either.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict, defaultdict
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware
from uvicorn.protocols.http.auto import AutoHTTPProtocol

from phone.guard import asker_of

REQUEST_SECONDS = 10.0
"""For a request's head, from the moment the line is there."""
SILENT_EACH = 64
"""Lines without a request that one address may have."""
Client = tuple[str, int]


class Silent:
    """The lines that have asked nothing yet. Of one loop."""

    def __init__(self, seconds: float = REQUEST_SECONDS, each: int = SILENT_EACH) -> None:
        self._seconds, self._each = seconds, each
        self._lines: defaultdict[str, OrderedDict[Client, asyncio.Transport]] = defaultdict(OrderedDict)
        """By who asks (see `asker_of`), the oldest first."""

    def __len__(self) -> int:
        return sum(map(len, self._lines.values()))

    def made(self, client: Client, line: asyncio.Transport) -> None:
        """A new line."""
        own = self._lines[_who(client)]
        own[client] = line
        if len(own) > self._each:
            own.popitem(last=False)[1].abort()
        asyncio.get_running_loop().call_later(self._seconds, self._end, client, line)

    def over(self, client: Client) -> None:
        """A request has come on this line, or the line is gone."""
        who = _who(client)
        own = self._lines.get(who)
        if own is not None:
            own.pop(client, None)
            if not own:
                del self._lines[who]

    def _end(self, client: Client, line: asyncio.Transport) -> None:
        own = self._lines.get(_who(client))
        if own is not None and own.get(client) is line:
            line.abort()


def _who(client: Client) -> str:
    return asker_of({"client": client})


class Asking:
    """Tells of each request; what a proxy says of who asks is looked at after that, as the line is the proxy's."""

    def __init__(self, app: ASGIApp, silent: Silent, proxies: str = "127.0.0.1") -> None:
        """`proxies`: whose word is taken for whom they ask for."""
        self._app: Any = ProxyHeadersMiddleware(app, proxies)  # type: ignore[arg-type]
        self._silent = silent

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See ASGI."""
        if scope.get("client"):
            self._silent.over(tuple(scope["client"]))
        await self._app(scope, receive, send)


def watched(silent: Silent) -> type[asyncio.Protocol]:
    """The server's protocol, telling of each line that comes and goes."""

    class Watched(AutoHTTPProtocol):  # type: ignore[misc, valid-type]
        _from: Client | None = None

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            peer = transport.get_extra_info("peername")
            if isinstance(peer, tuple):
                self._from = (str(peer[0]), int(peer[1]))
                silent.made(self._from, transport)

        def connection_lost(self, exc: Exception | None) -> None:
            if self._from is not None:
                silent.over(self._from)
            super().connection_lost(exc)

    return Watched
