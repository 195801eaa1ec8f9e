"""Who watches which ticket, and what each was told. Lives on the event loop; a slow phone holds up only itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from datetime import datetime
from typing import Any

from phone.view import Standing, derive
from shared.lobby.ticket import Ticket
from shared.operations import Clock
from shared.operations.lobby import business_date
from shared.operations.watching import Aside, Hall

MOST_PAGES = 3000
"""Pages that are told news; more of them ask for theirs."""
AT_ONCE = 50
"""Pages told of their places in one go; a call that comes meanwhile goes before the next."""
MOST_PER_TICKET = 4
"""Pages of one ticket that are told news; the oldest gives way, since it is likely to be a phone long gone."""
BEAT_SECONDS = 10.0
"""A page that has heard nothing for longer than the design's `staleAfter` says so."""

News = dict[str, Any]


class Page:
    """One open page. It gets the newest state, however much it missed."""

    def __init__(self, token: str, language: str) -> None:
        self.token, self.language = token, language
        self.told: News = {}
        self.news = asyncio.Event()
        self.ended = False

    def end(self) -> None:
        """No more news for this page."""
        self.ended = True
        self.news.set()


class Watchers:
    """The hall as it was read last, and the pages that follow it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.hall: Hall | None = None
        self._standing = Standing()
        self._away_since: datetime | None = None
        self._pages: dict[str, list[Page]] = {}
        self._closed = False
        self._awaited: list[tuple[int, asyncio.Future[None]]] = []
        self._placing: asyncio.Task[None] | None = None

    # ---- what is known

    def ticket(self, token: str) -> Ticket | Aside | None:
        """Today's ticket with this token: a look into a table, the same for every token there is not."""
        hall = self.hall
        found = hall.by_token.get(token) if hall is not None else None
        if hall is None or found is None:
            return None
        # The night's first read may be seconds away: until then the table is yesterday's.
        today = business_date(hall.board.branch, self._clock.now())
        return found if today <= hall.board.business_date else None

    def data(self, ticket: Ticket | Aside, language: str) -> News:
        """What a ticket's page shows now."""
        assert self.hall is not None
        away = self._away_since
        face = derive(self.hall, self._standing, ticket, language)
        return face.data() | {
            "at": self._local(away or self._clock.now()),
            "away": self._local(away) if away is not None else "",
            "lost": "",  # the page's own word for a line that broke
        }

    def _local(self, at: datetime) -> str:
        assert self.hall is not None
        return at.astimezone(self.hall.board.branch.tz).strftime("%H:%M")

    # ---- from the follower

    def take(self, hall: Hall) -> None:
        """A newer hall. Who is called, served, missed or gone is told at once; places follow with the standing."""
        before, self.hall = self.hall, hall
        back, self._away_since = self._away_since is not None, None
        if before is None or back:
            self._tell(self._pages)
        else:
            self._tell([token for token in self._pages if _turn(before, token) != _turn(hall, token)])
        for seq, done in self._awaited:
            if seq <= hall.board.seq and not done.done():
                done.set_result(None)

    def stand(self, standing: Standing) -> None:
        """Where everybody stands by now."""
        self._standing = standing
        if self._placing is None or self._placing.done():
            self._placing = asyncio.create_task(self._tell_places())

    def lose(self) -> None:
        """The store is away: pages say since when what they show is old."""
        if self.hall is not None:
            self._away_since = self.hall.board.now
        self._tell(self._pages)

    def _tell(self, tokens: Iterable[str]) -> None:
        for token in tokens:
            for page in self._pages[token]:
                page.news.set()

    async def _tell_places(self) -> None:
        told: Standing | None = None
        while told is not self._standing:
            told = self._standing
            tokens = list(self._pages)
            for index in range(0, len(tokens), AT_ONCE):
                self._tell(token for token in tokens[index : index + AT_ONCE] if token in self._pages)
                await asyncio.sleep(0)

    async def caught_up(self, seq: int, seconds: float) -> None:
        """Wait until the hall holds that event: who pressed a key must see what became of it."""
        if self.hall is not None and self.hall.board.seq >= seq:
            return
        waiting = (seq, asyncio.get_running_loop().create_future())
        self._awaited.append(waiting)
        await asyncio.wait([waiting[1]], timeout=seconds)
        self._awaited.remove(waiting)

    # ---- pages

    def open(self, token: str, language: str) -> Page | None:
        """A page to tell news to; None: there are as many as can be."""
        if self._closed or sum(len(pages) for pages in self._pages.values()) >= MOST_PAGES:
            return None
        page = Page(token, language)
        pages = self._pages.setdefault(token, [])
        staying = [one for one in pages if not one.ended]
        if len(staying) >= MOST_PER_TICKET:
            staying[0].end()
        pages.append(page)
        return page

    def leave(self, page: Page) -> None:
        """That page is closed."""
        pages = self._pages[page.token]
        pages.remove(page)
        if not pages:
            del self._pages[page.token]

    async def news(self, page: Page) -> AsyncIterator[News | None]:
        """What changed for a page, first all of it; where nothing did for a while, next to nothing, so that it knows
        of the line. None: the ticket is gone. Ends then, and when the page or the service does."""
        quiet = False
        while not page.ended:
            page.news.clear()
            ticket = self.ticket(page.token)
            if ticket is None:
                yield None
                return
            data = self.data(ticket, page.language)
            changed = {name: value for name, value in data.items() if page.told.get(name) != value}
            if quiet or changed.keys() - {"at"}:
                page.told = data
                yield changed
            quiet = await _quiet(page)

    def close(self) -> None:
        """End all pages' news; they ask again by themselves until the service is back."""
        self._closed = True
        for pages in self._pages.values():
            for page in pages:
                page.end()


async def _quiet(page: Page) -> bool:
    """Wait for news. True: there were none for a while."""
    try:
        async with asyncio.timeout(BEAT_SECONDS):
            await page.news.wait()
    except TimeoutError:
        return True
    return False


def _turn(hall: Hall, token: str) -> tuple[object, ...] | None:
    """What a customer must learn of at once."""
    ticket = hall.by_token.get(token)
    if ticket is None:
        return None
    said = ticket.last_called_at if isinstance(ticket, Ticket) else (ticket.rating, ticket.said_why)
    return (ticket.state, ticket.counter, ticket.zone, said)
