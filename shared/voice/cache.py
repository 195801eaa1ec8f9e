"""Rendered speech, kept in files: a part of a sentence is rendered once for all calls that say it.

A file is a plain WAV (24 kHz, mono, 16 bit) with one more chunk at its end that holds a checksum of all before it:
other players skip it, and a file that was cut short or damaged is known as such. Files appear whole, by a rename, so
that several processes may use one folder. On a disk that is full or read-only a temporary folder takes what is new,
what was kept is still found, and `trouble` says why.
"""

import contextlib
import hashlib
import itertools
import logging
import os
import struct
import tempfile
import threading
import wave
from io import BytesIO
from pathlib import Path

import platformdirs

from shared.voice.announcement import Part
from shared.voice.sound import RATE

LIMIT = 256 * 1024 * 1024
"""Bytes a cache holds: about 2,500 parts of two seconds, more than a branch says in a day."""
FORMAT = 1
"""Raised when the files themselves change: older ones are no longer found, and leave as the least recently used."""

_CHUNK = b"ttCk"
_SEAL = len(_CHUNK) + 4 + 32
_COUNT_AGAIN = 50
"""After so many new files the folder is measured anew: other processes write into it too."""

_serial = itertools.count()


def default_folder() -> Path:
    """Where the cache is: `TINGTANG_VOICE_CACHE`, or the user's cache folder."""
    given = os.environ.get("TINGTANG_VOICE_CACHE")
    return Path(given) if given else Path(platformdirs.user_cache_dir("tingtang")) / "voice"


def key(identity: str, part: Part) -> str:
    """What a rendering is kept under: the voice with all that shapes it, the language, and the words."""
    words = "\0".join((str(FORMAT), identity, part.language, part.spoken, part.text))
    return hashlib.sha256(words.encode()).hexdigest()


class Unusable(Exception):
    """A file that is no sound of ours: damaged, cut short, silent, or of another rate."""


class Moved(Exception):
    """The disk refused a sound; from now on the cache is elsewhere, and it may be rendered again."""


