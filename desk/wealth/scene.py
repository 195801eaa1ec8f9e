"""A morning of a wealth manager for the pictures and the tests: made by the real operations, its clock set by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from shared import operations as do
from shared.lobby.customers import Channel, FollowUpKind
from shared.lobby.identifiers import Identifier
from shared.lobby.routing import Intent
from shared.operations import Lobby, open_lobby
from shared.store.database import Store

NOW = datetime.fromisoformat("2026-06-18T10:26:00+08:00")
ME, PIN = "4001", "4101"
"""沈洁, whose seat it is."""
COLLEAGUE, COLLEAGUE_PIN = "4002", "4102"
LOBBY, VIP_LOBBY = "2001", "2101"
LARGE_CASH = Intent("withdrawal", "over-200k", prefer="counter")
TELLERS = {1: ("1001", "1101"), 3: ("1027", "1127"), 5: ("1033", "1133"), 7: ("1056", "1156")}


@dataclass
class Clock:
    """A clock that the script sets."""

    at: datetime = field(default=NOW.astimezone(UTC))

    def now(self) -> datetime:
        """See `shared.operations.clock.Clock`."""
        return self.at

    def ago(self, minutes: float = 0, seconds: float = 0) -> None:
        """Set it to so long before the pictures' moment."""
        self.at = (NOW - timedelta(minutes=minutes, seconds=seconds)).astimezone(UTC)


class Morning:
    """A store of its own in a folder; nobody is there yet.

    A morning with customers needs a key beside the store: whoever makes it sees to `TINGTANG_KEY`.
    """

    wang: str
    """王女士, 沈洁's customer, as a reference into the book."""
    li: str
    """李先生, 罗敏's customer."""

    def __init__(self, folder: Path) -> None:
        self.url = f"sqlite:///{folder / 'lobby.db'}"
        self.clock = Clock()
        self.store = Store(self.url)
        self.clock.ago(60 * 24 * 30)  # the branch is older than this morning
        self.lobby: Lobby = open_lobby(self.store, clock=self.clock, actor="system")
        self.clock.ago()

    def close(self) -> None:
        """Give the store back."""
        self.store.close()

    def open_counters(self) -> None:
        """Four tellers sit down; the one of window 3 pauses."""
        self.clock.ago(100)
        for counter, who in TELLERS.items():
            do.sign_in(self.lobby, counter, *who)
        do.pause_counter(self.lobby, 3, "核对")
        self.clock.ago()

    def take(self, minutes: float, intent: Intent) -> str:
        """Somebody takes a ticket."""
        self.clock.ago(minutes)
        number = do.issue(self.lobby, intent).ticket.number
        self.clock.ago()
        return number

    def invite(self, number: str, seconds: float = 10, by: str = LOBBY, **named: str) -> None:
        """The lobby manager invites."""
        self.clock.ago(seconds=seconds)
        do.invite(self.lobby.acting(by), number, **named)
        self.clock.ago()

    def serve(self, number: str, counter: int, minutes: float) -> None:
        """A teller serves somebody."""
        self.clock.ago(minutes)
        do.call_ticket(self.lobby, number, counter)
        do.start(self.lobby, number)
        self.clock.ago()

    def fill_book(self) -> None:
        """Who is in the customer book, and what was noted and planned on earlier days: before the counters open."""
        me, today = self.lobby.acting(ME), NOW.date()
        self.clock.ago(60 * 24 * 20)
        self.wang = self._add("王女士", "platinum", "13800138000", preferences="喜欢上午来，喝绿茶；先说风险再说收益")
        long = self._add("欧阳慕容·阿依古丽·买买提明女士（代其母亲办理）", "private", "13800138001")
        chen = self._add("陈先生", "gold", "13800138002", channel=Channel.WECHAT)
        zhao = self._add("赵老师", "gold", "13800138003", channel=Channel.VISIT)
        self._add("Mr Alexander Worthington-Smythe", "platinum", "13800138004")
        self.li = do.add_customer(
            self.lobby, "李先生", "private", {Identifier.PHONE: "13800138005"}, COLLEAGUE, consent=True
        ).reference
        do.write_note(
            me,
            self.wang,
            text="孩子明年出国读书，想知道换汇和学费怎么安排",
            needs="留学换汇",
            products="外汇定期、大额存单",
        )
        self.clock.ago(60 * 24 * 6)
        do.write_note(
            me, self.wang, text="大额存单 6 月底到期，愿意续存一半", next_step="到期前给两个方案", next_on=today
        )
        plans = (
            (long, FollowUpKind.VISIT, -3, "上门看望，带理财到期确认书，同时问一问家里老人的养老安排和孩子的教育金"),
            (chen, FollowUpKind.CALL, -1, "回电话：基金定投想停一停"),
            (zhao, FollowUpKind.BIRTHDAY, 0, "生日，发微信问候"),
            (self.wang, FollowUpKind.MATURITY, 0, "大额存单到期"),
            (chen, FollowUpKind.VISIT, 5, "走访"),
        )
        for reference, kind, days, words in plans:
            do.plan_follow_up(me, reference, kind, today + timedelta(days=days), words)
        self.clock.ago()

    def _add(self, name: str, tier: str, phone: str, preferences: str = "", channel: Channel = Channel.PHONE) -> str:
        return do.add_customer(
            self.lobby.acting(ME),
            name,
            tier,
            {Identifier.PHONE: phone},
            consent=True,
            preferences=preferences,
            channel=channel,
        ).reference
