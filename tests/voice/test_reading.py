"""Texts as people write them: nothing in them is lost, and each number is said as it is meant."""

import re
import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.voice import PhraseBook
from shared.voice.numerals import amount, ordinal, syllables
from shared.voice.reading import english, plain

BOOK = PhraseBook({})


def zh(text: str) -> tuple[str, str]:
    """Pinyin and hanzi of a Mandarin notice (with at least one sign)."""
    (part,) = BOOK.notice({"zh": text}).sentences[0].parts
    return part.spoken, part.words


@pytest.mark.parametrize(
    ("text", "spoken", "words"),
    [
        ("请携带１２号单据", "qing3 xie2 dai4 shi2 er4 hao4 dan1 ju4", "请携带十二号单据"),
        ("请到Ａ区", "qing3 dao4 A qu1", "请到 A 区"),
        ("第①窗口", "di4 yi1 chuang1 kou3", "第 一 窗口"),
        ("①②号", "yi1 er4 hao4", "一 二 号"),
        ("５０％", "bai3 fen1 zhi1 wu3 shi2", "百分之五十"),
        ("利率3.5%", "li4 lv4 bai3 fen1 zhi1 san1 dian3 wu3", "利率百分之三点五"),
        ("温度38℃", "wen1 du4 san1 shi2 ba1 she4 shi4 du4", "温度三十八摄氏度"),
        ("-5℃", "ling2 xia4 wu3 she4 shi4 du4", "零下五摄氏度"),
        ("°Ç", "du4 C", "度 C"),
        ("￥200", "er4 bai3 yuan2", "二百元"),
        ("$2", "liang3 mei3 yuan2", "两美元"),
        ("¥1.2万元", "yi1 dian3 er4 wan4 yuan2", "一点二万元"),
        ("1,000元", "yi4 qian1 yuan2", "一千元"),
        ("500元以上", "wu3 bai3 yuan2 yi3 shang4", "五百元以上"),
        ("500-1000元", "wu3 bai3, yi4 qian1 yuan2", "五百-一千元"),
        ("100,000元", "shi2 wan4 yuan2", "十万元"),
        ("1,234.05", "yi4 qian1 er4 bai3 san1 shi2 si4 dian3 ling2 wu3", None),
        ("请拨打95588", "qing3 bo1 da3 jiu3 wu3 wu3 ba1 ba1", "请拨打九五五八八"),
        ("2026年", "er4 ling2 er4 liu4 nian2", "二零二六年"),
        ("2026.6.18", "er4 ling2 er4 liu4. liu4. shi2 ba1", None),
        ("101，102号", "yi1 ling2 yi1, yi1 ling2 er4 hao4", None),
        ("101,102号", "yi1 ling2 yi1, yi1 ling2 er4 hao4", None),
        ("第2个", "di4 er4 ge4", "第二个"),
        ("9:05–17:00", "jiu3 dian3 ling2 wu3 fen1, shi2 qi1 dian3", "九点零五分–十七点"),
        ("3#窗口", "san1 hao4 chuang1 kou3", "三号窗口"),
        ("50/60", "wu3 shi2, liu4 shi2", None),
        ("05", "ling2 wu3", "零五"),
        ("café", "C A F E", "C A F E"),
        ("京A·12345", "jing1 A yi1 er4 san1 si4 wu3", None),
        ("G20与5G", "G er4 shi2 yu3 wu3 G", "G 二十与五 G"),
    ],
)
def test_mandarin(text: str, spoken: str, words: str | None) -> None:
    assert zh(text)[0] == spoken
    assert words is None or zh(text)[1] == words


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Window 3 closes at 14:30", "Window three closes at fourteen thirty"),
        ("from 9:05 to 10:00", "from nine zero five to ten o'clock"),
        ("until 17:00", "until seventeen hundred"),
        ("Rate 3.5%", "Rate three point five percent"),
        ("１００％", "one hundred percent"),
        ("Fee ¥1,200", "Fee one thousand two hundred yuan"),
        ("Fee $1", "Fee one dollar"),
        ("$3.5 million", "three point five million dollars"),
        ("RMB 500", "RMB five hundred"),
        ("500-1000 yuan", "five hundred-one thousand yuan"),
        ("-5 ℃", "minus five degrees Celsius"),
        ("Call 95588", "Call nine five five eight eight"),
        ("Ａ０１２ and 5G", "A zero one two and five G"),
        ("2nd floor", "second floor"),
        ("①", "one"),
        ("A4 paper", "A four paper"),
    ],
)
def test_english(text: str, spoken: str) -> None:
    assert english(text) == spoken


