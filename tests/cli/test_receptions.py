"""`tingtang reception list`, and what `status` and `ticket show` say of receptions."""

from __future__ import annotations

import pytest

from shared import operations as do
from shared.cli.context import OPTIONS
from tests.cli.conftest import Run


def test_a_reception_on_the_command_line(tingtang: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert tingtang("reception", "list").data == []
    assert tingtang("reception", "list", json=False).out == "没有 · none\n"
    number = tingtang("ticket", "issue", "--service", "account").data["number"]
    lobby = OPTIONS.lobby()
    do.take_seat(lobby, "wealth", "4001", "4101")
    do.invite(lobby.acting("2001"), number)
    monkeypatch.setenv("TINGTANG_CLOCK", "2026-06-18T10:00:12+08:00@0.0@0.0")
    OPTIONS.close()
    lobby = OPTIONS.lobby()
    do.accept(lobby.acting("4001"), number)
    do.lead(lobby.acting("2001"), number, "2101")
    (one,) = tingtang("reception", "list").data
    assert (one["number"], one["stage"], one["by"], one["accepted_by"]) == (number, "leading", "2001", "4001")
    assert one["seconds"] == {"accept": 12, "hand_over": None, "consult": None}
    assert "周宁 引导 leads, 苏晴 代岗 covers" in tingtang("reception", "list", json=False).out
    status = tingtang("status").data
    assert (status["waiting"], [reception["number"] for reception in status["receptions"]]) == (0, [number])
    assert [(there["staff"], there["seat"]) for there in status["present"]] == [("4001", "wealth")]
    assert "在岗 present: 沈洁(wealth)" in tingtang("status", json=False).out
    shown = tingtang("ticket", "show", number).data
    assert (shown["state"], shown["reception"]["stage"]) == ("invited", "leading")
    assert "贵宾接待中" in tingtang("ticket", "show", number, json=False).out
    do.decline(OPTIONS.lobby().acting("2001"), number)
    assert "客户不去 · declined" in tingtang("reception", "list", json=False).out
    assert tingtang("status").data["receptions"] == []
