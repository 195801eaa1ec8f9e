"""The kiosk's printer on a thread of its own: a slip that takes its time holds up neither a touch nor the store."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.kiosk_link import KioskLink
from shared.screens.jobs import Jobs

if TYPE_CHECKING:
    # They bring the printers' library and Pillow with them: for the printer's thread, when the first frame is up.
    from kiosk.outlook import Outlook
    from kiosk.paper import Given, PaperWork
    from shared.lobby.printers import Condition
    from shared.operations import Issued, Lobby

log = logging.getLogger(__name__)
LOOK_MS = 5000
"""Between two looks at a printer that is idle: paper that ends, a cover, a cable."""
REST_MS = 1000
"""At least between two looks, however much happens in the lobby."""


class KioskPrinter(QObject):
    """One kiosk's printer. `refused` when its name on the command line names none; a `BadInput`."""

    refused = Signal(object)

    def __init__(
        self,
        link: KioskLink,
        jobs: Jobs,
        make: Callable[[], PaperWork],
        kiosk: str,
        ticking: bool = True,
        parent: QObject | None = None,
    ) -> None:
        """`make` names the printer, on its thread; `kiosk` is this kiosk's name in the store.

        `ticking=False`: after its first look it is looked after only when asked (pictures and tests).
        """
        super().__init__(parent)
        self.kiosk = kiosk
        self.condition: Condition | None = None
        self._link, self._jobs, self._make = link, jobs, make
        self._work: PaperWork | None = None
        self._busy: set[str] = set()
        self._dropped: set[str] = set()
        self._since: int | None = None
        self._looking = False
        self._closed = False
        self._ticking = ticking
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self.attend)
        link.seen.connect(self._news)

    def give(self, outlook: Outlook, issued: Issued, on_done: Callable[[Given], None]) -> None:
        """Print a reserved ticket, hand it over and cut it off. Asked twice, it is printed once."""
        number, branch = issued.ticket.number, outlook.branch
        if number in self._busy:
            return
        self._busy.add(number)

        def done(given: Given) -> None:
            if given.outcome in ("handed", "void"):
                self._busy.discard(number)
            on_done(given)

        def broken(error: Exception) -> None:
            from kiosk.paper import FAILED, Given
            from shared.lobby.printers import Condition

            log.error("printing %s failed in an unexpected way", number, exc_info=error)
            on_done(Given(number, FAILED, Condition.OFFLINE))

        self._run(lambda work, lobby: work.give(lobby, branch, issued), done, broken)

    def complete(self, number: str, on_done: Callable[[Given], None]) -> None:
        """The store is back: hand over what is printed and hangs."""
        self._run(lambda work, lobby: work.complete(lobby, number), on_done)

    def release(self, number: str) -> None:
        """Nobody decides about this ticket any more: what hangs of it may be put right."""
        self._busy.discard(number)
        self._dropped.add(number)
        self.attend()

    def attend(self) -> None:
        """Look after the printer: see `PaperWork.attend`."""
        if self._looking or self._closed or self._link.lobby is None:
            return
        self._looking = True
        self._next.stop()
        self._run(lambda work, lobby: work.attend(lobby), self._looked, self._not_looked)

    def close(self) -> None:
        """Finish the slip under way, stop."""
        self._closed = True
        self._next.stop()
        if self._work is not None:
            self._work.store_seconds = 0.0
        self._jobs.close()

    def _run(
        self,
        act: Callable[[PaperWork, Lobby], object],
        on_done: Callable[..., None],
        on_failed: Callable[[Exception], None] | None = None,
    ) -> None:
        lobby = self._link.lobby
        assert lobby is not None, "a ticket comes from an open lobby"
        dropped, self._dropped = self._dropped, set()

        def work() -> object:
            if self._work is None:
                self._work = self._make()
            if self._work.upto is None:
                self._work.upto = self._since
            self._work.dropped |= dropped
            return act(self._work, lobby)

        self._jobs.run(work, on_done, on_failed or self._broken)

    def _news(self, outlook: Outlook) -> None:
        """Something happened: perhaps a reprint is wanted. The first look of all puts right what was left hanging."""
        if self._since is None:
            self._since = outlook.board.seq  # nobody has touched this kiosk yet
        if self.condition is None:
            self.attend()
        elif not self._looking and (not self._next.isActive() or self._next.remainingTime() > REST_MS):
            self._again(REST_MS)

    def _looked(self, condition: Condition) -> None:
        self._looking = False
        self.condition = condition
        self._again(LOOK_MS)

    def _not_looked(self, error: Exception) -> None:
        from shared.lobby.errors import BadInput, StoreUnreachable

        self._looking = False
        if isinstance(error, BadInput) and self._work is None:
            self.refused.emit(error)  # the command line names no printer
            return
        if not isinstance(error, StoreUnreachable):
            log.error("looking after the printer failed", exc_info=error)
        self._again(LOOK_MS)

    def _again(self, ms: int) -> None:
        if self._ticking and not self._closed:
            self._next.start(ms)

    def _broken(self, error: Exception) -> None:
        log.error("printing failed in an unexpected way", exc_info=error)
