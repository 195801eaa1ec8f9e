"""How much of a Mandarin call is in what a recogniser wrote down.

Judged is the sound: what is written is read aloud again, in syllables without their tones, so that 当时号 for 到十号 is
heard right. No two digits share a syllable, 四 (si) and 十 (shi) neither: a wrong digit stays wrong.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from pypinyin import lazy_pinyin

from shared.voice.mandarin import DIGITS, named
from tests.voice.hearing.calls import Call

_WRITTEN = re.compile(r"[0-9A-Za-z]|[㐀-鿿〇]+")
_SIGN_OF = {syllable[:-1]: str(digit) for digit, syllable in enumerate(DIGITS)} | {"shi": "十"}
_TEENS = re.compile(r"(?<![0-9])1([0-9])(?=[号號](?!.*[号號]))")
"""Figures directly before the last 号 are a counter: 12 is read 十二, and only there; 一二 stays two digits."""


@dataclass(frozen=True, slots=True)
class Score:
    """Shares between 0 and 1."""

    digits: float
    window: float
    letter: float

    @staticmethod
    def mean(scores: "list[Score]") -> "Score":
        """Over all calls."""
        count = len(scores)
        return Score(
            sum(score.digits for score in scores) / count,
            sum(score.window for score in scores) / count,
            sum(score.letter for score in scores) / count,
        )

    def __str__(self) -> str:
        return f"digits {self.digits:.1%}, window {self.window:.1%}, letter {self.letter:.1%}"


def score(call: Call, text: str) -> Score:
    """The share of the ticket's digits in their order, whether the counter is right, and whether the letter is.

    The counter is what stands directly before the last 号. The ticket's digits are the three syllables that end with
    the digit before the first 号 (before the counter when no 号 was heard there); one digit more in front of them is a
    digit too many, unless it is the letter's own name: E and 一 are the same syllable.
    """
    signs = _signs(text)
    end = len(signs) - 1 - signs[::-1].index("hao") if "hao" in signs else len(signs)
    start = end
    while start and _is_number(signs[start - 1]):
        start -= 1
    window = _value("".join(signs[start:end]))
    number = _up_to_its_last_digit(signs[:start] if any(map(str.isdigit, signs[:start])) else signs[:end])
    before, digits = number[:-3], number[-3:]
    name = [_SIGN_OF.get(syllable[:-1], syllable[:-1]) for syllable in named(call.number[0]).split()]
    letter = before[-1:] == [call.number[0]] or before[-len(name) :] == name
    too_many = not letter and before[-1:] != [] and before[-1].isdigit()
    blocks = SequenceMatcher(None, list(call.number[1:]), digits, autojunk=False).get_matching_blocks()
    return Score(
        sum(block.size for block in blocks) / (4 if too_many else 3), float(window == call.counter), float(letter)
    )


def _signs(text: str) -> list[str]:
    """Digits as one sign each, however they were written; ten as 十, a letter as itself, other syllables as pinyin."""
    signs = []
    for written in _WRITTEN.findall(_TEENS.sub(r"十\1", text)):
        if written.isascii():
            signs.append(written.upper())
        else:
            signs += [_SIGN_OF.get(syllable, syllable) for syllable in lazy_pinyin(written)]
    return signs


def _up_to_its_last_digit(signs: list[str]) -> list[str]:
    for place, (sign, following) in enumerate(pairwise(signs)):
        if sign.isdigit() and following == "hao":
            return signs[: place + 1]
    last = max((place for place, sign in enumerate(signs) if sign.isdigit()), default=-1)
    return signs[: last + 1]


def _is_number(sign: str) -> bool:
    return sign.isdigit() or sign == "十"


def _value(number: str) -> int | None:
    """A counter up to 19 as it is spoken; None for anything else."""
    tens, _, ones = number.rpartition("十")
    if tens or len(ones) > 1 or not number:
        return None
    return (10 if "十" in number else 0) + int(ones or 0)
