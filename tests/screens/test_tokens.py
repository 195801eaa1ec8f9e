"""The generated QML is what the token file says, and the colours can be read."""

from __future__ import annotations

import pytest

from shared.screens.paths import MODULE
from shared.screens.tokens import singletons, tokens


def luminance(colour: str) -> float:
    """WCAG 2.2 relative luminance of #RRGGBB."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", sorted(singletons()))
def test_the_singletons_are_in_step_with_the_token_file(name: str) -> None:
    assert (MODULE / name).read_text(encoding="utf-8") == singletons()[name], "run python -m shared.screens.tokens"


def test_the_module_lists_every_file_once() -> None:
    lines = (MODULE / "qmldir").read_text(encoding="utf-8").splitlines()[1:]
    assert sorted(line.split()[-1] for line in lines) == sorted(path.name for path in MODULE.glob("*.qml"))
    for line in lines:
        text = (MODULE / line.split()[-1]).read_text(encoding="utf-8")
        assert line.startswith("singleton ") == ("pragma Singleton" in text), line


@pytest.mark.parametrize(
    "pair",
    [pair for ground in ("light", "dark") for pair in tokens()["contrast"][ground]],
    ids=lambda pair: f"{pair['text']}-on-{pair['on']}",
)
def test_text_can_be_read_on_its_ground(pair: dict) -> None:
    assert contrast(pair["textHex"], pair["onHex"]) >= pair["required"]
