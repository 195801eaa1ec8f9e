"""What panels of the wealth manager's page share: lists that follow what is known, and steps that may be refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from desk.wealth.wealthseat import WealthSeat
from shared.lobby.text import Text
from shared.screens.rows import Rows
from shared.screens.viewmodel import Inputs, Props, ViewModel

if TYPE_CHECKING:
    from desk.wealth.looking import Look
    from shared.operations import Lobby

T = TypeVar("T")


class Panel(ViewModel[Inputs, Props]):
    """Mix into a `QObject` as a `ViewModel` is, and call `attend` in `__init__` instead of `begin`.

    What it knows has a `language`, `busy` while a step of its own is under way, and the `refusal` of the last one.
    """

    _seat: WealthSeat
    _lists: tuple[tuple[Rows[Any], Callable[[Inputs], list[Any]]], ...]

    def attend(
        self,
        seat: WealthSeat,
        inputs: Inputs,
        derive: Callable[[Inputs], Props],
        *lists: tuple[Rows[Any], Callable[[Inputs], list[Any]]],
    ) -> None:
        """Derive the first props. `lists`: each with the rows it shows of what is known."""
        self._seat = seat
        self._lists = lists
        self.begin(inputs, derive)

    def look(self) -> None:
        """Know the lobby as the seat shows it now."""
        known = self._seat.inputs
        self._change(language=known.language, **self._sees(known.look))

    def _sees(self, look: Look | None) -> dict[str, Any]:
        """What the panel keeps of a look; None while nobody sits here."""
        return {"look": look}

    def _change(self, **changes: Any) -> None:
        """Know something new; the lists follow."""
        self.update(**changes)
        for rows, of in self._lists:
            rows.replace(of(self.inputs))

    def _fill(self, **changes: Any) -> None:
        """Something was typed or chosen: what was refused before is not asked any more."""
        self._change(**changes, refusal=None)

    def _step(
        self,
        work: Callable[[Lobby], T],
        said: Text | None,
        done: Callable[[T], None],
        **changes: Any,
    ) -> None:
        """Take a step unless the seat takes one already: `changes` are known from now on; see `WealthSeat.perform`."""
        if self._seat.is_busy:
            return
        self._fill(busy=True, **changes)
        self._seat.perform(work, said, done, self._sorry)

    def _sorry(self, why: Text) -> None:
        self._change(busy=False, refusal=why)
