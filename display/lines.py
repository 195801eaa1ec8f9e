"""Text broken into lines as Chinese is set: anywhere between hanzi, never before a closing mark, and evenly."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

Width = Callable[[str], float]
"""How wide a piece of text is, in px."""

_CLOSING = "，。、；：！？）》」』”’…·%,.;:!?)]}"
_OPENING = "（《「『“‘([{"
# A word of Latin letters and digits stays in one piece, and so does a hanzi with the marks around it.
_PIECE = re.compile(
    rf"[{re.escape(_OPENING)}]*(?:[A-Za-z0-9][A-Za-z0-9'’._/@:+&#-]*|.)[{re.escape(_CLOSING)}]*\s*", re.DOTALL
)


def broken(text: str, room: float, width: Width) -> list[str]:
    """The fewest lines that fit into `room`, as even as they can be: none ends up with a single character."""
    pieces = [part for piece in _PIECE.findall(text.strip()) for part in _short_enough(piece, room, width)]
    lines = _greedy(pieces, room, width)
    low, high = 0.0, room
    while len(lines) > 1 and high - low > 1:
        middle = (low + high) / 2
        tried = _greedy(pieces, middle, width)
        if len(tried) == len(lines) and all(width(line) <= middle for line in tried):
            high = middle
        else:
            low = middle
    return _greedy(pieces, high, width)


def pages(text: str, room: float, width: Width, most: int) -> list[str]:
    """The text in pages of at most `most` lines, evenly filled."""
    lines = broken(text, room, width)
    count = math.ceil(len(lines) / most)
    each = math.ceil(len(lines) / count) if count else 1
    return ["\n".join(lines[at : at + each]) for at in range(0, len(lines), each)]


def _greedy(pieces: list[str], room: float, width: Width) -> list[str]:
    lines: list[str] = []
    line = ""
    for piece in pieces:
        if line and width((line + piece).rstrip()) > room:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()] if line else lines


def _short_enough(piece: str, room: float, width: Width) -> list[str]:
    """A word that is wider than a line is cut where it must be."""
    if width(piece.rstrip()) <= room:
        return [piece]
    cut: list[str] = [""]
    for sign in piece:
        if cut[-1] and width((cut[-1] + sign).rstrip()) > room:
            cut.append("")
        cut[-1] += sign
    return cut
