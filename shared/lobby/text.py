"""A sentence in the branch's two languages."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

Language = Literal["zh", "en"]
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class Text(BaseModel):
    """One sentence, Chinese first, English beside it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    zh: Sentence
    en: Sentence

    def to(self, language: str) -> str:
        """The sentence in `language`; Chinese for any language we do not have."""
        return self.en if language == "en" else self.zh

    def both(self) -> str:
        """Both languages on one line, for a terminal or a log."""
        return f"{self.zh} · {self.en}"


def text(zh: str, en: str) -> Text:
    """A `Text` from the program itself: our own words need no validation."""
    return Text.model_construct(zh=zh, en=en)
