"""`tingtang say`: for everyone, until it is over or ended."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run


def test_an_emergency_is_said_and_ended(tingtang: Run) -> None:
    said = tingtang("say", "火警：请从安全出口离开", "--en", "Fire: please leave", "--emergency", "--by", "2001").data
    assert (said["zh"], said["en"], said["emergency"], said["until"]) == (
        "火警：请从安全出口离开",
        "Fire: please leave",
        True,
        None,
    )
    assert (said["by"], said["shown_at"], said["spoken"]) == ("2001", None, None)
    assert tingtang("status").data["broadcasts"] == [said]
    assert "紧急广播" in tingtang("status", json=False).out
    assert tingtang("say", "--end").data == {"ended": [said]}
    assert tingtang("status").data["broadcasts"] == []
    refused = tingtang("say", "--end")
    assert (refused.code, refused.out) == (3, "")
    assert "现在没有广播" in refused.err


@pytest.mark.parametrize(
    "words",
    [("say",), ("say", ""), ("say", "x" * 61), ("say", "车", "--end"), ("say", "--end", "--emergency"),
     ("say", "--end", "--en", "x")],
)  # fmt: skip
def test_what_makes_no_sense_is_bad_input(tingtang: Run, words: tuple[str, ...]) -> None:
    assert tingtang(*words).code == 2
