"""What every command needs: the lobby it works on and where its results go."""

from __future__ import annotations

from dataclasses import dataclass, field

from shared.cli.output import Output
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
