"""Python's own `import`, with Qt loaded.

PySide replaces `__import__` when QtCore is loaded: it reads the source of everything imported later, to see whether it
may use `from __feature__ import …`. Nothing here does. The reading costs a screen a tenth of a second at its start,
keeps all those files in memory, and is not safe: it looks into modules that another thread is still importing, which
made pydantic import itself a second time and fail, and a kiosk now and then did not come up (seen with PySide 6.12).
"""

from __future__ import annotations

import builtins


def plain_imports() -> None:
    """Load QtCore, and import as Python does from now on. Call it before the first thread that imports."""
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
