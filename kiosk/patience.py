"""How long a page waits for a touch (seconds of the design's token file)."""

from __future__ import annotations

from functools import cache

from kiosk.pages import Page
from shared.screens.tokens import tokens


@cache
def _timeouts() -> dict[str, float]:
    return {name: value for name, value in tokens()["timeout"].items() if name != "unit"}


def patience(page: Page, large: bool, foreign: bool, unsure: bool = False) -> tuple[float, float]:
    """Seconds without touch until the warning, and until home. 0, 0: this page waits for ever.

    `foreign`: the language is not the one home returns to. The plain home page in its own language has nothing to
    forget. `unsure`: the ticket on the page is not the customer's yet, so the page waits as long as a question does.
    """
    times = _timeouts()
    if page is Page.TICKET and not unsure:
        return 0, times["ticketHomeLarge" if large else "ticketHome"]
    if page is Page.HELP:
        return 0, times["helpConfirm"]
    if page is Page.HOME and not large and not foreign:
        return 0, 0
    if large:
        return times["kioskLargeIdleWarn"], times["kioskLargeIdleHome"]
    return times["kioskIdleWarn"], times["kioskIdleHome"]
