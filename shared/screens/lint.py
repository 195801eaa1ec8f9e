"""`python -m shared.screens.lint`: every QML file checked with the types of the Python view-models it uses.

Type information is made under build/qmltypes (not kept in the repository): one folder per URI with a qmldir and a
plugins.qmltypes, which qmllint finds as an import path.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from shared.screens.paths import BUILD, MODULE, QML, ROOT, SCREENS
from shared.screens.qt_tools import PYSIDE, qt_tool

TYPES = BUILD / "qmltypes"
_URI = re.compile(r'^QML_IMPORT_NAME = "([\w.]+)"$', re.MULTILINE)
_LEVELS = ("--max-warnings", "0")


class LintError(Exception):
    """The type information could not be made; says which file is to blame."""


def qml_files(roots: Iterable[Path] | None = None) -> list[Path]:
    """Every QML file of the design system and of the screens."""
    folders = roots or (MODULE, *(ROOT / screen for screen in SCREENS))
    return sorted(path for folder in folders for path in folder.rglob("*.qml"))


def type_sources(roots: Iterable[Path] | None = None) -> dict[str, list[Path]]:
    """URI → the Python files that register types under it. Raises LintError when two share a stem."""
    folders = roots or (ROOT / "shared" / "screens", *(ROOT / screen for screen in SCREENS))
    found: dict[str, list[Path]] = defaultdict(list)
    stems: dict[str, Path] = {}
    for path in sorted(path for folder in folders for path in folder.rglob("*.py")):
        uri = _URI.search(path.read_text(encoding="utf-8"))
        if uri is None:
            continue
        if path.stem in stems:
            raise LintError(f"{path} and {stems[path.stem]} share a stem: one would lose its types")
        stems[path.stem] = path
        found[uri[1]].append(path)
    return found


def make_types(sources: dict[str, list[Path]], into: Path = TYPES) -> None:
    """Write the type information of every URI below `into`."""
    for uri, files in sources.items():
        folder = into.joinpath(*uri.split("."))
        folder.mkdir(parents=True, exist_ok=True)
        dump = _run([_tool("pyside6-metaobjectdump"), *map(str, files)])
        metatypes = folder / "metatypes.json"
        metatypes.write_text(dump, encoding="utf-8")
        _run(
            [qt_tool("qmltyperegistrar"), "--generate-qmltypes", str(folder / "plugins.qmltypes"),
             "--import-name", uri, "--major-version", "1", "--minor-version", "0",
             "-o", str(folder / "registration.cpp"), str(metatypes),
             "--foreign-types", str(_core_metatypes())]
        )  # fmt: skip
        (folder / "qmldir").write_text(f"module {uri}\ntypeinfo plugins.qmltypes\n", encoding="utf-8")


def lint(files: Sequence[Path], types: Path = TYPES) -> tuple[int, str]:
    """qmllint over the files; its exit code (0: not a single warning) and what it said."""
    if not files:
        return 0, ""
    done = subprocess.run(
        [qt_tool("qmllint"), *_LEVELS, "-I", str(QML), "-I", str(types), *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def main() -> int:
    """Check everything; print what is wrong."""
    make_types(type_sources())
    files = qml_files()
    code, said = lint(files)
    print(said, end="")
    print(f"{len(files)} QML files checked" + ("" if code == 0 else ": see above"))
    return code


def _core_metatypes() -> Path:
    return PYSIDE / "Qt" / "metatypes" / "qt6core_metatypes.json"


def _tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def _run(command: Sequence[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or done.stderr.strip():
        raise LintError(f"{Path(command[0]).name}: {done.stderr or done.stdout}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
