"""A process that dies by SIGKILL anywhere leaves the store as before its operation or as after it, never between."""

from __future__ import annotations

import random
import time

import pytest

from shared.lobby.routing import Intent
from shared.operations import issue
from tests import forked
from tests.faults import killed
from tests.faults.killed import OPERATIONS
from tests.shared.operations import invariants
from tests.shared.operations.workers import Worker


@pytest.mark.parametrize("operation", OPERATIONS)
def test_at_every_point_of_an_operation(store_url, operation):
    told = forked.answer(killed.main, operation, store_url, seconds=240)
    assert told["points"] >= 6
    if operation != "end of day":  # the longer the day, the more it ends
        assert set(told["left"]) <= {0, told["whole"]}
    assert told["left"][0] == 0, "killed before anything happened"
    assert told["left"][-1] > 0, "killed after the commit"


def test_at_random_moments(lobby, store_url):
    chance = random.Random(4)
    for _ in range(6):
        worker = Worker("take", store_url, str(chance.random()), "1000")
        assert worker.hear() == "ready"
        worker.line.send("go")
        time.sleep(chance.uniform(0.01, 0.4))  # any moment is a good one
        worker.process.kill()
        worker.process.join()
        issue(lobby, Intent("account"))  # after a commit that the database's server may still have had to do
        before = invariants.check(lobby)["tickets"]
        issue(lobby, Intent("account"))
        assert invariants.check(lobby)["tickets"] == before + 1
