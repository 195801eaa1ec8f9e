// Made from assets/design/tokens.json by `python -m shared.screens.tokens`. Do not edit.
pragma Singleton
import QtQuick

QtObject {
    readonly property color bg: "#101714" // wall background
    readonly property color panel: "#19221E" // panels on the wall
    readonly property color panel2: "#222D28" // raised block: window number
    readonly property color line: "#35423C" // hairline between rows
    readonly property color text: "#F7F1E3" // primary text
    readonly property color text2: "#C3C9BD" // secondary text
    readonly property color text3: "#9DA69C" // arrows and quiet marks
    readonly property color accent: "#A9D6C0" // brand mark only; the wall has no buttons
    readonly property color flash: "#FBF3DF" // paper panel at the moment of a new call
    readonly property color flashInk: "#16201B" // text on flash, letters on zone badges
    readonly property color flashInk2: "#4A524C" // secondary text on flash
}
