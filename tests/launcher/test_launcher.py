"""The launcher itself, in a copy of the root with stand-ins for Python and pip that write down what they were asked."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the launcher is a POSIX shell script")

# A Python that knows just what the launcher asks of it: its version, `-m venv`, `-m pip`; anything else is the program.
PYTHON = """#!/bin/sh
case "$1 ${2:-}" in
    "-c "*version_info\\ \\<*) exit ${TOO_OLD:-0} ;;
    "-c "*) exit 0 ;;
    "-m venv") mkdir -p "$3/bin" && cp "$0" "$3/bin/python" && echo venv >>"$JOURNAL" ;;
    "-m pip") for last; do :; done; echo "pip ${last##*/}" >>"$JOURNAL"; exit ${PIP_FAILS:-0} ;;
    *) echo "run $*" >>"$JOURNAL"; exit ${PROGRAM_EXIT:-0} ;;
esac
"""


class Place:
    """A folder with the launcher, a project file, and a PATH that holds only the stand-ins and the system's tools."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "廳 with space"
        self.root.mkdir()
        shutil.copy2(ROOT / "tingtang", self.root)
        self.project = self.root / "pyproject.toml"
        self.project.write_text("[project]\n")
        self.journal = folder / "journal"
        self.tools = folder / "tools"
        self.tools.mkdir()
        for tool in ("sh", "cksum", "mkdir", "rm", "rmdir", "mv", "cp", "cat", "id", "find", "sleep", "sed"):
            found = shutil.which(tool)
            assert found, tool
            (self.tools / tool).symlink_to(found)
        # Not Linux to the launcher: what this machine lacks must not decide what the test sees.
        self.stand_in("uname", "#!/bin/sh\necho Elsewhere\n")

    def stand_in(self, name: str, text: str) -> None:
        file = self.tools / name
        file.write_text(text)
        file.chmod(0o755)

    def start(self, *arguments: str, **environment: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [str(self.root / "tingtang"), *arguments],
            env={"PATH": str(self.tools), "JOURNAL": str(self.journal), "TINGTANG_NO_APT": "1", **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def call(self, *arguments: str, **environment: str) -> tuple[int, str]:
        process = self.start(*arguments, **environment)
        _, said = process.communicate(timeout=60)
        return process.returncode, said

    @property
    def done(self) -> list[str]:
        return self.journal.read_text().splitlines() if self.journal.exists() else []


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = Place(tmp_path)
    place.stand_in("python3", PYTHON)
    return place


def test_the_first_call_installs_and_the_second_only_runs(place: Place) -> None:
    assert place.call("status", "--json")[0] == 0
    assert place.call("status")[0] == 0
    assert place.done == [
        "venv",
        f"pip {place.root.name}",
        "run -m shared.cli status --json",
        "run -m shared.cli status",
    ]


def test_arguments_and_exit_code_pass_unchanged(place: Place) -> None:
    place.call("status")
    code, said = place.call("ticket", "issue", "two words", "", "*", PROGRAM_EXIT="3")
    assert (code, said) == (3, "")
    assert place.done[-1] == "run -m shared.cli ticket issue two words  *"


def test_a_changed_project_file_installs_again_into_the_same_environment(place: Place) -> None:
    place.call("status")
    place.project.write_text("[project]\nname = 'x'\n")
    place.call("status")
    assert place.done.count("venv") == 1
    assert place.done.count(f"pip {place.root.name}") == 2


def test_the_test_tools_are_installed_once_and_stay(place: Place) -> None:
    place.call("status")
    place.call("test", "-k", "x")
    place.call("status")
    place.project.write_text("[project]\nname = 'x'\n")
    place.call("status")
    plain = f"pip {place.root.name}"
    assert [step for step in place.done if step.startswith("pip")] == [plain, plain + "[test]", plain + "[test]"]
    assert "run -m shared.checks -k x" in place.done


def test_an_installation_that_failed_is_made_good_by_the_next_call(place: Place) -> None:
    code, said = place.call("status", PIP_FAILS="1")
    assert code == 1
    assert "the next call tries again" in said
    assert not any(step.startswith("run") for step in place.done)
    assert place.call("status")[0] == 0
    assert place.done[-1] == "run -m shared.cli status"
    assert not (place.root / ".venv.lock").exists()


def test_a_half_made_environment_is_made_anew(place: Place) -> None:
    (place.root / ".venv" / "bin").mkdir(parents=True)
    assert place.call("status")[0] == 0
    assert place.done[0] == "venv"


def test_two_first_calls_install_once(place: Place) -> None:
    calls = [place.start("status") for _ in range(4)]
    for call in calls:
        call.communicate(timeout=60)
    assert [call.returncode for call in calls] == [0] * 4
    assert place.done.count("venv") == 1
    assert place.done.count("run -m shared.cli status") == 4


def test_the_lock_of_a_killed_installation_is_taken_over(place: Place) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    lock = place.root / ".venv.lock"
    lock.mkdir()
    (lock / "pid").write_text(f"{gone.pid}\n")
    assert place.call("status")[0] == 0
    assert not lock.exists()


def test_a_python_that_is_too_old_is_said_in_one_sentence(place: Place) -> None:
    code, said = place.call("status", TOO_OLD="1")
    assert code == 1
    assert said.splitlines()[-1].startswith("tingtang: Python 3.11 or newer is needed")
    assert "Traceback" not in said
    assert not (place.root / ".venv").exists()


def test_it_can_be_started_from_anywhere(place: Place, tmp_path: Path) -> None:
    place.call("status")
    environment = {"PATH": str(place.tools), "JOURNAL": str(place.journal)}
    relative = os.path.relpath(place.root / "tingtang", tmp_path)
    assert subprocess.run([relative, "demo"], cwd=tmp_path, env=environment, check=False).returncode == 0
    assert place.done[-1] == "run -m shared.cli demo"
