"""The branch file's part about the radio: when an unanswered message goes on, and the sentences of one tap."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from shared.lobby.branch_parts import Id, Part, Role
from shared.lobby.messages import RADIO_LIMIT, Kind
from shared.lobby.text import Sentence, Text, text

_PLACE = re.compile(r"\{([^{}]*)\}")


class RadioPreset(Part):
    """A sentence sent with one tap. It may name one thing: `{ticket}`, `{counter}` or `{machine}`."""

    id: Id
    """In the log, which holds no words."""
    zh: Annotated[Sentence, StringConstraints(max_length=RADIO_LIMIT["zh"])]
    en: Annotated[Sentence, StringConstraints(max_length=RADIO_LIMIT["en"])]
    to: Literal[Role, "everyone"] = "everyone"

    @property
    def places(self) -> tuple[list[str], list[str]]:
        """The placeholders of the Chinese and of the English sentence, as written."""
        return _PLACE.findall(self.zh), _PLACE.findall(self.en)

    @property
    def needs(self) -> Kind | None:
        """What has to be known to send it."""
        return next((Kind(place) for place in self.places[0]), None)

    def about(self, value: str) -> Text:
        """The sentence about one thing."""
        return text(_PLACE.sub(value, self.zh), _PLACE.sub(value, self.en))


class Radio(Part):
    """The radio. A file without this part has no ready sentences; words of one's own are always possible."""

    answer_seconds: Annotated[float, Field(strict=True, ge=10, le=3600, allow_inf_nan=False)] = 60
    """Seconds after which an unanswered message goes to the lobby managers and the branch manager too."""
    preset: tuple[RadioPreset, ...] = ()

    @cached_property
    def presets(self) -> dict[str, RadioPreset]:
        """The ready sentences by id, in the file's order."""
        return {one.id: one for one in self.preset}
