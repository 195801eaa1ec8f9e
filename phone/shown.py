"""Which parts of the page are seen: the small rule language that the template and the page's script both read.

`state=waiting,called wait=range` holds when the face's state is one of the two and its wait is a range; `until=`
holds when it is empty, `until!=` when it is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def shown(rule: str, data: Mapping[str, Any]) -> bool:
    """Whether a part with this rule is seen."""
    return all(_holds(one, data) for one in rule.split())


def _holds(condition: str, data: Mapping[str, Any]) -> bool:
    name, _, values = condition.partition("=")
    negated = name.endswith("!")
    return (written(data[name.rstrip("!")]) in values.split(",")) != negated


def written(value: Any) -> str:
    """A value as the page writes it; `True` as JavaScript would."""
    return str(value).lower() if isinstance(value, bool) else str(value)
