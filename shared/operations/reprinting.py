"""A slip once more, at a printer that can make it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from shared.lobby.errors import BadInput, Refused
from shared.lobby.ticket import OPEN_STATES, STATE_NAMES, State, Ticket
from shared.lobby.waiting import WaitRange
from shared.operations.lobby import Lobby
from shared.operations.printers import printers
from shared.operations.reading import read_board
from shared.operations.slipping import SlipState, kiosk_name, slips, slips_of, want_reprint
from shared.operations.unit import Unit, as_ticket, operating
from shared.store.slips import SlipRow
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
        Refused: the ticket is at its end or not yet anybody's, no printer works, or that kiosk does not answer.
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
        there = next((one for one in printers(unit.session, unit.branch.id) if one.kiosk == chosen), None)
        if there is None:
            raise BadInput("unknown-kiosk", f"“{chosen}”没有打印机", f"'{chosen}' has no printer")
        if there.is_lost:
            raise Refused(
                "kiosk-lost", f"{chosen}没有回应，不能补打", f"{chosen} does not answer, so it cannot reprint"
            )
        # Asked twice before it came out, it is still one, and it comes where it was asked for last.
        wanted_before = slips_of(unit, row, SlipState.WANTED)
        for one in wanted_before:
            if one.kiosk != chosen:
                one.state = SlipState.DONE
        if not any(one.kiosk == chosen for one in wanted_before):
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


def _printer_for(unit: Unit, row: TicketRow) -> str:
    working = [one.kiosk for one in printers(unit.session, unit.branch.id) if one.works]
    # Sorted here: asked to sort, SQLite would read all slips there ever were, in the order of the key.
    own = unit.session.execute(
        select(SlipRow.id, SlipRow.kiosk).where(
            SlipRow.branch_id == unit.branch.id,
            SlipRow.business_date == unit.today,
            SlipRow.number == row.number,
        )
    )
    first = min(own, key=lambda one: one.id, default=None)
    if first is not None and first.kiosk in working:
        return str(first.kiosk)
    if not working:
        raise Refused("no-printer", "没有能打印的取号机", "no kiosk has a printer that works")
    return min(working)
