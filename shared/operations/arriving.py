"""A known customer has come for the VIP zone: the radio tells who looks after them."""

from __future__ import annotations

from shared.lobby.ticket import State
from shared.operations.presence import present
from shared.operations.radioing import say_in
from shared.operations.received import manager_of
from shared.operations.unit import Unit
from shared.radio import ARRIVING, About, Kind, arriving
from shared.store.tables import TicketRow


def tell_arrival(unit: Unit, ticket: TicketRow) -> None:
    """Tell the customer's own wealth manager, else the VIP reception, else the lobby managers: whoever is there.

    With nobody at any of these seats there is nobody to tell.
    """
    if ticket.customer is None or ticket.zone != unit.branch.reception.zone or ticket.state != State.WAITING:
        return
    there = present(unit.session, unit.branch.id)
    own = manager_of(unit, ticket)
    if any(one.staff == own and not one.away for one in there):
        to = str(own)
    else:
        to = next((seat for seat in ("viplobby", "lobby") if any(one.seat == seat for one in there)), "")
    if to and to != unit.actor:
        person = unit.branch.people.get(own or "")
        said = arriving(ticket.number, person.name if person else None)
        say_in(unit, to, said, About(Kind.TICKET, ticket.number), ARRIVING)
