"""News arrives after another process's commit; a store that goes away is told, and comes back with a new feed."""

from __future__ import annotations

import os
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from shared.lobby.errors import StoreUnreachable
from shared.lobby.routing import Intent
from shared.operations import issue, read_board, read_tickets
from shared.store.feed import open_feed

PATIENCE = 30.0
"""Seconds: not how long it may take, but when a lost notification is noticed."""


def drain(feed) -> None:
    """Until nothing is new: the slow look of PostgreSQL may say yes unasked."""
    while feed.wait(0):
        pass


def test_news_after_another_s_commit(lobby, doors, store_url):
    ready = threading.Event()

    def listen() -> bool:
        feed = open_feed(lobby.store)
        try:
            drain(feed)
            ready.set()
            return feed.wait(PATIENCE)
        finally:
            feed.close()

    with ThreadPoolExecutor(1) as pool:
        heard = pool.submit(listen)
        assert ready.wait(PATIENCE)
        issue(doors.lobby(store_url), Intent("account"))
        assert heard.result(PATIENCE * 2)
    assert len(read_tickets(lobby)) == 1


def test_a_change_before_the_wait_is_not_missed(lobby, doors, store_url):
    feed = open_feed(lobby.store)
    drain(feed)
    issue(doors.lobby(store_url), Intent("account"))
    assert feed.wait(PATIENCE)
    feed.close()
    feed.close()  # twice is fine


def test_no_news_is_no_news(lobby, monkeypatch):
    monkeypatch.setattr("shared.store.feed.FALLBACK_SECONDS", 3600.0)  # the slow look says yes unasked
    feed = open_feed(lobby.store)
    drain(feed)
    assert not feed.wait(0.05)
    feed.close()


def until_unreachable(feed) -> StoreUnreachable:
    with pytest.raises(StoreUnreachable) as caught:
        all(feed.wait(1) in (True, False) for _ in range(1000))
    feed.close()
    return caught.value


def test_a_lost_connection_is_told_and_a_new_feed_works(postgres_databases, doors):
    lobby = doors.lobby(postgres_databases.prepared())
    feed = open_feed(lobby.store)
    with psycopg.connect(lobby.store.name.replace("+psycopg", ""), autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    until_unreachable(feed)
    feed = open_feed(lobby.store)
    drain(feed)
    feed.close()
    assert issue(lobby, Intent("account")).ticket.number == "B001"


@pytest.mark.parametrize("replaced", [True, False])
def test_a_file_that_goes_while_the_feed_opens_is_told(sqlite_databases, doors, monkeypatch, replaced):
    monkeypatch.setattr("shared.store.feed.FALLBACK_SECONDS", 0.0)
    lobby = doors.lobby(sqlite_databases.prepared())
    path, connect = lobby.store.url.database, lobby.store.engine.raw_connection
    shutil.copy(path, path + ".new")

    def connect_too_soon():
        connection = connect()
        os.replace(path + ".new", path) if replaced else os.remove(path)
        return connection

    monkeypatch.setattr(lobby.store.engine, "raw_connection", connect_too_soon)
    assert until_unreachable(open_feed(lobby.store)).exit_code == 4


@pytest.mark.parametrize("replaced", [True, False])
def test_a_replaced_or_deleted_file_is_told(sqlite_databases, doors, replaced):
    lobby = doors.lobby(sqlite_databases.prepared())
    issue(lobby, Intent("account"))
    path = lobby.store.url.database
    feed = open_feed(lobby.store)
    for end in ("-wal", "-shm"):
        if os.path.exists(path + end):
            os.remove(path + end)
    if replaced:
        shutil.copy(sqlite_databases._prepared, path + ".new")
        os.replace(path + ".new", path)
    else:
        os.remove(path)
    assert until_unreachable(feed).exit_code == 4
    if replaced:
        assert read_board(lobby).tickets == ()
        feed = open_feed(lobby.store)
        assert issue(doors.lobby(lobby.store.name), Intent("account")).ticket.number == "B001"
        assert feed.wait(PATIENCE)
        feed.close()
    else:
        with pytest.raises(StoreUnreachable):
            issue(lobby, Intent("account"))
        assert not os.path.exists(path), "nothing is written to an empty file in its place"
