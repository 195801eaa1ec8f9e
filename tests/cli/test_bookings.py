"""`tingtang booking …`: its words, its JSON and its exit codes, at ten o'clock of a Thursday."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run

LARGE = ("--service", "withdrawal", "--amount", "300000")
ACCOUNT = ("--service", "account")


def test_a_booking_from_the_first_word_to_the_ticket(tingtang: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tingtang("booking", "add", *LARGE, "--at", "2026-06-19 10:00").data
    assert set(made) == {"code", "service", "band", "at", "state", "number", "language", "by"}
    assert (made["band"], made["at"], made["state"]) == ("over-200k", "2026-06-19T02:00:00+00:00", "booked")
    early = tingtang("booking", "redeem", made["code"])
    assert (early.code, early.out) == (3, "")
    assert "6 月 19 日 10:00" in early.err
    assert [one["code"] for one in tingtang("booking", "list").data] == [made["code"]]
    assert tingtang("booking", "list", "--day", "2026-06-18").data == []
    monkeypatch.setenv("TINGTANG_CLOCK", "2026-06-19T09:50:00+08:00@0.0@0.0")
    ticket = tingtang("booking", "redeem", made["code"], "--request-id", "r1").data
    assert (ticket["number"], ticket["rule"]) == ("A001", "booked-cash")
    assert tingtang("booking", "redeem", made["code"], "--request-id", "r1").data["number"] == "A001"
    assert tingtang("booking", "redeem", made["code"]).code == 3
    why = tingtang("ticket", "why", "A001", json=False).out
    assert "预约 10:00，按 10:00 到店排" in why
    assert "booked, counts from 10:00" in why
    assert tingtang("ticket", "show", "A001").data["booked_for"] == made["at"]
    assert "已取号" in tingtang("booking", "list", "--day", "2026-06-19", json=False).out


def test_slots_say_what_is_left_and_why_not(tingtang: Run) -> None:
    first = tingtang("booking", "slots", *ACCOUNT).data
    assert [one["free"] for one in first[:6]] == [0, 0, 0, 0, 0, 2]
    assert first[4]["why_not"]["en"] == "the slot of 10:00 has begun"
    for _ in range(2):
        tingtang("booking", "add", *ACCOUNT, "--at", "2026-06-18 10:30")
    assert "10:30 已经约满" in tingtang("booking", "slots", *ACCOUNT, json=False).out
    assert tingtang("booking", "slots", *LARGE).data[8]["why_not"]["zh"] == "这项业务要提前 1 天预约"
    assert len(tingtang("booking", "slots", *LARGE, "--day", "2026-06-20").data) == 15


def test_cancelling_frees_the_place(tingtang: Run) -> None:
    asked = ("booking", "add", *ACCOUNT, "--at", "2026-06-18T10:30+08:00")
    codes = [tingtang(*asked, "--request-id", str(one)).data["code"] for one in range(2)]
    assert tingtang(*asked).code == 3
    assert tingtang(*asked, "--request-id", "1").data["code"] == codes[1]
    assert tingtang("booking", "cancel", codes[0]).data["state"] == "cancelled"
    assert tingtang("booking", "cancel", codes[0]).code == 3
    assert tingtang(*asked).code == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("add", *ACCOUNT), 2),
        (("add", *ACCOUNT, "--at", "soon"), 2),
        (("add", *ACCOUNT, "--at", "2026-06-18"), 2),
        (("add", *ACCOUNT, "--at", "2026-06-18 10:10"), 2),
        (("add", *ACCOUNT, "--at", "9999-12-31 23:30"), 2),
        (("add", "--service", "nonsense", "--at", "2026-06-18 11:00"), 2),
        (("add", *LARGE, "--band", "over-200k", "--at", "2026-06-18 11:00"), 2),
        (("add", *LARGE, "--at", "2026-06-18 11:00"), 3),
        (("add", *LARGE, "--at", "2026-07-18 11:00"), 3),
        (("add", "--service", "inquiry", "--at", "2026-06-18 11:00"), 3),
        (("slots", "--service", "inquiry"), 3),
        (("slots", *ACCOUNT, "--day", "tomorrow"), 2),
        (("slots", *ACCOUNT, "--day", "9999-12-31"), 2),
        (("add", *ACCOUNT, "--at", "0001-01-01 08:00"), 2),
        (("list", "--day", "32"), 2),
        (("cancel", "000000"), 2),
        (("cancel", "😀"), 2),
        (("redeem", "1" * 5000), 2),
    ],
)
def test_exit_codes(tingtang: Run, words: tuple[str, ...], code: int) -> None:
    result = tingtang("booking", *words)
    assert result.code == code
    assert bool(result.err.strip()) == (code != 0)
    assert "Traceback" not in result.err