class Cache:
    """A folder of sounds, bounded in size; the least recently used leave first. Safe for several threads."""

    def __init__(self, folder: Path | None = None, limit_bytes: int = LIMIT) -> None:
        self.folder = self._asked_for = folder or default_folder()
        self.limit = limit_bytes
        self.trouble = ""
        """Why the folder asked for is not used; empty while it is."""
        self.removed = 0
        """How many files were found damaged, and removed."""
        self._lock = threading.Lock()
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        self._size: int | None = None
        self._new = 0

    def find(self, key: str) -> Path | None:
        """The sound kept under the key. One that is damaged is removed."""
        # A disk that takes nothing more still holds what was rendered before.
        folders = dict.fromkeys((self.folder, self._asked_for))
        return next((found for folder in folders if (found := self._whole(folder / f"{key}.wav"))), None)

    def _whole(self, path: Path) -> Path | None:
        try:
            checked(path.read_bytes())
        except Unusable as problem:
            self.removed += 1
            logging.getLogger(__name__).warning("a cached sound is damaged and was removed: %s", problem)
            with contextlib.suppress(OSError):
                path.unlink()
            return None
        except OSError:
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # used just now; on a read-only folder nothing is ever removed either
        return path

    def place(self, key: str) -> Path:
        """A free path for a renderer to write to; then `keep` it."""
        for _ in (1, 2):
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                # The most permission bits can tell is not enough (root, full disks): only writing shows.
                probe = self._scratch(key)
                probe.write_bytes(b"\0" * 4096)
                probe.unlink()
                return probe
            except OSError as problem:
                self.move_away(str(problem))
        return self._scratch(key)

    def keep(self, key: str, rendered: Path) -> Path:
        """Takes in what a renderer wrote to `place`. Raises `Unusable` for what is no sound and is removed, `Moved`."""
        try:
            data = rendered.read_bytes()
            plain(data)
            rendered.write_bytes(sealed(data))
            path = self.folder / f"{key}.wav"
            os.replace(rendered, path)
        except OSError as problem:
            # Its own file is still the rendered sound where only the sealing failed; a shorn one fails its check.
            self.move_away(str(problem))
            with contextlib.suppress(OSError):
                rendered.unlink()
            raise Moved(str(problem)) from problem
        except Unusable:
            with contextlib.suppress(OSError):
                rendered.unlink()
            raise
        self._make_room(path)
        return path

    def move_away(self, why: str) -> None:
        """Use a temporary folder from now on: the one asked for cannot be written to."""
        with self._lock:
            if self._temporary is not None:
                return
            try:
                self._temporary = tempfile.TemporaryDirectory(prefix="tingtang-voice-", ignore_cleanup_errors=True)
            except OSError:
                return
            self.trouble = why
            logging.getLogger(__name__).warning("sounds cannot be kept in %s: %s", self.folder, why)
            self.folder = Path(self._temporary.name)
            self._size = None

    def size(self) -> tuple[int, int]:
        """Files and bytes in the folder."""
        files = self._files()
        return len(files), sum(size for _, size, _ in files)

    def close(self) -> None:
        """Removes a temporary folder."""
        with self._lock:
            if self._temporary is not None:
                self._temporary.cleanup()

    def _scratch(self, key: str) -> Path:
        return self.folder / f".{key[:16]}-{os.getpid()}-{next(_serial)}.part"

    def _files(self) -> list[tuple[float, int, Path]]:
        """Last use, bytes, path; the least recently used first. Left-over scratch files count."""
        found = []
        with contextlib.suppress(OSError), os.scandir(self.folder) as entries:
            for entry in entries:
                if entry.name.endswith((".wav", ".part")):
                    with contextlib.suppress(OSError):  # another process has just removed it
                        facts = entry.stat()
                        found.append((facts.st_mtime, facts.st_size, Path(entry.path)))
        return sorted(found)

    def _make_room(self, newest: Path) -> None:
        with self._lock:
            self._new += 1
            if self._size is None or self._new % _COUNT_AGAIN == 0:
                self._size = sum(size for _, size, _ in self._files())
            else:
                self._size += newest.stat().st_size
            if self._size <= self.limit:
                return
            files = [file for file in self._files() if file[2] != newest]
            self._size = sum(size for _, size, _ in files) + newest.stat().st_size
            # Sorted by last use: those of the last hour come at the end, and go only when the others were not enough.
            for _, size, path in files:
                if self._size <= self.limit:
                    break
                with contextlib.suppress(OSError):
                    path.unlink()
                    self._size -= size


def plain(data: bytes) -> None:
    """Raises `Unusable` unless the bytes are a WAV in our format that is whole and sounds."""
    try:
        with wave.open(BytesIO(data)) as file:
            form = (file.getnchannels(), file.getsampwidth(), file.getframerate())
            frames = file.readframes(file.getnframes())
            whole = len(frames) == 2 * file.getnframes() > 0
    except (wave.Error, EOFError, ValueError, struct.error) as problem:
        raise Unusable(f"no WAV file: {problem}") from problem
    if form != (1, 2, RATE):
        raise Unusable(f"{form[0]} channels, {8 * form[1]} bit, {form[2]} Hz instead of 1, 16 bit, {RATE} Hz")
    if not whole:
        raise Unusable("cut short, or empty")
    if not frames.strip(b"\0"):
        raise Unusable("silence")


def sealed(data: bytes) -> bytes:
    """The WAV with its checksum as one more chunk."""
    body = data + b"\0" * (len(data) % 2)
    header = body[:4] + struct.pack("<I", len(body) - 8 + _SEAL) + body[8:]
    return header + _CHUNK + struct.pack("<I", 32) + hashlib.sha256(header).digest()


def checked(data: bytes) -> None:
    """Raises `Unusable` unless the bytes are a sealed WAV, as it was kept."""
    body, seal = data[:-_SEAL], data[-_SEAL:]
    if seal[:4] != _CHUNK or hashlib.sha256(body).digest() != seal[8:]:
        raise Unusable("the checksum does not hold")
    plain(data)
