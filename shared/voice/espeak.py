"""The espeak-ng program: a plain voice that is always ready; one short process an utterance, killed when it hangs.

Its own reading of hanzi is not understood at all; with pinyin of ours in the voice `cmn-latn-pinyin`, slowed by 18 %,
it is.
"""

import shutil
import subprocess
from pathlib import Path

from shared.voice.mandarin import named

PROGRAM = "espeak-ng"
PATIENCE = 5.0
"""Seconds an utterance may take; on two slow cores it takes 0.05."""
RULES = 1
"""Raised whenever the same words are said in another way."""

_VOICES = {"zh": ("cmn-latn-pinyin", 120), "en": ("en-us", 145)}
"""Voice and words a minute: slower than talk, since calls are heard across a hall."""


class NoVoice(Exception):
    """There is no voice for the language, or it rendered nothing."""


def voices() -> dict[str, str]:
    """Language → identity of the voice; empty when the program is not installed."""
    if shutil.which(PROGRAM) is None:
        return {}
    return {language: f"espeak-ng {voice} {speed} r{RULES}" for language, (voice, speed) in _VOICES.items()}


def render(language: str, spoken: str, to: Path, *, patience: float = PATIENCE) -> None:
    """Writes a WAV file at the program's own rate. Raises `NoVoice`."""
    program = shutil.which(PROGRAM)
    if program is None or language not in _VOICES:
        raise NoVoice(f"no espeak-ng voice for {language}")
    voice, speed = _VOICES[language]
    words = named(spoken) if language == "zh" else spoken
    try:
        subprocess.run(
            [program, "-v", voice, "-s", str(speed), "-w", str(to), "--stdin"],
            input=words.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=patience,
            check=True,
            creationflags=int(getattr(subprocess, "CREATE_NO_WINDOW", 0)),
        )
    except subprocess.TimeoutExpired:
        raise NoVoice(f"espeak-ng did not end in {patience:.0f} s") from None
    except subprocess.CalledProcessError as problem:
        said = problem.stderr.decode(errors="replace").strip()
        raise NoVoice(f"espeak-ng failed: {said or problem.returncode}") from None
    except OSError as problem:
        raise NoVoice(f"espeak-ng does not start: {problem}") from problem
