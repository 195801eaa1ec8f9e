"""Numbers as words, in Mandarin (hanzi) and English: digit by digit, as a number, or as an amount."""

from shared.voice import mandarin

_DIGITS_ZH = "零一二三四五六七八九"
_DIGITS_EN = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
LARGEST = 10**12 - 1
"""Beyond, an amount is spelled."""

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
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}

_UNITS = ("shi2", "bai3", "qian1", "wan4", "yi4", "liang3", "dian3")
_SYLLABLES = dict(zip(f"{_DIGITS_ZH}十百千万亿两点", (*mandarin.DIGITS, *_UNITS), strict=True))
_ONE_BEFORE = {"百": "yi4", "千": "yi4", "万": "yi2", "亿": "yi2"}
"""一 takes another tone before these; spelled digits keep theirs."""


def spelled(number: str, language: str) -> str:
    """A ticket's number, letter by letter and digit by digit: `A012` → `A zero one two`, `A 零一二`."""
    words = ""
    for sign in number.upper():
        if not sign.isascii() or not sign.isalnum():
            continue
        if sign.isalpha() or language == "en":
            words += f" {_DIGITS_EN[int(sign)] if sign.isdigit() else sign} "
        else:
            words += _DIGITS_ZH[int(sign)]
    return " ".join(words.split())


def number_word(value: int, language: str) -> str:
    """A counter's number as a word: 12 → `twelve`, `十二`; past 99 it is spelled digit by digit."""
    return amount(value, language) if 0 <= value <= 99 else spelled(str(abs(value)), language)


def amount(value: int, language: str) -> str:
    """Something counted: 1200 → `one thousand two hundred`, `一千二百`. Beyond `LARGEST` it is spelled."""
    if not 0 <= value <= LARGEST:
        return spelled(str(abs(value)), language)
    return _zh(value) if language == "zh" else _en(value)


def ordinal(value: int) -> str:
    """The English one: 22 → `twenty second`."""
    *rest, last = _en(value).split()
    turned = _ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return " ".join((*rest, turned))


def syllables(numeral: str) -> str:
    """What this module says in hanzi, as pinyin; capital letters stay."""
    said = []
    for sign, following in zip(numeral, numeral[1:] + " ", strict=True):
        if not sign.isspace():
            turned = _ONE_BEFORE.get(following) if sign == "一" else None
            said.append(turned or _SYLLABLES.get(sign, sign))
    return " ".join(said)


def _zh(value: int, *, inner: bool = False) -> str:
    """`inner`: something stands before it, so that 10 is 一十."""
    for unit, size in (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100)):
        if value >= size:
            high, low = divmod(value, size)
            head = "两" if high == 2 and unit != "百" else _zh(high, inner=inner)
            gap = "零" if 0 < low < size // 10 else ""
            return head + unit + gap + (_zh(low, inner=True) if low else "")
    tens, ones = divmod(value, 10)
    if not tens:
        return _DIGITS_ZH[ones]
    return (_DIGITS_ZH[tens] if tens > 1 or inner else "") + "十" + (_DIGITS_ZH[ones] if ones else "")


def _en(value: int) -> str:
    for unit, size in (("billion", 10**9), ("million", 10**6), ("thousand", 1000), ("hundred", 100)):
        if value >= size:
            high, low = divmod(value, size)
            return f"{_en(high)} {unit}" + (f" {_en(low)}" if low else "")
    tens, ones = divmod(value, 10)
    if tens < 2:
        return _TEENS_EN[ones] if tens else _DIGITS_EN[ones]
    return f"{_TENS_EN[tens]} {_DIGITS_EN[ones]}" if ones else _TENS_EN[tens]
