"""`tingtang paper`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from shared.cli import main
from shared.lobby.printers import Condition
from shared.lobby.routing import Intent
from shared.operations import Lobby, issue, printer_is, publish, published, reserve, slips, void
from tests.paper.tcp_printer import TcpPrinter, codes


@pytest.fixture
def said(lobby: Lobby, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """Runs a command on the test's store, by its clock; its exit code and what it said."""
    monkeypatch.setenv("TINGTANG_CLOCK", f"{lobby.now().isoformat()}@0@0")

    def run(*words: str) -> tuple[int, str, str]:
        code = main([*words, "--store", lobby.store.name])
        out, err = capsys.readouterr()
        return code, out, err

    return run


def test_a_sample_slip(said, tmp_path: Path) -> None:
    for paper, dots in (("80", 576), ("58", 384)):
        folder = tmp_path / paper
        code, _, err = said("paper", "test", "--printer", f"png:{folder}", "--paper", paper, "--language", "en")
        assert (code, err) == (0, "")
        (made,) = folder.glob("*.png")
        with Image.open(made) as picture:
            assert picture.width == dots
            assert len(codes(picture)) == 1


def test_what_is_wrong_is_said(said) -> None:
    tcp = TcpPrinter(cover_open=True)
    code, _, err = said("paper", "test", "--printer", tcp.spec)
    assert code == 3
    assert "盖子" in err
    code, out, _ = said("paper", "doctor", "--printer", tcp.spec, "--json")
    assert (code, json.loads(out)["condition"]) == (1, "cover-open")
    tcp.mend()
    assert said("paper", "doctor", "--printer", tcp.spec)[0] == 0
    tcp.close()


def test_how_a_printer_is_named_is_said(said) -> None:
    out = said("paper", "--help")[1]
    assert all(word in out for word in ("profile=", "cut=", "baud=", "serial:DEVICE"))


def test_why_there_is_no_logo(said, lobby: Lobby, tmp_path: Path) -> None:
    source = published(lobby)[1]
    assert json.loads(said("paper", "doctor", "--json")[1])["logo"] is None
    publish(lobby, source.replace("timezone =", f'logo = "{tmp_path / "logo.png"}"\ntimezone =', 1))
    assert "读不出来" in said("paper", "doctor")[1]
    Image.new("L", (200, 80), 0).save(tmp_path / "logo.png")
    assert "标志 logo: ✓" in said("paper", "doctor")[1]
    assert json.loads(said("paper", "test", "--printer", f"png:{tmp_path / 'slips'}", "--json")[1])["logo"] is None


@pytest.mark.parametrize("words", [[], ["--printer", "laser:1"], ["--printer", "png:x", "--paper", "70"]])
def test_no_printer_is_bad_input(said, words: list[str]) -> None:
    assert said("paper", "test", *words)[0] == 2


def test_reprint(said, lobby: Lobby) -> None:
    number = issue(lobby, Intent("account")).ticket.number
    assert said("paper", "reprint", number)[0] == 3
    printer_is(lobby, "取号机 1", Condition.READY)
    code, out, _ = said("paper", "reprint", number.lower(), "--json")
    assert (code, json.loads(out)) == (0, {"number": number, "kiosk": "取号机 1"})
    assert len(slips(lobby, "取号机 1")) == 1


def test_why_a_number_is_in_no_queue(said, lobby: Lobby) -> None:
    number = reserve(lobby, Intent("account"), None, "zh", "取号机 1").ticket.number
    assert "nobody holds it yet" in said("ticket", "why", number)[1]
    void(lobby, number, "没有纸了")
    code, out, _ = said("ticket", "why", number, "--json")
    assert (code, json.loads(out)["void"], json.loads(out)["state"]) == (0, "没有纸了", "void")
    assert said("ticket", "list", "--state", "void")[0] == 0
