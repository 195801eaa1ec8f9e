"""The slips of paper of a kiosk: what its printer has still to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import and_, select

from shared.lobby.errors import BadInput
from shared.lobby.ticket import State
from shared.operations.lobby import Lobby
from shared.operations.unit import Unit, clean, operating
from shared.store.slips import SlipRow
from shared.store.tables import TicketRow

PLACE_LIMIT = 60
"""Characters of a kiosk's name."""


class SlipState(StrEnum):
    """What is still to be done with a slip."""

    WANTED = "wanted"
    """To be printed (a reprint that was asked for)."""
    PRINTING = "printing"
    """Some of it may be on paper, uncut."""
    HANDED = "handed"
    """Its customer may have it: to be cut."""
    VOID = "void"
    """Nobody may have it: to be marked as void and cut off."""
    DONE = "done"


OUTSTANDING = (SlipState.WANTED, SlipState.PRINTING, SlipState.HANDED, SlipState.VOID)


@dataclass(frozen=True, slots=True)
class SlipNow:
    """A slip that a kiosk has still something to do with."""

    id: int
    number: str
    state: SlipState
    reprint: bool
    ticket: State
    """Of its ticket."""


def kiosk_name(name: str) -> str:
    """A kiosk's name as the store keeps it.

    Raises:
        BadInput: too long, or empty.
    """
    name = clean(name, PLACE_LIMIT, "取号机名", "kiosk's name")
    if not name:
        raise BadInput("kiosk-name", "取号机要有名字", "a kiosk needs a name")
    return name


def begin_slip(unit: Unit, row: TicketRow, kiosk: str, id: int, kind: str, state: SlipState) -> SlipRow:
    """A new slip of a ticket; `id` is the event that wanted it."""
    slip = SlipRow(
        branch_id=unit.branch.id,
        id=id,
        business_date=unit.today,
        number=row.number,
        kiosk=kiosk,
        kind=kind,
        state=state,
        at=unit.now,
    )
    unit.session.add(slip)
    return slip


def cut_off(lobby: Lobby, slip_id: int) -> None:
    """A slip is out of the printer; nothing is left to do with it. Once more changes nothing."""
    with operating(lobby, "cut_off") as unit:
        slip = unit.session.get(SlipRow, (unit.branch.id, slip_id)) if 0 < slip_id <= unit.row.last_seq else None
        if slip is None:
            raise BadInput("unknown-slip", "没有这张小票", "there is no such slip")
        if slip.state in (SlipState.HANDED, SlipState.PRINTING) and slip.kind == "reprint":
            unit.event("ticket_reprinted", number=slip.number, place=slip.kiosk)
        slip.state = SlipState.DONE


def slips(lobby: Lobby, kiosk: str) -> list[SlipNow]:
    """What a kiosk's printer has still to do, in the order it was wanted."""
    with lobby.store.reading() as session:
        rows = session.execute(
            select(SlipRow, TicketRow.state)
            .join(
                TicketRow,
                and_(
                    TicketRow.branch_id == SlipRow.branch_id,
                    TicketRow.business_date == SlipRow.business_date,
                    TicketRow.number == SlipRow.number,
                ),
            )
            .where(SlipRow.branch_id == lobby.branch_id, SlipRow.kiosk == kiosk, SlipRow.state.in_(OUTSTANDING))
        )
        return [_now(row, state) for row, state in sorted(rows, key=lambda one: one[0].id)]


def want_reprint(unit: Unit, row: TicketRow, kiosk: str) -> None:
    """A ticket is to be printed once more."""
    seq = unit.event("reprint_wanted", number=row.number, zone=row.zone, place=kiosk)
    begin_slip(unit, row, kiosk, seq, "reprint", SlipState.WANTED)


def slips_of(unit: Unit, row: TicketRow, *states: SlipState) -> list[SlipRow]:
    """A ticket's slips in these states."""
    return list(
        unit.session.scalars(
            select(SlipRow).where(
                SlipRow.branch_id == unit.branch.id,
                SlipRow.business_date == row.business_date,
                SlipRow.number == row.number,
                SlipRow.state.in_(states),
            )
        )
    )


def _now(row: SlipRow, ticket: str) -> SlipNow:
    return SlipNow(row.id, row.number, SlipState(row.state), row.kind == "reprint", State(ticket))
