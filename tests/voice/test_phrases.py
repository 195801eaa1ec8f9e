"""What is said must not leave anything for the engine to misread."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.voice.numerals import number_word, spelled
from shared.voice.phrases import PhraseBook

BOOK = PhraseBook({"zh": "请{number}号|到{counter}号窗口", "en": "Ticket {number}, |please go to window {counter}"})


def test_a_call_in_both_languages() -> None:
    said = BOOK.call("A012", 3, seq=7)
    assert (said.number, said.seq, said.chime) == ("A012", 7, True)
    zh, en = said.sentences
    assert zh.text == "请A012号到3号窗口"
    assert zh.spoken == "qing3 A ling2 yi1 er4 hao4 dao4 san1 hao4 chuang1 kou3"
    assert en.text == "Ticket A012, please go to window 3"
    assert en.spoken == "Ticket A zero one two, please go to window three"
    assert [part.spoken for part in zh.parts] == ["qing3 A ling2 yi1 er4 hao4", "dao4 san1 hao4 chuang1 kou3"]
    assert [part.text for part in en.parts] == ["Ticket A012,", "please go to window 3"]
    assert [part.words for part in zh.parts] == ["请 A 零一二号", "到三号窗口"], "for voices that read hanzi"


def test_a_pause_beside_the_number_stays() -> None:
    said = PhraseBook({"zh": "您好，{number}号，请到{counter}"}).call("A012", 3).sentences[0]
    assert said.spoken == "nin2 hao3, A ling2 yi1 er4 hao4, qing3 dao4 san1"


def test_without_a_boundary_a_sentence_is_one_part() -> None:
    said = PhraseBook({"zh": "请{number}号到{counter}号窗口"}).call("A012", 3)
    assert [part.spoken for part in said.sentences[0].parts] == [BOOK.call("A012", 3).sentences[0].spoken]


def test_the_customer_s_own_language_is_always_among_them() -> None:
    book = PhraseBook(BOOK.call_templates, languages=("zh",))
    assert [one.language for one in book.call("B001", 1).sentences] == ["zh"]
    assert [one.language for one in book.call("B001", 1, language="en").sentences] == ["zh", "en"]
    assert [one.language for one in BOOK.call("B001", 1, language="en").sentences] == ["zh", "en"]


def test_the_languages_come_in_the_branch_s_order() -> None:
    book = PhraseBook(BOOK.call_templates, languages=("en", "zh"))
    assert [sentence.language for sentence in book.call("B001", 1).sentences] == ["en", "zh"]


def test_a_counter_may_have_a_name() -> None:
    zh, en = BOOK.call("V003", "VIP").sentences
    assert zh.spoken.endswith("dao4 V I P hao4 chuang1 kou3")
    assert zh.parts[1].words == "到 V I P 号窗口"
    assert en.spoken.endswith("window VIP")


def test_a_notice_is_about_no_ticket() -> None:
    said = BOOK.notice({"zh": "过号不用重取，请找大堂经理", "en": "Missed your number?"})
    assert said.number == ""
    assert "chong2 qu3, qing3" in said.sentences[0].spoken
    assert BOOK.notice({"en": "Open until 18"}).sentences[0].spoken == "Open until eighteen"
    # What looks like a place in a call is none here.
    assert BOOK.notice({"zh": "{number}号"}).sentences[0].spoken == "N U M B E R hao4"
    # A ticket's letter is a word of its own, in both languages.
    assert BOOK.notice({"en": "V003 is here"}).sentences[0].spoken == "V zero zero three is here"
    assert BOOK.notice({"zh": "V003 到了"}).sentences[0].spoken.startswith("V ling2 ling2 san1 ")


@pytest.mark.parametrize(
    ("value", "en", "zh"),
    [
        (3, "three", "三"),
        (10, "ten", "十"),
        (12, "twelve", "十二"),
        (20, "twenty", "二十"),
        (47, "forty seven", "四十七"),
        (305, "three zero five", "三零五"),
    ],
)
def test_counters_are_number_words(value: int, en: str, zh: str) -> None:
    assert number_word(value, "en") == en
    assert number_word(value, "zh") == zh


@given(st.from_regex(r"[A-Z][0-9]{3,4}", fullmatch=True), st.integers(0, 999))
def test_no_digit_and_no_hanzi_reaches_the_engine(number: str, counter: int) -> None:
    zh, en = BOOK.call(number, counter).sentences
    assert re.fullmatch(r"(([A-Z]|[a-z]+[1-5]) ?)+", zh.spoken)
    assert re.fullmatch(r"请 [A-Z] [一-鿿]+号", zh.parts[0].words)
    assert not re.search(r"[0-9]", zh.parts[1].words)
    assert not re.search(r"[0-9{}]", en.spoken)
    assert len(spelled(number, "en").split()) == len(number)


@given(st.integers(0, 99), st.sampled_from(["zh", "en"]))
def test_number_words_differ(value: int, language: str) -> None:
    words = [number_word(other, language) for other in range(100)]
    assert words.count(number_word(value, language)) == 1
