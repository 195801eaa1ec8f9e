"""A made-up morning for the pictures, lived through with the real operations under a clock that stands at 10:26."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from shared import operations as do
from shared.lobby.booking import Booking
from shared.lobby.branch import Serves
from shared.lobby.customers import FollowUpKind
from shared.lobby.messages import About, Kind
from shared.lobby.printers import Condition
from shared.lobby.routing import Intent
from shared.lobby.ticket import Hold
from shared.operations import Lobby, open_lobby
from shared.store.database import Store

NOW = datetime.fromisoformat("2026-06-18T10:26:00+08:00")
MANAGER, MANAGER_PIN = "2001", "2201"
HE, HE_PIN = "3001", "3301"
"""The branch manager."""
TELLERS = {
    1: ("1001", "1101"),
    2: ("1015", "1115"),
    3: ("1027", "1127"),
    5: ("1033", "1133"),
    6: ("1042", "1142"),
    7: ("1056", "1156"),
}
SHEN, LUO, SU = "4001", "4002", "2101"
SEATS = {SHEN: ("wealth", "4101"), LUO: ("wealth", "4102"), SU: ("viplobby", "2301")}
"""Who sits at a seat without a counter, with the PIN."""
CASH = Intent("withdrawal", "20k-50k")
PAPER = Intent("transfer", "over-50k")
Script = list[tuple[float, Callable[[], object]]]
"""Minutes before (negative) the picture's moment, and what happens then."""


@dataclass
class Clock:
    """A clock that the script sets."""

    at: datetime = field(default=NOW.astimezone(UTC))

    def now(self) -> datetime:
        """See `shared.operations.clock.Clock`."""
        return self.at


