"""What is said, in each language, so that a speech engine cannot misread it.

Engines read hanzi wrongly and "A012" as "A twelve". So the Mandarin sentence is handed over as pinyin with tone
numbers, and digits are spelled here, one by one, in both languages. Letters stay capitals: each engine names them in
its own way.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pypinyin import Style, lazy_pinyin, load_phrases_dict

from shared.voice.announcement import Announcement, Part, Sentence, Urgency

_DIGITS_ZH = ("ling2", "yi1", "er4", "san1", "si4", "wu3", "liu4", "qi1", "ba1", "jiu3")
_DIGITS_EN = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS_EN = (
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_TENS_EN = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

# Words of the lobby in which the dictionary would take the wrong one of several readings.
load_phrases_dict({"重取": [["chóng"], ["qǔ"]], "重呼": [["chóng"], ["hū"]]})

_PLACE = re.compile(r"\{(number|counter)\}")
_TOKEN = re.compile(r"[A-Za-z]|[0-9]+|[^A-Za-z0-9]+")
_HANZI = re.compile(r"[㐀-䶿一-鿿]")


def spelled(number: str, language: str) -> str:
    """A ticket's number, letter by letter and digit by digit: `A012` → `A zero one two`, `A ling2 yi1 er4`."""
    signs = [sign for sign in number.upper() if sign.isascii() and sign.isalnum()]
    digits = _DIGITS_ZH if language == "zh" else _DIGITS_EN
    return " ".join(digits[int(sign)] if sign.isdigit() else sign for sign in signs)


def number_word(value: int, language: str) -> str:
    """A counter's number as a word: 12 → `twelve`, `shi2 er4`; past 99 it is spelled digit by digit."""
    if not 0 <= value <= 99:
        return spelled(str(abs(value)), language)
    tens, ones = divmod(value, 10)
    if language == "zh":
        if not tens:
            return _DIGITS_ZH[ones]
        words = [_DIGITS_ZH[tens]] if tens > 1 else []
        return " ".join([*words, "shi2", *([_DIGITS_ZH[ones]] if ones else [])])
    if tens == 0:
        return _DIGITS_EN[ones]
    if tens == 1:
        return _TEENS_EN[ones]
    return f"{_TENS_EN[tens]} {_DIGITS_EN[ones]}" if ones else _TENS_EN[tens]


def pinyin(text: str) -> str:
    """Mandarin text as syllables with tone numbers; letters and numbers in it are spelled, marks become pauses."""
    said = []
    for token in _TOKEN.findall(text):
        if token.isascii() and token.isdigit():
            said.append(number_word(int(token), "zh") if len(token) <= 2 else spelled(token, "zh"))
        elif token.isascii() and token.isalpha():
            said.append(spelled(token, "zh"))
        else:
            said += lazy_pinyin(token, style=Style.TONE3, neutral_tone_with_five=True, errors=_pause)
    return re.sub(r"\s+([,.])", r"\1", " ".join(part for part in said if part)).strip(" ,.")


def _pause(marks: str) -> str:
    if any(mark in marks for mark in "。！？.!?"):
        return "."
    return "," if any(mark in marks for mark in "，、；：,;:") else ""


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
                tuple(_part(piece, number, str(counter), spoken_in) for piece in template.split("|") if piece.strip()),
            )
            for spoken_in in self._languages(language)
            if (template := self.call_templates.get(spoken_in))
        )
        return Announcement(number, sentences, self.chime, seq, keep=language)

    def notice(self, texts: Mapping[str, str], *, seq: int = 0, urgency: Urgency = Urgency.NOTICE) -> Announcement:
        """A free text that calls nobody, in the branch's languages."""
        sentences = tuple(
            Sentence(language, (Part(language, text, pinyin(text) if language == "zh" else english(text)),))
            for language in self.languages
            if (text := texts.get(language))
        )
        return Announcement("", sentences, self.chime, seq, urgency)

    def _languages(self, chosen: str | None) -> Sequence[str]:
        return self.languages if chosen is None or chosen in self.languages else (*self.languages, chosen)


def english(text: str) -> str:
    """English text with its numbers as words: up to 99 as one number, longer ones digit by digit.

    The letter before a number (`V003`) becomes a word of its own, which is the letter's name.
    """
    text = re.sub(r"(?<![A-Za-z])([A-Za-z])(?=[0-9])", r"\1 ", text)
    return re.sub(
        r"[0-9]+", lambda run: number_word(int(run[0]), "en") if len(run[0]) <= 2 else spelled(run[0], "en"), text
    )


def _part(template: str, number: str, counter: str, language: str) -> Part:
    text = _PLACE.sub(lambda place: number if place[1] == "number" else counter, template)
    return Part(language, text.strip(), _said(template, number, counter, language))


def _said(template: str, number: str, counter: str, language: str) -> str:
    said = []
    # Splitting on a pattern with one group puts the names of the places at the odd positions.
    for position, piece in enumerate(_PLACE.split(template)):
        if position % 2 == 0:
            said.append(pinyin(piece) if language == "zh" else english(piece.strip()))
        elif piece == "number":
            said.append(spelled(number, language))
        else:
            said.append(_counter(counter, language))
    return re.sub(r"\s+([,.;:!?])", r"\1", " ".join(piece for piece in said if piece))


def _counter(counter: str, language: str) -> str:
    if counter.isascii() and counter.isdigit():
        return number_word(int(counter), language)
    if language == "zh":
        return pinyin(counter)
    return " ".join(_HANZI.sub(" ", counter).split())
