"""`python -m desk --seat teller|lobby|viplobby|wealth`: the process of one seat."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from desk.options import parse


def main(argv: Sequence[str] | None = None) -> int:
    """Run a seat until its window closes. Returns the exit code."""
    options = parse(argv)
    # Each seat brings its own view-models; only the one that runs is imported.
    if options.seat == "lobby":
        from desk.lobby.seat import run
    elif options.seat == "wealth":
        from desk.wealth.seat import run
    elif options.seat == "viplobby":
        from desk.viplobby.seat import run
    else:
        from desk.teller.seat import run
    return run(options)


if __name__ == "__main__":
    sys.exit(main())
