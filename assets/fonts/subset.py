"""Makes the bundled fonts: `python assets/fonts/subset.py FOLDER` (needs fontTools; see README.md beside this file).

FOLDER holds NotoSansCJK-Regular.ttc and NotoSansCJK-Bold.ttc as Debian's fonts-noto-cjk installs them.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

FAMILY = "Noto Sans CJK SC"
# Latin, punctuation, currency, arrows, mathematical signs, boxes, circled digits, CJK punctuation, full-width forms.
RANGES = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x2027), (0x2030, 0x205E), (0x20A0, 0x20BF), (0x2100, 0x214F),
    (0x2160, 0x217F), (0x2190, 0x21FF), (0x2212, 0x2265), (0x2460, 0x24FF), (0x2500, 0x257F), (0x25A0, 0x25FF),
    (0x2600, 0x2606), (0x3000, 0x301F), (0x3105, 0x3129), (0xFF01, 0xFF5E), (0xFFE0, 0xFFE6),
)  # fmt: skip


def hanzi() -> set[int]:
    """Every character of GBK, so that rare names can be written: 21,003 hanzi."""
    found: set[int] = set()
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            text = bytes((lead, trail)).decode("gbk", errors="ignore")
            if len(text) == 1:
                found.add(ord(text))
    return found


def face(collection: Path) -> TTFont:
    """The simplified Chinese face of a collection. Raises LookupError if it has none."""
    for font in TTCollection(str(collection)).fonts:
        if font["name"].getDebugName(1) == FAMILY or font["name"].getDebugName(16) == FAMILY:
            return font
    raise LookupError(f"{collection} has no face named {FAMILY}")


def main() -> None:
    """Write the two weights beside this file."""
    wanted = hanzi().union(*(range(first, last + 1) for first, last in RANGES))
    options = subset.Options()
    options.hinting = False
    options.layout_features = ["ccmp", "kern", "mark", "mkmk"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    for weight in ("Regular", "Bold"):
        font = face(Path(sys.argv[1]) / f"NotoSansCJK-{weight}.ttc")
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=wanted)
        subsetter.subset(font)
        font.save(str(Path(__file__).parent / f"NotoSansCJKsc-{weight}.otf"))


if __name__ == "__main__":
    main()
