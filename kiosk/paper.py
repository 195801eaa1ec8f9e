"""What the kiosk does with its printer, on the printer's own thread: print, hand over, cut; and put right what hangs.

No Qt here: the page is `kiosk.kiosk_ticket`'s, the thread `kiosk.kiosk_printer`'s.
"""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from shared.lobby.branch import Branch
from shared.lobby.errors import LobbyError, StoreUnreachable
from shared.lobby.printers import SEEN_EVERY
from shared.operations import (
    Issued,
    Lobby,
    cut_off,
    hand_over,
    last_seq,
    next_reprint,
    printer_is,
    read_board,
    read_branch,
    read_ticket,
    recover,
    slips,
)
from shared.operations.slipping import SlipState
from shared.paper.draw import DOTS, draw, draw_void
from shared.paper.printer import CAN_PRINT, Condition, Printer, PrinterFailed
from shared.paper.slip import slip_of, void_why

log = logging.getLogger(__name__)
STORE_SECONDS = 20.0
"""How long a printed slip waits for a store that is away, uncut, before the customer is told to ask a person."""
RETRY_SECONDS = 0.5

HANDED = "handed"
FAILED = "failed"
"""Not printed: the customer may hold the ticket by the screen, or it is void."""
AWAY = "away"
"""Printed, and the store did not answer: nobody knows yet whether the ticket counts, so it was not cut."""
VOIDED = "void"
"""It was voided meanwhile: its paper says so."""


@dataclass(frozen=True, slots=True)
class Given:
    """What became of a slip."""

    number: str
    outcome: str
    condition: Condition


