"""A kiosk that dies by SIGKILL at one step of a ticket: `python -m tests.faults.kiosk_at STEP [option …]`."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import shared.operations
from kiosk.__main__ import main
from shared.paper.printer import PngPrinter

STEPS: dict[str, tuple[Any, str, bool]] = {
    "reserved": (shared.operations, "reserve", True),
    "shown": (shared.operations, "hand_over", False),
    "handed over": (shared.operations, "hand_over", True),
    "job not sent": (PngPrinter, "cut", False),
    "job sent": (PngPrinter, "cut", True),
}
"""What is called at a step, and whether it dies after it or before."""


def deadly(act: Callable[..., Any], after: bool) -> Callable[..., Any]:
    """The same, and the end of this process."""

    def acts(*asked: Any) -> None:
        if after:
            act(*asked)
        os.kill(os.getpid(), signal.SIGKILL)

    return acts


if __name__ == "__main__":
    where, name, after = STEPS[sys.argv[1]]
    setattr(where, name, deadly(getattr(where, name), after))
    sys.exit(main(sys.argv[2:]))
