"""The form of a note: what was said, what is needed, and the next step with its day. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desk.lobby.phrases import say
from desk.wealth.planning import DayRow, ahead, day_rows, day_text
from shared.lobby.text import Text

FIELDS = ("text", "needs", "products", "next_step")


@dataclass(frozen=True, repr=False)
class NoteKnown:
    """What the form knows. Of whom it is: a customer of the book, the guest of a reception, or both."""

    reference: str = ""
    reception: int = 0
    text: str = ""
    needs: str = ""
    products: str = ""
    next_step: str = ""
    days: int = 0
    """Days from today to the next step; 0: no day."""
    today: date | None = None
    language: str = "zh"
    busy: bool = False
    refusal: Text | None = None

    @property
    def next_on(self) -> date | None:
        """The day of the next step."""
        return ahead(self.today, self.days) if self.today else None

    @property
    def given(self) -> dict[str, str]:
        """The parts as `write_note` takes them."""
        return {name: getattr(self, name).strip() for name in FIELDS}


@dataclass(frozen=True)
class NoteDrawn:
    """What it shows beside what is typed."""

    days: int
    when: str
    written: bool
    can_save: bool
    hint: str
    refusal: str


def day_choices(known: NoteKnown) -> list[DayRow]:
    """The days that one touch chooses for the next step."""
    return day_rows(known.days, known.language)


def derive(known: NoteKnown) -> NoteDrawn:
    """The form of what is known."""
    written = any(known.given.values())
    day = known.next_on
    stepless = bool(known.days) and not known.given["next_step"]
    return NoteDrawn(
        days=known.days,
        when=day_text(day, known.language) if day else "",
        written=written,
        can_save=written and not stepless and not known.busy,
        hint=say(known.language, "选了日期，请写下一步做什么", "There is a day: write the next step")
        if stepless
        else "",
        refusal=known.refusal.to(known.language) if known.refusal else "",
    )
