"""`python -m desk.pictures DIR`: every important state of every seat, zh and en, from fixed data."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def draw(folder: Path) -> list[Path]:
    """Draw all pictures of the seats into a folder. Two runs give the same bytes."""
    from desk.lobby import pictures as lobby
    from desk.teller import pictures as teller
    from desk.viplobby import pictures as viplobby
    from desk.wealth import pictures as wealth

    return [path for seat in (teller, lobby, viplobby, wealth) for path in seat.draw(folder)]


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for path in draw(Path(sys.argv[1] if len(sys.argv) > 1 else "pictures")):
        print(path)
