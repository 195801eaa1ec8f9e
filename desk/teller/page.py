"""The teller's page around the ticket panel, as a pure function of what the seat knows."""

from __future__ import annotations

from dataclasses import dataclass

from desk.teller.keys import primary
from desk.teller.look import Seen
from desk.teller.sheets import Asked, Sheet, ask
from shared.lobby.branch import Staff
from shared.lobby.text import Text, text

NEXT, HELD, MISSED = "next", "held", "missed"
"""What the list at the right shows."""


@dataclass(frozen=True)
class Known:
    """What the seat knows. `staff` None: nobody is signed in."""

    seen: Seen | None = None
    staff: Staff | None = None
    counter: int = 0
    language: str = "zh"
    away: bool = False
    busy: bool = False
    """A step is under way; presses are not taken."""
    slow: bool = False
    """It has been under way long enough to say so."""
    armed: str = ""
    """The number whose no-show was pressed once and wants a second press."""
    sheet: Sheet = Sheet.NONE
    about: str = ""
    """The number the sheet is about."""
    back: bool = False
    """The transfer sheet's 办完回本窗口."""
    consented: bool = False
    """The invitation sheet's 客户已同意."""
    list_mode: str = NEXT
    notice: Text | None = None
    undo: Text | None = None
    """What Ctrl+Z would take back now."""
    strip: bool = False


@dataclass(frozen=True)
class Drawn:
    """What the page shows."""

    signed_in: bool
    counter: int
    zone: str
    pigment: str
    zone_name: str
    person: str
    count: str
    ticket: str
    primary_title: str
    primary_note: str
    primary_number: str
    primary_enabled: bool
    waiting: int
    more: int
    wait: str
    list_mode: str
    held: int
    missed: int
    sheet: str
    sheet_title: str
    sheet_note: str
    sheet_returns: bool
    sheet_returns_on: bool
    sheet_types: bool
    sheet_consent: bool
    sheet_consented: bool
    notice: str
    away: bool
    slow: bool
    strip: bool
    undo_text: str


def asked(known: Known) -> Asked:
    """The sheet of what is known."""
    return ask(known.sheet, known.about, known.seen, known.language, known.armed, known.back, known.consented)


def derive(known: Known) -> Drawn:
    """The page of what is known."""
    seen, language = known.seen if known.staff is not None else None, known.language
    here = seen.here if seen else None
    zone = seen.board.branch.zones[here.serves[0].zone] if seen and here and here.serves else None
    key = primary(seen, language, known.away)
    sheet = asked(known)
    ticket = seen.ticket if seen else None
    held, missed = (len(seen.held), len(seen.missed)) if seen else (0, 0)
    done = seen.board.finished_by_counter.get(known.counter, 0) if seen else 0
    return Drawn(
        signed_in=known.staff is not None,
        counter=known.counter,
        zone=zone.letter if zone else "",
        pigment=zone.pigment if zone else "azurite",
        zone_name=zone.short.to(language) if zone else "",
        person=f"{known.staff.name}·{known.staff.id}" if known.staff else "",
        count=text(f"今天已办 {done} 笔", f"{done} done today").to(language) if known.staff else "",
        ticket=ticket.number if ticket else "",
        primary_title=key.title,
        primary_note=key.note,
        primary_number=key.number,
        primary_enabled=key.enabled,
        waiting=seen.waiting if seen else 0,
        more=len(seen.line) if seen else 0,
        wait=_wait(seen, language),
        # A list that has become empty gives its place back to the line.
        list_mode=NEXT
        if (known.list_mode, held) == (HELD, 0) or (known.list_mode, missed) == (MISSED, 0)
        else known.list_mode,
        held=held,
        missed=missed,
        sheet=known.sheet if sheet.options else "",
        sheet_title=sheet.title,
        sheet_note=sheet.note,
        sheet_returns=sheet.can_return,
        sheet_returns_on=known.back,
        sheet_types=sheet.can_type,
        sheet_consent=sheet.wants_consent,
        sheet_consented=known.consented,
        notice=known.notice.to(language) if known.notice else "",
        away=known.away,
        slow=known.slow,
        strip=known.strip,
        undo_text=known.undo.to(language) if known.undo else "",
    )


def _wait(seen: Seen | None, language: str) -> str:
    if seen is None or seen.wait is None:
        return ""
    if seen.wait.high == 0:
        return text("不用等", "no wait").to(language)
    return text(f"约 {seen.wait.low}–{seen.wait.high} 分钟", f"{seen.wait.low}–{seen.wait.high} min").to(language)
