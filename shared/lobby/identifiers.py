"""What a customer is known by: a card, an ID, a phone number or a member code, written in one way however it came.

Nothing here repeats a value in a sentence: it may end on a screen or in a log.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from enum import StrEnum

from shared.lobby.errors import BadInput
from shared.lobby.text import Text, text

LONGEST = 400
"""Characters that are looked at: more than any magnetic stripe holds."""


class Identifier(StrEnum):
    """Kinds of identifiers. Their order is that in which a value which could be several is looked up."""

    CARD = "card"
    ID = "id"
    PHONE = "phone"
    MEMBER = "member"


IDENTIFIERS: dict[Identifier, Text] = {
    Identifier.CARD: text("卡号", "card"),
    Identifier.ID: text("证件号", "ID number"),
    Identifier.PHONE: text("手机号", "phone"),
    Identifier.MEMBER: text("会员号", "member code"),
}
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_TRACK_1 = re.compile(r"%B([0-9]{12,19})\^")
_TRACK_2 = re.compile(r";?([0-9]{12,19})[=D][0-9]{4}")


def normal(kind: Identifier, value: str) -> str:
    """An identifier in its one form: full-width digits, spaces, hyphens and the like do not matter.

    Raises:
        BadInput: it cannot be one; says what is wrong and never what was given.
    """
    bare = _bare(value)
    if kind is Identifier.CARD:
        return _card(bare)
    if kind is Identifier.ID:
        return _id(bare)
    if kind is Identifier.PHONE:
        return _phone(bare)
    if re.fullmatch(r"[A-Z0-9]{4,24}", bare) is None:
        raise BadInput("bad-member", "会员号要 4 到 24 位字母或数字", "a member code is 4 to 24 letters or digits")
    return bare


def candidates(scanned: str) -> list[tuple[Identifier, str]]:
    """Every identifier that what was swiped, scanned or typed can be; empty if it can be none.

    Of a magnetic stripe only the card's number is taken, not the name beside it (ISO/IEC 7813).
    """
    stripe = _TRACK_1.search(scanned[:LONGEST]) or _TRACK_2.match(scanned[:LONGEST])
    if stripe is not None:
        scanned = stripe.group(1)
    found = []
    for kind in Identifier:
        try:
            found.append((kind, normal(kind, scanned)))
        except BadInput:
            continue
    return found


def is_of_a_person(scanned: str) -> bool:
    """Whether this is a card or an ID rather than a ticket, a booking or anything else a reader may see."""
    return any(kind in (Identifier.CARD, Identifier.ID) for kind, _ in candidates(scanned))


def masked_name(name: str) -> str:
    """A name in a list that others may see: 王••."""
    return name[:1] + "•" * min(3, max(1, len(name) - 1))


def _bare(value: str) -> str:
    """Without spaces, dashes and what cannot be seen; in capitals."""
    flat = unicodedata.normalize("NFKC", value[:LONGEST]).upper()
    return "".join(one for one in flat if unicodedata.category(one) not in ("Pd", "Zs", "Cc", "Cf", "Zl", "Zp"))


def _card(bare: str) -> str:
    if re.fullmatch(r"[0-9]{12,19}", bare) is None:
        raise BadInput("bad-card", "卡号要 12 到 19 位数字", "a card number is 12 to 19 digits")
    doubled = (int(one) * (2 if place % 2 else 1) for place, one in enumerate(reversed(bare)))
    if sum(one // 10 + one % 10 for one in doubled) % 10:
        raise BadInput(
            "bad-card", "卡号的校验位不对，可能抄错了一位", "the card number's check digit is wrong (ISO/IEC 7812)"
        )
    return bare


def _id(bare: str) -> str:
    if re.fullmatch(r"[0-9]{15}", bare):
        # The form before 1999: the century and the check digit are added, as the standard says.
        bare = bare[:6] + "19" + bare[6:]
        bare += id_check(bare)
    if re.fullmatch(r"[0-9]{17}[0-9X]", bare):
        try:
            date(int(bare[6:10]), int(bare[10:12]), int(bare[12:14]))
        except ValueError:
            raise BadInput(
                "bad-id", "身份证号里的出生日期不存在", "the ID number's date of birth does not exist"
            ) from None
        if id_check(bare[:17]) != bare[17]:
            raise BadInput(
                "bad-id",
                "身份证号的校验位不对，可能抄错了一位",
                "the ID number's check digit is wrong (GB 11643-1999)",
            )
        return bare
    # Passports, travel permits, permanent residence.
    if re.fullmatch(r"[A-Z]{1,3}[0-9]{6,15}", bare) is None:
        raise BadInput(
            "bad-id",
            "证件号要 18 位身份证号，或字母开头的护照、通行证号",
            "an ID is a resident ID of 18 places, or a passport or permit that begins with a letter",
        )
    return bare


def id_check(first: str) -> str:
    """The check character of a resident ID's first 17 digits (GB 11643-1999, ISO 7064 MOD 11-2)."""
    return _CHECKS[sum(weight * int(one) for weight, one in zip(_WEIGHTS, first, strict=True)) % 11]


def _phone(bare: str) -> str:
    digits = re.sub(r"[().]", "", bare)
    mobile = re.fullmatch(r"(?:\+?86|0086)?(1[3-9][0-9]{9})", digits)
    if mobile is not None:
        return mobile.group(1)
    # A line with its area code (which abroad is written without its 0), or a number abroad (ITU-T E.164).
    line = re.fullmatch(r"(\+?86|0086)?(0?)([1-9][0-9]{8,10})", digits)
    if line is not None and (line[2] or (line[1] and not (line[3][0] == "1" and len(line[3]) == 11))):
        return "0" + line[3]
    abroad = re.fullmatch(r"(?:\+|00)([1-9][0-9]{6,14})", digits)
    if abroad is None or abroad[1].startswith("86"):
        raise BadInput(
            "bad-phone",
            "手机号要 11 位，座机要带区号，境外号码要带 + 和国家码",
            "a mobile number has 11 digits, a line its area code, a number abroad + and its country",
        )
    return "+" + abroad[1]
