"""`tingtang rating …`: for rating devices and for figures."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run


def served(tingtang: Run, counter: int = 3) -> str:
    """Somebody was served at a counter."""
    number = tingtang("ticket", "issue", "--service", "deposit", "--amount", "90000").data["number"]
    tingtang("call", "ticket", number, "--counter", str(counter))
    tingtang("ticket", "finish", number)
    return number


def test_a_device_asks_and_rates(tingtang: Run) -> None:
    number = served(tingtang)
    assert tingtang("rating", "question", "--counter", "3").data["question"]["number"] == number
    told = tingtang("rating", "give", number.lower(), "unsatisfied", "--reason", "Too slow").data
    assert (told["level"], told["via"], told["counter"]) == ("unsatisfied", "device", 3)
    assert told["reason"] == {"zh": "办得太慢", "en": "Too slow"}
    assert "words" not in told
    assert tingtang("rating", "question", "--counter", "3").data == {"question": None}
    assert tingtang("rating", "show", number).data["words"] is None
    assert tingtang("rating", "list", "--bad").data == [told]
    assert tingtang("--by", "2001", "rating", "seen", number).data["seen_by"] == "2001"


def test_the_summary_counts_silence_for_nobody(tingtang: Run) -> None:
    rated, silent, other = served(tingtang), served(tingtang), served(tingtang, 1)
    tingtang("rating", "give", rated, "very")
    assert tingtang("rating", "unrated", silent).data["asking"] is False
    tingtang("rating", "give", other, "unsatisfied")
    told = tingtang("rating", "summary").data
    assert (told["satisfied_share"], told["unrated_share"]) == (0.5, pytest.approx(1 / 3))
    assert [(one["counter"], one["satisfied_share"], one["unrated_share"]) for one in told["counters"]] == [
        (1, 0.0, 0.0),
        (3, 1.0, 0.5),
    ]
    assert told["left"] == []
    assert "满意率 satisfied 50.0%" in tingtang("rating", "summary", json=False).out
    assert tingtang("rating", "summary", "--day", "2020-01-01").data["satisfied_share"] is None


def test_what_is_wrong_is_said(tingtang: Run) -> None:
    number = served(tingtang)
    for words, code in (
        (("rating", "give", number, "great"), 2),
        (("rating", "give", number, "very", "--reason", "Too slow"), 2),
        (("rating", "give", "A999", "very"), 2),
        (("rating", "show", "A999"), 2),
        (("rating", "summary", "--day", "yesterday"), 2),
        (("rating", "question", "--counter", "99"), 2),
    ):
        told = tingtang(*words)
        assert (told.code, bool(told.err)) == (code, True), words
    tingtang("rating", "give", number, "very")
    again = tingtang("rating", "give", number, "satisfied")
    assert again.code == 3
    assert "已经评价过了" in again.err