@dataclass
class PaperWork:
    """One kiosk and its printer. Used by one thread; the lobby is given with each piece of work."""

    printer: Printer
    kiosk: str
    dots: int = DOTS[80]
    store_seconds: float = STORE_SECONDS
    sleep: Callable[[float], None] = time.sleep
    upto: int | None = None
    """The lobby's newest event when this kiosk began: what is older was left by the one before it."""
    dropped: set[str] = field(default_factory=set)
    """Numbers whose customer went away without them."""
    unsettled: bool = True
    """Something may hang in the printer that the next slip must not come out with."""
    undecided: set[str] = field(default_factory=set)
    """Numbers that were handed over and whose job no printer took: their customers are asked what they want."""
    untouched: set[str] = field(default_factory=set)
    """Numbers of which nothing reached the printer: there is no paper to mark as void."""
    told: Condition | None = None
    """What the lobby was told last."""
    told_at: float = 0.0
    seconds: Callable[[], float] = time.monotonic

    def give(self, lobby: Lobby, branch: Branch, issued: Issued) -> Given:
        """Print a reserved ticket, hand it over, cut it off. Never raises what the printer or the store does."""
        number = issued.ticket.number
        slip = slip_of(branch, issued.ticket, issued.ahead, issued.wait, lobby.now(), self.kiosk)
        try:
            if self.unsettled:
                self.settle(lobby)
            if not self.unsettled:
                self.printer.print(draw(slip, self.dots))
        except StoreUnreachable:
            return Given(number, FAILED, Condition.UNKNOWN)
        except PrinterFailed as failure:
            if failure.begun:
                self.unsettled = True
            else:
                self.untouched.add(number)
            self.tell(lobby, failure.condition)
            return Given(number, FAILED, failure.condition)
        if self.unsettled:
            self.untouched.add(number)
            return Given(number, FAILED, self.told or Condition.OFFLINE)
        return self.complete(lobby, number)

    def complete(self, lobby: Lobby, number: str) -> Given:
        """Hand over what is printed and hangs, and cut it off."""
        try:
            self._hand_over(lobby, number)
        except StoreUnreachable:
            self.unsettled = True
            return Given(number, AWAY, Condition.READY)
        except LobbyError as error:
            log.info("%s was printed, and not handed over: %s", number, error)
            self.unsettled = True
            self._try_settling(lobby)
            return Given(number, VOIDED, Condition.READY)
        condition = Condition.READY
        try:
            self.printer.cut()
            self._cut_off(lobby, number)
        except PrinterFailed as failure:
            condition = failure.condition
            self.tell(lobby, condition)
            if not self.printer.hangs:
                # The job goes in place of the cut: without it nothing is out, and nothing hangs.
                self.undecided.add(number)
                return Given(number, FAILED, condition)
            # Handed over, and still hanging: it is cut when the printer is back.
            self.unsettled = True
        except StoreUnreachable:
            pass  # it is out; that it is, is written down when the store is back
        return Given(number, HANDED, condition)

    def attend(self, lobby: Lobby) -> Condition:
        """Ask the printer how it is, tell the lobby, put right what hangs, and print what is to be reprinted.

        Raises:
            StoreUnreachable: the store is away.
        """
        condition = self.printer.condition()
        self.tell(lobby, condition)
        if condition in CAN_PRINT:
            self.settle(lobby)
            self._reprint(lobby)
        return condition

    def tell(self, lobby: Lobby, condition: Condition) -> None:
        """Say how the printer is, if that is new or a sign of life is due; a store that is away hears it later."""
        now = self.seconds()
        if condition is self.told and now - self.told_at < SEEN_EVERY:
            return
        try:
            printer_is(lobby, self.kiosk, condition)
            self.told, self.told_at = condition, now
        except StoreUnreachable:
            self.told = None

    def settle(self, lobby: Lobby) -> None:
        """Cut what was handed over, push out as void what nobody may have.

        Raises:
            StoreUnreachable: the store is away.
        """
        if self.upto is None:
            self.upto = last_seq(lobby)
        dropped = tuple(self.dropped)
        left = recover(lobby, self.kiosk, self.upto, dropped)
        self.dropped.difference_update(dropped)
        self.undecided.difference_update(dropped)
        try:
            # Oldest first: what hangs below is pushed out with it.
            for slip in left:
                if slip.state is SlipState.HANDED:
                    if slip.number in self.undecided:
                        continue
                    if not self.printer.hangs:
                        self._print_again(lobby, slip.number, slip.reprint)
                    self.printer.cut()
                elif slip.state is SlipState.VOID:
                    if self.printer.hangs and slip.number not in self.untouched:
                        self.printer.print(draw_void(slip.number, self.dots, void_why(slip.ticket)))
                        self.printer.cut()
                else:
                    continue
                cut_off(lobby, slip.id)
                self.untouched.discard(slip.number)
            self.unsettled = False
        except PrinterFailed as failure:
            self.unsettled = True
            self.tell(lobby, failure.condition)

    def _try_settling(self, lobby: Lobby) -> None:
        with contextlib.suppress(StoreUnreachable):
            self.settle(lobby)

    def _print_again(self, lobby: Lobby, number: str, reprint: bool) -> None:
        """What a printer that keeps nothing did not give out."""
        board = read_board(lobby, calls=0)
        ticket = board.ticket(number) or read_ticket(lobby, number)
        slip = slip_of(
            board.branch, ticket, board.ahead(ticket), board.wait(ticket), board.now, self.kiosk, reprint=reprint
        )
        self.printer.print(draw(slip, self.dots))

    def _reprint(self, lobby: Lobby) -> None:
        while (wanted := next_reprint(lobby, self.kiosk)) is not None:
            branch = read_branch(lobby)
            slip = slip_of(branch, wanted.ticket, wanted.ahead, wanted.wait, lobby.now(), self.kiosk, reprint=True)
            try:
                self.printer.print(draw(slip, self.dots))
                self.printer.cut()
            except PrinterFailed as failure:
                # Still `printing` in the store: it is pushed out as void and begun anew once the printer works.
                self.dropped.add(wanted.ticket.number)
                self.unsettled = True
                self.tell(lobby, failure.condition)
                return
            cut_off(lobby, wanted.id)

    def _hand_over(self, lobby: Lobby, number: str) -> None:
        until = time.monotonic() + self.store_seconds
        while True:
            try:
                hand_over(lobby, number)
                return
            except StoreUnreachable:
                # Whether it was written before the answer was lost: asked again, the store knows.
                if time.monotonic() >= until:
                    raise
                self.sleep(RETRY_SECONDS)

    def _cut_off(self, lobby: Lobby, number: str) -> None:
        for slip in slips(lobby, self.kiosk):
            if slip.number == number and slip.state is SlipState.HANDED and not slip.reprint:
                cut_off(lobby, slip.id)
