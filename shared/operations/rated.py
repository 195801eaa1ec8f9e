"""Reading what customers said. Nothing here changes anything."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from shared.lobby import rating as rules
from shared.lobby.errors import BadInput
from shared.lobby.rating import BadRating, Level, Rating, Via
from shared.operations.lobby import Lobby, business_date
from shared.operations.unit import clean
from shared.store.ratings import LeavingRow, RatingRow
from shared.store.tables import TicketRow

_FIELDS = tuple(one.name for one in fields(Rating))


@dataclass(frozen=True, slots=True)
class PadQuestion:
    """What a window's pad asks: which ticket, and in whose language."""

    number: str
    language: str
    asked_at: datetime


def pad_question(lobby: Lobby, counter: int, asking: str | None = None) -> PadQuestion | None:
    """The ticket that this window's pad asks about now: the last one finished there, unless it is answered or over.

    `asking`: the ticket it is asking about already. Touches prolong that, so it is not over by the clock.

    Raises:
        BadInput: no such counter.
    """
    with lobby.store.reading() as session:
        row = lobby.row(session)
        branch, now = lobby.file(session, row.version), lobby.now()
        if counter not in branch.counters:
            raise BadInput("unknown-counter", f"没有 {counter} 号窗口", f"there is no counter {counter}")
        today = max(row.business_date, business_date(branch, now))
        found = session.execute(
            select(RatingRow, TicketRow.language)
            .join(
                TicketRow,
                (TicketRow.branch_id == RatingRow.branch_id)
                & (TicketRow.business_date == RatingRow.business_date)
                & (TicketRow.number == RatingRow.number),
            )
            .where(
                RatingRow.branch_id == lobby.branch_id,
                RatingRow.counter == counter,
                RatingRow.level.is_(None),
                RatingRow.closed_at.is_(None),
                RatingRow.business_date == today,
            )
        ).one_or_none()
        if found is None:
            return None
        question = as_rating(found[0])
        if not branch.rating.ask or not rules.pad_asks(branch.rating, question, now, asking):
            return None
        return PadQuestion(question.number, found[1], question.asked_at)


def read_rating(lobby: Lobby, number: str, day: date | None = None) -> Rating | None:
    """The question and the answer of one ticket; None where nobody was asked. `day` is today unless told."""
    asked = clean(number, 20, "票号", "ticket number").upper()
    with lobby.store.reading() as session:
        row = session.get(RatingRow, (lobby.branch_id, day or _today(lobby, session), asked))
        return as_rating(row) if row is not None else None


def read_ratings(lobby: Lobby, day: date | None = None) -> list[Rating]:
    """All questions of a day and their answers, in the order they were asked. `day` is today unless told."""
    with lobby.store.reading() as session:
        rows = session.scalars(
            select(RatingRow)
            .where(RatingRow.branch_id == lobby.branch_id, RatingRow.business_date == (day or _today(lobby, session)))
            .order_by(RatingRow.asked_at, RatingRow.number)
        )
        return [as_rating(row) for row in rows]


def why_left(lobby: Lobby, day: date | None = None) -> dict[str, int]:
    """How often each reason for leaving was said on a day, most often first."""
    with lobby.store.reading() as session:
        reasons = session.scalars(
            select(LeavingRow.reason).where(
                LeavingRow.branch_id == lobby.branch_id, LeavingRow.business_date == (day or _today(lobby, session))
            )
        )
        return dict(Counter(reasons).most_common())


def bad_ratings(session: Session, branch_id: str, today: date) -> tuple[BadRating, ...]:
    """Today's bad ratings that nobody has acknowledged, oldest first."""
    rows = session.execute(
        select(RatingRow.number, RatingRow.counter, RatingRow.rated_at)
        .where(
            RatingRow.branch_id == branch_id,
            RatingRow.business_date == today,
            RatingRow.level == Level.UNSATISFIED,
            RatingRow.seen_at.is_(None),
        )
        .order_by(RatingRow.rated_at, RatingRow.number)
    )
    return tuple(BadRating(number, counter, at) for number, counter, at in rows if at is not None)


def ratings_since(session: Session, branch_id: str, today: date, since: datetime) -> dict[str, Rating]:
    """Today's questions since a moment and their answers, by ticket number."""
    rows = session.scalars(
        select(RatingRow).where(
            RatingRow.branch_id == branch_id, RatingRow.business_date == today, RatingRow.asked_at >= since
        )
    )
    return {row.number: as_rating(row) for row in rows}


def leavings_of(session: Session, branch_id: str, today: date) -> frozenset[str]:
    """The tickets of today whose customers said why they left."""
    numbers = select(LeavingRow.number).where(LeavingRow.branch_id == branch_id, LeavingRow.business_date == today)
    return frozenset(session.scalars(numbers))


def as_rating(row: RatingRow) -> Rating:
    """The frozen value of a row."""
    values = {name: getattr(row, name) for name in _FIELDS}
    values["level"] = Level(row.level) if row.level else None
    values["via"] = Via(row.via) if row.via else None
    return Rating(**values)


def _today(lobby: Lobby, session: Session) -> date:
    row = lobby.row(session)
    return max(row.business_date, business_date(lobby.file(session, row.version), lobby.now()))
