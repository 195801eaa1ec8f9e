// Made from assets/design/tokens.json by `python -m shared.screens.tokens`. Do not edit.
pragma Singleton
import QtQml

QtObject {
    readonly property int kioskCard: 28
    readonly property int kioskLargeCard: 32
    readonly property int kioskTile: 24
    readonly property int wallPanel: 32
    readonly property int wallTile: 28
    readonly property int deskCard: 14
    readonly property int deskButton: 12
    readonly property int deskChip: 10
    readonly property int tag: 6
    readonly property int phoneCard: 20
    readonly property int phoneButton: 16
    readonly property real badgeRatio: 0.26
}
