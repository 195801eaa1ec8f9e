"""A database that is used again holds nothing of the test before."""

from __future__ import annotations

import psycopg
import pytest

from shared.lobby.errors import StoreUnreachable
from shared.lobby.routing import Intent
from shared.operations import events_after, issue
from shared.store.database import Store


def test_what_a_test_left_is_gone_and_so_is_who_still_knows_the_address(postgres_server, postgres_pool, doors):
    fresh = events_after(doors.lobby(postgres_server.database(postgres_pool.take())), 0)
    name = postgres_pool.take()
    lobby = doors.lobby(postgres_server.database(name))
    issue(lobby, Intent("account"))
    postgres_pool.give_back(name)  # with its connections open
    again = [postgres_pool.take() for _ in range(len(postgres_pool._used))][-1]
    assert events_after(doors.lobby(postgres_server.database(again)), 0) == fresh
    assert issue(doors.lobby(postgres_server.database(again)), Intent("account")).ticket.number == "B001"
    with pytest.raises(StoreUnreachable):
        Store(postgres_server.database(name))


def test_a_database_whose_tables_were_changed_is_not_used_again(postgres_server, postgres_pool, doors):
    name = postgres_pool.take()
    with psycopg.connect(postgres_server.database(name), autocommit=True) as other:
        other.execute("ALTER TABLE ticket ADD COLUMN more int")
    assert postgres_pool._put_back(name) is None
