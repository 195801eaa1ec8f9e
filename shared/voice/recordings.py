"""Sentences read by a human speaker: a folder of WAV files, named by what is said in them."""

import hashlib
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from shared.voice.announcement import Part, Sentence
from shared.voice.cache import Unusable, plain
from shared.voice.espeak import NoVoice
from shared.voice.sound import FULL, levelled, loudness, seconds, write_wav
from shared.voice.system import decoded, trimmed

QUIETEST = -40.0
"""Loudness in dB below full scale under which raising it would raise the room's noise too much."""
CLIPPED = 3
"""Samples in a row at full scale: the microphone was too near or too loud."""
LONGEST_SILENCE = 1.5
"""Seconds of silence at an end; more looks like a recording that began too early, or lost its words."""

OTHER_SOUNDS = (".mp3", ".m4a", ".aac", ".aif", ".aiff", ".caf", ".flac", ".ogg", ".opus", ".wma", ".amr")
"""Files that somebody meant to be recordings; a list or a picture in the folder is no mistake."""


def default_folder() -> Path:
    """Where they are: `TINGTANG_VOICE_RECORDINGS`, or the user's data folder."""
    given = os.environ.get("TINGTANG_VOICE_RECORDINGS")
    return Path(given) if given else Path(platformdirs.user_data_dir("tingtang")) / "recordings"


def file_name(part: Part) -> str:
    """Language and words, in signs every file system takes; a long text is cut and told apart by its hash."""
    words = re.sub(r"[^\w]+", "-", part.text).strip("-")
    if len(words) > 32:
        words = f"{words[:24]}-{hashlib.sha256(part.text.encode()).hexdigest()[:6]}"
    return f"{part.language}-{words}.wav"


class Recordings:
    """A folder of recordings."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or default_folder()

    def cover(self, sentence: Sentence) -> bool:
        """Whether there is a file for each part of the sentence."""
        return all((self.folder / file_name(part)).exists() for part in sentence.parts)

    def find(self, sentence: Sentence) -> list[Path] | None:
        """The files of a sentence, if all its parts are recorded and whole: voices are not mixed within one."""
        files = [self.folder / file_name(part) for part in sentence.parts]
        try:
            for file in files:
                plain(file.read_bytes())
        except (OSError, Unusable):
            return None
        return files or None


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a recording was not taken."""

    file: str
    zh: str
    en: str


def bounds(part: Part) -> tuple[float, float]:
    """Seconds a person may need for the part: half to three times a calm 4 syllables or 2.5 words a second."""
    count = len(re.findall(r"[A-Za-z]+[1-5]?", part.spoken)) or 1
    calm = count / (4.0 if part.language == "zh" else 2.5)
    return 0.5 * calm, 3 * calm + 1.0


def judged(path: Path, part: Part) -> Problem | None:
    """What is wrong with a recording; None when it may be taken."""
    try:
        samples = decoded(path)
    except (NoVoice, OSError):
        return Problem(path.name, "不是可读的声音文件", "is no sound file that can be read")
    words = trimmed(samples)
    if not words:
        return Problem(path.name, "没有声音", "is silent")
    if clipped(samples):
        return Problem(path.name, "声音过载，请离话筒远一点", "is clipped: record farther from the microphone")
    if loudness(words) < QUIETEST:
        return Problem(path.name, "声音太小", f"is too quiet ({loudness(words):.0f} dB)")
    if seconds(samples) - seconds(words) > 2 * LONGEST_SILENCE:
        return Problem(path.name, "首尾静音太长", "has too much silence at its ends")
    low, high = bounds(part)
    if not low <= seconds(words) <= high:
        told = f"{seconds(words):.1f} s, {low:.1f}–{high:.1f} s"
        return Problem(path.name, f"长短与文字不符（{told}）", f"has the wrong length for its text ({told})")
    return None


def clipped(samples: Iterable[int]) -> bool:
    """Whether several samples in a row stand at full scale."""
    run = 0
    for sample in samples:
        run = run + 1 if abs(sample) >= FULL - 1 else 0
        if run >= CLIPPED:
            return True
    return False


def take_in(source: Path, parts: Iterable[Part], folder: Path) -> tuple[list[str], list[Problem]]:
    """Copies the good recordings of `source`, levelled and trimmed, into `folder`. The source is not changed.

    Returns the names taken, and a problem for every sound that was not. Raises `OSError` of the target folder.
    """
    wanted = {file_name(part): part for part in parts}
    folder.mkdir(parents=True, exist_ok=True)
    taken, problems = [], []
    for path in sorted(source.iterdir()):
        kind = path.suffix.casefold()
        if kind in OTHER_SOUNDS:
            problems.append(Problem(path.name, "不是 WAV 文件", "is no WAV file"))
        if kind != ".wav":
            continue
        name = path.stem + kind  # recorders also write .WAV
        part = wanted.get(name)
        if part is None:
            problems.append(Problem(path.name, "不在录音清单里", "is not on the list of what to record"))
            continue
        problem = judged(path, part)
        if problem is not None:
            problems.append(problem)
            continue
        scratch = folder / f".{name}.part"
        write_wav(scratch, levelled(trimmed(decoded(path))))
        os.replace(scratch, folder / name)
        taken.append(name)
    return taken, problems
