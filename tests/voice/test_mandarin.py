"""Pinyin to phonemes: every syllable the dictionary knows, and nothing left out without a word."""

import json

import pytest
from pypinyin.contrib.tone_convert import to_tone3
from pypinyin.pinyin_dict import pinyin_dict

from shared.assets import ASSETS
from shared.voice import mandarin

VOCABULARY = set(json.loads((ASSETS / "voice" / "vocabulary.json").read_text("utf-8")))
# Interjections and one obsolete reading that no phrase of a lobby holds: refused, never guessed.
REFUSED = {"ê1", "ê2", "ê3", "ê4", "wong4"}


def syllables() -> set[str]:
    readings = {reading for entry in pinyin_dict.values() for reading in entry.split(",")}
    return {to_tone3(reading, neutral_tone_with_five=True, v_to_u=False) for reading in readings}


def test_every_syllable_is_said_in_signs_the_model_knows() -> None:
    refused = set()
    for syllable in syllables():
        try:
            said = mandarin.phonemes(syllable)
        except mandarin.NotPinyin:
            refused.add(syllable)
            continue
        assert set(said) <= VOCABULARY, syllable
    assert refused == REFUSED


@pytest.mark.parametrize(
    ("pinyin", "said"),
    [
        ("qing3", "ʨʰi↓ŋ"),
        ("hao4", "xau↘"),
        ("chuang1", "ꭧʰwa→ŋ"),
        ("kou3", "kʰou↓"),
        ("shi2", "ʂɨ↗"),
        ("si4", "sɨ↘"),
        ("xu1", "ɕy→"),
        ("nv3", "ny↓"),
        ("lüe4", "lɥe↘"),
        ("yuan2", "ɥɛ↗n"),
        ("bo1", "pwo→"),
        ("de5", "tɤ"),
        ("er4", "ɚ↘"),
    ],
)
def test_the_spelling_rules(pinyin: str, said: str) -> None:
    assert mandarin.syllable(pinyin) == said


def test_every_letter_has_a_name_of_its_own_in_signs_the_model_knows() -> None:
    letters = [chr(code) for code in range(ord("A"), ord("Z") + 1)]
    said = [mandarin.phonemes(letter) for letter in letters]
    assert all(set(name) <= VOCABULARY for name in said)
    assert len(set(said)) == 26
    assert len({mandarin.named(letter) for letter in letters}) == 26


def test_pauses_stay_where_they_are() -> None:
    assert mandarin.phonemes("qing3, A, ling2 .") == "ʨʰi↓ŋ, ei→, li↗ŋ."
    assert mandarin.phonemes("qing3 E yi1 hao4") == "ʨʰi↓ŋ i↘, i→ xau↘"
    assert mandarin.phonemes("E dao4") == "i↘ tau↘"
    assert mandarin.named("qing3 B, yi1") == "qing3 bi4, yi1"


@pytest.mark.parametrize("token", ["qing", "qing6", "bx3", "u3", "iang1", "qing3号", "a", "AB", "12"])
def test_what_is_no_syllable_is_named(token: str) -> None:
    with pytest.raises(mandarin.NotPinyin, match=token):
        mandarin.phonemes(f"ni3 {token} hao3")


def test_nothing_is_nothing() -> None:
    assert mandarin.phonemes("") == ""
