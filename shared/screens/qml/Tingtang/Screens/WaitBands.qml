// Made from assets/design/tokens.json by `python -m shared.screens.tokens`. Do not edit.
pragma Singleton
import QtQuick

QtObject {
    id: bands
    readonly property WaitBand calm: WaitBand {
        name: "calm"
        fromMinutes: 0
        fill: "#FFFDF9"
        border: "#DED5C5"
        bar: 0
        words: "#1F2622"
    }
    readonly property WaitBand yellow: WaitBand {
        name: "yellow"
        fromMinutes: 10
        fill: "#FBF0C9"
        border: "#F2C230"
        bar: 4
        words: "#5E4700"
    }
    readonly property WaitBand orange: WaitBand {
        name: "orange"
        fromMinutes: 20
        fill: "#FBE2CC"
        border: "#E8833A"
        bar: 6
        words: "#70350A"
    }
    readonly property WaitBand red: WaitBand {
        name: "red"
        fromMinutes: 30
        fill: "#F9DEDA"
        border: "#B3261E"
        bar: 8
        words: "#7E1711"
    }
    // The band of a wait in minutes.
    function of(minutes: real): var {
        if (minutes >= 30) return bands.red;
        if (minutes >= 20) return bands.orange;
        if (minutes >= 10) return bands.yellow;
        return bands.calm;
    }
    // The band of that name (calm, yellow, orange, red).
    function named(name: string): var {
        if (name === "yellow") return bands.yellow;
        if (name === "orange") return bands.orange;
        if (name === "red") return bands.red;
        return bands.calm;
    }
}
