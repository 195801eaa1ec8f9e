"""A slip once more, and the printers that can make it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from shared.lobby.errors import BadInput, Refused
from shared.lobby.printers import CAN_PRINT, Condition
from shared.lobby.ticket import OPEN_STATES, STATE_NAMES, State, Ticket
from shared.lobby.waiting import WaitRange
from shared.operations.handing import void_forgotten
from shared.operations.lobby import Lobby
from shared.operations.reading import read_board
from shared.operations.slipping import SlipState, kiosk_name, slips, slips_of, want_reprint
from shared.operations.unit import Unit, as_ticket, operating
from shared.store.slips import PrinterRow, SlipRow
from shared.store.tables import TicketRow


@dataclass(frozen=True, slots=True)
class Reprint:
    """A slip to print once more, with the queue as it is now."""

    id: int
    ticket: Ticket
    ahead: int
    wait: WaitRange | None


def reprint(lobby: Lobby, number: str, kiosk: str | None = None) -> str:
    """Print a ticket once more: same number, same code, marked as a reprint. Returns the kiosk that will do it.

    `kiosk`: else the one it came from, if its printer works, else any whose printer does.

    Raises:
        BadInput: no such ticket, or no such kiosk.
        Refused: the ticket is at its end or not yet anybody's, or no printer works.
    """
    wanted = kiosk_name(kiosk) if kiosk is not None else None
    with operating(lobby, "reprint", ends_day=False) as unit:
        row = unit.ticket(number)
        if row.state not in OPEN_STATES:
            name = STATE_NAMES[State(row.state)]
            raise Refused(
                "illegal-move",
                f"{row.number} 现在是“{name.zh}”，不能补打",
                f"{row.number} is {name.en}, so it cannot be reprinted",
            )
        chosen = wanted or _printer_for(unit, row)
        if unit.session.get(PrinterRow, (unit.branch.id, chosen)) is None:
            raise BadInput("unknown-kiosk", f"“{chosen}”没有打印机", f"'{chosen}' has no printer")
        # Asked twice before it came out, it is still one.
        if not any(one.kiosk == chosen and one.kind == "reprint" for one in slips_of(unit, row, SlipState.WANTED)):
            want_reprint(unit, row, chosen)
        return chosen


def next_reprint(lobby: Lobby, kiosk: str) -> Reprint | None:
    """Take the oldest reprint that this kiosk is to do; None when there is none."""
    if not any(slip.state is SlipState.WANTED for slip in slips(lobby, kiosk)):
        return None
    with operating(lobby, "next_reprint") as unit:
        rows = unit.session.scalars(
            select(SlipRow).where(
                SlipRow.branch_id == unit.branch.id, SlipRow.kiosk == kiosk, SlipRow.state == SlipState.WANTED
            )
        )
        for slip in sorted(rows, key=lambda row: row.id):
            ticket = unit.session.get(TicketRow, (unit.branch.id, slip.business_date, slip.number))
            if ticket is None or ticket.state not in OPEN_STATES or slip.business_date != unit.today:
                slip.state = SlipState.DONE  # its customer has been served, or left, before it came out
                continue
            slip.state = SlipState.PRINTING
            taken = slip.id, as_ticket(ticket)
            break
        else:
            return None
    board = read_board(lobby, calls=0)
    return Reprint(taken[0], taken[1], board.ahead(taken[1]), board.wait(taken[1]))


def printer_is(lobby: Lobby, kiosk: str, condition: Condition | None) -> None:
    """How a kiosk's printer is now; None: it has none. Says so in the log when that is new."""
    kiosk = kiosk_name(kiosk)
    with operating(lobby, "printer_is") as unit:
        void_forgotten(unit)
        row = unit.session.get(PrinterRow, (unit.branch.id, kiosk))
        if condition is None:
            if row is not None:
                unit.session.delete(row)
                unit.event("printer_removed", place=kiosk)
            return
        if row is None:
            row = PrinterRow(branch_id=unit.branch.id, kiosk=kiosk, condition="", since=unit.now)
            unit.session.add(row)
        if row.condition != condition:
            row.condition, row.since = condition, unit.now
            unit.event("printer_changed", place=kiosk, condition=condition)


def _printer_for(unit: Unit, row: TicketRow) -> str:
    working = [
        one.kiosk
        for one in unit.session.scalars(select(PrinterRow).where(PrinterRow.branch_id == unit.branch.id))
        if one.condition in CAN_PRINT
    ]
    own = unit.session.scalars(
        select(SlipRow.kiosk)
        .where(
            SlipRow.branch_id == unit.branch.id,
            SlipRow.business_date == unit.today,
            SlipRow.number == row.number,
        )
        .order_by(SlipRow.id)
    ).first()
    if own in working:
        return str(own)
    if not working:
        raise Refused("no-printer", "没有能打印的取号机", "no kiosk has a printer that works")
    return min(working)
