"""What every command needs: the lobby it works on and where its results go."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field

import typer

from shared.cli.output import Output
from shared.lobby.errors import BadInput
from shared.operations import Lobby, clock_from_environment, open_lobby
from shared.store.database import Store


@dataclass
class Options:
    """The options that may stand anywhere on the command line."""

    store: str | None = None
    branch: str | None = None
    by: str = "cli"
    output: Output = field(default_factory=Output)
    _opened: Lobby | None = None

    def lobby(self) -> Lobby:
        """The lobby, opened when a command first needs it."""
        if self._opened is None:
            self._opened = open_lobby(Store(self.store), self.branch, clock_from_environment(), self.by)
        return self._opened

    def reset(self) -> None:
        """Forget the options of an earlier run in this process."""
        self.store, self.branch, self.by, self.output = None, None, "cli", Output()

    def close(self) -> None:
        """Give the store back."""
        if self._opened is not None:
            self._opened.store.close()
            self._opened = None


OPTIONS = Options()
"""The options of this run: one process is one command."""


def lobby() -> Lobby:
    """The lobby this command works on."""
    return OPTIONS.lobby()


def output() -> Output:
    """Where this command's results go."""
    return OPTIONS.output


def ask_pin(given: str | None) -> str:
    """The PIN of the command line or of `TINGTANG_PIN`; else asked for, unseen, where somebody sits at a terminal.

    Raises:
        BadInput: none given, and nobody to ask.
    """
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise BadInput("no-pin", "请用 --pin 或 TINGTANG_PIN 给出密码", "give the PIN with --pin or TINGTANG_PIN")
    typed: str = typer.prompt("PIN", hide_input=True, err=True)
    return typed