@pytest.mark.parametrize(
    ("value", "in_hanzi"),
    [
        (0, "零"),
        (10, "十"),
        (110, "一百一十"),
        (202, "二百零二"),
        (1010, "一千零一十"),
        (2200, "两千二百"),
        (10_010, "一万零一十"),
        (120_000, "十二万"),
        (1_000_001, "一百万零一"),
        (20_002_000, "两千万两千"),
        (200_000_000, "两亿"),
        (10_0000_0001, "十亿零一"),
    ],
)
def test_amounts_in_hanzi(value: int, in_hanzi: str) -> None:
    assert amount(value, "zh") == in_hanzi


def test_ordinals() -> None:
    assert [ordinal(value) for value in (1, 12, 20, 23, 40)] == [
        "first",
        "twelfth",
        "twentieth",
        "twenty third",
        "fortieth",
    ]


@given(st.integers(0, 10**12 - 1))
def test_an_amount_can_be_counted_back(value: int) -> None:
    """Read as a person does: units multiply what stands before them."""
    words = amount(value, "zh").replace("两", "二").replace("零", "")
    total = section = digit = 0
    for sign in words:
        if sign in "一二三四五六七八九":
            digit = "一二三四五六七八九".index(sign) + 1
        elif sign in "十百千":
            section += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[sign]
            digit = 0
        else:
            total, section, digit = total + (section + digit) * {"万": 10**4, "亿": 10**8}[sign], 0, 0
    assert total + section + digit == value
    assert len({amount(other, "en") for other in (value, value + 1, value // 10)}) == len(
        {value, value + 1, value // 10}
    )


# Everything a notice is made of, in all widths, and whatever else there is.
PIECES = st.one_of(
    st.sampled_from(
        [*"0129０１２９①❷٣Ⅳ²", *"AzＢｃéßØ", *",.，:%％℃°¥￥$-–/ 元万亿号点年请到", "1,000", "12:30", "3.5", "1st"]
    ),
    st.characters(exclude_categories=("Cs",)),
)


def in_order(wanted: list[set[str]], heard: list[str]) -> bool:
    """Whether each is heard, one after the other; there may be more."""
    left = iter(heard)
    return all(any(one in each for one in left) for each in wanted)


@given(st.lists(PIECES, min_size=1, max_size=20).map("".join))
def test_no_digit_and_no_latin_letter_is_lost(text: str) -> None:
    spoken, words = zh(text)
    plainly = re.sub("°[CFcf]", " ", plain(text))
    bases = [unicodedata.normalize("NFD", sign)[0].upper() for sign in plainly]
    heard = [one.rstrip(",.") for one in spoken.split()]
    letters = [{base} for base in bases if base in string.ascii_uppercase]
    # A zero may be silent (10, 100), one ten is only 十, and 2 of something is 两.
    numerals = [{syllables("零一二三四五六七八九"[int(base)])} for base in bases if base in "123456789"]
    for each in numerals:
        each |= {"yi1": {"shi2", "yi2", "yi4"}, "er4": {"liang3"}}.get(*each, set())
    assert in_order(letters, heard)
    assert in_order(numerals, heard)
    assert not any(sign.isdigit() for sign in words.replace("〇", ""))

    said = english(text)
    assert not re.search(r"[0-9%°¥$]", said)
    letters = [
        {sign} for sign in re.sub(r"°[CF]|[0-9](st|nd|rd|th)\b", " ", plain(text)) if sign.isascii() and sign.isalpha()
    ]
    assert in_order(letters, list(said))


@given(st.integers(1, 10**9), st.sampled_from(["{}元", "{:,}元", "¥{}", "￥{:,}", "{}%", "{}℃"]), st.booleans())
def test_what_is_counted_is_said_as_an_amount(value: int, written: str, wide: bool) -> None:
    text = written.format(value)
    if wide:
        text = text.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})
    said = zh(text)[1]
    expected = "两" if value == 2 and ("元" in written or "¥" in written or "￥" in written) else amount(value, "zh")
    assert said.removeprefix("百分之").removesuffix("摄氏度").removesuffix("元") == expected
