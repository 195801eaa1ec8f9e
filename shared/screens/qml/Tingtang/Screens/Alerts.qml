// Made from assets/design/tokens.json by `python -m shared.screens.tokens`. Do not edit.
pragma Singleton
import QtQuick

QtObject {
    id: alerts
    readonly property AlertColors yellow: AlertColors {
        character: "黄"
        shape: "circle"
        fill: "#F2C230"
        mark: "#1F2622"
        tint: "#FBF0C9"
    }
    readonly property AlertColors orange: AlertColors {
        character: "橙"
        shape: "triangle"
        fill: "#E8833A"
        mark: "#1F2622"
        tint: "#FBE2CC"
    }
    readonly property AlertColors red: AlertColors {
        character: "红"
        shape: "octagon"
        fill: "#B3261E"
        mark: "#FFFFFF"
        tint: "#F9DEDA"
    }
    // The colours of a level: yellow, orange, red.
    function of(level: string): var {
        return level === "red" ? alerts.red : level === "orange" ? alerts.orange : alerts.yellow;
    }
}
