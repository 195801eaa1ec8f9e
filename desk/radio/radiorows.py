"""The radio as a seat draws it: the message on top, the list, the ready sentences, and what can be chosen. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from desk.lobby.phrases import clock, say
from desk.lobby.sentences import who
from shared.lobby.board import Board
from shared.lobby.branch import Branch, Staff
from shared.lobby.branch_parts import ROLES
from shared.lobby.branch_radio import RadioPreset
from shared.lobby.messages import EVERYONE, Ack, Kind, Message
from shared.lobby.text import Text
from shared.radio import address_name, answers, concerns, taken

TO, ABOUT = "to", "about"
NEWS_SECONDS = 15
"""How long a sender is told on top of the page who answered."""


@dataclass(frozen=True)
class RadioKnown:
    """What the radio of a seat knows. Nobody sits there while `person` is None."""

    board: Board | None = None
    person: Staff | None = None
    counter: int = 0
    """The window this seat is at; 0 for a seat that has none."""
    now: datetime | None = None
    language: str = "zh"
    open: bool = False
    """The drawer is open."""
    choosing: str = ""
    """What is being chosen in the drawer: `TO`, `ABOUT`, or nothing."""
    to: str = ""
    """Whom words of one's own are for."""
    preset: str = ""
    """The ready sentence whose ticket, counter or machine is being chosen."""
    busy: bool = False
    refusal: Text | None = None
    trouble: Text | None = None
    """Why the headset is silent."""
    lists_alerts: bool = False
    """The page lists the hall's alerts, with their keys: what tells one is not said a second time on top of it."""


@dataclass(frozen=True, slots=True)
class RadioRow:
    """A message in the list."""

    key: int
    words: str
    line: str
    """Who to whom, and since when."""
    outcome: str
    """Who answered, or that nobody did."""
    mine: bool
    open: bool
    escalated: bool
    """Nobody answered in time, and nobody has since."""
    answerable: bool


@dataclass(frozen=True, slots=True)
class PresetRow:
    """A sentence of one tap."""

    preset: str
    words: str
    whom: str


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """Something to choose: an address, or what a sentence is about."""

    choice: str
    words: str
    note: str
    chosen: bool


@dataclass(frozen=True)
class RadioDrawn:
    """What is drawn beside the lists. The message on top: `top` is its id, 0 when there is none."""

    on: bool
    waiting: int
    """Messages that this person can answer."""
    unanswered: bool
    """One of them, or one of the person's own, went on because nobody answered."""
    more: int
    """Beside the one on top, messages to answer that the page says nowhere else."""
    top: int
    top_words: str
    top_line: str
    top_escalated: bool
    top_answerable: bool
    open: bool
    choosing: str
    question: str
    to_name: str
    busy: bool
    refusal: str
    trouble: str


def derive(known: RadioKnown) -> RadioDrawn:
    """The radio of what is known."""
    rows = message_rows(known)
    top = on_top(known)
    on = known.board is not None and known.person is not None
    return RadioDrawn(
        on=on,
        waiting=sum(row.answerable and row.open for row in rows),
        unanswered=any(row.escalated and (row.answerable or row.mine) for row in rows),
        more=sum(one.id != top.key for one in _unsaid(known)) if top else 0,
        top=top.key if top else 0,
        top_words=top.words if top else "",
        top_line=_top_line(top, known.language) if top else "",
        top_escalated=top.escalated if top else False,
        top_answerable=top.answerable if top else False,
        open=on and known.open,
        choosing=known.choosing,
        question=question(known),
        to_name=address_name(known.board.branch, known.to).to(known.language) if known.board and known.to else "",
        busy=known.busy,
        refusal=known.refusal.to(known.language) if known.refusal else "",
        trouble=known.trouble.to(known.language) if known.trouble and on else "",
    )


def _top_line(top: RadioRow, language: str) -> str:
    """Who answered, then who to whom: one sentence, so that only its first word is capital."""
    if not top.outcome:
        return top.line
    rest = top.line[:1].lower() + top.line[1:] if top.mine else top.line
    return say(language, f"{top.outcome}·{rest}", f"{top.outcome}, {rest}")


def mine(known: RadioKnown) -> list[Message]:
    """The messages this person sees: what concerns one and waits, what one said and waits, then the latest others."""
    if known.board is None or known.person is None:
        return []
    me = known.person
    seen = [one for one in known.board.radio if one.by == me.id or concerns(one, me.id, me.role)]

    def urgency(one: Message) -> int:
        if not one.is_open:
            return 2
        return 0 if answers(one, me.id, me.role) else 1

    return sorted(seen, key=lambda one: (urgency(one), -one.id))


def message_rows(known: RadioKnown) -> list[RadioRow]:
    """The list, in the order of `mine`."""
    return [_row(known, one) for one in mine(known)]


def on_top(known: RadioKnown) -> RadioRow | None:
    """What is shown on the page itself: the newest to answer, else the newest of one's own that somebody took just
    now, or that nobody answers."""
    if known.person is None or known.now is None:
        return None
    asking = next(iter(_unsaid(known)), None)
    if asking is not None:
        return _row(known, asking)
    news = [one for one in mine(known) if one.by == known.person.id and _is_news(one, known.now)]
    newest = max(news, key=lambda one: one.acks[0].at if one.acks else one.escalated_at or one.at, default=None)
    return _row(known, newest) if newest is not None else None


def _unsaid(known: RadioKnown) -> list[Message]:
    """What this person can answer, newest first, without what the page's own list of alerts asks."""
    if known.person is None:
        return []
    me = known.person
    asking = [one for one in mine(known) if one.is_open and answers(one, me.id, me.role)]
    return [one for one in asking if not (one.stands and known.lists_alerts)]


