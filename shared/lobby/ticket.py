"""A ticket's life: its states, and which verb is allowed in which."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from shared.lobby.errors import Refused
from shared.lobby.text import Text, text


class State(StrEnum):
    """Where a ticket is in its life."""

    PRINTING = "printing"
    """Reserved: it has its number and its place, and nobody holds it yet. In no queue."""
    WAITING = "waiting"
    GUIDED = "guided"
    """Sent to a zone that does not call (machines)."""
    INVITED = "invited"
    """Invited to the VIP area: a wealth manager is being found, or comes. It keeps its place."""
    CONSULTING = "consulting"
    """With a wealth manager."""
    CALLED = "called"
    SERVING = "serving"
    HELD = "held"
    MISSED = "missed"
    DONE = "done"
    CANCELLED = "cancelled"
    VOID = "void"
    """Nobody ever held it: its slip was not printed, or not taken. The number stays used."""


OPEN_STATES = (
    *(State.WAITING, State.GUIDED, State.INVITED, State.CONSULTING),
    *(State.CALLED, State.SERVING, State.HELD, State.MISSED),
)
"""Somebody holds it, and it is not at its end."""
UNFINISHED = (State.PRINTING, *OPEN_STATES)
AT_COUNTER = (State.CALLED, State.SERVING)
LEFT = "left"
"""The code that the log gives to a cancellation which was the customer's own."""

STATE_NAMES: dict[State, Text] = {
    State.PRINTING: text("出票中", "being printed"),
    State.WAITING: text("等候中", "waiting"),
    State.GUIDED: text("自助办理中", "at self-service"),
    State.INVITED: text("贵宾接待中", "being received"),
    State.CONSULTING: text("理财洽谈中", "in consultation"),
    State.CALLED: text("已呼叫", "called"),
    State.SERVING: text("办理中", "being served"),
    State.HELD: text("挂起", "on hold"),
    State.MISSED: text("过号", "missed"),
    State.DONE: text("已办完", "finished"),
    State.CANCELLED: text("已取消", "cancelled"),
    State.VOID: text("已作废", "void"),
}


class Hold(StrEnum):
    """The three kinds of 挂起."""

    AWAY = "away"
    """不持件: the customer fetches papers; the gap is not counted against staff."""
    PAPERS = "papers"
    """持件: the teller keeps the papers, so the ticket comes back to the same counter."""
    WAIT = "wait"
    """等待: waiting for an approval or a colleague."""


HOLD_NAMES: dict[Hold, Text] = {
    Hold.AWAY: text("不持件·客户去取材料", "customer fetches papers"),
    Hold.PAPERS: text("持件·材料留在窗口", "papers stay at the counter"),
    Hold.WAIT: text("等待·等授权或同事", "waiting for an approval"),
}


class Verb(StrEnum):
    """What staff do to a ticket."""

    CALL = "call"
    RECALL = "recall"
    START = "start"
    FINISH = "finish"
    HOLD = "hold"
    RESUME = "resume"
    TRANSFER = "transfer"
    NO_SHOW = "no-show"
    RETURN = "return"
    CANCEL = "cancel"
    MOVE = "move"
    PRIORITISE = "prioritise"
    INVITE = "invite"
    ESCORT = "escort"
    INTRODUCE = "introduce"


VERB_NAMES: dict[Verb, Text] = {
    Verb.CALL: text("呼叫", "called"),
    Verb.RECALL: text("重呼", "recalled"),
    Verb.START: text("开始办理", "started"),
    Verb.FINISH: text("完成", "finished"),
    Verb.HOLD: text("挂起", "put on hold"),
    Verb.RESUME: text("恢复", "resumed"),
    Verb.TRANSFER: text("转移", "transferred"),
    Verb.NO_SHOW: text("过号", "marked as missed"),
    Verb.RETURN: text("重新排队", "brought back"),
    Verb.CANCEL: text("取消", "cancelled"),
    Verb.MOVE: text("移区", "moved"),
    Verb.PRIORITISE: text("优先", "prioritised"),
    Verb.INVITE: text("邀请到贵宾区", "invited to the VIP area"),
    Verb.ESCORT: text("陪同去窗口", "escorted to a counter"),
    Verb.INTRODUCE: text("对上客户簿", "matched with a customer"),
}

