"""What is said, in each language, so that a speech engine cannot misread it.

espeak-ng reads hanzi wrongly and "A012" as "A twelve". So the Mandarin sentence is handed over as pinyin with tone
numbers, and digits and letters are spelled here, one by one, in both languages.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pypinyin import Style, lazy_pinyin, load_phrases_dict

from shared.voice.announcement import Announcement, Sentence

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

# How the letters are said in Mandarin, in syllables that exist in pinyin.
_LETTERS_ZH = {
    "A": "ei1",
    "B": "bi4",
    "C": "xi1",
    "D": "di4",
    "E": "yi4",
    "F": "ai2 fu5",
    "G": "ji4",
    "H": "ei2 chi5",
    "I": "ai4",
    "J": "zhei4",
    "K": "kei4",
    "L": "ai2 lou5",
    "M": "ai2 mu5",
    "N": "en1",
    "O": "ou1",
    "P": "pi4",
    "Q": "kiu4",
    "R": "a4 er5",
    "S": "ai2 si5",
    "T": "ti4",
    "U": "you4",
    "V": "wei1",
    "W": "da2 bu5 liu5",
    "X": "ai2 ke5 si5",
    "Y": "wai4",
    "Z": "zei4",
}
# Words of the lobby in which the dictionary would take the wrong one of several readings.
load_phrases_dict({"重取": [["chóng"], ["qǔ"]], "重呼": [["chóng"], ["hū"]]})

_PLACE = re.compile(r"\{(number|counter)\}")
_TOKEN = re.compile(r"[A-Za-z]|[0-9]+|[^A-Za-z0-9]+")
_HANZI = re.compile(r"[㐀-䶿一-鿿]")


def spelled(number: str, language: str) -> str:
    """A ticket's number, letter by letter and digit by digit: `A012` → `A zero one two`, `ei1 ling2 yi1 er4`."""
    signs = [sign for sign in number.upper() if sign.isascii() and sign.isalnum()]
    if language == "zh":
        return " ".join(_DIGITS_ZH[int(sign)] if sign.isdigit() else _LETTERS_ZH[sign] for sign in signs)
    return " ".join(_DIGITS_EN[int(sign)] if sign.isdigit() else sign for sign in signs)


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
    """The branch's wording: a template a language with `{number}` and `{counter}`, and the languages in their order."""

    call_templates: Mapping[str, str]
    languages: Sequence[str] = ("zh", "en")
    chime: bool = True

    def call(self, number: str, counter: int | str, *, seq: int = 0) -> Announcement:
        """The announcement that calls a ticket to a counter (its number, or the name it goes by)."""
        sentences = tuple(
            Sentence(
                language,
                _PLACE.sub(lambda place: number if place[1] == "number" else str(counter), template),
                _said(template, number, str(counter), language),
            )
            for language in self.languages
            if (template := self.call_templates.get(language))
        )
        return Announcement(number, sentences, self.chime, seq)

    def notice(self, texts: Mapping[str, str], *, seq: int = 0) -> Announcement:
        """A notice that calls nobody, in the branch's languages."""
        sentences = tuple(
            Sentence(language, text, pinyin(text) if language == "zh" else text)
            for language in self.languages
            if (text := texts.get(language))
        )
        return Announcement("", sentences, self.chime, seq)


def _said(template: str, number: str, counter: str, language: str) -> str:
    parts = []
    # Splitting on a pattern with one group puts the names of the places at the odd positions.
    for position, part in enumerate(_PLACE.split(template)):
        if position % 2 == 0:
            parts.append(pinyin(part) if language == "zh" else part.strip())
        elif part == "number":
            parts.append(spelled(number, language))
        else:
            parts.append(_counter(counter, language))
    return re.sub(r"\s+([,.;:!?])", r"\1", " ".join(part for part in parts if part))


def _counter(counter: str, language: str) -> str:
    if counter.isascii() and counter.isdigit():
        return number_word(int(counter), language)
    if language == "zh":
        return pinyin(counter)
    return " ".join(_HANZI.sub(" ", counter).split())
