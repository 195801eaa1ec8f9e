"""Mandarin as each engine wants it: from pinyin with tone numbers and capital letters (`Part.spoken`).

Kokoro was trained on syllables in the phonetic alphabet, each with an arrow for its tone (→ ↗ ↓ ↘, none for the neutral
one). The values are those of Duanmu, *The Phonology of Standard Chinese*, as the training texts wrote them: aspiration
as ʰ, one sign for an affricate, ɨ for the vowel of `zhi` and `zi`.
"""

import re

DIGITS = ("ling2", "yi1", "er4", "san1", "si4", "wu3", "liu4", "qi1", "ba1", "jiu3")
"""How each digit is read."""

_TONES = {"1": "→", "2": "↗", "3": "↓", "4": "↘", "5": ""}
_INITIALS = {
    "b": "p",
    "p": "pʰ",
    "m": "m",
    "f": "f",
    "d": "t",
    "t": "tʰ",
    "n": "n",
    "l": "l",
    "g": "k",
    "k": "kʰ",
    "h": "x",
    "j": "ʨ",
    "q": "ʨʰ",
    "x": "ɕ",
    "zh": "ꭧ",
    "ch": "ꭧʰ",
    "sh": "ʂ",
    "r": "ɻ",
    "z": "ʦ",
    "c": "ʦʰ",
    "s": "s",
    "": "",
}
# A final as (up to and with the vowel, what follows the tone): the tone stands behind the vowel.
_FINALS = {
    "a": ("a", ""),
    "ai": ("ai", ""),
    "an": ("a", "n"),
    "ang": ("a", "ŋ"),
    "ao": ("au", ""),
    "e": ("ɤ", ""),
    "ei": ("ei", ""),
    "en": ("ə", "n"),
    "eng": ("ə", "ŋ"),
    "er": ("ɚ", ""),
    "i": ("i", ""),
    "ia": ("ja", ""),
    "ian": ("jɛ", "n"),
    "iang": ("ja", "ŋ"),
    "iao": ("jau", ""),
    "ie": ("je", ""),
    "in": ("i", "n"),
    "ing": ("i", "ŋ"),
    "iong": ("jʊ", "ŋ"),
    "iu": ("jou", ""),
    "o": ("ɔ", ""),
    "ong": ("ʊ", "ŋ"),
    "ou": ("ou", ""),
    "u": ("u", ""),
    "ua": ("wa", ""),
    "uai": ("wai", ""),
    "uan": ("wa", "n"),
    "uang": ("wa", "ŋ"),
    "ueng": ("wə", "ŋ"),
    "ui": ("wei", ""),
    "un": ("wə", "n"),
    "uo": ("wo", ""),
    "v": ("y", ""),
    "van": ("ɥɛ", "n"),
    "ve": ("ɥe", ""),
    "vn": ("y", "n"),
}
# Syllables without an initial are written with y and w.
_ZERO_INITIAL = {
    "yi": "i",
    "ya": "ia",
    "yo": "uo",
    "ye": "ie",
    "yao": "iao",
    "you": "iu",
    "yan": "ian",
    "yin": "in",
    "yang": "iang",
    "ying": "ing",
    "yong": "iong",
    "yu": "v",
    "yue": "ve",
    "yuan": "van",
    "yun": "vn",
    "wu": "u",
    "wa": "ua",
    "wo": "uo",
    "wai": "uai",
    "wei": "ui",
    "wan": "uan",
    "wen": "un",
    "wang": "uang",
    "weng": "ueng",
}
# Interjections that have no vowel to carry the tone.
_SYLLABIC = {"m": "m", "n": "n", "ng": "ŋ", "hm": "hm", "hng": "hŋ"}
_SYLLABLE = re.compile(r"([a-zü]+)([1-5])")
_INITIAL = re.compile(r"([zcs]h|[bpmfdtnlgkhjqxrzcs]?)(.+)")

