// Made from assets/design/tokens.json by `python -m shared.screens.tokens`. Do not edit.
pragma Singleton
import QtQml

QtObject {
    readonly property int kiosk: 6
    readonly property int desk: 3
    readonly property int deskPrimary: 4
    readonly property int phone: 3
}
