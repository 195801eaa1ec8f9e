"""What stands on the paper, and how it looks."""

from __future__ import annotations

import logging
from dataclasses import fields
from datetime import datetime
from pathlib import Path

import PIL.Image
import PIL.ImageChops
import pytest

from shared.lobby.errors import BadInput
from shared.lobby.routing import Intent
from shared.lobby.text import text
from shared.lobby.ticket import State
from shared.lobby.waiting import WaitRange
from shared.operations import Lobby, issue, read_board
from shared.paper.draw import DOTS, draw, draw_void, wrapped
from shared.paper.logo import FILE_LIMIT, HEIGHT, logo
from shared.paper.slip import Slip, slip_of, void_why
from tests.paper.tcp_printer import codes

BASE = Slip(
    branch=text("庆阳中街支行", "Qingyang Zhongjie Branch"),
    number="A012",
    letter="A",
    zone=text("现金区", "Cash"),
    calls=True,
    ahead=7,
    wait=WaitRange(18, 26),
    at=datetime(2026, 6, 18, 10, 26),  # noqa: DTZ001 (the branch's own time, as it stands on the paper)
    code="https://lobby.example/t/AbCdEfGhIjKlMnOpQrStUv",
    phone=True,
    grace_minutes=3,
    place="取号机 1",
)


def like(**changes: object) -> Slip:
    from dataclasses import replace

    return replace(BASE, **changes)  # type: ignore[arg-type]


KINDS = [
    like(),
    like(language="en"),
    like(language="en", phone=False, code="AbCdEfGhIjKlMnOpQrStUv", wait=None, reprint=True),
    like(number="Z1234", letter="Z", zone=text("自助区", "Self-service"), calls=False, wait=WaitRange(0, 0), ahead=0),
    like(branch=text("很长的" * 20, "A Very Long " * 12), zone=text("长" * 40, "Long " * 12), place="取号机" * 12),
    like(number="V10000", ahead=1234, wait=WaitRange(100, 240), language="en", manager=True),
]


@pytest.mark.parametrize("dots", DOTS.values())
@pytest.mark.parametrize("slip", KINDS, ids=range(len(KINDS)))
def test_its_code_is_read_by_another_decoder(slip: Slip, dots: int) -> None:
    picture = draw(slip, dots)
    assert picture.mode == "1"
    assert picture.width == dots
    assert codes(picture) == [slip.code]


@pytest.mark.parametrize("dots", DOTS.values())
@pytest.mark.parametrize("slip", KINDS, ids=range(len(KINDS)))
def test_nothing_is_drawn_in_the_margins(slip: Slip, dots: int) -> None:
    picture = draw(slip, dots).convert("L")
    margin = dots // 36
    for left, right in ((0, margin), (dots - margin, dots)):
        assert picture.crop((left, 0, right, picture.height)).getextrema() == (255, 255)
    # White above the first line and below the last.
    assert picture.crop((0, 0, dots, 16)).getextrema() == (255, 255)
    assert picture.crop((0, picture.height - 30, dots, picture.height)).getextrema() == (255, 255)


def test_names_the_zone_and_neither_service_nor_amount(lobby: Lobby) -> None:
    issued = issue(lobby, Intent("deposit", "over-50k", tier="private"), language="en")
    board = read_board(lobby)
    slip = slip_of(board.branch, issued.ticket, issued.ahead, issued.wait, board.now, "取号机 1")
    said = repr(slip)
    service, band = board.branch.services["deposit"], "over-50k"
    banned = [service.id, service.name.zh, service.name.en, band, "50,000", "5万", "private", issued.ticket.rule]
    assert not [word for word in banned if word in said]
    assert issued.ticket.token in slip.code
    assert slip.zone.zh == "现金区" or slip.zone.zh in [zone.name.zh for zone in board.branch.zone]
    assert {one.name for one in fields(slip)}.isdisjoint({"service", "band", "amount", "tier", "elder", "name"})


def test_without_a_phone_page_the_code_is_the_token_alone(lobby: Lobby) -> None:
    issued = issue(lobby, Intent("account"))
    board = read_board(lobby)
    slip = slip_of(board.branch, issued.ticket, issued.ahead, issued.wait, board.now)
    assert slip.code == issued.ticket.token
    assert not slip.phone


