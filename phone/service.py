"""The routes. What can be asked for is one ticket's page and its news. What can be changed: leaving, coming back,
and what the customer says of it afterwards.

An address that leads nowhere gets the same answer whatever is wrong with it: unknown, of yesterday, or no token at all.
"""

from __future__ import annotations

import asyncio
import json
import logging
import random
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from phone.follow import Follower, Tell
from phone.guard import Allowance, Guarded, asker_of, from_elsewhere
from phone.pages import LANGUAGES, Pages
from phone.watchers import News, Page, Watchers
from shared.lobby.errors import BadInput, LobbyError, StoreUnreachable
from shared.lobby.rating import Level
from shared.lobby.ticket import Ticket
from shared.operations import Clock, Lobby, come_back, hold_by_phone, last_seq, leave, rate, say_why_left
from shared.operations.watching import Aside, Hall

log = logging.getLogger(__name__)
Form = Mapping[str, str]
KEYS: dict[str, Callable[[Lobby, str, Form], object]] = {
    "hold": lambda lobby, token, _: hold_by_phone(lobby, token),
    "leave": lambda lobby, token, _: leave(lobby, token),
    "return": lambda lobby, token, _: come_back(lobby, token),
    "rate": lambda lobby, token, form: rate(lobby, token, form.get("level", "")),
    "explain": lambda lobby, token, form: rate(
        lobby, token, Level.UNSATISFIED, form.get("reason") or None, form.get("words") or None
    ),
    "why": lambda lobby, token, form: say_why_left(lobby, token, form.get("reason", "")),
}
"""What a phone can change."""
FORM_BYTES = 4096
"""The longest form that is read: 200 characters of a customer's words, each in nine bytes, and a reason."""
FORM_SECONDS = 10.0
"""A phone sends a form at once."""
CAUGHT_UP_SECONDS = 3.0


class Service:
    """One branch's phones."""

    def __init__(
        self,
        enter: Callable[[], Lobby],
        clock: Clock,
        refused: Callable[[BadInput], None],
        opened: Callable[[], None] = lambda: None,
    ) -> None:
        """`refused` is told why it can never work, if it cannot; `opened`, that pages can be shown as of now."""
        self._enter, self._refused, self._opened = enter, refused, opened
        self.watchers = Watchers(clock)
        self._follower: Follower | None = None
        self._pages = Pages()
        # A whole lobby may share one address, so known tickets are counted one by one, and only what leads nowhere by
        # who asks. Nobody guesses 128 bits: this is for the processor's sake.
        self._misses = Allowance(burst=30, seconds=2)
        self._looks = Allowance(burst=40, seconds=0.5)
        self._presses = Allowance(burst=6, seconds=20)
        routes = [
            Route(f"{prefix}/t/{{token}}{path}", work, methods=methods)
            # With and without the path of `phone_base`, whatever the proxy before us makes of it. Links are relative.
            for prefix in ("", "/{prefix:path}")
            for path, work, methods in (
                ("", self._show, ["GET"]),
                ("", self._press, ["POST"]),
                ("/live", self._live, ["GET"]),
                ("/now", self._now, ["GET"]),
            )
        ]
        answers = {HTTPException: self._nowhere, Exception: self._broken}
        app = Starlette(routes=routes, exception_handlers=answers, lifespan=self.running)  # type: ignore[arg-type]
        app.router.redirect_slashes = False
        self.app: ASGIApp = Guarded(app, self._pages.policy)

    @asynccontextmanager
    async def running(self, _app: Starlette | None = None) -> AsyncIterator[None]:
        """The service while it serves: its follower runs."""
        loop, watchers = asyncio.get_running_loop(), self.watchers
        tell = Tell(
            hall=lambda hall: _on(loop, self._take, hall),
            standing=lambda standing: _on(loop, watchers.stand, standing),
            lost=lambda: _on(loop, watchers.lose),
            refused=lambda error: _on(loop, self._refused, error),
        )
        self._follower = Follower(self._enter, tell)
        self._follower.start()
        try:
            yield
        finally:
            watchers.close()
            await asyncio.to_thread(self._follower.close)

    def _take(self, hall: Hall) -> None:
        first = self.watchers.hall is None
        self.watchers.take(hall)
        if first:
            self._opened()

    # ---- one ticket

    async def _show(self, request: Request) -> Response:
        ticket = self._admit(request)
        if isinstance(ticket, Response):
            return ticket
        assert self.watchers.hall is not None
        language, query = _language(request), request.query_params
        page = self._pages.ticket(
            self.watchers.hall.board.branch,
            self.watchers.data(ticket, language),
            language,
            asking="leave" in query,
            note=query.get("note", ""),
        )
        return Response(page, media_type="text/html")

    async def _now(self, request: Request) -> Response:
        ticket = self._admit(request)
        if isinstance(ticket, Response):
            return ticket
        return JSONResponse(self.watchers.data(ticket, _language(request)))

    async def _live(self, request: Request) -> Response:
        ticket = self._admit(request)
        if isinstance(ticket, Response):
            return ticket
        if request.method == "HEAD":
            return Response(media_type="text/event-stream")
        page = self.watchers.open(request.path_params["token"], _language(request))
        if page is None:
            return self._notice(request, "busy", 503)
        return Live(self.watchers, page)

    async def _press(self, request: Request) -> Response:
        ticket, token = self._admit(request), request.path_params["token"]
        if isinstance(ticket, Response):
            return ticket
        if from_elsewhere(request.headers):
            return self._notice(request, "gone", 403)
        if not self._presses.take(token):
            return self._notice(request, "busy", 429)
        wanted = request.query_params.get("do", "")
        try:
            async with asyncio.timeout(FORM_SECONDS):
                form = await _form(request)
        except TimeoutError:
            return self._notice(request, "busy", 408)
        if form is None:
            return self._notice(request, "gone", 413)
        note = await self._do(wanted, token, form) if wanted in KEYS else ""
        return RedirectResponse(f"?lang={_language(request)}{f'&note={note}' if note else ''}", 303)

    async def _do(self, wanted: str, token: str, form: Form) -> str:
        """Press a key. Returns the note that says why nothing was done; empty: it was."""
        assert self._follower is not None
        lobby = self._follower.lobby
        assert lobby is not None  # there is a hall, so there was a lobby

        def work() -> int:
            KEYS[wanted](lobby, token, form)
            return last_seq(lobby)

        try:
            seq = await asyncio.to_thread(work)
        except StoreUnreachable:
            return "away"
        except LobbyError:
            return wanted
        except Exception as error:
            # Not the whole of it: a database quotes what it was given, and a token belongs into no log.
            log.error("%s failed: %s", wanted, type(error).__name__)
            return "away"
        await self.watchers.caught_up(seq, CAUGHT_UP_SECONDS)
        return ""

    def _admit(self, request: Request) -> Ticket | Aside | Response:
        """The ticket of a request, or the answer that there is none."""
        if self.watchers.hall is None:
            return self._notice(request, "away", 503)
        token = request.path_params["token"]
        ticket = self.watchers.ticket(token)
        if ticket is None:
            return self._miss(request)
        return ticket if self._looks.take(token) else self._notice(request, "busy", 429)

    # ---- nowhere

    def _miss(self, request: Request) -> Response:
        if not self._misses.take(asker_of(request.scope)):
            return self._notice(request, "busy", 429)
        return self._notice(request, "gone", 404)

    async def _nowhere(self, request: Request, error: HTTPException) -> Response:
        if error.status_code == 404:
            return self._miss(request)
        return Response(
            self._pages.notice("gone", _language(request)), error.status_code, error.headers, media_type="text/html"
        )

    async def _broken(self, request: Request, _error: Exception) -> Response:
        return self._notice(request, "away", 500)

    def _notice(self, request: Request, kind: str, status: int) -> Response:
        headers = {"retry-after": "10"} if status in (429, 503) else {}
        if status >= 400:
            headers["connection"] = "close"  # who asks for what is not there keeps no line for it
        return Response(self._pages.notice(kind, _language(request)), status, headers, media_type="text/html")


