"""A store that is full, read-only, away or not ours: one clear sentence, nothing lost, and work goes on after."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from sqlalchemy import event

from shared.lobby.errors import BadInput, StoreUnreachable
from shared.lobby.routing import Intent
from shared.operations import issue, read_board, read_tickets
from shared.store.database import Store
from tests.shared.operations import invariants

PAPER = Intent("account")


def told(error: pytest.ExceptionInfo[StoreUnreachable], code: str) -> None:
    """A sentence in each language, exit code 4, no password and no traceback."""
    value = error.value
    assert (value.code, value.exit_code) == (code, 4)
    assert value.why.zh != value.why.en
    assert "Traceback" not in str(value)
    assert "secret" not in str(value)


def test_not_a_database(tmp_path):
    path = tmp_path / "lobby.db"
    path.write_bytes("这不是数据库".encode() * 500)
    before = path.read_bytes()
    with pytest.raises(StoreUnreachable) as caught:
        Store(str(path))
    told(caught, "not-a-database")
    assert path.read_bytes() == before


def test_a_folder_and_a_file_in_the_way(tmp_path):
    with pytest.raises(StoreUnreachable) as caught:
        Store(str(tmp_path))
    told(caught, "cannot-open")
    (tmp_path / "file").touch()
    with pytest.raises(StoreUnreachable) as caught:
        Store(str(tmp_path / "file" / "lobby.db"))
    assert caught.value.exit_code == 4


@pytest.mark.parametrize("name", ["", "mysql://x/y", "sqlite://", "postgresql:///\ud800", "://", "sqlite:///:memory:"])
def test_not_the_name_of_a_store(name, monkeypatch):
    monkeypatch.setenv("TINGTANG_STORE", "oracle://x")
    with pytest.raises((BadInput, StoreUnreachable)):
        Store(name)


def test_a_damaged_file_is_told(sqlite_databases, doors):
    lobby = doors.lobby(sqlite_databases.prepared())
    issue(lobby, PAPER)
    lobby.store.close()
    path = Path(lobby.store.url.database)
    path.write_bytes(path.read_bytes()[:4096] + b"\xa5" * 8192)
    with pytest.raises(StoreUnreachable) as caught:
        read_board(lobby)
    told(caught, "not-a-database")


READ_ONLY = """
import json, os, sys
from datetime import datetime, UTC
from shared.lobby.errors import StoreUnreachable
from shared.lobby.routing import Intent
from shared.operations import issue, open_lobby, read_board
import shared.operations.day, argon2, psycopg, sqlalchemy.dialects.sqlite
from shared.store.database import Store
Store(sys.argv[2]).close()  # everything that is imported late is there before the rights go
if os.geteuid() == 0:
    os.setuid(65534)
said = []
for work in (lambda: open_lobby(Store(sys.argv[1])), lambda: issue(open_lobby(Store(sys.argv[1])), Intent("account"))):
    try:
        work()
        said.append("done")
    except StoreUnreachable as error:
        said.append(error.code)
print(json.dumps(said))
"""


def test_a_read_only_store(doors, child_environment, shipped):
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        path = folder / "lobby.db"
        lobby = doors.lobby(str(path))
        issue(lobby, PAPER)
        path.chmod(0o444)
        folder.chmod(0o555)
        other = folder.parent / f"{folder.name}.warm.db"
        try:
            done = subprocess.run(
                [sys.executable, "-c", READ_ONLY, str(path), str(other)],
                stdout=subprocess.PIPE,
                text=True,
                env=child_environment,
                cwd="/",
                check=True,
                timeout=60,
            )
        finally:
            folder.chmod(0o755)
            for left in folder.parent.glob(f"{other.name}*"):
                left.unlink()
        assert json.loads(done.stdout)[1] in ("read-only", "cannot-open")
        path.chmod(0o644)
        assert issue(lobby, PAPER).ticket.number == "B002"
        invariants.check(lobby)


FULL = """
import json, resource, signal, sys
from shared.lobby.errors import StoreUnreachable
from shared.lobby.routing import Intent
from shared.operations import issue, open_lobby
from shared.store.database import Store
lobby = open_lobby(Store(sys.argv[1]))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
said = []
for n in range(500):
    try:
        issue(lobby, Intent("account"), f"full-{n}")
    except StoreUnreachable as error:
        said.append(error.code)
        if len(said) == 3:
            break
print(json.dumps([n, said]))
"""


def test_a_file_that_cannot_grow(sqlite_databases, doors, child_environment):
    url = sqlite_databases.prepared()
    done = subprocess.run(
        [sys.executable, "-c", FULL, url],
        stdout=subprocess.PIPE,
        text=True,
        env=child_environment,
        check=True,
        timeout=120,
    )
    tried, said = json.loads(done.stdout)
    assert len(said) == 3
    assert set(said) <= {"disk-full", "disk-error"}
    lobby = doors.lobby(url)
    kept = len(read_tickets(lobby))
    assert 0 < kept <= tried, "what was said to be issued is there"
    assert issue(lobby, PAPER).ticket.number == f"B{kept + 1:03d}"
    invariants.check(lobby)


def test_a_full_disk(sqlite_databases, doors):
    lobby = doors.lobby(sqlite_databases.prepared())
    issue(lobby, PAPER)

    def full(connection, _record):
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    lobby.store.close()
    event.listen(lobby.store.engine, "connect", full)
    with pytest.raises(StoreUnreachable) as caught:
        all(issue(lobby, PAPER) for _ in range(300))
    told(caught, "disk-full")
    kept = len(read_tickets(lobby))
    event.remove(lobby.store.engine, "connect", full)
    lobby.store.close()
    assert issue(lobby, PAPER).ticket.number == f"B{kept + 1:03d}"
    invariants.check(lobby)


def test_a_database_server_that_stops_and_comes_back(start_postgres, doors):
    server = start_postgres()
    lobby = doors.lobby(server.uri)
    issue(lobby, PAPER, "before")
    server.stop()
    for work in (lambda: issue(lobby, PAPER, "while away"), lambda: read_board(lobby), lambda: Store(server.uri)):
        with pytest.raises(StoreUnreachable) as caught:
            work()
        told(caught, "unreachable")
    server.restart()
    assert issue(lobby, PAPER, "before").repeated
    assert issue(lobby, PAPER, "while away").ticket.number == "B002"
    invariants.check(lobby)


def test_no_such_database_and_no_such_user(postgres_server):
    with pytest.raises(StoreUnreachable) as caught:
        Store(postgres_server.database("nowhere"))
    told(caught, "no-database")
    with pytest.raises(StoreUnreachable) as caught:
        Store(postgres_server.uri.replace("postgres:@", "nobody:secret@"))
    told(caught, "refused-login")
