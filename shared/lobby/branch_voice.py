"""The branch file on the voice: what is said, in which languages, how often, how loud and when not."""

from __future__ import annotations

from datetime import time
from typing import Annotated

from pydantic import Field, field_validator

from shared.lobby.branch_parts import Flag, LocalTime, Part, Whole
from shared.lobby.text import Language, Text


class Quiet(Part):
    """A stretch of every day in which calls are shown and not spoken, in local time; it may pass midnight."""

    starts: LocalTime
    ends: LocalTime

    def holds(self, at: time) -> bool:
        """Whether a time of day lies in it; its end does not."""
        if self.starts <= self.ends:
            return self.starts <= at < self.ends
        return at >= self.starts or at < self.ends


class VolumeFrom(Part):
    """The voice's volume from a time of day on, in percent of what the device was set to. With 0 calls are only shown;
    an emergency is always said at 100."""

    starts: LocalTime
    percent: Annotated[Whole, Field(ge=0, le=100)]


class Announcement(Part):
    """What the voice says. `{number}` and `{counter}` are put in.

    A `|` marks the phrase boundary at which a sentence may be joined: what stands behind it is then rendered once for
    all tickets. Without one each sentence is rendered whole, and is ready later.
    """

    call: Text = Text(zh="请{number}号|到{counter}号窗口", en="Ticket {number}, |please go to window {counter}")
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = ("zh", "en")
    chime: Flag = True
    times: Annotated[Whole, Field(ge=1, le=3)] = 2
    """How often a call is said while nobody else waits to be called."""
    quiet: tuple[Quiet, ...] = ()
    volume: tuple[VolumeFrom, ...] = ()
    """Louder at noon, softer in the evening; left out, always 100 percent."""

    @field_validator("call")
    @classmethod
    def _both_places(cls, value: Text) -> Text:
        for language in ("zh", "en"):
            sentence = value.to(language)
            if "{number}" not in sentence or "{counter}" not in sentence:
                raise ValueError(f"the {language} sentence needs {{number}} and {{counter}}")
            if set("{}") & set(sentence.replace("{number}", "").replace("{counter}", "")):
                raise ValueError(f"the {language} sentence may hold {{number}} and {{counter}}, and no other braces")
            if not all(piece.strip() for piece in sentence.split("|")):
                raise ValueError(f"in the {language} sentence something must stand on both sides of a |")
        return value

    @field_validator("volume")
    @classmethod
    def _times_rise(cls, value: tuple[VolumeFrom, ...]) -> tuple[VolumeFrom, ...]:
        times = [one.starts for one in value]
        if times != sorted(set(times)):
            raise ValueError("the times must rise")
        return value

    def is_quiet(self, at: time) -> bool:
        """Whether calls are only shown at this local time of day: quiet hours, or a volume of nothing."""
        return self.percent(at) == 0 or any(quiet.holds(at) for quiet in self.quiet)

    def percent(self, at: time) -> int:
        """The volume at this local time of day; before the first time of the list, the last one's of the day before."""
        if not self.volume:
            return 100
        return next((one.percent for one in reversed(self.volume) if one.starts <= at), self.volume[-1].percent)
