"""Cards, IDs, phones and member codes: one form for each, however they came, and no value in any sentence."""

from __future__ import annotations

import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.lobby.errors import BadInput
from shared.lobby.identifiers import Identifier, candidates, id_check, masked_name, normal

CARD = "6222021234567894"
ID = "11010519491231002X"


def luhn(first: str) -> str:
    """A card's number with its check digit, worked out the long way."""
    return next(
        first + last
        for last in string.digits
        if sum(sum(divmod(int(one) * (1 + at % 2), 10)) for at, one in enumerate((first + last)[::-1])) % 10 == 0
    )


@pytest.mark.parametrize(
    ("kind", "said", "is_"),
    [
        (Identifier.CARD, "６２２２ 0212-3456 7894", CARD),
        (Identifier.CARD, "6222\u00a00212\u20133456\u200b7894", CARD),
        (Identifier.ID, "11010519491231002x", ID),
        (Identifier.ID, "110105491231002", ID),
        (Identifier.ID, "e 12345678", "E12345678"),
        (Identifier.PHONE, "+86 138-0013-8000", "13800138000"),
        (Identifier.PHONE, "0086 138 0013 8000", "13800138000"),
        (Identifier.PHONE, "8613800138000", "13800138000"),
        (Identifier.PHONE, "(0571) 8765 4321", "057187654321"),
        (Identifier.PHONE, "+86 571 8765 4321", "057187654321"),
        (Identifier.PHONE, "＋852 9123 4567", "+85291234567"),
        (Identifier.MEMBER, " v-00 81 ", "V0081"),
    ],
)
def test_one_form(kind: Identifier, said: str, is_: str) -> None:
    assert normal(kind, said) == is_
    assert (kind, is_) in candidates(said)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Identifier.CARD, "6222021234567890"),
        (Identifier.CARD, "6.22202E+15"),
        (Identifier.CARD, ""),
        (Identifier.ID, "110105194912310021"),
        (Identifier.ID, "11010519491331002X"),
        (Identifier.ID, "110105491331002"),
        (Identifier.PHONE, "12345678901"),
        (Identifier.PHONE, "1380013800"),
        (Identifier.PHONE, "+86 12345678901"),
        (Identifier.MEMBER, "123"),
        (Identifier.MEMBER, "https://lobby.example.org/t/x"),
    ],
)
def test_what_cannot_be_one_is_refused_without_being_repeated(kind: Identifier, said: str) -> None:
    with pytest.raises(BadInput) as caught:
        normal(kind, said)
    assert not said or said not in str(caught.value)


def test_of_a_magnetic_stripe_only_the_number_is_taken() -> None:
    for stripe in (f"%B{CARD}^WANG/FANG^29012010000?", f";{CARD}=29012010000000000?", f"{CARD}=2901201"):
        assert candidates(stripe)[0] == (Identifier.CARD, CARD)
        assert all("WANG" not in value for _, value in candidates(stripe))
    assert candidates("https://lobby.example.org/t/SzGOXp0XbMZ9gVUaNc7kDw") == []


@given(st.text(), st.sampled_from(Identifier))
def test_whatever_is_given_has_one_form_or_none(said: str, kind: Identifier) -> None:
    try:
        once = normal(kind, said)
    except BadInput:
        return
    assert normal(kind, once) == once
    assert once.isascii()


@given(st.from_regex(r"[0-9]{11,18}", fullmatch=True), st.lists(st.sampled_from(" -–　\u200b"), max_size=6), st.data())
def test_a_card_is_known_however_it_is_grouped_and_not_with_one_digit_changed(
    first: str, between: list[str], data: st.DataObject
) -> None:
    card = luhn(first)
    grouped = card
    for one in between:
        at = data.draw(st.integers(0, len(grouped)))
        grouped = grouped[:at] + one + grouped[at:]
    wide = grouped.translate({ord(one): ord(one) + 0xFEE0 for one in string.digits})
    assert normal(Identifier.CARD, grouped) == normal(Identifier.CARD, wide) == card
    at = data.draw(st.integers(0, len(card) - 1))
    other = data.draw(st.sampled_from([one for one in string.digits if one != card[at]]))
    with pytest.raises(BadInput):
        normal(Identifier.CARD, card[:at] + other + card[at + 1 :])


@given(st.dates(date(1900, 1, 1), date(2030, 12, 31)), st.integers(0, 999), st.data())
def test_an_id_with_one_place_changed_is_none(born: date, order: int, data: st.DataObject) -> None:
    first = f"110105{born:%Y%m%d}{order:03d}"
    known = first + id_check(first)
    assert normal(Identifier.ID, known.lower()) == known
    at = data.draw(st.integers(0, 16))
    other = data.draw(st.sampled_from([one for one in string.digits if one != known[at]]))
    with pytest.raises(BadInput):
        normal(Identifier.ID, known[:at] + other + known[at + 1 :])


def test_a_name_in_a_list() -> None:
    assert [masked_name(one) for one in ("王女士", "欧阳先生", "李", "")] == ["王••", "欧•••", "李•", "•"]
