"""tokens.json → typed QML singletons: `python -m shared.screens.tokens` writes them.

The tests say when they are stale.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from shared.screens.paths import MODULE, TOKENS

HEAD = "// Made from assets/design/tokens.json by `python -m shared.screens.tokens`. Do not edit.\npragma Singleton\n"
FOUND = "var"
"""What the look-up functions say they return.

Not the type they do return: each engine of a process has QML's own types for itself, and with Qt 6.12 a function that
names one gives null in an older engine once a newer one has loaded the file. Callers name the type in a property.
"""
PIGMENTS = {"malachite": "Z", "ochre": "A", "azurite": "B", "rouge": "V"}


def tokens() -> dict[str, Any]:
    """The token file."""
    loaded: dict[str, Any] = json.loads(TOKENS.read_text(encoding="utf-8"))
    return loaded


def _numbers(values: Mapping[str, Any]) -> list[str]:
    """One typed property per number; pairs and lists are left out."""
    lines = []
    for name, value in values.items():
        if isinstance(value, bool) or not isinstance(value, int | float):
            continue
        kind = "int" if isinstance(value, int) else "real"
        lines.append(f"readonly property {kind} {name}: {value}")
    return lines


def _flat(values: Mapping[str, Any]) -> str:
    body = "".join(f"    {line}\n" for line in _numbers(values))
    return f"{HEAD}import QtQml\n\nQtObject {{\n{body}}}\n"


def _grouped(groups: Mapping[str, Any], extra: str = "") -> str:
    """One inline component per group, so that tooling sees the type of `Type.kiosk.question`."""
    parts = [f"{HEAD}import QtQml\n\nQtObject {{\n{extra}"]
    for name, values in groups.items():
        kind = name[0].upper() + name[1:]
        body = "".join(f"        {line}\n" for line in _numbers(values))
        parts.append(f"    component {kind}: QtObject {{\n{body}    }}\n")
        parts.append(f"    readonly property {kind} {name}: {kind} {{}}\n")
    return "".join(parts) + "}\n"


def _colours(values: Mapping[str, Mapping[str, str]]) -> str:
    # QML reads `onAccent:` as a signal handler.
    named = {f"inkO{name[1:]}" if name.startswith("on") else name: v for name, v in values.items()}
    lines = [f'    readonly property color {name}: "{v["value"]}" // {v["use"]}\n' for name, v in named.items()]
    return f"{HEAD}import QtQuick\n\nQtObject {{\n{''.join(lines)}}}\n"


def _zones(zone: Mapping[str, Any], dark: Mapping[str, Any]) -> str:
    lines = [f"{HEAD}import QtQuick\n\nQtObject {{\n    id: zones\n"]
    for pigment, letter in PIGMENTS.items():
        for ground in ("light", "dark", "onFlash", "onAccent"):
            c = zone[letter][ground]
            # On dark ground a zone has one bright colour; the raised panel stands in for the tint.
            soft = c.get("soft", dark["panel2"]["value"] if ground == "dark" else "transparent")
            name = pigment + {"light": "Light", "dark": "Dark", "onFlash": "Flash", "onAccent": "Accent"}[ground]
            lines.append(
                f"    readonly property ZoneColors {name}: ZoneColors {{\n"
                f'        solid: "{c["solid"]}"\n        words: "{c.get("text", c["solid"])}"\n'
                f'        soft: "{soft}"\n        letter: "{c["on"]}"\n    }}\n'
            )
    lines.append(
        "    // The colours of a pigment on a ground: light (paper), dark (wall), flash, accent.\n"
        f"    function of(pigment: string, ground: string): {FOUND} {{\n"
        '        const key = pigment + "-" + ground;\n        switch (key) {\n'
    )
    for pigment in PIGMENTS:
        for ground in ("light", "dark", "flash", "accent"):
            if (pigment, ground) != ("azurite", "light"):
                lines.append(f'        case "{pigment}-{ground}": return zones.{pigment}{ground.title()};\n')
    lines.append("        default: return zones.azuriteLight;\n        }\n    }\n}\n")
    return "".join(lines)


def _wait_bands(bands: list[dict[str, Any]]) -> str:
    lines = [f"{HEAD}import QtQuick\n\nQtObject {{\n    id: bands\n"]
    for band in bands:
        lines.append(
            f"    readonly property WaitBand {band['id']}: WaitBand {{\n"
            f'        name: "{band["id"]}"\n        fromMinutes: {band["fromMin"]}\n        fill: "{band["fill"]}"\n'
            f'        border: "{band["border"]}"\n        bar: {band["bar"]}\n        words: "{band["text"]}"\n    }}\n'
        )
    lines.append(f"    // The band of a wait in minutes.\n    function of(minutes: real): {FOUND} {{\n")
    for band in reversed(bands[1:]):
        lines.append(f"        if (minutes >= {band['fromMin']}) return bands.{band['id']};\n")
    lines.append(f"        return bands.{bands[0]['id']};\n    }}\n")
    lines.append(
        f"    // The band of that name (calm, yellow, orange, red).\n    function named(name: string): {FOUND} {{\n"
    )
    for band in bands[1:]:
        lines.append(f'        if (name === "{band["id"]}") return bands.{band["id"]};\n')
    lines.append(f"        return bands.{bands[0]['id']};\n    }}\n}}\n")
    return "".join(lines)


def _alerts(alerts: Mapping[str, Any]) -> str:
    lines = [f"{HEAD}import QtQuick\n\nQtObject {{\n    id: alerts\n"]
    for level, a in alerts.items():
        lines.append(
            f"    readonly property AlertColors {level}: AlertColors {{\n"
            f'        character: "{a["zh"]}"\n        shape: "{a["shape"]}"\n        fill: "{a["fill"]}"\n'
            f'        mark: "{a["mark"]}"\n        tint: "{a["tint"]}"\n    }}\n'
        )
    lines.append(
        f"    // The colours of a level: yellow, orange, red.\n    function of(level: string): {FOUND} {{\n"
        '        return level === "red" ? alerts.red : level === "orange" ? alerts.orange : alerts.yellow;\n    }\n}\n'
    )
    return "".join(lines)


def singletons() -> dict[str, str]:
    """File name → text of every generated singleton."""
    t = tokens()
    sizes = {name: values for name, values in t["type"].items() if isinstance(values, dict) and name != "weights"}
    family = f'    readonly property string family: "{t["type"]["family"]}"\n'
    return {
        "Light.qml": _colours(t["color"]["light"]),
        "Dark.qml": _colours(t["color"]["dark"]),
        "Type.qml": _grouped(sizes, family),
        "Spacing.qml": _grouped({k: v for k, v in t["spacing"].items() if isinstance(v, dict)}),
        "Radius.qml": _flat(t["radius"]),
        "Lip.qml": _flat(t["lip"]),
        "Touch.qml": _flat(t["touch"]),
        "Duration.qml": _flat(t["duration"]),
        "Timeout.qml": _flat(t["timeout"]),
        "Zones.qml": _zones(t["zone"], t["color"]["dark"]),
        "WaitBands.qml": _wait_bands(t["waitBand"]),
        "Alerts.qml": _alerts(t["alert"]),
    }


def main() -> None:
    """Write the singletons into the QML module."""
    for name, text in singletons().items():
        (MODULE / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
