"""The process that sounds: `python -m shared.voice.player [--only] [--folder DIR | --rehearse | --examine [DEVICE]]`.

A request a line on stdin: `{"number", "chime", "files", "pauses": seconds before each file, "volume": 0–1, "device"}`.
For each, a line on stdout before the sound, `{"composed": seconds}`; one when the device took the first samples,
`{"sounding": seconds since the request, "device": its name, null for the default}`; and one at the end,
`{"outcome": …}`.

It ends at once with its stdin, in mid-sound too, so that it never outlives the process that started it, however that
died. It also ends after "timed out": a device that hangs cannot be closed.
"""

import argparse
import json
import math
import os
import queue
import signal
import sys
import threading
import time
import wave
from array import array
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TextIO

import miniaudio

from shared.voice.announcement import Outcome
from shared.voice.playback import BACKENDS, AudioOut, CardOut, FileOut, NoDevice, Stalled, examine
from shared.voice.sound import RATE, chime, seconds, silence

AFTER_CHIME = 0.25


def gain(volume: float) -> float:
    """The amplitude for a volume of 0–1: half the volume is 10 dB less, heard as half as loud (sone, ISO 532).

    1 is as levelled (0 dB), 0.5 is -10 dB, 0.25 is -20 dB, 0 is silence.
    """
    volume = min(1.0, max(0.0, volume))
    return 10 ** (math.log2(volume) * 10 / 20) if volume else 0.0


def compose(clips: Sequence[tuple[float, "array[int]"]], with_chime: bool, volume: float = 1.0) -> "array[int]":
    """Chime, then the clips, each after its pause in seconds."""
    whole = array("h", _chime(volume)) if with_chime else array("h")
    for pause, clip in clips:
        whole += silence(max(0.0, pause)) + _scaled(clip, volume)
    return whole


def read(path: str) -> "array[int] | None":
    """The samples of a WAV file; None for one that is missing, broken, cut short, empty, or not ours in format."""
    try:
        with wave.open(path, "rb") as file:
            if (file.getnchannels(), file.getsampwidth(), file.getframerate()) != (1, 2, RATE):
                return None
            data = file.readframes(file.getnframes())
            whole = len(data) == 2 * file.getnframes() > 0
    except (OSError, EOFError, ValueError, wave.Error):
        return None
    if not whole:
        return None
    samples = array("h", data)
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def announce(request: dict[str, Any], asked: float, out: AudioOut, answers: TextIO) -> Outcome:
    """Sounds one request, read at `asked` on the monotonic clock, and answers how it went."""
    read_files = zip(request["pauses"], map(read, request["files"]), strict=True)
    clips = [(pause, clip) for pause, clip in read_files if clip is not None]
    # With nothing to say there is still something to hear: heads turn to the wall, where the call stands.
    whole = compose(clips, request["chime"] or not clips, request["volume"])
    _answer(answers, {"composed": seconds(whole)})

    def sounding(device: str | None) -> None:
        _answer(answers, {"sounding": time.monotonic() - asked, "device": device})

    try:
        out.play(whole, request["number"], request.get("device"), sounding)
        outcome = outcome_of(len(clips), len(request["files"]))
    except NoDevice as problem:
        print(problem, file=sys.stderr)
        outcome = Outcome.NO_DEVICE
    except Stalled as problem:
        print(problem, file=sys.stderr)
        outcome = Outcome.TIMED_OUT
    _answer(answers, {"outcome": outcome})
    return outcome


def outcome_of(used: int, files: int) -> Outcome:
    """How an announcement ended of which so many of its files sounded."""
    if not used:
        return Outcome.CHIME_ONLY
    return Outcome.SPOKEN if used == files else Outcome.PARTLY


@lru_cache(maxsize=4)
def _chime(volume: float) -> "array[int]":
    return _scaled(chime() + silence(AFTER_CHIME), volume)


def _scaled(samples: "array[int]", volume: float) -> "array[int]":
    return samples if volume >= 1 else array("h", map(_steps(volume).__getitem__, samples))


@lru_cache(maxsize=4)
def _steps(volume: float) -> list[int]:
    # Looked up by the sample itself, negative ones from the end: four times as fast as multiplying each.
    factor = gain(volume)
    return [round(value * factor) for value in (*range(32_768), *range(-32_768, 0))]


def _answer(answers: TextIO, values: dict[str, Any]) -> None:
    answers.write(json.dumps(values) + "\n")
    answers.flush()


def _read(requests: "queue.SimpleQueue[tuple[str, float]]") -> None:
    for line in sys.stdin:
        requests.put((line, time.monotonic()))
    os._exit(0)  # at once, even in the middle of a sound or a hung device


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--only", action="store_true", help="never on another device than the one asked for")
    parser.add_argument("--rehearse", action="store_true", help="on a clock in place of a loudspeaker")
    parser.add_argument("--examine", nargs="?", const="")
    arguments = parser.parse_args()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the display; this ends with it
    # The answers keep the real stdout for themselves: sound libraries print.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    if arguments.examine is not None:
        _answer(answers, examine(arguments.examine))
        return
    requests: queue.SimpleQueue[tuple[str, float]] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(requests,), daemon=True).start()
    # miniaudio's own null device takes the samples as fast as a loudspeaker would, and nobody hears them.
    backends = [miniaudio.Backend.NULL] if arguments.rehearse else BACKENDS
    out: AudioOut = FileOut(arguments.folder) if arguments.folder else CardOut(backends, only=arguments.only)
    _chime(1.0)
    while True:
        line, asked = requests.get()
        if announce(json.loads(line), asked, out, answers) is Outcome.TIMED_OUT:
            os._exit(1)


if __name__ == "__main__":
    main()
