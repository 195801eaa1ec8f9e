"""The way of a customer through the kiosk, as pure decisions: what to ask next, and what to offer.

A question is asked only where its answer changes something (PIPL Art. 6: the least possible), and a choice is offered
only where there is one.
"""

from __future__ import annotations

from kiosk.outlook import Outlook, Way
from kiosk.pages import Page, Step
from shared.lobby.branch_parts import Preference
from shared.lobby.routing import Intent


def intent_of(service: str, band: str | None, large: bool, prefer: Preference | None = None) -> Intent:
    """What the customer asks for. Large text tells that somebody needs more time: the ticket is an elder's."""
    return Intent(service, band, elder=large, prefer=prefer)


def shown_way(outlook: Outlook, service: str, large: bool) -> Way | None:
    """The way whose zone and wait stand on a service's card.

    A service that asks for an amount is shown with the counter's wait: it is what the customer may have to wait, and
    self-service can only be a pleasant surprise. On the large page a service that a machine can do for everybody is
    shown there (somebody comes along, and the counter is offered right after), although the rules would send an
    elder who says nothing to the counter.
    """
    if large:
        plain = outlook.way(intent_of(service, None, large, "self"))
        if plain is not None and not plain.zone.calls:
            return plain
        return outlook.way(intent_of(service, None, large))
    if outlook.branch.services[service].band:
        return outlook.way(intent_of(service, None, large, "counter")) or outlook.way(intent_of(service, None, large))
    return outlook.way(intent_of(service, None, large))


def asks_amount(outlook: Outlook, service: str, large: bool) -> bool:
    """Whether the amount matters: two bands go to different zones, or one of them brings the lobby manager.

    Never on the large page: a counter row goes straight to the ticket.
    """
    bands = outlook.branch.services[service].band
    if large or len(bands) < 2:
        return False
    ways = [outlook.way(intent_of(service, band.id, large)) for band in bands]
    return len({(way.zone.letter, way.tells_manager) for way in ways if way is not None}) > 1


def offered(outlook: Outlook, service: str, band: str | None, large: bool) -> tuple[Way, Way] | None:
    """Self-service and counter, where the customer really has the choice; None: there is nothing to choose.

    For a small amount: the rules would send it to self-service, a counter would do it too, and self-service is at
    least the branch's `offer_faster_by` minutes faster, from the middle of one wait to the middle of the other. On the
    large page the counter is offered after every self-service row, however long it takes: elders are not pushed to
    machines (银保监会 2021).
    """
    pair = ways_now(outlook, service, band, large)
    if pair is None or large:
        return pair
    machine, counter = pair
    if not outlook.branch.services[service].band or machine.wait is None or counter.wait is None:
        return None
    saved = (counter.wait.low + counter.wait.high - machine.wait.low - machine.wait.high) / 2
    return pair if saved >= outlook.branch.kiosk.offer_faster_by else None


def ways_now(outlook: Outlook, service: str, band: str | None, large: bool) -> tuple[Way, Way] | None:
    """Self-service and counter, where the rules allow both, however long they take."""
    machine = outlook.way(intent_of(service, band, large, "self" if large else None))
    counter = outlook.way(intent_of(service, band, large, "counter"))
    if machine is None or counter is None or machine.zone.calls or not counter.zone.calls:
        return None
    return machine, counter


def steps(outlook: Outlook, service: str, large: bool, page: Page, trail: tuple[Page, ...]) -> list[Step]:
    """The steps at the head of a page: those behind, this one, and those that may still come."""
    if Page.BOOKING in (page, *trail):
        return [Step.BOOKING, Step.TICKET]
    asks = Page.AMOUNT in trail or page is Page.AMOUNT
    if page is Page.AMOUNT:
        bands = outlook.branch.services[service].band
        chooses = any(offered(outlook, service, one.id, large) for one in bands)
    else:
        chooses = Page.OFFER in trail or page is Page.OFFER
    return [
        Step.SERVICE,
        *([Step.AMOUNT] if asks else []),
        *([Step.WAY] if chooses else []),
        Step.TICKET,
    ]


def home_services(outlook: Outlook, large: bool) -> tuple[list[str], list[str]]:
    """Services on the home page, and those behind 其他业务. The plain page has eight places, the large one five."""
    every = list(outlook.branch.services)
    if large:
        first = [one for one in outlook.branch.kiosk.large if one in every] or every[:4]
        first = first[:4] if len(first) < len(every) else first[:5]
    else:
        first = every if len(every) <= 8 else every[:7]
    return first, [one for one in every if one not in first]
