"""A list for QML that keeps its delegates: replacing the rows changes only what differs."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Hashable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    Property,
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

R = TypeVar("R")
_NOWHERE = QModelIndex()


def camel(name: str) -> str:
    """`wait_low` → `waitLow`: Python's field is QML's role."""
    return re.sub(r"_([a-z0-9])", lambda found: found[1].upper(), name)


class Rows(QAbstractListModel, Generic[R]):
    """Rows of one frozen dataclass; its fields (in camelCase) are the roles.

    `key` names the field that says which row is which; keys are hashable and unique within a list.
    """

    countChanged = Signal()

    def __init__(self, row_type: type[R], key: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        fields = [field.name for field in dataclasses.fields(row_type)]  # type: ignore[arg-type]
        if key not in fields:
            raise ValueError(f"{row_type.__name__} has no field {key}")
        self._key = key
        self._fields = {int(Qt.ItemDataRole.UserRole) + 1 + at: name for at, name in enumerate(fields)}
        self._rows: list[R] = []

    @property
    def rows(self) -> tuple[R, ...]:
        """What is shown now."""
        return tuple(self._rows)

    def _count(self) -> int:
        return len(self._rows)

    count = Property(int, _count, notify=countChanged)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Number of rows; a list has no children."""
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:
        """The dataclass fields, in camelCase."""
        return {role: QByteArray(camel(name).encode()) for role, name in self._fields.items()}

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        """One field of one row; None for what does not exist."""
        name = self._fields.get(role)
        if name is None or not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        value = getattr(self._rows[index.row()], name)
        return list(value) if isinstance(value, tuple) else value

    def replace(self, rows: Sequence[R]) -> None:
        """Show `rows`: remove, move, insert and change only what differs. Raises ValueError on a repeated key."""
        wanted = [self._key_of(row) for row in rows]
        if len(set(wanted)) != len(wanted):
            raise ValueError(f"two rows have one {self._key}")
        before = len(self._rows)
        self._remove_all_but(set(wanted))
        for at, row in enumerate(rows):
            self._bring(wanted[at], row, at)
        if len(self._rows) != before:
            self.countChanged.emit()

    def _key_of(self, row: R) -> Hashable:
        key: Hashable = getattr(row, self._key)
        return key

    def _remove_all_but(self, wanted: set[Hashable]) -> None:
        last = len(self._rows) - 1
        while last >= 0:
            if self._key_of(self._rows[last]) in wanted:
                last -= 1
                continue
            first = last
            while first > 0 and self._key_of(self._rows[first - 1]) not in wanted:
                first -= 1
            self.beginRemoveRows(_NOWHERE, first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()
            last = first - 1

    def _bring(self, key: Hashable, row: R, at: int) -> None:
        """Make position `at` show `row`; everything before `at` is already right."""
        found = next((i for i in range(at, len(self._rows)) if self._key_of(self._rows[i]) == key), None)
        if found is None:
            self.beginInsertRows(_NOWHERE, at, at)
            self._rows.insert(at, row)
            self.endInsertRows()
            return
        if found != at:
            self.beginMoveRows(_NOWHERE, found, found, _NOWHERE, at)
            self._rows.insert(at, self._rows.pop(found))
            self.endMoveRows()
        old = self._rows[at]
        if old != row:
            self._rows[at] = row
            changed = [r for r, name in self._fields.items() if getattr(old, name) != getattr(row, name)]
            self.dataChanged.emit(self.index(at), self.index(at), changed)
