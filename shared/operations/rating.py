"""What customers say: of a service, and of why they left; and what the lobby manager does about it.

A finish at a counter opens the question (`shared.operations.asking`). It is asked at the window by the pad or by a
rating device, and on the phone; whoever answers first has rated the ticket.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from shared.lobby import rating as rules
from shared.lobby.errors import BadInput, Refused
from shared.lobby.rating import WORDS_LIMIT, Answer, Ended, Level, Rating, Via
from shared.lobby.ticket import State
from shared.operations.asking import end_question
from shared.operations.lobby import Lobby
from shared.operations.radioing import settle_alert
from shared.operations.rated import as_rating
from shared.operations.unit import Unit, clean, operating
from shared.store.ratings import LeavingRow, RatingRow
from shared.store.tables import EventRow, TicketRow


def rate(
    lobby: Lobby,
    ticket: str,
    level: str,
    reason: str | None = None,
    words: str | None = None,
    via: str = Via.PHONE,
    given_at: datetime | None = None,
) -> Rating:
    """A customer rates a finished service: `very`, `satisfied` or `unsatisfied`.

    `ticket`: from the phone the token, which only its customer has; from the pad or a device the number.
    `reason`: for `unsatisfied` only, one of the branch file's `[rating] bad`, in either language.
    `words`: the same, in the customer's own words, at most `WORDS_LIMIT` characters.
    `given_at`: when the customer answered, where the store was away since; else now.

    The same answer again changes nothing and is answered the same. A reason or words may follow an answer without
    them. The phone may answer after the window's pad timed out; its answer then stands for "unrated".

    Raises:
        BadInput: no such ticket, level or reason, or too many words.
        Refused: not finished at a counter, rated otherwise before, or too late.
    """
    channel = _via(via)
    words = clean(words or "", WORDS_LIMIT, "留言", "message") or None
    reason = clean(reason or "", WORDS_LIMIT, "原因", "reason") or None
    with operating(lobby, "rate") as unit:
        said = rules.answer(unit.branch.rating, level, reason, words)
        row = _question(unit, by_token(unit, ticket) if channel is Via.PHONE else unit.ticket(ticket))
        kept = as_rating(row)
        new = rules.answered(unit.branch.rating, kept, said, channel, min(given_at or unit.now, unit.now))
        if new == Answer(row.level, row.reason, row.words):  # type: ignore[arg-type]  # a level or None, as kept
            return kept
        first = row.level is None
        row.level, row.reason, row.words = new.level, new.reason, new.words
        if first:
            row.via, row.rated_at = channel, unit.now
        unit.event(
            "rating_given" if first else "rating_explained",
            number=row.number,
            counter=row.counter,
            level=new.level,
            via=channel,
            reason=new.reason,
        )
        return as_rating(row)


def leave_unrated(lobby: Lobby, number: str) -> None:
    """The pad at the window waited long enough: unrated, not "satisfied". An answered or closed question stays."""
    with operating(lobby, "leave_unrated") as unit:
        row = unit.session.get(RatingRow, (unit.branch.id, unit.today, unit.ticket(number).number))
        if row is not None and row.level is None and row.closed_at is None:
            end_question(unit, row, Ended.TIMED_OUT)


def see_rating(lobby: Lobby, number: str) -> Rating:
    """The lobby manager has seen to a bad rating. The first who says so counts.

    Raises:
        BadInput: no such ticket, or it has no bad rating.
    """
    with operating(lobby, "see_rating") as unit:
        ticket = unit.ticket(number)
        row = unit.session.get(RatingRow, (unit.branch.id, unit.today, ticket.number))
        if row is None or row.level != Level.UNSATISFIED:
            raise BadInput(
                "no-bad-rating", f"{ticket.number} 没有不满意的评价", f"{ticket.number} has no bad rating to see to"
            )
        if row.seen_at is None:
            row.seen_by, row.seen_at = unit.actor, unit.now
            unit.event("rating_seen", number=row.number, counter=row.counter)
            settle_alert(unit, f"rating:{row.number}")
        return as_rating(row)


def say_why_left(lobby: Lobby, token: str, reason: str) -> None:
    """Somebody who left the queue says why, with one tap on the phone. The same reason again changes nothing.

    `token`: the ticket's. `reason`: one of the branch file's `[rating] left`, in either language.

    Raises:
        BadInput: no such ticket or reason.
        Refused: the ticket was not given up by its customer, another reason was said, or it is too late.
    """
    reason = clean(reason, WORDS_LIMIT, "原因", "reason")
    with operating(lobby, "say_why_left") as unit:
        ticket = by_token(unit, token)
        kept = rules.reason_for_leaving(unit.branch.rating, reason)
        if not _left(unit, ticket):
            raise Refused("not-left", f"{ticket.number} 没有离开排队", f"{ticket.number} has not left the queue")
        row = unit.session.get(LeavingRow, (unit.branch.id, unit.today, ticket.number))
        if row is not None:
            if row.reason != kept:
                raise Refused(
                    "already-said", f"{ticket.number} 已经说过原因了，谢谢您", "the reason was said already, thank you"
                )
            return
        if ticket.finished_at is None or not rules.may_say_why(unit.branch.rating, ticket.finished_at, unit.now):
            raise Refused("too-late", "时间已经过了，谢谢您", "it is too late now, thank you all the same")
        unit.session.add(
            LeavingRow(
                branch_id=unit.branch.id,
                business_date=unit.today,
                number=ticket.number,
                reason=kept,
                at=unit.now,
            )
        )
        unit.event("leaving_explained", number=ticket.number, zone=ticket.zone, reason=kept)


def by_token(unit: Unit, token: str) -> TicketRow:
    """The ticket of today that has this token.

    Raises:
        BadInput: there is none.
    """
    row = unit.session.scalars(
        select(TicketRow).where(
            TicketRow.branch_id == unit.branch.id, TicketRow.token == clean(token, 64, "票码", "ticket's code")
        )
    ).one_or_none()
    if row is None or row.business_date != unit.today:
        raise BadInput("unknown-token", "今天没有这张票", "there is no such ticket today")
    return row


def _via(via: str) -> Via:
    if via not in set(Via):
        known = ", ".join(Via)
        raise BadInput("unknown-channel", f"评价来源可选：{known}", f"a rating comes by one of: {known}")
    return Via(via)


def _question(unit: Unit, ticket: TicketRow) -> RatingRow:
    """A finished ticket's question.

    Raises:
        Refused: it was not finished at a counter, or nobody is asked here.
    """
    row = unit.session.get(RatingRow, (unit.branch.id, ticket.business_date, ticket.number))
    if row is None:
        raise Refused(
            "not-asked",
            f"{ticket.number} 现在不能评价",
            f"{ticket.number} was not finished at a window, so it is not rated",
        )
    return row


def _left(unit: Unit, ticket: TicketRow) -> bool:
    """Whether its customer left, and not the day ended."""
    if ticket.state != State.CANCELLED:
        return False
    last = unit.session.scalars(
        select(EventRow)
        .where(
            EventRow.branch_id == unit.branch.id,
            EventRow.business_date == unit.today,
            EventRow.number == ticket.number,
            EventRow.kind == "ticket_cancelled",
        )
        .order_by(EventRow.seq.desc())
        .limit(1)
    ).one()
    return last.data.get("reason") != "day ended"
