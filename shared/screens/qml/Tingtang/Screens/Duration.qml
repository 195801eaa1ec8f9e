// Made from assets/design/tokens.json by `python -m shared.screens.tokens`. Do not edit.
pragma Singleton
import QtQml

QtObject {
    readonly property int press: 80
    readonly property int release: 120
    readonly property int pageSlide: 220
    readonly property int valueCrossfade: 200
    readonly property int flashIn: 260
    readonly property int flashHold: 6000
    readonly property int flashOut: 420
    readonly property int toast: 10000
}