ALLOWED: dict[Verb, tuple[State, ...]] = {
    Verb.CALL: (State.WAITING, State.GUIDED, State.MISSED),
    Verb.RECALL: (State.CALLED,),
    Verb.START: (State.CALLED,),
    # Many tellers never press start: finishing a called ticket is finishing it.
    Verb.FINISH: (State.CALLED, State.SERVING, State.GUIDED),
    Verb.HOLD: (State.CALLED, State.SERVING),
    Verb.RESUME: (State.HELD,),
    # From GUIDED: the machine failed, and the customer goes to a counter without losing the place.
    Verb.TRANSFER: (State.WAITING, State.GUIDED, State.CALLED, State.SERVING, State.HELD),
    Verb.NO_SHOW: (State.CALLED,),
    Verb.RETURN: (State.MISSED,),
    Verb.CANCEL: (State.WAITING, State.GUIDED, State.INVITED, State.CALLED, State.HELD, State.MISSED),
    Verb.MOVE: (State.WAITING, State.GUIDED),
    Verb.PRIORITISE: (State.WAITING,),
    # At a counter the customer goes on being served there, and is received after that.
    Verb.INVITE: (State.WAITING, State.GUIDED, State.CALLED, State.SERVING),
    Verb.ESCORT: (State.CONSULTING,),
    # Whoever is being received is introduced by the wealth manager (`shared.operations.introducing`).
    Verb.INTRODUCE: (State.WAITING, State.GUIDED),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """One customer's turn. Carries no personal data.

    `arrived_at` never changes: it is the place in the queue that transfers and holds keep. `queued_at` is later only
    for a ticket brought back after a missed call. `rank_at` is set when the place is not simply the arrival.
    """

    number: str
    business_date: date
    zone: str
    state: State
    service: str
    band: str | None
    corporate: bool
    tier: str
    elder: bool
    prefer: str | None
    language: str
    ticket_class: str
    rule: str
    branch_version: int
    token: str
    request_id: str
    arrived_at: datetime
    queued_at: datetime
    state_since: datetime
    rank_at: datetime | None = None
    booked_for: datetime | None = None
    """Its booking's slot: `shared.lobby.booking` says from when it counts."""
    prioritised_at: datetime | None = None
    counter: int | None = None
    """Where it is, or was last, called to."""
    for_counter: int | None = None
    """Only this counter may call it."""
    return_to: int | None = None
    """The counter it goes back to after the present one (a transfer with return)."""
    hold: Hold | None = None
    called_at: datetime | None = None
    last_called_at: datetime | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None
    calls: int = 0
    recalls: int = 0
    misses: int = 0
    promised_low: int | None = None
    """Minutes the customer was told, lower end; None where no honest estimate was possible."""
    promised_high: int | None = None
    customer: str | None = None
    """The customer book's opaque reference, where the customer is known. On no paper, board or phone."""
    potential: str | None = None
    """The rule of the branch file that marked it as one of high potential. For staff only."""

    @property
    def prefix(self) -> str:
        """The number's letter (the zone it was issued for, which a transfer does not change)."""
        return self.number[:1]


def number_text(letter: str, ordinal: int) -> str:
    """`A` and 12 → `A012`; past 999 it goes on with four digits."""
    return f"{letter}{ordinal:03d}"


def require(verb: Verb, number: str, state: State) -> None:
    """Refuse a verb that the ticket's state does not allow.

    Raises:
        Refused: says what the ticket's state is.
    """
    if state in ALLOWED[verb]:
        return
    name, verb_name = STATE_NAMES[state], VERB_NAMES[verb]
    raise Refused(
        "illegal-move",
        f"{number} 现在是“{name.zh}”，不能{verb_name.zh}",
        f"{number} is {name.en}, so it cannot be {verb_name.en}",
    )
