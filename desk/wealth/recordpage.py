"""A customer's record as the drawer shows it. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from desk.lobby.phrases import clock, person, say, tier_name
from desk.wealth.looking import Look
from desk.wealth.planning import capital, day_text, due_text
from shared.lobby.customers import CHANNELS, FOLLOW_UP_STATES, FOLLOW_UPS, OPEN, Customer, FollowUp, Note
from shared.lobby.reception import Reception
from shared.lobby.text import Text

NOTE, PLAN, DEAL, CORRECT, CONSENT = "note", "plan", "deal", "correct", "consent"


@dataclass(frozen=True, repr=False)
class Record:
    """What is read when a record is opened: once, since each reading leaves its trace in the log."""

    customer: Customer
    notes: tuple[Note, ...]
    planned: tuple[FollowUp, ...]


@dataclass(frozen=True, slots=True, repr=False)
class NoteRow:
    """A note: when and by whom, and its parts in order."""

    id: int
    when: str
    who: str
    words: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class PlannedRow:
    """Something planned for this customer, or what came of it."""

    id: int
    what: str
    when: str
    late: bool
    open: bool


@dataclass(frozen=True, repr=False)
class RecordKnown:
    """What the drawer knows."""

    look: Look | None = None
    language: str = "zh"
    reference: str = ""
    record: Record | None = None
    doing: str = ""
    """What is open at the foot: `NOTE`, `PLAN`, `DEAL`, `CORRECT`, `CONSENT`, or nothing."""
    busy: bool = False
    refusal: Text | None = None


@dataclass(frozen=True, repr=False)
class RecordDrawn:
    """What it shows beside its lists."""

    name: str = ""
    tier: str = ""
    manager: str = ""
    consent: str = ""
    agreed: bool = False
    channel: str = ""
    preferences: str = ""
    seen: str = ""
    introduces: str = ""
    """The number that the guest of this seat holds, whom nobody knew at the door: this may be that customer."""
    doing: str = ""
    busy: bool = False
    loading: bool = False
    refusal: str = ""


def note_rows(known: RecordKnown) -> list[NoteRow]:
    """The notes, newest first."""
    if known.record is None or known.look is None:
        return []
    return [_note_row(known.look, one, known.language) for one in known.record.notes]


def planned_rows(known: RecordKnown) -> list[PlannedRow]:
    """What is planned, the next first; then what is over, the last first."""
    if known.record is None or known.look is None:
        return []
    to_do = [one for one in known.record.planned if one.state in OPEN]
    over = [one for one in reversed(known.record.planned) if one.state not in OPEN]
    return [_planned_row(known.look, one, known.language) for one in [*to_do, *over]]


def derive(known: RecordKnown) -> RecordDrawn:
    """The drawer of what is known."""
    look, language = known.look, known.language
    refusal = known.refusal.to(language) if known.refusal else ""
    if look is None or known.record is None:
        return RecordDrawn(loading=bool(known.reference) and known.refusal is None, refusal=refusal)
    one, branch = known.record.customer, look.board.branch
    return RecordDrawn(
        name=one.name,
        tier=tier_name(branch, one.tier, language),
        manager=person(branch, one.manager),
        consent=_consent(look, one, language),
        agreed=one.consent_at is not None,
        channel=capital(CHANNELS[one.channel].to(language)),
        preferences=one.preferences,
        seen=day_text(one.last_seen, language),
        introduces=_unknown_guest(look),
        doing=known.doing,
        busy=known.busy,
        refusal=refusal,
    )


def note_reception(look: Look, reference: str) -> int:
    """The reception that a note on this customer belongs to; 0 for none."""
    guest: Reception | None = look.guest
    ticket = look.board.ticket(guest.number) if guest else None
    return guest.id if guest and guest.handed_over and ticket and ticket.customer == reference else 0


def _unknown_guest(look: Look) -> str:
    guest = look.guest
    ticket = look.board.ticket(guest.number) if guest else None
    return guest.number if guest and guest.handed_over and ticket and ticket.customer is None else ""


def _consent(look: Look, one: Customer, language: str) -> str:
    if one.consent_at is None:
        return say(language, "没有同意建档", "No consent given")
    day = one.consent_at.astimezone(look.board.branch.tz).date()
    return say(language, f"{day.isoformat()} 同意建档", f"Consented on {day.isoformat()}")


def _note_row(look: Look, one: Note, language: str) -> NoteRow:
    branch = look.board.branch
    day = one.at.astimezone(branch.tz).date()
    when = clock(branch, one.at) if day == look.board.business_date else ""
    on = say(language, "今天", "today") if when else day.isoformat()
    parts = [
        (say(language, "需求", "Needs"), one.needs),
        (say(language, "谈到的产品", "Products"), one.products),
        (say(language, "下一步", "Next step"), _next_step(one, language)),
    ]
    colon = say(language, "：", ": ")
    return NoteRow(
        id=one.id,
        when=f"{on} {when}".strip(),
        who=person(branch, one.by),
        words=say(language, "没有要记的", "Nothing to note") if one.nothing else one.text,
        parts=tuple(f"{name}{colon}{words}" for name, words in parts if words),
    )


def _next_step(one: Note, language: str) -> str:
    if not one.next_step or one.next_on is None:
        return one.next_step
    return f"{one.next_step}{say(language, '，', ', ')}{day_text(one.next_on, language)}"


def _planned_row(look: Look, one: FollowUp, language: str) -> PlannedRow:
    today = look.board.business_date
    is_open = one.state in OPEN
    kind = capital(FOLLOW_UPS[one.kind].to(language))
    words = one.text if is_open or not one.result else one.result
    return PlannedRow(
        id=one.id,
        what=f"{kind}{say(language, '：', ': ')}{words}" if words else kind,
        when=due_text(one, today, language) if is_open else capital(FOLLOW_UP_STATES[one.state].to(language)),
        late=one.is_overdue(today),
        open=is_open,
    )
