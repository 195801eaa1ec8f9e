"""What the tests of the customer book share: who is who, and how a refusal is caught."""

from __future__ import annotations

from datetime import date

import pytest

from shared.lobby.errors import LobbyError

SHEN, LUO, ZHOU, SU, HE = "4001", "4002", "2001", "2101", "3001"
"""Two wealth managers, the hall's and the VIP area's lobby managers, the branch manager."""
NAME, CARD, PHONE, MEMBER = "欧阳女士", "6222021234567894", "13800138000", "V0081"
TODAY = date(2026, 6, 18)


def refused(work, *arguments, **named) -> str:
    with pytest.raises(LobbyError) as caught:
        work(*arguments, **named)
    for value in (NAME, CARD, PHONE, MEMBER):
        assert value not in str(caught.value)
    return caught.value.code
