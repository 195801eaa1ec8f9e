"""`python -m kiosk.pictures DIR`: the kiosk in every important state, from fixed data under a standing clock."""

from __future__ import annotations

import itertools
import secrets
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from unittest.mock import patch
from zoneinfo import ZoneInfo

from kiosk.assemble import Kiosk, assemble
from kiosk.paper import PaperWork
from shared.assets import SHIPPED_BRANCH
from shared.lobby.routing import Intent
from shared.operations import (
    FastClock,
    Lobby,
    book,
    call_next,
    cancel_booking,
    close_service,
    close_zone,
    issue,
    open_counter,
    open_lobby,
    start,
)
from shared.paper.printer import Printer
from shared.screens.app import Screen
from shared.screens.jobs import ImmediateJobs
from shared.screens.pictures import save, still
from shared.store.database import Store

HOME = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 6, 18, 10, 26, tzinfo=HOME)
SIZE = (1080, 1920)
PHONE_BASE = 'phone_base = "https://lobby.example.org"\n'


@dataclass
class Stage:
    """A kiosk to be drawn, and seconds that pass only when told."""

    kiosk: Kiosk
    screen: Screen
    lobby: Lobby
    seconds: list[float]

    def wait(self, seconds: float) -> None:
        """Nobody touches the screen for so long."""
        self.seconds[0] += seconds
        self.kiosk.idle.tick()


def shipped(change: Callable[[str], str] = lambda text: text) -> str:
    """The shipped branch file, with a phone page, and changed."""
    text = SHIPPED_BRANCH.read_text(encoding="utf-8")
    return change(text.replace('languages = ["zh", "en"]\n', 'languages = ["zh", "en"]\n' + PHONE_BASE, 1))


def standing(moment: datetime) -> FastClock:
    """A clock that stands."""
    return FastClock(moment, 0.0, 0.0)


def filled(path: Path, source: str | None = None, moment: datetime = NOW) -> Lobby:
    """A lobby on an ordinary morning: four cash counters busy, others with a few people."""
    text = source or shipped()
    lobby = open_lobby(Store(str(path)), clock=standing(moment), actor="pictures", shipped=lambda: text)

    def at(minutes: float) -> Lobby:
        return replace(lobby, clock=standing(moment - timedelta(minutes=minutes)))

    for counter in (1, 2, 5, 6, 7):
        open_counter(at(90), counter)
    cash = [Intent("withdrawal", "20k-50k"), Intent("deposit", "10k-50k"), Intent("withdrawal", "50k-200k")]
    for number, minutes in enumerate((27, 26, 24, 22, 18, 15, 11, 7, 3)):
        issue(at(minutes), cash[number % 3], f"a{number}")
    for number, minutes in enumerate((20, 19, 9, 4)):
        issue(at(minutes), Intent("account" if number % 2 else "transfer"), f"b{number}")
    for number, minutes in enumerate((14, 6)):
        issue(at(minutes), Intent("wealth"), f"v{number}")
    for counter, minutes in ((1, 6), (2, 2), (5, 14), (6, 5), (7, 9)):
        called = call_next(at(minutes), counter)
        if called is not None:
            start(at(minutes - 1), called.number)
    return lobby


@contextmanager
def stage(
    lobby: Lobby, language: str = "zh", open_link: bool = True, printer: Printer | None = None
) -> Iterator[Stage]:
    """A kiosk of that lobby in its window, motion off."""
    seconds = [0.0]
    with Screen("kiosk", jobs=ImmediateJobs()) as screen:
        kiosk = assemble(
            screen,
            lambda: lobby.acting("kiosk"),
            lambda: lobby.now().astimezone(HOME),
            language=language,
            windowed=True,
            facts="取号机 1\n默认数据库  Default database",
            seconds=lambda: seconds[0],
            ticking=False,
            follow=False,
            framed=False,
            paper=(lambda: PaperWork(printer, "取号机")) if printer is not None else None,
            paper_jobs=ImmediateJobs(),
        )
        still(screen.engine)
        kiosk.window.setMinimumWidth(1)
        kiosk.window.resize(*SIZE)
        if open_link:
            kiosk.link.open()
        yield Stage(kiosk, screen, lobby, seconds)


