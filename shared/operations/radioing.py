"""The radio: staff and the lobby itself say something short, somebody answers, and what nobody answers goes on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, func, literal, select, update
from sqlalchemy.orm import Session

from shared.lobby.branch import Branch
from shared.lobby.branch_parts import ROLES
from shared.lobby.errors import BadInput, Refused
from shared.lobby.messages import EVERYONE, RADIO_LIMIT, About, Ack, Kind, Message
from shared.lobby.roles import HOUSE, role_of
from shared.lobby.text import Text, text
from shared.operations.helping import go_where_asked
from shared.operations.lobby import Lobby
from shared.operations.unit import Unit, clean, operating
from shared.radio import ARRIVING, HANDED_OVER, MOST_OPEN, address_name, answers, is_due, taken
from shared.store.radio import RadioAckRow, RadioMessageRow
from shared.store.tables import Moment

LATEST = 20
"""Answered messages of today that are read with the open ones."""


def send(
    lobby: Lobby,
    to: str | None = None,
    words: str | None = None,
    *,
    preset: str | None = None,
    about: About | None = None,
    request_id: str,
) -> Message:
    """Say something on the radio: words of one's own, or a sentence of the branch file by its id.

    `to`: a staff id, a role or `everyone`; None with a preset: whom the preset is for. Asked again with the same
    request id, it answers with the same message, as it is by now.

    Raises:
        BadInput: nobody of that name, no text, one that is too long, or a preset whose ticket, counter or machine is
            missing or unknown.
        Refused: the sender has too many unanswered messages.
    """
    if (words is None) == (preset is None):
        raise BadInput("words-or-preset", "写一句话，或选一句现成的", "give words of your own, or a ready sentence")
    request_id = clean(request_id, 80, "请求号", "request id")
    if not request_id:
        raise BadInput("request-needed", "缺少请求号", "a request id is needed")
    with operating(lobby, "send") as unit:
        sent = unit.session.scalars(
            select(RadioMessageRow).where(
                RadioMessageRow.branch_id == unit.branch.id, RadioMessageRow.request_id == request_id
            )
        ).one_or_none()
        if sent is not None:
            return _value(sent, _acks(unit.session, unit.branch.id, [sent.id])[sent.id])
        about = _checked(unit, about)
        if preset is not None:
            to, said = _ready(unit.branch, preset, to, about)
        else:
            said = _own(words or "")
        if to is None:
            raise BadInput("address-needed", "请选发给谁", "say whom it is for")
        _room(unit)
        return _value(_say(unit, to, said, about, preset, request_id), [])


def say_in(
    unit: Unit,
    to: str,
    said: Text,
    about: About | None = None,
    preset: str | None = None,
    alert: str | None = None,
) -> int:
    """Say something inside another operation, in its transaction and its actor's name. Returns the message's id.

    `preset` is an id of the automatic sentence for the log, which holds no words; `alert` the alert that it tells.

    Raises:
        BadInput: nobody of that name.
    """
    return _say(unit, to, said, about, preset, None, alert).id


def is_told(unit: Unit, to: str, number: str) -> bool:
    """Whether somebody has an unanswered message of the lobby's own that this ticket's customer has come."""
    waiting = _of_day(unit.branch.id, unit.today, open=True).where(
        RadioMessageRow.about_kind == Kind.TICKET,
        RadioMessageRow.about == number,
        RadioMessageRow.preset == ARRIVING,
        RadioMessageRow.to == to,
    )
    return unit.session.scalars(waiting).first() is not None


def settle(unit: Unit, number: str) -> None:
    """What the lobby said about a ticket is answered by what the operation's actor does with it."""
    rows = unit.session.scalars(
        _of_day(unit.branch.id, unit.today, open=True).where(
            RadioMessageRow.about_kind == Kind.TICKET,
            RadioMessageRow.about == number,
            RadioMessageRow.preset.in_((ARRIVING, HANDED_OVER)),
        )
    )
    for row in rows:
        _answer(unit, row)


def settle_alert(unit: Unit, key: str) -> None:
    """What the lobby said about an alert is answered by the operation's actor, who has seen to it."""
    row = unit.session.scalars(
        select(RadioMessageRow).where(
            RadioMessageRow.branch_id == unit.branch.id,
            RadioMessageRow.alert == key,
            RadioMessageRow.settled_at.is_(None),
        )
    ).one_or_none()
    if row is not None:
        if row.open:
            _answer(unit, row)
        row.settled_at = unit.now


