"""Printers: one small protocol, and the ways to a printer that a command line can name.

A slip is printed without the cut, the printer confirms it where it can, and only then is it cut: what hangs uncut in
the printer nobody holds yet. Nothing here waits longer than its time-out.
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PIL import Image

from shared.lobby.printers import CAN_PRINT, CONDITION_NAMES, Condition

__all__ = ["CAN_PRINT", "CONDITION_NAMES", "Condition", "PngPrinter", "Printer", "PrinterFailed"]


class PrinterFailed(Exception):
    """The printer did not print, or cannot say that it did. `condition` is why.

    `begun`: some of it may be on the paper, or in the printer's buffer and come out later.
    """

    def __init__(self, condition: Condition, detail: str = "", begun: bool = True) -> None:
        super().__init__(f"{CONDITION_NAMES[condition].en}{': ' if detail else ''}{detail}")
        self.condition = condition
        self.begun = begun


class Printer(Protocol):
    """What prints slips. Used by one thread at a time."""

    hangs: bool
    """What is printed and not cut is still in the printer after this program was killed. False: it is gone."""

    def print(self, picture: Image.Image) -> None:
        """Print below what hangs there, without cutting; returns once it is on the paper, if the printer can tell.

        Raises:
            PrinterFailed: it is not on the paper, or not all of it.
        """

    def cut(self) -> None:
        """Cut off what hangs there.

        Raises:
            PrinterFailed: the printer is away; nothing was cut as far as one can know.
        """

    def condition(self) -> Condition:
        """Ask it now. Never raises."""

    def close(self) -> None:
        """Let go of the device."""


class PngPrinter:
    """A folder in place of a printer: every slip that is cut off becomes one PNG. For the demo, pictures and tests."""

    hangs = False

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._strip: list[Image.Image] = []

    def print(self, picture: Image.Image) -> None:
        """See `Printer.print`."""
        if self.condition() is not Condition.READY:
            raise PrinterFailed(Condition.OFFLINE, f"{self.folder} cannot be written", begun=False)
        self._strip = [picture]  # nothing hangs: what was not cut is gone

    def cut(self) -> None:
        """See `Printer.cut`; the file's name is the moment, in this machine's time."""
        strip, self._strip = self._strip, []
        if not strip:
            return
        whole = Image.new("1", (max(one.width for one in strip), sum(one.height for one in strip)), 1)
        top = 0
        for one in strip:
            whole.paste(one, (0, top))
            top += one.height
        name = f"slip-{datetime.now().astimezone():%Y%m%d-%H%M%S-%f}.png"
        half = self.folder / f".{name}"
        try:
            whole.save(half, "PNG")
            half.replace(self.folder / name)
        except OSError as error:
            raise PrinterFailed(Condition.OFFLINE, str(error)) from error

    def condition(self) -> Condition:
        """See `Printer.condition`."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return Condition.OFFLINE
        return Condition.READY if os.access(self.folder, os.W_OK) else Condition.OFFLINE

    def close(self) -> None:
        """Nothing is open."""
