"""The slip as a picture of black dots, one dot of the printer a pixel: any printer prints it, in any language.

The measures are the design's (576 dots, 80 mm paper); 58 mm paper has 384 dots and the same smallest text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import qrcode
from PIL import Image, ImageDraw, ImageFont

from shared.assets import ASSETS
from shared.lobby.text import Text
from shared.paper import slip as say
from shared.paper.logo import logo_if_good
from shared.paper.slip import Slip

DOTS = {58: 384, 80: 576}
"""Printable dots across, by the paper's width in mm (203 dpi)."""
SMALLEST = 26
"""Dots of the smallest text."""
QUIET = 4
"""Modules of white around a QR (ISO/IEC 18004 §6.3.8)."""
_LONGEST = 2400
"""Dots of a slip's length that no slip reaches."""
_BLACK, _WHITE = 0, 255
_CAPITAL = 0.733
"""Height of a capital in em, of the bundled font."""
_LINE = 40
"""From baseline to baseline of the smallest text."""


@cache
def font(size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    """The bundled face."""
    name = f"NotoSansCJKsc-{'Bold' if bold else 'Regular'}.otf"
    return ImageFont.truetype(ASSETS / "fonts" / name, size)


def draw(slip: Slip, dots: int = DOTS[80]) -> Image.Image:
    """The slip, `dots` wide, black and white (mode 1)."""
    return _Sheet(slip, dots).drawn()


def draw_void(number: str, dots: int = DOTS[80], why: Text | None = say.VOID_WHY) -> Image.Image:
    """What is printed below a slip that nobody may use, before it is cut off; `why`: see `void_why`."""
    sheet = _Paper(dots)
    sheet.y = 24
    sheet.rule(8)
    # Where only the paper is void, the number does not stand beside the word.
    head = f"{say.VOID.zh} {number}" if why == say.VOID_WHY else say.VOID.zh
    sheet.middle(head, 96, bold=True, gap=28)
    sheet.middle(say.VOID.en, 48, bold=True, gap=8)
    for line in (why.zh, why.en) if why is not None else ():
        sheet.paragraph(line, SMALLEST)
    sheet.y += 16
    sheet.rule(8)
    return sheet.cropped(24)


def qr(code: str, module: int) -> Image.Image:
    """The QR without its white margin, error correction M."""
    made = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    made.add_data(code)
    made.make(fit=True)
    rows = made.get_matrix()
    small = Image.new("L", (len(rows), len(rows)), _WHITE)
    small.putdata([_BLACK if dark else _WHITE for row in rows for dark in row])
    return small.resize((len(rows) * module, len(rows) * module), Image.Resampling.NEAREST)


class _Paper:
    """A long white strip that is filled from the top; `y` is where the next thing goes."""

    def __init__(self, dots: int) -> None:
        self.dots = dots
        self.margin = round(dots / 18)
        self.inner = dots - 2 * self.margin
        self.image = Image.new("L", (dots, _LONGEST), _WHITE)
        self.pen = ImageDraw.Draw(self.image)
        self.y = 0

    def cropped(self, below: int) -> Image.Image:
        """What was drawn, as black and white, with `below` dots of white after it."""
        grey = self.image.crop((0, 0, self.dots, self.y + below))
        # Not dithered: a grey edge would become a row of loose dots on thermal paper.
        return grey.point(lambda value: _WHITE if value > 127 else _BLACK).convert("1", dither=Image.Dither.NONE)

    def width(self, words: str, size: int, bold: bool = False) -> float:
        """Dots that words take."""
        return font(size, bold).getlength(words)

    def fitted(self, words: str, size: int, room: float, bold: bool = False, least: int = SMALLEST) -> int:
        """The largest size up to `size` at which words fit into `room`."""
        while size > least and self.width(words, size, bold) > room:
            size -= 1
        return size

    def cut(self, words: str, size: int, room: float, bold: bool = False) -> str:
        """Words that do not fit end in an ellipsis."""
        whole = words
        while words and self.width(words if words == whole else words + "…", size, bold) > room:
            words = words[:-1]
        return words if words == whole else words.rstrip() + "…"

    def write(self, x: float, baseline: float, words: str, size: int, bold: bool = False, side: str = "l") -> None:
        """Words on a baseline; `side`: l from x on, m around x, r up to x."""
        self.pen.text((x, baseline), words, _BLACK, font(size, bold), anchor=f"{side}s")

    def middle(self, words: str, size: int, bold: bool = False, gap: int = 0) -> None:
        """One centred line below what is there."""
        size = self.fitted(words, size, self.inner, bold)
        words = self.cut(words, size, self.inner, bold)
        self.y += gap + round(size * 0.92)
        self.write(self.dots / 2, self.y, words, size, bold, "m")
        self.y += round(size * 0.14)

    def rule(self, thick: int = 4) -> None:
        """A line across."""
        self.pen.rectangle((self.margin, self.y, self.dots - self.margin - 1, self.y + thick - 1), _BLACK)
        self.y += thick

    def paragraph(self, words: str, size: int) -> None:
        """Words over as many lines as they need, from the left margin."""
        for line in wrapped(words, size, self.inner):
            self.y += _LINE
            self.write(self.margin, self.y, line, size)


class _Sheet(_Paper):
    """The slip of one ticket."""

    def __init__(self, slip: Slip, dots: int) -> None:
        super().__init__(dots)
        self.slip = slip
        self.wide = dots >= DOTS[80]

    def drawn(self) -> Image.Image:
        """All of it, from the branch's name to the date."""
        self._head()
        self._zone()
        self.rule()
        self._queue()
        self.rule()
        self._code()
        self.rule()
        self._foot()
        return self.cropped(46)

    def _head(self) -> None:
        self.y = 26
        mark = logo_if_good(self.slip.logo, self.inner) if self.slip.logo else None
        if mark is not None:
            self.image.paste(mark, ((self.dots - mark.width) // 2, self.y))
            self.y += mark.height + 12
        for line, size in zip(self.slip.lines(self.slip.branch), (34, 28), strict=False):
            self.middle(line, size, bold=True, gap=4)
        if self.slip.reprint:
            self._stamp(" ".join(self.slip.lines(say.REPRINT)))
        self.middle("  ".join(self.slip.lines(say.YOUR_NUMBER)), SMALLEST, gap=6)
        size = self.fitted(self.slip.number, 194, self.inner, bold=True)
        self.y += 39 + round(size * _CAPITAL)
        self.write(self.dots / 2, self.y, self.slip.number, size, True, "m")

    def _stamp(self, words: str) -> None:
        """White on black: a second paper of one ticket is known at a glance."""
        half = self.width(words, 30, True) / 2 + 20
        top = self.y + 10
        self.pen.rectangle((self.dots / 2 - half, top, self.dots / 2 + half, top + 46), _BLACK)
        self.pen.text((self.dots / 2, top + 34), words, _WHITE, font(30, True), anchor="ms")
        self.y = top + 52

    def _zone(self) -> None:
        names = self.slip.lines(self.slip.zone)
        badge, gap = 64, 16
        room = self.inner - badge - gap
        size = self.fitted(names[0], 44, room, True)
        second = self.fitted(names[1], 30, room, True) if len(names) > 1 else 0
        sizes = (min(size, 34) if second else size, second)
        names = [self.cut(name, one, room, True) for name, one in zip(names, sizes, strict=False)]
        text_wide = max(self.width(names[0], sizes[0], True), self.width(names[1], second, True) if second else 0)
        left = (self.dots - badge - gap - text_wide) / 2
        top = self.y + 22
        self.pen.rectangle((left, top, left + badge - 1, top + badge - 1), _BLACK)
        self.pen.text((left + badge / 2, top + 46), self.slip.letter, _WHITE, font(40, True), anchor="ms")
        self.write(left + badge + gap, top + (30 if second else 48), names[0], sizes[0], True)
        if second:
            self.write(left + badge + gap, top + 63, names[1], second, True)
        self.y = top + badge + 26

    def _queue(self) -> None:
        label, figure, unit = self.slip.wait_words()
        split = self.margin + round(self.inner * 0.61)
        top = self.y + 20
        left_room = split - self.margin - 14
        self._label(self.margin, top, self.slip.lines(label), left_room)
        base = top + 97
        if figure:
            size = self.fitted(figure, 61, left_room - 2 * SMALLEST - 8, bold=True, least=34)
            self.write(self.margin, base, figure, size, True)
            x = self.margin + self.width(figure, size, True) + 10
            words = " ".join(self.slip.lines(unit)) if unit else ""
            if self.width(words, SMALLEST) > split - 14 - x and unit:
                words = unit.zh
            self.write(x, base, words, self.fitted(words, 29, split - 14 - x))
        elif unit:
            for index, line in enumerate(self.slip.lines(unit)):
                size = self.fitted(line, 40 if index == 0 else SMALLEST, left_room, index == 0)
                self.write(
                    self.margin, base - (24 if self.slip.language == "en" else 6) + 34 * index, line, size, index == 0
                )
        self.pen.rectangle((split, top + 2, split + 2, top + 107), _BLACK)
        x = split + 31 if self.wide else split + 18
        self._label(x, top, self.slip.lines(say.AHEAD), self.dots - self.margin - x)
        count = str(self.slip.ahead)
        size = self.fitted(count, 61, self.dots - self.margin - x - 42, bold=True, least=34)
        self.write(x, base, count, size, True)
        self.write(x + self.width(count, size, True) + 10, base, say.PEOPLE.zh, 29)
        self.y = top + 130

    def _label(self, x: float, top: int, words: Sequence[str], room: float) -> None:
        line = " ".join(words)
        if self.width(line, SMALLEST) > room:
            line = words[0]
        self.write(x, top + 30, line, self.fitted(line, SMALLEST, room))

    def _code(self) -> None:
        title, small = (say.SCAN, say.REMINDS) if self.slip.phone else (say.FOR_STAFF, say.STAFF_SCAN)
        module = 7
        picture = qr(self.slip.code, module)
        if picture.width + 2 * QUIET * module > self.dots:
            module = 6
            picture = qr(self.slip.code, module)
        clear = QUIET * module
        self.y += clear
        room = self.dots - self.margin * 2 - picture.width - clear
        if self.wide and room >= 220:
            self.image.paste(picture, (self.margin, self.y))
            x = self.margin + picture.width + clear
            self._beside(x, self.y, picture.height, room, title, small)
            self.y += picture.height + clear
            return
        self.image.paste(picture, ((self.dots - picture.width) // 2, self.y))
        self.y += picture.height + clear
        for line in self.slip.lines(title):
            size = 34 if line is title.zh else SMALLEST
            for part in wrapped(line.replace("|", ""), size, self.inner, True):
                self.middle(part, size, bold=True, gap=2)
        for line in self.slip.lines(small):
            for part in wrapped(line, SMALLEST, self.inner):
                self.middle(part, SMALLEST, gap=4)
        self.y += 24

    def _beside(self, x: int, top: int, height: int, room: int, title: Text, small: Text) -> None:
        english = self.slip.language == "en"
        size = 32 if english else 36
        rows = [(line, size, True) for part in title.zh.split("|") for line in wrapped(part, size, room, True)]
        rows += [(line, SMALLEST, False) for line in wrapped(small.zh, SMALLEST, room)]
        if english:
            rows += [(line, SMALLEST, True) for line in wrapped(title.en, SMALLEST, room, True)]
            rows += [(line, SMALLEST, False) for line in wrapped(small.en, SMALLEST, room)]
        heights = [
            round(size * 1.32) + (6 if index and rows[index - 1][2] != bold else 0)
            for index, (_line, size, bold) in enumerate(rows)
        ]
        y = top + max(0, (height - sum(heights)) // 2)
        for (line, size, bold), tall in zip(rows, heights, strict=True):
            y += tall
            self.write(x, y - round(size * 0.24), line, size, bold)
        self.y = max(self.y, y - height)

    def _foot(self) -> None:
        self.y += 16
        for sentence in self.slip.foot():
            for line in sentence:
                self.paragraph(line, SMALLEST)
        self.y += 56
        at = f"{self.slip.at:%Y-%m-%d %H:%M}"
        self.write(self.margin, self.y, at, SMALLEST)
        place = self.slip.place
        if place:
            room = self.inner - self.width(at, SMALLEST) - 20
            place = self.cut(place, SMALLEST, room)
            self.write(self.dots - self.margin, self.y, place, SMALLEST, side="r")


def wrapped(words: str, size: int, room: float, bold: bool = False) -> list[str]:
    """Words in lines no wider than `room`: English breaks between words, Chinese anywhere but before punctuation.

    No line ends up as one leftover character: then the line before it gives one away.
    """
    measure = font(size, bold).getlength
    pieces: list[str] = []
    for one in words:
        glued = pieces and (
            one in "，。：；！？、,.:;!?"
            or (one.isascii() and one != " " and pieces[-1][-1:].isascii() and pieces[-1][-1:] != " ")
        )
        if glued:
            pieces[-1] += one
        else:
            pieces.append(one)
    lines = [""]
    for piece in pieces:
        if lines[-1] and measure((lines[-1] + piece).rstrip()) > room:
            lines.append("")
        lines[-1] += piece
    lines = [line.strip() for line in lines if line.strip()]
    if len(lines) > 1 and len(lines[-1]) == 1 and not lines[-2][-1].isascii():
        lines[-2:] = [lines[-2][:-1], lines[-2][-1] + lines[-1]]
    return lines