def acknowledge_message(lobby: Lobby, id: int) -> Message:
    """Say that one has heard it and sees to it. Said twice, it counts once; what is over needs no answer.

    Who answers a customer's request for help has answered that too: going there is one step.

    Raises:
        BadInput: there is no such message today.
        Refused: somebody else went already, or it is not for this person.
    """
    with operating(lobby, "acknowledge_message") as unit:
        row = unit.session.get(RadioMessageRow, (unit.branch.id, id)) if 0 < id <= unit.row.last_seq else None
        if row is None or row.business_date != unit.today:
            raise BadInput("unknown-message", "今天没有这条消息", "there is no such message today")
        message = _value(row, _acks(unit.session, unit.branch.id, [id])[id])
        if message.settled_at is not None or any(ack.staff == unit.actor for ack in message.acks):
            return message
        if taken(message):
            name = address_name(unit.branch, message.acks[0].staff)
            raise Refused("taken", f"{name.zh} 已经去了", f"{name.en} is seeing to it already")
        role = role_of(unit.branch, unit.actor)
        if role not in HOUSE and not answers(message, unit.actor, role or ""):
            raise Refused("not-yours", "这条消息不是发给您的", "this message is not for you")
        _answer(unit, row)
        if go_where_asked(unit, row.alert):
            row.settled_at = unit.now
        return _value(row, [*message.acks, Ack(unit.actor, unit.now)])


def tend_radio(lobby: Lobby) -> tuple[Message, ...]:
    """Let what nobody answered in time go on to the lobby managers and the branch manager. Returns what went on."""
    with operating(lobby, "tend_radio") as unit:
        seconds = unit.branch.radio.answer_seconds
        gone_on = []
        for row in unit.session.scalars(_of_day(unit.branch.id, unit.today, open=True).order_by(RadioMessageRow.id)):
            if is_due(_value(row, []), unit.now, seconds):
                row.escalated_at = unit.now
                unit.event("radio_escalated", message=row.id)
                gone_on.append(_value(row, []))
        return tuple(gone_on)


def messages(session: Session, branch_id: str, today: date) -> tuple[Message, ...]:
    """Today's messages, newest first: all open ones and all whose alerts last, and the latest of the others."""
    waiting = session.scalars(_of_day(branch_id, today, open=True))
    answered = session.scalars(_of_day(branch_id, today, open=False).order_by(RadioMessageRow.id.desc()).limit(LATEST))
    standing = session.scalars(
        select(RadioMessageRow).where(
            RadioMessageRow.branch_id == branch_id,
            RadioMessageRow.alert.is_not(None),
            RadioMessageRow.settled_at.is_(None),
            RadioMessageRow.business_date == today,
        )
    )
    found = {row.id: row for row in (*waiting, *answered, *standing)}
    rows = sorted(found.values(), key=lambda row: -row.id)
    acks = _acks(session, branch_id, [row.id for row in rows if not row.open])
    return tuple(_value(row, acks[row.id]) for row in rows)


def end_messages(unit: Unit) -> None:
    """The day ends: nobody answers any more, and the words of all messages go. The log keeps who, whom and when."""
    for id in unit.session.scalars(
        select(RadioMessageRow.id)
        .where(
            RadioMessageRow.branch_id == unit.branch.id,
            RadioMessageRow.business_date == unit.today,
            RadioMessageRow.open,
        )
        .order_by(RadioMessageRow.id)
    ).all():
        unit.event("radio_ended", message=id, reason="day ended")
    unit.session.execute(
        update(RadioMessageRow)
        .where(RadioMessageRow.branch_id == unit.branch.id, RadioMessageRow.business_date == unit.today)
        .values(
            open=False, zh="", en="", settled_at=func.coalesce(RadioMessageRow.settled_at, literal(unit.now, Moment))
        )
    )


