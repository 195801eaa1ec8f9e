// Made from assets/design/tokens.json by `python -m shared.screens.tokens`. Do not edit.
pragma Singleton
import QtQml

QtObject {
    component Kiosk: QtObject {
        readonly property int margin: 56
        readonly property int gutterX: 28
        readonly property int gutterY: 26
        readonly property int rowGap: 30
        readonly property int cardPadding: 30
        readonly property int section: 48
    }
    readonly property Kiosk kiosk: Kiosk {}
    component Wall: QtObject {
        readonly property int margin: 56
        readonly property int gutter: 24
        readonly property int panelPadding: 48
    }
    readonly property Wall wall: Wall {}
    component Desk: QtObject {
        readonly property int margin: 24
        readonly property int gutter: 12
        readonly property int block: 24
        readonly property int cardPadding: 24
    }
    readonly property Desk desk: Desk {}
    component Phone: QtObject {
        readonly property int margin: 20
        readonly property int cardPadding: 24
        readonly property int block: 16
    }
    readonly property Phone phone: Phone {}
    component Paper: QtObject {
        readonly property int margin: 32
    }
    readonly property Paper paper: Paper {}
}