def test_english_stands_below_chinese() -> None:
    zh, en = like().foot(), like(language="en").foot()
    assert [one[0] for one in zh] == [one[0] for one in en]
    assert all(len(one) == 1 for one in zh)
    assert all(len(one) == 2 and one[1].isascii() for one in en)
    assert zh[0] == ["请在休息区等候，注意呼叫及大屏"]
    assert zh[1] == ["叫到后 3 分钟内请到窗口"]


def test_a_reprint_is_marked_and_is_the_same_number() -> None:
    plain, again = draw(like()), draw(like().again(BASE.at, 3, None))
    assert again.height > plain.height
    assert codes(again) == codes(plain)


def picture(path: Path, size: tuple[int, int], colour: object = (20, 63, 56, 255)) -> str:
    """A logo's file: a block of colour with nothing around it."""
    whole = PIL.Image.new("RGBA", size, (0, 0, 0, 0))
    whole.paste(colour, (size[0] // 4, size[1] // 4, size[0] * 3 // 4, size[1] * 3 // 4))
    whole.save(path)
    return str(path)


@pytest.mark.parametrize("dots", DOTS.values())
@pytest.mark.parametrize("size", [(800, 200), (40, 40), (3000, 60), (100, 600)])
def test_a_logo_stands_above_the_name(tmp_path: Path, dots: int, size: tuple[int, int]) -> None:
    plain, marked = draw(like(), dots), draw(like(logo=picture(tmp_path / "logo.png", size)), dots)
    taller = marked.height - plain.height
    assert 0 < taller <= HEIGHT + 12
    # What was there is there, below it; and it is in the middle.
    assert (
        marked.crop((0, 26 + taller, dots, marked.height)).tobytes()
        == plain.crop((0, 26, dots, plain.height)).tobytes()
    )
    left, _, right, _ = PIL.ImageChops.invert(marked.crop((0, 0, dots, 26 + taller - 6)).convert("L")).getbbox()
    assert abs(left - (dots - right)) <= 2
    assert codes(marked) == [BASE.code]


def test_a_logo_that_cannot_be_printed_is_left_out(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "words.png").write_text("not a picture")
    (tmp_path / "heavy.png").write_bytes(b"\x89PNG" + bytes(FILE_LIMIT))
    bad = [
        str(tmp_path / "words.png"),
        str(tmp_path / "heavy.png"),
        str(tmp_path / "nowhere.png"),
        str(tmp_path),
        "a\x00b",
        picture(tmp_path / "pale.png", (80, 80), (240, 240, 200, 255)),
        picture(tmp_path / "large.png", (4001, 4000)),
    ]
    plain = draw(like()).tobytes()
    with caplog.at_level(logging.CRITICAL):
        for path in bad:
            assert draw(like(logo=path)).tobytes() == plain
    for path in bad:
        with pytest.raises(BadInput):
            logo(path, 500)


def test_a_logo_that_was_mended_is_taken_up(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "logo.png"
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            draw(like(logo=str(path)))
    assert len([one for one in caplog.records if "logo" in one.getMessage()]) == 1
    caplog.clear()
    picture(path, (80, 80))
    assert draw(like(logo=str(path))).height > draw(like()).height


def test_void_carries_no_code() -> None:
    for dots in DOTS.values():
        assert codes(draw_void("A012", dots)) == []


def test_void_paper_says_whether_the_number_counts() -> None:
    assert void_why(State.VOID) == void_why(State.PRINTING)
    assert "重新取号" in void_why(State.VOID).zh
    assert "号码有效" in void_why(State.WAITING).zh == void_why(State.CALLED).zh
    assert void_why(State.DONE) is None
    heights = {draw_void("A012", why=void_why(state)).tobytes() for state in (State.VOID, State.WAITING, State.DONE)}
    assert len(heights) == 3


def test_no_line_is_one_leftover_character() -> None:
    for room in range(120, 520, 7):
        lines = wrapped("请在休息区等候，注意呼叫及大屏", 26, room)
        assert "".join(lines) == "请在休息区等候，注意呼叫及大屏"
        assert len(lines) == 1 or len(lines[-1]) > 1
        assert not any(line.startswith("，") for line in lines)
