"""Pictures of every important state of the wall and the strips: `python -m display.pictures DIR`.

Drawn from a lobby that real operations filled under a standing clock; two runs give the same bytes.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QLinearGradient, QPainter

from display.announcing import Announcing, Turn
from display.boardview import BoardView
from display.emergencyview import EmergencyView
from display.flashview import FlashView
from display.noticeview import NoticeView
from display.slidefolder import Frame, drawn
from display.slides import PLACE
from display.slideshow import Showing, Slide
from display.slidesview import PROVIDER, SlideImages, SlidesView
from display.stripview import StripView
from shared.assets import SHIPPED_BRANCH
from shared.lobby.board import Board, Call
from shared.lobby.routing import Intent
from shared.operations import (
    Lobby,
    broadcast,
    call_next,
    call_ticket,
    end_broadcast,
    finish,
    issue,
    open_counter,
    open_lobby,
    pause_counter,
    read_board,
    start,
)
from shared.screens import pictures
from shared.screens.app import Screen
from shared.screens.clockface import ClockFace
from shared.screens.jobs import ImmediateJobs
from shared.store.database import Store

QML = Path(__file__).parent / "qml"
SHOWN = datetime.fromisoformat("2026-06-18T10:26:00+08:00").astimezone(UTC)
CASH = Intent("deposit", "10k-50k")
PAPERS = Intent("account")
WEALTH = Intent("wealth")


EMERGENCIES = (
    ("emergency", "火警：请从安全出口离开，不要使用电梯",
     "Fire alarm: please leave by the emergency exits and do not use the lift"),
    ("emergency-short", "请马上离开", None),
    ("emergency-long",
     "燃气公司通知：本楼正在检修燃气，请所有人从东门和南门有序离开，到广场集合，不要使用电梯，不要使用明火，听从工作人员安排",
     "Gas works in this building: everyone please leave by the east and south doors, gather in the square and follow "
     "the staff. No lifts"),
)  # fmt: skip


@dataclass
class StandingClock:
    """Stands where it is put."""

    at: datetime

    def now(self) -> datetime:
        """See `shared.operations.Clock`."""
        return self.at


@contextmanager
def lobby_at(moment: datetime, source: str | None = None) -> Iterator[tuple[Lobby, StandingClock]]:
    """A fresh lobby whose clock stands, in a store that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"sqlite:///{folder}/lobby.db")
        try:
            clock = StandingClock(moment)
            yield open_lobby(store, clock=clock, actor="pictures", shipped=lambda: source or text()), clock
        finally:
            store.close()


def text() -> str:
    """The shipped branch file."""
    return SHIPPED_BRANCH.read_text(encoding="utf-8")


def morning(lobby: Lobby, clock: StandingClock) -> None:
    """From 9:30 to 10:26: twelve called to cash, twenty to papers, two to the VIP counter, and some who wait."""
    clock.at = SHOWN - timedelta(minutes=56)
    for intent, count in ((CASH, 12), (PAPERS, 18), (WEALTH, 2)):
        for _ in range(count):
            issue(lobby, intent)
    clock.at = SHOWN - timedelta(minutes=40)
    for counter in (1, 2, 3, 4):
        open_counter(lobby, counter)
    for _ in range(18):
        clock.at += timedelta(minutes=1)
        call_next(lobby, 6, finish=True)
    for at in range(9):
        clock.at += timedelta(minutes=1)
        call_next(lobby, 1 + at % 2, finish=True)
    clock.at = SHOWN - timedelta(minutes=9)
    call_next(lobby, 7, finish=True)
    issue(lobby, PAPERS)
    issue(lobby, PAPERS)
    for ago, number, counter in ((8, "V002", 7), (6, "B019", 6), (5, "B020", 5), (4, "A010", 1), (2, "A011", 2)):
        clock.at = SHOWN - timedelta(minutes=ago)
        call_to(lobby, number, counter)
    for minutes, intent in ((9, CASH), (8, CASH), (8, PAPERS), (7, CASH), (6, WEALTH), (6, PAPERS), (5, CASH),
                            (4, PAPERS), (4, CASH), (3, PAPERS), (2, CASH), (1, CASH), (1, PAPERS)):  # fmt: skip
        clock.at = SHOWN - timedelta(minutes=minutes)
        issue(lobby, intent)
    clock.at = SHOWN
    call_to(lobby, "A012", 3)


def call_to(lobby: Lobby, number: str, counter: int) -> None:
    """Call a ticket to a counter that finishes what it has."""
    present = read_board(lobby, calls=0).at_counter(counter)
    if present is not None:
        finish(lobby, present.number)
    call_ticket(lobby, number, counter)


def calls_beyond(board: Board) -> Board:
    """A day with more than 999 tickets in a branch with many windows: the widest numbers there are."""
    wide = [
        Call(9000 - at, f"{letter}{number}", counter, letter, board.now, 0, "zh")
        for at, (letter, number, counter) in enumerate(
            (("A", 1000, 12), ("B", 1024, 10), ("A", 1001, 24), ("V", 1888, 11), ("B", 1023, 8), ("A", 1002, 20))
        )
    ]
    return replace(board, calls=tuple(wide))


