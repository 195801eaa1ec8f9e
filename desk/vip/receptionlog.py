"""The steps of a reception as sentences of the log, without who and when. Pure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from desk.lobby.phrases import person, say
from desk.vip.receptionrows import outcome_text, span
from shared.lobby.branch import Branch

if TYPE_CHECKING:
    from shared.operations.reading import Event

Sentence = Callable[[Branch, "Event", str], str]
LOGGED = frozenset(
    {
        "reception_invited",
        "reception_accepted",
        "reception_passed",
        "reception_unanswered",
        "reception_waits",
        "reception_led",
        "consultation_began",
        "reception_closed",
    }
)
"""What the log of the floor tells of a reception; a ticket's own history tells every step."""


def _plain(zh: str, en: str) -> Sentence:
    return lambda _branch, event, language: say(language, f"{event.number} {zh}", f"{event.number} {en}")


def _staff(key: str, zh: str, en: str) -> Sentence:
    """`{}` stands for the person."""

    def told(branch: Branch, event: Event, language: str) -> str:
        name = person(branch, event.data.get(key))
        return say(language, f"{event.number} {zh.format(name)}", f"{event.number} {en.format(name)}")

    return told


def _timed(zh: str, en: str) -> Sentence:
    """With the measured time."""

    def told(_branch: Branch, event: Event, language: str) -> str:
        seconds = event.data.get("seconds")
        if seconds is None:
            return say(language, f"{event.number} {zh}", f"{event.number} {en}")
        took = timedelta(seconds=int(seconds))
        return say(
            language, f"{event.number} {zh}，用时 {span(took, 'zh')}", f"{event.number} {en} after {span(took, 'en')}"
        )

    return told


def _invited(_branch: Branch, event: Event, language: str) -> str:
    number = event.number
    if event.data.get("known"):
        return say(language, f"请理财经理接待 {number}", f"{number}: wealth manager asked")
    return say(language, f"{number} 邀请到贵宾区，客户已同意", f"{number} invited to the VIP area, with consent")


def _led(branch: Branch, event: Event, language: str) -> str:
    cover = event.data.get("cover")
    name = person(branch, cover)
    zh = f"{event.number} 引导中，{f'{name}代岗' if cover else '无人代岗'}"
    return say(language, zh, f"{event.number} led over, {f'{name} covers' if cover else 'nobody covers'}")


def _closed(branch: Branch, event: Event, language: str) -> str:
    outcome = outcome_text(branch, event.data.get("outcome"), language)
    return say(language, f"{event.number} 接待结束：{outcome}", f"{event.number} reception ended: {outcome}")


def _escorted(_branch: Branch, event: Event, language: str) -> str:
    return say(
        language,
        f"{event.number} 由理财经理陪同去 {event.counter} 号窗口",
        f"{event.number} escorted to counter {event.counter}",
    )


SENTENCES: dict[str, Sentence] = {
    "reception_invited": _invited,
    "reception_welcomed": _plain("在贵宾区接到", "welcomed in the VIP area"),
    "reception_offered": _staff("staff", "请{}接待", "{} was asked"),
    "reception_waits": _plain("没有空闲的理财经理", "no wealth manager is free"),
    "reception_accepted": _timed("已应答", "accepted"),
    "reception_passed": _plain("转给下一位", "passed on"),
    "reception_unanswered": _staff("staff", "{}没有应答，转给下一位", "{} did not answer"),
    "reception_led": _led,
    "reception_given": _plain("已当面交出", "given in person"),
    "reception_received": _plain("已当面接到", "received in person"),
    "consultation_began": _timed("交接完成，开始洽谈", "handed over, consultation began"),
    "ticket_escorted": _escorted,
    "ticket_served": _plain("窗口办完，回到理财经理", "served at the counter, back to the wealth manager"),
    "ticket_not_come": _plain("没有到窗口，回到理财经理", "did not come to the counter, back to the wealth manager"),
    "ticket_back_in_line": _plain("回到原来的位置", "back to the old place"),
    "reception_closed": _closed,
    "customer_introduced": _plain("由理财经理对上客户簿", "matched with a customer by the wealth manager"),
    "ticket_introduced": _plain("对上客户簿", "matched with a customer"),
    "reception_reopened": _plain("接待继续", "reception goes on"),
}
