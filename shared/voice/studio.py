"""From an announcement to sound files: the best voice that can say each sentence in time.

The chain, per sentence: recordings of a person, the neural voice, espeak-ng, pyttsx3, nothing. What any of them
rendered is kept in the cache. A part that one voice cannot say in time sends its whole sentence to the next: a sentence
never changes its voice between its parts.
"""

import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from shared.voice import espeak, neural, system
from shared.voice.announcement import Announcement, Outcome, Sentence
from shared.voice.cache import Cache
from shared.voice.recordings import Recordings
from shared.voice.rendering import Rendering

PATIENCE = 4.0
"""Seconds a call waits for a neural voice that was not ready: the wall has shown it meanwhile."""
BETWEEN_LANGUAGES = 0.5
NEURAL = (sys.executable, "-m", "shared.voice.neural")
SYSTEM = (sys.executable, "-m", "shared.voice.system")


@dataclass(frozen=True, slots=True)
class Link:
    """One voice of the chain."""

    name: str
    """`neural`, `espeak` or `system`."""
    rendering: Rendering
    patience: float | None = None
    """Seconds it is waited for; None for what the caller grants."""


@dataclass(frozen=True, slots=True)
class Sounds:
    """What to play for an announcement."""

    files: tuple[Path, ...]
    pauses: tuple[float, ...]
    """Seconds before each file."""
    voices: tuple[str, ...]
    """The voice of each sentence that can be said."""
    ready: bool
    """Whether nothing had to be waited for."""
    missing: tuple[Sentence, ...] = ()
    """What no voice could say."""

    def told(self, outcome: Outcome) -> Outcome:
        """How the announcement ended whose sounds ended so."""
        return Outcome.PARTLY if outcome is Outcome.SPOKEN and self.missing else outcome


def chain(cache: Cache) -> tuple[Link, ...]:
    """The voices of this machine, best first; those not installed stand idle in it."""
    # A plain voice is done in a tenth of a second; pyttsx3 guards itself with 8 s.
    return (
        Link("neural", Rendering(NEURAL, neural.voices, cache)),
        Link("espeak", Rendering((*SYSTEM, "espeak"), espeak.voices, cache, starting=8.0, rendering=6.0), 6.0),
        Link("system", Rendering((*SYSTEM, "pyttsx3"), system.voices, cache, starting=15.0, rendering=9.0), 12.0),
    )


class Studio:
    """`sounds` is for one thread; the rest for any."""

    def __init__(
        self,
        cache: Cache | None = None,
        recordings: Recordings | None = None,
        links: Sequence[Link] | None = None,
    ) -> None:
        self.cache = cache or Cache()
        self.recordings = recordings or Recordings()
        self.links = tuple(chain(self.cache) if links is None else links)

    @property
    def best(self) -> str:
        """The voice that would speak now, `chime` when there is none."""
        return next((link.name for link in self.links if link.rendering.works), "chime")

    def prepare(self, sentences: Iterable[Sentence], urgent: bool = False) -> None:
        """Renders these ahead, in order; replaces what was asked before with the same urgency."""
        # By whole sentences, as they are said: a recorded part helps only where the rest of its sentence is recorded.
        unread = (one for one in dict.fromkeys(sentences) if not self.recordings.cover(one))
        wanted = list(dict.fromkeys(part for sentence in unread for part in sentence.parts))
        left = set(wanted)
        for link in self.links:
            mine = [part for part in wanted if part in left and part.language in link.rendering.identities]
            link.rendering.want("soon" if urgent else "ahead", mine)
            if link.rendering.works:
                left -= set(mine)

    def sounds(self, announcement: Announcement, patience: float = PATIENCE) -> Sounds:
        """The files of what can be said; waits up to about `patience` seconds for the best voice."""
        deadline = time.monotonic() + patience
        said: dict[Sentence, tuple[list[Path], str, bool]] = {}
        # Mandarin takes 1.5 s a part where English takes 0.03: asked last, it makes nothing wait behind it in vain.
        for sentence in sorted(announcement.sentences, key=lambda one: one.language == "zh"):
            said[sentence] = self._sentence(sentence, deadline)
        files: list[Path] = []
        pauses: list[float] = []
        voices: list[str] = []
        missing: list[Sentence] = []
        for sentence in announcement.sentences:
            found, name, _ = said[sentence]
            if found:
                pauses += [BETWEEN_LANGUAGES if files else 0.0, *([0.0] * (len(found) - 1))]
                files += found
                voices.append(name)
            else:
                missing.append(sentence)
        ready = all(ready for *_, ready in said.values())
        return Sounds(tuple(files), tuple(pauses), tuple(voices), ready, tuple(missing))

    def why_not(self, sentence: Sentence) -> str:
        """Why no voice could say it."""
        told = (link.rendering.why_not(part) for link in self.links for part in sentence.parts)
        return next(filter(None, told), "no voice says it in time")

    def close(self) -> None:
        """Ends every voice at once, and removes a temporary cache."""
        for link in self.links:
            link.rendering.close()
        self.cache.close()

    def _sentence(self, sentence: Sentence, deadline: float) -> tuple[list[Path], str, bool]:
        recorded = self.recordings.find(sentence)
        if recorded:
            return recorded, "recorded", True
        ready = True
        for link in self.links:
            # A plain voice's sound that was kept is reached only after the better voices had their chance.
            files = self._kept(link, sentence)
            if files:
                return files, link.name, ready
            if link.rendering.works and all(part.language in link.rendering.identities for part in sentence.parts):
                patience = deadline - time.monotonic() if link.patience is None else link.patience
                ready = False
                link.rendering.wait(sentence.parts, max(0.0, patience))
                files = self._kept(link, sentence)
                if files:
                    return files, link.name, ready
        return [], "", False

    def _kept(self, link: Link, sentence: Sentence) -> list[Path] | None:
        files = []
        for part in sentence.parts:
            key = link.rendering.key(part)
            file = self.cache.find(key) if key else None
            if file is None:
                return None
            files.append(file)
        return files or None
