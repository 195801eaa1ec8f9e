"""Pictures of the wealth manager's seat in every state that matters: `python -m desk.wealth.pictures DIR`."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QObject

from desk.options import Options
from desk.wealth.scene import COLLEAGUE, COLLEAGUE_PIN, LARGE_CASH, LOBBY, ME, PIN, TELLERS, VIP_LOBBY, Morning
from desk.wealth.seat import Parts, build
from shared import operations as do
from shared.lobby.routing import Intent
from shared.screens.app import Screen
from shared.screens.jobs import ImmediateJobs
from shared.screens.pictures import save, still


@dataclass
class Easel:
    """A seat on a store, and the folder its pictures go to."""

    folder: Path
    language: str
    parts: Parts
    morning: Morning
    drawn: list[Path] = field(default_factory=list)

    def draw(self, state: str, toast: bool = False) -> None:
        """Save the window as the store is now; without the toast, unless it belongs there."""
        self.parts.link.read()
        shown = self.parts.window.findChild(QObject, "toast")
        assert shown is not None
        for child in shown.children():
            if child.metaObject().className() == "QQmlTimer":
                child.setProperty("running", False)
        if not toast:
            shown.setProperty("secondsLeft", 0)
        self.drawn.append(save(self.parts.window, self.folder / f"desk-wealth-{state}-{self.language}.png"))

    def type(self, name: str, words: str) -> None:
        """Write into a field."""
        item = self.parts.window.findChild(QObject, name)
        assert item is not None, name
        item.setProperty("text", words)


def draw(folder: Path) -> list[Path]:
    """Draw every state in both languages; the files, in order. The same bytes every time."""
    drawn: list[Path] = []
    for language in ("zh", "en"):
        with _easel(folder, language) as easel:
            easel.draw("signin")
            easel.parts.sign_in.submit(ME, PIN)
            easel.draw("empty")
            drawn += easel.drawn
        with _easel(folder, language, known=True) as easel:
            easel.parts.sign_in.submit(ME, PIN)
            easel.draw("reminder")
            _plan(easel)
            _records(easel)
            _invitations(easel)
            _reception(easel)
            _ending(easel)
            drawn += easel.drawn
    return drawn


def _plan(easel: Easel) -> None:
    book, dealing = easel.parts.book, easel.parts.dealing
    book.reminded()
    late, due = book.plan.rows[0].id, book.plan.rows[2].id
    dealing.ask(late, "postpone")
    easel.draw("postponing")
    dealing.inDays(3)
    dealing.because(0)
    easel.type("plan-words", "出差，周末回来")
    easel.draw("postponing-ready")
    dealing.ask(due, "done")
    easel.draw("done")
    dealing.close()


def _records(easel: Easel) -> None:
    book, record, parts = easel.parts.book, easel.parts.record, easel.parts
    book.turn("list")
    easel.draw("list")
    easel.type("search", "王")
    easel.draw("list-found")
    _by_number(easel)
    book.show(easel.morning.wang)
    easel.draw("record")
    record.do("note")
    easel.type("record-text", "来电：续存的方案想当面谈")
    easel.type("record-step", "约时间面谈")
    parts.record_note.inDays(7)
    easel.draw("record-writing")
    _planning(easel)
    record.do("correct")
    easel.draw("record-correcting")
    parts.correct.rank("private")
    parts.correct.reach("wechat")
    easel.draw("record-correcting-ready")
    _consent(easel)
    book.close()
    long_name = next(one.reference for one in book.mine.rows if len(one.who) > 20)
    book.show(long_name)
    easel.draw("record-long")
    record.do("correct")
    easel.draw("record-long-correcting")
    book.turn("plan")


def _by_number(easel: Easel) -> None:
    """Whoever came without a card: the book is asked, and knows them, or not."""
    book = easel.parts.book
    easel.type("search", "13800138005")
    easel.draw("list-by-number")
    book.lookUp()
    easel.draw("list-by-number-found")
    easel.type("search", "13800138077")
    book.lookUp()
    easel.draw("list-by-number-nobody")
    easel.type("search", "")


def _planning(easel: Easel) -> None:
    record, planning, dealing = easel.parts.record, easel.parts.planning, easel.parts.record_dealing
    record.do("plan")
    easel.draw("record-planning")
    planning.pick("maturity")
    planning.on(5)
    easel.type("planning-words", "三年期大额存单到期，提前一周打电话")
    easel.draw("record-planning-ready")
    record.do("plan")
    record.deal(record.planned.rows[0].id)
    easel.draw("record-dealing")
    dealing.ask(dealing.props.id, "postpone")
    easel.draw("record-postponing")
    dealing.ask(dealing.props.id, "cancel")
    easel.draw("record-cancelling")
    record.deal(dealing.props.id)


def _consent(easel: Easel) -> None:
    record = easel.parts.record
    record.do("consent")
    easel.draw("record-withdrawing")
    record.consents(False)
    easel.draw("record-without-consent")
    record.do("plan")
    easel.draw("record-planning-without-consent")
    record.do("consent")
    easel.draw("record-consenting")
    record.consents(True)


def _invitations(easel: Easel) -> None:
    morning, parts = easel.morning, easel.parts
    lobby, me = morning.lobby, morning.lobby.acting(ME)
    morning.serve(morning.take(30, Intent("wealth")), 7, 22)
    morning.take(17, Intent("wealth", customer=morning.wang, tier="platinum"))
    morning.take(8, Intent("wealth", customer=morning.li, tier="private"))
    morning.take(2, Intent("wealth"))
    number = morning.take(14, LARGE_CASH)
    do.take_seat(lobby, "wealth", COLLEAGUE, COLLEAGUE_PIN)
    morning.invite(number, 10, to=ME, reason="客户要求：想了解大额存单和家庭保障")
    easel.draw("offered")
    do.be_away(lobby.acting(COLLEAGUE))
    do.accept(me, number)
    morning.invite(morning.take(9, Intent("account", corporate=True)), 190)
    easel.draw("unanswered")
    parts.seat.turnAway()
    easel.draw("on-leave")
    parts.seat.turnAway()
    said = do.send(lobby.acting(VIP_LOBBY), ME, "V002 到了，在贵宾区门口", request_id="picture")
    easel.draw("radio-message")
    parts.radio.toggle()
    easel.draw("radio")
    parts.radio.toggle()
    do.acknowledge_message(me, said.id)


def _reception(easel: Easel) -> None:
    morning, parts = easel.morning, easel.parts
    lobby, me = morning.lobby, morning.lobby.acting(ME)
    hall, teller = lobby.acting(LOBBY), lobby.acting(TELLERS[7][0])
    number, served = parts.guest.props.number, "V001"
    do.lead(hall, number, cover="2101")
    easel.draw("led")
    parts.guest.ask("decline")
    easel.draw("declining")
    parts.guest.ask("decline")
    do.receive(me, number)
    easel.draw("handing")
    do.give(hall, number)
    easel.draw("consulting")
    parts.book.turn("add")
    easel.type("add-name", "孙女士")
    easel.draw("adding")
    easel.type("add-value", "13800138009")
    parts.add.agree()
    easel.draw("adding-ready")
    parts.add.save()
    easel.draw("added")
    parts.book.turn("plan")
    parts.guest.ask("escort")
    easel.draw("counters")
    parts.guest.escort(7)
    easel.draw("counter-refused")
    do.finish(teller, served)
    parts.link.read()
    parts.guest.escort(7)
    easel.draw("escorting", toast=True)
    morning.clock.ago(seconds=-1)
    do.start(teller, number)
    easel.draw("at-teller")
    do.finish(teller, number)


def _ending(easel: Easel) -> None:
    parts = easel.parts
    words = "想把到期的大额存单续一半，另一半看看养老保险；下周带爱人再来"
    easel.type("note-text", words)
    easel.type("note-step", "准备两个方案")
    parts.note.inDays(7)
    easel.draw("noting")
    parts.note.inDays(7)
    easel.type("note-text", (words * 80)[:2001])
    parts.note.save()
    easel.draw("note-refused")
    easel.type("note-text", words)
    parts.note.inDays(7)
    parts.guest.ask("end")
    parts.guest.choose("again")
    easel.draw("ending-written")
    parts.guest.ask("end")
    parts.note.clear()
    parts.guest.ask("end")
    easel.draw("ending")
    parts.guest.choose("done")
    parts.guest.nothingToNote()
    easel.draw("ending-nothing")
    parts.lock.lock()
    easel.draw("locked")
    parts.lock.unlock(PIN)
    parts.link.away.emit(True)
    easel.draw("away")


@contextmanager
def _easel(folder: Path, language: str, known: bool = False) -> Iterator[Easel]:
    with (
        tempfile.TemporaryDirectory() as place,
        patch.dict(os.environ, {"TINGTANG_KEY": str(Path(place) / "customers.key")}),
        Screen("desk", jobs=ImmediateJobs()) as screen,
    ):
        morning = Morning(Path(place))
        if known:
            morning.fill_book()
        morning.open_counters()
        options = Options(seat="wealth", store=morning.url, language=language)
        parts = build(screen, options, follow=False, clock=morning.clock)
        still(screen.engine)
        screen.app.styleHints().setCursorFlashTime(0)  # a blinking cursor is another picture every half second
        parts.link.open()
        yield Easel(folder, language, parts, morning)
        morning.close()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for path in draw(Path(sys.argv[1])):
        print(path)
