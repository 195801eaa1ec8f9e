// Made from assets/design/tokens.json by `python -m shared.screens.tokens`. Do not edit.
pragma Singleton
import QtQuick

QtObject {
    readonly property color paper: "#F7F3EB" // page background (kiosk, desk, phone)
    readonly property color surface: "#FFFDF9" // cards, keys and anything that can be pressed
    readonly property color sunk: "#EFE9DD" // column wells, tracks, keycaps, inner hairlines
    readonly property color line: "#DED5C5" // hairline borders, 1 px desk and phone, 2 px kiosk
    readonly property color lip: "#CFC4B1" // solid lower edge of pressable things; never blurred
    readonly property color edge: "#8C8271" // dashed or strong outline of empty and inactive controls
    readonly property color ink: "#1F2622" // primary text
    readonly property color ink2: "#4F5650" // secondary text
    readonly property color ink3: "#61655D" // quiet text: footers, unavailable actions
    readonly property color accent: "#143F38" // the one accent ink: primary action, help, current step, selection
    readonly property color accentPressed: "#0D2E29" // lip and pressed fill of accent controls
    readonly property color accentSoft: "#E3EBE4" // quiet accent tint: done steps, information bands, first in line
    readonly property color inkOnAccent: "#FFFFFF" // text on accent
    readonly property color yellow: "#F2C230" // alert 黄 / wait 10-19 min
    readonly property color orange: "#E8833A" // alert 橙 / wait 20-29 min
    readonly property color red: "#B3261E" // alert 红 / wait 30 min and over
    readonly property color yellowSoft: "#FBF0C9" // tint behind 黄
    readonly property color orangeSoft: "#FBE2CC" // tint behind 橙
    readonly property color redSoft: "#F9DEDA" // tint behind 红
    readonly property color good: "#235C3D" // success, connected, acknowledged
}
