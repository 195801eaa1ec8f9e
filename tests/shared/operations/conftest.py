"""The customer book of a branch, and its key."""

from __future__ import annotations

from pathlib import Path

import pytest

from shared import operations as do
from shared.lobby.customers import Channel
from shared.lobby.identifiers import Identifier
from shared.operations import Lobby
from tests.shared.operations.book import MEMBER, NAME, PHONE, SHEN


@pytest.fixture
def wang(lobby: Lobby) -> str:
    """A customer of 沈洁."""
    known = {Identifier.CARD: "6222 0212 3456 7894", Identifier.PHONE: f"+86 {PHONE}", Identifier.MEMBER: MEMBER}
    return do.add_customer(
        lobby, NAME, "platinum", known, SHEN, consent=True, preferences="喜欢喝茶", channel=Channel.PHONE
    ).reference


@pytest.fixture
def own_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A key file of the test's own, not made yet."""
    path = tmp_path / "own.key"
    monkeypatch.setenv("TINGTANG_KEY", str(path))
    return path
