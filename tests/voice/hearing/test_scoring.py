"""The score of what a recogniser wrote: homophones are right, any other digit is wrong."""

import pytest

from shared.voice.mandarin import DIGITS
from tests.voice.hearing.calls import Call
from tests.voice.hearing.scoring import score

HANZI = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("number", "counter", "written"),
    [
        ("A012", 3, "请A012号到3号窗口。"),
        ("A012", 12, "请A零一二号，到十二号窗口。"),
        ("B345", 10, "请b345号,当时号窗口。"),
        ("V754", 11, "请为754号,当时1号窗口。"),
        ("E831", 5, "请翼巴三以后,耽误号穿口。"),
        ("E608", 1, "行1608號,到1號窗口。"),
        ("H983", 8, "新银吃酒吧三号,到八号窗口。"),
        ("Z000", 12, "请在〇〇〇号,到12号"),
        ("F114", 4, "亲爱府一一四号,一到四号窗口。"),
    ],
)
def test_what_sounds_right_is_right(number: str, counter: int, written: str) -> None:
    said = score(Call(number, counter), written)
    assert (said.digits, said.window) == (1.0, 1.0)


def test_no_digit_passes_for_another() -> None:
    assert len({syllable[:-1] for syllable in (*DIGITS, "shi2")}) == 11
    for place in range(3):
        for right, wrong in ((right, wrong) for right in range(10) for wrong in range(10) if right != wrong):
            number = f"{right}"
            said = ["3" if right != 3 and wrong != 3 else "6"] * 3
            said[place] = number
            heard = [HANZI[int(digit)] for digit in said]
            heard[place] = HANZI[wrong]
            assert score(Call("A" + "".join(said), 1), f"请A{''.join(heard)}号到1号窗口").digits == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("number", "counter", "written", "digits", "window"),
    [
        ("A044", 4, "请A零四十号到十号窗口", 2 / 3, 0),  # 十 for 四, and counter 10 for 4
        ("A012", 12, "请A012号到一二号窗口", 1, 0),  # twelve is 十二
        ("A012", 11, "请A012号到1号窗口", 1, 0),
        ("A012", 1, "请A012号到十一号窗口", 1, 0),
        ("A012", 2, "请A012号到某号窗口", 1, 0),
        ("A012", 3, "请A12号到3号窗口", 2 / 3, 1),  # one too few
        ("A012", 3, "请A2012号到3号窗口", 3 / 4, 1),  # one too many
        ("A012", 3, "请诶零一二零号到3号窗口", 2 / 4, 1),
        ("A012", 3, "请A120号到3号窗口", 2 / 3, 1),  # in another order
        ("A012", 3, "请A012号", 1, 0),
        ("A012", 3, "谢谢观看", 0, 0),
        ("A012", 3, "", 0, 0),
    ],
)
def test_what_is_missing_or_wrong_counts(number: str, counter: int, written: str, digits: float, window: float) -> None:
    said = score(Call(number, counter), written)
    assert said.digits == pytest.approx(digits)
    assert said.window == window


@pytest.mark.parametrize(
    ("number", "written", "heard"),
    [
        ("A012", "请A012号到3号窗口", 1),
        ("V012", "请微零一二号到3号窗口", 1),
        ("E112", "请一112号到3号窗口", 1),
        ("F012", "请爱夫012号到3号窗口", 1),
        ("B012", "请第012号到3号窗口", 0),
        ("E112", "请112号到3号窗口", 0),
    ],
)
def test_a_letter_is_heard_as_its_name(number: str, written: str, heard: float) -> None:
    assert score(Call(number, 3), written).letter == heard
