"""One holds the lock that makes a speaker, and it ends with its holder however that ended."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from shared.lobby.errors import StoreUnreachable
from shared.store.speaking import PostgresLock, speaker_lock
from tests.conftest import Databases, Doors

HOLDER = """
import sys, time
from shared.store import speaking
from shared.store.database import Store
speaking.CONNECT_SECONDS = 60  # as in `conftest`
lock = speaking.speaker_lock(Store(sys.argv[1]), sys.argv[2])
print(lock.take(), flush=True)
time.sleep(600)
"""
"""Holds it until it is killed; it is killed."""


def test_one_holds_it_and_another_once_it_is_let_go(doors: Doors, store_url: str) -> None:
    first, second = (speaker_lock(doors.store(store_url), "a-branch") for _ in (1, 2))
    assert first.take()
    assert not second.take()
    assert first.take()
    first.release()
    first.release()
    assert second.take()
    assert not first.take()
    first.release()
    second.release()


def test_branches_of_one_store_have_a_speaker_each(doors: Doors, store_url: str) -> None:
    one, other = (speaker_lock(doors.store(store_url), branch) for branch in ("north", "south"))
    assert one.take()
    assert other.take()
    one.release()
    other.release()


def test_a_killed_holder_holds_nothing(doors: Doors, store_url: str, child_environment: dict[str, str]) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, store_url, "a-branch"], env=child_environment, stdout=subprocess.PIPE, text=True
    )
    lock = speaker_lock(doors.store(store_url), "a-branch")
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "True\n"
        assert not lock.take()
    finally:
        holder.send_signal(signal.SIGKILL)
        holder.communicate()
    # The server notices the end of the connection in its own time.
    while not lock.take():
        pass
    lock.release()


def test_a_session_that_the_server_ended_is_not_taken_for_held(doors: Doors, postgres_databases: Databases) -> None:
    import psycopg

    url = postgres_databases.prepared()
    store = doors.store(url)
    lock = speaker_lock(store, "a-branch")
    assert isinstance(lock, PostgresLock)
    assert lock.take()
    with psycopg.connect(store.url.set(drivername="postgresql").render_as_string(False), autocommit=True) as admin:
        ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tingtang speaker'"
        admin.execute(ended)
    with pytest.raises(StoreUnreachable):
        lock.take()
    assert lock.take()
    lock.release()
