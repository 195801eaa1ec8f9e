"""Telling the store what was shown and said, without ever holding up the wall."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from shared.screens.jobs import Jobs

if TYPE_CHECKING:
    from shared.operations import Lobby

log = logging.getLogger(__name__)
RETRY_MS = 2_000
"""Between two tries while the store is away."""


@dataclass(frozen=True, slots=True)
class Ack:
    """What became of one call."""

    seq: int
    shown_at: datetime | None = None
    spoken: str | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """How far a batch came: the acks that are dealt with, and why it stopped."""

    done: tuple[Ack, ...]
    error: Exception | None = None


def send(lobby: Lobby, acks: tuple[Ack, ...]) -> Sent:
    """Acknowledge one after the other; stops where the store is away."""
    from shared.lobby.errors import BadInput, Refused
    from shared.operations import acknowledge

    done: list[Ack] = []
    for ack in acks:
        try:
            acknowledge(lobby, ack.seq, shown_at=ack.shown_at, spoken=ack.spoken)
        except (BadInput, Refused) as error:
            # The call is gone (another store came back under the old name): nobody waits for this any more.
            log.warning("call %d was not acknowledged: %s", ack.seq, error)
        except Exception as error:
            return Sent(tuple(done), error)
        done.append(ack)
    return Sent(tuple(done))


class Acks(QObject):
    """Collects acknowledgements and sends them in batches; what fails is sent again later.

    `jobs` is a runner of its own: an acknowledgement waits for its turn to write, and the next call must not wait
    behind it to be read.
    """

    def __init__(self, jobs: Jobs, lobby: Callable[[], Lobby | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._lobby = lobby
        self._pending: dict[int, Ack] = {}
        self._sending = False
        self._closed = False
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self._send)

    @property
    def pending(self) -> tuple[Ack, ...]:
        """What the store has not confirmed yet."""
        return tuple(self._pending.values())

    @property
    def waits(self) -> bool:
        """The store was away; it will be tried again."""
        return self._retry.isActive()

    def shown(self, seq: int, at: datetime) -> None:
        """A frame with this call was on the wall at `at`."""
        self._add(replace(self._pending.get(seq, Ack(seq)), shown_at=at))

    def spoken(self, seq: int, outcome: str) -> None:
        """What became of speaking this call."""
        self._add(replace(self._pending.get(seq, Ack(seq)), spoken=outcome))

    def resume(self) -> None:
        """The store is there (again): send what waits."""
        self._retry.stop()
        self._send()

    def close(self) -> None:
        """Send what is there a last time, and nothing after it."""
        self._retry.stop()
        self._send()
        self._closed = True

    def _add(self, ack: Ack) -> None:
        self._pending[ack.seq] = ack
        # Once the event loop turns: calls that one frame has shown go together.
        QTimer.singleShot(0, self, self._send)

    def _send(self) -> None:
        lobby = self._lobby()
        if self._closed or self._sending or self._retry.isActive() or not self._pending or lobby is None:
            return
        self._sending = True
        batch = self.pending
        self._jobs.run(lambda: send(lobby, batch), self._sent, self._not_sent)

    def _sent(self, sent: Sent) -> None:
        self._sending = False
        for ack in sent.done:
            now = self._pending[ack.seq]
            left = Ack(
                ack.seq,
                None if ack.shown_at is not None else now.shown_at,
                None if ack.spoken is not None else now.spoken,
            )
            if left == Ack(ack.seq):
                del self._pending[ack.seq]
            else:
                self._pending[ack.seq] = left
        if sent.error is not None:
            log.info("acknowledgements wait for the store: %s", sent.error)
            self._try_again()
        else:
            self._send()

    def _not_sent(self, error: Exception) -> None:
        self._sending = False
        log.error("acknowledging failed", exc_info=error)
        self._try_again()

    def _try_again(self) -> None:
        if not self._closed:
            self._retry.start()
