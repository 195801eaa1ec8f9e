"""`python -m phone.pictures FOLDER`: the page in every state, as the system's chromium draws it.

Without one there are no pictures, and that is said: no browser is among what Tingtang installs for a branch.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from phone.pages import Pages
from phone.view import Face
from shared.assets import ASSETS, SHIPPED_BRANCH
from shared.lobby.check import load

SIZE = (390, 844)
"""The design's canvas, in pixels."""
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""No page of ours needs a graphics card, and no run of ours needs the network."""

IN_ENGLISH = ("waiting", "many", "called", "missed", "left-why", "rate", "explain")


def chromium() -> str | None:
    """The browser of this machine, where there is one."""
    return next((found for name in CHROMIUMS if (found := shutil.which(name))), None)


def environment(folder: Path) -> dict[str, str]:
    """A browser's environment: the bundled fonts, whatever the machine has, and no home but `folder`."""
    fonts = folder / "fonts.conf"
    fonts.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{escape(str(ASSETS / 'fonts'))}</dir><dir>/usr/share/fonts</dir>"
        f"<cachedir>{escape(str(folder / 'fonts'))}</cachedir></fontconfig>"
    )
    return dict(os.environ) | {"FONTCONFIG_FILE": str(fonts), "HOME": str(folder)}


def faces(language: str) -> Iterator[tuple[str, Face]]:
    """The states, by name."""
    zh = language == "zh"
    cash, own, wealth, machines = (
        ("A", "ochre", "现金区" if zh else "Cash"),
        ("B", "azurite", "非现金区" if zh else "Non-cash"),
        ("V", "rouge", "贵宾理财区" if zh else "VIP & Wealth"),
        ("Z", "malachite", "自助区" if zh else "Self-service"),
    )
    waits: dict[str, Any] = {"wait": "range", "issued": "10:26", "leave": True}
    yield (
        "waiting",
        Face("waiting", "A012", *cash, ahead=2, low=5, high=9, before="A011", before2="A010", **waits),
    )
    yield (
        "many",
        Face("waiting", "B1047", *own, ahead=37, low=95, high=128, before="B1046", before2="B1045", more=35, **waits),
    )
    yield "next", Face("waiting", "V003", *wealth, wait="none", issued="10:26", leave=True)
    yield (
        "unknown",
        Face("waiting", "A012", *cash, wait="unknown", ahead=1, before="A011", issued="10:26", leave=True),
    )
    yield "called", Face("called", "A012", *cash, counter=3, issued="10:26", leave=True)
    yield "called-far", Face("called", "V1003", *wealth, counter=128, issued="10:26", leave=True)
    yield "serving", Face("serving", "A012", *cash, counter=3, issued="10:26")
    yield "held", Face("held", "A012", *cash, counter=3, hold="away", issued="10:26")
    yield "missed", Face("missed", "A012", *cash, counter=3, until="11:29", places=3)
    yield "missed-too-often", Face("missed", "A012", *cash, counter=3)
    yield "guided", Face("guided", "Z004", *machines, ahead=1, issued="10:26")
    yield "printing", Face("printing", "A012", *cash)
    yield "done", Face("done", "A012", *cash, counter=3)
    yield "rate", Face("done", "A012", *cash, counter=3, rating="ask")
    yield "rated", Face("done", "A012", *cash, counter=3, rating="very")
    yield "explain", Face("done", "A012", *cash, counter=3, rating="unsatisfied", explain=True)
    yield "explained", Face("done", "A012", *cash, counter=3, rating="unsatisfied")
    yield "left", Face("left", "A012", *cash, until="10:31")
    yield "left-why", Face("left", "A012", *cash, until="10:31", why=True)
    yield "cancelled", Face("cancelled", "A012", *cash)


def drawn() -> Iterator[tuple[str, bytes]]:
    """Each picture's name, and its page."""
    pages, branch = Pages(), load(SHIPPED_BRANCH.read_text(encoding="utf-8"))
    for language in ("zh", "en"):
        end = "" if language == "zh" else "-en"
        for name, face in faces(language):
            if language == "en" and name not in IN_ENGLISH:
                continue
            data = face.data() | {"at": "10:43", "away": "", "lost": ""}
            yield f"{name}{end}", pages.ticket(branch, data, language)
            if name == "waiting":
                yield f"asking{end}", pages.ticket(branch, data, language, asking=True)
                yield f"away{end}", pages.ticket(branch, data | {"away": "10:43"}, language)
                yield f"refused{end}", pages.ticket(branch, data, language, note="leave")
        yield f"gone{end}", pages.notice("gone", language)


def main() -> int:
    """Draw all of them. Exit code 0, also where there is no browser to draw with."""
    folder = Path(sys.argv[1])
    browser = chromium()
    if browser is None:
        print("phone: no chromium on this machine, so no pictures of the phone page", file=sys.stderr)
        return 0
    with tempfile.TemporaryDirectory(prefix="tingtang-phone-") as name:
        home = Path(name)
        values = environment(home)
        for picture, page in drawn():
            file = home / f"{picture}.html"
            file.write_bytes(page)
            subprocess.run(
                [
                    browser,
                    "--headless",
                    *QUIET,
                    "--hide-scrollbars",
                    f"--user-data-dir={home / 'profile'}",
                    f"--window-size={SIZE[0]},{SIZE[1]}",
                    f"--screenshot={folder / f'phone-{picture}.png'}",
                    file.as_uri(),
                ],
                env=values,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # it complains of a desktop that is not there
                check=True,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
