"""What every view-model does: frozen inputs → one pure function → frozen props → notify what changed."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from shared.screens.rows import camel

Inputs = TypeVar("Inputs")
Props = TypeVar("Props")


class ViewModel(Generic[Inputs, Props]):
    """Mix into a `QObject`: `class Counter(QObject, ViewModel[Known, Drawn])`, and call `begin` in `__init__`.

    For each field `wait_low` of its props the class declares a signal `waitLowChanged = Signal()` and a getter
    `@Property(int, notify=waitLowChanged) def waitLow(self) -> int: return self.props.wait_low`. The words are
    written out because the type-info build, and so qmllint, reads them from the source; for the same reason QObject
    stands first among the bases.
    """

    _inputs: Inputs
    _props: Props
    _derive: Callable[[Inputs], Props]

    def begin(self, inputs: Inputs, derive: Callable[[Inputs], Props]) -> None:
        """Derive the first props. Raises TypeError for a prop that could not notify: it would freeze on the screen."""
        self._inputs = inputs
        self._derive = derive
        self._props = derive(inputs)
        for name in self._names():
            if not hasattr(self, f"{camel(name)}Changed"):
                raise TypeError(f"{type(self).__name__} lacks the signal {camel(name)}Changed")

    @property
    def inputs(self) -> Inputs:
        """What is known."""
        return self._inputs

    @property
    def props(self) -> Props:
        """What is drawn."""
        return self._props

    def update(self, **changes: Any) -> None:
        """Replace some inputs, derive again, and notify the fields that came out different."""
        self._inputs = dataclasses.replace(self._inputs, **changes)  # type: ignore[type-var]
        self.rederive()

    def rederive(self) -> None:
        """Derive again from the same inputs (the language changed, say)."""
        old, self._props = self._props, self._derive(self._inputs)
        for name in self._names():
            if getattr(old, name) != getattr(self._props, name):
                getattr(self, f"{camel(name)}Changed").emit()

    def _names(self) -> list[str]:
        return [field.name for field in dataclasses.fields(self._props)]  # type: ignore[arg-type]
