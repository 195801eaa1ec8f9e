"""Where the files lie that are not code."""

from pathlib import Path

ASSETS = Path(__file__).resolve().parent.parent / "assets"
SHIPPED_BRANCH = ASSETS / "branch.toml"