def preset_rows(known: RadioKnown) -> list[PresetRow]:
    """The branch's ready sentences, with this seat's window and ticket filled in; the others keep a gap."""
    if known.board is None or known.person is None:
        return []
    rows = []
    for preset in known.board.branch.radio.preset:
        value = filled_in(known, preset)
        words = preset.about(value if value is not None else "…")
        rows.append(
            PresetRow(
                preset.id,
                words.to(known.language),
                address_name(known.board.branch, preset.to).to(known.language),
            )
        )
    return rows


def filled_in(known: RadioKnown, preset: RadioPreset) -> str | None:
    """What a sentence is about, as far as this seat knows by itself. Empty where it is about nothing."""
    match preset.needs:
        case None:
            return ""
        case Kind.COUNTER if known.counter:
            return str(known.counter)
        case Kind.TICKET if known.board is not None and known.counter:
            ticket = known.board.at_counter(known.counter)
            return ticket.number if ticket is not None else None
        case _:
            return None


def choice_rows(known: RadioKnown) -> list[ChoiceRow]:
    """What can be chosen now."""
    if known.board is None or known.person is None:
        return []
    if known.choosing == TO:
        return _addresses(known.board.branch, known.person, known)
    preset = known.board.branch.radio.presets.get(known.preset)
    if known.choosing != ABOUT or preset is None:
        return []
    return [ChoiceRow(value, value, "", False) for value in _things(known.board, preset.needs)]


def question(known: RadioKnown) -> str:
    """What is being chosen."""
    if known.choosing == TO:
        return say(known.language, "发给谁", "To whom")
    preset = known.board.branch.radio.presets.get(known.preset) if known.board else None
    if known.choosing != ABOUT or preset is None:
        return ""
    asked = {
        Kind.TICKET: ("哪张号", "Which ticket"),
        Kind.COUNTER: ("几号窗口", "Which counter"),
        Kind.MACHINE: ("几号机", "Which machine"),
    }
    return say(known.language, *asked[preset.needs]) if preset.needs is not None else ""


def first_address(branch: Branch, person: Staff) -> str:
    """Whom one's own words are for until somebody else is chosen: the lobby, or everyone where one is the lobby."""
    return EVERYONE if person.role == "lobby" or not _others(branch, person, "lobby") else "lobby"


def _addresses(branch: Branch, person: Staff, known: RadioKnown) -> list[ChoiceRow]:
    roles = [role for role in ROLES if _others(branch, person, role)]
    people = [one for one in branch.staff if one.id != person.id]
    rows = [ChoiceRow(to, address_name(branch, to).to(known.language), "", to == known.to) for to in (EVERYONE, *roles)]
    return rows + [
        ChoiceRow(one.id, one.name, address_name(branch, one.role).to(known.language), one.id == known.to)
        for one in people
    ]


def _others(branch: Branch, person: Staff, role: str) -> bool:
    return any(one.role == role and one.id != person.id for one in branch.staff)


def _things(board: Board, kind: Kind | None) -> list[str]:
    if kind is Kind.COUNTER:
        return [str(number) for number in board.branch.counters]
    if kind is Kind.MACHINE:
        return [str(number + 1) for number in range(max(zone.machines for zone in board.branch.zone))]
    return sorted(ticket.number for ticket in board.tickets)


def _row(known: RadioKnown, one: Message) -> RadioRow:
    assert known.board is not None
    assert known.person is not None
    branch, language = known.board.branch, known.language
    is_mine = one.by == known.person.id
    to = address_name(branch, one.to).to(language)
    if is_mine:
        line = say(language, f"发给{to}", f"To {to}")
    else:
        sender = who(branch, one.by, language)
        meant = one.to == known.person.id
        line = sender if meant else f"{sender} → {to}"
    since = _since(known, one)
    return RadioRow(
        key=one.id,
        words=one.text.to(language),
        line=say(language, f"{line}·{since}", f"{line}, {since}"),
        outcome=_outcome(branch, one, is_mine, language),
        mine=is_mine,
        open=one.is_open,
        escalated=one.is_open and one.escalated_at is not None,
        answerable=answers(one, known.person.id, known.person.role),
    )


def _since(known: RadioKnown, one: Message) -> str:
    assert known.board is not None
    if not one.is_open:
        return clock(known.board.branch, one.at)
    seconds = max(0, int(((known.now or one.at) - one.at).total_seconds()))
    if seconds < 60:
        return say(known.language, f"{seconds} 秒", f"{seconds} s")
    return say(known.language, f"{seconds // 60} 分钟", f"{seconds // 60} min")


def _outcome(branch: Branch, one: Message, is_mine: bool, language: str) -> str:
    if one.acks:
        return say(language, "，", ", ").join(answered(branch, one, ack, language) for ack in one.acks)
    if one.settled_at is not None:
        return say(language, "已解除", "Over")
    if one.escalated_at is not None:
        if is_mine:
            return say(language, "没有人应答 → 已升级", "No answer → passed on")
        return say(language, "没有人应答", "No answer")
    return say(language, "等待应答", "Waiting") if is_mine else ""


def answered(branch: Branch, one: Message, ack: Ack, language: str) -> str:
    """Who sees to it, or has heard it."""
    name = who(branch, ack.staff, language)
    if taken(one):
        return say(language, f"{name} 去了", f"{name} is going")
    return say(language, f"{name} 收到", f"{name} has it")


def _is_news(one: Message, now: datetime) -> bool:
    if one.acks:
        return now - one.acks[0].at < timedelta(seconds=NEWS_SECONDS)
    return one.escalated_at is not None