def draw(folder: Path) -> list[Path]:
    """Draw every state; the same bytes on every run. Returns the files."""
    from kiosk.rating.pictures import pads
    from kiosk.slip_pictures import papers, slips

    drawn: list[Path] = []
    counter = itertools.count(1)

    def token(_bytes: int | None = None) -> str:
        return f"picture-token-{next(counter):08d}"

    # Codes are drawn too: the same ones on every run.
    codes = (number * 104_729 % 10**6 for number in itertools.count(1))
    fixed = patch.multiple(secrets, token_urlsafe=token, randbelow=lambda _below: next(codes))
    with tempfile.TemporaryDirectory() as made, fixed:
        for scene in (visits, large_visits, bookings, known, slips, unusual, doors):
            for name, shown in scene(Path(made)):
                drawn.append(save(shown.kiosk.window, folder / f"kiosk-{name}.png"))
        for name, pad in pads(Path(made)):
            drawn.append(save(pad.window, folder / f"rating-{name}.png"))
        for name, picture in papers(Path(made)):
            drawn.append(folder / f"paper-{name}.png")
            picture.save(drawn[-1])
    return drawn


def visits(made: Path) -> Iterator[tuple[str, Stage]]:
    """The plain flow in both languages."""
    for language in ("zh", "en"):
        with stage(filled(made / f"visits-{language}.db"), language) as on:
            kiosk = on.kiosk.kiosk
            yield f"home-{language}", on
            kiosk.choose("withdrawal")
            yield f"amount-{language}", on
            on.wait(52)
            yield f"idle-{language}", on
            kiosk.touched()
            kiosk.chooseBand("upto-20k")
            yield f"offer-{language}", on
            kiosk.take("counter")
            on.wait(3)
            yield f"ticket-{language}", on
            kiosk.home()
            kiosk.choose("withdrawal")
            kiosk.chooseBand("over-200k")
            yield f"ticket-manager-{language}", on
            kiosk.home()
            kiosk.choose("inquiry")
            yield f"guide-{language}", on
            kiosk.askHelp("")
            on.wait(4)
            yield f"help-{language}", on
            kiosk.home()
            on.kiosk.staff.open()
            yield f"staff-{language}", on
            on.kiosk.staff.update(phase="menu", person="周宁")
            yield f"staff-menu-{language}", on


def large_visits(made: Path) -> Iterator[tuple[str, Stage]]:
    """Large text in both languages."""
    for language in ("zh", "en"):
        with stage(filled(made / f"large-{language}.db"), language) as on:
            kiosk = on.kiosk.kiosk
            kiosk.enlarge(True)
            yield f"home-large-{language}", on
            on.wait(80)
            yield f"idle-large-{language}", on
            kiosk.touched()
            kiosk.showOthers()
            yield f"others-{language}", on
            kiosk.back()
            kiosk.choose("inquiry")
            yield f"offer-large-{language}", on
            kiosk.take("self")
            yield f"guide-large-{language}", on
            kiosk.home()
            kiosk.enlarge(True)
            kiosk.choose("withdrawal")
            on.wait(6)
            yield f"ticket-large-{language}", on
            kiosk.askHelp("")
            yield f"help-large-{language}", on
            kiosk.home()
            kiosk.choose("deposit")
            kiosk.enlarge(True)
            yield f"amount-large-{language}", on


def bookings(made: Path) -> Iterator[tuple[str, Stage]]:
    """The page of the booking's code in all its states, plain and large."""
    for language, large in (("zh", False), ("en", False), ("zh", True), ("en", True)):
        name = f"large-{language}" if large else language
        lobby = filled(made / f"booking-{name}.db")
        soon, today, tomorrow = (
            book(lobby, service, band, NOW.replace(minute=0) + later).code
            for service, band, later in (
                ("withdrawal", "50k-200k", timedelta(minutes=30)),
                ("account", None, timedelta(hours=3)),
                ("withdrawal", "over-200k", timedelta(days=1)),
            )
        )
        off = book(lobby, "wealth", None, NOW.replace(minute=0) + timedelta(hours=4)).code
        cancel_booking(lobby, off)
        with stage(lobby, language) as on:
            kiosk, code = on.kiosk.kiosk, on.kiosk.booking
            kiosk.enlarge(large)
            if large:
                kiosk.showOthers()
                yield f"booking-others-{name}", on
            kiosk.haveBooking()
            yield f"booking-{name}", on
            for digit in "2048":
                code.type(digit)
            yield f"booking-typing-{name}", on
            kiosk.scanned("204816")
            yield f"booking-unknown-{name}", on
            kiosk.scanned(today)
            yield f"booking-early-{name}", on
            kiosk.scanned(tomorrow)
            yield f"booking-other-day-{name}", on
            kiosk.scanned(off)
            yield f"booking-cancelled-{name}", on
            kiosk.scanned("https://lobby.example.org/t/picture-token")
            yield f"booking-unreadable-{name}", on
            kiosk.scanned(soon)
            yield f"booking-ticket-{name}", on
            kiosk.home()
            kiosk.enlarge(large)
            kiosk.scanned(soon)
            yield f"booking-used-{name}", on
            for _ in range(5):
                kiosk.scanned("000000")
            yield f"booking-paused-{name}", on


