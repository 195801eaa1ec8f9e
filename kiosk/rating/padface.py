"""What the rating pad draws of what it knows, in the ticket's own language with the other one beside it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.rating.reading import PadLook
    from shared.lobby.text import Text

IDLE, QUESTION, REASONS, THANKS = "idle", "question", "reasons", "thanks"


@dataclass(frozen=True)
class PadKnown:
    """What the pad knows."""

    counter: int
    look: PadLook | None = None
    away: bool = False
    page: str = IDLE
    number: str = ""
    """The ticket the page is about."""
    language: str = "zh"
    """That ticket's."""
    bad: bool = False
    told: bool = False
    """The store has the answer, so the lobby manager sees it."""


@dataclass(frozen=True)
class PadDrawn:
    """What it draws. `beside` is the same in the branch's other language, empty where it has none."""

    counter: str
    condition: str = ""
    """`starting`, `unreachable`, or empty. A page that was begun stays while the store is away."""
    page: str = IDLE
    branch: str = ""
    title: str = ""
    beside: str = ""
    foot: str = ""
    foot_beside: str = ""
    more: str = ""
    """Where further words can be written."""
    more_beside: str = ""
    back: str = ""
    skip: str = ""
    """The keys of the reasons' page."""
    number: str = ""
    pigment: str = "azurite"
    english: bool = False
    """The large words are English."""


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """A key to choose with: a level's id or a reason's place in the branch file."""

    code: str
    words: str
    beside: str


_IDLE = {
    "called": ("请到本窗口", "Please come to this window"),
    "serving": ("正在办理", "Being served"),
    "idle": ("请稍候", "Please wait"),
    "paused": ("暂停服务", "Paused"),
    "unopened": ("未开放", "Not open"),
    "unknown": ("没有这个窗口", "No such window in this branch"),
}
_TITLES = {
    QUESTION: ("请您评价本次服务", "Please rate this service"),
    REASONS: ("哪里让您不满意？", "What was wrong?"),
    THANKS: ("谢谢您的评价", "Thank you"),
}
_NEED_NOT = ("不评价也可以，到时间自动结束", "No need to answer; this ends by itself")
_ANY = ("点一个最主要的", "Tap the one that matters most")
_BACK = ("返回", "Back")
_SKIP = ("不想说", "Rather not say")
_KEPT = ("您说的已经记下", "Your answer is kept")
_TOLD = ("已经告诉大堂经理", "The lobby manager has been told")
_MORE = ("想多说几句，请用手机扫小票上的码", "To say more, scan the code on your slip")


def state_of(known: PadKnown) -> str:
    """What the window does while nobody is asked."""
    from shared.lobby.board import CounterState
    from shared.lobby.ticket import State

    assert known.look is not None
    board = known.look.board
    counter = board.counter(known.counter)
    if counter is None:
        return "unknown"
    ticket = board.at_counter(known.counter)
    if ticket is not None:
        return "called" if ticket.state is State.CALLED and not board.is_escorted(ticket) else "serving"
    if counter.state is CounterState.PAUSED:
        return "paused"
    return "idle" if counter.state is CounterState.OPEN else "unopened"


def derive(known: PadKnown) -> PadDrawn:
    """The pad."""
    counter, look = str(known.counter), known.look
    if look is None:
        return PadDrawn(counter, "unreachable" if known.away else "starting")
    board = look.board
    branch = board.branch.branch.name.to(known.language)
    if known.page == IDLE:
        if known.away:
            return PadDrawn(counter, "unreachable", branch=branch)
        ticket = board.at_counter(known.counter)
        title, beside = _both(known, _IDLE[state_of(known)])
        number = ticket.number if ticket else ""
        return PadDrawn(counter, "", IDLE, branch, title, beside, number=number, pigment=_pigment(known, number))
    title, beside = _both(known, _TITLES[known.page])
    foot, foot_beside, more, more_beside = "", "", "", ""
    if known.page == QUESTION:
        foot, foot_beside = _both(known, _NEED_NOT)
    elif known.page == REASONS:
        foot, foot_beside = _both(known, _ANY)
    elif known.bad:
        foot, foot_beside = _both(known, _TOLD if known.told else _KEPT)
        if board.branch.branch.phone_base is not None:
            more, more_beside = _both(known, _MORE)
    return PadDrawn(
        counter,
        "",
        known.page,
        branch,
        title,
        beside,
        foot,
        foot_beside,
        more,
        more_beside,
        _both(known, _BACK)[0],
        _both(known, _SKIP)[0],
        known.number,
        _pigment(known, known.number),
        known.language == "en",
    )


def levels(known: PadKnown) -> list[ChoiceRow]:
    """The three keys, best first: always in this order, none preselected."""
    from shared.lobby.rating import LEVEL_NAMES

    return [ChoiceRow(level, *_texts(known, name)) for level, name in LEVEL_NAMES.items()]


def reasons(known: PadKnown) -> list[ChoiceRow]:
    """The branch's reasons for 不满意, in its order."""
    if known.look is None:
        return []
    return [ChoiceRow(str(index), *_texts(known, one)) for index, one in enumerate(known.look.board.branch.rating.bad)]


def _texts(known: PadKnown, text: Text) -> tuple[str, str]:
    return _both(known, (text.zh, text.en))


def _both(known: PadKnown, words: tuple[str, str]) -> tuple[str, str]:
    """The large words, and what stands beside them."""
    zh, en = words
    languages = known.look.board.branch.branch.languages if known.look is not None else ("zh", "en")
    if known.language == "en":
        return en, zh if "zh" in languages else ""
    return zh, en if "en" in languages else ""


def _pigment(known: PadKnown, number: str) -> str:
    zone = known.look.board.branch.zones.get(number[:1]) if known.look is not None else None
    return zone.pigment if zone is not None else "azurite"
