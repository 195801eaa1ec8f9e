"""`python -m shared.screens.translations update|release|check`: keeps assets/translations in step with the screens.

update: collect every `qsTr` and `tr` of the screens into tingtang_en.ts, and release. Texts nobody uses any more go.
release: tingtang_en.ts → tingtang_en.qm, which is what the screens load.
check: say what is untranslated, not collected yet, or not released.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from shared.screens.paths import ROOT, SCREENS, TRANSLATIONS
from shared.screens.qt_tools import qt_tool

TS = TRANSLATIONS / "tingtang_en.ts"
QM = TRANSLATIONS / "tingtang_en.qm"
_TEXT = re.compile(r"\b(?:qsTr|tr|translate)\(")


def sources() -> list[Path]:
    """The files whose texts are translated: QML and Python of the design system and the screens."""
    folders = (ROOT / "shared" / "screens", *(ROOT / screen for screen in SCREENS))
    found = (p for folder in folders for kind in ("*.qml", "*.py") for p in folder.rglob(kind))
    return sorted(path for path in found if _TEXT.search(path.read_text(encoding="utf-8")))


def update(ts: Path = TS) -> None:
    """Collect the texts; keeps what is already translated. Raises RuntimeError when lupdate fails."""
    _run("lupdate", "-silent", "-no-obsolete", "-locations", "none", "-source-language", "zh_CN",
         "-target-language", "en", *map(str, sources()), "-ts", str(ts))  # fmt: skip


def release(ts: Path = TS, qm: Path = QM) -> None:
    """Make the file the screens load. Raises RuntimeError when lrelease fails."""
    _run("lrelease", "-silent", "-nounfinished", str(ts), "-qm", str(qm))


def messages(ts: Path) -> dict[tuple[str, str], str | None]:
    """(context, Chinese) → English; None where it is not translated yet."""
    found: dict[tuple[str, str], str | None] = {}
    for context in ElementTree.parse(ts).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            english = message.find("translation")
            done = english is not None and english.get("type") is None and english.text
            found[name, message.findtext("source", "")] = str(english.text) if done and english is not None else None
    return found


def check() -> list[str]:
    """What is wrong, a line each; empty when every text has its English and the released file is this one."""
    known = messages(TS)
    problems = [f"not translated: {context}: {text}" for (context, text), english in known.items() if not english]
    with tempfile.TemporaryDirectory() as folder:
        fresh_ts, fresh_qm = Path(folder) / TS.name, Path(folder) / QM.name
        # Beside the committed file nothing may change: collect into a copy.
        fresh_ts.write_bytes(TS.read_bytes())
        update(fresh_ts)
        fresh = messages(fresh_ts)
        problems += [f"not collected: {context}: {text}" for context, text in fresh.keys() - known.keys()]
        problems += [f"no longer used: {context}: {text}" for context, text in known.keys() - fresh.keys()]
        release(TS, fresh_qm)
        if not QM.exists() or QM.read_bytes() != fresh_qm.read_bytes():
            problems.append(f"{QM.name} is not what {TS.name} says: run `release`")
    return sorted(problems)


def main(words: list[str]) -> int:
    """The command; 0 done, 1 something is wrong, 2 not understood."""
    if words == ["update"]:
        update()
        release()
    elif words == ["release"]:
        release()
    elif words == ["check"]:
        problems = check()
        print("\n".join(problems) if problems else "every text has its English")
        return 1 if problems else 0
    else:
        print(__doc__)
        return 2
    return 0


def _run(tool: str, *arguments: str) -> None:
    done = subprocess.run([qt_tool(tool), *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{tool}: {done.stderr or done.stdout}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
