"""What stands between an open Wi-Fi and the lobby: headers on every answer, and how often anybody may ask."""

from __future__ import annotations

import ipaddress
import time
from collections import OrderedDict
from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    # The address is the capability: no other site may learn it.
    "referrer-policy": "no-referrer",
    "vary": "accept-language",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "x-robots-tag": "noindex, nofollow, noarchive",
}


class Guarded:
    """Puts the headers on every answer of the app, its own errors included."""

    def __init__(self, app: ASGIApp, policy: str) -> None:
        self._app = app
        self._headers = HEADERS | {"content-security-policy": policy}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See ASGI."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers[name] = value
            await send(message)

        await self._app(scope, receive, guarded)


class Allowance:
    """Each asker has `burst` goes, and one more every `seconds`. Remembers the last `most` askers."""

    def __init__(
        self, burst: int, seconds: float, most: int = 20_000, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._burst, self._seconds, self._most, self._clock = burst, seconds, most, clock
        self._full_at: OrderedDict[str, float] = OrderedDict()
        """When each asker has all goes again."""

    def take(self, asker: str) -> bool:
        """One go, if there is one left."""
        now = self._clock()
        full_at = max(now, self._full_at.pop(asker, now)) + self._seconds
        allowed = full_at - now <= self._burst * self._seconds
        self._full_at[asker] = full_at if allowed else full_at - self._seconds
        if len(self._full_at) > self._most:
            self._full_at.popitem(last=False)
        return allowed


def asker_of(scope: Scope) -> str:
    """Who asks: an address; of IPv6 the network, since one phone has many addresses of it."""
    client = scope.get("client")
    name = client[0] if client else ""
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return name
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is None:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def from_elsewhere(headers: Headers) -> bool:
    """Whether another site's page sent this POST.

    There is no cookie another site could make use of: who does not know the token can send nothing that counts. This
    is for an address that got known. `Origin` is "null" from our own pages, because they tell no referrer.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = headers.get("origin", "null")
    try:
        return origin != "null" and urlsplit(origin).netloc != headers.get("host")
    except ValueError:  # no browser writes such an address
        return True