def flashing(board: Board, more: int, hidden: int = 0) -> Announcing:
    """The newest call on the flash and `more` waiting, of which `hidden` do not fit."""
    first, *others = board.calls[:1] + tuple(
        replace(call, seq=10_000 + at) for at, call in enumerate(board.calls[1 : 1 + more + hidden])
    )
    return Announcing(turn=Turn(first, 0.0), queue=tuple(others))


def boards() -> dict[str, Board]:
    """The lobby in its states, by name."""
    found = {}
    with lobby_at(SHOWN) as (lobby, clock):
        morning(lobby, clock)
        found["main"] = read_board(lobby)
        broadcast(lobby, "门前停车挡住了通道，请车主移车", "Would the owner please move the car at the entrance")
        found["broadcast"] = read_board(lobby)
        broadcast(
            lobby, "持续暴雨，地铁二号线停运，网点今天提前到十五点结束营业，已取号的客户我们会继续办理，请放心等候", ""
        )
        found["broadcast-long"] = read_board(lobby)
        for name, zh, en in EMERGENCIES:
            broadcast(lobby, zh, en, emergency=True)
            found[name] = read_board(lobby)
        end_broadcast(lobby)
        clock.at = SHOWN + timedelta(minutes=2)
        for intent, count in ((CASH, 40), (PAPERS, 30), (WEALTH, 9), (Intent("inquiry"), 12)):
            for _ in range(count):
                issue(lobby, intent)
        found["busy"] = read_board(lobby)
        for counter in range(1, 8):
            board = read_board(lobby)
            ticket = board.at_counter(counter)
            if ticket is not None:
                start(lobby, ticket.number)
            if counter == 4:
                pause_counter(lobby, counter)
        found["serving"] = read_board(lobby)
    with lobby_at(SHOWN.replace(hour=0, minute=20)) as (lobby, _):
        found["morning"] = read_board(lobby)
        for counter in (5, 6, 3, 4):
            open_counter(lobby, counter)
            pause_counter(lobby, counter)
        issue(lobby, PAPERS)
        issue(lobby, PAPERS)
        open_counter(lobby, 1)
        found["no-estimate"] = read_board(lobby)
    with lobby_at(SHOWN.replace(hour=12)) as (lobby, _):
        found["closed"] = read_board(lobby)
    long = (
        text()
        .replace("贵宾理财区", "贵宾与私人银行理财服务区")
        .replace("庆阳中街支行", "北京市东城区庆阳中街地铁站支行")
    )
    long = long.replace(
        "过号不用重取，请找大堂经理",
        "根据国家有关规定，办理五万元以上现金存取业务请出示有效身份证件；办理二十万元以上取款请提前一天预约；"
        "代他人办理请同时带上双方的有效身份证件；如需帮助请找大堂经理，我们会为您优先安排合适的窗口和时间",
    ).replace(
        "我们不会请您把钱转到“安全账户”。接到这样的电话，请先问工作人员",
        "我们不会请您把钱转到“安全账户”，也不会请您说出短信验证码。接到这样的电话，请不要转账，先挂断，再问工作人员",
    )
    with lobby_at(SHOWN, long) as (lobby, clock):
        morning(lobby, clock)
        found["long-names"] = read_board(lobby)
    return found


def poster(path: Path, width: int, height: int) -> Path:
    """A picture as a branch might hang it: a rising sun, and words."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sky = QLinearGradient(0, 0, 0, height)
    sky.setColorAt(0, QColor("#2F5D62"))
    sky.setColorAt(1, QColor("#E9C46A"))
    painter.fillRect(image.rect(), sky)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#F4A261"))
    painter.drawEllipse(QPointF(width * 0.7, height * 0.62), width * 0.12, width * 0.12)
    painter.setBrush(QColor("#264653"))
    painter.drawRect(0, round(height * 0.75), width, height)
    font = QFont("Noto Sans CJK SC")
    font.setPixelSize(round(min(width, height) * 0.1))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor("#FFFFFF"))
    painter.drawText(image.rect(), Qt.AlignmentFlag.AlignCenter, "存款保险\n保障您的存款")
    painter.end()
    image.save(str(path), "PNG")  # type: ignore[call-overload]
    return path


def wall(
    lobby: Board | None,
    state: Announcing,
    stale: bool,
    path: Path,
    picture: tuple[int, int] | None = None,
    heard: bool = True,
) -> Path:
    """Draw the wall with this on it; `picture`: between calls, with one of so many pixels; `heard`: it speaks."""
    moment, tz = (lobby.now, lobby.branch.tz) if lobby else (SHOWN, ZoneInfo("Asia/Shanghai"))
    with Screen("display", jobs=ImmediateJobs()) as screen:
        clock = ClockFace(lambda: moment.astimezone(tz), ticking=False)
        board, flash = BoardView(), FlashView()
        slides, emergency, notices = SlidesView(), EmergencyView(), NoticeView()
        screen.engine.addImageProvider(PROVIDER, SlideImages(slides.images))
        window = screen.show(
            QML / "WallScreen.qml",
            board=board,
            flash=flash,
            slides=slides,
            emergency=emergency,
            notices=notices,
            clock=clock,
        )
        window.resize(1920, 1080)
        # Before there is anything to move.
        pictures.still(screen.engine)
        board.update(board=lobby, stale=stale)
        sounding = state.turn.call.seq if state.turn and heard else None
        flash.update(branch=lobby.branch if lobby else None, state=state, sounding=sounding)
        if lobby is not None:
            emergency.update(emergency=next((one for one in lobby.broadcasts if one.emergency), None))
            notices.know(lobby)
        if picture is not None:
            with tempfile.TemporaryDirectory() as folder:
                image = drawn(poster(Path(folder) / "poster.png", *picture), Frame(*PLACE))
            slides.show(Showing(Slide("poster.png", (0, 0)), 0.0, 1), "", image)
        return pictures.save(window, path)


def strip(view: StripView, path: Path) -> Path:
    """Draw a window's strip."""
    with Screen("display", jobs=ImmediateJobs()) as screen:
        window = screen.show(QML / "StripScreen.qml", strip=view)
        pictures.still(screen.engine)
        return pictures.save(window, path)


