"""Somebody has come without a card: who they are, by a phone number, a code or whatever a reader reads. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field

from desk.lobby.phrases import person, say
from desk.lobby.reading import Look
from shared.lobby.customers import Customer
from shared.lobby.text import Text
from shared.lobby.ticket import ALLOWED, Verb


@dataclass(frozen=True)
class FindKnown:
    """What is known. `number`: the ticket in the drawer; empty for none."""

    look: Look | None = None
    language: str = "zh"
    number: str = ""
    typed: str = field(default="", repr=False)
    found: Customer | None = None
    nobody: bool = False
    busy: bool = False
    refusal: Text | None = None


@dataclass(frozen=True)
class FindDrawn:
    """What is shown. `number`: the ticket that may be this customer's."""

    found: bool
    who: str = field(repr=False)
    note: str
    number: str
    advice: str
    """What is to be done first, or that there is nothing to do."""
    refusal: str
    busy: bool


def derive(known: FindKnown) -> FindDrawn:
    """What is shown of what is known."""
    look, one, language = known.look, known.found, known.language
    if look is None or one is None:
        refusal = known.refusal.to(language) if known.refusal else ""
        nobody = say(language, "客户簿里没有这个号码", "Nobody in the book has this number") if known.nobody else ""
        return FindDrawn(False, "", "", "", "", refusal or nobody, known.busy)
    number = _theirs(look, one) or _free(look, known.number)
    return FindDrawn(
        found=True,
        who=one.name or say(language, "没有同意建档，请按等级称呼", "No consent: address by tier"),
        note=_note(look, one, language),
        number="" if _theirs(look, one) else number,
        advice=_advice(look, one, number, language),
        refusal=known.refusal.to(language) if known.refusal else "",
        busy=known.busy,
    )


def _theirs(look: Look, one: Customer) -> str:
    """The number they hold already."""
    return next((ticket.number for ticket in look.board.tickets if ticket.customer == one.reference), "")


def _free(look: Look, number: str) -> str:
    """The ticket in the drawer, where it can be somebody's who was not known at the door."""
    ticket = look.board.ticket(number) if number else None
    return number if ticket and ticket.customer is None and ticket.state in ALLOWED[Verb.INTRODUCE] else ""


def _note(look: Look, one: Customer, language: str) -> str:
    branch = look.board.branch
    tier = next((tier.name.to(language) for tier in branch.tier if tier.id == one.tier), one.tier)
    keeper = person(branch, one.manager) if one.manager in branch.people else ""
    if not keeper:
        return f"{tier}{say(language, '·还没有负责人', ', no manager yet')}"
    return f"{tier}{say(language, f'·{keeper}的客户', f', customer of {keeper}')}"


def _advice(look: Look, one: Customer, number: str, language: str) -> str:
    theirs = _theirs(look, one)
    if theirs:
        return say(language, f"已经取了 {theirs}", f"Holds {theirs} already")
    return "" if number else say(language, "先点这位客户的号", "Pick the customer's number first")
