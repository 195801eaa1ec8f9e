"""A morning at 庆阳中街支行 for the pictures: made by the real operations, under a clock that is set by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from shared import operations
from shared.lobby.routing import Intent
from shared.store.database import Store

NOW = datetime(2026, 6, 18, 10, 26, tzinfo=ZoneInfo("Asia/Shanghai"))
COUNTER = 3
TELLER, PIN = "1027", "1127"
VIP_COUNTER = 7
VIP_TELLER, VIP_PIN = "1056", "1156"
SHEN, LUO = "4001", "4002"


@dataclass
class HandClock:
    """Stands where it was set."""

    moment: datetime = NOW

    def now(self) -> datetime:
        """See `operations.Clock.now`."""
        return self.moment.astimezone(UTC)

    def ago(self, minutes: float) -> None:
        """Set it to so many minutes before the pictures' moment."""
        self.moment = NOW - timedelta(minutes=minutes)


def make_morning(folder: Path) -> Path:
    """Live through the morning until 10:26. Returns the store's file."""
    file = folder / "lobby.db"
    morning = Morning(file)
    morning.seats()
    morning.customers()
    morning.close()
    return file


class Morning:
    """The lobby at 10:26: seven wait for counter 3, and A012 is about to be called there."""

    def __init__(self, file: Path) -> None:
        self.clock = HandClock()
        self.store = Store(f"sqlite:///{file}")
        self.lobby = operations.open_lobby(self.store, clock=self.clock, actor="pictures")

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()

    def seats(self) -> None:
        """Four counters open."""
        self.clock.ago(140)
        for counter, staff, pin in ((1, "1001", "1101"), (2, "1015", "1115"), (5, "1033", "1133"), (7, "1056", "1156")):
            operations.sign_in(self.lobby, counter, staff, pin)
        operations.open_counter(self.lobby, COUNTER)

    def customers(self) -> None:
        """Who has been served, who is waiting."""
        for at in range(8):
            self.served(130 - 9 * at, COUNTER, Intent("deposit", band="10k-50k"))
        for at in range(23):
            self.served(135 - 5 * at, 5, Intent("transfer", band="over-50k"))
        self.take(39, Intent("withdrawal", band="20k-50k"))
        self.call(32, 2)
        self.clock.ago(29)
        operations.no_show(self.lobby, "A009")
        # Two long services keep counters 1 and 2 busy: whoever comes now is told to wait.
        self.begun(28.5, 1, Intent("withdrawal", band="50k-200k"))
        self.begun(27.5, 2, Intent("deposit", band="over-50k"))
        self.clock.ago(27)
        operations.pause_counter(self.lobby, COUNTER, "核对")
        self.take(26, Intent("withdrawal", band="upto-20k", elder=True, prefer="counter"))
        operations.open_counter(self.lobby, COUNTER)
        self.take(21, Intent("withdrawal", band="20k-50k"))
        self.take(17, Intent("deposit", band="10k-50k"))
        self.take(14, Intent("withdrawal", band="over-200k"))
        self.take(11, Intent("transfer", band="over-50k"))
        self.take(9, Intent("deposit", band="10k-50k"))
        self.take(6, Intent("deposit", band="upto-10k", elder=True))
        self.clock.ago(5)
        operations.bring_back(self.lobby, "A009")
        for told in operations.tell_alerts(self.lobby):
            operations.acknowledge_message(self.lobby.acting("2001"), told)

    def call_a012(self, start: bool = True, spoken: str = "spoken") -> None:
        """A012 is called at 10:23:28, shown after 0.1 s, spoken (or not), and started at 10:23:46."""
        self.clock.moment = NOW - timedelta(seconds=152)
        called = operations.call_ticket(self.lobby, "A012", COUNTER)
        shown = self.clock.moment + timedelta(milliseconds=110)
        operations.acknowledge(self.lobby, called.seq, shown_at=shown.astimezone(UTC))
        self.clock.moment += timedelta(seconds=6)
        operations.acknowledge(self.lobby, called.seq, spoken=spoken)
        if start:
            self.clock.moment = NOW - timedelta(seconds=134)
            operations.start(self.lobby, "A012")
        self.clock.moment = NOW

    def take(self, minutes: float, intent: Intent, language: str = "zh") -> str:
        """Somebody takes a ticket."""
        self.clock.ago(minutes)
        issued = operations.issue(self.lobby.acting("kiosk"), intent, language=language)
        return issued.ticket.number

    def managers(self) -> None:
        """沈洁 and 罗文 are at their seats."""
        for staff, pin in ((SHEN, "4101"), (LUO, "4102")):
            operations.take_seat(self.lobby, "wealth", staff, pin)

    def at_the_window(self) -> None:
        """A015, with much cash, is being served at counter 3."""
        self.clock.ago(3)
        operations.call_ticket(self.lobby, "A015", COUNTER)
        self.clock.ago(2)
        operations.start(self.lobby, "A015")
        self.clock.moment = NOW

    def invited(self, accepted: bool = False) -> None:
        """A015 is invited at the window; 沈洁 accepts, or has not answered yet."""
        self.managers()
        self.at_the_window()
        self.clock.ago(0.4)
        operations.invite(self.lobby.acting(TELLER), "A015", SHEN)
        self.clock.ago(0.2)
        if accepted:
            operations.accept(self.lobby.acting(SHEN), "A015")
        self.clock.moment = NOW

    def escorted(self) -> str:
        """沈洁 brings her customer to the VIP teller; another one waits there."""
        self.managers()
        number = self.take(30, Intent("wealth", tier="platinum"))
        self.clock.ago(25)
        operations.welcome(self.lobby.acting(SHEN), number)
        self.clock.ago(0.5)
        operations.escort(self.lobby.acting(SHEN), number, VIP_COUNTER)
        self.take(0.2, Intent("wealth"))
        self.clock.moment = NOW
        return number

    def booked(self) -> None:
        """Three came with a booking: for 10:00 too late, for 10:00 in time, and early for 10:30."""
        self.clock.ago(60)
        codes = [
            operations.book(self.lobby, "withdrawal", "50k-200k", (NOW - timedelta(minutes=26 - later))).code
            for later in (0, 0, 30)
        ]
        for minutes, code in zip((9.5, 25, 4), codes, strict=True):
            self.clock.ago(minutes)
            operations.redeem(self.lobby, code)
        self.clock.moment = NOW

    def call(self, minutes: float, counter: int) -> None:
        """The next is called."""
        self.clock.ago(minutes)
        operations.call_next(self.lobby, counter)

    def begun(self, minutes: float, counter: int, intent: Intent) -> str:
        """Somebody comes, is called at once and starts."""
        number = self.take(minutes, intent)
        self.clock.ago(minutes - 0.2)
        operations.call_ticket(self.lobby, number, counter)
        self.clock.ago(minutes - 0.5)
        operations.start(self.lobby, number)
        return number

    def served(self, minutes: float, counter: int, intent: Intent) -> None:
        """Somebody comes and is served at once."""
        number = self.begun(minutes, counter, intent)
        self.clock.ago(minutes - 1)
        operations.finish(self.lobby, number)
