"""Phones without a browser: the service in this process, asked as an ASGI server would ask it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from phone import service as serviced
from phone.guard import Allowance
from phone.service import Service
from shared.lobby.routing import Intent
from shared.lobby.ticket import Ticket
from shared.operations import Lobby, issue, last_seq
from tests.conftest import Databases, Doors

CASH = Intent("deposit", "over-50k")
PATIENCE = 60.0
"""Seconds until a test says what did not happen. Nothing is asserted about speed."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Phone:
    """One page that follows its news."""

    heard: list[dict[str, Any]] = field(default_factory=list)
    gone: bool = False
    ended: bool = False
    holds_up: asyncio.Event | None = None
    """Set: it does not take what it is sent until that happens."""
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    left: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def shows(self) -> dict[str, Any]:
        """All it was told, put together."""
        view: dict[str, Any] = {}
        for news in self.heard:
            view |= news
        return view

    async def until(self, **values: Any) -> dict[str, Any]:
        """Wait until it shows that."""
        async with asyncio.timeout(PATIENCE), self.changed:
            await self.changed.wait_for(lambda: values.items() <= self.shows.items() or self.ended)
        assert values.items() <= self.shows.items(), self.shows
        return self.shows

    async def until_it_ends(self) -> None:
        """Wait for the end of its news."""
        async with asyncio.timeout(PATIENCE), self.changed:
            await self.changed.wait_for(lambda: self.ended)


class Asker:
    """Asks the service."""

    def __init__(self, service: Service, lobby: Lobby) -> None:
        self.service, self.lobby = service, lobby
        self._tasks: list[asyncio.Task[None]] = []

    def scope(self, method: str, target: str, client: str, headers: dict[str, str]) -> dict[str, Any]:
        path, _, query = target.partition("?")
        return {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "scheme": "http",
            "method": method,
            "path": path,
            "raw_path": path.encode("utf-8", "surrogateescape"),
            "query_string": query.encode("utf-8", "surrogateescape"),
            "root_path": "",
            "headers": [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()],
            "client": (client, 50000),
            "server": ("lobby.example.org", 80),
        }

    async def ask(
        self,
        target: str,
        method: str = "GET",
        client: str = "10.0.0.7",
        headers: dict[str, str] | None = None,
        body: bytes = b"",
    ) -> Answer:
        """One request, answered whole."""
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            if not sent or sent[-1].get("more_body"):
                return {"type": "http.request", "body": body, "more_body": False}
            return {"type": "http.disconnect"}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        scope = self.scope(method, target, client, {"host": "lobby.example.org"} | (headers or {}))
        try:
            await self.service.app(scope, receive, send)  # type: ignore[arg-type]
        except Exception:
            if not sent:  # the app's own error page is sent before the server hears of it
                raise
        start = next(one for one in sent if one["type"] == "http.response.start")
        found = {name.decode(): value.decode() for name, value in start["headers"]}
        assert len(found) == len(start["headers"]), "a header twice"
        return Answer(start["status"], found, b"".join(one.get("body", b"") for one in sent))

    async def watch(self, token: str, language: str = "zh", slow: bool = False) -> Phone:
        """A page that follows its news; returns when it was told the first."""
        phone = Phone(holds_up=asyncio.Event() if slow else None)

        async def receive() -> dict[str, Any]:
            await phone.left.wait()
            return {"type": "http.disconnect"}

        async def send(message: dict[str, Any]) -> None:
            if phone.heard and phone.holds_up is not None:
                await phone.holds_up.wait()
            async with phone.changed:
                body = message.get("body", b"").decode()
                if body.startswith("data: "):
                    phone.heard.append(json.loads(body[6:]))
                phone.gone = phone.gone or body.startswith("event: gone")
                phone.ended = message["type"] == "http.response.body" and not message["more_body"]
                phone.changed.notify_all()

        scope = self.scope("GET", f"/t/{token}/live?lang={language}", "10.0.0.7", {"host": "lobby.example.org"})
        self._tasks.append(asyncio.create_task(self.service.app(scope, receive, send)))  # type: ignore[arg-type]
        async with asyncio.timeout(PATIENCE), phone.changed:
            await phone.changed.wait_for(lambda: bool(phone.heard))
        return phone

    async def seen(self) -> None:
        """Until the service has read all that happened, standing included."""
        watchers = self.service.watchers
        await watchers.caught_up(last_seq(self.lobby), PATIENCE)

    async def end(self) -> None:
        self.service.watchers.close()
        await asyncio.gather(*self._tasks)


@asynccontextmanager
async def serving(lobby: Lobby, *, patient: bool = True) -> AsyncIterator[Asker]:
    """The service on a store of its own connections. `patient`: no limits on how often one may ask; else no time passes
    for them, so a machine that is held up brings nobody another go."""

    def enter() -> Lobby:
        from shared.operations import open_lobby
        from shared.store.database import Store

        return open_lobby(Store(lobby.store.name), clock=lobby.clock, actor="phone")

    service = Service(enter, lobby.clock, refused=lambda error: pytest.fail(str(error)))
    if patient:
        service._misses = service._looks = service._presses = Allowance(10**9, 1.0)
    for one in (service._misses, service._looks, service._presses):
        one._clock = lambda: 0.0
    with pytest.MonkeyPatch.context() as patch:
        # Who pressed a key sees what became of it, however late the store's follower has its turn.
        patch.setattr(serviced, "CAUGHT_UP_SECONDS", PATIENCE)
        async with _running(service, lobby) as asker:
            yield asker


@asynccontextmanager
async def _running(service: Service, lobby: Lobby) -> AsyncIterator[Asker]:
    async with service.running():
        asker = Asker(service, lobby)
        async with asyncio.timeout(PATIENCE):
            while service.watchers.hall is None:
                await asyncio.sleep(0.01)
        try:
            yield asker
        finally:
            await asker.end()


@pytest.fixture
def hall(doors: Doors, sqlite_databases: Databases) -> Lobby:
    """The shipped branch on SQLite: what is about pages does not depend on the database."""
    return doors.lobby(sqlite_databases.prepared())


def take(lobby: Lobby, intent: Intent = CASH, language: str = "zh") -> Ticket:
    """A ticket."""
    return issue(lobby, intent, language=language).ticket
