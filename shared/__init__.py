"""What every program of Tingtang shares: the lobby's rules, its store, what is done in it, and how screens are made."""

import os

# At its first model pydantic reads the metadata of every installed package, to see whether one extends it. None of ours
# does, and a screen starts in under a second.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
