"""The messages the lobby sends by itself. No customer's name, no service, no amount: a number, a window, staff."""

from __future__ import annotations

from shared.lobby.text import Text, text

ARRIVING, HANDED_OVER, ALERT = "arriving", "handed-over", "alert"
"""How the log names the automatic sentences."""


def arriving(number: str, manager: str | None = None) -> Text:
    """A known customer has come. `manager`: the name of the wealth manager responsible, where there is one."""
    if manager is None:
        return text(f"{number} 到店，请接待", f"{number} arriving, please receive")
    return text(f"{number} 到店，请{manager}接待", f"{number} arriving, sees {manager}")


def handed_over(number: str, manager: str) -> Text:
    """A customer was handed over in person: the lobby manager is free again."""
    return text(f"{number} 已交给{manager}", f"{number} handed over to {manager}")
