"""The slip of the ticket on the page, from the printer's thread to the customer's hand, or to nobody's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.kiosk_link import KioskLink
from kiosk.kiosk_printer import KioskPrinter
from kiosk.kiosk_ticket import KioskTicket

if TYPE_CHECKING:
    from kiosk.outlook import Outlook
    from kiosk.paper import Given
    from shared.lobby.printers import Condition
    from shared.operations import Issued

LEFT = "客户已离开"
NOT_KEPT = "小票没有打出，客户没有留号"
UNSURE = ("showing", "printing", "failed", "keeping", "unkept", "away")
"""States of the slip in which the ticket is not the customer's yet."""
_SLIPS = {"handed": "taken", "failed": "failed", "away": "away", "void": "void"}


class TicketSlip:
    """Follows one ticket at a time; `changed` is called when the page should know."""

    def __init__(
        self, ticket: KioskTicket, link: KioskLink, printer: KioskPrinter | None, changed: Callable[[], None]
    ) -> None:
        self._ticket, self._link, self._printer, self._changed = ticket, link, printer, changed
        self._customer = 0
        """Counts the customers before the page: what comes for an earlier one is not shown to this one."""

    @property
    def unsure(self) -> bool:
        """Whether the ticket on the page is not the customer's yet."""
        return self._ticket.inputs.slip in UNSURE

    def show(self, issued: Issued) -> None:
        """A ticket comes onto the page."""
        slip = "" if issued.ticket.state != "printing" else "printing" if issued.prints else "showing"
        self._ticket.update(issued=issued, slip=slip, condition=None)

    def begin(self, outlook: Outlook) -> None:
        """Print what the page shows, if it is to be printed."""
        issued = self._ticket.inputs.issued
        if self._printer is not None and issued is not None and self._ticket.inputs.slip == "printing":
            self._printer.give(outlook, issued, self._given_to(self._customer))

    def too_late(self, issued: Issued) -> None:
        """Its customer went home before the number came."""
        if issued.ticket.state == "printing":
            self._drop(issued.ticket.number, LEFT)

    def shown(self) -> None:
        """The page is on the screen: without paper, the customer holds the number by it."""
        if self._ticket.inputs.slip == "showing":
            self._hold("showing", "")

    def keep(self) -> None:
        """The slip did not come out, or the store did not answer, and the customer has taken the number down."""
        if self._ticket.inputs.slip in ("failed", "unkept"):
            self._hold("keeping", "kept")

    def _hold(self, meanwhile: str, then: str) -> None:
        """Hand the ticket over by the screen."""
        issued, customer = self._ticket.inputs.issued, self._customer
        assert issued is not None, "there is a ticket on the page"
        number, condition = issued.ticket.number, self._ticket.inputs.condition
        self._set(meanwhile, condition)

        def done(_ticket: object) -> None:
            self._release(number)
            if customer == self._customer:
                self._set(then)

        def failed(error: Exception) -> None:
            from shared.lobby.errors import StoreUnreachable

            if customer != self._customer:
                self._release(number)
            else:
                self._set("unkept" if isinstance(error, StoreUnreachable) else "void", condition)

        self._link.keep(number, done, failed)

    def leave(self) -> None:
        """The page is left: what the customer did not take on is nobody's."""
        known = self._ticket.inputs
        self._customer += 1
        if known.issued is not None and known.slip in ("showing", "failed", "unkept"):
            # A hand-over that is under way comes first: then there is nothing to void any more.
            self._drop(known.issued.ticket.number, LEFT if known.slip == "showing" else NOT_KEPT)
        elif known.issued is not None and known.slip in ("away", "void"):
            self._release(known.issued.ticket.number)
        self._ticket.update(issued=None, slip="", condition=None)

    def saw(self, outlook: Outlook, place: str) -> None:
        """The store answers."""
        issued = self._ticket.inputs.issued
        if self._printer is None:
            if any(one.kiosk == place for one in outlook.board.printers):
                self._link.forget_printer(place)  # it had one when it ran last
        elif issued is not None and self._ticket.inputs.slip == "away":
            # Printed, and hanging until the store knows that it counts.
            self._set("printing")
            self._printer.complete(issued.ticket.number, self._given_to(self._customer))

    def _given_to(self, customer: int) -> Callable[[Given], None]:
        """What becomes of a slip; its customer may be gone by then."""

        def given(given: Given) -> None:
            failed = given.outcome == "failed"
            if customer == self._customer:
                self._set(_SLIPS[given.outcome], given.condition if failed else None)
            elif failed:
                self._drop(given.number, LEFT)
            elif given.outcome == "away":
                self._release(given.number)

        return given

    def _set(self, slip: str, condition: Condition | None = None) -> None:
        self._ticket.update(slip=slip, condition=condition)
        self._changed()

    def _drop(self, number: str, reason: str) -> None:
        """Nobody holds it."""
        self._link.void(number, reason, lambda: self._release(number))

    def _release(self, number: str) -> None:
        if self._printer is not None:
            self._printer.release(number)
