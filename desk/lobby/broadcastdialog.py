"""What is said to everyone: the branch's ready sentences, what stands on the walls now, and what became of it. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from desk.lobby.phrases import clock, say
from desk.lobby.reading import Look
from desk.lobby.sentences import who
from shared.lobby.branch import Branch
from shared.lobby.broadcasts import Broadcast
from shared.lobby.spoken import spoken_name
from shared.lobby.text import Text


@dataclass(frozen=True, slots=True)
class PresetRow:
    """A sentence of the branch file."""

    key: int
    words: str
    emergency: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class StandingRow:
    """Something that is being broadcast."""

    key: int
    emergency: bool
    words: str
    standing: str
    """Who said it and when, and what the walls and the voice did."""


@dataclass(frozen=True)
class BroadcastKnown:
    """What the dialog and the bars know."""

    look: Look | None = None
    language: str = "zh"
    open: bool = False
    preset: int = -1
    emergency: bool = False
    busy: bool = False
    refusal: Text | None = None


@dataclass(frozen=True)
class BroadcastDrawn:
    """What they show beside their lists."""

    open: bool
    emergency: bool
    busy: bool
    refusal: str


def derive(known: BroadcastKnown) -> BroadcastDrawn:
    """The dialog of what is known."""
    refusal = known.refusal.to(known.language) if known.refusal else ""
    return BroadcastDrawn(known.open, known.emergency, known.busy, refusal)


def preset_rows(branch: Branch, known: BroadcastKnown) -> list[PresetRow]:
    """The branch's sentences, emergencies last as in the file."""
    return [
        PresetRow(at, one.to(known.language), one.emergency, at == known.preset)
        for at, one in enumerate(branch.broadcast)
    ]


def standing_rows(look: Look, language: str) -> list[StandingRow]:
    """What is being broadcast, an emergency first."""
    return [
        StandingRow(one.id, one.emergency, words(one, language), state(look.board.branch, one, language))
        for one in look.board.broadcasts
    ]


def words(said: Broadcast, language: str) -> str:
    """What was said, in the reader's language where there is one."""
    return said.en if language == "en" and said.en else said.zh


def state(branch: Branch, said: Broadcast, language: str) -> str:
    """`周宁 10:26·已显示·已播报`."""
    parts = [f"{who(branch, said.by, language)} {clock(branch, said.at)}"]
    parts.append(say(language, "已显示", "Shown") if said.shown_at else say(language, "等大屏显示", "Not shown yet"))
    parts.append(spoken_name(said.spoken).to(language) if said.spoken else say(language, "等待播报", "Not spoken yet"))
    return say(language, "·", ", ").join(parts)
