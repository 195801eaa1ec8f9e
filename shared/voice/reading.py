"""How a text is read aloud: its numbers, letters and signs as words, so that no engine can leave one out.

Engines drop or misread what is no word of their language: full-width digits, `①`, `℃`, `%`, `¥`, `1,000`. So the text
is brought to plain signs (NFKC, Unicode Annex 15), and what is no word is written out here, in each language its own
way.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pypinyin import Style, lazy_pinyin, load_phrases_dict

from shared.voice.numerals import LARGEST, amount, number_word, ordinal, spelled, syllables

# Words of the lobby in which the dictionary would take the wrong one of several readings.
load_phrases_dict({"重取": [["chóng"], ["qǔ"]], "重呼": [["chóng"], ["hū"]]})

_GROUPED = r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d号]|,\d)"
_DECIMAL = r"(?<![\d.])\d+\.\d+(?!\.?\d)"
_NUMBER = rf"(?:{_GROUPED}|{_DECIMAL}|\d+)"
_MINUS = r"(?:(?<![0-9A-Za-z%])-)?"
_UP_TO = rf"(?:\s?[-–~]\s?{_NUMBER})?"
_TIME = r"(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])"
_UNITS_ZH = "元|万|亿|人民币|美元|港元|欧元|英镑|日元"
_UNITS_EN = "yuan|RMB|CNY|dollars?|USD|HKD|euros?|EUR|pounds?|GBP|thousand|million|billion|percent"

_ZH = re.compile(
    rf"(?P<time>{_TIME})"
    rf"|(?P<money>(?P<sign>[¥$€£])\s?(?P<sum>{_NUMBER})(?P<scale>[万亿]?)(?P<unit>{_UNITS_ZH})?)"
    rf"|(?P<share>{_MINUS}{_NUMBER})\s?(?P<of>[%‰])"
    rf"|(?P<degrees>{_MINUS}{_NUMBER})\s?(?P<scaled>°[CF]?)"
    rf"|(?P<counted>{_NUMBER})(?={_UP_TO}\s?(?:{_UNITS_ZH}))"
    rf"|(?P<amount>{_GROUPED}|{_DECIMAL})"
    r"|(?P<digits>\d+)(?P<hash>#?)"
    r"|(?P<letters>[A-Z]+)"
    r"|(?P<other>°[CF]|[%‰°¥$€£])"
)
_EN = re.compile(
    rf"(?P<time>{_TIME})"
    rf"|(?P<money>(?P<sign>[¥$€£])\s?(?P<sum>{_NUMBER})(?P<scale>\s?(?:thousand|million|billion)\b)?)"
    rf"|(?P<share>{_MINUS}{_NUMBER})\s?(?P<of>[%‰])"
    rf"|(?P<degrees>{_MINUS}{_NUMBER})\s?(?P<scaled>°[CF]?)"
    rf"|(?P<counted>{_NUMBER})(?={_UP_TO}\s?(?:{_UNITS_EN})\b)"
    rf"|(?P<code>\b(?:RMB|CNY|USD|HKD|EUR|GBP)\s?)(?P<coded>{_NUMBER})"
    rf"|(?P<amount>{_GROUPED}|{_DECIMAL})"
    r"|(?P<place>[1-9]\d?)(?:st|nd|rd|th)\b"
    r"|(?P<digits>\d+)"
    r"|(?P<other>°[CF]|[%‰°¥$€£])"
)
_SIGNS = {
    "%": ("百分号", "percent"),
    "‰": ("千分号", "per mille"),
    "°": ("度", "degrees"),
    "°C": ("摄氏度", "degrees Celsius"),
    "°F": ("华氏度", "degrees Fahrenheit"),
    "¥": ("元", "yuan"),
    "$": ("美元", "dollars"),
    "€": ("欧元", "euros"),
    "£": ("英镑", "pounds"),
}
_LATIN = str.maketrans({"Æ": "AE", "Œ": "OE", "Ø": "O", "Đ": "D", "Ł": "L", "Ð": "D", "Þ": "TH"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch of Mandarin for the two kinds of engines."""

    words: str
    """For those that read hanzi: no digits, letters apart."""
    pinyin: str
    """For the others: see `Part.spoken`."""


def stretches(text: str) -> Iterator[Reading]:
    """Mandarin text piece by piece: letters and numbers in it are written out, marks become pauses."""
    text, end = _without_accents(plain(text)), 0
    for match in _ZH.finditer(text):
        yield _running(text[end : match.start()])
        yield from _zh(match)
        end = match.end()
    yield _running(text[end:])


def joined(readings: Iterable[Reading]) -> Reading:
    """One after another."""
    each = list(readings)
    said = re.sub(r"\s+([,.])", r"\1", " ".join(one.pinyin for one in each if one.pinyin))
    pinyin = re.sub(r"([,.])[,.]+", r"\1", said).strip(" ,.")
    return Reading(" ".join("".join(one.words for one in each).split()), pinyin)


def numeral(words: str) -> Reading:
    """What `shared.voice.numerals` said in hanzi; its letters stand apart from what is around them."""
    apart = re.sub(r"[A-Z]+", r" \g<0> ", words)
    return Reading(apart, syllables(words))


def english(text: str) -> str:
    """English text with its numbers and signs as words: up to 99 as one number, longer ones digit by digit, amounts as
    amounts.

    The letter before a number (`V003`) becomes a word of its own, which is the letter's name.
    """
    said, end = [], 0
    text = plain(text)
    for match in _EN.finditer(text):
        said += [text[end : match.start()], _en(match)]
        end = match.end()
        # A word of its own, also where it touches another: 5G, A4.
        if match.start() and text[match.start() - 1].isalnum():
            said.insert(-1, " ")
        if end < len(text) and text[end].isalnum():
            said.append(" ")
    return " ".join("".join((*said, text[end:])).split())