# The letters' names as Chinese speakers say them, in the phonetic alphabet: Kokoro has no capital B or C in its
# vocabulary and drops them without a word; its capital A, I, O are English diphthongs.
_LETTERS_KOKORO = {
    "A": "ei→",
    "B": "pi↘",
    "C": "sei→",
    "D": "ti↘",
    "E": "i↘",
    "F": "ai↗fu",
    "G": "ʨi↘",
    "H": "ei↗ꭧʰɨ",
    "I": "ai→",
    "J": "ꭧei↘",
    "K": "kʰei↘",
    "L": "ai↗lə",
    "M": "ai↗mu",
    "N": "ən→",
    "O": "ou→",
    "P": "pʰi↘",
    "Q": "kʰjou↘",
    "R": "a↗ɚ",
    "S": "ai↗sɨ",
    "T": "tʰi↘",
    "U": "jou→",
    "V": "wei→",
    "W": "ta↗pu ljou",
    "X": "ai↗kʰɤsɨ",
    "Y": "wai→",
    "Z": "ʦei→",
}

# The same names in syllables that espeak-ng's pinyin voice knows.
_LETTERS_PINYIN = {
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


class NotPinyin(ValueError):
    """A token that is neither a syllable with its tone, a capital letter nor a pause."""


def named(pinyin: str) -> str:
    """Pinyin whose capitals are replaced by syllables that sound like the letters' names."""
    return " ".join(
        _LETTERS_PINYIN[token[0]] + token[1:] if token and token.rstrip(",.") in _LETTERS_PINYIN else token
        for token in pinyin.split(" ")
    )


def phonemes(pinyin: str) -> str:
    """Pinyin as Kokoro's phonemes: `qing3 A ling2.` → `ʨʰi↓ŋ ei→, li↗ŋ.`. Raises `NotPinyin`, naming the token.

    Between a letter and the digits stands a short pause: "E 1" run together is heard as one long vowel.
    """
    said = []
    tokens = pinyin.split()
    for token, following in zip(tokens, [*tokens, ""][1:], strict=True):
        bare = token.rstrip(",.!?;:")
        marks = token[len(bare) :]
        if bare in _LETTERS_KOKORO and not marks and following.rstrip(",.!?;:") in DIGITS:
            marks = ","
        said.append((_spoken(bare) if bare else "") + marks)
    return re.sub(r"\s+([,.!?;:])", r"\1", " ".join(said))


def _spoken(token: str) -> str:
    if token in _LETTERS_KOKORO:
        return _LETTERS_KOKORO[token]
    return syllable(token)


def syllable(written: str) -> str:
    """One syllable with its tone number: `zhong1` → `ꭧʊ→ŋ`. `v` and `ü` are the same. Raises `NotPinyin`."""
    match = _SYLLABLE.fullmatch(written)
    if match is None:
        raise NotPinyin(written)
    letters, tone = match[1].replace("ü", "v"), _TONES[match[2]]
    if letters in _SYLLABIC:
        return _SYLLABIC[letters] + tone
    if letters in _ZERO_INITIAL:
        initial, final = "", _ZERO_INITIAL[letters]
    else:
        split = _INITIAL.fullmatch(letters)
        if split is None:
            raise NotPinyin(written)
        initial, final = split[1], split[2]
        if initial in ("j", "q", "x") and final.startswith("u"):
            final = "v" + final[1:]
        elif initial and final == "o":
            final = "uo"
        elif initial in ("n", "l") and final == "ue":
            final = "ve"
        if final not in _FINALS or (not initial and final[0] in "iuv"):
            raise NotPinyin(written)
    if final == "i" and initial in ("zh", "ch", "sh", "r", "z", "c", "s"):
        return f"{_INITIALS[initial]}ɨ{tone}"
    vowel, end = _FINALS[final]
    return f"{_INITIALS[initial]}{vowel}{tone}{end}"
