"""`tingtang radio`: what is sent is listed, answered once, and sent once for one request."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run


def test_a_message_is_sent_listed_and_answered(tingtang: Run) -> None:
    sent = tingtang("radio", "send", "请支援现金区", "--to", "teller", "--by", "2001", "--request", "a").data
    assert (sent["by"], sent["to"], sent["text"]) == ("2001", "teller", {"zh": "请支援现金区", "en": "请支援现金区"})
    assert tingtang("radio", "send", "请支援现金区", "--to", "teller", "--by", "2001", "--request", "a").data == sent
    assert tingtang("radio", "list").data == [sent]
    assert "周宁 → 柜员 · teller  请支援现金区  等待应答" in tingtang("radio", "list", json=False).out
    answered = tingtang("radio", "ack", str(sent["id"]), "--by", "1001").data
    assert answered["acks"] == [{"by": "1001", "at": sent["at"]}]
    assert "王芳 收到" in tingtang("radio", "list", json=False).out
    refused = tingtang("radio", "ack", str(sent["id"]), "--by", "1015")
    assert (refused.code, refused.out) == (3, "")
    assert "王芳 已经去了" in refused.err
    log = tingtang("watch", "--no-follow", json=False).out
    assert "radio_acknowledged" in log
    assert "支援" not in log


def test_a_ready_sentence(tingtang: Run) -> None:
    sent = tingtang("radio", "send", "--preset", "help", "--counter", "3").data
    assert (sent["to"], sent["text"]["en"], sent["about"]) == ("lobby", "Counter 3 needs help", {"counter": "3"})
    assert "没有" in tingtang("radio", "ack", "999", json=False).err


@pytest.mark.parametrize(
    "words",
    [("x",), (), ("x", "--to", "nobody"), ("--preset", "help"),
     ("x", "--to", "lobby", "--counter", "1", "--machine", "2")],
)  # fmt: skip
def test_what_makes_no_sense_is_bad_input(tingtang: Run, words: tuple[str, ...]) -> None:
    assert tingtang("radio", "send", *words).code == 2
