"""What the screens cost while nothing happens: processor time and memory."""

from __future__ import annotations

import os
import time
from pathlib import Path

from shared.bench.latency import START_SECONDS
from shared.bench.report import Figure
from shared.bench.stores import Scale, Stores, office_hours
from shared.demo import COMMANDS
from shared.practice.stage import ScreenProcess, end_all, environment

SETTLE_SECONDS = 4.0
"""After its first picture a screen still warms up what it may need."""
PROC = Path("/proc")


def measure(stores: Stores, scale: Scale) -> list[Figure]:
    """All screens of the demo at once, each idle on an empty lobby.

    Raises:
        RuntimeError: a screen does not come up. Without /proc (not on Linux) there is nothing to measure.
    """
    if not (PROC / "self" / "stat").exists():
        return []
    url = stores.fresh("SQLite")
    values = environment(url, str(office_hours(url)))
    screens = [ScreenProcess(name, command, values, stores.folder) for name, command in COMMANDS.items()]
    try:
        for one in screens:
            if one.name in ("kiosk", "display") and one.wait_for("usable", START_SECONDS) is None:
                raise RuntimeError(f"{one.name} did not come up\n{one.stderr}")
        time.sleep(min(SETTLE_SECONDS, scale.idle_seconds))
        gone = [one.name for one in screens if one.code is not None]
        if gone:
            raise RuntimeError(f"ended by themselves: {', '.join(gone)}")
        before = [cpu_seconds(one.pid) for one in screens]
        began = time.monotonic()
        time.sleep(scale.idle_seconds)
        passed = time.monotonic() - began
        figures = []
        for one, used in zip(screens, before, strict=True):
            share = (cpu_seconds(one.pid) - used) / passed * 100
            figures.append(Figure("idle", f"{one.name}: one core, idle", share, "%"))
            figures.append(Figure("idle", f"{one.name}: memory (resident)", resident(one.pid) / 2**20, "MiB"))
    finally:
        end_all(screens)
    return figures


def cpu_seconds(pid: int) -> float:
    """Processor time of a process and its threads so far, in user and kernel mode (proc(5), stat fields 14, 15)."""
    fields = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident(pid: int) -> int:
    """Bytes of memory a process holds (proc(5), statm field 2)."""
    return int((PROC / str(pid) / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
