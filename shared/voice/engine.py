"""The process that speaks: `python -m shared.voice.engine [--folder DIR]`.

A request a line on stdin, `{"number", "chime", "sentences": [{"language", "text", "spoken"}]}`; for each, two lines on
stdout: `{"composed": seconds, "voices": how many sentences}` before the sound starts, and `{"outcome": …}` at its end.
It ends with its stdin, so that it never outlives the process that started it, however that died.
"""

import argparse
import json
import os
import queue
import sys
import threading
from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from shared.voice.announcement import Outcome
from shared.voice.playback import AudioOut, CardOut, FileOut, NoDevice, Stalled
from shared.voice.sound import chime, levelled, seconds, silence

if TYPE_CHECKING:
    from shared.voice.render import Renderer

AFTER_CHIME = 0.25
BETWEEN_LANGUAGES = 0.5


def compose(parts: Sequence["array[int]"], with_chime: bool) -> "array[int]":
    """Chime, then the sentences with a pause between, all equally loud."""
    whole = array("h")
    if with_chime:
        whole += chime() + silence(AFTER_CHIME)
    for index, part in enumerate(parts):
        if index:
            whole += silence(BETWEEN_LANGUAGES)
        whole += levelled(part)
    return whole


def sentences_of(request: dict[str, Any], renderer: "Renderer | None") -> list["array[int]"]:
    """What could be rendered of the request; a sentence whose language has no voice is left out."""
    if renderer is None:
        return []
    from shared.voice.render import NoVoice, named

    parts = []
    for sentence in request["sentences"]:
        language = sentence["language"]
        try:
            how = "spoken" if renderer.reads_pinyin(language) else "text"
            text = " ".join(part[how] for part in sentence["parts"])
            if language == "zh" and how == "spoken":
                text = named(text)
            parts.append(renderer.render(text, language))
        except NoVoice as problem:
            print(problem, file=sys.stderr)
    return parts


def announce(request: dict[str, Any], renderer: "Renderer | None", out: AudioOut, answers: TextIO) -> None:
    """Sounds one request and answers how it went."""
    parts = sentences_of(request, renderer)
    # With nothing to say there is still something to hear: heads turn to the wall, where the call stands.
    whole = compose(parts, request["chime"] or not parts)
    _answer(answers, {"composed": seconds(whole), "voices": len(parts)})
    try:
        out.play(whole, request["number"])
        outcome = Outcome.SPOKEN if parts else Outcome.CHIME_ONLY
    except NoDevice:
        outcome = Outcome.NO_DEVICE
    except Stalled:
        outcome = Outcome.TIMED_OUT
    _answer(answers, {"outcome": outcome})


def _answer(answers: TextIO, values: dict[str, Any]) -> None:
    answers.write(json.dumps(values) + "\n")
    answers.flush()


def _renderer() -> "Renderer | None":
    try:
        from shared.voice.render import Renderer

        return Renderer()
    except Exception as problem:  # pyttsx3 raises whatever its driver does: OSError, ImportError, RuntimeError, …
        print(f"no speech engine: {problem}", file=sys.stderr)
        return None


def _read(requests: "queue.SimpleQueue[str]") -> None:
    for line in sys.stdin:
        requests.put(line)
    os._exit(0)  # at once, even in the middle of a hung engine


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", type=Path)
    folder: Path | None = parser.parse_args().folder
    # pyttsx3 prints to stdout; the answers keep the real one for themselves.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    requests: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(requests,), daemon=True).start()
    out: AudioOut = FileOut(folder) if folder else CardOut()
    renderer = _renderer()
    while True:
        announce(json.loads(requests.get()), renderer, out, answers)


if __name__ == "__main__":
    main()
