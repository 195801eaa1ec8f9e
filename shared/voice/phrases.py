"""What is said, in each language, so that a speech engine cannot misread it.

Engines read hanzi wrongly and "A012" as "A twelve". So the Mandarin sentence is handed over as pinyin with tone
numbers (to those that read hanzi well, in hanzi without figures), and digits are spelled here, one by one, in both
languages. Letters stay capitals: each engine names them in its own way.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from shared.voice.announcement import Announcement, Part, Sentence, Urgency
from shared.voice.numerals import number_word, spelled
from shared.voice.reading import Reading, english, joined, numeral, stretches

_PLACE = re.compile(r"\{(number|counter)\}")
_HANZI = re.compile(r"[㐀-䶿一-鿿]")


@dataclass(frozen=True, slots=True)
class PhraseBook:
    """The branch's wording: a template a language with `{number}` and `{counter}`, and the languages in their order.

    A `|` in a template is a phrase boundary: the sentence is rendered in two parts that are joined there, so that
    "到3号窗口" is rendered once for all tickets.
    """

    call_templates: Mapping[str, str]
    languages: Sequence[str] = ("zh", "en")
    chime: bool = True

    def call(self, number: str, counter: int | str, *, seq: int = 0, language: str | None = None) -> Announcement:
        """The announcement that calls a ticket to a counter (its number, or the name it goes by).

        `language`: the one the customer chose; said last where the branch does not say it anyway.
        """
        sentences = tuple(
            Sentence(
                spoken_in,
                tuple(
                    _part(spoken_in, _filled(piece, number, str(counter)))
                    for piece in template.split("|")
                    if piece.strip()
                ),
            )
            for spoken_in in self._languages(language)
            if (template := self.call_templates.get(spoken_in))
        )
        return Announcement(number, sentences, self.chime, seq, keep=language)

    def notice(self, texts: Mapping[str, str], *, seq: int = 0, urgency: Urgency = Urgency.NOTICE) -> Announcement:
        """A free text that calls nobody, in the branch's languages."""
        sentences = tuple(
            Sentence(language, (_part(language, [(text, "")]),))
            for language in self.languages
            if (text := texts.get(language))
        )
        return Announcement("", sentences, self.chime, seq, urgency)

    def _languages(self, chosen: str | None) -> Sequence[str]:
        return self.languages if chosen is None or chosen in self.languages else (*self.languages, chosen)


Piece = tuple[str, str]
"""A text, and the place it stands in: `number`, `counter`, or empty for the sentence's own words."""


def _filled(template: str, number: str, counter: str) -> list[Piece]:
    # Splitting on a pattern with one group puts the names of the places at the odd positions.
    values = {"number": number, "counter": counter}
    split = enumerate(_PLACE.split(template))
    return [(values[piece], piece) if position % 2 else (piece, "") for position, piece in split]


def _part(language: str, pieces: Sequence[Piece]) -> Part:
    text = "".join(piece for piece, _ in pieces).strip()
    if language == "zh":
        said = joined(reading for piece, place in pieces for reading in _in_mandarin(piece, place))
        return Part(language, text, said.pinyin, said.words)
    words = " ".join(filter(None, (_in_english(piece, place) for piece, place in pieces)))
    return Part(language, text, re.sub(r"\s+([,.;:!?])", r"\1", words))


def _in_mandarin(piece: str, place: str) -> Iterable[Reading]:
    if place == "number":
        return (numeral(spelled(piece, "zh")),)
    if place == "counter" and piece.isdecimal():
        return (numeral(number_word(int(piece), "zh")),)
    return stretches(piece)


def _in_english(piece: str, place: str) -> str:
    if place == "number":
        return spelled(piece, "en")
    if place == "counter":
        return number_word(int(piece), "en") if piece.isdecimal() else english(_HANZI.sub(" ", piece))
    return english(piece)
