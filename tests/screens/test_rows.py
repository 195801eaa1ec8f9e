"""Replacing rows changes only what differs, and QML keeps its delegates."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractListModel
from PySide6.QtTest import QAbstractItemModelTester

from shared.screens.rows import Rows


@dataclass(frozen=True)
class Row:
    key: int
    wait_low: int = 0
    marks: tuple[str, ...] = ()


lists = st.lists(st.builds(Row, st.integers(0, 12), st.integers(0, 2)), unique_by=lambda row: row.key, max_size=12)


@given(before=lists, after=lists)
def test_a_listener_that_follows_the_signals_ends_with_the_new_rows(before: list[Row], after: list[Row]) -> None:
    rows = Rows(Row, "key")
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows.replace(before)
    mirror = list(before)
    inserted, changed = [], []

    def insert(_parent, first: int, last: int) -> None:
        inserted.extend(row.key for row in rows.rows[first : last + 1])
        mirror[first:first] = rows.rows[first : last + 1]

    def remove(_parent, first: int, last: int) -> None:
        del mirror[first : last + 1]

    def move(_from, first: int, last: int, _to, at: int) -> None:
        assert first == last
        assert at < first
        mirror.insert(at, mirror.pop(first))

    def change(top, bottom, roles) -> None:
        changed.append(rows.rows[top.row()].key)
        mirror[top.row()] = rows.rows[top.row()]

    rows.rowsInserted.connect(insert)
    rows.rowsRemoved.connect(remove)
    rows.rowsMoved.connect(move)
    rows.dataChanged.connect(change)
    rows.replace(after)
    assert mirror == list(rows.rows) == after
    old, new = {row.key: row for row in before}, {row.key: row for row in after}
    assert sorted(inserted) == sorted(new.keys() - old.keys())
    assert sorted(changed) == sorted(key for key in new.keys() & old.keys() if new[key] != old[key])
    del tester


def test_roles_are_the_fields_in_camel_case() -> None:
    rows = Rows(Row, "key")
    rows.replace([Row(1, 18, ("elder",))])
    roles = {bytes(name.data()).decode(): role for role, name in rows.roleNames().items()}
    assert set(roles) == {"key", "waitLow", "marks"}
    assert rows.data(rows.index(0), roles["waitLow"]) == 18
    assert rows.data(rows.index(0), roles["marks"]) == ["elder"]
    assert isinstance(rows, QAbstractListModel)


def test_a_repeated_key_is_refused_and_changes_nothing() -> None:
    rows = Rows(Row, "key")
    rows.replace([Row(1)])
    with pytest.raises(ValueError, match="one key"):
        rows.replace([Row(2), Row(2)])
    assert rows.rows == (Row(1),)


def test_qml_keeps_the_delegate_of_a_row_that_moves_and_changes(show, qtbot) -> None:
    rows = Rows(Row, "key")
    rows.replace([Row(1), Row(2), Row(3)])
    window = show(
        """Window {
            id: window
            required property QtObject rows
            property int made: 0
            property string order
            width: 200; height: 200
            Repeater {
                model: window.rows
                Item { required property int key; required property int waitLow; objectName: "row" + key
                    Component.onCompleted: window.made += 1 }
            }
        }""",
        rows=rows,
    )
    assert window.property("made") == 3
    rows.replace([Row(3, 5), Row(1), Row(4)])
    assert window.property("made") == 4
    shown = {item.property("key"): item.property("waitLow") for item in window.contentItem().childItems()}
    assert {key: shown[key] for key in (1, 3, 4)} == {1: 0, 3: 5, 4: 0}
