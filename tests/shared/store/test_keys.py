"""The customer book's key: owner-only, never shown; what it sealed is not changed, moved or read without it."""

from __future__ import annotations

import os
import pickle
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.lobby.errors import Refused
from shared.store.keys import Keyring, key_file, make_key, read_keys, rotate_key


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A key file of the test's own, not made yet."""
    path = tmp_path / "keys" / "own.key"
    monkeypatch.setenv("TINGTANG_KEY", str(path))
    return path


def test_a_key_is_the_owners_alone_and_never_overwritten(path: Path) -> None:
    assert read_keys("here") is None
    made = make_key("here")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]
    before = path.read_bytes()
    with pytest.raises(Refused) as refused:
        make_key("here")
    assert (refused.value.code, path.read_bytes()) == ("key-there", before)
    secret = before.decode().strip()
    assert secret not in repr(made) + str(vars(Keyring)) + "".join(made.checks)
    with pytest.raises(TypeError):
        pickle.dumps(made)


def test_where_it_lies(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert key_file("here") == path
    monkeypatch.delenv("TINGTANG_KEY")
    assert key_file("here").parts[-2:] == ("keys", "here.key")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
def test_a_key_that_others_can_reach_is_refused(path: Path, mode: int) -> None:
    make_key("here")
    path.chmod(mode)
    with pytest.raises(Refused) as refused:
        read_keys("here")
    assert refused.value.code == "key-readable"


@pytest.mark.parametrize("damaged", [b"", b"\n", b"short\n", b"\xff" * 44, b"=" * 44])
def test_a_damaged_key_is_refused_without_being_shown(path: Path, damaged: bytes) -> None:
    make_key("here")
    path.write_bytes(damaged)
    with pytest.raises(Refused) as refused:
        read_keys("here")
    assert refused.value.code == "key-damaged"
    assert refused.value.__cause__ is None


def test_what_was_sealed_is_read_in_its_place_alone(path: Path) -> None:
    keys = make_key("here")
    sealed = keys.seal("王女士", "customer a name")
    assert keys.unseal(sealed, "customer a name") == "王女士"
    assert keys.seal("王女士", "customer a name") != sealed
    elsewhere = read_keys("there")
    assert elsewhere is not None
    middle = len(sealed) // 2
    changed = sealed[:middle] + ("A" if sealed[middle] != "A" else "B") + sealed[middle + 1 :]
    for keyring, text, place in (
        (keys, sealed, "customer b name"),
        (keys, sealed, "customer a preferences"),
        (keys, changed, "customer a name"),
        (keys, sealed[:12], "customer a name"),
        (elsewhere, sealed, "customer a name"),
    ):
        with pytest.raises(Refused) as refused:
            keyring.unseal(text, place)
        assert "王女士" not in str(refused.value)
    assert keys.hashes("card", "1") != keys.hashes("phone", "1") != elsewhere.hashes("phone", "1")


@given(st.text())
def test_every_text_comes_back(customer_key: Path, text: str) -> None:
    keys = read_keys("here") or make_key("here")
    try:
        text.encode()
    except UnicodeEncodeError:
        return  # no operation lets one through
    assert keys.unseal(keys.seal(text, "x"), "x") == text


def test_a_new_key_leaves_the_old_one_reading(path: Path) -> None:
    old = make_key("here")
    sealed, hashed = old.seal("王女士", "x"), old.hashes("card", "1")[0]
    both = rotate_key("here")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert both.checks[1:] == old.checks
    assert both.unseal(sealed, "x") == "王女士"
    assert both.hashes("card", "1")[1] == hashed
    assert both.seal("王女士", "x")[:8] == both.checks[0][:8]
    with pytest.raises(Refused):
        old.unseal(both.seal("王女士", "x"), "x")


def test_the_library_is_loaded_only_where_the_book_is_opened(child_environment: dict[str, str]) -> None:
    code = "import sys, shared.operations, kiosk.assemble; print('cryptography' in sys.modules)"
    environment = child_environment | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", code], env=os.environ | environment, capture_output=True, text=True)
    assert done.stdout.strip() == "False", done.stderr
