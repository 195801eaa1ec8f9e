"""The key that a machine in the hall is given: it knows customers again, and nothing about them can be read with it."""

from __future__ import annotations

import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from shared import operations as do
from shared.lobby.customers import FollowUpKind, Recognised
from shared.lobby.errors import LobbyError
from shared.lobby.identifiers import Identifier
from shared.lobby.routing import Intent
from shared.operations import Lobby
from shared.store.keys import read_keys

SHEN = "4001"
MEMBER = "V0081"
TODAY = date(2026, 6, 18)


@pytest.fixture
def own_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The office's key file, not made yet."""
    path = tmp_path / "office.key"
    monkeypatch.setenv("TINGTANG_KEY", str(path))
    return path


@pytest.fixture
def made(lobby: Lobby, own_key: Path) -> str:
    known = {Identifier.MEMBER: MEMBER}
    return do.add_customer(lobby, "欧阳女士", "gold", known, SHEN, consent=True, preferences="喝茶").reference


@pytest.fixture
def kiosk_key(lobby: Lobby, made: str, tmp_path: Path) -> Path:
    path = tmp_path / "kiosk" / "own.key"
    do.write_kiosk_key(lobby, path)
    return path


def refused(work: Callable[..., object], *arguments: object, **named: object) -> str:
    with pytest.raises(LobbyError) as caught:
        work(*arguments, **named)
    return caught.value.code


def test_the_kiosk_recognises_and_serves(
    lobby: Lobby, made: str, kiosk_key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert stat.S_IMODE(kiosk_key.stat().st_mode) == 0o600
    monkeypatch.setenv("TINGTANG_KEY", str(kiosk_key))
    assert do.recognise(lobby, MEMBER) == Recognised(made, "gold")
    assert do.recognise(lobby, "V9999") is None
    issued = do.issue(lobby, Intent("wealth", tier="gold", customer=made))
    # The customer's name cannot be known here; everything that is said goes on without it.
    do.cancel(lobby.acting("2001"), issued.ticket.number, "改天再来")
    state = do.check_customer_key(lobby)
    assert (state.path, state.customers, state.only_recognises) == (kiosk_key, 1, True)


def test_nothing_about_anybody_is_read_or_written_with_it(
    lobby: Lobby, made: str, kiosk_key: Path, own_key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shen = lobby.acting(SHEN)
    do.write_note(shen, made, text="来看存单")
    monkeypatch.setenv("TINGTANG_KEY", str(kiosk_key))
    before = (own_key.read_bytes(), kiosk_key.read_bytes(), do.last_seq(lobby))
    for work in (
        lambda: do.read_customer(shen, made),
        lambda: do.find_customer(shen, MEMBER),
        lambda: do.read_customers(shen),
        lambda: do.read_notes(shen, made),
        lambda: do.write_note(shen, made, text="另一条"),
        lambda: do.add_customer(shen, "赵先生", "gold", {Identifier.MEMBER: "V0099"}),
        lambda: do.plan_follow_up(shen, made, FollowUpKind.CALL, TODAY, "回电"),
        lambda: do.export_customer(lobby, made),
        lambda: do.rotate_customer_key(lobby),
        lambda: do.write_kiosk_key(lobby, tmp_path / "another.key"),
    ):
        assert refused(work) == "key-recognises"
    assert before == (own_key.read_bytes(), kiosk_key.read_bytes(), do.last_seq(lobby))
    assert not (tmp_path / "another.key").exists()


def test_the_office_s_secrets_are_not_in_it(kiosk_key: Path, own_key: Path) -> None:
    said = kiosk_key.read_bytes()
    assert not any(line in said for line in own_key.read_bytes().split())
    assert len(said.splitlines()) == len(own_key.read_bytes().splitlines())


def test_after_a_change_of_keys_it_is_made_anew(
    lobby: Lobby, made: str, kiosk_key: Path, own_key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    do.rotate_customer_key(lobby)
    monkeypatch.setenv("TINGTANG_KEY", str(kiosk_key))
    assert refused(do.recognise, lobby, MEMBER) == "wrong-key"
    monkeypatch.setenv("TINGTANG_KEY", str(own_key))
    # No key is ever written over.
    assert refused(do.write_kiosk_key, lobby, kiosk_key) == "key-there"
    kiosk_key.unlink()
    do.write_kiosk_key(lobby, kiosk_key)
    monkeypatch.setenv("TINGTANG_KEY", str(kiosk_key))
    assert do.recognise(lobby, MEMBER) == Recognised(made, "gold")
    # The identifier's hash moved to the new key here, too.
    assert do.check_customer_key(lobby).by_older == 0


@pytest.mark.parametrize("damage", ["identifiers.", "identifiers.00.AA==", "identifiers.zz.zz", "identifiers.a.b.c"])
def test_a_damaged_one_is_refused(kiosk_key: Path, damage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kiosk_key.write_text(damage)
    monkeypatch.setenv("TINGTANG_KEY", str(kiosk_key))
    with pytest.raises(LobbyError) as caught:
        read_keys("default")
    assert caught.value.code == "key-damaged"
