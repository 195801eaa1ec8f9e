// Made from assets/design/tokens.json by `python -m shared.screens.tokens`. Do not edit.
pragma Singleton
import QtQml

QtObject {
    readonly property int kioskIdleWarn: 45
    readonly property int kioskIdleHome: 60
    readonly property int kioskLargeIdleWarn: 75
    readonly property int kioskLargeIdleHome: 90
    readonly property int ticketHome: 10
    readonly property int ticketHomeLarge: 20
    readonly property int helpConfirm: 20
    readonly property int callGrace: 180
    readonly property int undo: 10
    readonly property int staleAfter: 15
}