class Morning:
    """A store of its own in a folder, and the lobby in it."""

    early: Booking
    """A booking whose customer cannot come yet; see `bookings`."""

    def __init__(self, folder: Path, ago: timedelta = timedelta()) -> None:
        """`ago`: the branch opened so long before that morning."""
        self.url = f"sqlite:///{folder / 'lobby.db'}"
        self.clock = Clock(NOW.astimezone(UTC) - ago)
        self.store = Store(self.url)
        self.lobby: Lobby = open_lobby(self.store, clock=self.clock, actor="pictures")

    def close(self) -> None:
        """Give the store back."""
        self.store.close()

    def quiet(self) -> None:
        """Two counters open, one customer served, nobody waiting."""
        self._play([*self._sign_in(1, -20), *self._sign_in(5, -20), self._come(-6, CASH), *self._serve(1, -5, "A001"),
                    (-1, lambda: do.finish(self._at(1), "A001"))])  # fmt: skip

    def busy(self) -> None:
        """A morning like the design's: cash in trouble, one counter paused, one not open."""
        script: Script = []
        for counter in TELLERS:
            script += self._sign_in(counter, -140 + counter / 10)
        for at in range(8):
            counter, number = at % 3 + 1, f"A{at + 1:03d}"
            script += [self._come(-120 + 5 * at, CASH), *self._serve(counter, -118 + 5 * at, number)]
            script.append((-115 + 5 * at, self._finish(counter, number)))
        script += [
            # A009 missed its call and is back; A010 to A012 are being served.
            self._come(-39, CASH),
            (-31, lambda: do.call_next(self._at(1), 1)),
            (-28, lambda: do.no_show(self._at(1), "A009")),
            (-2.5, lambda: do.bring_back(self._at(1), "A009")),
            self._come(-27, CASH),
            self._come(-26.5, Intent("deposit", "10k-50k")),
            self._come(-26, CASH),
            *self._serve(1, -5.2, "A010", called=-7.3),
            *self._serve(2, -3.67, "A011", called=-7.2),
            *self._serve(3, -2.25, "A012", called=-7.1),
            self._come(-21, CASH),
            self._come(-17, Intent("deposit", "over-50k")),
            self._come(-14, Intent("withdrawal", "over-200k")),
            self._come(-9, Intent("deposit", "10k-50k")),
            self._come(-6, Intent("deposit", "10k-50k", corporate=True)),
            self._come(-2, Intent("deposit", "upto-10k", elder=True)),
            # B001 was missed, B002 fetches papers, B003 is being served.
            self._come(-60, PAPER),
            (-57, lambda: do.call_next(self._at(5), 5)),
            (-54, lambda: do.no_show(self._at(5), "B001")),
            self._come(-50, Intent("account")),
            *self._serve(5, -48, "B002"),
            (-38, lambda: do.hold(self._at(5), "B002", Hold.AWAY)),
            self._come(-29, PAPER),
            *self._serve(5, -6.1, "B003", called=-28),
            self._come(-13, Intent("account")),
            self._come(-12, Intent("account")),
            self._come(-11, PAPER),
            self._come(-7, PAPER),
            self._come(-3, Intent("corporate")),
            (-28.5, lambda: do.pause_counter(self._at(6), 6, "核对")),
            self._come(-20, Intent("wealth")),
            *self._serve(7, -18.5, "V001"),
            self._come(-8, Intent("wealth", tier="platinum")),
            self._come(-2, Intent("inquiry")),
            (-2, self.alerts_answered),
            self._come(-1, Intent("payment")),
        ]
        self._play(script)

    def book(self) -> None:
        """Who came into the customer book when the branch opened, and what was planned then."""
        tiers = ("gold", "platinum", "private")
        for at in range(64):
            name = f"{'赵钱孙李周吴郑王冯陈'[at % 10]}{('先生', '女士', '老师')[at % 3]}"
            do.add_customer(self.lobby, name, tiers[at % 3], {}, SHEN, consent=True)
        long = "欧阳慕容·阿依古丽·买买提明女士（代其母亲办理）"
        do.add_customer(self.lobby, long, "private", {}, LUO)
        late = do.add_customer(self.lobby, "Mr Alexander Worthington-Smythe", "gold", {}, LUO, consent=True)
        do.add_customer(self.lobby, "何先生", "private", {})
        do.add_customer(self.lobby, "陆女士", "gold", {})
        for days in (1, 4):
            due = (NOW - timedelta(days=days)).date()
            do.plan_follow_up(self.lobby, late.reference, FollowUpKind.VISIT, due)
        self.clock.at = NOW.astimezone(UTC)

    def overrides(self) -> None:
        """What a lobby manager did in the meantime."""
        manager = self.lobby.acting(MANAGER)
        do.move(manager, "B005", "V", "客户要求")
        do.cancel(manager, "A016", "客户要求：先走了")
        do.undo(manager, "A016")
        do.assign(manager, 3, [Serves(zone="A"), Serves(zone="B", after=5)], "大额现金")

    def bookings(self) -> None:
        """Today's: one came, one cancelled, two to come; and tomorrow's."""
        at = NOW.replace(minute=30)
        desk = self.lobby.acting(MANAGER)
        came = do.book(desk, "account", None, at)
        off = do.book(desk, "wealth", None, at)
        do.book(desk, "account", None, at)
        self.early = do.book(desk, "withdrawal", "50k-200k", at + timedelta(hours=3))
        do.redeem(self.lobby, came.code)
        do.cancel_booking(desk, off.code)
        for _ in range(2):
            do.book(desk, "withdrawal", "over-200k", at + timedelta(days=1))

    def sits(self, *staff: str) -> None:
        """They take their seats."""
        for one in staff:
            seat, pin = SEATS[one]
            do.take_seat(self.lobby, seat, one, pin)

    def arrivals(self) -> None:
        """Two more come to the VIP area: one is in the customer book, and has just come; one is an elder."""
        known = do.add_customer(self.lobby, "王女士", "private", {}, manager=SHEN, consent=True)
        self._play([
            self._come(-4, Intent("wealth", tier="gold", elder=True)),
            self._come(-0.5, Intent("wealth", tier="private", customer=known.reference)),
        ])  # fmt: skip

    def accepted(self, number: str = "A014") -> None:
        """Invited in the hall two minutes ago; 沈洁 accepted after 20 seconds."""
        self._play([
            (-2, lambda: do.invite(self.lobby.acting(MANAGER), number, SHEN)),
            (-1.66, lambda: do.accept(self.lobby.acting(SHEN), number)),
        ])  # fmt: skip

    def led(self, number: str = "A014", cover: str | None = SU) -> None:
        """周宁 walks the customer over."""
        self._play([(-0.9, lambda: do.lead(self.lobby.acting(MANAGER), number, cover))])

    def led_by_reception(self, number: str) -> None:
        """苏晴 brings the customer to the wealth manager's room."""
        self._play([(-0.3, lambda: do.lead(self.lobby.acting(SU), number, MANAGER))])

    def unanswered(self, number: str = "B006") -> None:
        """罗文 was asked, did not answer, and nobody else is free."""
        self._play([
            (-1.5, lambda: do.invite(self.lobby.acting("1042"), number, LUO)),
            (-0.9, lambda: do.tend(self.lobby.acting(MANAGER))),
        ])  # fmt: skip

    def consulting(self, number: str = "A017") -> None:
        """Handed over in person to 沈洁, ten minutes ago."""
        manager, shen = self.lobby.acting(MANAGER), self.lobby.acting(SHEN)
        self._play([
            (-5.5, lambda: do.invite(manager, number, SHEN, "大额现金")),
            (-5.2, lambda: do.accept(shen, number)),
            (-5, lambda: do.lead(manager, number, SU)),
            (-4, lambda: do.give(manager, number)),
            (-3.9, lambda: do.receive(shen, number)),
        ])  # fmt: skip

    def call_to(self, number: str, counter: int) -> None:
        """Another hand is quicker."""
        do.call_ticket(self._at(5), number, counter)

    def cancel(self, number: str) -> None:
        """The customer left."""
        do.cancel(self.lobby.acting(MANAGER), number)

    def crowd(self, people: int) -> None:
        """Many people at once."""
        for _ in range(people):
            do.issue(self.lobby, CASH)

    def unsatisfied(self) -> None:
        """The customer of window 3 says so at the pad, and more on the phone."""
        do.finish(self._at(3), "A012")
        do.rate(self.lobby.acting("pad"), "A012", "unsatisfied", "没讲清楚", via="pad")
        token = do.read_ticket(self.lobby, "A012").token
        do.rate(self.lobby.acting("phone"), token, "unsatisfied", words="跑了两趟，才知道要带身份证原件")

    def ask_help(self) -> None:
        """The help key of the kiosk."""
        do.ask_help(self.lobby.acting("kiosk"), "取号机")

    def paper_out(self) -> None:
        """The kiosk's printer has no paper."""
        do.printer_is(self.lobby.acting("kiosk"), "取号机", Condition.PAPER_OUT)

    def vip_teller_away(self) -> None:
        """Window 7 has served its customer and pauses: the VIP area has none."""
        do.finish(self._at(7), "V001")
        do.pause_counter(self._at(7), 7, "午餐")

    def tell_alerts(self) -> None:
        """What a seat does within a second."""
        do.tell_alerts(self.lobby)

    def alerts_answered(self) -> None:
        """The lobby manager has been told of what stands, and sees to it."""
        do.tell_alerts(self.lobby)
        for told in do.read_board(self.lobby).radio:
            if told.stands and told.is_open:
                do.acknowledge_message(self.lobby.acting(MANAGER), told.id)

    def alerts_go_on(self) -> None:
        """Nobody answered what was told."""
        self.clock.at += timedelta(minutes=1)
        do.tend_radio(self.lobby)

    def shown_and_spoken(self) -> None:
        """The wall has done what it was asked."""
        for said in do.read_board(self.lobby).broadcasts:
            do.acknowledge(self.lobby.acting("display"), said.id, shown_at=self.clock.at, spoken="spoken")

    def radio(self) -> None:
        """A teller needs help, half a minute ago."""
        self._say(1, 0.5, preset="help", about=About(Kind.COUNTER, "1"))

    def radio_to_reception(self) -> None:
        """A teller asks the VIP area's reception for something."""
        self._say(7, 0.3, "viplobby", "V002 的客户在 7 号窗口，请送一份产品说明过来")

    def radio_goes_on(self) -> None:
        """A teller found nobody at the other counters, two minutes ago; others have said more since."""
        self._say(5, 2, "teller", "谁有多的点钞纸")
        self._say(2, 0.8, "everyone", "门口有位老人家要扶一下，他说他在等家人，已经等了半个小时，请哪位同事去问一问")
        self._say(3, 0.2, preset="watch-out")
        do.tend_radio(self._at(1))

    def radio_answered(self) -> None:
        """All of it was seen to."""
        for said in do.read_board(self.lobby).radio:
            if said.is_open:
                do.acknowledge_message(self._at(3) if said.to == TELLERS[3][0] else self.lobby.acting(MANAGER), said.id)

    def _say(
        self,
        counter: int,
        minutes: float,
        to: str | None = None,
        words: str | None = None,
        preset: str | None = None,
        about: About | None = None,
    ) -> None:
        self.clock.at -= timedelta(minutes=minutes)
        do.send(self._at(counter), to, words, preset=preset, about=about, request_id=f"{counter} {minutes}")
        self.clock.at += timedelta(minutes=minutes)

    def _at(self, counter: int) -> Lobby:
        return self.lobby.acting(TELLERS[counter][0])

    def _sign_in(self, counter: int, at: float) -> Script:
        return [(at, lambda: do.sign_in(self.lobby, counter, *TELLERS[counter]))]

    def _come(self, at: float, intent: Intent) -> tuple[float, Callable[[], object]]:
        return at, lambda: do.issue(self.lobby.acting("kiosk"), intent)

    def _serve(self, counter: int, since: float, number: str, called: float | None = None) -> Script:
        """Called (half a minute before, unless told) and then served; the number checks the script."""

        def call() -> None:
            made = do.call_next(self._at(counter), counter)
            assert made is not None, number
            assert made.number == number

        return [(since - 0.5 if called is None else called, call), (since, lambda: do.start(self._at(counter), number))]

    def _finish(self, counter: int, number: str) -> Callable[[], object]:
        return lambda: do.finish(self._at(counter), number)

    def _play(self, script: Script) -> None:
        for minutes, act in sorted(script, key=lambda one: one[0]):
            self.clock.at = (NOW + timedelta(minutes=minutes)).astimezone(UTC)
            act()
        self.clock.at = NOW.astimezone(UTC)