def _say(
    unit: Unit,
    to: str,
    said: Text,
    about: About | None,
    preset: str | None,
    request_id: str | None,
    alert: str | None = None,
) -> RadioMessageRow:
    if to not in (EVERYONE, *ROLES, *unit.branch.people):
        raise BadInput("unknown-address", f"没有“{to[:40]}”这个人或岗位", f"there is nobody called '{to[:40]}' here")
    if to == unit.actor:
        raise BadInput("to-oneself", "这是您自己", "that is you")
    seq = unit.event(
        "radio_sent",
        to=to,
        preset=preset,
        length=len(said.zh),
        about=f"{about.kind}:{about.value}" if about is not None else None,
        alert=alert,
    )
    row = RadioMessageRow(
        branch_id=unit.branch.id,
        id=seq,
        business_date=unit.today,
        open=True,
        at=unit.now,
        by=unit.actor,
        to=to,
        zh=said.zh,
        en=said.en,
        preset=preset,
        about_kind=about.kind if about is not None else None,
        about=about.value if about is not None else None,
        escalated_at=None,
        request_id=request_id,
        alert=alert,
        settled_at=None,
    )
    unit.session.add(row)
    return row


def _answer(unit: Unit, row: RadioMessageRow) -> None:
    unit.event("radio_acknowledged", message=row.id)
    unit.session.add(RadioAckRow(branch_id=unit.branch.id, message=row.id, staff=unit.actor, at=unit.now))
    row.open = False


def _ready(branch: Branch, id: str, to: str | None, about: About | None) -> tuple[str, Text]:
    preset = branch.radio.presets.get(id)
    if preset is None:
        raise BadInput("unknown-preset", f"没有“{id[:40]}”这句话", f"there is no ready sentence '{id[:40]}'")
    if preset.needs is None:
        return to or preset.to, text(preset.zh, preset.en)
    if about is None or about.kind is not preset.needs:
        raise BadInput(
            "about-needed",
            f"“{preset.zh}”要说明是哪一个",
            f"'{preset.en}' needs to know which {preset.needs}",
        )
    return to or preset.to, preset.about(about.value)


def _own(words: str) -> Text:
    # Measured as Chinese where there is any: English takes more characters for the same breath.
    limit = RADIO_LIMIT["en" if words.isascii() else "zh"]
    words = clean(words, limit, "消息", "message")
    if not words:
        raise BadInput("text-needed", "请写要说的话", "write what is to be said")
    return text(words, words)


def _checked(unit: Unit, about: About | None) -> About | None:
    """What a message is about, as the lobby writes it."""
    if about is None:
        return None
    if about.kind is Kind.TICKET:
        return About(Kind.TICKET, unit.ticket(about.value).number)
    number = int(about.value) if about.value.isascii() and about.value.isdigit() and len(about.value) < 4 else 0
    if about.kind is Kind.COUNTER:
        unit.counter(number)
    elif not 1 <= number <= max(zone.machines for zone in unit.branch.zone):
        raise BadInput("unknown-machine", f"没有 {about.value[:9]} 号机", f"there is no machine {about.value[:9]}")
    return About(about.kind, str(number))


def _room(unit: Unit) -> None:
    if unit.actor not in unit.branch.people:
        return
    waiting = unit.session.scalar(
        select(func.count())
        .select_from(RadioMessageRow)
        .where(
            RadioMessageRow.branch_id == unit.branch.id,
            RadioMessageRow.business_date == unit.today,
            RadioMessageRow.open,
            RadioMessageRow.by == unit.actor,
            RadioMessageRow.request_id.is_not(None),
        )
    )
    if (waiting or 0) >= MOST_OPEN:
        raise Refused(
            "too-many",
            f"您已有 {waiting} 条消息没人应答，请直接去找人",
            f"{waiting} of your messages are unanswered; please go and see somebody",
        )


def _of_day(branch_id: str, today: date, *, open: bool) -> Select[RadioMessageRow]:
    return select(RadioMessageRow).where(
        RadioMessageRow.branch_id == branch_id,
        RadioMessageRow.business_date == today,
        RadioMessageRow.open.is_(open),
    )


def _acks(session: Session, branch_id: str, ids: Sequence[int]) -> dict[int, list[Ack]]:
    found: dict[int, list[Ack]] = defaultdict(list)
    if ids:
        rows = session.scalars(
            select(RadioAckRow).where(RadioAckRow.branch_id == branch_id, RadioAckRow.message.in_(ids))
        )
        for row in sorted(rows, key=lambda row: (row.at, row.staff)):
            found[row.message].append(Ack(row.staff, row.at))
    return found


def _value(row: RadioMessageRow, acks: Sequence[Ack]) -> Message:
    about = About(Kind(row.about_kind), row.about or "") if row.about_kind is not None else None
    return Message(
        row.id,
        row.at,
        row.by,
        row.to,
        text(row.zh, row.en),
        row.preset,
        about,
        tuple(acks),
        row.escalated_at,
        row.alert,
        row.settled_at,
    )
