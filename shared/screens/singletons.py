"""Keeps `None`, `True` and `False` alive under a binding that gives them away uncounted.

PySide 6.12 returns `None` from void methods (`QTimer.start()`, …) without taking a reference. From Python 3.12 on
these objects are immortal and it does no harm (PEP 683). On Python 3.11 every such call takes one of the some thousand
references the interpreter holds, and a screen would die after a few thousand calls: "none_dealloc: deallocating None".
"""

from __future__ import annotations

import ctypes
import sys

ENOUGH = 1 << 40
"""References added: more than a screen could lose in years."""
_done = False


def keep() -> None:
    """Make them last as long as the process; a second call changes nothing."""
    global _done
    if _done or sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    _done = True
    for one in (None, True, False):
        # A CPython object begins with its reference count (Include/object.h, PyObject).
        ctypes.c_ssize_t.from_address(id(one)).value += ENOUGH
