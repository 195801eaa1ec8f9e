"""The pages as bytes: one self-contained answer each, with its style and script inside and nothing else to fetch."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from phone.shown import shown
from shared.assets import ASSETS
from shared.lobby.branch import Branch
from shared.lobby.rating import WORDS_LIMIT
from shared.lobby.text import Text, text
from shared.operations.leaving import COME_BACK_MINUTES
from shared.screens.paths import MODULE
from shared.screens.tokens import PIGMENTS

TEMPLATES = Path(__file__).resolve().parent / "templates"
REFRESH_SECONDS = 15
"""How often a page without JavaScript reloads itself."""
LANGUAGES = ("zh", "en")

GONE = (
    text("没有这张号", "There is no such number"),
    text(
        "号码只在取号当天有效。请扫小票上的二维码，或找大堂经理。",
        "A number is good on its own day only. Please scan the code on your slip, or ask the lobby manager.",
    ),
)
BUSY = (
    text("请稍等一下", "One moment, please"),
    text("刷新得太快了，页面马上自己再试。", "That was too often; the page tries again by itself."),
)
AWAY = (
    text("排队系统暂时连不上", "The queue system cannot be reached"),
    text(
        "您的号码仍然有效。请听广播、看大屏；页面会自己再试。",
        "Your number stays good. Please listen to the calls and watch the board; the page tries again by itself.",
    ),
)
NOTES: dict[str, Text] = {
    "hold": text("这张号已作废，请重新取号", "This number is void; please take a new one"),
    "leave": text("现在不能离开排队", "The queue cannot be left now"),
    "return": text("原来的位置没有了，请重新取号", "Your old place is gone; please take a new number"),
    "rate": text("这次服务已经评价过了，或时间已过", "This was rated already, or it is too late"),
    "explain": text("没有记下：已经说过了，或时间已过", "Not kept: it was said already, or it is too late"),
    "why": text("没有记下：已经说过了，或时间已过", "Not kept: it was said already, or it is too late"),
    "away": text("没有办成：排队系统暂时连不上", "Not done: the queue system cannot be reached"),
}
"""What became of a key that did nothing."""


class Pages:
    """Draws the pages. Style, script and notices never change while the service runs, and are made once."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )
        tokens = _tokens()
        self.style = _squeezed(self._style(tokens))
        self.script = (TEMPLATES / "phone.js").read_text(encoding="utf-8")
        self.policy = (
            "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'; connect-src 'self'; "
            f"style-src {_hash(self.style)}; script-src {_hash(self.script)}"
        )
        """The Content-Security-Policy under which all pages work."""
        self._ticket = self._environment.get_template("ticket.html")
        self._fixed = {
            "script": Markup(self.script),
            "style": Markup(self.style),
            "icons": icons(),
            "shown": shown,
            "refresh": REFRESH_SECONDS,
            "minutes": COME_BACK_MINUTES,
            "stale": tokens["timeout"]["staleAfter"],
            "grace": tokens["timeout"]["callGrace"] // 60,
            "vibrate": ",".join(str(one) for one in tokens["duration"]["phoneVibrate"]),
        }
        notice = self._environment.get_template("notice.html")
        self._notices = {
            (kind, language): notice.render(
                t=_chooser(language),
                style=Markup(self.style),
                title=title.to(language),
                words=words.to(language),
                again=again,
            ).encode()
            for kind, (title, words), again in (("gone", GONE, 0), ("busy", BUSY, 10), ("away", AWAY, 5))
            for language in LANGUAGES
        }

    def ticket(
        self, branch: Branch, data: Mapping[str, Any], language: str, *, asking: bool = False, note: str = ""
    ) -> bytes:
        """The page of a ticket. `asking`: with the confirmation before leaving; `note`: a key of `NOTES`."""
        said = NOTES.get(note)
        return self._ticket.render(
            self._fixed,
            t=_chooser(language),
            language=language,
            data=data,
            at=data["at"],
            branch=branch.branch.name.to(language),
            rules=branch.rating,
            words_limit=WORDS_LIMIT,
            asking=asking,
            note=said.to(language) if said else "",
        ).encode()

    def notice(self, kind: str, language: str) -> bytes:
        """`gone`, `busy` or `away`: the same bytes every time."""
        return self._notices[kind, language]

    def _style(self, tokens: Mapping[str, Any]) -> str:
        return self._environment.get_template("style.css").render(
            c=tokens["color"]["light"],
            zone=tokens["zone"],
            pigments=PIGMENTS,
            type=tokens["type"]["phone"],
            space=tokens["spacing"]["phone"],
            radius=tokens["radius"],
            lip=tokens["lip"]["phone"],
            touch=tokens["touch"]["phoneMinPx"],
            icon=tokens["stroke"]["icon"]["smallWidth"],
            # Sizes follow the reader's own text size.
            px=lambda size: f"{size / 16:g}rem",
        )


@cache
def icons() -> dict[str, str]:
    """The stroke paths of the design system, from the file that the other screens draw them from."""
    source = (MODULE / "Icons.qml").read_text(encoding="utf-8")
    return dict(re.findall(r'"([a-z-]+)": "(M[^"]+)"', source))


def _tokens() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((ASSETS / "design" / "tokens.json").read_text(encoding="utf-8"))
    return loaded


def _chooser(language: str) -> Any:
    """`t(zh, en)` in a template."""
    return lambda zh, en: en if language == "en" else zh


def _hash(source: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"


def _squeezed(style: str) -> str:
    return "".join(line.strip() for line in style.splitlines())
