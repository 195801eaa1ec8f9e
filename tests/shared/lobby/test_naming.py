"""What tells who a customer is, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.lobby.identifiers import id_check
from shared.lobby.naming import tells_name, tells_number


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("欧阳娜娜", "欧阳 娜娜催"),
        ("欧阳娜娜", "欧阳女士急"),
        ("欧阳女士", "欧阳急"),
        ("王芳", "王女士有事"),
        ("王芳女士", "王芳有事"),
        ("阿依古丽·买买提明", "阿依古丽买买提明来取"),
        ("Mr Smith", "SMITH waits"),
        ("Zoë Müller", "for müller"),
        ("Ann", "Ann's turn"),
        ("李先生", "李　先生在等"),
    ],
)
def test_names(name: str, words: str) -> None:
    assert tells_name(name, words)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("王女士", "王芳去处理"),
        ("王", "王芳去处理"),
        ("李先生", "那位先生急"),
        ("Ann", "planned"),
        ("Mr Smith", "Mr Jones"),
        ("王芳", ""),
    ],
)
def test_no_names(name: str, words: str) -> None:
    assert not tells_name(name, words)


@pytest.mark.parametrize(
    "words", ["B001", "V0081", "2026-06-18 10:30", "50,000 元", "窗口 1 2 3 4", "打 95588", "20 万", "会员 88101"]
)
def test_no_numbers(words: str) -> None:
    assert not tells_number(words)


SEPARATORS = st.sampled_from(["", " ", "-", "–", "  ", "."])
AROUND = st.text("请回拨卡号（） ", max_size=6)


@given(
    st.one_of(
        st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
        st.from_regex(r"62[0-9]{14,17}", fullmatch=True),
        st.from_regex(r"[1-9][0-9]{5}(19|20)[0-9]{9}", fullmatch=True).map(lambda one: one + id_check(one)),
        st.from_regex(r"0[1-9][0-9]{9,10}", fullmatch=True),
    ),
    SEPARATORS,
    AROUND,
    AROUND,
)
def test_numbers_of_a_person_however_they_are_written(number: str, between: str, before: str, after: str) -> None:
    assert tells_number(before + between.join(number) + after)
    wide = number.translate({ord(one): ord(one) + 0xFEE0 for one in "0123456789X"})
    assert tells_number(before + wide + after)