def plain(text: str) -> str:
    """The text in plain signs: digits of any script and width as 0–9, Latin letters of any width as themselves."""
    text = "".join(map(_plain_number, text)).replace("−", "-")
    # A full-width comma stands between numbers, a plain one may group the digits of one.
    return unicodedata.normalize("NFKC", re.sub(r"(?<=[0-9])，(?=[0-9])", "、", text))


def _plain_number(sign: str) -> str:
    kind, value = unicodedata.category(sign), unicodedata.numeric(sign, 0.5)
    if sign.isascii() or sign == "〇" or kind not in ("Nd", "Nl", "No") or not value.is_integer():
        return sign
    # ①② are two numbers, １２ is one.
    return str(int(value)) if kind == "Nd" else f" {int(value)} "


def _without_accents(text: str) -> str:
    stripped = []
    for before, sign in zip(f" {text}", text, strict=False):
        base = unicodedata.normalize("NFD", sign)[0]
        latin = base.isascii() and base.isalpha()
        # `°Ç` is a letter beside a sign; without its accent it would be the unit.
        stripped.append(" " * (latin and base != sign and before == "°") + (base if latin else sign))
    return "".join(stripped).upper().translate(_LATIN)


def _running(text: str) -> Reading:
    said = lazy_pinyin(text, style=Style.TONE3, neutral_tone_with_five=True, errors=_pause) if text else []
    return Reading(text, " ".join(part for part in said if part))


def _pause(marks: str) -> str:
    if any(mark in marks for mark in "。！？.!?"):
        return "."
    return "," if any(mark in marks for mark in "、；：,;:/⁄~–—-") else ""


def _zh(match: re.Match[str]) -> Iterator[Reading]:
    found = match.groupdict()
    if time := found["time"]:
        hours, minutes = time.split(":")
        yield numeral(amount(int(hours), "zh"))
        yield _running("点")
        if minutes != "00":
            yield numeral(spelled(minutes, "zh") if minutes[0] == "0" else amount(int(minutes), "zh"))
            yield _running("分")
    elif found["money"]:
        yield numeral(_quantity(found["sum"], "zh", counted=True))
        yield _running((found["scale"] or "") + (found["unit"] or _SIGNS[found["sign"]][0]))
    elif share := found["share"]:
        yield _running(("负" if share[0] == "-" else "") + ("百分之" if found["of"] == "%" else "千分之"))
        yield numeral(_quantity(share, "zh"))
    elif degrees := found["degrees"]:
        yield _running("零下" if degrees[0] == "-" else "")
        yield numeral(_quantity(degrees, "zh"))
        yield _running(_SIGNS[found["scaled"]][0])
    elif counted := found["counted"] or found["amount"]:
        yield numeral(_quantity(counted, "zh", counted=bool(found["counted"])))
    elif digits := found["digits"]:
        yield numeral(_digits(digits, "zh"))
        yield _running("号" if found["hash"] else "")
    elif letters := found["letters"]:
        yield numeral(spelled(letters, "zh"))
    else:
        yield _running(_SIGNS[found["other"]][0])


def _en(match: re.Match[str]) -> str:
    found = match.groupdict()
    if time := found["time"]:
        hours, minutes = time.split(":")
        whole = "o'clock" if 1 <= int(hours) <= 12 else "hundred"
        return f"{amount(int(hours), 'en')} {whole if minutes == '00' else _digits(minutes, 'en')}"
    if found["money"]:
        words = _quantity(found["sum"], "en") + (f" {found['scale'].strip()}" if found["scale"] else "")
        unit = _SIGNS[found["sign"]][1]
        return f"{words} {unit.removesuffix('s') if words == 'one' else unit}"
    if share := found["share"]:
        return f"{'minus ' if share[0] == '-' else ''}{_quantity(share, 'en')} {_SIGNS[found['of']][1]}"
    if degrees := found["degrees"]:
        return f"{'minus ' if degrees[0] == '-' else ''}{_quantity(degrees, 'en')} {_SIGNS[found['scaled']][1]}"
    if found["coded"]:
        return f"{found['code'].strip()} {_quantity(found['coded'], 'en')}"
    if counted := found["counted"] or found["amount"]:
        return _quantity(counted, "en")
    if found["place"]:
        return ordinal(int(found["place"]))
    if found["digits"]:
        return _digits(found["digits"], "en")
    return f" {_SIGNS[found['other']][1]} "


def _digits(run: str, language: str) -> str:
    """Up to two digits are a number, more are spelled: years, telephones, tickets. So is what begins with a zero."""
    short = len(run) == 1 or (len(run) == 2 and run[0] != "0")
    return number_word(int(run), language) if short else spelled(run, language)


def _quantity(written: str, language: str, *, counted: bool = False) -> str:
    """`counted`: of something whose word follows, where 2 is 两."""
    whole, _, fraction = written.lstrip("-").replace(",", "").partition(".")
    if whole == "2" and not fraction and counted and language == "zh":
        return "两"
    spell = int(whole) > LARGEST or (whole != "0" and whole[0] == "0")
    words = spelled(whole, language) if spell else amount(int(whole), language)
    if not fraction:
        return words
    if language == "zh":
        return f"{words}点{spelled(fraction, language)}"
    return f"{words} point {spelled(fraction, language)}"