def walls(found: dict[str, Board]) -> Iterator[tuple[str, Callable[[Path], Path]]]:
    """Name → how to draw it, for each picture of the wall."""

    def shown(
        board: Board | None,
        state: Announcing | None = None,
        stale: bool = False,
        picture: tuple[int, int] | None = None,
        heard: bool = True,
    ) -> Callable[[Path], Path]:
        return lambda path: wall(board, state or Announcing(), stale, path, picture, heard)

    main, wide = found["main"], calls_beyond(found["main"])
    yield "main", shown(main)
    yield "flash", shown(main, flashing(main, 0))
    yield "flash-not-spoken", shown(main, flashing(main, 0), heard=False)
    yield "flash-one-waits", shown(main, flashing(main, 1))
    yield "flash-three-wait", shown(main, flashing(main, 3))
    yield "flash-ten-wait", shown(main, flashing(main, 10, hidden=2))
    yield "busy", shown(found["busy"])
    yield "morning", shown(found["morning"])
    yield "no-estimate", shown(found["no-estimate"])
    yield "stale", shown(main, stale=True)
    yield "starting", shown(None)
    yield "away", shown(None, stale=True)
    yield "closed", shown(found["closed"])
    yield "long-names", shown(found["long-names"])
    yield "wide-numbers", shown(wide)
    yield "wide-numbers-flash", shown(wide, flashing(wide, 0))
    yield "picture", shown(main, picture=(1920, 1080))
    yield "picture-upright", shown(main, picture=(800, 1200))
    yield "picture-nobody-called", shown(found["morning"], picture=(1600, 1000))
    yield "picture-wide-numbers", shown(wide, picture=(1920, 1080))
    for name in ("broadcast", "broadcast-long", *(name for name, *_ in EMERGENCIES)):
        yield name, shown(found[name])
    yield "emergency-wide-numbers", shown(replace(wide, broadcasts=found["emergency"].broadcasts))
    yield "emergency-closed", shown(replace(found["closed"], broadcasts=found["emergency"].broadcasts))
    yield "wide-numbers-flash-five-wait", shown(wide, flashing(wide, 5))


def strips(found: dict[str, Board]) -> Iterator[tuple[str, Callable[[Path], Path]]]:
    """Name → how to draw it, for each picture of a window's strip."""

    def drawn(counter: int, board: Board | None, stale: bool = False) -> Callable[[Path], Path]:
        def draw_it(path: Path) -> Path:
            view = StripView(counter)
            view.update(board=board, stale=stale)
            return strip(view, path)

        return draw_it

    main, serving = found["main"], found["serving"]
    yield "called", drawn(3, main)
    yield "called-vip", drawn(7, main)
    yield "serving", drawn(3, serving)
    yield "idle", drawn(1, found["no-estimate"])
    yield "paused", drawn(6, found["no-estimate"])
    yield "unopened", drawn(7, found["morning"])
    yield "unknown", drawn(12, main)
    yield "starting", drawn(3, None)
    yield "away", drawn(3, main, stale=True)
    ticket = main.at_counter(3)
    if ticket is not None:
        wide = replace(ticket, number="A1000", counter=12)
        twelve = replace(main.counters[2], number=12)
        yield "wide-numbers", drawn(12, replace(main, tickets=(wide,), counters=(*main.counters, twelve)))


def draw(folder: Path) -> list[Path]:
    """Draw everything into `folder`; returns the files."""
    found = boards()
    drawn = [make(folder / f"display-{name}-zh.png") for name, make in walls(found)]
    drawn += [make(folder / f"display-window-{name}-zh.png") for name, make in strips(found)]
    return drawn


if __name__ == "__main__":
    for file in draw(Path(sys.argv[1])):
        print(file)
