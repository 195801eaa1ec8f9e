"""The command line is an interface: hardware and scripts hang on its words, its JSON and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from shared.assets import SHIPPED_BRANCH
from tests.cli.conftest import Run

ISSUED = {"number", "zone", "state", "service", "band", "rule", "why", "ahead", "wait", "token", "issued_at"}


def test_a_ticket_is_told_with_every_key_that_was_promised(tingtang: Run) -> None:
    told = tingtang("ticket", "issue", "--service", "withdrawal", "--amount", "30000").data
    assert set(told) == ISSUED
    assert (told["number"], told["zone"], told["state"], told["band"]) == ("A001", "A", "waiting", "20k-50k")
    assert set(told["why"]) == {"zh", "en"}
    assert 0 <= told["wait"]["low"] <= told["wait"]["high"]
    assert told["ahead"] == 0
    assert len(told["token"]) == 22


def test_the_same_request_twice_is_one_ticket(tingtang: Run) -> None:
    first = tingtang("ticket", "issue", "--service", "account", "--request-id", "r1").data
    again = tingtang("ticket", "issue", "--service", "account", "--request-id", "r1").data
    assert (first["number"], first["token"]) == (again["number"], again["token"])
    assert len(tingtang("ticket", "list").data) == 1


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        (("--service", "inquiry"), "Z"),
        (("--service", "withdrawal", "--amount", "20000"), "Z"),
        (("--service", "withdrawal", "--amount", "20000.01"), "A"),
        (("--service", "deposit", "--band", "upto-10k", "--prefer", "counter"), "A"),
        (("--service", "deposit", "--band", "upto-10k", "--elder"), "A"),
        (("--service", "deposit", "--band", "upto-10k", "--elder", "--prefer", "self"), "Z"),
        (("--service", "transfer", "--amount", "50001"), "B"),
        (("--service", "transfer", "--amount", "100", "--corporate"), "B"),
        (
            (
                "--service",
                "wealth",
            ),
            "V",
        ),
        (("--service", "account", "--tier", "private"), "V"),
    ],
)
def test_issue_routes(tingtang: Run, words: tuple[str, ...], zone: str) -> None:
    assert tingtang("ticket", "issue", *words).data["zone"] == zone


@pytest.mark.parametrize(
    "words",
    [
        ("ticket", "issue"),
        ("ticket", "issue", "--service", "nonsense"),
        ("ticket", "issue", "--service", "😀"),
        ("ticket", "issue", "--service", "withdrawal", "--amount", "-1"),
        ("ticket", "issue", "--service", "withdrawal", "--amount", "0"),
        ("ticket", "issue", "--service", "withdrawal", "--amount", "abc"),
        ("ticket", "issue", "--service", "withdrawal", "--amount", "NaN"),
        ("ticket", "issue", "--service", "withdrawal", "--amount", "9" * 400),
        ("ticket", "issue", "--service", "withdrawal", "--band", "nope"),
        ("ticket", "issue", "--service", "inquiry", "--band", "upto-10k"),
        ("ticket", "issue", "--service", "withdrawal", "--band", "upto-20k", "--amount", "5"),
        ("ticket", "issue", "--service", "account", "--tier", "emperor"),
        ("ticket", "issue", "--service", "account", "--prefer", "robot"),
        ("ticket", "issue", "--service", "account", "--request-id", "x" * 65),
        ("ticket", "issue", "--service", "account", "--language", "fr"),
        ("ticket", "transfer", "A001", "²"),
        ("ticket", "transfer", "A001", "9" * 5000),
        ("ticket", "show", "A999"),
        ("ticket", "start", ""),
        ("ticket", "list", "--zone", "Q"),
        ("ticket", "list", "--state", "flying"),
        ("ticket", "prioritise", "A001", "--reason", "长" * 10_000),
        ("ticket", "move", "A001", "B"),
        ("ticket", "move", "A001", "--reason", "x"),
        ("ticket", "hold", "A001", "--kind", "sideways"),
        ("call", "next"),
        ("call", "next", "--counter", "99"),
        ("call", "next", "--counter", "one"),
        ("counter", "open", "0"),
        ("counter", "zones", "1", "A", "A", "--reason", "x"),
        ("counter", "zones", "1", "A:soon", "--reason", "x"),
        ("counter", "zones", "1", "Z", "--reason", "x"),
        ("counter", "sign-in", "1", "--staff", "1001"),
        ("zone", "close", "Q", "--reason", "x"),
        ("zone", "close", "Z"),
        ("zone", "close", "Z", "--until", "noon", "--reason", "x"),
        ("zone", "close", "Z", "--until", "09:59", "--reason", "x"),
        ("zone", "close", "Z", "--until", "14:00+02:00", "--reason", "x"),
        ("service", "close", "Q", "--reason", "x"),
        ("watch", "--after", "-1", "--no-follow"),
        ("branch", "check", "no-such-file.toml"),
        ("branch", "publish", "no-such-file.toml"),
        ("branch", "pin", "--pin", "12"),
        ("branch", "pin"),
        ("nonsense",),
        ("--store",),
        ("--store", "mysql://x/y", "status"),
        ("--store", "  ", "status"),
        ("--store", "sqlite:///x.db?mode=ro", "status"),
        ("--store", "sqlite:///file:x.db", "status"),
        ("--store", "sqlite+aiosqlite:///x.db?cache=1", "status"),
        ("--branch", "elsewhere", "status"),
    ],
)
def test_bad_input_is_a_sentence_and_changes_nothing(tingtang: Run, words: tuple[str, ...]) -> None:
    tingtang("ticket", "issue", "--service", "account", "--prefer", "counter")
    before = tingtang("watch", "--no-follow").out
    result = tingtang(*words)
    assert result.code == 2
    assert result.err.strip()
    assert "Traceback" not in result.err
    assert result.out == ""
    assert tingtang("watch", "--no-follow").out == before


def test_a_call_carries_its_reason_and_its_number_in_the_log(tingtang: Run) -> None:
    tingtang("ticket", "issue", "--service", "corporate")
    call = tingtang("call", "next", "--counter", "5").data["call"]
    assert (call["number"], call["counter"], call["zone"]) == ("B001", 5, "B")
    assert set(call["why"]) == {"zh", "en"}
    events = [line for line in tingtang("watch", "--no-follow").out.splitlines() if f'"seq": {call["seq"]},' in line]
    assert '"ticket_called"' in events[0]


def test_nobody_waiting_is_not_an_error(tingtang: Run) -> None:
    result = tingtang("call", "next", "--counter", "1")
    assert (result.code, result.data) == (0, {"call": None})


def test_call_next_refuses_while_somebody_is_there_unless_finishing(tingtang: Run) -> None:
    for _ in range(2):
        tingtang("ticket", "issue", "--service", "corporate")
    tingtang("call", "next", "--counter", "5")
    refused = tingtang("call", "next", "--counter", "5")
    assert (refused.code, refused.out) == (3, "")
    assert "B001" in refused.err
    assert tingtang("call", "next", "--counter", "5", "--finish").data["call"]["number"] == "B002"
    assert tingtang("ticket", "show", "B001").data["state"] == "done"


@pytest.mark.parametrize(
    "words",
    [
        ("ticket", "start", "B001"),
        ("ticket", "finish", "B001"),
        ("ticket", "hold", "B001"),
        ("ticket", "resume", "B001"),
        ("ticket", "no-show", "B001"),
        ("ticket", "return", "B001"),
        ("ticket", "undo", "B001"),
        ("ticket", "move", "B001", "B", "--reason", "x"),
        ("call", "recall", "--counter", "5"),
        ("counter", "pause", "5"),
    ],
)
def test_what_a_waiting_ticket_does_not_allow_is_refused(tingtang: Run, words: tuple[str, ...]) -> None:
    tingtang("ticket", "issue", "--service", "corporate")
    result = tingtang(*words)
    assert (result.code, result.out) == (3, "")
    assert " · " in result.err  # both languages


def test_closed_and_paused_counters_do_not_call(tingtang: Run) -> None:
    tingtang("ticket", "issue", "--service", "corporate")
    tingtang("counter", "open", "5")
    assert tingtang("counter", "pause", "5", "--reason", "核对").data["counter"]["state"] == "paused"
    assert tingtang("call", "next", "--counter", "5").code == 3
    tingtang("counter", "close", "5")
    assert tingtang("call", "next", "--counter", "5").code == 3
    assert tingtang("counter", "open", "5").code == 0
    assert tingtang("counter", "open", "5").code == 0
    assert tingtang("call", "next", "--counter", "5").data["call"]["number"] == "B001"


def test_a_service_from_call_to_finish(tingtang: Run) -> None:
    tingtang("ticket", "issue", "--service", "corporate")
    tingtang("call", "next", "--counter", "5")
    for verb, state in [("start", "serving"), ("hold", "held"), ("resume", "serving"), ("finish", "done")]:
        assert tingtang("ticket", verb, "B001").data["state"] == state
    assert tingtang("ticket", "undo", "B001").data["state"] == "serving"
    kinds = [event["kind"] for event in tingtang("ticket", "show", "B001").data["history"]]
    assert kinds == [
        "ticket_issued",
        "ticket_called",
        "ticket_started",
        "ticket_held",
        "ticket_resumed",
        "ticket_finished",
        "undone",
    ]


def test_a_failed_machine_sends_the_customer_to_a_counter_without_losing_the_place(
    tingtang: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    early = tingtang("ticket", "issue", "--service", "payment").data
    monkeypatch.setenv("TINGTANG_CLOCK", "2026-06-18T10:01:00+08:00@0.0@0.0")
    tingtang("ticket", "issue", "--service", "withdrawal", "--amount", "30000")
    moved = tingtang("ticket", "transfer", early["number"], "A").data
    assert (moved["state"], moved["zone"], moved["issued_at"]) == ("waiting", "A", early["issued_at"])
    assert tingtang("call", "next", "--counter", "1").data["call"]["number"] == "Z001"


def test_why_says_who_goes_first_and_why(tingtang: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    tingtang("ticket", "issue", "--service", "corporate")
    monkeypatch.setenv("TINGTANG_CLOCK", "2026-06-18T10:05:00+08:00@0.0@0.0")
    tingtang("ticket", "issue", "--service", "corporate", "--elder")
    told = tingtang("ticket", "why", "B001").data
    assert told["place"] == 2
    assert [(one["number"], one["code"]) for one in told["passed_by"]] == [("B002", "head-start")]
    words = tingtang("ticket", "why", "B001", json=False).out
    assert "B002" in words
    assert "照顾" in words


def test_a_closed_zone_routes_elsewhere_until_its_time(tingtang: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert tingtang("zone", "close", "Z", "--until", "11:00", "--reason", "机器检修").code == 0
    assert tingtang("ticket", "issue", "--service", "inquiry").data["rule"] == "machines-down-cash"
    monkeypatch.setenv("TINGTANG_CLOCK", "2026-06-18T11:00:00+08:00@0.0@0.0")
    assert tingtang("ticket", "issue", "--service", "inquiry").data["zone"] == "Z"


def test_the_status_is_the_board(tingtang: Run) -> None:
    tingtang("ticket", "issue", "--service", "corporate")
    tingtang("call", "next", "--counter", "5")
    status = tingtang("status").data
    assert [zone["zone"] for zone in status["zones"]] == ["Z", "A", "B", "V"]
    assert status["counters"][4]["ticket"] == {"number": "B001", "state": "called"}
    assert status["calls"][0]["number"] == "B001"


def test_watch_starts_after_a_number_and_has_no_gaps(tingtang: Run) -> None:
    for _ in range(3):
        tingtang("ticket", "issue", "--service", "corporate")
    seqs = [json.loads(line)["seq"] for line in tingtang("watch", "--after", "2", "--no-follow").out.splitlines()]
    assert seqs == [3, 4]


def test_publishing_a_branch_file(tingtang: Run, tmp_path: Path) -> None:
    source = SHIPPED_BRANCH.read_text(encoding="utf-8")
    file = tmp_path / "branch.toml"
    file.write_text(source, encoding="utf-8")
    assert tingtang("branch", "check", str(file)).data == {"ok": True, "mistakes": []}
    assert tingtang("branch", "publish", str(file)).data["version"] == 1
    file.write_text(source.replace("return_places = 3", "return_places = 2"), encoding="utf-8")
    assert tingtang("branch", "publish", str(file)).data["version"] == 2
    file.write_text(source.replace('zone = "V"\nwhy', 'zone = "Q"\nwhy', 1), encoding="utf-8")
    checked = tingtang("branch", "check", str(file))
    assert checked.code == 2
    assert checked.data["mistakes"] == [{"place": "rule 1 (wealth) · zone", "what": "unknown zone 'Q'"}]
    assert tingtang("branch", "publish", str(file)).code == 2
    assert tingtang("branch", "show").data["version"] == 2


def test_a_store_that_is_away_is_exit_code_four(tingtang: Run) -> None:
    result = tingtang("--store", "postgresql://nobody@127.0.0.1:1/none", "status")
    assert result.code == 4
    assert "127.0.0.1" in result.err


def test_words_for_people(tingtang: Run) -> None:
    tingtang("ticket", "issue", "--service", "corporate")
    assert "B001" in tingtang("ticket", "list", json=False).out
    assert "非现金区" in tingtang("status", json=False).out
    assert "B001" in tingtang("call", "next", "--counter", "5", json=False).out


@pytest.mark.parametrize("clock", ["nonsense", "2026-06-18T10:00:00@0@0", "2026-06-18T10:00:00+08:00@nan@0",
    "2026-06-18T10:00:00+08:00@1e300@0", "2026-06-18T10:00:00+08:00@-1@0", "2026-06-18T10:00:00+08:00@1@-1e300",
    "0001-01-01T00:00:00+08:00@0@0", "9999-12-31T23:59:59-08:00@0@0"])  # fmt: skip
def test_a_clock_that_makes_no_sense_is_bad_input(tingtang: Run, monkeypatch: pytest.MonkeyPatch, clock: str) -> None:
    monkeypatch.setenv("TINGTANG_CLOCK", clock)
    result = tingtang("status")
    assert (result.code, result.out) == (2, "")
    assert "TINGTANG_CLOCK" in result.err


def test_a_clock_that_steps_back_hides_nobody(tingtang: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    tingtang("ticket", "issue", "--service", "corporate")
    monkeypatch.setenv("TINGTANG_CLOCK", "2026-06-18T09:00:00+08:00@0@0")
    assert tingtang("ticket", "why", "B001").data["place"] == 1
    assert tingtang("call", "next", "--counter", "6").data["call"]["number"] == "B001"


def test_overrides_are_undone_one_after_the_other(tingtang: Run) -> None:
    tingtang("ticket", "issue", "--service", "corporate")
    tingtang("ticket", "prioritise", "B001", "--reason", "x")
    tingtang("ticket", "move", "B001", "A", "--reason", "y")
    assert tingtang("ticket", "undo", "B001").data["zone"] == "B"
    assert tingtang("ticket", "undo", "B001").data["prioritised"] is False
    assert tingtang("ticket", "undo", "B001").code == 3


def test_a_transfer_with_return_comes_home(tingtang: Run) -> None:
    tingtang("ticket", "issue", "--service", "withdrawal", "--amount", "30000")
    tingtang("call", "next", "--counter", "1")
    tingtang("ticket", "transfer", "A001", "B", "--back")
    tingtang("call", "next", "--counter", "6")
    home = tingtang("ticket", "finish", "A001").data
    assert (home["state"], home["zone"], home["for_counter"]) == ("waiting", "A", 1)
    assert tingtang("call", "next", "--counter", "1").data["call"]["zone"] == "A"
    tingtang("ticket", "transfer", "A001", "Z", "--back")
    assert tingtang("ticket", "finish", "A001").data["for_counter"] == 1


def test_resuming_at_a_counter_opens_it(tingtang: Run) -> None:
    tingtang("ticket", "issue", "--service", "corporate")
    tingtang("call", "next", "--counter", "5")
    tingtang("ticket", "hold", "B001", "--kind", "wait")
    assert tingtang("ticket", "resume", "B001", "--counter", "6").data["counter"] == 6
    assert tingtang("status").data["counters"][5]["state"] == "open"


def test_why_tells_of_a_transfer(tingtang: Run) -> None:
    tingtang("ticket", "issue", "--service", "payment")
    tingtang("ticket", "move", "Z001", "a", "--reason", "机器坏了")
    told = tingtang("ticket", "why", "Z001").data
    assert told["sent"] == {"kind": "ticket_moved", "zone": "A", "reason": "机器坏了"}
    assert "机器坏了" in tingtang("ticket", "why", "Z001", json=False).out


def test_the_same_request_keeps_its_answer_at_the_machines(tingtang: Run) -> None:
    for number in range(5):
        told = tingtang("ticket", "issue", "--service", "inquiry", "--request-id", f"r{number}").data
    again = tingtang("ticket", "issue", "--service", "inquiry", "--request-id", "r4").data
    assert (again["ahead"], again["wait"]) == (told["ahead"], told["wait"]) == (0, {"low": 0, "high": 0})


def test_a_ticket_comes_home_to_its_own_zone_where_its_counter_helps_the_other_too(tingtang: Run) -> None:
    tingtang("ticket", "issue", "--service", "corporate")
    tingtang("call", "next", "--counter", "5")
    tingtang("ticket", "transfer", "B001", "A", "--back")
    tingtang("call", "next", "--counter", "1")
    home = tingtang("ticket", "finish", "B001").data
    assert (home["zone"], home["for_counter"]) == ("B", 5)
