"""Whether words that stay in the log tell who a customer is. What they may hold else is nobody's business here."""

from __future__ import annotations

import re
import unicodedata

_TITLES = ("女士", "先生", "太太", "小姐", "夫人", "阿姨", "叔叔", "奶奶", "爷爷", "大爷", "大妈", "老师", "总")
_SURNAMES_OF_TWO = (
    *("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "长孙"),
    *("宇文", "司徒", "夏侯", "端木", "南宫", "轩辕", "闻人", "独孤", "百里", "呼延", "东郭"),
)
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"[0-9](?:[\s().·/_-]{0,3}[0-9]){10,}")
"""Eleven digits or more, however set apart: a phone number, a card, a resident ID. A day and an hour have fewer."""
_DOCUMENT = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{1,3}[0-9]{6,}")
"""A passport or a permit; a ticket's number is shorter."""


def tells_number(words: str) -> bool:
    """Whether there is a phone, card or ID number in them, by its shape: one with a slip is somebody's all the same."""
    flat = "".join(
        "-" if unicodedata.category(one) == "Pd" else one
        for one in unicodedata.normalize("NFKC", words)
        if unicodedata.category(one) != "Cf"
    )
    return bool(_NUMBER.search(flat) or _DOCUMENT.search(flat))


def tells_name(name: str, words: str) -> bool:
    """Whether they name a customer: as the book does, without a title, or by surname and title.

    In Latin the surname is enough. One of a single character is part of too many words to be a name alone.
    """
    called = _LETTERS.findall(_folded(name))
    if called and not any(unicodedata.category(one) == "Lo" for one in name):
        return len(called[-1]) > 1 and called[-1] in _LETTERS.findall(_folded(words))
    whole, said = _flat(name), _flat(words)
    bare = next((whole.removesuffix(one) for one in _TITLES if whole.endswith(one)), whole)
    surname = bare[:2] if bare[:2] in _SURNAMES_OF_TWO else bare[:1]
    called_so = [whole, bare, *(surname + one for one in _TITLES if surname)]
    return any(len(one) > 1 and one in said for one in called_so)


def _folded(words: str) -> str:
    return unicodedata.normalize("NFKC", words).casefold()


def _flat(words: str) -> str:
    """Without spaces, dots between the parts of a name, and what cannot be seen."""
    return "".join(one for one in _folded(words) if unicodedata.category(one)[0] in "LN")
