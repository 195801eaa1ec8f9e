"""The question for a rating inside other operations: a finish opens it, the next customer at the window closes it."""

from __future__ import annotations

from sqlalchemy import select, update

from shared.lobby.rating import DAY_ENDED, Ended, Level
from shared.operations.unit import Unit
from shared.store.ratings import LeavingRow, RatingRow
from shared.store.tables import CounterRow, TicketRow


def ask_for_rating(unit: Unit, ticket: TicketRow) -> None:
    """A ticket was just finished at a counter: its customer is asked. One rating a ticket, so never a second time."""
    if not unit.branch.rating.ask or ticket.counter is None:
        return
    close_question(unit, ticket.counter)
    if unit.session.get(RatingRow, (unit.branch.id, unit.today, ticket.number)) is not None:
        return
    counter = unit.session.get(CounterRow, (unit.branch.id, ticket.counter))
    unit.session.add(
        RatingRow(
            branch_id=unit.branch.id,
            business_date=unit.today,
            number=ticket.number,
            counter=ticket.counter,
            teller=counter.teller if counter is not None else None,
            asked_at=unit.now,
        )
    )
    unit.session.flush()


def close_question(unit: Unit, counter: int, but: str | None = None) -> None:
    """The next customer is at a counter, or on the way: its window stops asking the one before.

    `but`: the ticket finished in this same operation. Its customer is still there while the next one walks.
    """
    row = open_question(unit, counter)
    if row is not None and row.number != but:
        end_question(unit, row, Ended.NEXT)
        # Said before a new question of this counter is added: the database allows only one.
        unit.session.flush()


def end_question(unit: Unit, row: RatingRow, why: Ended) -> None:
    """Nobody answered at the window."""
    row.closed_at = unit.now
    unit.event("rating_unrated", number=row.number, counter=row.counter, reason=why)


def open_question(unit: Unit, counter: int) -> RatingRow | None:
    """What a counter's window asks about now."""
    return unit.session.scalars(
        select(RatingRow).where(
            RatingRow.branch_id == unit.branch.id,
            RatingRow.counter == counter,
            RatingRow.level.is_(None),
            RatingRow.closed_at.is_(None),
            RatingRow.business_date == unit.today,
        )
    ).one_or_none()


def take_back_questions(unit: Unit, ticket: TicketRow) -> None:
    """A ticket goes on after all: a question that nobody answered was never asked, and nobody left."""
    key = (unit.branch.id, unit.today, ticket.number)
    rating, leaving = unit.session.get(RatingRow, key), unit.session.get(LeavingRow, key)
    if rating is not None and rating.level is None:
        unit.session.delete(rating)
    if leaving is not None:
        unit.session.delete(leaving)


def end_questions(unit: Unit) -> None:
    """The day ends: no window asks any more, and the customers of bad ratings are gone."""
    today = (RatingRow.branch_id == unit.branch.id, RatingRow.business_date == unit.today)
    asking = update(RatingRow).where(*today, RatingRow.level.is_(None), RatingRow.closed_at.is_(None))
    unit.session.execute(asking.values(closed_at=unit.now))
    unseen = update(RatingRow).where(*today, RatingRow.level == Level.UNSATISFIED, RatingRow.seen_at.is_(None))
    unit.session.execute(unseen.values(seen_by=DAY_ENDED, seen_at=unit.now))
