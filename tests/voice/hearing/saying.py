"""Calls as sound: parts rendered by the voice's own code into WAV files and put one after another."""

import wave
from pathlib import Path

import numpy as np
import numpy.typing as npt

from shared.voice import neural, sound
from tests.voice.hearing.calls import Call

Samples = npt.NDArray[np.float32]


class Mandarin:
    """Says calls in one language; a part that was rendered is read again."""

    language = "zh"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def say(self, call: Call) -> Samples:
        """Samples between -1 and 1 at `sound.RATE`."""
        pieces = []
        for part in call.sentence(self.language).parts:
            file = self._folder / f"{part.spoken.replace(' ', '_')}.wav"
            if not file.exists():
                neural.render(self.language, part.spoken, file)
            pieces.append(read(file))
        return np.concatenate(pieces)


class English(Mandarin):
    """The same in English."""

    language = "en"


def read(file: Path) -> Samples:
    """A WAV file of ours. Fails when it is not mono, 16 bit, `sound.RATE`."""
    with wave.open(str(file)) as opened:
        assert (opened.getnchannels(), opened.getsampwidth(), opened.getframerate()) == (1, 2, sound.RATE)
        return np.frombuffer(opened.readframes(opened.getnframes()), "<i2").astype(np.float32) / sound.FULL


def at_16_khz(samples: Samples) -> Samples:
    """Resampled for recognisers: 24 to 16 kHz by leaving out the spectrum above 8 kHz."""
    count = len(samples) // 3 * 3
    spectrum = np.fft.rfft(samples[:count])
    return (np.fft.irfft(spectrum[: count // 3 + 1], count * 2 // 3) * (2 / 3)).astype(np.float32)
