"""The generated QML is what the token file says, and the colours can be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from shared.screens.app import Screen
from shared.screens.jobs import ImmediateJobs
from shared.screens.paths import MODULE
from shared.screens.tokens import singletons, tokens

LOOK_UPS = """import QtQuick
import Tingtang.Screens
Window {
    property bool second
    readonly property ZoneColors zone: Zones.of(second ? "rouge" : "ochre", "light")
    readonly property WaitBand band: WaitBands.of(second ? 99 : 0)
    readonly property WaitBand named: WaitBands.named(second ? "red" : "calm")
    readonly property AlertColors level: Alerts.of(second ? "red" : "yellow")
    readonly property string found: [zone.solid, band.name, named.name, level.character].join(" ")
}"""


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


def test_two_screens_in_one_process_find_their_colours(qapp: QGuiApplication, tmp_path: Path) -> None:
    path = tmp_path / "LookUps.qml"
    path.write_text(LOOK_UPS, encoding="utf-8")
    with Screen("one", jobs=ImmediateJobs()) as one, Screen("other", jobs=ImmediateJobs()) as other:
        windows = [one.show(path), other.show(path)]
        before = [window.property("found") for window in windows]
        for window in windows:
            window.setProperty("second", True)
        after = [window.property("found") for window in windows]
    zone, alert = tokens()["zone"], tokens()["alert"]
    assert before == [f"{zone['A']['light']['solid'].lower()} calm calm {alert['yellow']['zh']}"] * 2
    assert after == [f"{zone['V']['light']['solid'].lower()} red red {alert['red']['zh']}"] * 2


@pytest.mark.parametrize(
    "pair",
    [pair for ground in ("light", "dark") for pair in tokens()["contrast"][ground]],
    ids=lambda pair: f"{pair['text']}-on-{pair['on']}",
)
def test_text_can_be_read_on_its_ground(pair: dict) -> None:
    assert contrast(pair["textHex"], pair["onHex"]) >= pair["required"]
