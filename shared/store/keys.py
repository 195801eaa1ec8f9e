"""The branch's secret key: a file outside the store, from which everything the customer book hides is derived.

Each line of the file is one secret of 32 random bytes. The first is used for what is written; the others still read
what was written before (`Keyring.rotated`). From a secret come, by HKDF-SHA256 (RFC 5869), a key for identifiers
(HMAC-SHA256), a key for texts (AES-256-GCM, NIST SP 800-38D, a random nonce each), and a check value for the store.

A machine that only recognises, as the kiosk in the hall, gets a file without secrets: each line `identifiers.CHECK.KEY`
is a key for identifiers and its check value, from which no text can be read.
"""

from __future__ import annotations

import hmac
import os
import secrets
import stat
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_path

from shared.lobby.errors import Refused

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

SECRET_BYTES = 32
NONCE_BYTES = 12
"""As GCM is made for."""
KEY_NAME = 8
"""Characters of a check value that name its key, in front of each sealed text and each hash."""
CHECK_BYTES = 16
HASHING_BYTES = 32
IDENTIFIERS = b"identifiers."
"""Begins a line that only recognises."""


def key_file(branch_id: str) -> Path:
    """Where the branch's key lies: `TINGTANG_KEY`, or a file in the user's data folder."""
    named = os.environ.get("TINGTANG_KEY")
    return Path(named) if named else user_data_path("tingtang") / "keys" / f"{branch_id}.key"


class _Key:
    """What is derived from one secret. Holds no secret itself, and shows nothing."""

    __slots__ = ("cipher", "hashing", "name")

    def __init__(self, name: str, hashing: bytes, cipher: AESGCM | None) -> None:
        self.name = name
        self.hashing = hashing
        self.cipher = cipher
        """None: it only recognises."""

    @property
    def line(self) -> bytes:
        """As a machine that only recognises gets it."""
        return IDENTIFIERS + self.name.encode() + b"." + urlsafe_b64encode(self.hashing)


def _derived(secret: bytes, branch_id: str) -> _Key:
    # Only here: a kiosk is to start in under a second, and most never open the book.
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    def derive(purpose: str, length: int) -> bytes:
        info = f"tingtang customers {purpose} {branch_id}".encode()
        return HKDF(algorithm=SHA256(), length=length, salt=None, info=info).derive(secret)

    return _Key(derive("check", CHECK_BYTES).hex(), derive("identifiers", HASHING_BYTES), AESGCM(derive("texts", 32)))


def _key(line: bytes, branch_id: str) -> _Key:
    """Raises `ValueError` for what is no line of a key file."""
    if line.startswith(IDENTIFIERS):
        check, hashing = line.removeprefix(IDENTIFIERS).split(b".")
        found = _Key(bytes.fromhex(check.decode()).hex(), urlsafe_b64decode(hashing), None)
        if (len(found.name), len(found.hashing)) != (2 * CHECK_BYTES, HASHING_BYTES):
            raise ValueError("no key")
        return found
    secret = urlsafe_b64decode(line)
    if len(secret) != SECRET_BYTES:
        raise ValueError("no key")
    return _derived(secret, branch_id)


class Keyring:
    """The keys of one branch, the current one first."""

    __slots__ = ("_branch_id", "_keys", "_path")

    def __init__(self, branch_id: str, path: Path, found: list[_Key]) -> None:
        self._branch_id, self._path = branch_id, path
        self._keys = found

    def __repr__(self) -> str:
        return f"Keyring({self._branch_id}, {len(self._keys)})"

    def __reduce__(self) -> str:
        raise TypeError("a key is not copied into anything that is kept")

    @property
    def checks(self) -> list[str]:
        """A value for each key by which the store knows it again. Tells nothing of the key."""
        return [one.name for one in self._keys]

    @property
    def only_recognises(self) -> bool:
        """Whether it knows customers again and reads nothing about them."""
        return any(one.cipher is None for one in self._keys)

    @property
    def recognising(self) -> list[bytes]:
        """The lines of a file that only recognises."""
        return [one.line for one in self._keys]

    def hashes(self, kind: str, value: str) -> list[str]:
        """An identifier as the store may hold it, by each key; the first is the one to write."""
        said = f"{kind}\0{value}".encode()
        return [one.name[:KEY_NAME] + hmac.new(one.hashing, said, sha256).hexdigest() for one in self._keys]

    def seal(self, text: str, place: str) -> str:
        """A text for the store. `place` says where it stands: read anywhere else, it is refused.

        Raises:
            Refused: these keys only recognise.
        """
        key, nonce = self._keys[0], secrets.token_bytes(NONCE_BYTES)
        if key.cipher is None:
            raise only_recognises(self._path)
        sealed = key.cipher.encrypt(nonce, text.encode(), self._bound(place))
        return key.name[:KEY_NAME] + urlsafe_b64encode(nonce + sealed).decode()

    def unseal(self, sealed: str, place: str) -> str:
        """The text that was sealed for this place.

        Raises:
            Refused: it was changed, belongs elsewhere, or was sealed with a key that is gone; or these keys only
                recognise.
        """
        from cryptography.exceptions import InvalidTag

        key = next((one for one in self._keys if one.name[:KEY_NAME] == sealed[:KEY_NAME]), None)
        if key is None:
            raise wrong_key(self._path)
        if key.cipher is None:
            raise only_recognises(self._path)
        try:
            raw = urlsafe_b64decode(sealed[KEY_NAME:])
            return key.cipher.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], self._bound(place)).decode()
        except (InvalidTag, NotBase64, ValueError):
            # Not chained: nothing of a record belongs into a traceback.
            raise Refused(
                "damaged-record",
                "客户资料对不上：被人改动过，或不是这里的。请查备份和数据库权限",
                "a customer's record does not match its place: it was changed or moved; look at backups and access",
            ) from None

    def _bound(self, place: str) -> bytes:
        return f"{self._branch_id}\0{place}".encode()


