"""The service as a process that cannot be what it was asked to be."""

from __future__ import annotations

import subprocess
import sys

import pytest

from phone.__main__ import parse
from tests.conftest import Databases


@pytest.mark.parametrize("options", [["--branch", "nowhere"], ["--store", "mysql://x/y"], ["--certificate", "x"]])
def test_what_can_never_work_is_said(sqlite_databases: Databases, child_environment: dict[str, str], options):
    command = [sys.executable, "-m", "phone", "--host", "127.0.0.1", "--port", "0"]
    done = subprocess.run(
        [*command, "--store", sqlite_databases.prepared(), *options],
        env=child_environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) >= 2


def test_what_it_does_unasked():
    given = parse([])
    assert (given.host, given.port, given.store, given.branch) == ("0.0.0.0", 8080, None, None)
