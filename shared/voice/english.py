"""The neural English voice: hibari, a small model distilled from Kokoro, from words to samples."""

import hashlib
import re
from pathlib import Path
from typing import Any

import hibari
import numpy as np
import numpy.typing as npt
from hibari.tts import ASSETS

from shared.voice.voices import HIBARI_MODELS, HIBARI_SPEED, BadModel

Samples = npt.NDArray[np.float32]

# The letters' names in the model's phonemes: its dictionary would read "A" as the article.
LETTERS = {
    "A": "ˈA",
    "B": "bˈi",
    "C": "sˈi",
    "D": "dˈi",
    "E": "ˈi",
    "F": "ˈɛf",
    "G": "ʤˈi",
    "H": "ˈAʧ",
    "I": "ˈI",
    "J": "ʤˈA",
    "K": "kˈA",
    "L": "ˈɛl",
    "M": "ˈɛm",
    "N": "ˈɛn",
    "O": "ˈO",
    "P": "pˈi",
    "Q": "kjˈu",
    "R": "ˈɑɹ",
    "S": "ˈɛs",
    "T": "tˈi",
    "U": "jˈu",
    "V": "vˈi",
    "W": "dˈʌbᵊlju",
    "X": "ˈɛks",
    "Y": "wˈI",
    "Z": "zˈi",
}
_LETTER = re.compile(r"\b[A-Z]\b(?!['’])")
_SEED = 0
"""Breath is made from noise; the same seed makes the same sound."""


class NotEnglish(ValueError):
    """Words the voice has no way to say."""


class English:
    """The loaded voice: about 200 MB of memory with its dictionaries."""

    def __init__(self) -> None:
        """Raises `BadModel`."""
        for name, wanted in HIBARI_MODELS.items():
            if hashlib.sha256(Path(ASSETS, name).read_bytes()).hexdigest() != wanted:
                raise BadModel(f"{name} of hibari-tts is not the file that was tested")
        # The file is named, so that nothing is ever looked for on the network.
        self._voice: Any = hibari.Hibari(voice="heart", model=str(Path(ASSETS, "hibari.onnx")), threads=1)

    def phonemes(self, spoken: str) -> list[str]:
        """One string of phonemes a sentence. Raises `NotEnglish` rather than leave something out."""
        strange = sorted({sign for sign in spoken if sign.isalnum() and not _is_latin(sign)})
        if strange:
            raise NotEnglish(f"no way to say {' '.join(strange)}")
        # The marks of the form [word](/phonemes/) are ours alone.
        plain = re.sub(r"[\[\]()/|]", " ", spoken)
        sentences: list[str] = self._voice.phonemize(
            _LETTER.sub(lambda name: f"[{name[0]}](/{LETTERS[name[0]]}/)", plain)
        )
        if not any(sign.isalpha() for sentence in sentences for sign in sentence):
            raise NotEnglish(spoken)
        unknown = {sign for sentence in sentences for sign in sentence} - set(self._voice.vocab)
        if unknown:
            raise NotEnglish(f"{spoken}: the model does not know {' '.join(sorted(unknown))}")
        return sentences

    def render(self, spoken: str) -> Samples:
        """Samples at 24 kHz, the same for the same words. Raises `NotEnglish`."""
        return np.concatenate(
            [self._voice.from_phonemes(sentence, speed=HIBARI_SPEED, seed=_SEED) for sentence in self.phonemes(spoken)]
        )


def _is_latin(sign: str) -> bool:
    return sign.isascii() or "À" <= sign <= "ɏ"
