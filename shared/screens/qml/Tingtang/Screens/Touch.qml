// Made from assets/design/tokens.json by `python -m shared.screens.tokens`. Do not edit.
pragma Singleton
import QtQml

QtObject {
    readonly property int kioskMinPx: 96
    readonly property real kioskMinMm: 23.8
    readonly property int kioskPreferredPx: 120
    readonly property int kioskNavHeight: 148
    readonly property int kioskLargeRow: 226
    readonly property int deskMinPx: 44
    readonly property int phoneMinPx: 44
    readonly property int gapMinPx: 20
}
