"""The migrations lead to exactly the tables that the program works with, on both databases."""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

from shared.lobby.errors import StoreUnreachable
from shared.operations import events_after, open_lobby, read_board
from shared.store import schema
from shared.store.database import Store, parse_url
from shared.store.tables import Base
from tests.shared.operations.workers import PATIENCE


def test_head_is_the_newest_migration():
    config = Config()
    config.set_main_option("script_location", str(schema._MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == schema.HEAD


def test_migrated_schema_is_the_schema_of_the_tables(databases, doors):
    store = doors.store(databases.empty())
    with store.engine.connect() as connection:
        assert schema.version(connection) == schema.HEAD
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
        kept = {
            row[0]
            for row in connection.execute(
                text("SELECT name FROM sqlite_master WHERE type = 'index'")
                if databases.kind == "sqlite"
                else text("SELECT indexname FROM pg_indexes WHERE schemaname = 'public'")
            )
        }
    # Autogenerate does not look at partial indexes on every database, so they are named here.
    assert {index.name for table in Base.metadata.tables.values() for index in table.indexes} <= kept


def test_opening_again_changes_nothing(databases, doors):
    url = databases.prepared()
    before = events_after(doors.lobby(url), 0)
    assert events_after(doors.lobby(url), 0) == before


OPEN = """
import sys
from shared.operations import open_lobby
from shared.store.database import Store
sys.stdout.write("ready"); sys.stdout.flush()
sys.stdin.readline()
store = Store(sys.argv[1])
print(open_lobby(store).branch_id)
store.close()
"""


def test_several_processes_open_an_empty_store_at_once(databases, doors, child_environment):
    url = databases.empty()
    children = [
        subprocess.Popen(
            [sys.executable, "-c", OPEN, url],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=child_environment,
        )
        for _ in range(6)
    ]
    for child in children:
        assert child.stdout.read(5) == "ready"
    for child in children:
        child.stdin.write("go\n")
        child.stdin.flush()
    for child in children:
        out, err = child.communicate(timeout=PATIENCE)
        assert (out.strip(), child.returncode) == ("qingyang-zhongjie", 0), err
    assert [one.kind for one in events_after(doors.lobby(url), 0)] == ["branch_published"]


def test_two_open_a_store_without_a_branch_at_the_same_moment(databases, doors, shipped):
    url = databases.empty()
    doors.store(url)
    both = threading.Barrier(2)

    def source() -> str:
        both.wait(PATIENCE)
        return shipped

    with ThreadPoolExecutor(2) as pool:
        opened = [pool.submit(open_lobby, doors.store(url), shipped=source) for _ in range(2)]
        assert [one.result(PATIENCE).branch_id for one in opened] == ["qingyang-zhongjie"] * 2
    assert [one.kind for one in events_after(doors.lobby(url), 0)] == ["branch_published"]


def change(url: str, *statements: str) -> None:
    """What another program did to a database."""
    store = Store(url)
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        for statement in statements:
            connection.execute(text(statement))
    store.close()


@pytest.mark.parametrize(
    ("statements", "code"),
    [
        (["UPDATE alembic_version SET version_num = '9999'"], "newer-store"),
        (["UPDATE alembic_version SET version_num = '0000'"], "unknown-schema"),
        (["DELETE FROM alembic_version"], "newer-store"),
        (["DROP TABLE event"], "not-a-store"),
        (["DROP TABLE alembic_version"], "not-a-store"),
    ],
)
def test_a_schema_that_is_not_ours_is_left_alone(databases, statements, code):
    url = databases.prepared()
    change(url, *statements)
    for _ in range(2):
        with pytest.raises(StoreUnreachable) as caught:
            Store(url)
        assert caught.value.code == code


def test_a_database_of_another_program_is_left_alone(databases):
    url = databases.empty()
    engine = create_engine(parse_url(url))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE invoice (id INTEGER)"))
        connection.execute(text("INSERT INTO invoice VALUES (7)"))
    with pytest.raises(StoreUnreachable) as caught:
        Store(url)
    assert caught.value.code == "not-a-store"
    with engine.connect() as connection:
        assert inspect(connection).get_table_names() == ["invoice"]
        assert connection.execute(text("SELECT id FROM invoice")).scalars().all() == [7]
    engine.dispose()


def test_a_missing_table_is_told(databases, doors):
    lobby = doors.lobby(databases.prepared())
    change(lobby.store.name, "DROP TABLE ticket")
    with pytest.raises(StoreUnreachable) as caught:
        read_board(lobby)
    assert caught.value.code == "missing-schema"