class Live(Response):
    """A page's news as server-sent events, until the phone or the service goes."""

    def __init__(self, watchers: Watchers, page: Page) -> None:
        super().__init__(media_type="text/event-stream", headers={"x-accel-buffering": "no"})
        del self.headers["content-length"]
        self._watchers, self._page = watchers, page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 (as ASGI says)
        """See ASGI."""
        page = self._page
        leaving = asyncio.create_task(_until_it_goes(page, receive))
        try:
            await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
            # Spread out, so that a service that was restarted is not asked by everybody in the same moment.
            await send(_piece(f"retry: {random.randint(1000, 4000)}\n\n"))
            async for news in self._watchers.news(page):
                await send(_piece(_event(news)))
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            leaving.cancel()
            self._watchers.leave(page)


async def _until_it_goes(page: Page, receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    page.end()


async def _form(request: Request) -> Form | None:
    """What a form holds; None for one that is longer than any of ours.

    Read here, and not by a library for forms with files: ours are a few short fields.
    """
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > FORM_BYTES:
            return None
    try:
        fields = parse_qsl(body.decode("utf-8", "replace"), max_num_fields=8)
    except ValueError:
        return None
    return {name: value.strip() for name, value in fields}


def _piece(words: str) -> dict[str, object]:
    return {"type": "http.response.body", "body": words.encode(), "more_body": True}


def _event(news: News | None) -> str:
    if news is None:
        return "event: gone\ndata:\n\n"
    return f"data: {json.dumps(news, ensure_ascii=False, separators=(',', ':'))}\n\n"


def _on(loop: asyncio.AbstractEventLoop, work: Callable[..., None], *values: object) -> None:
    """Do something on the loop, from another thread; a loop that has ended needs it no more."""
    if not loop.is_closed():
        loop.call_soon_threadsafe(work, *values)


def _language(request: Request) -> str:
    """The one asked for, else the browser's: Chinese before English before any other."""
    asked = request.query_params.get("lang")
    if asked in LANGUAGES:
        return asked
    accepted = request.headers.get("accept-language", "")
    preferred = [one.split(";")[0].strip().lower()[:2] for one in accepted.split(",")]
    return next((one for one in preferred if one in LANGUAGES), "en" if accepted else "zh")
