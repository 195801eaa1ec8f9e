"""What a seat was started with."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

SEATS = ("teller", "lobby", "viplobby", "wealth")


@dataclass(frozen=True, slots=True)
class Options:
    """The command line of a seat. `store` and `branch` None: the default store, its only branch."""

    seat: str = "teller"
    store: str | None = None
    branch: str | None = None
    language: str = "zh"
    windowed: bool = False
    counter: int | None = None
    """The teller's window; None lets the person choose at sign-in."""
    strip: bool = False
    """Begin as the small bar that stays above other windows."""
    headset: str | None = None
    """The headset's sound device, by name or a part of it; empty: the usual one; None: nothing is spoken."""


def parse(argv: Sequence[str] | None = None) -> Options:
    """Read a command line. Exits with 2 and a usage line where it makes no sense (argparse)."""
    parser = argparse.ArgumentParser(prog="tingtang desk", description="柜台座席 · a seat behind the counter")
    parser.add_argument("--seat", choices=SEATS, default="teller", help="谁的席位 · whose seat")
    parser.add_argument("--counter", type=int, metavar="N", help="窗口号（柜员） · the teller's counter")
    parser.add_argument("--strip", action="store_true", help="以小条开始 · begin as the small bar on top")
    parser.add_argument(
        "--headset", nargs="?", const="", metavar="DEVICE", help="对讲播到耳机 · speak radio messages into a headset"
    )
    parser.add_argument("--store", metavar="URL", help="数据库 · the store")
    parser.add_argument("--branch", metavar="ID", help="网点 · the branch, where the store holds several")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="语言 · language")
    parser.add_argument("--windowed", action="store_true", help="可缩放窗口 · a resizable window")
    given = parser.parse_args(argv)
    return Options(
        given.seat,
        given.store,
        given.branch,
        given.lang,
        given.windowed,
        given.counter,
        given.strip,
        given.headset,
    )