def read_keys(branch_id: str) -> Keyring | None:
    """The branch's keys; None if there is no file.

    Raises:
        Refused: others can read the file, or it holds no keys.
    """
    path = key_file(branch_id)
    try:
        with path.open("rb") as file:
            about = os.fstat(file.fileno())
            if os.name == "posix" and stat.S_IMODE(about.st_mode) & (stat.S_IRWXG | stat.S_IRWXO):
                raise Refused(
                    "key-readable",
                    f"密钥文件 {path} 别人也能读，不能用。请改成只有本人能读：chmod 600",
                    f"others can read the key file {path}, so it is not used; make it the owner's alone: chmod 600",
                )
            raw = file.read(65_536)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Refused(
            "key-unreadable", f"读不了密钥文件 {path}", f"cannot read the key file {path}: {error.strerror}"
        ) from error
    try:
        return _keyring(branch_id, path, raw)
    except ValueError:
        raise Refused(
            "key-damaged",
            f"密钥文件 {path} 坏了，请从备份恢复",
            f"the key file {path} is damaged; restore it from a backup",
        ) from None


@lru_cache(maxsize=8)
def _keyring(branch_id: str, path: Path, raw: bytes) -> Keyring:
    found = [_key(line, branch_id) for line in raw.split()]
    if not found:
        raise ValueError("no keys")
    return Keyring(branch_id, path, found)


def make_key(branch_id: str) -> Keyring:
    """Make the branch's key file, owner-only.

    Raises:
        Refused: there is one already, or its folder cannot be written.
    """
    path = key_file(branch_id)
    _written(path, lambda: _write(path, [_new_secret()], new=True))
    made = read_keys(branch_id)
    assert made is not None
    return made


def rotate_key(branch_id: str) -> Keyring:
    """Put a new key before the others, which go on reading what they wrote.

    Raises:
        Refused: as `read_keys`; there is no file, it only recognises, or it cannot be written.
    """
    path = key_file(branch_id)
    _whole(branch_id)
    before = path.read_bytes().split()
    _written(path, lambda: _write(path, [_new_secret(), *before], new=False))
    rotated = read_keys(branch_id)
    assert rotated is not None
    return rotated


def write_recognising_key(branch_id: str, to: Path) -> None:
    """Write what a machine that only recognises needs of the branch's keys, owner-only.

    Raises:
        Refused: as `read_keys`; there is no key, it only recognises itself, or `to` is there or cannot be written.
    """
    keys = _whole(branch_id)
    _written(to, lambda: _write(to, keys.recognising, new=True))


def _whole(branch_id: str) -> Keyring:
    keys, path = read_keys(branch_id), key_file(branch_id)
    if keys is None:
        raise no_key(path)
    if keys.only_recognises:
        raise only_recognises(path)
    return keys


def _new_secret() -> bytes:
    return urlsafe_b64encode(secrets.token_bytes(SECRET_BYTES))


def no_key(path: Path) -> Refused:
    """The book has customers, and the key is not here."""
    return Refused(
        "no-key",
        f"客户簿需要密钥文件 {path}，这里没有。请把它从备份或另一台机器上拷来（权限 600）",
        f"the customer book needs its key file {path}, which is not here; "
        "copy it from a backup or another machine (mode 600)",
    )


def wrong_key(path: Path) -> Refused:
    """There is a key, and it is another book's."""
    return Refused(
        "wrong-key",
        f"密钥文件 {path} 不是这本客户簿的",
        f"the key file {path} is not this customer book's",
    )


def only_recognises(path: Path) -> Refused:
    """The machine can tell who comes, and was given no key to read or write about them."""
    return Refused(
        "key-recognises",
        f"这台机器的密钥文件 {path} 只能认出客户，不能读写资料。请在办公室的机器上做",
        f"this machine's key file {path} only recognises customers and reads or writes nothing about them; "
        "use a machine in the office",
    )


def _written(path: Path, write: Callable[[], None]) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write()
    except FileExistsError:
        raise Refused(
            "key-there",
            f"密钥文件 {path} 已经有了，没有动它",
            f"there is a key file {path} already; it was left alone",
        ) from None
    except OSError as error:
        raise Refused(
            "key-unwritable", f"写不了密钥文件 {path}", f"cannot write the key file {path}: {error.strerror}"
        ) from error


def _write(path: Path, lines: list[bytes], new: bool) -> None:
    # Written beside it first: a power failure must not leave half a key.
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(b"".join(one + b"\n" for one in lines))
            file.flush()
            os.fsync(file.fileno())
        if new:
            os.link(beside, path)  # fails where there is one: no key is ever overwritten by a new one
        else:
            os.replace(beside, path)
        _sync(path.parent)
    finally:
        beside.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