def known(made: Path) -> Iterator[tuple[str, Stage]]:
    """Who is there: the question, typed, paused; then the services, as an ordinary and as a known customer see them."""
    for language, large in (("zh", False), ("en", False), ("zh", True), ("en", True)):
        name = f"large-{language}" if large else language
        lobby = filled(made / f"vip-{name}.db")
        with stage(lobby, language) as on:
            kiosk, vip = on.kiosk.kiosk, on.kiosk.vip
            kiosk.enlarge(large)
            kiosk.beKnown()
            yield f"vip-{name}", on
            for digit in "6222021234567":
                vip.type(digit)
            yield f"vip-typing-{name}", on
            vip.submit()
            yield f"vip-services-{name}", on
            on.wait(80 if large else 52)
            yield f"vip-services-idle-{name}", on
            kiosk.touched()
            kiosk.back()
            for _ in range(4):
                kiosk.scanned("V0081")
                kiosk.back()
            yield f"vip-paused-{name}", on
            kiosk.home()
            kiosk.enlarge(large)
            vip.answered.emit("0" * 16, "platinum")
            yield f"vip-known-{name}", on


def unusual(made: Path) -> Iterator[tuple[str, Stage]]:
    """What happens on other days."""
    for language in ("zh", "en"):
        lobby = filled(made / f"closed-{language}.db")
        close_service(lobby, "wealth", "系统升级", NOW + timedelta(hours=2))
        close_service(lobby, "corporate", "对公柜台正在盘点，请您明天再来办理")
        close_zone(lobby, "Z", "自助机检修")
        with stage(lobby, language) as on:
            yield f"service-closed-{language}", on
            on.kiosk.kiosk.enlarge(True)
            on.kiosk.kiosk.showOthers()
            yield f"service-closed-large-{language}", on
        fresh = open_lobby(Store(str(made / f"fresh-{language}.db")), clock=standing(NOW), actor="pictures")
        with stage(fresh, language) as on:
            kiosk = on.kiosk.kiosk
            yield f"morning-{language}", on
            kiosk.choose("account")
            yield f"ticket-no-phone-{language}", on
            open_counter(fresh, 6)
            call_next(fresh, 6)
            on.kiosk.link.read()
            yield f"ticket-called-{language}", on
            kiosk.home()
            close_service(fresh, "account", "系统升级")
            kiosk.choose("account")
            yield f"refused-{language}", on
            kiosk.askHelp("")
            kiosk.update(help="failed")
            yield f"help-failed-{language}", on
            kiosk.home()
            on.kiosk.link.away.emit(True)
            yield f"away-later-{language}", on
        with stage(filled(made / f"long-{language}.db", shipped(long_names)), language) as on:
            yield f"long-names-{language}", on
            on.kiosk.kiosk.choose("withdrawal")
            yield f"long-names-amount-{language}", on
            on.kiosk.kiosk.home()
            on.kiosk.kiosk.enlarge(True)
            yield f"long-names-large-{language}", on


def doors(made: Path) -> Iterator[tuple[str, Stage]]:
    """Closed, starting, away."""
    for language in ("zh", "en"):
        for name, moment in (("closed-evening", NOW.replace(hour=19)), ("closed-early", NOW.replace(hour=7))):
            lobby = open_lobby(Store(str(made / f"{name}-{language}.db")), clock=standing(moment))
            with stage(lobby, language) as on:
                yield f"{name}-{language}", on
        with stage(lobby, language, open_link=False) as on:
            yield f"starting-{language}", on
            on.kiosk.link.away.emit(True)
            yield f"away-{language}", on


def long_names(text: str) -> str:
    """A branch whose names are as long as names get."""
    for old, new in (
        ('"庆阳中街支行"', '"天府新区华阳庆阳中街科技金融支行营业部"'),
        ('"Qingyang Zhongjie Branch"', '"Tianfu New Area Huayang Technology Finance Branch"'),
        ('"开户与挂失"', '"个人账户开立与挂失补办"'),
        ('"Cards & loss"', '"Personal accounts and lost cards"'),
        ('"余额、明细、打流水"', '"账户余额、交易明细、打印流水和存款证明"'),
        ('"Balance, statements"', '"Balances, statements, certificates of deposit"'),
        ('short = { zh = "贵宾理财区", en = "VIP" }', 'short = { zh = "私人银行与贵宾区", en = "Private banking" }'),
        ('"5 万至 20 万元"', '"5 万元以上至 20 万元以下（含）"'),
        ('"柜台办理，最好提前预约"', '"柜台办理，最好提前一天打电话或到柜台预约登记"'),
    ):  # fmt: skip
        assert old in text, old
        text = text.replace(old, new)
    return text


if __name__ == "__main__":
    for path in draw(Path(sys.argv[1] if len(sys.argv) > 1 else "pictures")):
        print(path)
