"""`tingtang bench`: what the lobby costs, measured on real stores and across real processes.

Figures of one machine on one day mean little; so what can be is given as a ratio to something plain in the same run.
Nothing here passes or fails.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from shared.bench import history, idle, latency, phones, speaking, throughput
from shared.bench.report import Figure, words
from shared.bench.stores import Scale, Stores
from shared.lobby.errors import BadInput

PARTS: dict[str, Callable[[Stores, Scale], list[Figure]]] = {
    "throughput": throughput.measure,
    "history": history.measure,
    "start": latency.start,
    "tap": latency.tap,
    "call": latency.call,
    "phone": phones.measure,
    "idle": idle.measure,
    "voice": speaking.measure,
}
"""What can be measured, by the name it is asked for."""


def run(only: list[str] | None = None, as_json: bool = False, quick: bool = False) -> int:
    """Measure and print. `quick`: a small run that only shows that it works. Returns the exit code: 1 where a part
    could not be measured.

    Raises:
        BadInput: `only` names a part that does not exist.
    """
    for name in only or ():
        if name not in PARTS:
            known = ", ".join(PARTS)
            raise BadInput(
                "unknown-part", f"没有“{name}”这一项，可选：{known}", f"there is no part '{name}'; choose: {known}"
            )
    scale = Scale.quick() if quick else Scale()
    folder = Path(tempfile.mkdtemp(prefix="tingtang-bench-"))
    figures: list[Figure] = []
    failed = False
    try:
        with Stores.open(folder) as stores:
            for name, measure in PARTS.items():
                if only and name not in only:
                    continue
                print(f"… {name}", file=sys.stderr, flush=True)
                try:
                    figures += measure(stores, scale)
                except RuntimeError as error:
                    failed = True
                    print(f"{name}: {error}", file=sys.stderr, flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(json.dumps([one.data() for one in figures], ensure_ascii=False) if as_json else words(figures), flush=True)
    return 1 if failed else 0
