"""Long texts are broken as Chinese is set, and none of their words is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from display.lines import broken, pages


def width(text: str) -> float:
    """A hanzi is 10 wide, a Latin letter 5."""
    return sum(5.0 if one.isascii() else 10.0 for one in text)


def bare(text: str) -> str:
    return "".join(text.split())


def test_what_fits_stays_on_one_line() -> None:
    assert broken("过号不用重取", 60, width) == ["过号不用重取"]
    assert broken("", 60, width) == []


def test_lines_are_even_and_no_mark_begins_one() -> None:
    assert broken("请从安全出口离开", 70, width) == ["请从安全", "出口离开"]
    assert broken("请大家离开，谢谢", 50, width) == ["请大家离", "开，谢谢"]


def test_words_stay_whole_unless_they_are_wider_than_a_line() -> None:
    assert broken("please leave the hall", 60, width) == ["please leave", "the hall"]
    assert broken("x" * 30, 50, width) == ["x" * 10] * 3


def test_pages_hold_so_many_lines_and_are_even() -> None:
    assert [page.count("\n") + 1 for page in pages("字" * 45, 100, width, 2)] == [2, 2, 1]
    assert pages("字" * 20, 100, width, 2) == ["字" * 10 + "\n" + "字" * 10]


@given(st.text(alphabet="请，。“”（）安全出口 abc123.-，", max_size=80), st.integers(30, 400), st.integers(1, 3))
def test_nothing_is_lost_and_everything_fits(text: str, room: int, most: int) -> None:
    lines = broken(text, room, width)
    assert bare("".join(lines)) == bare(text)
    assert all(line and (width(line) <= room or len(line) == 1) for line in lines)
    found = pages(text, room, width, most)
    assert bare("".join(found)) == bare(text)
    assert all(page.count("\n") < most for page in found)
