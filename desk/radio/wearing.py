"""A seat's headset, where the seat was started with one."""

from __future__ import annotations

from desk.options import Options
from desk.radio.headset import headset
from desk.radio.seatradio import SeatRadio
from shared.screens.app import Screen
from shared.screens.jobs import SerialJobs


def wear(screen: Screen, radio: SeatRadio, options: Options) -> None:
    """Have the seat's messages spoken, if `--headset` was given: only then are there processes that speak."""
    if options.headset is None:
        return
    # A worker of its own: looking for the device and the voices takes seconds, and the store's must not wait.
    jobs = SerialJobs()
    worn = headset(options.headset)
    screen.at_end(worn.close)
    screen.at_end(jobs.close)
    radio.wear(worn, jobs)
