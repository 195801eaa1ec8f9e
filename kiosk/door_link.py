"""A line to the lobby for a screen with a way out: it checks who may leave."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from shared.screens.jobs import Failed
from shared.screens.link import StoreLink

if TYPE_CHECKING:
    from shared.lobby.branch import Branch, Staff


class DoorLink(StoreLink):
    """See `StoreLink`. Its screen keeps `last_branch` up to date with each look."""

    last_branch: Branch | None = None

    def verify(self, staff_id: str, pin: str, on_done: Callable[[Any], None], on_failed: Failed) -> None:
        """Check a PIN of the lobby's staff; `on_done(Staff)`. While the store is away, by the last branch file seen."""
        lobby, branch = self._lobby, self.last_branch

        def work() -> Staff:
            from kiosk.way_out import may_leave

            return may_leave(lobby, branch, staff_id, pin)

        self._jobs.run(work, on_done, on_failed)
