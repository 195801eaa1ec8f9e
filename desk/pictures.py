"""`python -m desk.pictures DIR`: every important state of the seats, zh and en, from fixed data."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path


def draw(folder: Path) -> list[Path]:
    """Draw all pictures of the seats into a folder. Two runs give the same bytes."""
    from desk.teller import pictures as teller

    found = teller.draw(folder)
    if find_spec("desk.lobby.pictures") is not None:
        from desk.lobby import pictures as lobby

        found += lobby.draw(folder)
    from desk.wealth import pictures as wealth

    found += wealth.draw(folder)
    return found


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for path in draw(Path(sys.argv[1] if len(sys.argv) > 1 else "pictures")):
        print(path)
