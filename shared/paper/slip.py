"""What stands on the paper, as plain words: the zone, never the service, the amount or anything about the person."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from shared.assets import ASSETS
from shared.lobby.branch import Branch
from shared.lobby.text import Text, text
from shared.lobby.ticket import OPEN_STATES, State, Ticket
from shared.lobby.waiting import WaitRange

YOUR_NUMBER = text("您的号码", "Your number")
WAIT = text("大约要等", "Wait")
MINUTES = text("分钟", "min")
NO_WAIT = text("无需等待", "No wait")
LISTEN = text("请听叫号", "Please listen")
UNKNOWN_WAIT = text("暂时估不准", "not known yet")
AHEAD = text("前面", "Ahead")
PEOPLE = text("人", "")
REPRINT = text("补打", "Reprint")
GO_THERE = text("请直接到{zone}", "Please go straight to {zone}")
SIT = text("请在休息区等候，注意呼叫及大屏", "Please take a seat and watch the screen")
BE_THERE = text("叫到后 {minutes} 分钟内请到窗口", "When called, be there within {minutes} min")
MISSED = text("过号不用重取，请找大堂经理", "Missed it? Ask the lobby manager")
COMES_TO_YOU = text("大堂经理会来找您", "The lobby manager will come to you")
KEEP = text("办不成就找工作人员，这个号不用重排", "No luck there? This number stays good")
SCAN = text("扫码在手机上|看排队", "See the queue on your phone")
REMINDS = text("叫到时手机会提醒", "It rings when called")
"""A | is where a heading may break."""
FOR_STAFF = text("请留着这张小票", "Please keep this slip")
STAFF_SCAN = text("工作人员扫码可查号", "Staff can scan it")
VOID = text("作废", "VOID")
VOID_WHY = text("没有排上队，请重新取号", "Not in the queue. Please take a new one")
VOID_PAPER = text("这张纸作废，号码有效", "This paper is void, the number is good")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One slip of paper. `language` en: every sentence stands there in Chinese first and in English below it."""

    branch: Text
    number: str
    letter: str
    zone: Text
    calls: bool
    """False: a zone of machines; the customer goes there and is not called."""
    ahead: int
    wait: WaitRange | None
    at: datetime
    """In the branch's own time."""
    code: str
    """What the QR holds: the phone page's address, else the ticket's token alone, for staff's scanners."""
    phone: bool
    """The QR leads to a page."""
    grace_minutes: int
    place: str = ""
    """The kiosk it came from."""
    language: str = "zh"
    manager: bool = False
    """The lobby manager was told and comes along."""
    reprint: bool = False
    logo: str = ""
    """A picture's file; empty: none."""

    def lines(self, sentence: Text) -> list[str]:
        """A sentence in the languages of this slip, Chinese first; a language that says nothing is left out."""
        spoken = [sentence.zh, sentence.en] if self.language == "en" else [sentence.zh]
        return [one for one in spoken if one]

    def wait_words(self) -> tuple[Text, str, Text | None]:
        """The label, the figure (empty where there is no honest one) and the unit or the words instead."""
        if self.wait is None:
            return LISTEN, "", UNKNOWN_WAIT
        if self.wait.high == 0:
            return WAIT, "", NO_WAIT
        return WAIT, f"{self.wait.low}–{self.wait.high}", MINUTES

    def foot(self) -> list[list[str]]:
        """What to do now and after a missed call, each sentence in the slip's languages."""
        if not self.calls:
            there = text(GO_THERE.zh.format(zone=self.zone.zh), GO_THERE.en.format(zone=self.zone.en))
            return [self.lines(there), self.lines(KEEP)]
        first = COMES_TO_YOU if self.manager else SIT
        minutes = self.grace_minutes
        be_there = text(BE_THERE.zh.format(minutes=minutes), BE_THERE.en.format(minutes=minutes))
        return [self.lines(first), self.lines(be_there), self.lines(MISSED)]

    def again(self, at: datetime, ahead: int, wait: WaitRange | None) -> Slip:
        """The same ticket printed once more, with the queue as it is now."""
        return replace(self, at=at, ahead=ahead, wait=wait, reprint=True)


def slip_of(
    branch: Branch,
    ticket: Ticket,
    ahead: int,
    wait: WaitRange | None,
    now: datetime,
    place: str = "",
    reprint: bool = False,
) -> Slip:
    """The slip of a ticket. `now` is any aware moment; the paper shows the branch's time."""
    zone = branch.zones[ticket.zone]
    return Slip(
        branch=branch.branch.name,
        number=ticket.number,
        letter=ticket.zone,
        zone=zone.name,
        calls=zone.calls,
        ahead=ahead,
        wait=wait,
        at=now.astimezone(branch.tz),
        code=code_of(branch, ticket.token),
        phone=branch.branch.phone_base is not None,
        grace_minutes=grace_minutes(),
        place=place,
        language=ticket.language,
        manager=any(rule.id == ticket.rule and rule.tell_manager for rule in branch.rule),
        reprint=reprint,
        logo=branch.branch.logo or "",
    )


def void_why(ticket: State) -> Text | None:
    """What a void slip says of its ticket, by the ticket's state; nothing of one that is at its end."""
    if ticket in (State.PRINTING, State.VOID):
        return VOID_WHY
    return VOID_PAPER if ticket in OPEN_STATES else None


def code_of(branch: Branch, token: str) -> str:
    """What a ticket's QR holds."""
    base = branch.branch.phone_base
    return f"{base}/t/{token}" if base else token


@cache
def grace_minutes() -> int:
    """How long a called customer may take to the window: the design's `callGrace`, in minutes."""
    tokens = json.loads((ASSETS / "design" / "tokens.json").read_text(encoding="utf-8"))
    return int(tokens["timeout"]["callGrace"]) // 60
