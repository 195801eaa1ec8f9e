"""The convention of `shared.screens`, proven: a typed view-model the engine loads and the checker understands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from shared.screens.app import Screen
from shared.screens.clockface import ClockFace
from shared.screens.lint import LintError, lint, make_types, qml_files, type_sources
from shared.screens.paths import ROOT
from shared.screens.viewmodel import ViewModel
from tests.screens.example.counter_model import CounterModel

HERE = Path(__file__).parent / "example"


@pytest.fixture(scope="module")
def types(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("types")
    make_types(type_sources((HERE, ROOT / "shared" / "screens")), folder)
    return folder


def test_the_example_runs(screen: Screen) -> None:
    counter = CounterModel(screen.jobs)
    clock = ClockFace(lambda: datetime(2026, 6, 18, 10, 26), ticking=False)  # noqa: DTZ001
    window = screen.show(HERE / "qml" / "Main.qml", counter=counter, clock=clock)
    key = window.findChild(QQuickItem, "look")
    assert key.property("text") == "0 人"
    assert window.findChild(QObject, "time").property("text") == "10:26"
    middle = key.mapToScene(key.boundingRect().center())
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(int(middle.x()), int(middle.y())))
    assert key.property("text") == "2 人"
    shown = [found for found in descendants(window.contentItem()) if found.objectName() == "ticket"]
    assert [found.property("number") for found in shown] == ["A012", "A013"]


def descendants(root: QQuickItem) -> list[QQuickItem]:
    return [root, *(found for child in root.childItems() for found in descendants(child))]


def test_the_example_passes_the_checker(types: Path) -> None:
    assert lint([HERE / "qml" / "Main.qml"], types) == (0, "")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("counter.waitingText", "counter.waitingTxt"),
        ("clock.time", "clock.hour"),
        ("counter.look()", "counter.lok()"),
        ("Light.paper", "Light.papper"),
        ("required property CounterModel", "required property CounterModle"),
    ],
)
def test_the_checker_sees_a_slip(types: Path, tmp_path: Path, right: str, wrong: str) -> None:
    text = (HERE / "qml" / "Main.qml").read_text(encoding="utf-8")
    assert right in text
    path = tmp_path / "Main.qml"
    path.write_text(text.replace(right, wrong), encoding="utf-8")
    code, said = lint([path], types)
    assert code != 0
    assert wrong.split(".")[-1].split("(")[0].split()[-1] in said


def test_all_qml_of_the_house_passes_the_checker(types: Path, tmp_path: Path) -> None:
    make_types(type_sources(), tmp_path)
    code, said = lint(qml_files(), tmp_path)
    assert code == 0, said


def test_two_files_with_types_may_not_share_a_stem(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "home.py").write_text('QML_IMPORT_NAME = "Tingtang.X"\n', encoding="utf-8")
    with pytest.raises(LintError, match="share a stem"):
        type_sources((tmp_path,))


@dataclass(frozen=True)
class Pair:
    left: int = 0
    right_side: int = 0


class Model(QObject, ViewModel[Pair, Pair]):
    leftChanged = Signal()
    rightSideChanged = Signal()


def test_only_what_came_out_different_is_notified(qapp) -> None:
    model, told = Model(), []
    model.begin(Pair(), lambda known: known)
    model.leftChanged.connect(lambda: told.append("left"))
    model.rightSideChanged.connect(lambda: told.append("right"))
    model.update(right_side=2, left=0)
    model.update(right_side=2)
    assert told == ["right"]
    assert model.props == Pair(0, 2)


def test_a_prop_that_cannot_notify_is_refused(qapp) -> None:
    class Mute(QObject, ViewModel[Pair, Pair]):
        leftChanged = Signal()

    with pytest.raises(TypeError, match="rightSideChanged"):
        Mute().begin(Pair(), lambda known: known)
