"""Whether a customer agrees to be looked after by name: said in person, taken back as easily (PIPL Art. 14, 15)."""

from __future__ import annotations

from sqlalchemy import select

from shared.lobby.customers import NEEDS_CONSENT, OPEN, Customer, FollowUpState
from shared.operations.customer_book import as_customer, customer_row, require_own
from shared.operations.lobby import Lobby
from shared.operations.unit import Unit, operating
from shared.store.customers import CustomerRow, FollowUpRow


def note_consent(lobby: Lobby, reference: str, given: bool) -> Customer:
    """The customer consents, or takes that back. The same again changes nothing.

    Taken back, what may not be planned without it (`NEEDS_CONSENT`) is given up at once.

    Raises:
        BadInput: no such customer.
        Refused: another wealth manager's customer; the key is not as it must be.
    """
    with operating(lobby, "note_consent") as unit:
        row = customer_row(unit, reference)
        require_own(unit, row.manager)
        if given != (row.consent_at is not None):
            row.consent_at = unit.now if given else None
            row.updated_at = unit.now
            unit.event("consent_given" if given else "consent_withdrawn", customer=row.reference)
            if not given:
                _give_up(unit, row)
        unit.session.flush()
        return as_customer(unit, row)


def _give_up(unit: Unit, row: CustomerRow) -> None:
    for planned in unit.session.scalars(
        select(FollowUpRow)
        .where(
            FollowUpRow.branch_id == unit.branch.id,
            FollowUpRow.reference == row.reference,
            FollowUpRow.state.in_(OPEN),
            FollowUpRow.kind.in_(NEEDS_CONSENT),
        )
        .order_by(FollowUpRow.id)
    ):
        planned.state = FollowUpState.CANCELLED
        unit.event("follow_up_cancelled", customer=row.reference, follow_up=planned.id, reason="consent withdrawn")
