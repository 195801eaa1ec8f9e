"""What can go wrong, told so that the person in front of it knows what to do next."""

from __future__ import annotations

from shared.lobby.text import Text, text


class LobbyError(Exception):
    """A clear sentence in both languages, and a stable code for programs.

    `exit_code` is what the command line returns: 2 bad input, 3 refused by the lobby's rules, 4 store unreachable.
    """

    exit_code = 1

    def __init__(self, code: str, zh: str, en: str) -> None:
        super().__init__(f"{zh} · {en}")
        self.code = code
        self.why: Text = text(zh, en)


class BadInput(LobbyError):
    """What was asked makes no sense in this branch (unknown id, impossible amount, too long a reason)."""

    exit_code = 2


class Refused(LobbyError):
    """It makes sense, but the lobby's rules do not allow it now."""

    exit_code = 3


class StoreUnreachable(LobbyError):
    """The store is away, locked, full, read-only, or not ours. Nothing was changed."""

    exit_code = 4
