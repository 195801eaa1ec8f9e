"""What `tingtang bench` reads of a screen: with TINGTANG_MEASURE set, one JSON line on stdout for each event.

Every screen tells {"event": "usable", "seconds": s}: from the start of its process to the first frame that can be used.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

VARIABLE = "TINGTANG_MEASURE"
_IMPORTED = time.monotonic()


def wanted() -> bool:
    """Whether somebody measures."""
    return bool(os.environ.get(VARIABLE))


def process_age() -> float:
    """Seconds since this process started; on a system without /proc, since this module was imported."""
    try:
        started = int(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19])
        ticks = os.sysconf("SC_CLK_TCK")
        return float(Path("/proc/uptime").read_text().split()[0]) - started / ticks
    except (OSError, ValueError, IndexError):
        return time.monotonic() - _IMPORTED


def tell(event: str, **figures: float) -> None:
    """One line, at once; nothing where nobody measures."""
    if wanted():
        sys.stdout.write(json.dumps({"event": event, **figures}) + "\n")
        sys.stdout.flush()


def tell_usable() -> None:
    """The screen can be used as of now."""
    tell("usable", seconds=round(process_age(), 3))
