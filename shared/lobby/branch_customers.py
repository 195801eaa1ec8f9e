"""The branch file's `[customers]`: how long the book keeps whom, and how often a kiosk may fail to know somebody."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from shared.lobby.branch_parts import Number, Part, Whole
from shared.lobby.text import Text, text


class CustomerRules(Part):
    """Rules of the customer book."""

    keep_months: Annotated[Whole, Field(ge=1, le=120)] = 36
    """`tingtang customers purge` deletes whom nobody met for so long (PIPL Art. 19: the shortest keeping)."""
    wrong_codes: Annotated[Whole, Field(ge=1, le=20)] = 5
    """Times within minutes that a kiosk knows nobody by what it was given; then it pauses."""
    pause: Annotated[Number, Field(ge=5, le=600)] = 60
    """Seconds of that pause."""
    reason: tuple[Text, ...] = (
        text("人员调整", "Staff changed"),
        text("均衡名单", "Balance lists"),
        text("客户要求", "Customer's wish"),
    )
    """Why customers get another manager: what the branch manager may pick. No names: it stands in the log."""
